/** What explanations of words share: the vocabulary, the texts behind it, and the model where there is one. */
import type { PlaceJson } from '../../diagnostics/render/json.ts';
import type { Defined, RuleDefinition, Vocabulary } from '../../model/vocabulary.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Location, Span } from '../../source/span.ts';
import { createPlaces, type ExplainContext, textAt } from './context.ts';
import type { Mention } from './words.ts';

export interface WordContext {
  readonly vocabulary: Vocabulary;
  readonly source: (path: string) => SourceFile | undefined;
  place(at: Location): PlaceJson;
  text(file: string, span: Span): string;
  /** Undefined where the model has errors, or there is none. */
  readonly model: ExplainContext | undefined;
  /** Names of the packs whose rules judge the model; undefined where there is none. */
  readonly packs: readonly string[] | undefined;
}

export function createWordContext(
  vocabulary: Vocabulary,
  source: WordContext['source'],
  model: ExplainContext | undefined,
  packs: readonly string[] | undefined,
): WordContext {
  return {
    vocabulary,
    source,
    place: createPlaces(source),
    text: (file, span) => textAt({ file, start: span.start, end: span.end }, source),
    model,
    packs,
  };
}

export function headOf(context: WordContext, word: Defined) {
  const { name, id, title, doc, pack } = word;
  return { name, id, ...(title === undefined ? {} : { title }), ...(doc === undefined ? {} : { doc }), pack, at: context.place(word.at) };
}

/** The page of a rule or control of a pack that comes with tmc: `docs/rules/webhook/forged_delivery.md`. */
export function pageOf(word: Defined, folder: string): { readonly page?: string } {
  return word.at.file.startsWith('stdlib:') ? { page: `docs/rules/${folder}/${word.name}.md` } : {};
}

export function mentionOf(word: Defined): Mention {
  return { id: word.id, ...(word.title === undefined ? {} : { title: word.title }) };
}

/** Each word once, by id. */
export function allOf<T extends Defined>(map: ReadonlyMap<string, T>): readonly T[] {
  return [...new Set(map.values())].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Rules whose clauses name the word. */
export function rulesNaming(context: WordContext, names: readonly string[]): readonly Mention[] {
  const pattern = new RegExp(`\\b(?:${names.join('|')})\\b`);
  return allOf(context.vocabulary.rules)
    .filter((rule) => pattern.test(clausesOf(context, rule)))
    .map(mentionOf);
}

function clausesOf(context: WordContext, rule: RuleDefinition): string {
  return (rule.node.block?.items ?? [])
    .filter((item) => item.kind === 'for' || item.kind === 'where' || item.kind === 'require')
    .map((item) => context.text(rule.file, item))
    .join('\n');
}

export function rulesWithScene(context: WordContext, name: string): readonly Mention[] {
  return allOf(context.vocabulary.rules)
    .filter((rule) =>
      (rule.node.block?.items ?? []).some((item) => item.kind === 'example' && item.scene?.names.some((one) => one.text === name)),
    )
    .map(mentionOf);
}
