/** Conditions of rules as sentences. What stands in code is written as in the rule; the rest is English. */
import type {
  Condition,
  Domain,
  Operand,
  Operator,
  Phrase,
  Quantity,
  Relation,
  Sources,
  Target,
  Wanted,
} from '../../../compiler/rules/resolved.ts';

export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
      return joined(condition.items.map(grouped), 'and');
    case 'or':
      return sameSubject(condition.items) ?? `either ${condition.items.map(grouped).join(', or ')}`;
    case 'at_least_of':
      return `${condition.need} of these hold: ${condition.items.map(conditionWords).join('; ')}`;
    case 'not':
      return negated(condition.item);
    case 'is_kind':
      return `${subject(condition.subject)} is ${article(condition.of.name)} ${code(condition.of.name)}`;
    case 'is_fact':
      return `${subject(condition.subject)} ${predicate(condition.fact)}`;
    case 'is_attribute':
      return `${subject(condition.subject)} is ${plain(condition.attribute.name)}${phraseWords(condition.phrases)}`;
    case 'compare':
      return `${subject(condition.left)} ${COMPARES[condition.operator]} ${subject(condition.right)}`;
    case 'relate':
      return `${subject(condition.subject)} ${relationWords(condition.relation)} ${wantedWords(condition.wanted)}${phraseWords(condition.phrases)}`;
    case 'quantifier':
      return quantifierWords(condition.quantity, condition.domain, condition.where);
    case 'path': {
      const through = condition.through ? ` through ${sourcesWords(condition.through)}` : '';
      const ways = condition.quantity === 'any' ? 'there is a way' : 'every way there is goes';
      return `${ways} from ${sourcesWords(condition.from)} to ${sourcesWords(condition.to)}${through}`;
    }
    case 'reaches': {
      const label = condition.label ? `, still as ${code(condition.label.name)}` : '';
      return `${subject(condition.datum)} gets to ${sourcesWords(condition.to)}${label}`;
    }
    case 'broken':
      throw new Error('a condition of a shipped rule could not be read');
  }
}

const COMPARES: Readonly<Record<Operator, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
};

/** `a` or `an`, by how a word is spelt. */
function article(word: string): string {
  return /^[aeio]/.test(word) ? 'an' : 'a';
}

function negated(item: Condition): string {
  switch (item.kind) {
    case 'is_kind':
      return `${subject(item.subject)} is no ${code(item.of.name)}`;
    case 'is_attribute':
      return `${subject(item.subject)} is not ${plain(item.attribute.name)}${phraseWords(item.phrases)}`;
    default:
      return `it is not so that ${conditionWords(item)}`;
  }
}

function grouped(condition: Condition): string {
  const words = conditionWords(condition);
  return condition.kind === 'and' || (condition.kind === 'or' && sameSubject(condition.items) === undefined) ? `(${words})` : words;
}

/** `c` is a `log_store`, `siem` or runs elsewhere: of one subject, said once. */
function sameSubject(items: readonly Condition[]): string | undefined {
  const kinds = items.flatMap((item) => (item.kind === 'is_kind' ? [item] : []));
  const [first] = kinds;
  if (!first || kinds.length < items.length || kinds.some((one) => one.subject.text !== first.subject.text)) return undefined;
  const names = kinds.map((one) => code(one.of.name));
  return `${subject(first.subject)} is ${article(first.of.name)} ${joined(names, 'or')}`;
}

/** The title of a fact is what it says of something: "comes from a less trusted place". */
function predicate(fact: { readonly name: string; readonly title: string | undefined }): string {
  return fact.title === undefined ? `is ${plain(fact.name)}` : `${fact.title} (${code(fact.name)})`;
}

function subject(operand: Operand): string {
  return operand.op === 'it' ? 'it' : code(operand.text);
}

function relationWords(relation: Relation): string {
  switch (relation.by) {
    case 'attribute':
      return plain(relation.attribute.name);
    case 'claim':
      return relation.state;
    case 'graph':
      return relation.verb === 'called_by' ? 'is called by' : plain(relation.verb);
  }
}

function wantedWords(wanted: Wanted): string {
  if (wanted.how === 'quantity') {
    const name = targetWords(wanted.target);
    return `${wanted.quantity.word === 'any' ? article(name.replaceAll('`', '')) : quantityWords(wanted.quantity)} ${name}`;
  }
  const names = wanted.targets.map(targetWords);
  if (names.length === 1) return names[0] ?? '';
  if (typeof wanted.need === 'number') return `${wanted.need} of ${names.join(', ')}`;
  return joined(names, wanted.need === 'all' ? 'and' : 'or');
}

function targetWords(target: Target): string {
  switch (target.target) {
    case 'kind':
      return code(target.of.name);
    case 'fact':
      return `part that ${predicate(target.fact)}`;
    case 'control':
      return code(target.control.name);
    case 'element':
      return subject(target.operand);
    case 'word':
      return code(target.word);
  }
}

function phraseWords(phrases: readonly Phrase[]): string {
  return phrases
    .map(({ preposition, need, operands }) => ` ${preposition} ${joined(operands.map(targetWords), need === 'all' ? 'and' : 'or')}`)
    .join('');
}

function quantityWords({ word, number }: Quantity): string {
  switch (word) {
    case 'any':
      return 'a';
    case 'no':
      return 'no';
    case 'every':
      return 'only';
    case 'exactly':
      return `exactly ${number}`;
    case 'at_least':
      return `at least ${number}`;
    case 'at_most':
      return `at most ${number}`;
  }
}

function quantifierWords(quantity: Quantity, domain: Domain, where: Condition | undefined): string {
  const things = `${code(domain.of.name)}${domain.to ? ` ${PLACES[domain.relation ?? 'inside']} ${subject(domain.to)}` : ''}`;
  if (quantity.word === 'every') return where ? `of every ${things}: ${conditionWords(where)}` : `there is every ${things}`;
  const lead = quantity.word === 'any' ? `there is ${article(domain.of.name)}` : `there is ${quantityWords(quantity)}`;
  return `${lead} ${things}${where ? ` such that ${conditionWords(where)}` : ''}`;
}

const PLACES: Readonly<Record<NonNullable<Domain['relation']>, string>> = {
  hop_to: 'to',
  hop_from: 'from',
  hop_at: 'at',
  hop_of: 'of',
  hop_in: 'inside',
  hop_into: 'into',
  flow_to: 'to',
  flow_from: 'from',
  flow_through: 'through',
  data_on: 'on',
  data_in: 'kept in',
  data_at: 'at',
  inside: 'inside',
  on_flow: 'on',
  around_it: 'around',
};

export function sourcesWords(sources: Sources): string {
  return joined(
    sources.any.map((target) =>
      target.target === 'fact'
        ? `whatever ${predicate(target.fact)}`
        : target.target === 'kind'
          ? `any ${code(target.of.name)}`
          : targetWords(target),
    ),
    'or',
  );
}

export function joined(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function plain(word: string): string {
  return word.replaceAll('_', ' ');
}
