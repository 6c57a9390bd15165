/**
 * Mutation testing of packs: for each rule, which of its mutants the examples catch, which they let through, and what stands
 * about those in the pack. Promises: a statement that a mutant is equivalent is tried like a survivor, and one that is about
 * nothing is told. Pure.
 */
import { type PlaceJson, placeJson } from '../../diagnostics/render/json.ts';
import type { RuleDefinition } from '../../model/vocabulary.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { createWords } from '../compile/words.ts';
import { type CompiledRule, compileRule } from '../engine/compile-rule.ts';
import { type Equivalent, equivalentsOf } from '../equivalents.ts';
import { type ExampleModel, exampleModels } from '../examples.ts';
import { findKillers, type Killer } from './killers.ts';
import type { PackSet } from './load-packs.ts';
import { type Bench, type TriedMutant, tryMutants, wordsFor } from './mutate-rule.ts';

export interface PackMutation {
  readonly pack: string;
  readonly title?: string;
  readonly files: readonly string[];
  readonly rules: readonly RuleMutation[];
}

export interface RuleMutation {
  readonly rule: string;
  readonly title: string;
  readonly at: PlaceJson;
  /** Mutants tried; those the compiler refuses, and so nobody could write unseen, are counted apart. */
  readonly mutants: number;
  readonly killed: number;
  readonly refused: number;
  /** Neither killed nor said to be equivalent. */
  readonly survivors: readonly Survivor[];
  readonly equivalent: readonly StatedEquivalent[];
  /** `equivalent` of a mutant that does not survive, or that there is not. */
  readonly needless: readonly NeedlessEquivalent[];
  /** It, or an example, has an error or comes out otherwise than it says: nothing was tried. */
  readonly broken: boolean;
}

export interface Survivor {
  /** `without f is inbound`; `any data on h -> every data on h`. */
  readonly mutant: string;
  /** What it changes. */
  readonly at: PlaceJson;
  readonly killer?: KillerLine;
}

/** A line that fails for the mutant and holds for the rule; tried on both. */
export interface KillerLine {
  /** `skips when order is accurate`. */
  readonly line: string;
  /** The example behind which it stands. */
  readonly behind: PlaceJson;
}

export interface StatedEquivalent {
  readonly mutant: string;
  readonly because: string;
  readonly at: PlaceJson;
  /** It is not: this line tells them apart. */
  readonly refuted?: KillerLine;
}

export interface NeedlessEquivalent {
  readonly mutant: string;
  readonly at: PlaceJson;
  readonly why: 'killed' | 'no_mutant';
}

type Place = (span: Span) => PlaceJson;

export function mutatePacks(set: PackSet, source: (path: string) => SourceFile | undefined): readonly PackMutation[] {
  const { vocabulary, packs, files } = set;
  const bench: Bench = { vocabulary, words: createWords(vocabulary, () => undefined) };
  return packs.map((name) => {
    const pack = vocabulary.packs.get(name);
    const rules = [...vocabulary.rules.values()].filter((rule) => rule.pack === name && (files?.has(rule.file) ?? true));
    return {
      pack: name,
      ...(pack?.title === undefined ? {} : { title: pack.title }),
      files: pack?.files ?? [],
      rules: rules.map((rule) => mutateRule(rule, source, bench)),
    };
  });
}

function mutateRule(rule: RuleDefinition, source: (path: string) => SourceFile | undefined, bench: Bench): RuleMutation {
  const place: Place = ({ start, end }) => placeJson({ file: rule.file, start, end }, { get: source });
  const head = { rule: rule.id, title: rule.title ?? rule.name.replaceAll('_', ' '), at: placeJson(rule.at, { get: source }) };
  const text = source(rule.file)?.text;
  const models = exampleModels(bench.vocabulary, rule, () => undefined);
  const original = compileRule(bench.vocabulary, rule, bench.words, () => undefined);
  if (text === undefined || !original || !areRight(models, rule, original, bench))
    return { ...head, mutants: 0, killed: 0, refused: 0, survivors: [], equivalent: [], needless: [], broken: true };
  const { tried, refused } = tryMutants(rule, text, models, bench);
  const alive = tried.filter((one) => one.survives);
  const killers = findKillers(
    rule,
    original,
    alive.map((one) => one.compiled),
    models,
    bench,
  );
  const killerOf = ({ compiled }: TriedMutant): KillerLine | undefined => lineOf(killers.get(compiled), place);
  const stated = new Map(equivalentsOf(rule).map((one) => [one.name, one]));
  return {
    ...head,
    mutants: tried.length,
    killed: tried.length - alive.length,
    refused,
    survivors: alive.filter((one) => !stated.has(one.mutant.name)).map((one) => survivorOf(one, killerOf(one), place)),
    equivalent: alive.flatMap((one) => {
      const said = stated.get(one.mutant.name);
      return said ? [equivalentOf(said, killerOf(one), place)] : [];
    }),
    needless: [...stated.values()].flatMap((said) => needlessOf(said, tried, place)),
    broken: false,
  };
}

/** Mutants are told apart by examples that come out as they say; nothing else can be. */
function areRight(models: readonly ExampleModel[], rule: RuleDefinition, original: CompiledRule, bench: Bench): boolean {
  const written = (rule.node.block?.items ?? []).filter((item) => item.kind === 'example').length;
  return models.length === written && models.every(({ example, built }) => built && wordsFor(built, [original], bench)[0] === example.word);
}

function lineOf(killer: Killer | undefined, place: Place): KillerLine | undefined {
  return killer && { line: killer.line, behind: place(killer.behind) };
}

function survivorOf({ mutant }: TriedMutant, killer: KillerLine | undefined, place: Place): Survivor {
  return { mutant: mutant.name, at: place(mutant.edit.mark), ...(killer ? { killer } : {}) };
}

function equivalentOf({ name, because, at }: Equivalent, refuted: KillerLine | undefined, place: Place): StatedEquivalent {
  return { mutant: name, because, at: place(at), ...(refuted ? { refuted } : {}) };
}

function needlessOf({ name, at }: Equivalent, tried: readonly TriedMutant[], place: Place): readonly NeedlessEquivalent[] {
  const meant = tried.find(({ mutant }) => mutant.name === name);
  if (meant?.survives) return [];
  return [{ mutant: name, at: place(at), why: meant ? 'killed' : 'no_mutant' }];
}

/** Whether examples or statements are missing in any of these rules. */
export function isExplained({ survivors, equivalent, needless }: RuleMutation): boolean {
  return survivors.length === 0 && needless.length === 0 && equivalent.every((one) => one.refuted === undefined);
}
