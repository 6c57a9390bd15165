/**
 * "Letting a date pass never turns red to green": each fact and claim of the examples gets an end, and whatever the gate
 * counts before that day it counts after it, by name or as unknown because a fact has expired.
 */
import { expect, it } from 'vitest';
import { judgeGate } from '../../compiler/cli/gate.ts';
import type { Model } from '../../compiler/model/ir.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { ItemNode, StatementNode } from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { compileText } from '../support/memory-host.ts';
import { compileModel, ruleText, verdicts } from './support.ts';

function statementsIn(items: readonly ItemNode[]): StatementNode[] {
  return items.flatMap((item) => {
    if (item.kind === 'statement') return ['because', 'until', 'uses'].includes(item.verb.text) ? [] : [item];
    return item.kind === 'declaration' && !['decision', 'adjust', 'kind', 'control'].includes(item.word)
      ? statementsIn(item.block?.items ?? [])
      : [];
  });
}

/** What the gate counts: what is open, and what is unknown because a date has passed. */
function red(model: Model): Set<string> {
  return new Set(model.threats.filter((one) => one.verdict === 'open' || one.expired).map((one) => one.id));
}

/** Statements of one project that are tried, evenly spread over its files. */
const MOST = 10;

it.each(exampleProjects().map((project) => [project.name, project.own] as const))('%s', { timeout: 60000 }, (directory, own) => {
  const files = exampleFiles();
  const facts = own.flatMap((path) =>
    statementsIn(parseFile(createSourceFile(path, files[path] ?? '')).file.items)
      .filter((statement) => !(files[path] ?? '').slice(statement.start, statement.end).includes('until '))
      .map((statement) => ({ path, statement })),
  );
  const step = Math.max(1, Math.ceil(facts.length / MOST));
  const wrong: string[] = [];
  let tried = 0;
  for (const { path, statement } of facts.filter((_, index) => index % step === 0)) {
    const text = files[path] ?? '';
    const end = statement.block ? statement.block.start : statement.end;
    const ending = { ...files, [path]: `${text.slice(0, end)} until 2020-01-31 ${text.slice(end)}` };
    const judged = (asOf: string) => compileText(ending, { directory, asOf }).model;
    const [before, after] = [judged('2020-01-31'), judged('2020-02-01')];
    if (!before || !after) continue;
    tried++;
    const still = red(after);
    for (const id of red(before)) if (!still.has(id)) wrong.push(`${path}: ${text.slice(statement.start, statement.end)}: ${id}`);
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(facts.length / step / 2);
});

const RULE = ruleText('for component c : database\nrequire encryption_at_rest on c');
const PACK = `${RULE}\ncontrol disk_encryption : encryption_at_rest`;

it('an admission past its date still hides what weaker levels give', () => {
  for (const says of ['lacks encryption_at_rest', 'lacks disk_encryption', 'plans disk_encryption by 2030-01-01']) {
    for (const given of ['every database { implements disk_encryption }', 'boundary z { provides disk_encryption }']) {
      const text = `${given}\ncomponent d : database ${given.startsWith('boundary') ? 'in z ' : ''}{ ${says} because "x" until 2026-01-31 }`;
      expect(verdicts(text, PACK, '2026-01-31'), text).toEqual(['t.r@m.d open']);
      expect(verdicts(text, PACK, '2026-02-01'), text).toEqual(['t.r@m.d open']);
    }
  }
  const hop = ruleText('for hop h\nrequire rate_limit on h');
  const inside = `boundary b { provides rate_limit
  component x : service
  component y : service { lacks rate_limit because "x" until 2026-01-31 } }
flow f : http from x -> y`;
  expect(verdicts(inside, hop, '2026-02-01')).toEqual(['t.r@m.f[x -> y] open']);
});

it('who opens a connection stays as it was said, past its date too', () => {
  const rule = ruleText('for boundary b, hop h\nwhere h enters b\nrequire all of b.requires on h');
  const text = `boundary z { trust high; requires authentication on entry
  component w : worker }
component q : queue
flow f : http from q -> w { authenticated no; opened by q until 2026-01-31 }`;
  for (const day of ['2026-01-31', '2026-02-01']) expect(verdicts(text, rule, day)).toEqual(['t.r@m.z:m.f[q -> w]/authentication open']);
});

it('what is demanded stays demanded past its date, and somebody is told', () => {
  const rule = ruleText('for boundary b, hop h\nwhere h enters b\nrequire all of b.requires on h');
  const demand = `boundary z { trust high; requires authentication on entry until 2026-01-31
  component w : worker }
component q : service
flow f : http from q -> w { authenticated no }`;
  const found = `component a : service { implements audit_log }
threat t : spoofing on a { severity low; requires audit_log; requires rate_limit until 2026-01-31 }`;
  for (const [model, id] of [
    [demand, 't.r@m.z:m.f[q -> w]/authentication open'],
    [found, 'm.t@m.a open'],
  ] as const) {
    for (const day of ['2026-01-31', '2026-02-01']) expect(verdicts(model, rule, day)).toEqual([id]);
    const told = (day: string) => compileModel(model, rule, day).diagnostics.map((one) => `${one.code} ${one.message}`);
    expect(told('2026-01-31')).toEqual([]);
    const control = model === demand ? 'authentication' : 'rate_limit';
    expect(told('2026-02-01')).toEqual([`TM3024 the demand for \`${control}\` ended on 2026-01-31 and is still made`]);
  }
});

it('how bad a threat found by hand is, and what it takes, past its date may be as bad as any', () => {
  const failing = (says: string, day: string) => {
    const text = `data d : credential
component a : service { trust high; stores d }
threat t "T" : tampering on a { ${says} }`;
    return judgeGate(compileText({ 'm.tm': `model m\n${text}` }, { asOf: day }).model as Model, {
      failOn: 'high',
      strict: false,
    }).failing.map((one) => one.severity.high);
  };
  for (const says of ['severity high until 2026-01-31', 'severity high; stake d until 2026-01-31', 'stake d until 2026-01-31']) {
    const before = failing(says, '2026-01-31');
    if (before.length > 0) expect([says, failing(says, '2026-02-01').length]).toEqual([says, 1]);
  }
  expect(failing('severity high until 2026-01-31', '2026-02-01')).toEqual(['critical']);
  expect(failing('stake d until 2026-01-31', '2026-02-01')).toEqual(['critical']);
  expect(failing('severity low; stake d until 2026-01-31', '2026-02-01')).toEqual([]);
});
