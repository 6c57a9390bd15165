/** Controls that boundaries and other components provide. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Entity } from './entities.ts';
import type { Control, Element, Source } from './ir.ts';
import { controlKey, elementsOf } from './layers.ts';
import { findById } from './lookup.ts';
import type { Context } from './lower-context.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Adds what enclosing boundaries provide, the nearest first, where nothing nearer speaks of the same control. `ids` is the part,
 * or a hop with its flow and ends: what one of them is left out of does not protect it. A boundary that lacks a control, or only
 * plans it, says so for what lies inside, whatever a boundary further out provides; what it says for some flows stands beside.
 */
export function withProvided(
  controls: readonly Control[],
  ids: readonly string[],
  boundaries: readonly Element[],
  vocabulary: Vocabulary,
): readonly Control[] {
  if (!boundaries.some((boundary) => spokenFor(boundary).length > 0)) return controls;
  const all = new Map(controls.map((control) => [controlKey(control), control]));
  const settled = new Set(all.keys());
  const denials: Control[] = [];
  for (const boundary of boundaries) {
    const said = spokenFor(boundary).filter(({ key }) => !settled.has(key));
    for (const { key } of said) settled.add(key);
    const denied = said.filter(({ control }) => control.state !== 'provided').map(({ inside }) => inside);
    denials.push(...denied.filter((one) => one.for !== undefined));
    for (const { key, control, inside } of said) {
      if (control.state !== 'provided') continue;
      const against = denials.filter((one) => denies(one, control, vocabulary));
      for (const one of against) all.set(controlKey(one), one);
      const given = !control.onEntry && !control.onExit && against.every((one) => one.for !== undefined);
      if (given && !leavesOut(control, ids)) all.set(key, inside);
    }
    denials.push(...denied.filter((one) => one.for === undefined));
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}

/** Who lacks a family lacks its members; who plans it may have one of them. */
function denies(denial: Control, provided: Control, vocabulary: Vocabulary): boolean {
  if (denial.control === provided.control) return true;
  return denial.state === 'lacking' && findById(vocabulary.controls, provided.control)?.isA.has(denial.control) === true;
}

interface Spoken {
  readonly key: string;
  readonly control: Control;
  /** As those inside have it. */
  readonly inside: Control;
}

const spoken = new WeakMap<Element, readonly Spoken[]>();

/** What a boundary says for all that lies inside: the controls it provides, and those it admits to lack or plans. */
function spokenFor(boundary: Element): readonly Spoken[] {
  let found = spoken.get(boundary);
  if (!found) {
    const source: Source = { level: 'boundary', boundary: boundary.id };
    found = boundary.controls.flatMap((control): Spoken[] => {
      const { level } = control.source;
      if (level === 'boundary' || level === 'component' || control.state === 'implemented') return [];
      return [{ key: controlKey(control), control, inside: { ...control, except: undefined, source } }];
    });
    spoken.set(boundary, found);
  }
  return found;
}

/** `provides C except x` protects neither x nor a hop that x is an end of. */
export function leavesOut(control: Control, ids: readonly string[]): boolean {
  return control.except?.some((id) => ids.includes(id)) === true;
}

/** `provides C to x`: x has it, unless something nearer says otherwise. */
export function collectProvidedTo(entity: Entity, context: Context): void {
  for (const stated of context.own.get(entity) ?? []) {
    if (stated.attribute.name !== 'provides') continue;
    for (const target of elementsOf(stated, 'to')) {
      const given = context.entities.byName.get(target);
      if (given && given.model !== context.input.name) {
        context.report(createDiagnostic('TM2012', stated.at, { name: given.name, owner: given.model }));
        continue;
      }
      const controls = stated.values.flatMap((value): Control[] =>
        value.type === 'control'
          ? [
              {
                control: value.control,
                state: 'provided',
                because: stated.because,
                until: stated.until,
                expired: (stated.until !== undefined && context.input.asOf !== undefined && stated.until < context.input.asOf) || undefined,
                code: stated.code,
                test: stated.test,
                owner: stated.owner,
                source:
                  entity.sort === 'boundary' ? { level: 'boundary', boundary: entity.id } : { level: 'component', component: entity.id },
              },
            ]
          : [],
      );
      context.providedTo.set(target, [...(context.providedTo.get(target) ?? []), ...controls]);
    }
  }
}

/** `provides C to f`: the hops of flow f have it, unless something nearer says otherwise. */
export function withGiven(controls: readonly Control[], ids: readonly string[], context: Context): readonly Control[] {
  const given = context.providedTo.size === 0 ? [] : ids.flatMap((id) => context.providedTo.get(id) ?? []);
  return given.length === 0 ? controls : merged(controls, given);
}

function merged(controls: readonly Control[], given: readonly Control[]): readonly Control[] {
  const all = new Map(controls.map((control) => [controlKey(control), control]));
  for (const control of [...given].sort((a, b) => (JSON.stringify(a.source) < JSON.stringify(b.source) ? -1 : 1))) {
    if (!all.has(controlKey(control))) all.set(controlKey(control), control);
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}

export function addProvided(entity: Entity, context: Context): void {
  const given = context.providedTo.get(entity.id);
  const element = context.elements.get(entity.id);
  if (!given || !element) return;
  context.elements.set(entity.id, { ...element, controls: merged(element.controls, given) });
}
