/** No two rules say the same of the same things: same letter of STRIDE, same controls, same bindings over all examples. */
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Threat } from '../../compiler/model/ir.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import type { RequireNode } from '../../compiler/syntax/ast.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { shippedLibrary } from '../support/library.ts';
import { createMemoryHost } from '../support/memory-host.ts';

const library = shippedLibrary();
const vocabulary = buildVocabulary(library.packs, () => undefined);
const packs = [...vocabulary.packs.keys()].filter((pack) => pack !== 'prelude').sort();

/** Every example, judged by every pack. */
function allThreats(): Threat[] {
  const files = Object.fromEntries(
    Object.entries(exampleFiles()).map(([path, text]) => [path, text.replace(/^ {2}uses .*$/m, `  uses ${packs.join(', ')}`)]),
  );
  return exampleProjects().flatMap(({ name }) => compile(createMemoryHost(files), name, { library }).model?.threats ?? []);
}

function controlsOf(rule: string): string {
  const items = vocabulary.rules.get(rule)?.node.block?.items ?? [];
  const demands = items.filter((item): item is RequireNode => item.kind === 'require').flatMap((item) => item.items);
  return demands
    .map((demand) => demand.control.names.map((name) => name.text).join('.'))
    .sort()
    .join(' ');
}

it('no two rules with one letter and the same controls fire on exactly the same things', () => {
  const things = new Map<string, string[]>();
  for (const threat of allThreats()) {
    if (!vocabulary.rules.has(threat.rule)) continue;
    const bound = threat.bindings.map((binding) => binding.id).join(' ');
    for (const letter of threat.stride) {
      const key = `${letter} ${controlsOf(threat.rule)} ${threat.rule}`;
      things.set(key, [...(things.get(key) ?? []), bound]);
    }
  }
  const rules = new Map<string, string[]>();
  for (const [key, bound] of things) {
    const [rule = ''] = key.split(' ').slice(-1);
    const alike = `${key.slice(0, -rule.length)}${[...new Set(bound)].sort().join(', ')}`;
    rules.set(alike, [...(rules.get(alike) ?? []), rule]);
  }
  expect(things.size).toBeGreaterThan(50);
  expect([...rules.values()].filter((one) => one.length > 1)).toEqual([]);
});
