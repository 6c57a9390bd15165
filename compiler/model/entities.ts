/**
 * What a model declares, with names and containment settled but no statement read yet. Promises: one entity per name,
 * every kind resolved or reported, boundaries form a tree. Must not read attributes.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Location } from '../source/span.ts';
import type { DeclarationNode, ItemNode, RefNode, StatementNode } from '../syntax/ast.ts';
import { isUnplaced, kindsOf } from './entity-kinds.ts';
import { baseKind } from './lookup.ts';
import { article, reportMisplaced } from './misplaced.ts';
import { findPhrase, locate, phraseValues, refText } from './nodes.ts';
import type { Kind, Vocabulary } from './vocabulary.ts';
import { kindNames } from './vocabulary-kinds.ts';
import { before, findIn, type Report, reportUnknown } from './vocabulary-words.ts';

export type EntitySort = 'actor' | 'component' | 'boundary' | 'data' | 'flow' | 'feature' | 'threat';

export interface Entity {
  readonly id: string;
  readonly name: string;
  /** Name of the model it belongs to. */
  readonly model: string;
  readonly sort: EntitySort;
  readonly node: DeclarationNode;
  readonly at: Location;
  /** As declared; the base kind of the sort when nothing is said. */
  kinds: readonly Kind[];
  /** One of its kinds is unknown: what is said of it cannot be judged. */
  readonly uncertain: boolean;
  parent: Entity | undefined;
  /** Statements of its own block and of every `extend`, with the file each stands in. */
  readonly statements: Placed<StatementNode>[];
  /** `hop` declarations of a flow. */
  readonly hops: Placed<DeclarationNode>[];
}

export interface Placed<T> {
  readonly node: T;
  readonly file: string;
}

/** `every KIND { ... }` at top level of a model or in a boundary. */
export interface EveryBlock extends Placed<DeclarationNode> {
  readonly model: string;
  readonly kind: Kind;
  readonly within: Entity | undefined;
}

/** A change to a model's own statements, as the examples of rules make. */
export interface Override {
  readonly subject: RefNode;
  readonly file: string;
  readonly kinds?: readonly RefNode[];
  readonly statement?: StatementNode;
}

export interface ModelPart {
  readonly file: string;
  readonly items: readonly ItemNode[];
  /** What the block behind `model NAME` holds. */
  readonly head?: readonly ItemNode[];
}

export interface Entities {
  readonly byName: ReadonlyMap<string, Entity>;
  /** Own and imported, sorted by id. */
  readonly all: readonly Entity[];
  readonly every: readonly EveryBlock[];
  readonly decisions: readonly Placed<DeclarationNode>[];
  readonly adjustments: readonly Placed<DeclarationNode>[];
}

export interface EntityInput {
  readonly model: string;
  readonly parts: readonly ModelPart[];
  readonly vocabulary: Vocabulary;
  /** Entities of models this one imports, whole. */
  readonly imported: readonly Entity[];
  readonly importedEvery: readonly EveryBlock[];
  /** Names that `import` makes visible. */
  readonly visible: readonly { readonly name: string; readonly entity: Entity }[];
}

const ENTITY_WORDS: ReadonlySet<string> = new Set(['actor', 'component', 'boundary', 'data', 'flow', 'feature', 'threat']);
const IN_BOUNDARY: ReadonlySet<string> = new Set(['actor', 'component', 'boundary', 'every']);
const PACK_WORDS: ReadonlySet<string> = new Set(['attribute', 'scale', 'choice', 'table', 'setting', 'fact', 'rule', 'scene']);

