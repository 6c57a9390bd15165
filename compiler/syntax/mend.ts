/**
 * Text that no grammar could accept, made into tokens that say what was probably meant: one diagnostic for each mistake, and
 * the rest of the line stays readable. Runs only when there is such text. `damage` gets the offsets after which the meaning
 * of the item is a guess; later stages do not complain about it again.
 */
import type { IToken, TokenType } from 'chevrotain';
import { codePoint, isForbidden } from './characters.ts';
import { endOf, lexText, makeToken } from './lexer.ts';
import { shorten } from './shorten.ts';
import { fix, type Problems, report } from './problems.ts';
import * as t from './tokens.ts';

interface Mending {
  readonly raw: readonly IToken[];
  readonly text: string;
  readonly problems: Problems;
  readonly damage: number[];
  readonly out: IToken[];
  /** False once the text is known to hold no further comment end. */
  commentsEnd: boolean;
  /** The line up to this index has been looked at; in a line with an unclosed text nothing else is reported. */
  lineUntil: number;
  unclosedAt: number;
}

export function mendTokens(raw: readonly IToken[], text: string, problems: Problems, damage: number[]): IToken[] {
  const mending: Mending = { raw, text, problems, damage, out: [], commentsEnd: true, lineUntil: -1, unclosedAt: -1 };
  for (let i = 0; i < raw.length; ) i = mendToken(mending, i);
  return mending.out;
}

/** Writes what stands for the token at `index`; returns the index to go on at. */
function mendToken(m: Mending, index: number): number {
  const token = m.raw[index] as IToken;
  if (index > m.lineUntil) lookAtLine(m, index);
  if (m.unclosedAt >= 0 && index !== m.unclosedAt && odd.has(token.tokenType)) return index + 1;
  switch (token.tokenType) {
    case t.UnterminatedText:
      return mendText(m, token, index);
    case t.OtherQuotes:
      mendQuotes(m, token);
      return index + 1;
    case t.HashComment: {
      const before = m.out[m.out.length - 1];
      const joined = before !== undefined && endOf(before) === token.startOffset && before.tokenType !== t.NewLine;
      if (joined || !isBalanced(token.image)) {
        report(m.problems, 'TM1016', token.startOffset, token.startOffset + 1, { text: '#' });
        m.damage.push(token.startOffset);
        addRest(m, token.image.slice(1), token.startOffset + 1);
        return index + 1;
      }
      const fixes = [fix(m.problems, 'begin the comment with `//`', true, token.startOffset, token.startOffset + 1, '//')];
      report(m.problems, 'TM1017', token.startOffset, token.startOffset + 1, { opening: '#' }, { fixes });
      return index + 1;
    }
    case t.StarComment:
      return skipComment(m, index);
    case t.BothWays:
    case t.Backwards:
      report(m.problems, 'TM1011', token.startOffset, endOf(token), { text: shorten(token.image) });
      m.damage.push(token.startOffset);
      m.out.push(makeToken(t.Arrow, token.image, token.startOffset));
      return index + 1;
    case t.Misspelt:
      mendSpelling(m, token, m.raw[index + 1]);
      return index + 1;
    case t.DigitWord:
      mendNumber(m, token);
      return index + 1;
    case t.HyphenTail:
      mendHyphen(m, token);
      return index + 1;
    case t.Stray:
      return mendStray(m, index);
    default:
      m.out.push(token);
      return index + 1;
  }
}

/** A brace in what would be a comment that has no partner there belongs to the model. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length && depth >= 0; i++) {
    const code = text.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) depth--;
  }
  return depth === 0;
}

const odd = new Set<TokenType>([
  t.UnterminatedText, t.OtherQuotes, t.HashComment, t.StarComment, t.BothWays, t.Backwards, t.Misspelt, t.DigitWord, t.HyphenTail, t.Stray,
]);

function lookAtLine(m: Mending, index: number): void {
  m.unclosedAt = -1;
  let i = index;
  for (; i < m.raw.length; i++) {
    const type = (m.raw[i] as IToken).tokenType;
    if (type === t.NewLine) break;
    if (type === t.UnterminatedText) m.unclosedAt = i;
  }
  m.lineUntil = i;
}

/** Where an unclosed text most probably ended: before a ` : kind`, a block, or the end of one. */
const probableEnd = /[ \t]+(?=: ?[A-Za-z_]|\{(?![A-Za-z_.]*\})|->)|[ \t]*(?=\}(?:[ \t;}]|\/\/.*)*$)/;
const interpolation = /\{[A-Za-z_.]*\}/g;

