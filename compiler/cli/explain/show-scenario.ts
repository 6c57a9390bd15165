/** How an open threat would come about: who, on which way, with what, to gain what; and what to do first. */
import type { ScenarioExplanation, WayExplained } from '../../rules/explain/explanation.ts';
import type { Row } from '../text/page.ts';
import type { Showing } from './show.ts';

export function showScenario({ page }: Showing, scenario: ScenarioExplanation): void {
  const { ways, needs, gains, first, technique } = scenario;
  const rows: Row[] = [
    ...ways.map((way, index): Row => ({ label: index === 0 ? 'who' : 'or', text: wayText(way) })),
    ...needs.map((need, index): Row => ({ label: index === 0 ? 'needs' : '', text: need.says })),
    ...(gains.length > 0 ? [{ label: 'gains', text: gains.join(', ') }] : []),
    ...(technique ? [{ label: 'way in', text: `ATT&CK ${technique.id}: the first connection ${technique.says}` }] : []),
    ...(first ? [{ label: 'first', text: firstText(first) }] : []),
  ];
  if (rows.length === 0) return;
  page.heading('How it would come about');
  page.rows(rows);
}

function wayText({ from, trust, parts, leftOut, flows, boundaries }: WayExplained): string {
  const who = trust === undefined ? from : `${from} (trust ${trust})`;
  if (parts.length < 2) return `whoever has got into ${who}`;
  const middle = Math.ceil(parts.length / 2);
  const way = leftOut === undefined ? parts : [...parts.slice(0, middle), `(${leftOut} more)`, ...parts.slice(middle)];
  const into = boundaries.length === 0 ? '' : `, into ${boundaries.join(', ')}`;
  return `${who}, on ${flows.join(', ')}: ${way.join(' -> ')}${into}`;
}

function firstText({ do: what, control, on, by, closes }: NonNullable<ScenarioExplanation['first']>): string {
  const due = by === undefined ? '' : `, planned by ${by}`;
  const rest = closes ? 'that alone closes it' : 'more is missing behind it';
  return `${what} \`${control}\` on \`${on}\`${due}; ${rest}`;
}
