/** Tokens of a text as a reader sees them, found without the compiler, so that a test does not trust what it tests. */
export interface PlainToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: 'word' | 'text' | 'mark' | 'line' | 'comment' | 'doc';
}

const FORM =
  /(?<doc>\/\/\/(?!\/)[^\r\n]*)|(?<comment>\/\/[^\r\n]*)|(?<text>"(?:[^"\\\r\n]|\\[^\r\n])*"?)|(?<word>[A-Za-z0-9_]+)|(?<line>\r\n|[\r\n])|(?<mark>->|[<>!]=|[^\sA-Za-z0-9_"])/gu;

export function plainTokens(text: string): PlainToken[] {
  return [...text.matchAll(FORM)].map((match) => {
    const type = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0] as PlainToken['type'];
    return { start: match.index, end: match.index + match[0].length, text: match[0], type };
  });
}
