/**
 * A generated model as the rules meet it: about five threats a flow, three of ten mitigated and one of ten unknown. All shipped
 * packs judge it, and a pack of its own with rules about ways and about what reaches what, so that the cost of these is in
 * the figures whatever the shipped packs hold.
 */
import { createRandom } from '../support/random.ts';
import { generateModel, type ModelSize } from './generate.ts';
import { type GeneratedModel, type Part, quoted } from './parts.ts';
import { writeTmFiles } from './write.ts';

const PACK = `pack ways "Ways and labels"

scene line "A person, a service, a store" {
  data profile : pii
  actor reader : customer { trust none }
  component desk : service { trust medium }
  component books : postgres { trust high; stores nothing }
  flow entry : https from reader -> desk { carries profile }
  flow keeping from desk -> books { carries profile }
}

/// What comes in from people has to be checked somewhere on the way.
rule unchecked_way "Content of people gets to a store as it is" : tampering {
  for component s : store
  where any path from person to s
  require schema_validation before s from person
  because "Nothing on the way checks what people send to {s}."
  violates in line
  passes when desk implements schema_validation
}

/// Whoever is trusted less has a way to what is trusted more.
rule open_way "A way in without a limit" : denial_of_service {
  for component s : service
  require rate_limit before s
  because "Nothing on the way to {s} limits how often it is asked."
  violates in line
  passes when desk implements rate_limit
}

/// Personal data keeps its label until somebody takes it away.
rule carried_on "Personal data comes to rest where nobody masked it" : information_disclosure {
  for data d : pii, component s : store
  where d reaches s as pii
  require pseudonymization before s with d
  because "{d} gets to {s} as it is."
  violates in line
  passes when desk implements pseudonymization
}
`;

/** Of each component the microservice pack says four things about logs, whatever is said of it: without some of them five threats a flow are left. */
const OFF = ['raw_log', 'unwatched_service', 'silent_service', 'direct_log_access'].map(
  (rule): Part => ({
    word: 'adjust',
    kinds: [`microservices.${rule}`],
    items: [
      { word: 'off' },
      { word: 'reason', values: ['tolerable'] },
      { word: 'owner', values: [quoted('@acme/platform')] },
      { word: 'until', values: ['2028-01-31'] },
    ],
  }),
);
const PACKS = ['auth', 'microservices', 'stride', 'webhook', 'ways'];

/** Files of at most about four megabytes each. */
export function writeJudged(size: ModelSize): Record<string, string> {
  return { 'packs/ways.tm': PACK, ...writeTmFiles(answered(generateModel(size)), 3_500_000) };
}

const ASKED = ['authenticated', 'encrypted', 'authorized'];
const NEEDS = ['integrity', 'availability'].map((word): Part => ({ word, values: ['important'] }));

/** Says of most flows what the rules ask, most often that it is not so. */
function answered(model: GeneratedModel): GeneratedModel {
  const random = createRandom(3);
  const parts = model.parts.map((part): Part => {
    if (part.word === 'data') return { ...part, items: [...(part.items ?? []), ...NEEDS] };
    if (part.word !== 'flow') return part;
    const fromPerson = random.chance(0.02);
    const path = fromPerson ? [['customer'], ...(part.path ?? []).slice(1)] : part.path;
    const kept = (part.items ?? []).filter(({ word }) => word !== 'encrypted' && !(fromPerson && word === 'authenticated'));
    const open = ASKED.filter((word) => kept.every((item) => item.word !== word) && random.chance(0.8));
    const answers = open.map((word): Part => ({ word, values: [random.chance(0.2) ? 'yes' : 'no'] }));
    return { ...part, path, items: [...kept, ...answers] };
  });
  return { head: { ...model.head, items: [...(model.head.items ?? []), { word: 'uses', values: PACKS }] }, parts: [...parts, ...OFF] };
}