export function collectEntities(input: EntityInput, report: Report): Entities {
  const { model, vocabulary } = input;
  const byName = new Map<string, Entity>();
  const every: { node: DeclarationNode; file: string; within: Entity | undefined }[] = [];
  const extensions: Placed<DeclarationNode>[] = [];
  const decisions: Placed<DeclarationNode>[] = [];
  const adjustments: Placed<DeclarationNode>[] = [];
  const own: Entity[] = [];

  function declare(node: DeclarationNode, file: string, parent: Entity | undefined): void {
    const sort = node.word as EntitySort;
    if (!node.name) {
      visitLost(node, file, parent);
      return;
    }
    const name = node.name.text;
    const kinds = sort === 'threat' ? threatKinds(node, file) : kindsOf(vocabulary, node.kinds, sort, model, file, report);
    const entity: Entity = {
      id: `${model}.${name}`,
      name,
      model,
      sort,
      node,
      at: locate(file, node.name),
      kinds,
      uncertain:
        node.broken ||
        kinds.some(isUnplaced) ||
        (sort !== 'threat' && node.kinds.length > 0 && (kinds.length < node.kinds.length || kinds.some((kind) => kind.id === sort))),
      parent,
      statements: [],
      hops: [],
    };
    own.push(entity);
    addBody(entity, node, file);
  }

  /** Behind the `:` of a threat stand the letters of STRIDE, not kinds. */
  function threatKinds(node: DeclarationNode, file: string): readonly Kind[] {
    const legal = vocabulary.types.get('stride')?.values ?? [];
    for (const ref of node.kinds)
      if (!legal.includes(refText(ref))) reportUnknown(report, file, ref, 'STRIDE word', refText(ref), legal, legal);
    if (node.kinds.length === 0 && !node.broken) {
      report(
        createDiagnostic('TM2019', locate(file, node.name ?? node), {
          what: `threat \`${node.name?.text}\``,
          missing: '`:` and what kind of threat it is',
        }),
      );
    }
    const base = baseKind(vocabulary, 'threat');
    return base ? [base] : [];
  }

  /** A declaration without a readable name still contains what stands in it. */
  function visitLost(node: DeclarationNode, file: string, parent: Entity | undefined): void {
    for (const item of node.block?.items ?? []) {
      if (item.kind === 'declaration' && node.word === 'boundary' && IN_BOUNDARY.has(item.word)) visit(item, file, parent);
      else visitInside(item, file);
    }
  }

  /** What is declared in a wrong place is declared all the same: that its name is known saves a diagnostic for each use of it. */
  function visitInside(item: ItemNode, file: string): void {
    if (item.kind === 'declaration' && item.word !== 'hop') {
      visit(item, file, undefined);
      return;
    }
    for (const inner of 'block' in item ? (item.block?.items ?? []) : []) if (inner.kind === 'declaration') visitInside(inner, file);
  }

  function addBody(entity: Entity, node: DeclarationNode, file: string): void {
    const misplaced: ItemNode[] = [];
    for (const item of node.block?.items ?? []) {
      if (item.kind === 'statement') {
        entity.statements.push({ node: item, file });
        visitInside(item, file);
      } else if (item.kind === 'declaration' && item.word === 'hop' && entity.sort === 'flow') {
        entity.hops.push({ node: item, file });
        refuse(item.block?.items ?? [], file, 'a hop');
      } else if (item.kind === 'declaration' && entity.sort === 'boundary' && IN_BOUNDARY.has(item.word)) visit(item, file, entity);
      else misplaced.push(item);
    }
    refuse(misplaced, file, `${article(entity.sort)} ${entity.sort}`);
  }

  /** Statements are read, or refused, by those who know the word. */
  function refuse(items: readonly ItemNode[], file: string, place: string): void {
    const misplaced = items.filter((item) => item.kind !== 'statement');
    reportMisplaced(misplaced, file, place, report);
    for (const item of items) visitInside(item, file);
  }

  function visitTop(items: readonly ItemNode[], file: string): void {
    let misplaced: ItemNode[] = [];
    for (const item of items) {
      const belongs = item.kind === 'declaration' && item.word !== 'hop';
      if (!belongs) misplaced.push(item);
      if (belongs) visit(item, file, undefined);
      else visitInside(item, file);
      if (belongs || item === items[items.length - 1]) {
        reportMisplaced(misplaced, file, 'the top level of a model', report);
        misplaced = [];
      }
    }
  }

  function visit(item: DeclarationNode, file: string, parent: Entity | undefined): void {
    if (ENTITY_WORDS.has(item.word)) declare(item, file, parent);
    else if (item.word === 'every') every.push({ node: item, file, within: parent });
    else if (item.word === 'extend') {
      if (item.extends === 'element') extensions.push({ node: item, file });
      if (!item.name) visitLost(item, file, parent);
    } else if (item.word === 'decision') decisions.push({ node: item, file });
    else if (item.word === 'adjust') adjustments.push({ node: item, file });
    else if (PACK_WORDS.has(item.word)) report(createDiagnostic('TM2017', locate(file, item.wordSpan), { word: item.word }));
    else if (item.word === 'kind') checkModelKind(item, file);
  }

  function checkModelKind(node: DeclarationNode, file: string): void {
    const misplaced: ItemNode[] = [];
    for (const item of node.block?.items ?? []) {
      if (item.kind !== 'declaration' || !PACK_WORDS.has(item.word)) misplaced.push(item);
      else report(createDiagnostic('TM2017', locate(file, item.wordSpan), { word: item.word }));
    }
    refuse(misplaced, file, 'a kind');
  }

  for (const { items, file, head = [] } of input.parts) {
    refuse(head, file, 'the block of a model');
    visitTop(items, file);
  }

  const unknown: Placed<DeclarationNode>[] = [];
  for (let read = 0; read < extensions.length; ) {
    // An `extend` in a wrong place, inside another one, is found while that is read.
    const batch = extensions.slice(read);
    read = extensions.length;
    for (const extension of extendAll(batch, own, addBody)) {
      unknown.push(extension);
      for (const item of extension.node.block?.items ?? []) visitInside(item, extension.file);
    }
  }
  addNames(byName, own, input, report);
  addFormerNames(byName, own);
  for (const extension of unknown) reportExtension(extension, byName, report);
  for (const entity of own) placeIn(entity, byName, report);
  for (const entity of own) breakCycle(entity, report);
  const everyBlocks = every.flatMap((block) => everyBlock(block, input, report));
  const all = [...own.filter((entity) => byName.get(entity.name) === entity), ...input.imported].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { byName, all, every: [...everyBlocks, ...input.importedEvery], decisions, adjustments };
}

