/** How an open threat would come about, with names as the model has them. */
import type { Need, Scenario, Threat } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import { wordTable } from '../../syntax/word-table.ts';
import type { ExplainContext } from './context.ts';
import { wordFor } from './edits.ts';
import type { NeedExplained, ScenarioExplanation, WayExplained } from './explanation.ts';

/** Undefined for threats that are not open. */
export function explainScenario(context: ExplainContext, { scenario }: Threat): ScenarioExplanation | undefined {
  if (!scenario) return undefined;
  const { ways, needs, gains, first, technique } = scenario;
  return {
    ways: ways.map((way) => wayIn(context, way)),
    needs: needs.map((need) => needIn(context, need)),
    gains: gains.map(context.name),
    ...(first ? { first: { ...first, control: controlName(context, first.control), on: context.name(first.on) } } : {}),
    ...(technique ? { technique: { ...technique, says: context.vocabulary.facts.get(technique.way)?.title ?? '' } } : {}),
  };
}

function wayIn(context: ExplainContext, { from, trust, path, leftOut, boundaries }: Scenario['ways'][number]): WayExplained {
  const hops = path.flatMap((id) => context.model.hops.find((hop) => hop.id === id) ?? []);
  return {
    from: context.name(from),
    ...(trust === undefined ? {} : { trust }),
    parts: [from, ...hops.map((hop) => hop.to)].map(context.name),
    ...(leftOut === undefined ? {} : { leftOut }),
    flows: [...new Set(hops.map((hop) => hop.flow))].map(context.name),
    boundaries: boundaries.map(context.name),
  };
}

function needIn(context: ExplainContext, need: Need): NeedExplained {
  const name = context.name(need.element);
  switch (need.what) {
    case 'exposure':
      return { what: need.what, says: EXPOSED[need.level]?.(name) ?? `a way to \`${name}\` from ${need.level}` };
    case 'missing_control':
      return {
        what: need.what,
        says: `no ${need.controls.map((id) => `\`${controlName(context, id)}\``).join(' and no ')} on \`${name}\``,
      };
    case 'credential': {
      const isHop = context.model.hops.some((hop) => hop.id === need.element);
      return { what: need.what, says: isHop ? `what proves who calls on \`${name}\`` : `\`${name}\`, which the one who begins holds` };
    }
  }
}

const EXPOSED = wordTable<(name: string) => string>({
  outside: (name) => `\`${name}\` open to strangers`,
  partner_side: (name) => `\`${name}\` open to a partner`,
  inside: (name) => `somebody inside who reaches \`${name}\``,
});

function controlName(context: ExplainContext, id: string): string {
  const control = findById(context.vocabulary.controls, id);
  return control ? wordFor(context, control) : id;
}
