/**
 * Text of a model inside Markdown. A page is put together from `Gfm` only, and these functions are the only ones that make
 * it, so that no name, sentence or reason can become a heading, a tag, a formula, a link that says something else than where
 * it leads, or a command of a build server.
 */
import { plainText } from '../text.ts';

declare const brand: unique symbol;

/** Markdown that stands for nothing but what it shows. */
export type Gfm = string & { readonly [brand]: 'gfm' };

/** Everything in the text is to be read as it is: in a paragraph, a list item, a heading, or a cell of a table. */
export function gfm(text: string): Gfm {
  const escaped = plainText(text)
    .replace(/[\\`*_[\]{}|~$#^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    // `::error`, `:smile:`: a colon that belongs to what follows it. An address stays one: a wiki links it to itself.
    .replace(/:(?=[^\s/])/g, '\\:')
    .replace(/^[-+=](?=\s|$|[-+=])/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
  return escaped as Gfm;
}

const PLAIN_CODE = /^(?!.*::)[\w.@,/>*:[\] ()"-]+$/;

/** As code. A code span takes no escapes, so anything unusual is written as a tag around escaped text. */
export function code(text: string): Gfm {
  const plain = plainText(text);
  return (PLAIN_CODE.test(plain) ? `\`${plain}\`` : `<code>${gfm(plain)}</code>`) as Gfm;
}

/** Text of ours with parts of Gfm in it: md`**${gfm(title)}**`. */
export function md(strings: TemplateStringsArray, ...parts: readonly (Gfm | number)[]): Gfm {
  return strings.map((text, i) => `${text}${parts[i] ?? ''}`).join('') as Gfm;
}

/** Joined by words of ours. */
export function joinGfm(parts: readonly Gfm[], separator: string): Gfm {
  return parts.join(separator) as Gfm;
}

/** `a, b and c`. */
export function listGfm(parts: readonly Gfm[], last: 'and' | 'or' = 'and'): Gfm {
  if (parts.length <= 1) return joinGfm(parts, '');
  return md`${joinGfm(parts.slice(0, -1), ', ')} ${last as Gfm} ${parts.at(-1) as Gfm}`;
}

/** The first letter as a capital, where a sentence begins with it. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a full stop, unless the text already ends like a sentence. */
export function fullStop(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
