/** Tokens of a text as a reader sees them, found without the compiler, so that a test does not trust what it tests. */
export interface PlainToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: 'word' | 'text' | 'mark' | 'line' | 'comment' | 'doc';
}

const FORM = /\/\/[^\r\n]*|"(?:[^"\\\r\n]|\\[^\r\n])*"?|[A-Za-z0-9_]+|\r\n|[\r\n]|->|[<>!]=|[^\sA-Za-z0-9_"]/gu;

export function plainTokens(text: string): PlainToken[] {
  const tokens: PlainToken[] = [];
  for (const match of text.matchAll(FORM)) {
    const [image] = match;
    tokens.push({ start: match.index, end: match.index + image.length, text: image, type: typeOf(image) });
  }
  return tokens;
}

function typeOf(image: string): PlainToken['type'] {
  if (/^\w/.test(image)) return 'word';
  if (image.startsWith('"')) return 'text';
  if (/^\/\/\/(?!\/)/.test(image)) return 'doc';
  if (image.startsWith('//')) return 'comment';
  return /^[\r\n]/.test(image) ? 'line' : 'mark';
}
