/**
 * Judges the applications with the rules of the pack and compares what is found with what people said: for each rule whether it
 * is violated, and where both say so, which elements are named.
 */
import type { Model, Threat } from '../../compiler/model/ir.ts';
import type { Vocabulary } from '../../compiler/model/vocabulary.ts';
import { compileText } from '../support/memory-host.ts';
import { type Converted, convert, MODEL } from './convert.ts';
import type { Answer, Application } from './read.ts';
import { ruleOf } from './rules.ts';

export interface Case {
  readonly application: string;
  readonly answer: Answer;
  /** Id of the rule in the pack. */
  readonly rule: string;
  readonly found: Finding;
  /** Undefined unless both say violated. */
  readonly items: ItemCount | undefined;
}

export interface Finding {
  readonly violated: boolean;
  readonly items: ReadonlyMap<string, string>;
  /** Threats of the rule that are mitigated or unknown, and what they are about. */
  readonly others: readonly { readonly item: string; readonly says: string }[];
}

export interface ItemCount {
  readonly right: readonly string[];
  /** Named by the rule and not by people. */
  readonly surplus: readonly string[];
  readonly missed: readonly string[];
  /** People name no element of the sort that the rule is about, so the lists answer different questions. */
  readonly comparable: boolean;
}

/** A diagram that does not compile is a fault of the converter. */
export function measure(application: Application, vocabulary: Vocabulary): readonly Case[] {
  const converted = convert(application.diagram, vocabulary);
  const program = compileText({ 'application.tm': converted.text });
  const { model } = program;
  if (!model) {
    const [first] = program.diagnostics;
    throw new Error(`${application.name}: ${first?.code} ${first?.message} «${converted.text.slice(first?.start, first?.end)}»`);
  }
  return application.answers.flatMap((answer): readonly Case[] => {
    const rule = ruleOf(answer);
    if (rule === undefined) return [];
    const found = findingOf(model, converted, rule);
    const items = found.violated && !answer.kept ? compare([...found.items.keys()], answer.items, rule) : undefined;
    return [{ application: application.name, answer, rule, found, items }];
  });
}

function findingOf(model: Model, converted: Converted, rule: string): Finding {
  const threats = model.threats.filter((threat) => threat.rule === rule);
  const items = new Map<string, string>();
  for (const threat of threats.filter((one) => one.verdict === 'open'))
    for (const item of itemsOf(threat, converted)) if (!items.has(item)) items.set(item, threat.sentence);
  const others = threats
    .filter((one) => one.verdict !== 'open')
    .map((threat) => ({ item: itemsOf(threat, converted)[0] ?? MODEL, says: saysOf(threat, model) }));
  return { violated: threats.some((threat) => threat.verdict === 'open'), items, others };
}

function saysOf(threat: Threat, model: Model): string {
  if (threat.verdict === 'unknown') return `unknown: ${threat.questions.join(', ')}`;
  const demanded = model.obligations.filter((one) => one.threats.includes(threat.id) || threat.obligations.includes(one.id));
  return `protected by ${[...new Set(demanded.flatMap((one) => one.alternatives))].join(' or ')}`;
}

/** What is bound, and what the rule names besides. A threat to the model that names nothing is about all of its services. */
function itemsOf(threat: Threat, converted: Converted): readonly string[] {
  const counted = threat.counted ?? [];
  const bound = threat.bindings.map((binding) => binding.id).filter((id) => id !== MODEL);
  const named = [...bound, ...counted].flatMap((id) => converted.names.get(id) ?? []);
  return named.length > 0 ? [...new Set(named)] : converted.services;
}

const isLink = (item: string): boolean => item.includes('->');

/** Rules that are about connections alone. */
const ABOUT_LINKS = /_call$|^microservices\.readable_/;

function compare(named: readonly string[], said: readonly string[], rule: string): ItemCount {
  const same = new Map(said.map((item) => [keyOf(item), item]));
  const right = named.filter((item) => same.has(keyOf(item)));
  const found = new Set(named.map(keyOf));
  return {
    right,
    surplus: named.filter((item) => !same.has(keyOf(item))),
    missed: said.filter((item) => !found.has(keyOf(item))),
    comparable: !ABOUT_LINKS.test(rule) || said.some(isLink),
  };
}

/** Names are written with `-` in one file and `_` in another. */
function keyOf(item: string): string {
  return item
    .split('->')
    .map((name) =>
      name
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_'),
    )
    .join(' -> ');
}
