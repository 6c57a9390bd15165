import { expect, it } from 'vitest';
import { traceLines } from '../../compiler/cli/explain/trace-lines.ts';
import type { Trace } from '../../compiler/rules/explain/explanation.ts';

const trace = (says: string, ...parts: readonly Trace[]): Trace => ({
  ...{ text: '', at: { file: 'a.tm' } as Trace['at'], value: 'yes', facts: [] },
  says,
  parts,
});
const shown = (...traces: readonly Trace[]): readonly string[] =>
  traceLines(traces, 0).map(({ text, depth }) => `${'  '.repeat(depth)}${text}`);

it('shows one of many things of which the same was found, and names the others', () => {
  const ours = (name: string) => trace(`\`${name}\` is ours`, trace(`\`${name}\` is a service, and so a process`));
  expect(shown(trace('it holds for 3 of 4 parts', ours('a'), ours('b'), ours('c'), trace('`d` is not ours')))).toEqual([
    'it holds for 3 of 4 parts',
    '  `a` is ours',
    '    `a` is a service, and so a process',
    '  likewise `b` and `c`',
    '  `d` is not ours',
  ]);
  expect(shown(ours('a'), ours('b'))).toHaveLength(4);
  const many = 'abcdefghijkl'.split('').map(ours);
  expect(shown(...many)).toEqual([
    '`a` is ours',
    '  `a` is a service, and so a process',
    'likewise `b`, `c`, `d`, `e`, `f`, `g`, `h`, `i` and 3 more',
  ]);
});

it('says in one line of which kinds a thing is not', () => {
  const not = (kind: string) => trace(`\`a\` is a service, not ${kind}`);
  expect(shown(trace('', not('a client'), not('an iot_device'), not('a library')))).toEqual([
    '`a` is a service, not a client, an iot_device or a library',
  ]);
  expect(shown(not('a client'), not('a library'))).toHaveLength(2);
});
