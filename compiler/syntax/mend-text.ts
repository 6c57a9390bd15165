/** Texts and comments that do not end, do not begin, or are written as in another language. */
import type { IToken } from 'chevrotain';
import { endOf, makeToken } from './lexer.ts';
import { addRest, type Mending } from './mending.ts';
import { fix, report } from './problems.ts';
import * as t from './tokens.ts';

/** Where an unclosed text most probably ended: before a ` : kind`, a block, or the end of one. */
const probableEnd = /[ \t]+(?=: ?[A-Za-z_]|\{(?![A-Za-z_.]*\})|->)|[ \t]*(?=\}(?:[ \t;}]|\/\/.*)*$)/;

const interpolation = /\{[A-Za-z_.]*\}/g;

/** `"Checkout {  code "`: up to the quote that should have opened another. */
export function swallowsBlock(image: string): boolean {
  return image.includes('{ ') && /[ \t]\{[ \t]/.test(image);
}

/** The text ends where it would have without the other quotes of its line; the rest of the line is read again. */
export function mendSwallowing(m: Mending, token: IToken): number {
  const end = m.raw[m.lineUntil]?.startOffset ?? m.text.length;
  mendText(m, makeToken(t.UnterminatedText, m.text.slice(token.startOffset, end), token.startOffset), m.lineUntil - 1);
  return m.lineUntil;
}

export function mendText(m: Mending, token: IToken, index: number): number {
  const continued = endOnNextLine(m, token, index);
  if (continued !== undefined) {
    report(m.problems, 'TM1004', token.startOffset, endOf(token), { missing: 'closing' });
    m.damage.push(token.startOffset);
    m.out.push(makeToken(t.Text, m.text.slice(token.startOffset, continued.at), token.startOffset));
    addRest(m, m.text.slice(continued.at, continued.end), continued.at);
    return continued.next;
  }
  const before = m.out[m.out.length - 1];
  m.damage.push(token.startOffset);
  if (token.startOffset > 0 && /[\w?!.,)}]/.test(m.text.charAt(token.startOffset - 1)) && /^"(?:\s|;|$)/.test(token.image)) {
    openText(m, token);
    addRest(m, token.image.slice(1), token.startOffset + 1);
    return index + 1;
  }
  if (before === undefined || before.tokenType === t.NewLine || before.tokenType === t.LeftBrace || before.tokenType === t.Semicolon) {
    const word = /^"[ \t]*([A-Za-z_]+)[ \t]+[A-Za-z_"]/.exec(token.image)?.[1];
    if (word !== undefined && ((t.declarationWords as readonly string[]).includes(word) || before?.tokenType !== t.NewLine)) {
      // No statement begins with a text: this quote is one too many.
      report(m.problems, 'TM1016', token.startOffset, token.startOffset + 1, { text: '"', help: 'remove it' });
      addRest(m, token.image.slice(1), token.startOffset + 1);
      return index + 1;
    }
  }
  const masked = token.image.replace(interpolation, (hole) => '_'.repeat(hole.length));
  const match = probableEnd.exec(masked);
  const closesBlock = match !== null && masked.charAt(match.index + match[0].length) === '}';
  const semicolon = closesBlock ? masked.indexOf(';') : -1;
  const end = semicolon > 0 ? semicolon : match === null ? token.image.trimEnd().length : match.index;
  const image = token.image.slice(0, Math.max(end, 1));
  const at = token.startOffset + image.length;
  const fixes = [fix(m.problems, 'close the text', false, at, at, '"')];
  report(m.problems, 'TM1004', token.startOffset, at, { missing: 'closing' }, { fixes });
  m.out.push(makeToken(t.Text, image, token.startOffset));
  if (match !== null) addRest(m, token.image.slice(image.length), at);
  return index + 1;
}

/**
 * The quote closes what no quote has opened: the text began behind the verb, or behind the name of a declaration. What was
 * read of it as words is taken back.
 */
