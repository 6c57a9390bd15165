/** Damages a text in one place or a few: what a slip of the hand, a bad merge or a cut connection leaves behind. */
import type { Random } from '../support/random.ts';
import type { PlainToken } from '../support/words.ts';

export interface Mutation {
  readonly name: string;
  /** Places of the original that are gone, doubled or changed; sorted, apart from each other. */
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Subject {
  readonly text: string;
  readonly tokens: readonly PlainToken[];
}

type Damage = (subject: Subject, random: Random) => Edit[];

const damages: Readonly<Record<string, Damage>> = {
  'delete a token': (subject, random) => [replaceToken(random.pick(subject.tokens), '')],
  'double a token': (subject, random) => {
    const token = random.pick(subject.tokens);
    return [replaceToken(token, `${token.text}${random.chance(0.5) ? ' ' : ''}${token.text}`)];
  },
  'swap two tokens': (subject, random) => swap(subject, random.pick(subject.tokens), random.pick(subject.tokens)),
  'swap neighbours': (subject, random) => {
    const at = random.below(Math.max(1, subject.tokens.length - 1));
    return swap(subject, subject.tokens[at] as PlainToken, subject.tokens[Math.min(at + 1, subject.tokens.length - 1)] as PlainToken);
  },
  'truncate a token': (subject, random) => {
    const token = random.pick(subject.tokens);
    return [{ start: token.start + random.below(token.text.length), end: token.end, text: '' }];
  },
  'copy a token': (subject, random) => {
    const { start } = random.pick(subject.tokens);
    return [{ start, end: start, text: `${random.pick(subject.tokens).text} ` }];
  },
  'delete a character': (subject, random) => character(subject, random, () => ''),
  'double a character': (subject, random) => character(subject, random, (found) => found + found),
  'swap characters': (subject, random) => {
    const at = random.below(Math.max(1, subject.text.length - 1));
    const pair = subject.text.slice(at, at + 2);
    return [{ start: at, end: at + pair.length, text: [...pair].reverse().join('') }];
  },
  'replace a character': (subject, random) => character(subject, random, () => random.pick(CHARACTERS)),
  'insert a character': (subject, random) => character(subject, random, (found) => random.pick(CHARACTERS) + found),
  'cut off the end': ({ text }, random) => [{ start: random.below(text.length), end: text.length, text: '' }],
  'delete a stretch': ({ text }, random) => {
    const start = random.below(text.length);
    return [{ start, end: Math.min(text.length, start + 1 + random.below(60)), text: '' }];
  },
  'double a line': ({ text }, random) => {
    const start = text.lastIndexOf('\n', random.below(text.length)) + 1;
    const end = text.indexOf('\n', start) + 1 || text.length;
    return [{ start: end, end, text: text.slice(start, end) }];
  },
};

const CHARACTERS = [
  ...' \t\n\r{}()[]:;,.->=<!"\'`\\/#*&|@$%^~?+_aZ09',
  '\0',
  '\u001b',
  '\uFEFF',
  '\u202E',
  'é',
  '“',
  '→',
  '\u2028',
  '🦆',
  '\uD800',
];

export const mutationNames: readonly string[] = Object.keys(damages);

/** Each damage on its own part of the text where there are several. */
export function mutate(subject: Subject, count: number, random: Random): Mutation[] {
  const done: Mutation[] = [];
  for (let i = 0; i < count; i++) {
    const name = random.pick(mutationNames);
    const edits = (damages[name] as Damage)(subject, random).filter((edit) => edit.text !== subject.text.slice(edit.start, edit.end));
    const taken = done.flatMap((one) => one.edits);
    if (edits.length > 0 && !edits.some((edit) => taken.some((other) => edit.start <= other.end && other.start <= edit.end)))
      done.push({ name, edits });
  }
  return done;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

function replaceToken(token: PlainToken, text: string): Edit {
  return { start: token.start, end: token.end, text };
}

function swap({ text }: Subject, one: PlainToken, other: PlainToken): Edit[] {
  const [a, b] = one.start <= other.start ? [one, other] : [other, one];
  if (a.end > b.start) return [];
  const between = text.slice(a.end, b.start);
  if (between.trim() === '') return [{ start: a.start, end: b.end, text: b.text + between + a.text }];
  return [replaceToken(a, b.text), replaceToken(b, a.text)];
}

function character({ text }: Subject, random: Random, change: (found: string) => string): Edit[] {
  const start = random.below(text.length);
  const found = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return [{ start, end: Math.min(text.length, start + found.length), text: change(found) }];
}
