import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';
import { codesOf, readModel } from '../support/model.ts';

const PLATFORM = `model platform
boundary cluster "Cluster" { trust high
  provides network_policy
  component mesh : envoy
  every store { implements encryption_at_rest }
}
data token : credential
component log_store_p : service { stores token }
flow ship : http from mesh -> log_store_p { carries token }
`;

it('shares one namespace among the files of a directory tree', () => {
  const read = readModel(
    {
      'shop/a.tm': 'model shop "Shop" { owner "@shop" }\ncomponent a : service',
      'shop/b.tm': 'model shop\nflow f : http from a -> c',
      'shop/deep/c.tm': 'model shop\ncomponent c : service',
    },
    { directory: 'shop' },
  );
  expect(read.flow('f').hops).toEqual(['shop.f[a -> c]']);
  expect(read.model.model.title).toBe('Shop');
});

it('leaves out a subdirectory that is another project, outputs, modules, dot folders and links', () => {
  const read = readModel({
    'a.tm': 'model shop\ncomponent a : service',
    'other/b.tm': 'model other\ncomponent b : service',
    'threat-model/c.tm': 'model shop\ncomponent c : service',
    'node_modules/x/d.tm': 'model shop\ncomponent d : service',
    '.git/e.tm': 'model shop\ncomponent e : service',
    'link.tm': { other: 'link' },
  });
  expect(read.model.elements.map((one) => one.id)).toEqual(['shop.a']);
});

it('evaluates an imported model whole and makes the named parts visible', () => {
  const read = readModel(
    {
      'platform/p.tm': PLATFORM,
      'shop/s.tm': 'model shop\nimport cluster, mesh from "../platform"\ncomponent db : postgres in cluster\nflow f : http from mesh -> db',
    },
    { directory: 'shop' },
  );
  expect(read.element('platform.log_store_p').imported).toBe('platform');
  expect(read.element('db').imported).toBeUndefined();
  expect(read.element('db')).toMatchObject({ boundaries: ['platform.cluster'], trust: 'high' });
  expect(read.control('db', 'network_policy')).toBe('provided from boundary');
  expect(read.control('db', 'encryption_at_rest')).toBe('implemented from every');
  expect(read.model.hops.map((hop) => hop.id)).toContain('platform.ship[mesh -> log_store_p]');
});

it('never changes an imported part', () => {
  const shop = (text: string) =>
    codesOf(
      {
        'platform/p.tm': PLATFORM,
        'shop/s.tm': `model shop\nimport mesh from "../platform"\ncomponent a : service\nflow f : http from a -> mesh\n${text}`,
      },
      { directory: 'shop' },
    );
  expect(shop('extend mesh { owner "@shop" }')).toEqual(['TM2012']);
  expect(shop('decision defer stride.flooded on mesh { reason planned; owner "@shop"; until 2030-01-01 }')).toEqual(['TM2012']);
  expect(shop('')).toEqual([]);
  const read = readModel(
    {
      'platform/p.tm': PLATFORM,
      'shop/s.tm':
        'model shop\nimport mesh from "../platform"\ncomponent a : service\nflow f : http from a -> mesh\nevery component { machine virtual }',
    },
    { directory: 'shop' },
  );
  expect(read.said('a', 'machine')).toBe('virtual');
  expect(read.said('platform.mesh', 'machine')).toBeUndefined();
});

it.each<[string, Record<string, string>, string[]]>([
  ['an import that leaves the repository', { 'shop/s.tm': 'model shop\nimport a from "../../elsewhere"' }, ['TM5006']],
  ['an import of nothing', { 'shop/s.tm': 'model shop\nimport a from "../gone"' }, ['TM5011']],
  ['an import that is never used', { 'platform/p.tm': PLATFORM, 'shop/s.tm': 'model shop\nimport mesh from "../platform"' }, ['TM2009']],
  ['an unknown part', { 'platform/p.tm': PLATFORM, 'shop/s.tm': 'model shop\nimport mash from "../platform"' }, ['TM2001']],
  ['two models in one directory', { 'shop/a.tm': 'model shop', 'shop/b.tm': 'model store' }, ['TM5002']],
  ['two blocks of one model', { 'shop/a.tm': 'model shop { owner "a" }', 'shop/b.tm': 'model shop { owner "b" }' }, ['TM5003']],
  ['an unknown pack', { 'shop/a.tm': 'model shop { uses strid }' }, ['TM5013']],
  ['a model called like a pack', { 'shop/a.tm': 'model stride' }, ['TM5014']],
])('refuses or warns of %s', (_, files, codes) => {
  expect(codesOf(files, { directory: 'shop' })).toEqual(codes);
});

it('refuses parts of another model that no `import` names, and says how they become visible', () => {
  const shop = (text: string, names = 'mesh') =>
    compileText(
      {
        'platform/p.tm': PLATFORM,
        'shop/s.tm': `model shop\nimport ${names} from "../platform"\ncomponent a : service\nflow f : http from a -> mesh\n${text}`,
      },
      { directory: 'shop' },
    ).diagnostics;
  const told = (text: string, names?: string) => shop(text, names).map((one) => `${one.code} ${one.help ?? ''}`);
  const help = (name: string) => `TM2025 add it to the import: \`import mesh, ${name} from "../platform"\``;
  expect(told('flow g : http from a -> platform.log_store_p')).toEqual([help('log_store_p')]);
  expect(told('component b : service in platform.cluster')).toEqual([help('cluster')]);
  expect(told('flow g : http from a -> mesh { carries platform.token }')).toEqual([help('token')]);
  expect(told('flow g : http from a -> platform.mesh')).toEqual([]);
  expect(told('flow g : http from a -> log_store_p', 'mesh, log_store_p')).toEqual([]);
  expect(told('component c : service\nflow g : http from shop.c -> mesh')).toEqual([]);
});

it('reports a cycle of imports once', () => {
  const files = {
    'a/a.tm': 'model a\nimport y from "../b"\ncomponent x : service',
    'b/b.tm': 'model b\nimport x from "../a"\ncomponent y : service',
  };
  expect(codesOf(files, { directory: 'a' }).filter((code) => code === 'TM5008')).toEqual(['TM5008']);
});

it('skips a Tcl file with a note', () => {
  expect(codesOf({ 'a.tm': 'model shop', 'b.tm': '# Tcl module\npackage provide x' })).toEqual(['TM5007']);
});

it.each<[string, Parameters<typeof codesOf>[0], string]>([
  ['a file without a header', { 'a.tm': 'component a : service' }, 'TM'],
  ['bytes that are no UTF-8', { 'a.tm': new Uint8Array([...new TextEncoder().encode('model shop\n// '), 0xff]) }, 'TM5005'],
  ['a directory named like a file', { 'x.tm/a.tm': 'model shop', 'b.tm': 'model shop' }, 'TM5010'],
  ['a file that is too large', { 'a.tm': 'model shop', 'b.tm': { other: 'too_large' } }, 'TM5004'],
  ['a file nobody may read', { 'a.tm': 'model shop', 'b.tm': { other: 'unreadable' } }, 'TM5009'],
  ['a project without a file', { 'readme.md': '' }, 'TM5011'],
])('refuses %s', (_, files, code) => {
  const codes = codesOf(files);
  expect(codes).toHaveLength(1);
  expect(codes[0]).toContain(code);
});

it('reads a file with a BOM and CRLF like any other', () => {
  const program = compileText({ 'a.tm': '\uFEFFmodel shop\r\ncomponent a : service\r\n' });
  expect(program.diagnostics).toEqual([]);
});
