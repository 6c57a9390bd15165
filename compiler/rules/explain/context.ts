/** What all explanations share: the world a verdict was made in, names as the model has them, places as people read them. */
import { type PlaceJson, placeJson } from '../../diagnostics/render/json.ts';
import type { Model } from '../../model/ir.ts';
import type { BuiltModel } from '../../model/lower.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Location } from '../../source/span.ts';
import type { ItemNode } from '../../syntax/ast.ts';
import { createWords, type Words } from '../compile/words.ts';
import { type CompiledRule, compileRule } from '../engine/compile-rule.ts';
import { contextOf } from '../engine/evaluate.ts';
import type { ThreatContext } from '../engine/threat.ts';
import { importedByName } from '../judge.ts';
import type { Item } from '../world/items.ts';
import { createWorld, type World } from '../world/world.ts';
import { createStatementPlaces, type StatementPlaces } from './statement-places.ts';

export interface ExplainInput {
  /** The judged model, or the draft of an example. */
  readonly model: Model;
  readonly built: BuiltModel;
  readonly vocabulary: Vocabulary;
  /** Names of the packs whose rules judge the model. */
  readonly packs: readonly string[];
  readonly source: (path: string) => SourceFile | undefined;
}

export interface ExplainContext extends ExplainInput {
  readonly world: World;
  readonly words: Words;
  readonly places: StatementPlaces;
  readonly threats: ThreatContext;
  rule(id: string): CompiledRule | undefined;
  place(at: Location): PlaceJson;
  /** The text of a span on one line. */
  text(at: Location): string;
  /** As the model writes it: without its own name in front. */
  name(id: string): string;
  /** Where the element, flow or hop is declared. */
  declared(id: string): PlaceJson | undefined;
}

export function createExplainContext(input: ExplainInput): ExplainContext {
  const { model, built, vocabulary } = input;
  const words = createWords(vocabulary, () => undefined);
  const world = createWorld(model, words, model.adjustments, importedByName(built));
  const place = createPlaces(input.source);
  const rules = new Map<string, CompiledRule | undefined>();
  return {
    ...input,
    world,
    words,
    places: createStatementPlaces(built, vocabulary),
    threats: contextOf(world, model),
    rule: (id) => {
      if (!rules.has(id)) {
        const definition = vocabulary.rules.get(id);
        rules.set(id, definition && compileRule(vocabulary, definition, words, () => undefined));
      }
      return rules.get(id);
    },
    place,
    text: (at) => textAt(at, input.source),
    name: (id) => {
      const short = id.slice(id.indexOf('.') + 1);
      return built.entities.byName.get(short)?.id === id ? short : nameIn(model, id);
    },
    declared: (id) => {
      const at = built.origins.get(id) ?? built.origins.get(id.replace(/\[[^\]]*\]$/, ''));
      return at && place(at);
    },
  };
}

export function createPlaces(source: ExplainInput['source']): (at: Location) => PlaceJson {
  return (at) => placeJson(at, { get: source });
}

/** As written, with every run of blanks and line ends as one blank. */
export function textAt(at: Location, source: ExplainInput['source']): string {
  return (source(at.file)?.text.slice(at.start, at.end) ?? '').replace(/\s+/g, ' ').trim();
}

/** An item on one line, those of its block with `;` between them. */
export function itemText(item: ItemNode, file: string, source: ExplainInput['source']): string {
  const block = 'block' in item ? item.block : undefined;
  if (!block) return textAt({ file, start: item.start, end: item.end }, source);
  const head = textAt({ file, start: item.start, end: block.start }, source);
  const inner = block.items.map((one) => itemText(one, file, source));
  return inner.length === 0 ? `${head} {}` : `${head} { ${inner.join('; ')} }`;
}

export function nameIn(model: Model, id: string): string {
  const prefix = `${model.model.id}.`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

export function nameOf(context: ExplainContext, item: Item): string {
  return context.name(item.id);
}