function mendText(m: Mending, token: IToken, index: number): number {
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
function endOnNextLine(m: Mending, token: IToken, index: number): { readonly at: number; readonly end: number; readonly next: number } | undefined {
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

/** Tokens of the guessed rest of a line; nothing more is reported there. */
function addRest(m: Mending, rest: string, offset: number): void {
  for (const token of lexText(rest)) {
    if (odd.has(token.tokenType) || token.tokenType === t.Doc) continue;
    token.startOffset += offset;
    m.out.push(token);
  }
}

function mendQuotes(m: Mending, token: IToken): void {
  const inner = token.image.slice(1, -1);
  const fixes = [fix(m.problems, 'write it in straight double quotes', true, token.startOffset, endOf(token), `"${inner.replace(/["\\]/g, '\\$&')}"`)];
  report(m.problems, 'TM1018', token.startOffset, endOf(token), {}, { fixes });
  m.out.push(makeToken(t.Text, `"${inner.replace(/\\/g, '/')}"`, token.startOffset));
}

function skipComment(m: Mending, index: number): number {
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

const arrows = new Set(['-->', '=>', '==>', '→']);

function mendSpelling(m: Mending, token: IToken, next: IToken | undefined): void {
  const image = token.image;
  let type = t.Equal;
  let fixed = '=';
  if (image === '=>' && (next?.tokenType === t.Numeral || next?.tokenType === t.Duration)) {
    type = t.GreaterEqual;
    fixed = '>=';
  } else if (arrows.has(image) || image.endsWith('>')) {
    type = t.Arrow;
    fixed = '->';
  } else if (image.startsWith('&')) {
    type = t.keywordType('and');
    fixed = 'and';
  } else if (image.startsWith('|')) {
    type = t.keywordType('or');
    fixed = 'or';
  } else if (image === '!') {
    type = t.keywordType('not');
    fixed = 'not ';
  }
  const fixes = [fix(m.problems, `write \`${fixed.trim()}\``, true, token.startOffset, endOf(token), fixed)];
  report(m.problems, 'TM1012', token.startOffset, endOf(token), { text: shorten(image), fixed: fixed.trim() }, { fixes });
  m.out.push(makeToken(type, image, token.startOffset));
}

const unitBeginnings: readonly (readonly [string, string])[] = [
  ['mi', 'min'], ['mo', 'mo'], ['s', 's'], ['h', 'h'], ['d', 'd'], ['w', 'w'], ['y', 'y'],
];

/** `10m`, `10days`, `2fa`: digits with letters behind them. */
function mendNumber(m: Mending, token: IToken): void {
  const { image, startOffset: start } = token;
  const end = endOf(token);
  const amount = (/^[0-9]+/.exec(image) as RegExpExecArray)[0];
  const letters = image.slice(amount.length);
  m.damage.push(start);
  if (letters === 'm') {
    const fixes = ['min', 'mo'].map((unit) => fix(m.problems, `write \`${amount}${unit}\``, false, start, end, amount + unit));
    report(m.problems, 'TM1008', start, end, { text: shorten(image), amount: shorten(amount) }, { fixes, suggestions: [`${amount}min`, `${amount}mo`] });
    m.out.push(makeToken(t.Duration, image, start));
    return;
  }
  const unit = /^[A-Za-z]{2,}$/.test(letters) ? unitBeginnings.find(([beginning]) => letters.toLowerCase().startsWith(beginning)) : undefined;
  const written = unit === undefined ? undefined : amount + unit[1];
  const extras = written === undefined ? {} : { fixes: [fix(m.problems, `write \`${written}\``, false, start, end, written)], suggestions: [written] };
  report(m.problems, 'TM1009', start, end, { text: shorten(image) }, extras);
  m.out.push(makeToken(written === undefined ? t.Identifier : t.Duration, image, start));
}

/** `payments-api`, `2027-1-31`, `-5`: a hyphen that is part of nothing. */
function mendHyphen(m: Mending, token: IToken): void {
  const before = m.out[m.out.length - 1];
  const joined = before !== undefined && endOf(before) === token.startOffset ? before : undefined;
  const start = joined?.startOffset ?? token.startOffset;
  const end = endOf(token);
  const image = (joined?.image ?? '') + token.image;
  if (joined !== undefined && /^[A-Za-z_]\w*-/.test(image)) {
    const fixed = image.replace(/-+/g, '_');
    const fixes = [fix(m.problems, `write \`${fixed}\``, true, start, end, fixed)];
    report(m.problems, 'TM1010', start, end, { text: shorten(image), fixed: shorten(fixed) }, { fixes, suggestions: [fixed] });
    m.out[m.out.length - 1] = makeToken(t.Identifier, image.replace(/-/g, '_'), start);
    return;
  }
  m.damage.push(start);
  const date = joined === undefined ? null : /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])/.exec(image);
  if (joined !== undefined && /^[0-9]{4}-/.test(image)) {
    const fixed = date === null ? undefined : `${date[1]}-${date[2]?.padStart(2, '0')}-${date[3]?.padStart(2, '0')}`;
    const extras = fixed === undefined ? {} : { fixes: [fix(m.problems, `write \`${fixed}\``, false, start, end, fixed)], suggestions: [fixed] };
    report(m.problems, 'TM1027', start, end, { text: shorten(image), fixed }, extras);
    m.out[m.out.length - 1] = makeToken(t.DateLiteral, image, start);
    return;
  }
  report(m.problems, 'TM1016', token.startOffset, end, { text: shorten(token.image) });
}

/** What can be part of a word that was meant to be quoted: `services/webhook/**`, `@acme/payments`. */
const partsOfRun = new Set<TokenType>([
  t.Stray, t.Identifier, t.DigitWord, t.HyphenTail, t.Numeral, t.Dot, t.Catalogue, t.DateLiteral, t.Duration, t.Colon, t.Misspelt,
  ...t.keywords.values(),
]);

const startsItem = new Set<string>([...t.declarationWords, ...t.clauseWords]);

function mendStray(m: Mending, index: number): number {
  const token = m.raw[index] as IToken;
  const code = token.image.charCodeAt(0);
  const start = token.startOffset;
  if (isForbidden(code)) return index + 1;
  if (code === 0xfeff && start === 0) return index + 1;
  if (/[\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(token.image)) {
    const fixes = [fix(m.problems, 'write a plain blank', true, start, start + 1, ' ')];
    report(m.problems, 'TM1016', start, start + 1, { text: codePoint(code), help: 'write a plain blank instead of this invisible character' }, { fixes });
    return index + 1;
  }
  const after = m.raw[index + 1];
  if (startsItem.has(after?.image ?? '') && after?.startOffset === start + 1 && /\s|^$/.test(m.text.charAt(start - 1))) {
    // `*rule forged "..."`: one character too many before a word that begins something.
    const fixes = [fix(m.problems, 'remove it', false, start, start + 1, '')];
    report(m.problems, 'TM1016', start, start + 1, { text: token.image }, { fixes });
    return index + 1;
  }
  if (token.image === '/' && (m.out.length === 0 || m.out[m.out.length - 1]?.tokenType === t.NewLine)) {
    report(m.problems, 'TM1017', start, start + 1, { opening: '/' });
    return m.lineUntil;
  }
  let next = index + 1;
  let end = endOf(token);
  for (; next < m.raw.length; next++) {
    const part = m.raw[next] as IToken;
    if (part.startOffset !== end || !partsOfRun.has(part.tokenType)) break;
    end = endOf(part);
  }
  const before = m.out[m.out.length - 1];
  const joined = before !== undefined && endOf(before) === start && /^\w/.test(before.image) ? before : undefined;
  const from = joined?.startOffset ?? start;
  const run = m.text.slice(from, end);
  if (/^[\p{L}\p{M}\p{N}_]+$/u.test(run)) {
    const plain = run.normalize('NFD').replace(/\p{M}/gu, '');
    const extras = /^[A-Za-z]\w*$/.test(plain) ? { fixes: [fix(m.problems, `write \`${plain}\``, false, from, end, plain)], suggestions: [plain] } : {};
    report(m.problems, 'TM1015', from, end, { text: shorten(run) }, extras);
    m.damage.push(from);
    if (joined !== undefined) m.out.pop();
    m.out.push(makeToken(t.Identifier, run.replace(/\W/g, '_'), from));
    return next;
  }
  const letters = run.replace(/\W/g, '');
  if (joined !== undefined && t.keywords.has(letters)) {
    // `bound/ary`: a character too many inside a word of the language.
    const fixes = [fix(m.problems, `write \`${letters}\``, false, from, end, letters)];
    report(m.problems, 'TM1016', from, end, { text: shorten(run), help: `write \`${letters}\`` }, { fixes, suggestions: [letters] });
    m.out[m.out.length - 1] = makeToken(t.Identifier, letters, from);
    return next;
  }
  m.damage.push(from);
  const fixes = run.length > 1 && !run.includes('"') && !run.includes('\\') ? [fix(m.problems, 'put it in quotes', false, from, end, `"${run}"`)] : [];
  report(m.problems, 'TM1016', start, end, { text: shorten(m.text.slice(start, end)) }, { fixes });
  return next;
}
