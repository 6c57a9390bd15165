/**
 * Default facts of kinds and `every` blocks, in layers from the most specific to the most general. Statements of a kind are
 * read once per kind, whatever the number of its elements.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Entity, EveryBlock } from './entities.ts';
import { type Layer, type Sourced, sourced } from './layers.ts';
import { resolveStatement, type Stated } from './statements.ts';
import type { ValueScope } from './values.ts';
import type { Kind, Vocabulary } from './vocabulary.ts';
import type { Report } from './vocabulary-words.ts';

export interface KindLayers {
  /** Layers of all ancestors of these kinds. */
  layersOf(kinds: readonly Kind[]): readonly Layer[];
}

export function createKindLayers(vocabulary: Vocabulary, report: Report): KindLayers {
  const stated = new Map<Kind, readonly Sourced[]>();
  const layers = new Map<string, readonly Layer[]>();

  function defaultsOf(kind: Kind): readonly Sourced[] {
    let found = stated.get(kind);
    if (!found) {
      const scope: ValueScope = { pack: kind.pack, vocabulary, entities: new Map(), report, used: () => undefined };
      found = kind.defaults.flatMap(({ node, file }) => {
        const one = resolveStatement(node, file, { kinds: [kind], sort: kind.sort }, scope);
        if (one) checkProvision(one, kind, report);
        return one ? [sourced(one, { level: 'kind', kind: kind.id })] : [];
      });
      stated.set(kind, found);
    }
    return found;
  }

  function layersOf(kinds: readonly Kind[]): readonly Layer[] {
    const key = kinds.map((kind) => kind.id).join(' ');
    let found = layers.get(key);
    if (!found) {
      const all = [...new Set(kinds.flatMap((kind) => kind.ancestors))].filter((kind) => kind.defaults.length > 0);
      found = bySpecificity(all, (kind) => kind).map((group) => ({ statements: group.flatMap(defaultsOf) }));
      layers.set(key, found);
    }
    return found;
  }

  return { layersOf };
}

/** Groups of items whose kinds are no ancestors of kinds in a later call: the most specific first. */
export function bySpecificity<T>(items: readonly T[], kindOf: (item: T) => Kind): T[][] {
  const groups: T[][] = [];
  let rest = [...items];
  while (rest.length > 0) {
    const general = (item: T): boolean =>
      rest.some((other) => kindOf(other) !== kindOf(item) && kindOf(other).ancestorIds.has(kindOf(item).id));
    const specific = rest.filter((item) => !general(item));
    if (specific.length === 0) return [...groups, rest];
    groups.push(specific);
    rest = rest.filter((item) => !specific.includes(item));
  }
  return groups;
}

/** An `every` block with its statements read. */
export interface ReadEvery {
  readonly kind: Kind;
  readonly model: string;
  readonly within: Entity | undefined;
  readonly statements: readonly Sourced[];
}

export function readEvery(block: EveryBlock, scope: ValueScope): ReadEvery {
  const source = { level: 'every' as const, kind: block.kind.id, in: block.within?.id };
  const statements: Sourced[] = [];
  for (const item of block.node.block?.items ?? []) {
    if (item.kind !== 'statement') continue;
    const stated: Stated | undefined = resolveStatement(item, block.file, { kinds: [block.kind], sort: block.kind.sort }, scope);
    if (!stated) continue;
    checkProvision(stated, block.kind, scope.report);
    statements.push(sourced(stated, source));
  }
  return { kind: block.kind, model: block.model, within: block.within, statements };
}

/** Only a boundary has something inside that it could give a control to. */
function checkProvision(stated: Stated, kind: Kind, report: Report): void {
  if (stated.attribute.name === 'provides' && kind.sort !== 'boundary')
    report(createDiagnostic('TM3017', stated.at, { name: `every ${kind.name}` }));
}

export interface EveryIndex {
  /** Layers for something of these kinds: the blocks of `boundaries` (innermost first), then those at the top of `model`. */
  layersFor(kindIds: (id: string) => boolean, boundaries: readonly Entity[], model: string): readonly Layer[];
}

export function createEveryIndex(blocks: readonly ReadEvery[]): EveryIndex {
  const within = new Map<Entity, ReadEvery[]>();
  const top = new Map<string, ReadEvery[]>();
  for (const block of blocks) {
    const list = block.within ? (within.get(block.within) ?? []) : (top.get(block.model) ?? []);
    list.push(block);
    if (block.within) within.set(block.within, list);
    else top.set(block.model, list);
  }
  function layersFor(isA: (id: string) => boolean, boundaries: readonly Entity[], model: string): readonly Layer[] {
    const layers: Layer[] = [];
    const add = (list: readonly ReadEvery[] | undefined): void => {
      const matching = list?.filter((block) => isA(block.kind.id));
      if (!matching || matching.length === 0) return;
      for (const group of bySpecificity(matching, (block) => block.kind))
        layers.push({ statements: group.flatMap((block) => block.statements) });
    };
    for (const boundary of boundaries) add(within.get(boundary));
    add(top.get(model));
    return layers;
  }
  return { layersFor };
}
