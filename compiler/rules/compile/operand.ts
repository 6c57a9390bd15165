/** Operands as closures: from the bound items to a reading. */
import type { ControlDefinition } from '../../model/vocabulary.ts';
import { parseDuration } from '../resolve/operand.ts';
import type { Operand, Step } from '../resolved.ts';
import { dataAt, dataOf } from '../world/data.ts';
import { exposureOf } from '../world/exposure.ts';
import type { Item, PartItem } from '../world/items.ts';
import { known, NOTHING, type Reading, readAttribute, readTrust, union, unknownReading } from '../world/values.ts';
import type { World } from '../world/world.ts';

/** What the variables and `it` are bound to. */
export interface Env {
  readonly a: Item | undefined;
  readonly b: Item | undefined;
  readonly it: Item | undefined;
  /** Of a rule that demands what the model says: the control this threat is about. */
  readonly control?: ControlDefinition;
}

export type Read = (world: World, env: Env) => Reading;

/** One item without a reading around it: a variable, `it`, or fixed steps from there. Undefined for all else. */
export type Direct = (env: Env) => Item | undefined;

export function compileDirect(operand: Operand): Direct | undefined {
  if (operand.op === 'variable') return operand.index === 0 ? (env) => env.a : (env) => env.b;
  if (operand.op === 'it') return (env) => env.it;
  if (operand.op !== 'step') return undefined;
  const of = compileDirect(operand.of);
  if (!of) return undefined;
  switch (operand.step) {
    case 'from':
    case 'to': {
      const { step } = operand;
      return (env) => {
        const item = of(env);
        return item?.sort === 'hop' || item?.sort === 'flow' ? item[step] : undefined;
      };
    }
    case 'client':
    case 'server': {
      const { step } = operand;
      return (env) => {
        const item = of(env);
        return item?.sort === 'hop' ? item[step] : undefined;
      };
    }
    case 'flow':
      return (env) => {
        const item = of(env);
        return item?.sort === 'hop' ? item.flow : undefined;
      };
    default:
      return undefined;
  }
}

export function compileOperand(operand: Operand): Read {
  const direct = compileDirect(operand);
  if (direct) return (_, env) => ofItem(direct(env));
  if (operand.op === 'step' || operand.op === 'attribute') {
    const from = compileDirect(operand.of);
    const read = from && compileStep(operand);
    if (from && read) {
      return (world, env) => {
        const item = from(env);
        return item ? read(world, item) : NOTHING;
      };
    }
  }
  switch (operand.op) {
    case 'variable': {
      const { index } = operand;
      return (_, env) => ofItem(index === 0 ? env.a : env.b);
    }
    case 'it':
      return (_, env) => ofItem(env.it);
    case 'step': {
      const of = compileOperand(operand.of);
      const read = compileStep(operand);
      return (world, env) => through(of(world, env), (item) => read(world, item));
    }
    case 'attribute': {
      const of = compileOperand(operand.of);
      const read = compileStep(operand);
      return (world, env) => through(of(world, env), (item) => read(world, item));
    }
    case 'word':
      return always(known(operand.word));
    case 'number':
      return always(known(operand.number));
    case 'duration':
      return always(known(operand.seconds));
    case 'date':
      return always(known(operand.date));
    case 'text':
      return always(known(operand.value));
    case 'setting': {
      const { setting } = operand;
      return (world) => {
        const text = world.setting(setting.name, setting.value);
        if (setting.type === 'duration') return known(parseDuration(text) ?? text);
        return known(setting.type === 'number' ? Number(text) : text);
      };
    }
    case 'broken':
      return always(NOTHING);
  }
}

/** The last step of a path, from one item. */
function compileStep(operand: Operand & { readonly op: 'step' | 'attribute' }): (world: World, item: Item) => Reading {
  if (operand.op === 'step') {
    const { step } = operand;
    return (world, item) => readStep(world, item, step);
  }
  const { attribute } = operand;
  if (attribute.where) return (world, item) => ofTruth(world.computedAttribute(attribute, item));
  return (world, item) => readAttribute(world, item, attribute);
}

function always(reading: Reading): Read {
  return () => reading;
}

function ofItem(item: Item | undefined): Reading {
  return item ? item.self : NOTHING;
}

function ofTruth(truth: { readonly value: string; readonly missing?: Reading['missing'] }): Reading {
  if (truth.value === 'unknown') return { values: [], closed: false, missing: truth.missing ?? [] };
  return known(truth.value === 'true' ? 'yes' : 'no');
}

/** One step further from each item of a reading; what was open stays open. */
function through(reading: Reading, next: (item: Item) => Reading): Reading {
  const [only] = reading.values;
  if (reading.closed && reading.values.length === 1 && typeof only === 'object') return next(only);
  const further = reading.values.flatMap((value) => (typeof value === 'object' ? [next(value)] : []));
  const base: Reading = { values: [], closed: reading.closed, missing: reading.missing };
  return union([base, ...further]);
}

function readStep(world: World, item: Item, step: Step): Reading {
  switch (step) {
    case 'from':
    case 'to':
      return item.sort === 'hop' || item.sort === 'flow' ? ofItem(item[step]) : NOTHING;
    case 'client':
    case 'server':
      return item.sort === 'hop' ? ofItem(item[step]) : NOTHING;
    case 'flow':
      return item.sort === 'hop' ? item.flow.self : NOTHING;
    case 'hops':
      return item.sort === 'flow' ? known(...item.hops) : NOTHING;
    case 'data':
      return item.sort === 'hop' || item.sort === 'flow' ? dataOf(world, item) : isPart(item) ? dataAt(world, item) : NOTHING;
    case 'calls':
      return isPart(item) ? known(...serversOf(world, item)) : NOTHING;
    case 'boundary':
      return isPart(item) && item.boundaries[0] !== undefined ? ofItem(world.item(item.boundaries[0])) : NOTHING;
    case 'trust':
      return isPart(item) ? readTrust(world, item) : NOTHING;
    case 'exposed_to':
      return isPart(item) ? readExposure(world, item) : NOTHING;
  }
}

export function isPart(item: Item): item is PartItem {
  return item.sort !== 'hop' && item.sort !== 'flow';
}

/** To whom a part opens connections. */
export function serversOf(world: World, part: PartItem): readonly PartItem[] {
  return world.once('servers', part, () => {
    const hops = [...world.hopsFrom(part), ...world.hopsTo(part)];
    return [...new Set(hops.filter((hop) => hop.client === part).map((hop) => hop.server))];
  });
}

export function clientsOf(world: World, part: PartItem): readonly PartItem[] {
  return world.once('clients', part, () => {
    const hops = [...world.hopsFrom(part), ...world.hopsTo(part)];
    return [...new Set(hops.filter((hop) => hop.server === part).map((hop) => hop.client))];
  });
}

/** A part of unknown trust that has a path to it could lower it further. */
function readExposure(world: World, item: PartItem): Reading {
  const { lowest, missing } = exposureOf(world, item);
  const word = lowest === undefined ? undefined : world.trustSteps[lowest];
  if (missing.length > 0 && lowest !== 0) return { values: [], closed: false, missing, atMost: word };
  return word === undefined ? unknownReading(world, item, 'trust') : known(word);
}
