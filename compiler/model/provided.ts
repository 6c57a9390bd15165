/** Controls that boundaries and other components provide. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Entity } from './entities.ts';
import type { Control, Element } from './ir.ts';
import { controlKey, elementsOf } from './layers.ts';
import type { Context } from './lower-context.ts';

/**
 * Adds what enclosing boundaries provide, the nearest first, where nothing nearer speaks of the same control. `ids` is the part,
 * or a hop with its flow and ends: what one of them is left out of does not protect it. A boundary that lacks a control lacks it
 * for what lies inside, whatever a boundary further out provides.
 */
export function withProvided(controls: readonly Control[], ids: readonly string[], boundaries: readonly Element[]): readonly Control[] {
  if (!boundaries.some((boundary) => spokenFor(boundary).length > 0)) return controls;
  const all = new Map(controls.map((control) => [controlKey(control), control]));
  const settled = new Set(all.keys());
  for (const boundary of boundaries) {
    for (const control of spokenFor(boundary)) {
      const key = controlKey(control);
      if (settled.has(key)) continue;
      settled.add(key);
      if (control.state === 'provided' && !leavesOut(control, ids))
        all.set(key, { ...control, except: undefined, source: { level: 'boundary', boundary: boundary.id } });
    }
  }
  return [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1));
}

const spoken = new WeakMap<Element, readonly Control[]>();

/** What a boundary says for all that lies inside: the controls it provides, and those it admits to lack. */
function spokenFor(boundary: Element): readonly Control[] {
  let found = spoken.get(boundary);
  if (!found) {
    found = boundary.controls.filter(
      ({ source, onEntry, state }) =>
        source.level !== 'boundary' && source.level !== 'component' && !onEntry && (state === 'provided' || state === 'lacking'),
    );
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

export function addProvided(entity: Entity, context: Context): void {
  const given = context.providedTo.get(entity.id);
  const element = context.elements.get(entity.id);
  if (!given || !element) return;
  const all = new Map(element.controls.map((control) => [controlKey(control), control]));
  for (const control of [...given].sort((a, b) => (JSON.stringify(a.source) < JSON.stringify(b.source) ? -1 : 1))) {
    if (!all.has(controlKey(control))) all.set(controlKey(control), control);
  }
  context.elements.set(entity.id, { ...element, controls: [...all.values()].sort((a, b) => (controlKey(a) < controlKey(b) ? -1 : 1)) });
}
