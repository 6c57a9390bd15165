/**
 * Text that no grammar could accept, made into tokens that say what was probably meant: one diagnostic for each mistake, and
 * the rest of the line stays readable. Runs only when there is such text. `damage` gets the offsets after which the meaning
 * of the item is a guess; later stages do not complain about it again.
 */
import type { IToken } from 'chevrotain';
import { endOf, makeToken } from './lexer.ts';
import { mendStray } from './mend-stray.ts';
import { isBalanced, mendQuotes, mendSwallowing, mendText, skipComment, swallowsBlock } from './mend-text.ts';
import { addRest, type Mending, odd } from './mending.ts';
import { fix, type Problems, report } from './problems.ts';
import { shorten } from './shorten.ts';
import * as t from './tokens.ts';

export function mendTokens(raw: readonly IToken[], text: string, problems: Problems, damage: number[]): IToken[] {
  const mending: Mending = {
    raw,
    text,
    problems,
    damage,
    out: [],
    commentsEnd: true,
    lineUntil: -1,
    unclosedAt: -1,
    swallowedAt: -1,
    strays: 0,
    quotes: 0,
  };
  for (let i = 0; i < raw.length; ) i = mendToken(mending, i);
  return mending.out;
}

/** Writes what stands for the token at `index`; returns the index to go on at. */
function mendToken(m: Mending, index: number): number {
  const token = m.raw[index] as IToken;
  if (index > m.lineUntil) lookAtLine(m, index);
  if (index === m.swallowedAt) return mendSwallowing(m, token);
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
        if (joined) report(m.problems, 'TM1016', token.startOffset, token.startOffset + 1, { text: '#' });
        else report(m.problems, 'TM1017', token.startOffset, token.startOffset + 1, { opening: '#' });
        m.damage.push(token.startOffset);
        addRest(m, token.image.slice(1), token.startOffset + 1);
        return index + 1;
      }
      const fixes = [fix(m.problems, 'begin the comment with `//`', true, token.startOffset, token.startOffset + 1, '//')];
      report(m.problems, 'TM1017', token.startOffset, token.startOffset + 1, { opening: '#' }, { fixes });
      return index + 1;
    }
    case t.StarComment:
      return /\S/.test(m.text.charAt(token.startOffset - 1)) ? mendStray(m, index) : skipComment(m, index);
    case t.BothWays:
    case t.Backwards:
      report(m.problems, 'TM1011', token.startOffset, endOf(token), { text: shorten(token.image) });
      m.damage.push(token.startOffset);
      m.out.push(makeToken(t.Arrow, token.image, token.startOffset));
      return index + 1;
    case t.Misspelt:
      // `rul! x`: no `not`, but a character too many.
      if (token.image === '!' && /\w/.test(m.text.charAt(token.startOffset - 1))) return mendStray(m, index);
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

function lookAtLine(m: Mending, index: number): void {
  m.unclosedAt = -1;
  m.swallowedAt = -1;
  m.strays = 0;
  m.quotes = 0;
  let i = index;
  let swallowing = -1;
  let isOpen = false;
  for (; i < m.raw.length; i++) {
    const { tokenType: type, image } = m.raw[i] as IToken;
    if (type === t.NewLine) break;
    if (type === t.UnterminatedText) m.unclosedAt = i;
    else if (type === t.StarComment || type === t.HashComment) isOpen = image.split('"').length % 2 === 0;
    else if (type === t.Text && swallowing < 0 && swallowsBlock(image)) swallowing = i;
  }
  if (isOpen || m.unclosedAt >= 0) m.swallowedAt = swallowing;
  m.lineUntil = i;
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
  ['mi', 'min'],
  ['mo', 'mo'],
  ['s', 's'],
  ['h', 'h'],
  ['d', 'd'],
  ['w', 'w'],
  ['y', 'y'],
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
    report(
      m.problems,
      'TM1008',
      start,
      end,
      { text: shorten(image), amount: shorten(amount) },
      { fixes, suggestions: [`${amount}min`, `${amount}mo`] },
    );
    m.out.push(makeToken(t.Duration, image, start));
    return;
  }
  const unit = /^[A-Za-z]{2,}$/.test(letters)
    ? unitBeginnings.find(([beginning]) => letters.toLowerCase().startsWith(beginning))
    : undefined;
  const written = unit === undefined ? undefined : amount + unit[1];
  const extras =
    written === undefined ? {} : { fixes: [fix(m.problems, `write \`${written}\``, false, start, end, written)], suggestions: [written] };
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
    const extras =
      fixed === undefined ? {} : { fixes: [fix(m.problems, `write \`${fixed}\``, false, start, end, fixed)], suggestions: [fixed] };
    report(m.problems, 'TM1027', start, end, { text: shorten(image), fixed }, extras);
    m.out[m.out.length - 1] = makeToken(t.DateLiteral, image, start);
    return;
  }
  report(m.problems, 'TM1016', token.startOffset, end, { text: shorten(token.image) });
}
