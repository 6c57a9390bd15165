/** One-character slips of a word: a letter dropped, doubled, swapped with its neighbour, or another in its place. */
import type { Random } from '../support/random.ts';

export const slipKinds = ['drop', 'double', 'swap', 'replace'] as const;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A word that differs from `word`, never empty. */
export function slip(word: string, random: Random): { readonly kind: string; readonly word: string } {
  for (;;) {
    const kind = random.pick(slipKinds);
    const at = random.below(word.length);
    const slipped = slipAt(word, kind, at, LETTERS.charAt(random.below(LETTERS.length)));
    if (slipped !== word && /^[A-Za-z_]/.test(slipped)) return { kind, word: slipped };
  }
}

function slipAt(word: string, kind: (typeof slipKinds)[number], at: number, letter: string): string {
  const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (kind) {
    case 'drop':
      return before + after;
    case 'double':
      return before + here + here + after;
    case 'swap':
      return before + after.charAt(0) + here + after.slice(1);
    case 'replace':
      return before + letter + after;
  }
}
