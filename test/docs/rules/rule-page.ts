/** The page of a rule: why, when it speaks, what closes it, how bad it is, where it is mistaken, its examples. */

import { findPhrase, phraseValues } from '../../../compiler/model/nodes.ts';
import type { RuleDefinition } from '../../../compiler/model/vocabulary.ts';
import { statementsIn } from '../../../compiler/model/vocabulary-words.ts';
import { runExamples } from '../../../compiler/rules/examples.ts';
import type { Condition, Demand, Requirement, ResolvedRule, Variable } from '../../../compiler/rules/resolved.ts';
import type { ExampleNode, StatementNode } from '../../../compiler/syntax/ast.ts';
import { code, conditionWords, joined, plain, sourcesWords } from './condition-words.ts';
import type { Library } from './library.ts';
import { referenceLink } from './references.ts';

export function rulePage(library: Library, rule: RuleDefinition, resolved: ResolvedRule): string {
  return [
    `# ${rule.title ?? plain(rule.name)}`,
    `${code(rule.id)}: ${joined(rule.stride.map(plain), 'and')}. Of the pack \`${rule.pack}\`; [all rules](../README.md).`,
    why(rule),
    firstFinding(library, rule),
    when(resolved),
    closing(library, resolved),
    severity(resolved, rule),
    notes(rule),
    relatives(library, resolved),
    standards(resolved),
    examples(library, rule),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function why({ doc }: RuleDefinition): string {
  return doc === undefined ? '' : doc.replace(/\s+/g, ' ');
}

/** What it says of its own first example, so that a reader sees a finding and not a pattern. */
function firstFinding({ vocabulary }: Library, rule: RuleDefinition): string {
  const violated = runExamples(vocabulary, rule, () => undefined).find((one) => one.example.word === 'violates');
  const threat = violated?.evaluation?.threats.find((one) => one.verdict === 'open');
  return threat === undefined ? '' : `In its first example it finds:\n\n> ${threat.sentence}`;
}

// ---- when ------------------------------------------------------------------------------------------------------------------

function when({ variables, where, pair }: ResolvedRule): string {
  const applies = where.filter((condition) => condition.kind !== 'not');
  const except = where.flatMap((condition) => (condition.kind === 'not' ? [condition.item] : []));
  const looks = `It looks at ${pair ? 'each pair of ' : 'each '}${joined(
    variables.map((one) => variableWords(one, pair)),
    'and',
  )}`;
  const ifs = applies.length === 0 ? `${looks}.` : `${looks} and speaks where all of this holds:\n\n${list(applies.map(conditionWords))}`;
  const unless = except.flatMap(alternatives).map(conditionWords);
  return `## When it speaks\n\n${ifs}${unless.length === 0 ? '' : `\n\n${applies.length === 0 ? 'It is silent' : 'It stays silent'} where any of this holds:\n\n${list(unless)}`}`;
}

/** Each is enough. `is any of a, b` is one, not two. */
function alternatives(item: Condition): readonly Condition[] {
  return item.kind !== 'or' || item.items.every((one) => one.kind === 'is_kind') ? [item] : item.items.flatMap(alternatives);
}

function variableWords({ name, bound, sort }: Variable, pair: boolean): string {
  const kind = bound.name === sort ? '' : ` of the kind ${code(bound.name)}`;
  return `${sort === 'data' ? 'datum' : sort}${pair ? 's' : ''} ${code(name)}${kind}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

// ---- what closes it --------------------------------------------------------------------------------------------------------

function closing(library: Library, { requires }: ResolvedRule): string {
  const parts = requires.map((requirement) => requirementWords(requirement, library));
  const lead = parts.length === 1 ? parts[0] : `All of this:\n\n${list(parts)}`;
  const controls = [...new Set(requires.flatMap((one) => one.demands).flatMap((demand) => demand.control ?? []))];
  const tests = controls
    .filter((control) => control.verify.length > 0)
    .map((control) => `- ${library.control(control, '../')}\n${control.verify.map((text) => `  - ${text}`).join('\n')}`);
  const shown = tests.length === 0 ? '' : `\n\nA test shows, of\n\n${tests.join('\n')}`;
  return `## What closes it\n\n${lead}${shown}`;
}

function requirementWords({ need, demands }: Requirement, library: Library): string {
  const places = new Set(demands.map(placeWords));
  const named = (demand: Demand): string => demandName(demand, library);
  const count = demands.length === 1 || need === 1 ? '' : need === demands.length ? 'All of ' : `${need} of `;
  const word = count === '' ? 'or' : 'and';
  if (places.size === 1) return `${count}${joined(demands.map(named), word)} ${[...places][0]}.`;
  return `${count}${joined(
    demands.map((demand) => `${named(demand)} ${placeWords(demand)}`),
    word,
  )}.`;
}

function demandName({ control, said }: Demand, library: Library): string {
  return control ? library.control(control, '../') : `each control in ${code(said?.text ?? '')}`;
}

function placeWords({ placement, target, from, with: datum }: Demand): string {
  const place = code(target.text);
  if (placement === 'on') return `on ${place}`;
  if (placement === 'along') return `somewhere along ${place}`;
  if (datum) return `on every way that ${code(datum.text)} takes to ${place}`;
  return `on every way to ${place} from ${from ? sourcesWords(from) : 'less trusted places'}`;
}

// ---- the rest --------------------------------------------------------------------------------------------------------------

function severity({ stake, ceiling }: ResolvedRule, rule: RuleDefinition): string {
  const reason = textBehind(statementsIn(rule.node, 'ceiling')[0], 'because');
  const parts = [
    stake.length === 0
      ? ''
      : `What is lost is ${joined(
          stake.map((one) => code(one.text)),
          'and',
        )}.`,
    ceiling === undefined ? '' : `It is never worse than ${ceiling}${reason === '' ? '' : `: ${reason}`}.`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `## How bad it is\n\n${parts.join(' ')}`;
}

function notes(rule: RuleDefinition): string {
  const fixers = statementsIn(rule.node, 'fixed').flatMap((statement) =>
    statement.phrases.flatMap((phrase) =>
      phraseValues(phrase).flatMap((value) => (value.kind === 'ref' ? value.names.map((one) => one.text) : [])),
    ),
  );
  const mistaken = statementsIn(rule.node, 'mistaken').map((statement) => textBehind(statement, 'when'));
  return [
    fixers.length === 0 ? '' : `## Who mends it\n\n${capital(joined(fixers, 'or'))}.`,
    mistaken.length === 0 ? '' : `## Where it is mistaken\n\n${list(mistaken)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function textBehind(statement: StatementNode | undefined, preposition: string): string {
  const values = statement ? phraseValues(findPhrase(statement.phrases, preposition)) : [];
  return values.flatMap((value) => (value.kind === 'string' ? [value.value] : [])).join('; ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function relatives(library: Library, { id, subsumes }: ResolvedRule): string {
  const above = library.rules.filter(({ resolved }) => resolved.subsumes.includes(id)).map(({ rule }) => library.rule(rule, '../'));
  const below = subsumes.flatMap((other) => library.vocabulary.rules.get(other) ?? []).map((rule) => library.rule(rule, '../'));
  const parts = [
    below.length === 0
      ? ''
      : `While it is open, ${joined(below, 'and')} on the same thing ${below.length === 1 ? 'is' : 'are'} listed under it.`,
    above.length === 0 ? '' : `It is listed under ${joined(above, 'or')} while that is open on the same thing.`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `## Its neighbours\n\n${parts.join('\n\n')}`;
}

function standards({ references }: ResolvedRule): string {
  return references.length === 0 ? '' : `## Standards\n\n${references.map(referenceLink).join(', ')}`;
}

/** As written, with the scenes they start from. */
function examples(library: Library, rule: RuleDefinition): string {
  const all = (rule.node.block?.items ?? []).filter((item): item is ExampleNode => item.kind === 'example');
  const [first] = all;
  const last = all[all.length - 1];
  if (!first || !last) return '';
  const scenes = library.scenesOf(rule);
  const written = library.slice(rule.file, first.start, last.end);
  const shown = [...scenes, `${written}`].join('\n\n');
  return `## Examples\n\n\`\`\`tm\n${shown}\n\`\`\``;
}
