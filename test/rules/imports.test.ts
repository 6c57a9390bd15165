/** "An imported model is evaluated whole; a threat is reported where it binds an own element or its deciding way is our own." */
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { PRELUDE } from './prelude.ts';
import { memoryHost, packOf, ruleText, verdictLine } from './support.ts';

const PLATFORM = `model platform
boundary core { trust high
  component queue_host : service
  component vault : database { stores nothing }
  component inner : service
}
flow deep : http from queue_host -> vault { carries nothing }
flow inside_call : http from inner -> vault { carries nothing }
`;

function judged(own: string, pack: string): string[] {
  const packs = [packOf(PRELUDE, 'stdlib:prelude.tm'), packOf(`pack t\n${pack}`, 'stdlib:t.tm')];
  const files = { 'platform/p.tm': PLATFORM, 'app/m.tm': `model m { uses t }\nimport queue_host from "../platform"\n${own}` };
  const program = compile(memoryHost(files), 'app', { library: { packs, text: () => undefined } });
  if (!program.model) throw new Error(program.diagnostics.map((one) => one.message).join('\n'));
  return program.model.threats.map(verdictLine);
}

const OWN = 'actor u : person\nflow call : http from u -> queue_host { carries nothing }';

it("reports what binds an own part, not what is the other model's affair", () => {
  expect(judged(OWN, ruleText('for hop h\nrequire rate_limit on h'))).toEqual(['t.r@m.call[u -> queue_host] open']);
  expect(judged(OWN, ruleText('for component c\nrequire rate_limit on c'))).toEqual([]);
});

it('reports a part of the other model where our own flow leads to it', () => {
  const rule = ruleText('for component c : database\nrequire rate_limit before c from untrusted');
  expect(judged(OWN, rule)).toEqual(['t.r@platform.vault open']);
  expect(judged('component x : service { trust high }\nflow call : http from x -> queue_host { carries nothing }', rule)).toEqual([]);
});

it('rules on the model count own parts and those imported by name', () => {
  const rule = (n: number) => ruleText(`for model k\nwhere k has at least ${n} component\nrequire audit_log on k\nnames component`);
  expect(judged('component x : service\nflow call : http from x -> queue_host { carries nothing }', rule(2))).toEqual(['t.r@m open']);
  expect(judged('component x : service\nflow call : http from x -> queue_host { carries nothing }', rule(3))).toEqual([]);
  const counting = ruleText('for model k\nwhere at least 3 component where (it is component)\nrequire audit_log on k');
  expect(judged('component x : service\nflow call : http from x -> queue_host { carries nothing }', counting)).toEqual([]);
});
