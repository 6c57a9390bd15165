/**
 * The one table of all diagnostics. A wrong code or a missing parameter fails the type check. TM1 syntax, TM2 names and
 * structure, TM3 values and facts, TM4 rules, TM5 projects, files and limits, TM6 outputs.
 * Each code has a page `explain/TMnnnn.md` whose two examples are compiled in a test.
 */
import type { DiagnosticSeverity } from './diagnostic.ts';
import { wishedFor, wishedOn } from './wished.ts';

export interface CodeDefinition<P> {
  readonly severity: DiagnosticSeverity;
  readonly message: (p: P) => string;
  readonly help?: (p: P) => string | undefined;
}

function error<P = Record<never, never>>(message: (p: P) => string, help?: (p: P) => string | undefined): CodeDefinition<P> {
  return { severity: 'error', message, help };
}

export function warning<P = Record<never, never>>(message: (p: P) => string, help?: (p: P) => string | undefined): CodeDefinition<P> {
  return { severity: 'warning', message, help };
}

export function note<P = Record<never, never>>(message: (p: P) => string, help?: (p: P) => string | undefined): CodeDefinition<P> {
  return { severity: 'note', message, help };
}

/** `a`, `b` or `c` in backticks. */
function oneOf(words: readonly string[]): string {
  return list(words);
}

function list(words: readonly string[], last = 'or'): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted[quoted.length - 1]}`;
}

function chain(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' -> ');
}

/** Data and words that bring their own article take none. */
function withArticle(what: string): string {
  if (/^(?:an? |data\b|`|nothing|several )/.test(what)) return what;
  return /^[aeio]/.test(what) ? `an ${what}` : `a ${what}`;
}

function bare(what: string): string {
  return what.replace(/^an? /, '');
}

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`;
}

function ruleHelp(clause: string): string {
  if (clause === 'require') return 'say which control closes the threat: `require CONTROL on h`';
  if (clause === 'because') return 'say why it is a threat: `because "{h} ..."`';
  return `add an example: \`${clause} in SCENE\`, or \`${clause}\` with a small model in braces`;
}

function placeHelp(word: string): string {
  if (word === 'because' || word === 'until') return `write \`${word}\` behind the fact it belongs to, on the same line`;
  if (word === 'hop') return 'put it into the block of its flow';
  if (['flow', 'data', 'feature', 'threat', 'decision', 'adjust', 'import', 'kind', 'control', 'extend'].includes(word)) {
    return 'move it to the top level of a file';
  }
  if (['actor', 'component', 'boundary'].includes(word)) return 'move it to the top level, or into the block of a boundary';
  if (['accept', 'defer', 'mitigate', 'fix'].includes(word)) return `write \`decision ${word} RULE on NAME { ... }\``;
  return wishedFor(word) ?? 'move it to where it belongs';
}

/** What a rule does with an example, by the word that would have been right. */
const EXAMPLE_SAYS: Readonly<Record<string, string>> = {
  violates: 'finds an open threat',
  passes: 'finds the threat mitigated',
  skips: 'does not apply',
  unsure: 'cannot tell',
};

