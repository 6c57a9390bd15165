import { expect, it } from 'vitest';
import { createRandom, randomFrom } from '../support/random.ts';
import { checkOrder, type OrderProject, orderProjects } from './property.ts';
import { rearrange } from './rearrange.ts';

// `npm run order` does a hundred, and three with pictures.
it.each(orderProjects().map((project) => [project.name, project] as const))(
  'compiles %s to the same bytes in any order',
  async (_, project) => {
    await checkOrder(project, { shuffles: 3 });
  },
);

it('notices a path that runs the other way', async () => {
  const project = orderProjects().find((one) => one.name === 'webhook-processor') as OrderProject;
  const turned = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('from worker -> ledger', 'from ledger -> worker')]));
  await expect(checkOrder(project, { shuffles: 1, rewrite: turned })).rejects.toThrow('differs at line');
});

const SMALL = {
  'm/a.tm': `/// A doc.
model m "M" { owner "x" }
boundary b "B" {
  // about c
  component c "C in b" : service { implements tls, mfa }
}
component d : service in b { asks "one; two" }
flow f from c -> d -> c2 { carries x, y }
control k "K" { verify "first"; verify "second"; verify "third" }
`,
};

it('leaves a project as it is when nothing is drawn', () => {
  expect(
    rearrange(
      SMALL,
      randomFrom(() => 0),
    ),
  ).toEqual({
    'm/z0.tm': `/// A doc.
model m "M" {
owner "x"
}
boundary b "B" {
// about c
component c "C in b" : service {
implements tls, mfa
}
}
component d : service in b {
asks "one; two"
}
flow f from c -> d -> c2 {
carries x, y
}
control k "K" {
verify "first"
verify "second"
verify "third"
}
`,
  });
});

it('moves declarations, items and names, and keeps the order of verification statements', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const files = rearrange(SMALL, createRandom(seed));
    const text = Object.values(files).join('');
    expect([...text.matchAll(/verify "(\w+)"/g)].map((match) => match[1])).toEqual(['first', 'second', 'third']);
    expect(text).toContain('// about c\n');
    expect(text).toContain('from c -> d -> c2');
    if (Object.keys(files).length > 1) seen.add('files');
    if (text.includes('"C in b" : service in b')) seen.add('out');
    if (text.includes('component d : service {')) seen.add('nested');
    if (text.includes('carries y, x')) seen.add('names');
    if (text.includes('extend ')) seen.add('extend');
    if (text.indexOf('flow f') < text.indexOf('boundary b')) seen.add('declarations');
  }
  expect([...seen].sort()).toEqual(['declarations', 'extend', 'files', 'names', 'nested', 'out']);
});
