/** The arithmetic of a severity as a table: each step, its word, and what it comes from. */
import type { SeverityExplanation, Stake, Step } from '../../rules/explain/severity-explanation.ts';
import type { Row } from '../text/page.ts';
import { placeText, type Showing } from './show.ts';

/** `asked`: the questions are shown as well. */
export function showSeverity(showing: Showing, severity: SeverityExplanation, asked: boolean): void {
  const { page } = showing;
  const { fixed, ceiling } = severity;
  page.heading(`How severe: ${span(severity)}`);
  if (fixed) {
    const place = placeText(showing, fixed.at);
    const where = place === '' ? '' : ` (${place})`;
    page.text(
      fixed.by === 'hand'
        ? `Whoever found it says so${where}; nothing is worked out.`
        : `The project says so with \`${fixed.id}\`${where}; worked out, it would be ${span(severity.severity)}.`,
    );
    if (fixed.by === 'hand') return;
  }
  page.rows(stepsOf(severity));
  if (ceiling)
    page.text(
      ceiling.lowers
        ? `The rule lets it be ${ceiling.word} at most.`
        : `The rule would let it be ${ceiling.word} at most; it is not above.`,
    );
  if (severity.low !== severity.high) {
    const missing = severity.questions.map((id) => `\`${id}\``).join(', ');
    page.text(`It is a range because nobody has said ${missing}${asked ? '; see the questions below' : ''}.`);
  }
}

function stepsOf(severity: SeverityExplanation): Row[] {
  const { impact, exposure, crossing, likelihood, tables } = severity;
  const table = (name: string): string =>
    tables.find((one) => one.cells.some(({ result }) => result !== '') && one.name.startsWith(name))?.name ?? name;
  return [
    { label: 'what is lost', word: span(impact), text: whatIsLost(impact.from) },
    { label: 'from where', word: span(exposure), text: fromWhere(severity) },
    { label: 'trust gained', word: span(crossing), text: gained(severity) },
    { label: 'likelihood', word: span(likelihood), text: `${span(exposure)} and ${span(crossing)}, in the table ${table('likelihood')}` },
    {
      label: 'severity',
      word: span(severity.severity),
      text: `${span(impact)} and ${span(likelihood)}, in the table ${table('severity')}`,
    },
  ];
}

function whatIsLost(stakes: readonly Stake[]): string {
  const deciding = stakes.filter((stake) => stake.decides);
  if (deciding.length === 0) return 'no data is at stake';
  const byThing = new Map<string, string[]>();
  for (const { of, axis, word, open } of deciding) {
    const said = open === true ? 'nobody says all that is there' : word === undefined ? `nobody says its ${axis}` : `${axis} is ${word}`;
    byThing.set(of, [...(byThing.get(of) ?? []), said]);
  }
  return [...byThing].map(([of, words]) => `${of}: ${[...new Set(words)].join(', ')}`).join('; ');
}

function fromWhere({ exposure }: SeverityExplanation): string {
  const { from, trust } = exposure;
  if (!from) return 'nobody of known trust has a way there';
  const way = from.way.length > 1 ? `: ${from.way.join(' -> ')}` : '';
  const open = trust.low === trust.high ? '' : `; somebody whose trust nobody says may have one too`;
  return `${from.name} (trust ${from.trust}) ${from.way.length > 1 ? 'has a way there' : 'stands there'}${way}${open}`;
}

function gained({ crossing }: SeverityExplanation): string {
  const { gained: gain } = crossing;
  if (!gain) return '';
  const trust = (word: string | undefined): string => word ?? 'unknown';
  return gain.from === gain.to
    ? `nobody less trusted has a way to ${gain.to} (${trust(gain.toTrust)})`
    : `from ${gain.from} (${trust(gain.fromTrust)}) to ${gain.to} (${trust(gain.toTrust)})`;
}

/** `high`, `medium to high`. */
export function span({ low, high }: Step): string {
  return low === high ? low : `${low} to ${high}`;
}
