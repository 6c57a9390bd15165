import { expect, it } from 'vitest';
import { item, read, unmark } from './reading.ts';

/** One word or mark is missing, or too many: one diagnostic that says the very thing to write, and the tree as it was meant. */
interface Case {
  readonly text: string;
  readonly says: string;
  readonly help: string;
  /** What the first fix makes of it; undefined without a fix. */
  readonly mended?: string;
  readonly tree: string;
}

/** What follows the head is one word too many; what it was is said. */
function help(text: string, found: string, advice: string): Case[] {
  return [{ text, says: `TM1001 expected the end of the statement, found ${found}`, help: advice, tree: '*' }];
}

const inBlock: readonly Case[] = [
  {
    text: 'trust «=» high',
    says: 'TM1016 `=` has no meaning here',
    help: 'remove it: write `trust high`',
    mended: 'trust  high',
    tree: 'trust! high',
  },
  {
    text: 'carries«:» x',
    says: 'TM1016 `:` has no meaning here',
    help: 'remove it: write `carries x`',
    mended: 'carries x',
    tree: 'carries! x',
  },
  {
    text: 'trust«=»high',
    says: 'TM1016 `=` has no meaning here',
    help: 'remove it: write `trust high`',
    mended: 'trust high',
    tree: 'trust! high',
  },
  {
    text: 'plans x «2027-04-01»',
    says: 'TM1001 expected `by` or `until` before the date, found `2027-04-01`',
    help: 'write `by 2027-04-01` or `until 2027-04-01`',
    mended: 'plans x by 2027-04-01',
    tree: 'plans! x <by date 2027-04-01>',
  },
  {
    text: 'lacks mfa «"why"»',
    says: 'TM1001 expected `because` before the reason, found `"why"`',
    help: 'write `because "why"`',
    mended: 'lacks mfa because "why"',
    tree: 'lacks! mfa <because "why">',
  },
  {
    text: 'lacks mfa, backup on x «"why"»',
    says: 'TM1001 expected `because` before the reason, found `"why"`',
    help: 'write `because "why"`',
    mended: 'lacks mfa, backup on x because "why"',
    tree: 'lacks! mfa, backup <on x> <because "why">',
  },
  {
    text: 'uses stride «owner» "@x"',
    says: 'TM1001 expected the end of the statement, found `owner`',
    help: 'write `;` before `owner`, or begin a new line',
    mended: 'uses stride; owner "@x"',
    tree: 'uses! stride; owner "@x"',
  },
  {
    text: 'stores card,«»\n    handles order',
    says: 'TM1001 expected a value, found the end of the line',
    help: 'write another value behind the `,`, or remove it',
    mended: 'stores card\n    handles order',
    tree: 'stores! card; handles order',
  },
  {
    text: 'lacks a «becuse» "one"',
    says: 'TM1002 `becuse` has no meaning in this place',
    help: 'write `because`',
    mended: 'lacks a because "one"',
    tree: 'lacks! a <because "one">',
  },
  {
    text: 'carries x «and» y',
    says: 'TM1012 `and` is written `,` here',
    help: 'write `,`',
    mended: 'carries x, y',
    tree: 'carries! x, y',
  },
  {
    text: 'carries x «y»',
    says: 'TM1001 expected the end of the statement, found `y`',
    help: 'separate values with `,`: write `, y`',
    mended: 'carries x, y',
    tree: 'carries! x, y',
  },
  {
    text: 'carries «[»x, y]',
    says: 'TM1001 expected the end of the statement, found `[`',
    help: 'write the values without brackets, with `,` between them',
    tree: 'carries!',
  },
  {
    text: 'lacks x until «2027/1/31»',
    says: 'TM1027 `2027/1/31` is not a date as it is written here',
    help: 'write `2027-01-31`',
    mended: 'lacks x until 2027-01-31',
    tree: 'lacks! x <until date 2027/1/31>',
  },
];