function addNames(byName: Map<string, Entity>, own: readonly Entity[], input: EntityInput, report: Report): void {
  for (const { name, entity } of input.visible) byName.set(name, entity);
  for (const entity of [...own].sort((a, b) => (before(a.at, b.at) ? -1 : 1))) {
    const same = byName.get(entity.name);
    if (!same) byName.set(entity.name, entity);
    else {
      const related = [{ ...same.at, message: `\`${entity.name}\` is declared here first` }];
      report(createDiagnostic('TM2003', entity.at, { name: entity.name }, { related }));
    }
  }
  for (const entity of input.imported) byName.set(entity.id, entity);
  for (const entity of own) if (byName.get(entity.name) === entity) byName.set(entity.id, entity);
}

/** `renamed from x`: what still says x (a decision, another file) means the new one, unless something else is called x. */
function addFormerNames(byName: Map<string, Entity>, own: readonly Entity[]): void {
  for (const entity of own) {
    for (const { node } of entity.statements) {
      if (node.verb.text !== 'renamed') continue;
      for (const value of phraseValues(findPhrase(node.phrases, 'from'))) {
        if (value.kind === 'ref' && !byName.has(refText(value))) byName.set(refText(value), entity);
      }
    }
  }
}

/**
 * Adds what each `extend` says to the element it names. The block of a boundary may declare elements that a further `extend`
 * names, so it goes on as long as something was found; what is left names nothing of this model.
 */