export const codes = {
  // ---- TM1: syntax ------------------------------------------------------------------------------------------------
  TM1001: error<{ found: string; expected: string; help?: string }>(
    (p) => `expected ${p.expected}, found ${p.found}`,
    (p) => p.help,
  ),
  TM1002: error<{ word: string; suggestion?: string; fitting: string; help?: string }>(
    (p) => `\`${p.word}\` has no meaning in this place`,
    (p) => p.help ?? (p.suggestion === undefined ? `write one of ${p.fitting}` : `write \`${p.suggestion}\``),
  ),
  TM1003: error<{ word: string }>(
    (p) => `\`${p.word}\` is a reserved word and cannot be a name`,
    () => 'choose a name that is neither a preposition nor one of `and or not is any all every`',
  ),
  TM1004: error<{ missing: 'opening' | 'closing' }>(
    (p) => `this text has no ${p.missing} quote on its line`,
    (p) => `${p.missing === 'closing' ? 'end' : 'begin'} the text with \`"\`; a line end inside a text is written \`\\n\``,
  ),
  TM1005: error(
    () => '`{` is never closed',
    () => 'add the `}` that ends this block',
  ),
  TM1006: error(
    () => '`}` closes nothing',
    () => 'remove it, or add the `{` that it should close',
  ),
  TM1007: error<{ after: string }>(
    (p) => `the block behind \`${p.after}\` has no \`{\``,
    (p) => `write \`{\` behind \`${p.after}\``,
  ),
  TM1008: error<{ text: string; amount: string }>(
    (p) => `\`${p.text}\` can be read as minutes or as months`,
    (p) => `write \`${p.amount}min\` or \`${p.amount}mo\``,
  ),
  TM1009: error<{ text: string }>(
    (p) => `\`${p.text}\` is neither a number with a unit nor a name`,
    () => 'write a unit of `s min h d w mo y` directly behind the number; begin a name with a letter',
  ),
  TM1010: error<{ text: string; fixed: string }>(
    (p) => `\`${p.text}\` holds a hyphen, which no name may`,
    (p) => `write \`${p.fixed}\``,
  ),
  TM1011: error<{ text: string }>(
    (p) => `\`${p.text}\` is no arrow: content goes one way, from left to right`,
    () => 'write `->` in the direction of the content, and what comes back as `returns NAME` in the block of the flow',
  ),
  TM1012: error<{ text: string; fixed: string }>(
    (p) => `\`${p.text}\` is written \`${p.fixed}\` here`,
    (p) => `write \`${p.fixed}\``,
  ),
  TM1013: error<{ character: string }>(
    (p) => `the bidirectional control character ${p.character} makes this text read differently from what it says`,
    () => 'remove the character',
  ),
  TM1014: error<{ character: string }>(
    (p) => `the control character ${p.character} has no place in a text file`,
    () => 'remove the character',
  ),
  TM1015: error<{ text: string }>(
    (p) => `the name \`${p.text}\` holds a letter outside \`A-Z a-z 0-9 _\``,
    () => 'spell the name with the letters `A-Z a-z 0-9 _`; a title in quotes may hold any letter',
  ),
  TM1016: error<{ text: string; help?: string }>(
    (p) => `\`${p.text}\` has no meaning here`,
    (p) => p.help ?? 'remove it, or put the text in quotes',
  ),
  TM1017: error<{ opening: string }>(
    (p) => `\`${p.opening}\` does not begin a comment`,
    () => 'begin each line of a comment with `//`',
  ),
  TM1018: error(
    () => 'this text has the wrong quotes',
    () => 'write texts in straight double quotes',
  ),
  TM1019: error<{ escape: string }>(
    (p) => `\`${p.escape}\` is no escape`,
    () => 'write `\\"`, `\\\\` or `\\n`',
  ),
  TM1020: warning(
    () => 'this doc comment belongs to nothing',
    () => 'put it on lines of its own directly before a declaration, or begin it with `//`',
  ),
  TM1021: error<{ found: string }>(
    (p) => `a \`.tm\` file begins with \`model NAME\` or \`pack NAME\`, found ${p.found}`,
    () => 'name the model or pack this file belongs to on its first line',
  ),
  TM1022: error<{ word: string }>(
    (p) => `a file has one header, and this \`${p.word}\` is a second one`,
    () => 'move what follows to a file of its own, or remove the line',
  ),
  TM1023: error<{ word: string }>(
    (p) => `a line does not begin with \`${p.word}\` here`,
    () => 'join this line with the one before it',
  ),
  TM1024: error<{ limit: number; what: string }>(
    (p) => `more than ${p.limit} ${p.what} inside each other`,
    () => 'flatten the nesting; what lies deeper is not read',
  ),
  TM1025: note<{ count: number }>(
    (p) => `${p.count} more ${p.count === 1 ? 'error' : 'errors'} in this file ${p.count === 1 ? 'is' : 'are'} not shown`,
    () => 'mend the errors above first',
  ),
  TM1026: error<{ mark: string }>(
    (p) => `\`${p.mark}\` is never closed`,
    (p) => `add the \`${p.mark === '(' ? ')' : ']'}\``,
  ),
  TM1027: error<{ text: string; fixed?: string }>(
    (p) => `\`${p.text}\` is not a date as it is written here`,
    (p) => `write ${p.fixed === undefined ? 'year, month and day as `YYYY-MM-DD`' : `\`${p.fixed}\``}`,
  ),
  TM1028: error(
    () => 'this number has more than 15 digits',
    () => 'write a number of at most 15 digits',
  ),
  TM1029: error<{ word: string }>(
    (p) => `\`${p.word}\` needs a block`,
    () => 'add `{ ... }` with what it says',
  ),
  TM1030: error<{ what: string }>(
    (p) => `${p.what} has no block`,
    () => 'remove the `{ ... }`, or move what it says to lines of their own',
  ),
  TM1031: error(
    () => 'this `{` begins a block inside a block that belongs to nothing',
    () => 'remove it, or say before it what the block is of',
  ),
  // ---- TM2: names and structure -----------------------------------------------------------------------------------
  TM2001: error<{ what: string; name: string; suggestions: readonly string[]; legal?: readonly string[] }>(
    (p) => `no ${bare(p.what)} is named \`${p.name}\``,
    (p) => {
      if (p.suggestions[0] !== undefined) return `did you mean ${oneOf(p.suggestions)}?`;
      const kind = /^(\w+) kind$/.exec(p.what);
      if (kind) return `declare it in one line, under the kind that comes nearest: \`kind ${p.name} : ${kind[1]}\``;
      return p.legal === undefined || p.legal.length === 0 ? undefined : `write ${p.legal.length === 1 ? '' : 'one of '}${list(p.legal)}`;
    },
  ),
  TM2002: error<{ name: string; is: string; wanted: string; instead?: string | readonly string[]; declare?: string }>(
    (p) => `\`${p.name}\` is ${withArticle(p.is)}; ${withArticle(p.wanted)} is needed here`,
    (p) => {
      if (p.declare !== undefined) return `declare one, as \`${p.declare}\`, and write its name`;
      const instead = typeof p.instead === 'string' ? [p.instead] : (p.instead ?? []);
      return instead.length === 0 ? undefined : `write ${oneOf(instead)}`;
    },
  ),
  TM2003: error<{ name: string }>(
    (p) => `\`${p.name}\` is declared twice`,
    () => 'give one of them another name, or say more about the first with `extend`',
  ),
  TM2004: error<{ what: string; path: readonly string[] }>(
    (p) => `${p.what} \`${p.path[0]}\` is a kind of itself: ${chain(p.path)}`,
    () => 'remove one of these `:`',
  ),
  TM2005: error<{ path: readonly string[] }>(
    (p) => `\`${p.path[0]}\` lies inside itself: ${chain(p.path)}`,
    () => 'remove one of these `in`, or move one declaration out',
  ),
  TM2006: error<{ word: string; place: string }>(
    (p) => `\`${p.word}\` cannot stand ${p.place.startsWith('the top level') ? 'at' : 'in'} ${p.place}`,
    (p) => placeHelp(p.word),
  ),
  TM2007: warning<{ name: string; hidden: string }>(
    (p) => `\`${p.name}\` hides \`${p.hidden}\``,
    (p) => `choose another name, or write \`${p.hidden}\` where the other is meant`,
  ),
  TM2008: error<{ name: string; options: readonly string[] }>(
    (p) => `\`${p.name}\` is declared by ${p.options.length} packs`,
    (p) => `write ${oneOf(p.options)}`,
  ),
  TM2009: warning<{ name: string }>(
    (p) => `\`${p.name}\` is imported and never used`,
    () => 'remove it from the `import`',
  ),
  TM2010: warning<{ name: string }>(
    (p) => `data \`${p.name}\` is in no flow and no part`,
    (p) => `say where it is (\`carries ${p.name}\`, \`stores ${p.name}\`), or remove it`,
  ),
  TM2011: error<{ a: string; b: string; groupA: string; groupB: string }>(
    (p) => `\`${p.a}\` and \`${p.b}\` exclude each other: nothing is ${withArticle(p.groupA)} and ${withArticle(p.groupB)}`,
    () => 'declare two elements, or keep one of the kinds',
  ),
  TM2012: error<{ name: string; owner: string }>(
    (p) => `\`${p.name}\` belongs to \`${p.owner}\` and cannot be changed from here`,
    (p) => `change it where \`${p.owner}\` declares it`,
  ),
  TM2013: error<{ name: string; a: string; b: string }>(
    (p) => `\`${p.name}\` lies in \`${p.a}\` and in \`${p.b}\``,
    () => 'keep one of the two places',
  ),
  TM2014: error<{ name: string; is: string; wanted: string }>(
    (p) => `\`${p.name}\` is a kind of ${p.is}; ${withArticle(p.wanted)} is declared here`,
    (p) => `take a kind of ${p.wanted}, or declare ${withArticle(p.is)}`,
  ),
  TM2015: error<{ word: string; sort: string; legal: readonly string[] }>(
    (p) => `\`${p.word}\` is not said of ${withArticle(p.sort)}`,
    (p) => wishedOn(p.word, p.sort) ?? `\`${p.word}\` is said of ${list(p.legal)}`,
  ),
  TM2016: error<{ name: string; why: string }>(
    (p) => `\`${p.name}\` is ${p.why} and cannot be the word of an attribute`,
    () => 'choose another word',
  ),
  TM2017: error<{ word: string }>(
    (p) => `\`${p.word}\` is declared in packs only`,
    () => 'move it to a file that starts with `pack NAME`, and name that pack in `uses`',
  ),
  TM2018: error<{ row: string; found: number; wanted: number }>(
    (p) => `row \`${p.row}\` has ${count(p.found, 'cell')} and needs ${p.wanted}`,
    () => 'give one value for each column',
  ),
  TM2019: error<{ what: string; missing: string }>(
    (p) => `${p.what} has no ${p.missing}`,
    (p) => `add ${p.missing}`,
  ),
  TM2020: error<{ word: string; sort: string; suggestions: readonly string[]; legal: readonly string[] }>(
    (p) => `\`${p.word}\` says nothing known of ${withArticle(p.sort)}`,
    (p) =>
      wishedFor(p.word) ??
      (p.suggestions[0] === undefined
        ? `what can be said of ${withArticle(p.sort)}: ${list(p.legal)}`
        : `did you mean ${oneOf(p.suggestions)}?`),
  ),
  TM2021: error<{ name: string }>(
    (p) => `flow \`${p.name}\` leads nowhere`,
    () => 'write where it goes: `from a -> b`',
  ),
  TM2022: error<{ flow: string; name: string }>(
    (p) => `flow \`${p.flow}\` visits \`${p.name}\` twice`,
    () => 'end the flow before it comes back and declare the way on as a second flow; an answer is `returns NAME`',
  ),
  TM2024: error<{ flow: string; hops: number; most: number }>(
    (p) => `flow \`${p.flow}\` is short for ${p.hops} hops; at most ${p.most} can be written as one`,
    () => 'name fewer parts in its lists, or put one part between them that all of them go through',
  ),
  TM2028: error<{ most: number }>(
    (p) => `the flows of this model are short for more than ${p.most} hops`,
    () => 'put one part between lists that all of them go through, or divide the model and import what the parts share',
  ),
  TM2023: error<{ flow: string; hop: string; legal: readonly string[] }>(
    (p) => `flow \`${p.flow}\` has no hop \`${p.hop}\``,
    (p) => (p.legal.length === 0 ? undefined : `its hops are ${list(p.legal, 'and')}`),
  ),
  TM2025: error<{ name: string; model: string; line: string | undefined }>(
    (p) => `\`${p.name}\` is not imported`,
    (p) => (p.line === undefined ? `import it from the directory of the model \`${p.model}\`` : `add it to the import: \`${p.line}\``),
  ),
  TM2026: warning<{ name: string; sort: string }>(
    (p) => `\`${p.name}\` is in no flow`,
    (p) => `say what it exchanges: \`flow NAME from ${p.sort === 'actor' ? `${p.name} -> ...` : `... -> ${p.name}`}\`, or remove it`,
  ),
  TM2027: warning<{ data: string; store: string }>(
    (p) => `\`${p.data}\` is written to \`${p.store}\`, which does not store it`,
    (p) => `add \`stores ${p.data}\` to \`${p.store}\`, or take it out of what is carried there`,
  ),
  // ---- TM3: values and facts --------------------------------------------------------------------------------------
  TM3001: error<{ what: string; level: string }>(
    (p) => `two statements about ${p.what} contradict each other`,
    (p) => (p.level === 'own' ? 'keep one of them' : 'say in the element itself which of them holds'),
  ),
  TM3002: error<{ attribute: string; found: string; wanted: string; legal: readonly string[] }>(
    (p) => `\`${p.attribute}\` takes ${withArticle(p.wanted)}; this is ${p.found}`,
    (p) => (p.legal.length === 0 ? undefined : `write ${p.legal.length === 1 ? '' : 'one of '}${list(p.legal)}`),
  ),
  TM3004: error<{ date: string }>(
    (p) => `the day ${p.date} does not exist`,
    () => 'write a day of the calendar as YYYY-MM-DD',
  ),
  TM3005: error<{ word: string; preposition: string; legal: readonly string[] }>(
    (p) => `\`${p.word}\` has no \`${p.preposition}\``,
    (p) => `behind \`${p.word}\` may stand ${list(p.legal)}`,
  ),
  TM3006: error<{ word: string; wanted: string }>(
    (p) => `\`${p.word}\` says nothing`,
    (p) => `write ${withArticle(p.wanted)} behind it`,
  ),
  TM3007: error<{ word: string; count: number }>(
    (p) => `\`${p.word}\` takes one value, not ${p.count}`,
    () => 'keep one of them',
  ),
  TM3008: error<{ word: string }>(
    (p) => `\`${p.word}\` is worked out from the model and cannot be stated`,
    (p) => `remove it; \`tmc explain ${p.word}\` tells what decides it`,
  ),
  TM3009: error<{ control: string; element: string; sort: string; fits: readonly string[] }>(
    (p) => `\`${p.control}\` does not fit \`${p.element}\`, which is ${withArticle(p.sort)}`,
    (p) => (p.fits.length === 0 ? 'claim it on an actor, a component, a boundary or a flow' : `claim it on ${list(p.fits)}`),
  ),
  TM3010: warning<{ element: string }>(
    (p) => `\`${p.element}\` is excluded for ever`,
    () => 'add `until DATE`, the day on which somebody looks again',
  ),
  TM3011: error<{ what: string; missing: readonly string[] }>(
    (p) => `this ${p.what} has no ${list(p.missing, 'and')}`,
    (p) => `add ${list(p.missing, 'and')} to its block`,
  ),
  TM3012: error<{ name: string; routes: readonly string[] }>(
    (p) => `\`${p.name}\` is short for ${p.routes.length} flows; accept them one by one`,
    (p) => `name ${oneOf(p.routes)}`,
  ),
  TM3013: error(
    () => '`accept` names what it accepts, never `every`',
    () => 'list the elements or flows by name',
  ),
  TM3014: error<{ word: string }>(
    (p) => `\`${p.word}\` stands among other values`,
    (p) => (p.word === 'nothing' ? 'write `nothing` alone, or the values' : 'write `unknown` alone, or the values'),
  ),
  TM3015: error<{ word: string }>(
    (p) => `\`${p.word}\` takes no arrow`,
    () => 'separate its values with `,`; arrows stand behind `from` and `hop`',
  ),
  TM3016: error<{ hop: string; name: string }>(
    (p) => `\`${p.name}\` is no end of ${p.hop}`,
    () => 'name one of its two ends, or put `opened by` into the block of the hop it is about',
  ),
  TM3017: error<{ name: string }>(
    (p) => `\`${p.name}\` provides to nobody`,
    () => 'say who gets it: `provides CONTROL to NAME`',
  ),
  TM3018: error<{ name: string }>(
    (p) => `flow \`${p.name}\` names its other end with \`to\``,
    () => 'write the path with arrows: `from a -> b`',
  ),
  TM3019: warning<{ control: string }>(
    (p) => `nobody says why \`${p.control}\` is lacking`,
    () => 'add `because "..."`',
  ),
  TM3020: error<{ text: string }>(
    (p) => `\`${p.text}\` is not a package with an exact version`,
    () => 'write the package with its scope and one version: `checked by "@acme/tmc@1.2.3"`',
  ),
  TM3021: warning<{ element: string; until: string }>(
    (p) => `\`${p.element}\` is not excluded any more: that ended on ${p.until}`,
    () => 'look at its threats, or say again why it is excluded and until when',
  ),
  TM3022: warning<{ control: string; by: string }>(
    (p) => `\`${p.control}\` was planned by ${p.by}`,
    (p) => `say \`implements ${p.control}\` where it is done, or a later day`,
  ),
  TM3023: warning<{ name: string; due: string }>(
    (p) => `\`${p.name}\` was due on ${p.due}`,
    () => 'say `status live`, or a later day',
  ),
  TM3024: warning<{ control: string; until: string }>(
    (p) => `the demand for \`${p.control}\` ended on ${p.until} and is still made`,
    () => 'remove it, or give it a later day',
  ),
  TM3025: error<{ word: string; until: string }>(
    (p) => `\`until ${p.until}\` ends what \`${p.word}\` says; the day on which it is due stands behind \`by\``,
    (p) => `write \`by ${p.until}\``,
  ),
  // ---- TM4: rules -------------------------------------------------------------------------------------------------
  TM4001: error<{ rule: string; problem: string; help: string }>(
    (p) => `\`${p.rule}\` has ${p.problem}`,
    (p) => p.help,
  ),
  TM4002: error<{ rule: string; missing: readonly string[] }>(
    (p) => `rule \`${p.rule}\` has no ${list(p.missing, 'and no')}`,
    (p) => ruleHelp(p.missing[0] ?? ''),
  ),
  TM4003: error<{ found: string; legal: readonly string[] }>(
    (p) => `a rule cannot be about \`${p.found}\``,
    (p) => `write one of ${list(p.legal)}, then a name: \`for hop h\``,
  ),
  TM4004: error<{ word: string; subject: string; legal: readonly string[] }>(
    (p) => `\`${p.word}\` is nothing that can be asked of ${p.subject}`,
    (p) => (p.legal.length === 0 ? undefined : `\`${p.word}\` is known of ${list(p.legal)}`),
  ),
  TM4005: error<{ word: string; is: string; subject: string }>(
    (p) => `\`${p.word}\` is ${p.is} and never fits ${p.subject}`,
    () => 'this could never match; name something of the right sort',
  ),
  TM4006: error<{ operand: string; a: string; b: string }>(
    (p) => `\`${p.operand}\` is never both \`${p.a}\` and \`${p.b}\`: they exclude each other`,
    () => 'keep one of them, or join them with `or`',
  ),
  TM4007: error<{ operator: string; word: string; scale: string; values: readonly string[] }>(
    (p) => `nothing is \`${p.operator} ${p.word}\`, the ${p.operator === '<' ? 'lowest' : 'highest'} step of \`${p.scale}\``,
    (p) => `its steps are ${p.values.map((value) => `\`${value}\``).join(' < ')}`,
  ),
  TM4008: error<{ what: string }>(
    (p) => `${p.what} within one \`and\``,
    () => 'keep one of them, or join them with `or`',
  ),
  TM4009: error<{ name: string }>(
    (p) => `\`${p.name}\` is bound and never used`,
    (p) => `say in \`where\` what \`${p.name}\` has to do with the rule, or remove it`,
  ),
  TM4010: error<{ a: string; b: string }>(
    (p) => `nothing joins \`${p.a}\` and \`${p.b}\``,
    (p) =>
      `add a condition that leads from one to the other: \`${p.a}.to = ${p.b}.to\`, \`${p.a} calls ${p.b}\`, \`${p.a} reaches ${p.b}\`, \`any path from ${p.a} to ${p.b}\``,
  ),
  TM4011: error<{ rule: string; count: number }>(
    (p) => `rule \`${p.rule}\` binds ${p.count} variables, and at most two are allowed`,
    () => 'move what the third one checks into a fact or a `where ( ... )`',
  ),
  TM4012: error(
    () => 'this list does not say whether one of them is enough',
    () => 'write `any of` or `all of` before it',
  ),
  TM4013: error<{ first: string; second: string }>(
    (p) => `\`${p.first}\` and \`${p.second}\` stand side by side without parentheses`,
    () => 'put parentheses around what belongs together',
  ),
  TM4014: error<{ wanted: number; names: number }>(
    (p) => `\`${p.wanted} of\` ${p.names === 1 ? 'a single name' : `${p.names} names`} makes no sense`,
    (p) => (p.names === 1 ? 'remove the count, or name more' : `count from 1 to ${p.names}`),
  ),
  TM4015: error<{ left: string; right: string; operator: string }>(
    (p) => `\`is\` stands before kinds, facts and yes/no attributes, and \`${p.right}\` is none of them here`,
    (p) => `compare with \`${p.left} ${p.operator} ${p.right}\``,
  ),
  TM4016: error<{ word: string }>(
    (p) => `\`${p.word}\` is a kind, and \`=\` compares single things and values`,
    (p) => `write \`is ${p.word}\``,
  ),
  TM4017: error<{ operand: string }>(
    (p) => `\`${p.operand}\` can be several, and this compares one`,
    () => 'ask about its members: `any data on h where (it is pii)`, `c stores pii`',
  ),
  TM4018: error<{ left: string; right: string }>(
    (p) => `${p.left} and ${p.right} cannot be compared`,
    () => 'name two things of one type',
  ),
  TM4019: error<{ attribute: string; flow: string }>(
    (p) => `\`${p.attribute}\` is said of each hop, and \`${p.flow}\` may have several`,
    (p) =>
      `bind a hop, or ask \`every hop of ${p.flow} where (...)\`; an attribute that declares its \`weakest\` value may be asked of a whole flow`,
  ),
  TM4020: error<{ verb: string; subject: string; help: string | undefined }>(
    (p) => `\`${p.verb}\` relates ${p.subject} to nothing`,
    (p) => p.help,
  ),
  TM4021: error<{ word: string; preposition: string; legal: readonly string[] }>(
    (p) => `\`${p.word}\` has no \`${p.preposition}\``,
    (p) => (p.legal.length === 0 ? 'remove it' : `behind \`${p.word}\` may stand ${list(p.legal)}`),
  ),
  TM4022: error<{ operator: string; operand: string }>(
    (p) => `\`${p.operand}\` has no order, so nothing is \`${p.operator}\` it`,
    () => 'compare with `=` or `!=`',
  ),
  TM4023: error<{ domain: string; legal: readonly string[] }>(
    (p) => `\`${p.domain}\` is no set of elements`,
    (p) => (p.legal.length === 0 ? 'count all of a kind, without a preposition' : `write ${list(p.legal)}`),
  ),
  TM4024: error<{ control: string; example: string }>(
    (p) => `\`${p.control}\` does not say where it has to stand`,
    (p) => `add a place: \`on ${p.example}\`, \`along ${p.example}\` or \`before ${p.example}\``,
  ),
  TM4025: error<{ word: string; found: string; wanted: readonly string[]; hint: string | undefined }>(
    (p) => `nothing stands \`${p.word}\` ${p.found}`,
    (p) => p.hint ?? `\`${p.word}\` takes ${list(p.wanted)}`,
  ),
  TM4026: error<{ control: string; on: string }>(
    (p) => `\`${p.control}\` is worked out on ${withArticle(p.on)} and can be required nowhere else`,
    (p) => `require it \`on\` ${withArticle(p.on)}`,
  ),
  TM4027: error<{ name: string; legal: readonly string[] }>(
    (p) => `\`{${p.name}}\` is nothing this rule binds`,
    (p) => (p.legal.length === 0 ? undefined : `start with ${list(p.legal)}`),
  ),
  TM4028: error<{ control: string; labels: readonly string[] }>(
    (p) => `\`${p.control}\` takes away nothing that is ${list(p.labels)}`,
    () => 'require a control that declares `removes` for it',
  ),
  TM4029: error<{ path: readonly string[] }>(
    (p) => `\`${p.path[0]}\` is worked out from itself: ${chain(p.path)}`,
    () => 'take one of them out of the condition of the other',
  ),
  TM4030: error<{ rule: string; words: readonly string[] }>(
    (p) => `rule \`${p.rule}\` does not say what sort of threat it finds`,
    (p) => `write \`:\` and one of ${list(p.words)} behind its title`,
  ),
  TM4031: error<{ word: string; rule: string }>(
    (p) => `this \`${p.word}\` changes a model that is not there`,
    () => 'give the first example a block, or start it with `in SCENE`',
  ),
  TM4032: error<{ what: string; help: string }>(
    (p) => `${p.what} cannot be worked out`,
    (p) => p.help,
  ),
  TM4033: error<{ word: string; legal: readonly string[]; suggestions: readonly string[] }>(
    (p) => `\`${p.word}\` says nothing known of a rule`,
    (p) => (p.suggestions[0] === undefined ? `what can be said of a rule: ${list(p.legal)}` : `did you mean ${oneOf(p.suggestions)}?`),
  ),
  TM4034: error<{ catalogue: string; id: string; example: string }>(
    (p) => `\`${p.id}\` is no id of ${p.catalogue.toUpperCase()}`,
    (p) => `write it as \`${p.catalogue} ${p.example}\``,
  ),
  TM4035: error<{ word: string; wanted: string }>(
    (p) => `\`${p.word}\` takes ${p.wanted}`,
    () => 'start with a variable of the rule',
  ),
  TM4036: error<{ what: string; name: string }>(
    (p) => `${p.what} \`${p.name}\` does not say when it holds`,
    () => 'add `where` and a condition about `it`',
  ),
  TM4037: error<{ rule: string; about: readonly string[]; on: string; legal: readonly string[] }>(
    (p) => `\`${p.rule}\` finds nothing on \`${p.on}\`: it is about ${p.about.map((sort) => withArticle(sort)).join(' and ')}`,
    (p) => {
      if (p.legal.length === 0) return `name ${p.about.map((sort) => withArticle(sort)).join(' or ')} behind \`on\``;
      return `name ${p.legal.length === 1 ? '' : 'one of '}${p.legal.map((one) => `\`${one}\``).join(', ')} behind \`on\``;
    },
  ),
  TM4038: warning<{ verb: string; why: string }>(
    (p) => `this decision to ${p.verb} is not needed: ${p.why}`,
    () => 'remove the decision',
  ),
  TM4039: warning<{ verb: string; threat: string; until: string }>(
    (p) =>
      p.verb === 'accept' || p.verb === 'defer'
        ? `this decision to ${p.verb} ended on ${p.until} and excuses nothing any more`
        : `this plan to ${p.verb} ended on ${p.until}; a plan excuses nothing`,
    (p) => `decide anew about \`${p.threat}\`, or remove the decision`,
  ),
  TM4040: error<{ threat: string }>(
    (p) => `\`${p.threat}\` is decided twice`,
    () => 'keep one of the two decisions',
  ),
  TM4041: error<{ rule: string; word: string; says: string; threats: readonly string[] }>(
    (p) => `rule \`${p.rule}\` ${EXAMPLE_SAYS[p.says] ?? p.says} where the example says \`${p.word}\``,
    (p) =>
      p.threats.length === 0
        ? 'change the rule or the example; the rule finds nothing here'
        : `change the rule or the example; ${p.threats.slice(0, 3).join(', ')}`,
  ),
  TM4042: warning<{ control: string; sort: string }>(
    (p) => `nothing checks that ${withArticle(p.sort)} requires \`${p.control}\``,
    (p) =>
      p.sort === 'boundary'
        ? 'write `on entry` behind it: then it is demanded of each hop that enters'
        : 'write it in a boundary, `requires CONTROL on entry`, or declare a `threat` that requires it',
  ),
  TM4043: error<{ rule: string; on: string; others: readonly string[] }>(
    (p) => `\`${p.rule}\` finds ${p.others.length} threats with \`${p.on}\`, and \`accept\` is about one`,
    (p) => `name the other end: ${list(p.others.slice(0, 5))}`,
  ),
  TM4044: warning<{ why: string; help: string }>(
    (p) => `this \`adjust\` changes nothing: ${p.why}`,
    (p) => p.help,
  ),
  TM4045: warning<{ until: string }>(
    (p) => `this \`adjust\` ended on ${p.until} and changes nothing any more`,
    () => 'decide anew with a later day, or remove it',
  ),
  TM4046: warning<{ threat: string; element: string }>(
    (p) => `\`${p.threat}\` is about \`${p.element}\`, which is excluded: nobody looks at it`,
    () => 'take back the `excluded`, or name something else behind `on`',
  ),
  // ---- TM5: projects, files and limits ----------------------------------------------------------------------------
  TM5002: error<{ name: string; other: string }>(
    (p) => `model \`${p.name}\` stands in the directory of model \`${p.other}\``,
    () => 'a project has one model: use the same name, or move the file to a directory of its own',
  ),
  TM5003: error<{ name: string }>(
    (p) => `model \`${p.name}\` has two blocks`,
    () => 'keep one block; the other files say `model NAME` alone',
  ),
  TM5004: error(
    () => 'this file is larger than 8 MiB',
    () => 'split it into several files',
  ),
  TM5005: error(
    () => 'this file is not UTF-8: here is a byte that no character has',
    () => 'save the file as UTF-8',
  ),
  TM5006: error<{ path: string }>(
    (p) => `the path "${p.path}" leaves the repository`,
    () => 'write a path relative to this file that stays inside the repository',
  ),
  TM5007: note(
    () => 'this file is Tcl, not a threat model, and was skipped',
    () => undefined,
  ),
  TM5008: error<{ path: readonly string[] }>(
    (p) => `these models import each other: ${chain(p.path)}`,
    () => 'move what both need into a third model',
  ),
  TM5009: error(
    () => 'this file cannot be read',
    () => 'check that it exists and that you may read it',
  ),
  TM5010: error(
    () => 'this is a directory, although its name ends in `.tm`',
    () => 'rename the directory',
  ),
  TM5011: error<{ directory: string }>(
    (p) => `no model is in \`${p.directory}\``,
    () => 'create a `.tm` file that starts with `model NAME`',
  ),
  TM5012: error<{ path: string; instead?: string }>(
    (p) => `no pack is at "${p.path}"`,
    (p) => {
      if (p.instead === undefined) return 'name a directory with a `.tm` file that starts with `pack NAME`';
      if (p.instead.startsWith('"')) return `name the directory that the file stands in: \`${p.instead}\``;
      return `name a directory; a pack that comes with tmc has no quotes: \`${p.instead}\``;
    },
  ),
  TM5013: error<{ name: string; suggestions: readonly string[]; packs: readonly string[] }>(
    (p) => `no pack is named \`${p.name}\``,
    (p) =>
      p.suggestions[0] === undefined
        ? `name ${list(p.packs)}, or a path to a pack of your own in quotes`
        : `did you mean ${oneOf(p.suggestions)}?`,
  ),
  TM5015: error<{ most: number }>(
    (p) => `this directory lies more than ${p.most} levels below the project`,
    () => 'move it up, or give it a model of its own',
  ),
  TM5014: error<{ name: string }>(
    (p) => `a model cannot be called \`${p.name}\`: a pack has that name`,
    () => 'choose another name',
  ),
  TM5016: error<{ name: string; other: string; directory: string }>(
    (p) => `two models are called \`${p.name}\`: in \`${p.other}\` and in \`${p.directory}\``,
    () => 'give one of them another name',
  ),
  TM5017: error<{ name: string }>(
    (p) => `a pack cannot be called \`${p.name}\`: a shipped pack has that name`,
    () => 'choose another name',
  ),
  // ---- TM6: outputs -----------------------------------------------------------------------------------------------
  TM6001: error<{ view: string; why: string }>(
    (p) => `the diagram \`${p.view}\` could not be drawn: ${p.why}`,
    () => 'group parts into boundaries, or split the model, so that a picture holds fewer parts',
  ),
  TM6002: warning<{ view: string; loss: string }>(
    (p) => `the diagram \`${p.view}\` is simpler than it should be: ${p.loss}`,
    () => 'group parts into boundaries, or include fewer flows in a feature',
  ),
  TM6003: note<{ view: string; remark: string }>((p) => `the layout engine remarks on the diagram \`${p.view}\`: ${p.remark}`),
} as const;

export type Code = keyof typeof codes;
export type ParametersOf<C extends Code> = (typeof codes)[C] extends CodeDefinition<infer P> ? P : never;
