/** Models written as IR, for tests of outputs that must not depend on how a model is read or judged. */
import type { EmitContext } from '../../compiler/emit/emitter.ts';
import {
  type Attribute,
  type Control,
  type ControlState,
  type Crossing,
  type Decision,
  type Element,
  type ElementSort,
  type Fact,
  type Flow,
  type Hop,
  MODEL_SCHEMA_VERSION,
  type Model,
  type Note,
  type Obligation,
  type Question,
  type Severity,
  type Threat,
  type Value,
  type Verdict,
} from '../../compiler/model/ir.ts';

export interface ElementOptions {
  readonly title?: string;
  readonly kinds?: readonly string[];
  /** Ancestors beside the kinds themselves. */
  readonly isA?: readonly string[];
  /** Names, innermost first. */
  readonly in?: readonly string[];
  readonly trust?: string;
  readonly doc?: string;
  readonly imported?: string;
  readonly attributes?: readonly Attribute[];
  readonly controls?: readonly Control[];
}

export interface FlowOptions {
  readonly title?: string;
  readonly kinds?: readonly string[];
  readonly carries?: readonly string[];
  readonly returns?: readonly string[];
  readonly encrypted?: string;
  /** A control. */
  readonly authenticated?: string;
}

export interface ThreatOptions {
  readonly title?: string;
  readonly verdict?: Verdict;
  readonly severity?: Severity;
  readonly upTo?: Severity;
  readonly stride?: readonly string[];
  readonly sentence?: string;
  readonly doc?: string;
  readonly obligations?: readonly string[];
  readonly questions?: readonly string[];
  readonly planned?: Threat['planned'];
}

export type Fixture = ReturnType<typeof createFixture>;

const NO_CROSSING: Crossing = { entered: [], left: [] };
const OWN = { level: 'own' } as const;

