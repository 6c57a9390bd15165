/**
 * Source text made safe and measurable for a terminal. A model is untrusted: an escape sequence in it would move the
 * cursor or repaint lines of the reader's terminal, a bidirectional control would show a line in another order than it has.
 */

export const TAB_WIDTH = 4;
/** Characters that a terminal does not show, or obeys: controls, bidirectional and zero-width marks, line separators, halves of a pair. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;
const COMBINING = /\p{M}/u;
const WIDE = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** What is printed for one character (a code point), and how many columns it takes. */
export interface Shown {
  readonly text: string;
  readonly width: number;
}

/** `column` is the screen column the character starts in (0-based): a tab ends at the next multiple of four. */
export function showCharacter(character: string, column: number): Shown {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return { text: character, width: 1 };
  if (code === 9) {
    const width = TAB_WIDTH - (column % TAB_WIDTH);
    return { text: ' '.repeat(width), width };
  }
  if (code < 0x20) return { text: String.fromCodePoint(0x2400 + code), width: 1 };
  if (code === 0x7f) return { text: '\u2421', width: 1 };
  if (UNSHOWABLE.test(character)) {
    const text = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    return { text, width: text.length };
  }
  if (COMBINING.test(character)) return { text: character, width: 0 };
  return { text: character, width: WIDE.test(character) ? 2 : 1 };
}

/** A message, path or title on one line: everything a terminal would obey is spelled out. */
export function showText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  let shown = '';
  for (const character of text) shown += character === '\t' ? ' ' : showCharacter(character, 0).text;
  return shown;
}
