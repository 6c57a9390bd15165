/** What `explain` and `test` print, for their page in the docs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showAbsence, showThreat } from '../../compiler/cli/explain/show-threat.ts';
import { showCoverage } from '../../compiler/cli/testing/show-coverage.ts';
import { showMutation } from '../../compiler/cli/testing/show-mutation.ts';
import { showTests } from '../../compiler/cli/testing/show-tests.ts';
import { createPage } from '../../compiler/cli/text/page.ts';
import { compile } from '../../compiler/compile.ts';
import { explainAbsence } from '../../compiler/rules/explain/absence.ts';
import { createExplainContext } from '../../compiler/rules/explain/context.ts';
import { explainThreat } from '../../compiler/rules/explain/threat.ts';
import { coverageOf } from '../../compiler/rules/testing/coverage.ts';
import { loadPacks } from '../../compiler/rules/testing/load-packs.ts';
import { mutatePacks } from '../../compiler/rules/testing/mutate-pack.ts';
import { testPacks } from '../../compiler/rules/testing/test-pack.ts';
import { projectRoot, shippedLibrary } from '../support/library.ts';
import { createMemoryHost } from '../support/memory-host.ts';

const WIDTH = 100;
const EXAMPLE = 'examples/webhook-processor/payments.tm';

function payments() {
  const text = readFileSync(join(projectRoot, EXAMPLE), 'utf8').replaceAll('\r\n', '\n');
  const program = compile(createMemoryHost({ 'payments.tm': text }), '', { library: shippedLibrary(), asOf: '2026-11-30' });
  const { model, built } = program;
  if (!model || !built) throw new Error(`${EXAMPLE} has errors`);
  return { context: createExplainContext({ ...program, model, built }), sources: { get: program.source } };
}

function printed(command: string, page: { toString(): string }): string {
  return `\`\`\`text\n$ ${command}\n${page.toString()}\`\`\``;
}

export function explainedThreat(): string {
  const { context, sources } = payments();
  const threat = explainThreat(context, 'webhook.replayed_delivery@payments.delivery');
  const page = createPage(WIDTH, false);
  if (threat) showThreat({ page, sources, showPath: (path) => path }, threat);
  return printed('tmc explain replayed_delivery@delivery', page);
}

export function explainedAbsence(): string {
  const { context, sources } = payments();
  const absence = explainAbsence(context, 'stride.eavesdropped', ['payments.intake']);
  const page = createPage(WIDTH, false);
  if (absence) showAbsence({ page, sources, showPath: (path) => path }, absence);
  return printed('tmc explain eavesdropped intake', page);
}

const PACK = `pack acme

rule limit "Nothing bounds calls" : denial_of_service {
  for flow f : https
  where f is inbound
  require rate_limit on f
  because "{f.to} answers {f.from} as often as it asks."

  violates {
    actor buyer : customer { trust low }
    component web : service { trust high }
    flow browse : https from buyer -> web
  }
  passes when web implements rate_limit
`;

const WRONG = '  passes when web plans rate_limit\n}\n';
const RIGHT = '  skips when buyer trust high\n}\n';

function acme(examples: string) {
  const { sets, source } = loadPacks(createMemoryHost({ 'packs/acme.tm': PACK + examples }), [''], shippedLibrary().packs, () => undefined);
  return { sets, source, showing: { page: createPage(WIDTH, false), sources: { get: source }, showPath: (path: string) => path } };
}

export function failedTest(): string {
  const { sets, source, showing } = acme(WRONG);
  showTests(
    showing,
    sets.flatMap((set) => testPacks(set, source, () => undefined)),
  );
  return printed('tmc test', showing.page);
}

export function livingMutants(): string {
  const { sets, source, showing } = acme(RIGHT);
  showMutation(
    showing,
    sets.flatMap((set) => mutatePacks(set, source)),
  );
  return printed('tmc test --mutate', showing.page);
}

export function coveredKinds(): string {
  const { sets, showing } = acme(RIGHT);
  showCoverage(showing, sets.map(coverageOf));
  return printed('tmc test --coverage', showing.page);
}
