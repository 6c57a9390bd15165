/**
 * Braces that do not balance: where the missing one belongs. Two readings are tried, one that only counts and one that
 * believes the indentation; the one with fewer mistakes holds, the indentation winning a tie. Promises tokens whose braces
 * balance and nest at most `depth` deep. Runs only when they do not, so the layout of right text means nothing.
 */
import type { IToken } from 'chevrotain';
import { endOf, isRespelt, makeToken } from './lexer.ts';
import { fix, type Problems, report } from './problems.ts';
import * as t from './tokens.ts';

/** `before` is a place in the raw tokens; to `turn` a `}` is to read it as `{`. */
type Edit =
  | { readonly edit: 'close'; readonly before: number; readonly opening: number }
  | { readonly edit: 'open' | 'drop' | 'turn'; readonly before: number };

export function balanceBraces(
  raw: readonly IToken[],
  problems: Problems,
  damage: number[],
  guesses: number[],
  depth: number,
  byIndentation: boolean,
): IToken[] {
  const counted = readCounting(raw);
  const indented = counted.length === 0 && !byIndentation ? counted : readIndentation(raw);
  const edits = byIndentation || indented.length <= counted.length ? indented : counted;
  const balanced = apply(raw, edits, problems, damage, guesses);
  return cutDeep(balanced, problems, damage, depth);
}

function readCounting(raw: readonly IToken[]): Edit[] {
  const edits: Edit[] = [];
  const open: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    const type = (raw[i] as IToken).tokenType;
    if (type === t.LeftBrace) {
      if (isDoubled(raw, i)) edits.push({ edit: 'drop', before: i });
      else open.push(i);
    } else if (type === t.RightBrace && (splitsList(raw, i) || open.pop() === undefined)) edits.push({ edit: 'drop', before: i });
  }
  for (let i = open.length - 1; i >= 0; i--) edits.push({ edit: 'close', before: raw.length, opening: open[i] as number });
  return edits;
}

/** `alias a, }, b }`: a list goes on behind this `}`. */
function splitsList(raw: readonly IToken[], index: number): boolean {
  const before = raw[index - 1]?.tokenType;
  const next = raw[index + 1];
  return before !== undefined && continued.has(before) && next !== undefined && (next.tokenType === t.Comma || isName(next));
}

/** No block begins with a block. */
function isDoubled(raw: readonly IToken[], index: number): boolean {
  let before = index - 1;
  while (before >= 0 && (raw[before] as IToken).tokenType === t.NewLine) before--;
  return before >= 0 && (raw[before] as IToken).tokenType === t.LeftBrace;
}

/** Tokens of a line that are looked at. */
const longestLine = 200;

interface Line {
  readonly indent: number;
  readonly first: number;
  /** Index of its last token; set when the line has ended. */
  last: number;
  /** A missing `{` has been looked for: once a line, or a line of `}` would be read again for each. */
  searched: boolean;
}

interface Opening {
  readonly index: number;
  readonly line: Line;
}

function readIndentation(raw: readonly IToken[]): Edit[] {
  const edits: Edit[] = [];
  const open: Opening[] = [];
  const lines: Line[] = [];
  let line: Line = { indent: 0, first: 0, last: 0, searched: false };
  let lineStart = 0;
  let atStart = true;
  for (let i = 0; i < raw.length; i++) {
    const token = raw[i] as IToken;
    const type = token.tokenType;
    if (type === t.NewLine) {
      atStart = true;
      lineStart = endOf(token);
      continue;
    }
    if (type === t.Doc) {
      atStart = false;
      continue;
    }
    const indent = token.startOffset - lineStart;
    if (type === t.RightBrace && splitsList(raw, i)) {
      edits.push({ edit: 'drop', before: i });
      continue;
    }
    if (atStart && type === t.RightBrace) {
      closeDeeper(raw, edits, open, indent + 1, i);
      if (open.length > 0 && (open[open.length - 1] as Opening).line.indent === indent) open.pop();
      else {
        const header = headerAbove(raw, lines, indent, open[open.length - 1]?.index ?? -1);
        const turned = header !== undefined && raw[header]?.tokenType === t.RightBrace ? droppedAt(edits, header) : -1;
        if (turned >= 0) edits[turned] = { edit: 'turn', before: header as number };
        else edits.push(header === undefined ? { edit: 'drop', before: i } : { edit: 'open', before: header + 1 });
      }
      line = { indent, first: i, last: i, searched: false };
    } else {
      if (atStart && !goesOn(raw, i)) {
        closeDeeper(raw, edits, open, indent, i);
        line = { indent, first: i, last: i, searched: false };
        lines.push(line);
      }
      if (type === t.LeftBrace) {
        if (isDoubled(raw, i)) edits.push({ edit: 'drop', before: i });
        else open.push({ index: i, line });
      } else if (type === t.RightBrace) {
        // `component a : b }` under its `{` of another line: such a block ends with a `}` on a line of its own.
        if (open[open.length - 1]?.line === line) open.pop();
        else if (!line.searched && opensRest(raw, i)) {
          edits.push({ edit: 'turn', before: i });
          open.push({ index: i, line });
        } else {
          edits.push(line.searched ? { edit: 'drop', before: i } : openingInLine(raw, line.first, i));
          line.searched = true;
        }
      }
    }
    atStart = false;
    line.last = i;
  }
  closeDeeper(raw, edits, open, -1, raw.length);
  return edits;
}

