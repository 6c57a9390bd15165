/**
 * What `adjust` changes, told where it changes nothing: past its date, about a rule that does not judge, or to what holds
 * anyway. Must not change a verdict.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Adjustment, Model, Threat } from '../model/ir.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Report } from '../model/vocabulary-words.ts';
import type { Location } from '../source/span.ts';
import { parseDuration } from './resolve/operand.ts';

export interface AdjustmentInput {
  readonly draft: Model;
  readonly vocabulary: Vocabulary;
  readonly origins: ReadonlyMap<string, Location>;
  readonly packs: readonly string[];
  readonly threats: readonly Threat[];
  /** Rules that are switched off and would find something open. */
  readonly silenced: ReadonlySet<string>;
}

export function tellAdjustments(input: AdjustmentInput, report: Report): void {
  for (const adjustment of input.draft.adjustments) {
    const at = input.origins.get(adjustment.id);
    if (!at) continue;
    if (adjustment.expired) report(createDiagnostic('TM4045', at, { until: adjustment.until ?? '' }));
    else {
      const idle = whyIdle(adjustment, input);
      if (idle) report(createDiagnostic('TM4044', at, idle));
    }
  }
}

interface Idle {
  readonly why: string;
  readonly help: string;
}

function whyIdle(adjustment: Adjustment, input: AdjustmentInput): Idle | undefined {
  const { what, target } = adjustment;
  const same: Idle = { why: `\`${target}\` is that already`, help: 'remove it' };
  if (what === 'setting') return isDefault(adjustment, input) ? same : undefined;
  if (what === 'table') return hasTheseCells(adjustment, input) ? same : undefined;
  const pack = input.vocabulary.rules.get(target)?.pack;
  if (pack !== undefined && !input.packs.includes(pack))
    return { why: `\`${pack}\` does not judge this model`, help: `add \`${pack}\` to the \`uses\` of the model, or remove it` };
  const finds = adjustment.off
    ? input.silenced.has(target)
    : input.threats.some((threat) => threat.rule === target && threat.verdict !== 'mitigated');
  return finds ? undefined : { why: `\`${target}\` finds nothing open`, help: 'remove it' };
}

function isDefault({ target, value }: Adjustment, input: AdjustmentInput): boolean {
  const usual = input.vocabulary.settings.get(target)?.value;
  if (usual === undefined || value === undefined) return false;
  const [a, b] = [parseDuration(usual), parseDuration(value)];
  return usual === value || (a !== undefined && a === b);
}

function hasTheseCells({ target, cells }: Adjustment, input: AdjustmentInput): boolean {
  const usual = input.vocabulary.tables.get(target)?.cells;
  return usual !== undefined && Object.entries(cells ?? {}).every(([key, cell]) => usual.get(key) === cell);
}
