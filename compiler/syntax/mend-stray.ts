/** Characters the language has no use for, alone or as part of a word. */
import type { IToken, TokenType } from 'chevrotain';
import { codePoint, isForbidden } from './characters.ts';
import { endOf, makeToken } from './lexer.ts';
import { isBalanced } from './mend-text.ts';
import { addRest, type Mending } from './mending.ts';
import { fix, report } from './problems.ts';
import { shorten } from './shorten.ts';
import * as t from './tokens.ts';

/** What can be part of a word that was meant to be quoted: `services/webhook/**`, `@acme/payments`. */
const partsOfRun = new Set<TokenType>([
  t.Stray,
  t.StarComment,
  t.Identifier,
  t.DigitWord,
  t.HyphenTail,
  t.Numeral,
  t.Dot,
  t.Catalogue,
  t.DateLiteral,
  t.Duration,
  t.Colon,
  t.Misspelt,
  ...t.keywords.values(),
]);

const startsItem = new Set<string>([...t.declarationWords, ...t.clauseWords]);

export function mendStray(m: Mending, index: number): number {
  const token = m.raw[index] as IToken;
  const code = token.image.charCodeAt(0);
  const start = token.startOffset;
  if (isForbidden(code)) return index + 1;
  if (code === 0xfeff && start === 0) return index + 1;
  if (/[\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(token.image)) {
    const fixes = [fix(m.problems, 'write a plain blank', true, start, start + 1, ' ')];
    report(
      m.problems,
      'TM1016',
      start,
      start + 1,
      { text: codePoint(code), help: 'write a plain blank instead of this invisible character' },
      { fixes },
    );
    return index + 1;
  }
  if (/[\u2192\u21d2\u27f6\u2794]/.test(token.image)) {
    // An arrow as other programs write it.
    const fixes = [fix(m.problems, 'write `->`', true, start, start + 1, '->')];
    report(m.problems, 'TM1012', start, start + 1, { text: token.image, fixed: '->' }, { fixes });
    m.out.push(makeToken(t.Arrow, token.image, start));
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
  const { next, end, rest } = runFrom(m, index);
  const lineEnd = m.raw[m.lineUntil]?.startOffset ?? m.text.length;
  const isFirst = m.out.length === 0 || m.out[m.out.length - 1]?.tokenType === t.NewLine;
  if (/^([-*~+])\1{2}|^--$/.test(m.text.slice(start, end)) && (isFirst || end > start + 2) && isBalanced(m.text.slice(start, lineEnd))) {
    // `---- sign in ----`: a ruler, whose slashes are gone; `-- sign in`: a comment of another language.
    report(m.problems, 'TM1016', start, end, { text: shorten(m.text.slice(start, end)), help: 'begin a comment with `//`' });
    m.damage.push(start);
    return m.lineUntil;
  }
  nameRun(m, start, end);
  addRest(m, rest, end);
  return next;
}

/** The first word of the line. */
function statementOf({ out }: Mending): string | undefined {
  let first = out.length;
  while (first > 0 && out[first - 1]?.tokenType !== t.NewLine) first--;
  return out[first]?.image;
}

interface Run {
  readonly end: number;
  /** Index of the first token behind it. */
  readonly next: number;
  /** Text behind it that belongs to its last token. */
  readonly rest: string;
}

/** From a stray character to the next blank: one mistake. */
function runFrom(m: Mending, index: number): Run {
  let end = (m.raw[index] as IToken).startOffset;
  for (let next = index; next < m.raw.length; next++) {
    const part = m.raw[next] as IToken;
    if (part.startOffset !== end || !partsOfRun.has(part.tokenType)) return { end, next, rest: '' };
    end = endOf(part);
    if (part.tokenType === t.StarComment) {
      // `services/**` begins no comment: it ends with the word, and the line goes on.
      const blank = part.image.search(/[\s;}]/);
      const rest = blank < 0 ? '' : part.image.slice(blank);
      return { end: end - rest.length, next: next + 1, rest };
    }
  }
  return { end, next: m.raw.length, rest: '' };
}

/** Says what the run is, and writes the word it was probably meant to be, if any. */
function nameRun(m: Mending, start: number, end: number): void {
  const before = m.out[m.out.length - 1];
  const joined = before !== undefined && endOf(before) === start && /^\w/.test(before.image) ? before : undefined;
  const from = joined?.startOffset ?? start;
  const run = m.text.slice(from, end);
  if (/^[\p{L}\p{M}\p{N}_]+$/u.test(run)) {
    const plain = run.normalize('NFD').replace(/\p{M}/gu, '');
    const extras = /^[A-Za-z]\w*$/.test(plain)
      ? { fixes: [fix(m.problems, `write \`${plain}\``, false, from, end, plain)], suggestions: [plain] }
      : {};
    report(m.problems, 'TM1015', from, end, { text: shorten(run) }, extras);
    m.damage.push(from);
    if (joined !== undefined) m.out.pop();
    m.out.push(makeToken(t.Identifier, run.replace(/\W/g, '_'), from));
    return;
  }
  const date = joined?.tokenType === t.Numeral ? /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(run) : null;
  if (date !== null) {
    const fixed = `${date[1]}-${date[2]?.padStart(2, '0')}-${date[3]?.padStart(2, '0')}`;
    const fixes = [fix(m.problems, `write \`${fixed}\``, false, from, end, fixed)];
    report(m.problems, 'TM1027', from, end, { text: shorten(run), fixed }, { fixes, suggestions: [fixed] });
    m.damage.push(from);
    m.out[m.out.length - 1] = makeToken(t.DateLiteral, run, from);
    return;
  }
  const [, thing] = /^\w+@(?:\w+\.)*([A-Za-z_]\w*)$/.exec(run) ?? [];
  if (joined !== undefined && thing !== undefined && statementOf(m) === 'decision') {
    // The id of a threat, as it is printed.
    const rule = /[\w.]+$/.exec(m.text.slice(Math.max(0, start - 80), start))?.[0] ?? joined.image;
    const help = `write \`${shorten(rule)} on ${thing}\``;
    report(
      m.problems,
      'TM1016',
      start,
      start + 1,
      { text: '@', help },
      { fixes: [fix(m.problems, 'write `on`', false, start, end, ` on ${thing}`)] },
    );
    m.out.push(makeToken(t.keywordType('on'), '@', start), makeToken(t.Identifier, thing, start + 1));
    return;
  }
  const letters = run.replace(/\W/g, '');
  if (joined !== undefined && t.keywords.has(letters)) {
    // `bound/ary`: a character too many inside a word of the language.
    const fixes = [fix(m.problems, `write \`${letters}\``, false, from, end, letters)];
    report(m.problems, 'TM1016', from, end, { text: shorten(run), help: `write \`${letters}\`` }, { fixes, suggestions: [letters] });
    m.out[m.out.length - 1] = makeToken(t.Identifier, letters, from);
    return;
  }
  m.damage.push(from);
  if (++m.strays > 2) return;
  const fixes =
    run.length > 1 && !run.includes('"') && !run.includes('\\') ? [fix(m.problems, 'put it in quotes', false, from, end, `"${run}"`)] : [];
  report(m.problems, 'TM1016', start, end, { text: shorten(m.text.slice(start, end)) }, { fixes });
}