const inFile: readonly Case[] = [
  {
    text: 'flow f : grpc «a» -> b',
    says: 'TM1001 expected `from` before the path, found `a`',
    help: 'write `from a`',
    mended: 'flow f : grpc from a -> b',
    tree: 'flow! f : grpc <from a -> b>',
  },
  {
    text: 'flow f «https» from a -> b',
    says: 'TM1001 expected `:` before the kind, found `https`',
    help: 'write `: https`',
    mended: 'flow f : https from a -> b',
    tree: 'flow! f : https <from a -> b>',
  },
  {
    text: 'flow f «https» a -> b',
    says: 'TM1001 expected `:` before the kind and `from` before the path, found `https`',
    help: 'write `: https from a`',
    tree: 'flow! f : https <from a -> b>',
  },
  {
    text: 'flow a «->» b { x }',
    says: 'TM1001 expected the end of the statement, found `->`',
    help: 'a flow has a name: write `flow NAME from a -> ...`',
    tree: 'flow! { x }',
  },
  {
    text: 'a «->» b',
    says: 'TM1001 expected the end of the statement, found `->`',
    help: 'a flow has a word and a name: write `flow NAME from a -> ...`',
    tree: 'a! b',
  },
  {
    text: 'actor d "D" «doctor»',
    says: 'TM1001 expected `:` before the kind, found `doctor`',
    help: 'write `: doctor`',
    mended: 'actor d "D" : doctor',
    tree: 'actor! d "D" : doctor',
  },
  {
    text: 'component c "C" «=» service',
    says: 'TM1012 `=` is written `:` here',
    help: 'write `:`',
    mended: 'component c "C" : service',
    tree: 'component! c "C" : service',
  },
  {
    text: 'decision accept r «api» { x }',
    says: 'TM1001 expected `on` before what it is about, found `api`',
    help: 'write `on api`',
    mended: 'decision accept r on api { x }',
    tree: 'decision! accept r <on api> { x }',
  },
  {
    text: 'extend book«[»visits -> records] { x }',
    says: 'TM1001 expected `{`, found `[`',
    help: 'write `hop visits -> records { ... }` in the block of flow `book`',
    tree: 'extend! book { x }',
  },
  {
    text: 'api«:» service',
    says: 'TM1001 expected the end of the statement, found `:`',
    help: 'a declaration begins with its word, as in `component api : ...`',
    tree: 'api! service',
  },
  {
    text: '«trust_boundary» tb "TB" {}',
    says: 'TM1002 `trust_boundary` has no meaning in this place',
    help: 'write `boundary`',
    mended: 'boundary tb "TB" {}',
    tree: 'boundary! tb "TB" {  }',
  },
  {
    text: '«trust_zone» tb { x }',
    says: 'TM1002 `trust_zone` has no meaning in this place',
    help: 'write `boundary`',
    mended: 'boundary tb { x }',
    tree: 'boundary! tb { x }',
  },
  {
    text: '«dataflow» f from a -> b',
    says: 'TM1002 `dataflow` has no meaning in this place',
    help: 'write `flow`',
    mended: 'flow f from a -> b',
    tree: 'flow! f <from a -> b>',
  },
  {
    text: '«asset» y : pii',
    says: 'TM1002 `asset` has no meaning in this place',
    help: 'write `data`',
    mended: 'data y : pii',
    tree: 'data! y : pii',
  },
  {
    text: 'threat t : spoofing «n» recovery',
    says: 'TM1002 `n` has no meaning in this place',
    help: 'write `on`',
    mended: 'threat t : spoofing on recovery',
    tree: 'threat! t : spoofing <on recovery>',
  },
  {
    text: 'component c : d «n» prod',
    says: 'TM1002 `n` has no meaning in this place',
    help: 'write `in`',
    mended: 'component c : d in prod',
    tree: 'component! c : d <in prod>',
  },
  {
    text: 'flow f «fro» a -> b',
    says: 'TM1002 `fro` has no meaning in this place',
    help: 'write `from`',
    mended: 'flow f from a -> b',
    tree: 'flow! f <from a -> b>',
  },
  {
    text: 'component c : «"service"»',
    says: 'TM1001 expected a kind, found `"service"`',
    help: 'write `service` without quotes',
    mended: 'component c : service',
    tree: 'component! c : service',
  },
  {
    text: 'component«:» c { x }',
    says: 'TM1016 `:` has no meaning here',
    help: 'remove it: write `component c`',
    mended: 'component c { x }',
    tree: 'component! c { x }',
  },
  {
    text: 'flow f from a -> b -> «{» x }',
    says: 'TM1001 expected a value, found `{`',
    help: 'write another value behind the `->`, or remove it',
    mended: 'flow f from a -> b  { x }',
    tree: 'flow! f <from a -> b> { x }',
  },
  ...help('flow f : a «->» b', '`->`', 'write the path behind `from`: `from a -> ...`'),
  ...help('threat t on a «:» spoofing', '`:`', 'write `: spoofing` before `on`'),
  ...help('component Web «App» : web_app', '`App`', 'a name is one word, and a title may be several: write `component Web_App "Web App"`'),
  ...help('component c «(»service)', '`(`', 'write the kind behind `:`, as in `: service`'),
  ...help('component c : service«:»', '`:`', 'a block begins with `{` and ends with `}`'),
  ...help('component c : service «trust» high', '`trust`', 'what is said of it stands in its block: write `{ trust high }`'),
  ...help('component c«,» d : service', '`,`', 'write a declaration of its own for each'),
  {
    text: 'import edge«»',
    says: 'TM1001 expected a preposition, found the end of the line',
    help: 'write where they come from: `import NAME from "../platform"`',
    tree: 'import! edge',
  },
  { text: '«--» signing in', says: 'TM1016 `--` has no meaning here', help: 'begin a comment with `//`', tree: '' },
];

const frame = (text: string): string => `component early {\n    ${text}\n  }`;
const cases = [
  ...inBlock.map((one) => ({
    ...one,
    text: frame(one.text),
    mended: one.mended && frame(one.mended),
    tree: `component early { ${one.tree} }`,
  })),
  ...inFile,
];

// A second time, since what is put in must not push the last words of the file out.
it.each(cases)('$text', ({ text: marked, says, help, mended, tree }) => {
  for (const behind of ['', 'data late\n']) {
    const { text, span } = unmark(`model m\n${marked}\n${behind}`);
    const { file, diagnostics } = read(text);
    expect(diagnostics.map((one) => `${one.code} ${one.message.replace('of the file', 'of the line')}`)).toEqual([says]);
    expect(diagnostics[0]).toMatchObject({ ...span, help });
    const [fix] = diagnostics[0]?.fixes ?? [];
    const fixed = fix?.edits.reduceRight((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text);
    expect(fixed).toBe(mended && `model m\n${mended}\n${behind}`);
    if (fixed !== undefined) expect(read(fixed).diagnostics).toEqual([]);
    const said = file.items.map(item).filter((one) => one !== 'data late');
    expect(file.items).toHaveLength(said.length + (behind === '' ? 0 : 1));
    if (tree !== '*') expect(said.join('')).toBe(tree);
  }
});