function openText(m: Mending, quote: IToken): void {
  const { out } = m;
  let first = out.length;
  while (first > 0) {
    const type = (out[first - 1] as IToken).tokenType;
    if (type === t.NewLine || type === t.Semicolon) break;
    if (type === t.LeftBrace && !isHole(out, first)) break;
    first--;
  }
  const head = (t.declarationWords as readonly string[]).includes(out[first]?.image ?? '') ? 2 : 1;
  const opening = out[first + head];
  const start = opening === undefined ? quote.startOffset : opening.startOffset;
  const end = endOf(quote.image.length > 1 ? makeToken(t.Text, '"', quote.startOffset) : quote);
  const fixes = [fix(m.problems, 'open the text', false, start, start, '"')];
  report(m.problems, 'TM1004', start, end, { missing: 'opening' }, { fixes });
  if (opening === undefined) return;
  out.length = first + head;
  out.push(makeToken(t.Text, m.text.slice(start, end), start));
}

/** Behind a `{`: `f.to}`, as in the texts of rules. */
function isHole(tokens: readonly IToken[], index: number): boolean {
  let i = index;
  while (/^\w+$/.test(tokens[i]?.image ?? '') && tokens[i + 1]?.tokenType === t.Dot) i += 2;
  return /^\w+$/.test(tokens[i]?.image ?? '') && tokens[i + 1]?.tokenType === t.RightBrace;
}

/**
 * A text broken over two lines: the next line has an odd number of quotes too, and its first one looks like an end (`... here";`).
 * `at` is the offset behind that quote, `end` that of the line.
 */
function endOnNextLine(
  m: Mending,
  token: IToken,
  index: number,
): { readonly at: number; readonly end: number; readonly next: number } | undefined {
  if (m.raw[index + 1]?.tokenType !== t.NewLine) return undefined;
  let next = index + 2;
  let unclosed = false;
  for (; next < m.raw.length && (m.raw[next] as IToken).tokenType !== t.NewLine; next++) {
    if ((m.raw[next] as IToken).tokenType === t.UnterminatedText) unclosed = true;
  }
  if (!unclosed) return undefined;
  const end = endOf(m.raw[next - 1] as IToken);
  const quote = m.text.indexOf('"', endOf(token));
  if (quote < 0 || quote >= end || /[\s"]/.test(m.text.charAt(quote - 1)) || !/[\s;}]|^$/.test(m.text.charAt(quote + 1))) return undefined;
  return { at: quote + 1, end, next };
}

export function mendQuotes(m: Mending, token: IToken): void {
  if (token.image.startsWith("'") && /\w/.test(m.text.charAt(token.startOffset - 1))) {
    // `one account's events`: an apostrophe, in words that lie outside any text.
    report(m.problems, 'TM1016', token.startOffset, token.startOffset + 1, { text: "'" });
    m.damage.push(token.startOffset);
    addRest(m, token.image.slice(1), token.startOffset + 1);
    return;
  }
  const inner = token.image.slice(1, -1);
  const fixes = [
    fix(m.problems, 'write it in straight double quotes', true, token.startOffset, endOf(token), `"${inner.replace(/["\\]/g, '\\$&')}"`),
  ];
  // Several in one line are one habit.
  if (++m.quotes === 1) report(m.problems, 'TM1018', token.startOffset, endOf(token), {}, { fixes });
  m.out.push(makeToken(t.Text, `"${inner.replace(/\\/g, '/')}"`, token.startOffset));
}

export function skipComment(m: Mending, index: number): number {
  const token = m.raw[index] as IToken;
  report(m.problems, 'TM1017', token.startOffset, token.startOffset + 2, { opening: '/*' });
  const end = m.commentsEnd ? m.text.indexOf('*/', token.startOffset + 2) : -1;
  if (end < 0) {
    m.commentsEnd = false;
    return index + 1;
  }
  let next = index + 1;
  while (next < m.raw.length && (m.raw[next] as IToken).startOffset < end + 2) next++;
  return next;
}

/** A brace in what would be a comment that has no partner there belongs to the model. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length && depth >= 0; i++) {
    const code = text.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) depth--;
  }
  return depth === 0;
}
