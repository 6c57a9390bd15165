/** What is wrong with a command line, in our words: yargs says little, and names options as nobody types them. */
import { suggest } from '../diagnostics/suggest.ts';

export const COMMANDS = ['init', 'build', 'check', 'explain', 'test', 'completion'] as const;

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  build: ['out', 'as-of', 'format', 'timings'],
  check: ['fail-on', 'strict', 'as-of', 'format', 'timings'],
  explain: ['as-of', 'format'],
  test: ['format', 'mutate', 'coverage'],
};

/** `message` is what yargs says of `words`. */
export function describeUsage(message: string, words: readonly string[]): string {
  const [first] = words;
  const isWord = first !== undefined && !first.startsWith('-');
  if (isWord && !(COMMANDS as readonly string[]).includes(first)) return `there is no command \`${first}\`${didYouMean(first, COMMANDS)}`;
  const [, missing] = /^Not enough arguments following: (.+)$/.exec(message) ?? [];
  if (missing !== undefined) return `\`--${missing}\` needs a value`;
  if (first === 'explain' && message.startsWith('Not enough non-option'))
    return '`explain` needs a word: a threat, a rule, any word or a code';
  const [, option, given, choices] = /Argument: (.+), Given: "(.*)", Choices: (.+)/.exec(message) ?? [];
  if (option !== undefined && choices !== undefined)
    return `\`--${option}\` is one of ${choices.replaceAll('"', '`')}, and not \`${given}\``;
  const unknown = unknownOption(message, words);
  if (unknown !== undefined) return unknown;
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** yargs calls an option that is not there an argument, and adds the name it has in code. */
function unknownOption(message: string, words: readonly string[]): string | undefined {
  const [, names] = /^Unknown arguments?: (.+)$/.exec(message) ?? [];
  const [name] = names?.split(', ') ?? [];
  if (name === undefined || !words.some((word) => word === `--${name}` || word.startsWith(`--${name}=`))) return undefined;
  const [command = ''] = words;
  const own = [...(Object.hasOwn(OPTIONS, command) ? (OPTIONS[command] ?? []) : []), 'help', 'version'];
  const elsewhere = Object.keys(OPTIONS).filter((one) => OPTIONS[one]?.includes(name));
  if (elsewhere.length > 0) return `\`--${name}\` is an option of ${elsewhere.map((one) => `\`${one}\``).join(' and ')} only`;
  return `there is no option \`--${name}\`${didYouMean(name, own, '--')}`;
}

function didYouMean(word: string, candidates: readonly string[], before = ''): string {
  const [near] = suggest(word, candidates);
  return near === undefined ? '' : `; did you mean \`${before}${near}\`?`;
}

/** The script is for the shell of whoever asks; a name behind it would be taken for one to choose. */
export function wrongShell([command, shell]: readonly string[]): string | undefined {
  if (command !== 'completion' || shell === undefined || shell.startsWith('-')) return undefined;
  return `\`completion\` prints a script for the shell in \`SHELL\`, bash or zsh: leave out \`${shell}\``;
}
