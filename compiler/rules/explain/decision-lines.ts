/** The lines of a decision to let a threat stay, ready to be filled in. */
import type { Threat } from '../../model/ir.ts';
import { statedOn } from '../world/items.ts';
import type { ExplainContext } from './context.ts';
import type { Snippet } from './remedy.ts';

export function decisionLines(context: ExplainContext, threat: Threat): Snippet {
  const { model } = context;
  const rule = model.found.some((one) => one.id === threat.rule) ? context.name(threat.rule) : threat.rule;
  const file = fileFor(context);
  return {
    lines: [
      `decision accept ${rule} on ${context.name(subjectOf(context, threat))} {`,
      '  reason REASON',
      '  because "..."',
      `  owner ${JSON.stringify(ownerOf(context, threat) ?? '@who/answers')}`,
      '  until YYYY-MM-DD',
      '}',
    ],
    ...(file === undefined ? {} : { file }),
  };
}

/** Of two things the one that no other threat of the rule binds: an acceptance is about one threat. */
function subjectOf(context: ExplainContext, threat: Threat): string {
  const others = context.model.threats.filter((one) => one.rule === threat.rule && one.id !== threat.id);
  const ids = threat.bindings.map((binding) => binding.id);
  const alone = ids.find((id) => !others.some((other) => other.bindings.some((binding) => binding.id === id)));
  return alone ?? ids[ids.length - 1] ?? context.model.model.id;
}

/** Who answers for what it demands; else for the model. */
function ownerOf(context: ExplainContext, threat: Threat): string | undefined {
  const { model } = context;
  const owners = model.obligations.filter((one) => threat.obligations.includes(one.id)).flatMap((one) => one.owner ?? []);
  const own = statedOn(model.model, 'owner')?.facts[0]?.value;
  return owners[0] ?? (own?.type === 'text' ? own.text : undefined);
}

/** Beside the other decisions, else where the model says what it is. */
function fileFor(context: ExplainContext): string | undefined {
  const [first] = context.model.decisions;
  return (first && context.declared(first.id)?.file) ?? context.declared(context.model.model.id)?.file;
}
