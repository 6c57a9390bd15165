/** What a condition becomes when one thing in it is left out, weakened or widened. */
import { attributeOfKinds } from '../../model/vocabulary-kinds.ts';
import type { Span } from '../../source/span.ts';
import type {
  CompareNode,
  ConditionNode,
  ConditionPhraseNode,
  CountNode,
  IsNode,
  LogicNode,
  OperandNode,
  QuantifierNode,
  QuantityNode,
  RelateNode,
} from '../../syntax/ast.ts';
import { type Edit, lessOf, listText, replaced, type Writer } from './mutants-text.ts';

export function conditionMutants(node: ConditionNode, write: Writer): readonly Edit[] {
  switch (node.kind) {
    case 'logic':
      return logicMutants(node, write);
    case 'group':
      return conditionMutants(node.item, write);
    case 'not':
      return [write.replace(node, write.text(node.item)), ...conditionMutants(node.item, write)];
    case 'is':
      return isMutants(node, write);
    case 'compare':
      return compareMutants(node, write);
    case 'relate':
      return relateMutants(node, write);
    case 'quantifier':
      return quantifierMutants(node, write);
  }
}

function logicMutants(node: LogicNode, write: Writer): Edit[] {
  return node.items.flatMap((item, index) => {
    const rest = node.items.filter((_, at) => at !== index).map((one) => write.text(one));
    const less: Edit = {
      ...write.without(node, write.text(item)),
      text: rest.join(` ${node.word} `),
      mark: { start: item.start, end: item.end },
    };
    return [less, ...conditionMutants(item, write)];
  });
}

// ---- lists of words --------------------------------------------------------------------------------------------------------

/** A list of words left shorter, counted otherwise, or with one of its kinds widened; `head` stands in front of the name. */
function wordMutants(words: readonly OperandNode[], count: CountNode | undefined, span: Span, head: string, write: Writer): Edit[] {
  const items = words.map((word) => write.text(word));
  const list = { count: count?.word, items };
  const old = `${head}${listText(list)}`;
  const edit = (text: string): Edit => write.replace(span, text, old, `${head}${text}`);
  const widened = words.flatMap((word, index) =>
    word.kind === 'ref' ? write.parents(word).map((parent) => edit(listText({ ...list, items: replaced(items, index, parent.text) }))) : [],
  );
  return [...lessOf(list).map((less) => edit(listText(less))), ...widened];
}

/** From the count in front to the last word. */
function listSpan(words: readonly Span[], count: CountNode | undefined): Span {
  const [first] = words;
  return { start: count?.start ?? first?.start ?? 0, end: words[words.length - 1]?.end ?? 0 };
}

function phraseMutants(phrases: readonly ConditionPhraseNode[], head: string, needed: boolean, write: Writer): Edit[] {
  return phrases.flatMap((phrase) => {
    const span = listSpan(phrase.operands, phrase.count);
    const inside = wordMutants(phrase.operands, phrase.count, span, `${head} ${phrase.preposition} `, write);
    return needed ? inside : [write.without(phrase, write.text(phrase)), ...inside];
  });
}

function isMutants(node: IsNode, write: Writer): Edit[] {
  const { subject, words, count, phrases, negated } = node;
  const of = subject.start === subject.end ? 'is' : `${write.text(subject)} is`;
  const head = negated ? `${of} not` : of;
  const list = listSpan(words, count);
  const positive = (): Edit => {
    const text = write.text(list);
    return write.replace({ start: subject.end, end: list.end }, ` is ${text}`, `${head} ${text}`, `${of} ${text}`);
  };
  return [
    ...(negated && subject.start < subject.end ? [positive()] : []),
    ...wordMutants(words, count, list, `${head} `, write),
    ...phraseMutants(phrases, `${head} ${write.text(list)}`, false, write),
  ];
}