export function createFixture(
  name = 'm',
  title = 'Model',
  head: { readonly doc?: string; readonly attributes?: readonly Attribute[] } = {},
) {
  const elements: Element[] = [];
  const flows: Flow[] = [];
  const hops: Hop[] = [];
  const threats: Threat[] = [];
  const obligations: Obligation[] = [];
  const questions: Question[] = [];
  const decisions: Decision[] = [];
  const assumptions: Note[] = [];
  const asks: Note[] = [];
  const exclusions: Note[] = [];

  const id = (local: string) => (local.includes('.') ? local : `${name}.${local}`);

  function add(sort: ElementSort, local: string, options: ElementOptions = {}): string {
    const kinds = options.kinds ?? [];
    elements.push({
      sort,
      id: id(local),
      name: local.slice(local.lastIndexOf('.') + 1),
      title: options.title ?? local.slice(local.lastIndexOf('.') + 1),
      doc: options.doc,
      kinds,
      isA: [...new Set([...kinds, ...(options.isA ?? []), sort, 'element'])].sort(),
      imported: options.imported,
      boundaries: (options.in ?? []).map(id),
      trust: options.trust,
      attributes: options.attributes ?? [],
      controls: options.controls ?? [],
    });
    return id(local);
  }

  function flow(local: string, path: readonly string[], options: FlowOptions = {}): string {
    const flowId = id(local);
    const kinds = options.kinds ?? [];
    const attributes: Attribute[] = [];
    if (options.encrypted !== undefined) attributes.push(said('encrypted', word(options.encrypted)));
    if (options.authenticated !== undefined) attributes.push(by('authenticated', options.authenticated));
    const base = { name: local, title: options.title ?? local, kinds, isA: [...kinds, 'flow'], attributes, controls: [] };
    const steps = path.map(id);
    const own = steps.slice(1).map((to, i): Hop => {
      const from = steps[i] ?? '';
      return {
        ...base,
        sort: 'hop',
        id: `${flowId}[${path[i]} -> ${path[i + 1]}]`,
        flow: flowId,
        from,
        to,
        client: from,
        server: to,
        sent: (options.carries ?? []).map(id),
        sentClosed: true,
        returned: (options.returns ?? []).map(id),
        returnedClosed: true,
        relayed: i > 0,
        connection: NO_CROSSING,
        content: NO_CROSSING,
      };
    });
    hops.push(...own);
    const hopIds = own.map((hop) => hop.id);
    flows.push({
      ...base,
      sort: 'flow',
      id: flowId,
      steps: steps.map((step) => [step]),
      hops: hopIds,
      routes: [{ id: flowId, from: steps[0] ?? '', to: steps.at(-1) ?? '', hops: hopIds }],
    });
    return flowId;
  }

  function threat(rule: string, on: readonly string[], options: ThreatOptions = {}): string {
    const bound = on.map(id);
    const severity = options.severity ?? 'medium';
    const threatId = `${rule}@${bound.join(',')}`;
    threats.push({
      id: threatId,
      rule,
      title: options.title ?? rule,
      stride: options.stride ?? ['tampering'],
      bindings: bound.map((one, i) => ({ variable: `v${i}`, id: one })),
      verdict: options.verdict ?? 'open',
      sentence: options.sentence ?? `${rule} happens.`,
      doc: options.doc,
      severity: { low: severity, high: options.upTo ?? severity },
      references: [],
      obligations: options.obligations ?? [],
      questions: options.questions ?? [],
      planned: options.planned ?? [],
      decision: undefined,
    });
    return threatId;
  }

  function obligation(
    on: string,
    alternatives: readonly string[],
    options: Partial<Omit<Obligation, 'id' | 'element' | 'alternatives'>> = {},
  ): string {
    const placement = options.placement ?? 'on';
    const obligationId = `${id(on)}#${placement}:${[...alternatives].sort().join('|')}`;
    const base = {
      placement,
      need: 1,
      threats: [],
      severity: 'medium' as Severity,
      state: 'undeclared' as const,
      claims: [],
      linked: false,
      verify: [],
    };
    obligations.push({ ...base, ...options, id: obligationId, element: id(on), alternatives });
    return obligationId;
  }

  function question(on: string, attribute: string, text: string, answers: readonly string[], decides: readonly string[] = []): string {
    const questionId = `${id(on)}/${attribute}`;
    questions.push({ id: questionId, element: id(on), attribute, text, answers, threats: decides });
    return questionId;
  }

  function decision(verb: Decision['verb'], threatId: string, options: Partial<Decision> = {}): void {
    const [rule = '', on = ''] = threatId.split('@');
    decisions.push({ id: `${verb} ${threatId}`, verb, rule, on, threat: threatId, reason: 'planned', owner: '@acme/team', ...options });
  }

  const sorted = <T extends { readonly id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

  function build(): Model {
    return {
      schemaVersion: MODEL_SCHEMA_VERSION,
      model: { id: name, name, title, doc: head.doc, packs: ['stride'], attributes: head.attributes ?? [], controls: [] },
      elements: sorted(elements),
      flows: sorted(flows),
      hops: sorted(hops),
      found: [],
      threats: sorted(threats),
      obligations: sorted(obligations),
      questions: sorted(questions),
      decisions: sorted(decisions),
      adjustments: [],
      assumptions,
      asks,
      exclusions,
    };
  }

  return { id, add, flow, threat, obligation, question, decision, assumptions, asks, exclusions, build };
}

export function word(text: string): Value {
  return { type: 'word', word: text };
}

export function text(content: string): Value {
  return { type: 'text', text: content };
}

export function element(id: string): Value {
  return { type: 'element', id };
}

export function said(attribute: string, ...values: readonly Value[]): Attribute {
  return { attribute, facts: values.map((value): Fact => ({ value, source: OWN })) };
}

export function by(attribute: string, control: string): Attribute {
  return { attribute, facts: [{ phrases: [{ preposition: 'by', values: [{ type: 'control', control }] }], source: OWN }] };
}

export function claim(control: string, state: ControlState, more: Partial<Control> = {}): Control {
  return { control, state, source: OWN, ...more };
}

export function context(more: Partial<EmitContext> = {}): EmitContext {
  return { toolVersion: '0.0.0', origins: {}, at: { file: 'm.tm', start: 0, end: 0 }, ...more };
}
