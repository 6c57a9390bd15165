/**
 * What the rules of packs look at: which kinds with which letters of STRIDE, and which controls they ask for with the standards
 * behind each. Promises: sorted, every kind that a rule names and the kinds between it and its sort. Pure.
 */
import type { ControlDefinition, Kind, RuleDefinition, Sort, Vocabulary } from '../../model/vocabulary.ts';
import { STRIDE } from '../check/statements.ts';
import { resolveRule } from '../resolve/rule.ts';
import type { Condition, Operand, ResolvedRule } from '../resolved.ts';
import { byId } from './by-id.ts';
import type { PackSet } from './load-packs.ts';

export interface Coverage {
  readonly packs: readonly string[];
  readonly rules: number;
  /** In the order of a tree: a kind behind its nearest parent here. */
  readonly kinds: readonly KindCoverage[];
  /** Those that a rule asks for, and those that the packs declare. */
  readonly controls: readonly ControlCoverage[];
}

export interface KindCoverage {
  readonly kind: string;
  readonly title?: string;
  readonly sort: Kind['sort'];
  /** How deep it stands below its sort, counted in kinds that are listed. */
  readonly depth: number;
  /** Ids of the rules that look at every element of the kind, by letter. */
  readonly letters: Readonly<Record<string, readonly string[]>>;
}

export interface ControlCoverage {
  readonly control: string;
  readonly title?: string;
  /** Ids of the rules that ask for it or for a family of it. */
  readonly rules: readonly string[];
  readonly asvs: readonly string[];
  readonly nist: readonly string[];
  readonly cwe: readonly string[];
  readonly verify: number;
}

export function coverageOf(set: PackSet): Coverage {
  const { vocabulary, packs, files } = set;
  const rules = [...vocabulary.rules.values()]
    .filter((rule) => packs.includes(rule.pack) && (files?.has(rule.file) ?? true))
    .map((rule) => ({ rule, resolved: resolveRule(vocabulary, rule, () => undefined).resolved }));
  return {
    packs,
    rules: rules.length,
    kinds: kindsOf(rules, vocabulary),
    controls: controlsOf(rules, packs, vocabulary),
  };
}

interface Read {
  readonly rule: RuleDefinition;
  readonly resolved: ResolvedRule;
}

// ---- kinds -----------------------------------------------------------------------------------------------------------------

function kindsOf(rules: readonly Read[], vocabulary: Vocabulary): readonly KindCoverage[] {
  const looked = rules.map((one) => ({ ...one, kinds: lookedAt(one.resolved, vocabulary) }));
  const named = new Set(looked.flatMap((one) => one.kinds));
  const shown = new Set([...named].flatMap((kind) => chainOf(kind, named)));
  return treeOf([...shown]).map(({ kind, depth }) => ({
    kind: kind.id,
    ...(kind.title === undefined ? {} : { title: kind.title }),
    sort: kind.sort,
    depth,
    letters: Object.fromEntries(
      STRIDE.map((letter) => [
        letter,
        looked
          .filter(({ rule, kinds }) => rule.stride.includes(letter) && kinds.some((one) => kind.ancestorIds.has(one.id)))
          .map(({ rule }) => rule.id)
          .sort(),
      ]),
    ),
  }));
}

/** The kind, its sort, and of its other ancestors those that a rule names too. */
function chainOf(kind: Kind, named: ReadonlySet<Kind>): readonly Kind[] {
  return kind.ancestors.filter((one) => one === kind || one.name === kind.sort || named.has(one));
}

interface Placed {
  readonly kind: Kind;
  readonly depth: number;
}

const SORTS: readonly (Sort | 'element')[] = ['model', 'actor', 'component', 'boundary', 'data', 'flow', 'feature'];

function treeOf(kinds: readonly Kind[]): readonly Placed[] {
  const parents = new Map(kinds.map((kind) => [kind, kind.ancestors.find((one) => one !== kind && kinds.includes(one))]));
  const below = (parent: Kind | undefined, depth: number): readonly Placed[] =>
    kinds
      .filter((kind) => parents.get(kind) === parent)
      .sort((a, b) => SORTS.indexOf(a.sort) - SORTS.indexOf(b.sort) || (a.id < b.id ? -1 : 1))
      .flatMap((kind) => [{ kind, depth }, ...below(kind, depth + 1)]);
  return below(undefined, 0);
}

/** What each variable is, narrowed by what is said of it and of the ends of its way: `f.from is person`. */
function lookedAt({ variables, where }: ResolvedRule, vocabulary: Vocabulary): readonly Kind[] {
  const said = where.flatMap(kindsSaid);
  const found = variables.flatMap((variable, index) => {
    const own = said.filter(({ subject }) => subject.op === 'variable' && subject.index === index).flatMap(({ kinds }) => kinds);
    return own.length > 0 ? own : [variable.bound];
  });
  const ends = said.filter(({ subject }) => subject.op === 'step').flatMap(({ kinds }) => kinds);
  // A rule about hops looks at those of every flow.
  const ids = new Set([...found, ...ends].map((kind) => (kind.id === 'hop' ? 'flow' : kind.id)));
  return byId(vocabulary.kinds).filter((kind) => ids.has(kind.id) && kind.sort !== 'element');
}

interface Said {
  readonly subject: Operand;
  readonly kinds: readonly Kind[];
}

/** `c is store`; `c is any of queue, topic`: one of them is enough to be looked at. */
function kindsSaid(condition: Condition): readonly Said[] {
  if (condition.kind === 'is_kind') return [{ subject: condition.subject, kinds: [condition.of] }];
  if (condition.kind !== 'or') return [];
  const items = condition.items.flatMap(kindsSaid);
  const [first] = items;
  const same =
    first !== undefined && items.length === condition.items.length && items.every((one) => sameOperand(one.subject, first.subject));
  return same ? [{ subject: first.subject, kinds: items.flatMap((one) => one.kinds) }] : [];
}

function sameOperand(a: Operand, b: Operand): boolean {
  return a.text === b.text;
}

// ---- controls --------------------------------------------------------------------------------------------------------------

function controlsOf(rules: readonly Read[], packs: readonly string[], vocabulary: Vocabulary): readonly ControlCoverage[] {
  const asked = rules.map(({ rule, resolved }) => ({
    rule,
    controls: resolved.requires.flatMap((one) => one.demands).flatMap((demand) => demand.control ?? []),
  }));
  const demanded = new Set(asked.flatMap((one) => one.controls));
  return byId(vocabulary.controls)
    .filter((control) => demanded.has(control) || packs.includes(control.pack))
    .map((control) => ({
      control: control.id,
      ...(control.title === undefined ? {} : { title: control.title }),
      rules: asked
        .filter(({ controls }) => controls.some((one) => control.isA.has(one.id)))
        .map(({ rule }) => rule.id)
        .sort(),
      asvs: idsIn(control, 'asvs'),
      nist: idsIn(control, 'nist'),
      cwe: idsIn(control, 'cwe'),
      verify: control.verify.length,
    }));
}

function idsIn(control: ControlDefinition, catalogue: string): readonly string[] {
  return control.references.filter((one) => one.catalogue === catalogue).map((one) => one.id);
}
