/**
 * The help of "expected X, found Y" where it is plain what was meant, though no small change makes the head readable. Must not
 * know a word that a pack declares.
 */
import type { IToken } from 'chevrotain';
import type { TmParser } from './grammar.ts';
import type { Draft, DraftDeclaration } from './nodes.ts';
import { headForm, reads } from './repair.ts';
import { shorten } from './shorten.ts';
import * as t from './tokens.ts';

export function adviceFor(parser: TmParser, index: number, expected: string, head: Draft | undefined): string | undefined {
  const token = parser.tokenAt(index);
  if (token.tokenType === t.LeftBracket && head?.kind === 'statement') return 'write the values without brackets, with `,` between them';
  if (head === undefined && token.tokenType.CATEGORIES?.includes(t.Preposition))
    return `\`${token.image} ...\` stands behind what it is about: in the head, before the \`{\`, or behind a statement`;
  if (head?.kind === 'statement' && parser.owner === undefined) {
    const first = shorten(head.verb.text);
    if (token.tokenType === t.Arrow) return `a flow has a word and a name: write \`flow NAME from ${first} -> ...\``;
    if (token.tokenType === t.Colon) return `a declaration begins with its word, as in \`component ${first} : ...\``;
  }
  return head?.kind === 'declaration' ? declarationAdvice(parser, index, expected, head) : undefined;
}

function declarationAdvice(parser: TmParser, index: number, expected: string, head: DraftDeclaration): string | undefined {
  const token = parser.tokenAt(index);
  const type = token.tokenType;
  const last = shorten(parser.tokenAt(index - 1).image);
  const isBare = head.kinds.length + head.phrases.length === 0 && head.values === undefined;
  if (head.word === 'import' && expected === t.Preposition.LABEL) return 'write where they come from: `import NAME from "../platform"`';
  if (head.word === 'extend' && type === t.LeftBracket) return hopAdvice(parser, index, last);
  if (head.word === 'flow' && type === t.Arrow && head.phrases.length === 0) {
    if (head.kinds.length > 0) return `write the path behind \`from\`: \`from ${last} -> ...\``;
    const name = head.name;
    // What looked like its name is where the path begins.
    head.name = undefined;
    return name && `a flow has a name: write \`flow NAME from ${shorten(name.text)} -> ...\``;
  }
  if (type === t.Comma && isBare) return 'write a declaration of its own for each';
  if (type === t.LeftParenthesis || (type === t.Colon && endsLine(parser.tokenAt(index + 1)))) {
    if (!isBare || type === t.Colon) return 'a block begins with `{` and ends with `}`';
    const kind = parser.tokenAt(index + 1);
    return isName(kind) ? `write the kind behind \`:\`, as in \`: ${shorten(kind.image)}\`` : undefined;
  }
  if (type === t.Colon && head.phrases[0] !== undefined && isName(parser.tokenAt(index + 1)))
    return `write \`: ${shorten(parser.tokenAt(index + 1).image)}\` before \`${head.phrases[0].preposition}\``;
  if (!isName(token)) return undefined;
  if (isBare && head.title === undefined && parser.tokenAt(index + 1).tokenType === t.Colon)
    return `a name is one word, and a title may be several: write \`${head.word} ${last}_${shorten(token.image)} "${last} ${shorten(token.image)}"\``;
  const next = parser.tokenAt(index + 1);
  if (!isBare && headForm(token) === 'statement' && (isName(next) || isLiteral(next)) && reads(parser, index - 1))
    return `what is said of it stands in its block: write \`{ ${shorten(token.image)} ${shorten(next.image)} }\``;
  return undefined;
}

/** `extend book[visits -> records] {`. */
function hopAdvice(parser: TmParser, index: number, flow: string): string | undefined {
  const [from, arrow, to, close] = [1, 2, 3, 4].map((distance) => parser.tokenAt(index + distance)) as [IToken, IToken, IToken, IToken];
  if (arrow.tokenType !== t.Arrow || close.tokenType !== t.RightBracket) return undefined;
  return `write \`hop ${shorten(from.image)} -> ${shorten(to.image)} { ... }\` in the block of flow \`${flow}\``;
}

export function isName(token: IToken): boolean {
  return token.tokenType === t.Identifier || token.tokenType.CATEGORIES?.includes(t.Name) === true;
}

export function isLiteral({ tokenType: type }: IToken): boolean {
  return type === t.Text || type === t.Numeral || type === t.DateLiteral || type === t.Duration || type === t.Catalogue;
}

export function endsLine({ tokenType: type }: IToken): boolean {
  return type === t.NewLine || type === t.Semicolon;
}
