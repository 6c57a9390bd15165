/**
 * A `.tm` file cut into the pieces that may change places: each item with the comments in front of it, its head, and the
 * items of its block. Built from the syntax tree and the text; writing the pieces again gives the same model.
 */
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { Span } from '../../compiler/source/span.ts';
import type { DeclarationNode, HeaderNode, ItemNode } from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';

export interface Piece {
  /** Comment and doc lines in front of it, each with its line end. */
  readonly comments: string;
  /** Its word: `component`, `carries`, `verify`. */
  readonly word: string;
  /** The declared or extended name. */
  readonly name: string | undefined;
  /** Text up to the block, cut at the names of its lists. */
  readonly head: readonly HeadPart[];
  /** Name behind `in`, for a declaration that is nested by its header. */
  readonly within: string | undefined;
  readonly block: readonly Piece[] | undefined;
}

/** Text, a list whose members may change places, or the phrase that says in which boundary it lies. */
export type HeadPart = string | { readonly list: readonly string[] } | { readonly in: string };

export interface CutFile {
  readonly word: string;
  readonly name: string;
  readonly header: Piece;
  readonly items: readonly Piece[];
}

/** Kinds of these are steps or columns: their order means something. */
const ORDERED_KINDS = new Set(['scale', 'choice', 'table']);
const ORDERED_VALUES = new Set(['columns', 'minor', 'moderate', 'serious']);

export function cutFile(path: string, text: string): CutFile {
  const { file, diagnostics } = parseFile(createSourceFile(path, text));
  if (diagnostics[0]) throw new Error(`${path}: ${diagnostics[0].message}`);
  const { header } = file;
  if (!header) throw new Error(`${path}: no header`);
  const cut = createCutter(text);
  return {
    word: header.word,
    name: header.name.text,
    header: cut.header(header),
    items: cut.items(file.items, header.block?.end ?? header.end),
  };
}

function createCutter(text: string) {
  function items(list: readonly ItemNode[], from: number): Piece[] {
    let before = from;
    return list.map((item) => {
      const comments = commentsIn(before, item.start);
      before = item.end;
      return piece(item, comments);
    });
  }

  function piece(item: ItemNode, comments: string): Piece {
    const block = 'block' in item ? item.block : undefined;
    const parts = {
      comments,
      head: headOf(item, block?.start ?? item.end),
      block: block && items(block.items, block.start + 1),
    };
    if (item.kind === 'declaration') return { ...parts, word: item.word, name: item.name?.text, within: withinOf(item) };
    return { ...parts, word: item.kind === 'statement' ? item.verb.text : item.kind, name: undefined, within: undefined };
  }

  function headOf(item: ItemNode, end: number): HeadPart[] {
    const cuts: Cut[] = [];
    const list = (members: readonly Span[]): void => {
      const [first] = members;
      const last = members[members.length - 1];
      if (first && last && first !== last) cuts.push({ start: first.start, end: last.end, part: { list: members.map(textOf) } });
    };
    if (item.kind === 'declaration') {
      if (!ORDERED_KINDS.has(item.word)) list(item.kinds);
      item.values?.steps.forEach(list);
    } else if (item.kind === 'statement' && !ORDERED_VALUES.has(item.verb.text)) item.values?.steps.forEach(list);
    if (item.kind === 'declaration' || item.kind === 'statement') {
      const within = item.kind === 'declaration' ? withinOf(item) : undefined;
      for (const phrase of item.phrases) {
        if (phrase.preposition === 'in' && within !== undefined) cuts.push({ start: phrase.start, end: phrase.end, part: { in: within } });
        else phrase.values?.steps.forEach(list);
      }
    }
    return cutAt(item.start, end, cuts);
  }

  function cutAt(start: number, end: number, cuts: readonly Cut[]): HeadPart[] {
    const parts: HeadPart[] = [];
    let from = start;
    for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
      parts.push(text.slice(from, cut.start), cut.part);
      from = cut.end;
    }
    parts.push(text.slice(from, end).trimEnd());
    return parts;
  }

  function textOf(span: Span): string {
    return text.slice(span.start, span.end);
  }

  /** Whole lines of comments between two items; what stands between them otherwise are line ends and `;`. */
  function commentsIn(start: number, end: number): string {
    const lines = text
      .slice(start, end)
      .split('\n')
      .map((line) => line.trim());
    return lines
      .filter((line) => line.startsWith('//'))
      .map((line) => `${line}\n`)
      .join('');
  }

  function header(node: HeaderNode): Piece {
    const end = node.block?.start ?? node.end;
    return {
      comments: commentsIn(0, node.start),
      word: node.word,
      name: node.name.text,
      head: [text.slice(node.start, end).trimEnd()],
      within: undefined,
      block: node.block && items(node.block.items, node.block.start + 1),
    };
  }

  return { items, header };
}

interface Cut extends Span {
  readonly part: HeadPart;
}

function withinOf(node: DeclarationNode): string | undefined {
  const phrase = node.phrases.find((one) => one.preposition === 'in');
  const value = phrase?.values?.steps[0]?.[0];
  return value?.kind === 'ref' ? value.names.map((name) => name.text).join('.') : undefined;
}

/** The text of a piece, one item a line. */
export function writePiece(piece: Piece): string {
  const head = piece.head.map(writeHeadPart).join('').trimEnd();
  const block = piece.block === undefined ? '' : ` {\n${piece.block.map(writePiece).join('')}}`;
  return `${piece.comments}${head}${block}\n`;
}

function writeHeadPart(part: HeadPart): string {
  if (typeof part === 'string') return part;
  return 'in' in part ? `in ${part.in}` : part.list.join(', ');
}
