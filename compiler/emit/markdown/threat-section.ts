/** The second question: what could go wrong? The five that need somebody most, and all of them folded away. */
import type { Reference, Threat } from '../../model/ir.ts';
import type { Lookup } from '../lookup.ts';
import { needsSomebody, standingsOf, type Tally, tallyOf } from '../standing.ts';
import { count, humanize, listed, listedShort } from '../text.ts';
import { code, fullStop, type Gfm, gfm, joinGfm, md, sentenceCase } from './gfm.ts';
import { foldedTable, type ThreatSection, type TopThreat } from './page.ts';
import type { Scope } from './scope.ts';
import { lostWords, placeOf, stopWords, whoWords } from './threat-words.ts';

const TOP = 5;

/** Threats of one rule are one thing to understand, wherever it applies: the worst of them is told, the others are named. */
interface Told {
  readonly threat: Threat;
  readonly others: readonly Threat[];
}

export interface ThreatsTold {
  readonly section: ThreatSection;
  /** Number on this page by threat id. */
  readonly numbers: ReadonlyMap<string, number>;
}

export function threatSection(scope: Scope, lookup: Lookup): ThreatsTold {
  const groups = groupByRule(scope.threats.filter((threat) => needsSomebody(threat, lookup.standing)));
  const told = groups.slice(0, TOP);
  const section = {
    summary: summary(scope.threats, groups.length, lookup),
    top: told.map((one, i) => topThreat(one, i + 1, lookup)),
    all: foldedTable(scope.threats, allWords(scope.threats), (threat) => threatRow(threat, lookup)),
  };
  return { section, numbers: new Map(told.flatMap(({ threat, others }, i) => [threat, ...others].map((one) => [one.id, i + 1] as const))) };
}

/** In the order of their first, which is the worst. */
function groupByRule(threats: readonly Threat[]): Told[] {
  const groups = new Map<string, Threat[]>();
  for (const threat of threats) groups.set(threat.rule, [...(groups.get(threat.rule) ?? []), threat]);
  return [...groups.values()].flatMap(([threat, ...others]) => (threat ? [{ threat, others }] : []));
}

function summary(threats: readonly Threat[], waiting: number, lookup: Lookup): Gfm {
  if (threats.length === 0) return gfm('No rule of the packs in use finds a threat here, and nobody has added one by hand.');
  const words = md`${gfm(sentenceCase(tallyWords(tallyOf(standingsOf(threats, lookup)))))}.`;
  if (waiting === 0) return md`${words} Nothing waits for anybody.`;
  return waiting > TOP ? md`${words} The five sorts that matter most:` : words;
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

function topThreat({ threat, others }: Told, number: number, lookup: Lookup): TopThreat {
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
    also: others.length === 0 ? undefined : gfm(fullStop(listedShort(places(others, lookup), 4))),
    place: gfm(placeOf(threat, lookup)),
    id: code(threat.id),
  };
}

function places(threats: readonly Threat[], lookup: Lookup): string[] {
  return [...new Set(threats.map((threat) => placeOf(threat, lookup)))];
}

/** A question that ends the sentence ends it alone. */
function endSentence(words: Gfm): Gfm {
  return words.endsWith('?') ? words : md`${words}.`;
}

export function severityWords({ severity }: Threat): Gfm {
  return severity.low === severity.high ? gfm(severity.low) : gfm(`${severity.low} to ${severity.high}`);
}

/** `All 9 threats`, `All 9 threats, and 2 that are parts of them`. */
function allWords(threats: readonly Threat[]): string {
  const parts = threats.filter((threat) => threat.subsumedBy !== undefined).length;
  const all = `All ${count(threats.length - parts, 'threat')}`;
  return parts === 0 ? all : `${all}, and ${parts} that ${parts === 1 ? 'is a part' : 'are parts'} of them`;
}

const STANDING_WORDS = { open: 'open', unknown: 'not known yet', decided: 'accepted or put off', stopped: 'stopped' } as const;

function threatRow(threat: Threat, lookup: Lookup): Gfm[] {
  const references = threat.references.map(officialId);
  const kinds = [...threat.stride.map(humanize), ...references].join(', ');
  return [
    md`${gfm(threat.title)}: ${gfm(placeOf(threat, lookup))}<br>${code(threat.id)}`,
    md`${severityWords(threat)}`,
    threat.subsumedBy === undefined ? gfm(STANDING_WORDS[lookup.standing(threat)]) : md`part of ${code(threat.subsumedBy)}`,
    kinds === '' ? md`-` : gfm(kinds),
  ];
}

/** Ids as their catalogues write them: `CWE-319`, `CAPEC-158`; ATT&CK, ASVS and NIST ids say themselves what they are. */
function officialId({ catalogue, id }: Reference): string {
  return catalogue === 'cwe' || catalogue === 'capec' ? `${catalogue.toUpperCase()}-${id}` : id;
}
