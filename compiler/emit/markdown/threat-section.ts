/** The second question: what could go wrong? The five that need somebody most, and all of them folded away. */
import type { Threat } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import { type Tally, tallyOf } from '../standing.ts';
import { count, humanize, listed } from '../text.ts';
import { code, fullStop, type Gfm, gfm, joinGfm, md, sentenceCase } from './gfm.ts';
import { foldedTable, type ThreatSection, type TopThreat } from './page.ts';
import { needsSomebody, type Scope } from './scope.ts';
import { lostWords, stopWords, whoWords } from './threat-words.ts';

const TOP = 5;

export function threatSection(scope: Scope, lookup: Lookup): ThreatSection {
  const waiting = scope.threats.filter((threat) => needsSomebody(threat, lookup));
  const top = waiting.slice(0, TOP).map((threat, i) => topThreat(threat, i + 1, lookup));
  return {
    summary: summary(scope.threats, waiting.length, lookup),
    top,
    all: foldedTable(scope.threats, `All ${count(scope.threats.length, 'threat')}`, (threat) => threatRow(threat, lookup)),
  };
}

function summary(threats: readonly Threat[], waiting: number, lookup: Lookup): Gfm {
  if (threats.length === 0) return gfm('No rule of the packs in use finds a threat here, and nobody has added one by hand.');
  const words = md`${gfm(sentenceCase(tallyWords(tallyOf(threats.map(lookup.standing)))))}.`;
  if (waiting === 0) return md`${words} Nothing waits for anybody.`;
  return waiting > TOP ? md`${words} The five that matter most:` : words;
}

/** `3 open, 2 not known yet, 1 decided on, 7 stopped`. */
export function tallyWords(tally: Tally): string {
  const parts = [
    ...(tally.open > 0 ? [`${count(tally.open, 'threat')} open`] : []),
    ...(tally.unknown > 0 ? [`${tally.unknown} not known yet`] : []),
    ...(tally.decided > 0 ? [`${tally.decided} accepted or put off`] : []),
    ...(tally.stopped > 0 ? [`${tally.stopped} stopped`] : []),
  ];
  return parts.length === 0 ? 'no threats' : listed(parts);
}

function topThreat(threat: Threat, number: number, lookup: Lookup): TopThreat {
  const stops = stopWords(threat, lookup);
  return {
    number,
    title: gfm(threat.title),
    severity: lookup.standing(threat) === 'unknown' ? md`not known yet, ${severityWords(threat)}` : severityWords(threat),
    who: gfm(fullStop(sentenceCase(whoWords(threat, lookup)))),
    how: gfm(fullStop(threat.sentence)),
    why: threat.doc === undefined ? undefined : gfm(fullStop(threat.doc)),
    lost: gfm(fullStop(sentenceCase(lostWords(threat, lookup)))),
    stops: stops.length === 0 ? gfm('Nobody has named anything yet.') : endSentence(joinGfm(stops, '; ')),
    id: code(threat.id),
  };
}

/** A question that ends the sentence ends it alone. */
function endSentence(words: Gfm): Gfm {
  return words.endsWith('?') ? words : md`${words}.`;
}

export function severityWords({ severity }: Threat): Gfm {
  return severity.low === severity.high ? gfm(severity.low) : gfm(`${severity.low} to ${severity.high}`);
}

const STANDING_WORDS = { open: 'open', unknown: 'not known yet', decided: 'accepted or put off', stopped: 'stopped' } as const;

function threatRow(threat: Threat, lookup: Lookup): Gfm[] {
  const references = threat.references.map(({ catalogue, id }) => `${catalogue.toUpperCase()}-${id}`);
  const kinds = [...threat.stride.map(humanize), ...references].join(', ');
  return [
    md`${gfm(threat.title)}<br>${code(threat.id)}`,
    md`${severityWords(threat)}`,
    gfm(STANDING_WORDS[lookup.standing(threat)]),
    kinds === '' ? md`-` : gfm(kinds),
  ];
}
