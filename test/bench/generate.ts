/**
 * Makes models of any size: nested boundaries, four of five flows within one boundary, one strongly connected core of a tenth
 * of the components, defaults, data, controls, docs. The same parameters give the same model.
 */
import { createRandom, type Random } from '../support/random.ts';
import { type GeneratedModel, type Part, quoted } from './parts.ts';

export interface ModelSize {
  readonly components: number;
  readonly flows: number;
  readonly seed?: number;
}

interface Leaf {
  readonly name: string;
  readonly components: Part[];
  readonly names: string[];
}

const COMPONENTS_A_LEAF = 12;
const LEAVES_A_ZONE = 4;
const ZONES_A_REGION = 5;
const NOUNS = [
  'order',
  'invoice',
  'stock',
  'session',
  'parcel',
  'report',
  'customer',
  'payment',
  'voucher',
  'catalogue',
  'notice',
  'ticket',
  'audit',
  'price',
];
const TASKS = ['service', 'intake', 'router', 'lookup', 'sync', 'archive', 'view', 'checker', 'writer', 'planner'];
const COMPONENT_KINDS = [
  ...Array<string>(9).fill('service'),
  'worker',
  'worker',
  'function',
  'web_app',
  'scheduled_job',
  'postgres',
  'postgres',
  'postgres',
  'redis',
  's3',
  'elasticsearch',
  'sqs',
];
const STORES = new Set(['postgres', 'redis', 's3', 'elasticsearch', 'sqs']);
const DATA_KINDS = [['internal'], ['internal'], ['pii'], ['pii', 'financial'], ['credential'], ['confidential'], ['public']];
const SERVER_KINDS = ['https', 'https', 'grpc', 'http'];
const CONTROLS = ['rate_limit', 'schema_validation', 'audit_log', 'least_privilege', 'input_validation', 'circuit_breaker'];

export function generateModel(size: ModelSize): GeneratedModel {
  const random = createRandom(size.seed ?? 1);
  const data = dataNames(Math.max(4, Math.ceil(size.components / 5)), random);
  const leaves = makeLeaves(size.components, data, random);
  const names = leaves.flatMap((leaf) => leaf.names);
  const core = random.shuffle(names).slice(0, Math.max(2, Math.floor(names.length / 10)));
  const flows = makeFlows(
    size.flows,
    leaves,
    core,
    data.map((one) => one.name),
    random,
  );
  return {
    head: {
      word: 'model',
      name: 'generated',
      title: 'A generated model',
      doc: `Has ${size.components} components and ${size.flows} flows.`,
      items: [{ word: 'owner', values: [quoted('@acme/platform')] }],
    },
    parts: [
      ...data.map((one) => one.part),
      { word: 'boundary', name: 'internet', title: 'Internet', kinds: ['internet_zone'] },
      { word: 'actor', name: 'customer', title: 'Customer', kinds: ['customer'], phrases: [['in', 'internet']] },
      {
        word: 'actor',
        name: 'fraudster',
        title: 'Fraudster',
        kinds: ['attacker'],
        phrases: [['in', 'internet']],
        items: [{ word: 'wants', values: [data[0]?.name ?? ''] }],
      },
      { word: 'every', kinds: ['worker'], items: [{ word: 'implements', values: ['central_logging'] }] },
      ...makeRegions(leaves),
      ...flows,
      ...makeFeatures(flows, random),
    ],
  };
}

interface Datum {
  readonly name: string;
  readonly part: Part;
}

function dataNames(count: number, random: Random): Datum[] {
  return Array.from({ length: count }, (_, i) => {
    const noun = random.pick(NOUNS);
    const name = `${noun}_record_${i}`;
    const kinds = random.pick(DATA_KINDS);
    const items: Part[] = kinds.includes('credential') ? [{ word: 'rotates', phrases: [['after', '90d']] }] : [];
    return { name, part: { word: 'data', name, title: `${capital(noun)} record ${i}`, kinds, items } };
  });
}

function makeLeaves(count: number, data: readonly Datum[], random: Random): Leaf[] {
  const leaves: Leaf[] = [];
  for (let i = 0; i < count; i++) {
    if (i % COMPONENTS_A_LEAF === 0) leaves.push({ name: `team_${leaves.length}`, components: [], names: [] });
    const leaf = leaves[leaves.length - 1] as Leaf;
    const component = makeComponent(i, data, random);
    leaf.components.push(component);
    leaf.names.push(component.name ?? '');
  }
  return leaves;
}

