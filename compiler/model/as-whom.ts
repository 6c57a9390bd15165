/**
 * Which hops a flow speaks of when it says as whom: `authenticated by session_cookie as buyer` proves who the buyer is, not which
 * program calls further on. It holds where the one it names calls, on behind parts that hand the proof on (`forwards yes`), and
 * wherever the proof itself goes: the credential is sent along, or it signs the message. Must not touch what a hop says of itself.
 */
import { elementsOf } from './layers.ts';
import { findById } from './lookup.ts';
import type { Stated } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface CallOfHop {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly client: string;
  /** Data that surely goes along its arrow. */
  readonly sent: readonly string[];
}

/** Whether some statement of a flow may speak of a part of its hops only. */
export function saysAsWhom(stated: Stated): boolean {
  return stated.attribute.means !== undefined && stated.phrases.some((phrase) => phrase.preposition === 'as');
}

/** Ids of the hops. `hops` in the order of the path. */
export function hopsSpokenOf(
  stated: Stated,
  hops: readonly CallOfHop[],
  forwards: (part: string) => boolean,
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  const whom = elementsOf(stated, 'as');
  // Where none of them calls anywhere on the flow, they are whom its callers act as, all of those.
  if (!saysAsWhom(stated) || isNo(stated) || signsMessage(stated, vocabulary) || !whom.some((id) => hops.some((hop) => hop.client === id)))
    return new Set(hops.map((hop) => hop.id));
  const credentials = elementsOf(stated, 'with');
  const found = new Set<string>();
  for (const hop of hops) {
    const before = hops.filter((one) => one.to === hop.from);
    const handedOn = before.length > 0 && hop.client === hop.from && forwards(hop.from) && before.every((one) => found.has(one.id));
    if (whom.includes(hop.client) || handedOn || credentials.some((id) => hop.sent.includes(id))) found.add(hop.id);
  }
  return found;
}

function isNo(stated: Stated): boolean {
  return stated.values.some((value) => value.type === 'word' && value.word === 'no');
}

/** What counts end to end and stands against tampering is a proof of the message, wherever that goes. */
function signsMessage(stated: Stated, vocabulary: Vocabulary): boolean {
  const named = controlsNamed(stated).map((id) => findById(vocabulary.controls, id));
  return named.length > 0 && named.every((one) => one?.counts === 'end_to_end' && one.mitigates.includes('tampering'));
}

function controlsNamed(stated: Stated): string[] {
  const by = stated.phrases.filter((phrase) => phrase.preposition === 'by');
  return by.flatMap((phrase) => phrase.values.flatMap((value) => (value.type === 'control' ? [value.control] : [])));
}
