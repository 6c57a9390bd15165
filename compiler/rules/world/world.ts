/**
 * What closures of rules evaluate against: the graph of one model, the words of its packs, and everything that is worked
 * out once and remembered (facts, computed words, searches).
 */
import type { Adjustment, Model } from '../../model/ir.ts';
import type { AttributeDefinition, ControlDefinition, FactDefinition, Kind, Vocabulary } from '../../model/vocabulary.ts';
import { findWord } from '../../model/vocabulary-words.ts';
import type { Words } from '../compile/words.ts';
import { FALSE, type Missing, type Truth } from '../truth.ts';
import { createGraph, type FlowItem, type Graph, type HopItem, type Item, type PartItem, statedOn } from './items.ts';

export interface World extends Graph {
  readonly vocabulary: Vocabulary;
  readonly words: Words;
  /** Settings as the project adjusts them. */
  setting(name: string, fallback: string): string;
  fact(fact: FactDefinition, item: Item): Truth;
  computedAttribute(attribute: AttributeDefinition, item: Item): Truth;
  computedControl(control: ControlDefinition, item: Item): Truth;
  /** A place for results that are worked out once; the key says which. */
  remember<T>(key: string, work: () => T): T;
  /** The same for results about one item. */
  once<T>(what: string, item: Item, work: (item: Item) => T): T;
  /** The question behind an attribute that nobody set on an item. */
  missing(item: Item, attribute: string): Missing;
  /** Rank of a trust word; undefined when unknown. */
  trustRank(part: PartItem): number | undefined;
  readonly trustSteps: readonly string[];
  /** What rules on the model count: own parts, and those imported by name. */
  counted(item: Item): boolean;
  /** Attributes that mean a family of controls, of the kinds this model uses. */
  readonly meanings: readonly Meaning[];
  /** What an attribute word means for an item: the declaration of its most specific kind that has one. */
  attributeOf(item: Item, word: string): AttributeDefinition | undefined;
}

/** `encrypted` means `encryption`. */
export interface Meaning {
  readonly attribute: AttributeDefinition;
  readonly family: ControlDefinition;
}

/** `visible`: ids of parts that are imported by name. */
export function createWorld(
  model: Model,
  words: Words,
  adjustments: readonly Adjustment[],
  visible: ReadonlySet<string>,
  graph: Graph = createGraph(model),
): World {
  const { vocabulary } = words;
  const computed = new Map<object | string, Map<Item, unknown>>();
  const remembered = new Map<string, unknown>();
  const trustSteps = vocabulary.types.get('trust')?.values ?? [];
  const ranks = new Map(trustSteps.map((word, rank) => [word, rank]));
  const settings = new Map(
    adjustments.flatMap((one) =>
      one.what === 'setting' && one.value !== undefined && !one.expired ? [[one.target, one.value] as const] : [],
    ),
  );

  function once<T>(word: object | string, item: Item, work: (item: Item) => T): T {
    let known = computed.get(word);
    if (!known) {
      known = new Map();
      computed.set(word, known);
    }
    let result = known.get(item) as T | undefined;
    if (result === undefined) {
      result = work(item);
      known.set(item, result);
    }
    return result;
  }

  const world: World = {
    ...graph,
    vocabulary,
    words,
    trustSteps,
    counted: (item) => item.own || visible.has(item.id),
    setting: (name, fallback) => settings.get(name) ?? fallback,
    fact: (fact, item) => once(fact, item, () => words.fact(fact)?.(world, { a: undefined, b: undefined, it: item }) ?? FALSE),
    computedAttribute: (attribute, item) =>
      once(attribute, item, () => words.attribute(attribute)?.(world, { a: undefined, b: undefined, it: item }) ?? FALSE),
    computedControl: (control, item) =>
      once(control, item, () => words.control(control)?.(world, { a: undefined, b: undefined, it: item }) ?? FALSE),
    remember: <T>(key: string, work: () => T): T => {
      if (!remembered.has(key)) remembered.set(key, work());
      return remembered.get(key) as T;
    },
    once,
    missing: (item, attribute) => missing(item, attribute, graph),
    meanings: meaningsOf(graph, words),
    attributeOf: createAttributeFinder(words),
    trustRank: (part) => (part.trust === undefined ? undefined : ranks.get(part.trust)),
  };
  return world;
}