/** `decision accept r on x }` and a block: what was to be dropped is its `{`. */
function droppedAt(edits: readonly Edit[], index: number): number {
  for (let i = edits.length - 1; i >= 0; i--) {
    const { edit, before } = edits[i] as Edit;
    if (before < index) return -1;
    if (before === index && edit === 'drop') return i;
  }
  return -1;
}

/** Ends the blocks whose head is indented by `indent` or more: a line that little indented cannot lie in them. */
function closeDeeper(raw: readonly IToken[], edits: Edit[], open: Opening[], indent: number, index: number): void {
  let before = index;
  while (before > 0 && ((raw[before - 1] as IToken).tokenType === t.Doc || (raw[before - 1] as IToken).tokenType === t.NewLine)) before--;
  for (let top = open[open.length - 1]; top !== undefined && top.line.indent >= indent; top = open[open.length - 1]) {
    open.pop();
    edits.push({ edit: 'close', before, opening: top.index });
  }
}

/**
 * `data secret : credential separate per vendor }`: where a `{` must have stood, two words follow each other that cannot
 * (the first two or three of a line can). Otherwise the `}` is the mistake.
 */
function openingInLine(raw: readonly IToken[], first: number, brace: number): Edit {
  let depth = 0;
  let start = first;
  for (let i = first; i < brace; i++) {
    const type = (raw[i] as IToken).tokenType;
    if (type === t.LeftBrace) depth++;
    else if (type === t.RightBrace) depth--;
    else if (type === t.Semicolon && depth === 0) start = i + 1;
    else if (depth === 0 && i > start && isRespelt(raw[i] as IToken)) return { edit: 'open', before: i + 1 };
    else if (depth === 0 && i >= start + (threeWords.has((raw[start] as IToken).image) ? 3 : 2) && isName(raw[i] as IToken)) {
      const before = raw[i - 1] as IToken;
      if (isName(before) || before.tokenType === t.Text) return { edit: 'open', before: i };
    }
  }
  return { edit: 'drop', before: brace };
}

/** `component } trust high }`: with a `{` here the line is whole. */
function opensRest(raw: readonly IToken[], index: number): boolean {
  let depth = 1;
  for (let i = index + 1; i < index + longestLine; i++) {
    const type = raw[i]?.tokenType;
    if (type === undefined || type === t.NewLine) return depth === 0;
    if (type === t.LeftBrace) depth++;
    else if (type === t.RightBrace && --depth < 0) return false;
  }
  return false;
}

function isName(token: IToken): boolean {
  const type = t.keywords.get(token.image) ?? token.tokenType;
  return type === t.Identifier || type.CATEGORIES?.includes(t.Name) === true;
}

/** The last line as little indented as a `}` without partner, if deeper ones follow: its block has lost its `{`. */
function headerAbove(raw: readonly IToken[], lines: readonly Line[], indent: number, after: number): number | undefined {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] as Line;
    if (line.indent > indent) continue;
    if (line.indent < indent || i === lines.length - 1 || line.first < after) return undefined;
    return (raw[line.last] as IToken).tokenType === t.LeftBrace ? undefined : line.last;
  }
  return undefined;
}

const threeWords = new Set(['adjust', 'decision', 'extend']);
const continuing = new Set([t.Arrow, t.LeftBrace, t.Text, t.Comma, t.Colon]);
const continued = new Set([t.Comma, t.Arrow, t.Colon]);
const opening = new Set<string>(t.lineOpeningPrepositions);
const prepositions = new Set<string>([...t.prepositions.filter((word) => !opening.has(word)), 'and', 'or']);

function goesOn(raw: readonly IToken[], index: number): boolean {
  const token = raw[index] as IToken;
  if (continuing.has(token.tokenType) || prepositions.has(token.image)) return true;
  const next = raw[index + 1];
  // Two names in a row begin a statement, also behind a comma or an arrow.
  if (next !== undefined && isName(token) && isName(next)) return false;
  let before = index - 1;
  while (before >= 0 && ((raw[before] as IToken).tokenType === t.NewLine || (raw[before] as IToken).tokenType === t.Doc)) before--;
  return before >= 0 && continued.has((raw[before] as IToken).tokenType);
}

