/** Ways through resolved conditions: all parts, all operands, the variables they mention. */
import type { AttributeDefinition, ControlDefinition, FactDefinition } from '../../model/vocabulary.ts';
import type { Condition, Demand, Operand, Sources, Target } from '../resolved.ts';

/** The condition and all conditions inside it. */
export function eachCondition(condition: Condition, visit: (condition: Condition) => void): void {
  visit(condition);
  switch (condition.kind) {
    case 'and':
    case 'or':
    case 'at_least_of':
      for (const item of condition.items) eachCondition(item, visit);
      break;
    case 'not':
      eachCondition(condition.item, visit);
      break;
    case 'quantifier':
      if (condition.where) eachCondition(condition.where, visit);
      break;
    default:
  }
}

/** Operands of one condition, not those of conditions inside it. */
export function operandsIn(condition: Condition): readonly Operand[] {
  switch (condition.kind) {
    case 'is_kind':
    case 'is_fact':
      return [condition.subject];
    case 'is_attribute':
      return [condition.subject, ...condition.phrases.flatMap((phrase) => phrase.operands.flatMap(targetOperands))];
    case 'compare':
      return [condition.left, condition.right];
    case 'relate':
      return [
        condition.subject,
        ...(condition.wanted.how === 'quantity'
          ? targetOperands(condition.wanted.target)
          : condition.wanted.targets.flatMap(targetOperands)),
        ...condition.phrases.flatMap((phrase) => phrase.operands.flatMap(targetOperands)),
      ];
    case 'quantifier':
      return condition.domain.to ? [condition.domain.to] : [];
    case 'path':
      return [condition.from, condition.to, condition.through].flatMap((sources) => (sources ? sourceOperands(sources) : []));
    case 'reaches':
      return [condition.datum, ...sourceOperands(condition.to)];
    default:
      return [];
  }
}

function targetOperands(target: Target): readonly Operand[] {
  return target.target === 'element' ? [target.operand] : [];
}

export function sourceOperands(sources: Sources): readonly Operand[] {
  return sources.any.flatMap(targetOperands);
}

/** What the operand starts from: a variable, `it`, or a constant. */
export function rootOf(operand: Operand): Operand {
  return operand.op === 'step' || operand.op === 'attribute' ? rootOf(operand.of) : operand;
}

export function variableOf(operand: Operand): 0 | 1 | undefined {
  const root = rootOf(operand);
  return root.op === 'variable' ? root.index : undefined;
}

export function variablesIn(condition: Condition): ReadonlySet<0 | 1> {
  const found = new Set<0 | 1>();
  eachCondition(condition, (one) => {
    for (const operand of operandsIn(one)) {
      const index = variableOf(operand);
      if (index !== undefined) found.add(index);
    }
  });
  return found;
}

export function demandOperands(demand: Demand): readonly Operand[] {
  return [
    demand.target,
    ...(demand.from ? sourceOperands(demand.from) : []),
    ...(demand.with ? [demand.with] : []),
    ...(demand.said ? [demand.said] : []),
  ];
}

/** Facts, computed attributes and computed controls a condition uses. */
export interface Uses {
  readonly facts: ReadonlySet<FactDefinition>;
  readonly attributes: ReadonlySet<AttributeDefinition>;
  readonly controls: ReadonlySet<ControlDefinition>;
}

export function usesOf(condition: Condition): Uses {
  const facts = new Set<FactDefinition>();
  const attributes = new Set<AttributeDefinition>();
  const controls = new Set<ControlDefinition>();
  const target = (one: Target): void => {
    if (one.target === 'fact') facts.add(one.fact);
    else if (one.target === 'control') controls.add(one.control);
  };
  const operand = (one: Operand): void => {
    if (one.op === 'attribute' && one.attribute.where) attributes.add(one.attribute);
    if (one.op === 'step' || one.op === 'attribute') operand(one.of);
  };
  eachCondition(condition, (one) => {
    for (const each of operandsIn(one)) operand(each);
    if (one.kind === 'is_fact') facts.add(one.fact);
    else if (one.kind === 'is_attribute') {
      if (one.attribute.where) attributes.add(one.attribute);
      for (const phrase of one.phrases) phrase.operands.forEach(target);
    } else if (one.kind === 'relate') {
      for (const each of one.wanted.how === 'quantity' ? [one.wanted.target] : one.wanted.targets) target(each);
    } else if (one.kind === 'path') {
      for (const sources of [one.from, one.to, one.through]) sources?.any.forEach(target);
    } else if (one.kind === 'reaches') one.to.any.forEach(target);
  });
  return { facts, attributes, controls };
}