function extendAll(
  extensions: readonly Placed<DeclarationNode>[],
  own: readonly Entity[],
  addBody: (entity: Entity, node: DeclarationNode, file: string) => void,
): readonly Placed<DeclarationNode>[] {
  const byName = new Map<string, Entity>();
  let known = 0;
  let waiting = extensions.filter(({ node }) => node.name);
  for (let found = true; found && waiting.length > 0; ) {
    for (; known < own.length; known++) {
      const entity = own[known] as Entity;
      const same = byName.get(entity.name);
      if (!same || before(entity.at, same.at)) byName.set(entity.name, entity);
    }
    const left = waiting.filter(({ node }) => !byName.has(node.name?.text ?? ''));
    for (const { node, file } of waiting) {
      const target = byName.get(node.name?.text ?? '');
      if (target) addBody(target, node, file);
    }
    found = left.length < waiting.length;
    waiting = left;
  }
  return waiting;
}

function reportExtension({ node, file }: Placed<DeclarationNode>, byName: ReadonlyMap<string, Entity>, report: Report): void {
  if (!node.name) return;
  const target = byName.get(node.name.text);
  if (!target) reportUnknown(report, file, node.name, 'element', node.name.text, plainNames(byName));
  else report(createDiagnostic('TM2012', locate(file, node.name), { name: node.name.text, owner: target.model }));
}

/** `in prod` in the header; it may repeat what nesting says, never contradict it. */
function placeIn(entity: Entity, byName: ReadonlyMap<string, Entity>, report: Report): void {
  const phrase = findPhrase(entity.node.phrases, 'in');
  for (const value of phraseValues(phrase)) {
    if (value.kind !== 'ref') continue;
    const file = entity.at.file;
    const boundary = byName.get(refText(value));
    const at = locate(file, value);
    if (!boundary) {
      reportUnknown(report, file, value, 'boundary', refText(value), plainNames(byName, 'boundary'));
    } else if (boundary.sort !== 'boundary') {
      report(createDiagnostic('TM2002', at, { name: refText(value), is: boundary.sort, wanted: 'boundary' }));
    } else if (entity.parent && entity.parent !== boundary) {
      const related = [{ ...entity.parent.at, message: `\`${entity.parent.name}\` already contains it` }];
      report(createDiagnostic('TM2013', at, { name: entity.name, a: entity.parent.name, b: boundary.name }, { related }));
    } else if (!['actor', 'component', 'boundary'].includes(entity.sort)) {
      report(createDiagnostic('TM2015', at, { word: 'in', sort: entity.sort, legal: ['actor', 'component', 'boundary'] }));
    } else {
      entity.parent = boundary;
    }
  }
}

function breakCycle(entity: Entity, report: Report): void {
  const path = [entity];
  for (let one = entity.parent; one; one = one.parent) {
    if (one === entity) {
      report(createDiagnostic('TM2005', entity.at, { path: [...path, entity].map((member) => member.name) }));
      entity.parent = undefined;
      return;
    }
    if (path.includes(one)) return;
    path.push(one);
  }
}

function everyBlock(
  block: { node: DeclarationNode; file: string; within: Entity | undefined },
  input: EntityInput,
  report: Report,
): EveryBlock[] {
  const ref = block.node.kinds[0];
  if (!ref) return [];
  const kind = findIn(input.vocabulary.kinds, ref, input.model);
  if (!kind) {
    reportUnknown(report, block.file, ref, 'kind', refText(ref), kindNames(input.vocabulary.kinds));
    return [];
  }
  const misplaced = (block.node.block?.items ?? []).filter((item) => item.kind !== 'statement');
  reportMisplaced(misplaced, block.file, 'an `every` block', report);
  return [{ node: block.node, file: block.file, model: input.model, kind, within: block.within }];
}

export function plainNames(byName: ReadonlyMap<string, Entity>, ...sorts: readonly string[]): string[] {
  const names: string[] = [];
  for (const [name, entity] of byName) {
    if (!name.includes('.') && (sorts.length === 0 || sorts.includes(entity.sort))) names.push(name);
  }
  return names;
}