function apply(raw: readonly IToken[], edits: readonly Edit[], problems: Problems, damage: number[], guesses: number[]): IToken[] {
  const byPlace = new Map<number, Edit[]>();
  for (const edit of edits) {
    const list = byPlace.get(edit.before);
    if (list === undefined) byPlace.set(edit.before, [edit]);
    else list.push(edit);
  }
  const out: IToken[] = [];
  for (let i = 0; i <= raw.length; i++) {
    const token = raw[i];
    let kept = token !== undefined;
    const here = byPlace.get(i);
    if (here !== undefined) {
      announce(raw, here, problems, damage);
      const before = out[out.length - 1];
      const at = before === undefined ? 0 : endOf(before);
      for (const one of here) {
        const { edit } = one;
        if (edit === 'close') guesses.push((raw[one.opening] as IToken).startOffset);
        if (edit === 'close') out.push(makeToken(t.RightBrace, '', at));
        else if (edit === 'open') {
          out.push(makeToken(t.LeftBrace, '', at));
          guesses.push(at);
        } else {
          if (edit === 'turn' && kept) out.push(makeToken(t.LeftBrace, '{', (token as IToken).startOffset));
          kept = false;
          if (token?.tokenType === t.RightBrace) guesses.push(token.startOffset);
        }
      }
    }
    if (kept) out.push(token as IToken);
  }
  return out;
}

/** Several blocks that end at one place, as all do where a file breaks off, are one mistake: it is shown at the innermost. */
function announce(raw: readonly IToken[], here: readonly Edit[], problems: Problems, damage: number[]): void {
  const unclosed: IToken[] = [];
  for (const edit of here) {
    const place = raw[edit.before];
    const last = raw[edit.before - 1];
    if (edit.edit === 'close') unclosed.push(raw[edit.opening] as IToken);
    else if (edit.edit === 'open' && last !== undefined) {
      const fixes = [fix(problems, 'add `{`', false, endOf(last), endOf(last), ' {')];
      // A mark at the end of the line that had to be mended stands where the brace should.
      if (!isRespelt(last)) report(problems, 'TM1007', last.startOffset, endOf(last), { after: last.image }, { fixes });
    } else if (place !== undefined) {
      const fixes = [
        edit.edit === 'turn'
          ? fix(problems, 'write `{`', false, place.startOffset, endOf(place), '{')
          : fix(problems, `remove the \`${place.image}\``, false, place.startOffset, endOf(place), ''),
      ];
      if (place.tokenType === t.LeftBrace) {
        // A run of braces is one mistake: the ones behind an extra brace are not told again.
        const before = raw[edit.before - 1]?.startOffset ?? -1;
        if (!damage.slice(-2).includes(before)) report(problems, 'TM1031', place.startOffset, endOf(place), {}, { fixes });
      } else report(problems, 'TM1006', place.startOffset, endOf(place), {}, { fixes });
      damage.push(place.startOffset);
      // What stands behind it on its line has lost its beginning.
      const next = raw[edit.before + 1];
      if (next !== undefined && next.tokenType !== t.NewLine) damage.push(next.startOffset);
    }
  }
  const [innermost, ...others] = unclosed;
  if (innermost === undefined) return;
  const before = (here[0] as Edit).before;
  const at = endOf(raw[before - 1] as IToken);
  const fixes = [fix(problems, 'close the block here', false, at, at, ` ${'}'.repeat(unclosed.length)}`)];
  const related = others
    .slice(0, 3)
    .map((brace) => ({ file: problems.file, start: brace.startOffset, end: endOf(brace), message: 'nor is this one' }));
  report(problems, 'TM1005', innermost.startOffset, endOf(innermost), {}, { fixes, related });
  for (const brace of unclosed) damage.push(brace.startOffset);
  // What stands between the brace and the end of its line is part of the mistake.
  if (
    !raw
      .slice(Math.max(0, before - longestLine), before)
      .some((token) => token.tokenType === t.NewLine && token.startOffset > innermost.startOffset)
  )
    damage.push(at);
}

/** Drops the blocks that lie deeper than the parser may go. */
function cutDeep(raw: readonly IToken[], problems: Problems, damage: number[], limit: number): IToken[] {
  const out: IToken[] = [];
  let depth = 0;
  for (const token of raw) {
    if (token.tokenType === t.LeftBrace) {
      depth++;
      if (depth === limit + 1) {
        report(problems, 'TM1024', token.startOffset, endOf(token), { limit, what: 'blocks' });
        damage.push(token.startOffset);
      }
    }
    if (depth <= limit) out.push(token);
    if (token.tokenType === t.RightBrace) depth--;
  }
  return out;
}
