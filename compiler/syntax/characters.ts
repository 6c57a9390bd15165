/** Characters that may stand nowhere in a file, not even in texts and comments. */
import { type Problems, report } from './problems.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function isForbidden(code: number): boolean {
  return code < 32 || code === 127 || isBidirectional(code);
}

function isBidirectional(code: number): boolean {
  return code === 0x61c || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** `U+202E`: a character that cannot be shown as itself. */
export function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Reports each run of such characters once, and where it lies as damage. */
export function checkCharacters(text: string, problems: Problems, damage: number[]): void {
  forbidden.lastIndex = 0;
  let runEnd = -1;
  for (let match = forbidden.exec(text); match !== null; match = forbidden.exec(text)) {
    const at = match.index;
    const code = text.charCodeAt(at);
    if (at !== runEnd) {
      report(
        problems,
        isBidirectional(code) ? 'TM1013' : 'TM1014',
        at,
        at + 1,
        { character: codePoint(code) },
        {
          fixes: [{ title: 'remove the character', sure: true, edits: [{ file: problems.file, start: at, end: at + 1, text: '' }] }],
        },
      );
      damage.push(at);
    }
    runEnd = at + 1;
  }
}