/** Kinds that things of this model have; base kinds included. */
function kindsIn(graph: Graph, words: Words): readonly Kind[] {
  const ids = new Set<string>(['element', 'model', 'actor', 'component', 'boundary', 'data', 'flow', 'hop', 'feature']);
  for (const item of [...graph.parts, ...graph.hops, ...graph.flows]) for (const id of item.isA) ids.add(id);
  return [...ids].flatMap((id) => words.kind(id) ?? []);
}

function meaningsOf(graph: Graph, words: Words): Meaning[] {
  const found = new Map<AttributeDefinition, Meaning>();
  for (const kind of kindsIn(graph, words)) {
    for (const attribute of kind.attributes.values()) {
      const family = attribute.means === undefined ? undefined : findWord(words.vocabulary.controls, attribute.means, attribute.pack);
      if (family) found.set(attribute, { attribute, family });
    }
  }
  return [...found.values()];
}

function createAttributeFinder(words: Words): World['attributeOf'] {
  const known = new Map<string, Map<ReadonlySet<string>, AttributeDefinition | undefined>>();
  return (item, word) => {
    const key = `${item.sort} ${word}`;
    let bySet = known.get(key);
    if (!bySet) {
      bySet = new Map();
      known.set(key, bySet);
    }
    if (!bySet.has(item.isA)) bySet.set(item.isA, mostSpecific(item, word, words));
    return bySet.get(item.isA);
  };
}

function mostSpecific(item: Item, word: string, words: Words): AttributeDefinition | undefined {
  const ids = new Set<string>([...item.isA, item.sort, ...(item.sort === 'hop' ? ['flow'] : []), 'element']);
  const found = [...ids].flatMap((id) => words.kind(id)?.attributes.get(word) ?? []);
  return found.find((one) => !found.some((other) => other.on !== one.on && other.on.ancestorIds.has(one.on.id)));
}

/**
 * Where the answer belongs: trust that nobody says is the nearest boundary's to say, once for all in it; what no hop of a
 * flow says, the flow can say for all of them.
 */
function missing(item: Item, attribute: string, graph: Graph): Missing {
  if (item.sort === 'hop') return missingOfHop(item, attribute);
  const own = statedOn(item, attribute);
  const expired = own?.expired ? true : undefined;
  if (attribute === 'trust' && own === undefined && item.sort !== 'flow') {
    const boundary = item.boundaries[0] === undefined ? undefined : graph.item(item.boundaries[0]);
    if (boundary) return missing(boundary, attribute, graph);
  }
  return { element: item.id, attribute, expired };
}

function missingOfHop(item: HopItem, attribute: string): Missing {
  const expired = statedOn(item, attribute)?.expired ? true : undefined;
  const { hops, flow } = item.whole;
  const shared = hops.length === 1 || isSilent(item.whole, attribute);
  return { element: shared ? flow.id : item.id, attribute, expired };
}

const silence = new WeakMap<FlowItem, Map<string, boolean>>();

/** Whether no hop of a flow says anything of an attribute; asked for every hop, and a fanned-out flow has many. */
function isSilent(whole: FlowItem, attribute: string): boolean {
  const known = silence.get(whole) ?? new Map<string, boolean>();
  silence.set(whole, known);
  let silent = known.get(attribute);
  if (silent === undefined) {
    silent = whole.hops.every((hop) => statedOn(hop, attribute) === undefined);
    known.set(attribute, silent);
  }
  return silent;
}