function relateMutants(node: RelateNode, write: Writer): Edit[] {
  const { subject, verb, quantity, count, objects, phrases } = node;
  const head = `${write.text(subject)} ${verb.text} `;
  const list = listSpan(objects, count);
  return [
    ...(quantity ? quantityMutants(quantity, head, objects.length > 0 ? ` ${write.text(list)}` : '', write) : []),
    ...(objects.length > 0 ? wordMutants(objects, count, list, quantity ? `${head}${write.text(quantity)} ` : head, write) : []),
    ...phraseMutants(phrases, write.text({ start: subject.start, end: objects[objects.length - 1]?.end ?? verb.end }), false, write),
  ];
}

// ---- quantities ------------------------------------------------------------------------------------------------------------

function quantityMutants(quantity: QuantityNode, head: string, tail: string, write: Writer): Edit[] {
  return weaker(quantity).map((text) => write.replace(quantity, text, `${head}${write.text(quantity)}${tail}`, `${head}${text}${tail}`));
}

function weaker({ word, number = 0 }: QuantityNode): readonly string[] {
  switch (word) {
    case 'any':
      return ['every'];
    case 'every':
      return ['any'];
    case 'no':
      return ['at most 1'];
    case 'exactly':
      return [`at least ${number}`, `at most ${number}`];
    case 'at_least':
      return [number <= 2 ? 'any' : `at least ${number - 1}`];
    case 'at_most':
      return [`at most ${number + 1}`];
  }
}

/** `any path from S to T through K`: only what it leads through may be left out. */
function quantifierMutants(node: QuantifierNode, write: Writer): Edit[] {
  const { quantity, domain, phrases, where } = node;
  const end = phrases[phrases.length - 1]?.end ?? domain.end;
  const head = write.text({ start: domain.start, end });
  const widened = write
    .parents(domain)
    .map((parent) =>
      write.replace(
        domain,
        parent.text,
        write.text({ start: node.start, end }),
        write.text({ start: node.start, end }).replace(write.text(domain), parent.text),
      ),
    );
  const short = where?.kind === 'is' && where.subject.start === where.subject.end;
  const inside = phrases.flatMap((phrase) =>
    phraseMutants([phrase], `${write.text(quantity)} ${write.text(domain)}`, phrase.preposition !== 'through', write),
  );
  return [
    ...quantityMutants(quantity, '', ` ${head}`, write),
    ...widened,
    ...inside,
    ...(where && !short ? [write.without({ start: end, end: node.end }, `the condition of ${write.text(quantity)} ${head}`)] : []),
    ...(where ? conditionMutants(where, write) : []),
  ];
}

// ---- comparisons -----------------------------------------------------------------------------------------------------------

const OTHER: Readonly<Record<CompareNode['operator'], CompareNode['operator']>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '!=',
  '!=': '=',
};

function compareMutants(node: CompareNode, write: Writer): Edit[] {
  const { left, operator, right } = node;
  const [a, b] = [write.text(left), write.text(right)];
  const edit = (sign: string, value: string): Edit => write.replace(node, `${a} ${sign} ${value}`);
  const further = nextStep(node, write);
  return [edit(OTHER[operator], b), ...(further === undefined ? [] : [edit(operator, further)])];
}

/** `>= confidential` lets in one step more of its scale: `>= restricted`. */
function nextStep({ left, operator, right }: CompareNode, write: Writer): string | undefined {
  if (operator !== '>=' && operator !== '<=') return undefined;
  if (left.kind !== 'ref' || right.kind !== 'ref' || right.names.length !== 1) return undefined;
  const attribute = left.names[left.names.length - 1]?.text ?? '';
  const { types, kinds } = write.vocabulary;
  const names = new Set([...kinds.values()].flatMap((kind) => attributeOfKinds([kind], attribute)?.types ?? []));
  const scale = [...names, attribute].map((name) => types.get(name)).find((set) => set?.ordered === true);
  const steps = scale?.values ?? [];
  const at = steps.indexOf(right.names[0]?.text ?? '');
  return at < 0 ? undefined : steps[at + (operator === '>=' ? -1 : 1)];
}