function makeComponent(index: number, data: readonly Datum[], random: Random): Part {
  const noun = random.pick(NOUNS);
  const task = random.pick(TASKS);
  const kind = random.pick(COMPONENT_KINDS);
  const items: Part[] = [];
  if (STORES.has(kind)) items.push({ word: 'stores', values: [random.pick(data).name], phrases: [['for', `${1 + random.below(90)}d`]] });
  else {
    if (random.chance(0.6)) items.push({ word: 'code', values: [quoted(`services/${noun}-${index}/**`)] });
    const controls = random.shuffle(CONTROLS);
    if (random.chance(0.5)) {
      items.push({
        word: 'implements',
        values: [controls[0] ?? ''],
        items: [
          { word: 'code', values: [quoted(`services/${noun}-${index}/src/guard.ts`)] },
          { word: 'test', values: [quoted(`refuses what ${noun} ${task} does not know`)] },
        ],
      });
    }
    if (random.chance(0.15))
      items.push({ word: 'plans', values: [controls[1] ?? ''], phrases: [['by', `2027-0${1 + random.below(9)}-15`]] });
    if (random.chance(0.1)) items.push({ word: 'lacks', values: [controls[2] ?? ''], phrases: [['because', quoted('one caller so far')]] });
  }
  return {
    word: 'component',
    name: `${noun}_${task}_${index}`,
    title: `${capital(noun)} ${task} ${index}`,
    doc: random.chance(0.15) ? `Keeps what ${noun} ${task} needs, and tells nobody else.` : undefined,
    kinds: [kind],
    items,
  };
}

function makeRegions(leaves: readonly Leaf[]): Part[] {
  const zones = chunks(leaves, LEAVES_A_ZONE).map(
    (members, i): Part => ({
      word: 'boundary',
      name: `zone_${i}`,
      title: `Zone ${i}`,
      items: [
        { word: 'every', kinds: ['store'], items: [{ word: 'implements', values: ['encryption_at_rest'] }] },
        ...members.map((leaf): Part => ({ word: 'boundary', name: leaf.name, items: leaf.components })),
      ],
    }),
  );
  return chunks(zones, ZONES_A_REGION).map((members, i) => ({
    word: 'boundary',
    name: `region_${i}`,
    title: `Region ${i}`,
    items: [
      { word: 'trust', values: ['high'] },
      { word: 'requires', values: ['authentication', 'encryption'], phrases: [['on', 'entry']] },
      { word: 'every', kinds: ['service'], items: [{ word: 'implements', values: ['central_logging'] }] },
      ...members,
    ],
  }));
}

/** The core's ring first, then local flows and far ones, four to one. */
function makeFlows(count: number, leaves: readonly Leaf[], core: readonly string[], data: readonly string[], random: Random): Part[] {
  const names = leaves.flatMap((leaf) => leaf.names);
  return Array.from({ length: count }, (_, i) => {
    let path: string[];
    if (i < core.length) path = [core[i] as string, core[(i + 1) % core.length] as string];
    else if (random.chance(0.8)) path = distinct(random.pick(leaves).names, random.chance(0.15) ? 3 : 2, random);
    else path = distinct(names, 2, random);
    return makeFlow(i, path, data, random);
  });
}

function makeFlow(index: number, path: readonly string[], data: readonly string[], random: Random): Part {
  const carried = distinct(data, random.chance(0.3) ? 2 : 1, random);
  const items: Part[] = [{ word: 'carries', values: carried }];
  if (random.chance(0.25)) items.push({ word: 'returns', values: [random.pick(data)] });
  if (random.chance(0.5))
    items.push({
      word: 'authenticated',
      phrases: [
        ['by', random.chance(0.5) ? 'mutual_tls' : 'workload_identity'],
        ['as', path[0] as string],
      ],
    });
  if (random.chance(0.5)) items.push({ word: 'encrypted', values: ['yes'] });
  return {
    word: 'flow',
    name: `flow_${index}`,
    title: random.chance(0.3) ? `${capital(random.pick(NOUNS))} flow ${index}` : undefined,
    kinds: [random.pick(SERVER_KINDS)],
    path: path.map((step) => [step]),
    items,
  };
}

function makeFeatures(flows: readonly Part[], random: Random): Part[] {
  return chunks(flows, 20).map((members, i) => ({
    word: 'feature',
    name: `feature_${i}`,
    title: `Feature ${i}`,
    items: [
      { word: 'tier', values: [random.pick(['critical', 'standard'])] },
      { word: 'includes', values: members.map((flow) => flow.name ?? '') },
      { word: 'owner', values: [quoted('@acme/platform')] },
      { word: 'due', values: ['2027-06-30'] },
    ],
  }));
}

function distinct(list: readonly string[], count: number, random: Random): string[] {
  const found = new Set<string>();
  while (found.size < Math.min(count, list.length)) found.add(random.pick(list));
  return [...found];
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let i = 0; i < list.length; i += size) result.push(list.slice(i, i + size));
  return result;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
