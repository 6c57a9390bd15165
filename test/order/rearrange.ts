/**
 * Writes one project another way without changing what it says: declarations, body items and names in lists in another order,
 * nesting against `in`, facts moved to an `extend`, other files. What keeps its order: steps of a path, verification
 * statements, example lines, steps of scales and choices, rows and columns of tables.
 */
import type { Random } from '../support/random.ts';
import { type CutFile, cutFile, type HeadPart, type Piece, writePiece } from './pieces.ts';

const PLACED = new Set(['actor', 'component', 'boundary']);
const EXTENSIBLE = new Set(['actor', 'component', 'boundary', 'data', 'flow', 'feature']);
/** Among themselves these keep their order. */
const KEEPS_ORDER = new Set(['verify', 'example']);

/** `files` are those of one project, all in one directory; so are the files of the result. */
export function rearrange(files: Readonly<Record<string, string>>, random: Random): Record<string, string> {
  const cut = Object.entries(files).map(([path, text]) => cutFile(path, text));
  const directory = directoryOf(Object.keys(files)[0] ?? '');
  const main = cut.find((file) => file.header.block) ?? (cut[0] as CutFile);
  const items = shuffleItems(
    extend(
      moveOut(
        nest(
          cut.flatMap((file) => file.items),
          random,
        ),
        random,
      ),
      random,
    ),
    random,
  );
  const count = 1 + random.below(3);
  const parts = Array.from({ length: count }, (): Piece[] => []);
  for (const item of items) parts[random.below(count)]?.push(item);
  const written = parts.map((part, i): [string, string] => {
    const header = i === 0 ? writePiece(shufflePiece(main.header, random)) : `${main.word} ${main.name}\n`;
    return [`${directory}/${'zyxw'.charAt(random.below(4))}${i}.tm`, `${header}${part.map(writePiece).join('')}`];
  });
  return Object.fromEntries(written);
}

/** Some declarations with `in b` go into the block of `b`. */
function nest(items: readonly Piece[], random: Random): Piece[] {
  const moved = new Map<string, Piece[]>();
  const names = new Set(items.flatMap((item) => boundariesIn(item)));
  const stay = items.filter((item) => {
    const { within } = item;
    if (within === undefined || !PLACED.has(item.word) || !names.has(within) || inside(item, within) || !random.chance(0.5)) return true;
    moved.set(within, [...(moved.get(within) ?? []), { ...item, within: undefined, head: item.head.filter(isNotIn) }]);
    return false;
  });
  /** A boundary that moved takes with it what moves into it. */
  const place = (item: Piece): Piece => {
    const added = item.word === 'boundary' ? (moved.get(item.name ?? '') ?? []) : [];
    if (item.word === 'boundary') moved.delete(item.name ?? '');
    const block = [...(item.block ?? []), ...added].map(place);
    return item.block === undefined && added.length === 0 ? item : { ...item, block };
  };
  const result = stay.map(place);
  if (moved.size > 0) throw new Error(`nothing contains ${[...moved.values()].flat().map((item) => item.name)}`);
  return result;
}

/** Some declarations in the block of a boundary go to the top level, with `in`. */
function moveOut(items: readonly Piece[], random: Random): Piece[] {
  const out: Piece[] = [];
  const visit = (item: Piece): Piece => {
    const { block } = item;
    if (block === undefined) return item;
    const place = item.word === 'boundary' || item.word === 'extend' ? item.name : undefined;
    const kept = block.map(visit).filter((inner) => {
      if (place === undefined || !PLACED.has(inner.word) || inner.within !== undefined || !random.chance(0.3)) return true;
      out.push({ ...inner, within: place, head: [...inner.head, ' ', { in: place }] });
      return false;
    });
    return { ...item, block: kept };
  };
  const stay = items.map(visit);
  return [...stay, ...out];
}

/** Some items of a block are said in an `extend` of their own. */
function extend(items: readonly Piece[], random: Random): Piece[] {
  const more: Piece[] = [];
  const visit = (item: Piece): Piece => {
    if (item.block === undefined) return item;
    const block = item.block.map(visit);
    if (!EXTENSIBLE.has(item.word) || item.name === undefined || !random.chance(0.2)) return { ...item, block };
    const leaves = block.map((inner) => !KEEPS_ORDER.has(inner.word) && inner.word !== 'renamed' && random.chance(0.5));
    const gone = block.filter((_, i) => leaves[i]);
    if (gone.length > 0)
      more.push({ comments: '', word: 'extend', name: item.name, head: [`extend ${item.name}`], within: undefined, block: gone });
    return { ...item, block: block.filter((_, i) => !leaves[i]) };
  };
  const stay = items.map(visit);
  return [...stay, ...more];
}

function shuffleItems(items: readonly Piece[], random: Random): Piece[] {
  const shuffled = random.shuffle(items).map((item) => shufflePiece(item, random));
  const ordered = items.filter((item) => KEEPS_ORDER.has(item.word)).map((item) => shufflePiece(item, random));
  return shuffled.map((item) => (KEEPS_ORDER.has(item.word) ? (ordered.shift() as Piece) : item));
}

function shufflePiece(piece: Piece, random: Random): Piece {
  const head = piece.head.map(
    (part): HeadPart => (typeof part !== 'string' && 'list' in part ? { list: random.shuffle(part.list) } : part),
  );
  const keeps = piece.word === 'table' || piece.word === 'rule';
  return { ...piece, head, block: piece.block && (keeps ? piece.block : shuffleItems(piece.block, random)) };
}

function boundariesIn(item: Piece): string[] {
  const inner = (item.block ?? []).flatMap(boundariesIn);
  return item.word === 'boundary' && item.name !== undefined ? [item.name, ...inner] : inner;
}

function inside(item: Piece, boundary: string): boolean {
  return boundariesIn(item).includes(boundary);
}

function isNotIn(part: HeadPart): boolean {
  return typeof part === 'string' || !('in' in part);
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
