/**
 * The words of conditions that no attribute states, because the model's graph says them: `h.from`, `c.calls`,
 * `it enters any boundary`. One table each; `docs/language.md` is printed from them.
 */
import type { Sort } from '../../model/vocabulary.ts';
import type { DomainRelation, GraphVerb, Step } from '../resolved.ts';

export interface StepDefinition {
  readonly step: Step;
  readonly on: readonly Sort[];
  /** Sorts of the elements it leads to, or the scale of the value. */
  readonly to: readonly Sort[] | 'trust';
  readonly many: boolean;
  readonly says: string;
}

const PARTS = ['actor', 'component'] as const;

export const steps: readonly StepDefinition[] = [
  { step: 'from', on: ['hop', 'flow'], to: PARTS, many: false, says: 'where the arrow starts: who sends' },
  { step: 'to', on: ['hop', 'flow'], to: PARTS, many: false, says: 'where the arrow ends: who takes' },
  { step: 'client', on: ['hop'], to: PARTS, many: false, says: 'who opens the connection' },
  { step: 'server', on: ['hop'], to: PARTS, many: false, says: 'to whom the connection is opened' },
  { step: 'flow', on: ['hop'], to: ['flow'], many: false, says: 'the flow a hop is part of' },
  { step: 'hops', on: ['flow'], to: ['hop'], many: true, says: 'the hops of a flow' },
  { step: 'data', on: ['hop', 'flow', 'actor', 'component'], to: ['data'], many: true, says: 'all data that passes or lies there' },
  { step: 'calls', on: PARTS, to: PARTS, many: true, says: 'to whom it opens connections' },
  { step: 'boundary', on: ['actor', 'component', 'boundary'], to: ['boundary'], many: false, says: 'the nearest boundary around it' },
  {
    step: 'trust',
    on: ['actor', 'component', 'boundary', 'data'],
    to: 'trust',
    many: false,
    says: "its own, its kind's or its nearest boundary's trust",
  },
  { step: 'exposed_to', on: PARTS, to: 'trust', many: false, says: 'the lowest trust that has a path to it, its own included' },
];

export interface VerbDefinition {
  readonly verb: GraphVerb;
  readonly on: readonly Sort[];
  readonly to: readonly Sort[];
  readonly says: string;
}

export const graphVerbs: readonly VerbDefinition[] = [
  { verb: 'enters', on: ['hop'], to: ['boundary'], says: 'its connection is opened from outside to inside' },
  { verb: 'leaves', on: ['hop'], to: ['boundary'], says: 'its connection is opened from inside to outside' },
  { verb: 'content_enters', on: ['hop'], to: ['boundary'], says: 'its content comes from outside to inside' },
  { verb: 'content_leaves', on: ['hop'], to: ['boundary'], says: 'its content goes from inside to outside' },
  { verb: 'calls', on: PARTS, to: PARTS, says: 'it opens a connection to' },
  { verb: 'called_by', on: PARTS, to: PARTS, says: 'a connection to it is opened by' },
  { verb: 'has', on: ['model', 'boundary'], to: ['actor', 'component', 'boundary', 'data', 'flow', 'feature'], says: 'there are in it' },
];

export interface DomainDefinition {
  readonly relation: DomainRelation;
  readonly of: readonly Sort[];
  readonly preposition: string;
  readonly to: readonly Sort[];
  readonly says: string;
}

export const domains: readonly DomainDefinition[] = [
  { relation: 'hop_to', of: ['hop'], preposition: 'to', to: PARTS, says: 'hops whose arrow ends there' },
  { relation: 'hop_from', of: ['hop'], preposition: 'from', to: PARTS, says: 'hops whose arrow starts there' },
  { relation: 'hop_at', of: ['hop'], preposition: 'at', to: PARTS, says: 'hops with an end there' },
  { relation: 'hop_of', of: ['hop'], preposition: 'of', to: ['flow'], says: 'the hops of a flow' },
  { relation: 'hop_in', of: ['hop'], preposition: 'in', to: ['boundary'], says: 'hops with both ends inside' },
  { relation: 'hop_into', of: ['hop'], preposition: 'into', to: ['boundary'], says: 'hops that enter it' },
  { relation: 'flow_to', of: ['flow'], preposition: 'to', to: PARTS, says: 'flows that end there' },
  { relation: 'flow_from', of: ['flow'], preposition: 'from', to: PARTS, says: 'flows that start there' },
  { relation: 'flow_through', of: ['flow'], preposition: 'through', to: PARTS, says: 'flows with a hop there' },
  { relation: 'data_on', of: ['data'], preposition: 'on', to: ['hop', 'flow'], says: 'data that passes in either direction' },
  { relation: 'data_in', of: ['data'], preposition: 'in', to: PARTS, says: 'data it stores' },
  { relation: 'data_at', of: ['data'], preposition: 'at', to: PARTS, says: 'data it stores, handles or holds, and data on its hops' },
  { relation: 'inside', of: ['actor', 'component', 'boundary'], preposition: 'in', to: ['boundary'], says: 'what lies inside' },
  { relation: 'on_flow', of: PARTS, preposition: 'on', to: ['flow'], says: 'the ends and relays of a flow' },
  {
    relation: 'around_it',
    of: ['boundary'],
    preposition: 'over',
    to: ['actor', 'component', 'boundary'],
    says: 'the boundaries around it',
  },
];
