/** What was asked for, looked up in the projects at hand: threats first, then rules on something, then words. Prints nothing. */
import { suggest } from '../../diagnostics/suggest.ts';
import { explainAbsence } from '../../rules/explain/absence.ts';
import { createExplainContext, type ExplainContext } from '../../rules/explain/context.ts';
import type { AbsenceExplanation, ThreatExplanation } from '../../rules/explain/explanation.ts';
import {
  explainWord,
  nearWords,
  rulesCalled,
  splitId,
  thingCalled,
  thingNames,
  threatsCalled,
  threatsOn,
  tidy,
} from '../../rules/explain/find.ts';
import { explainThreat } from '../../rules/explain/threat.ts';
import { createWordContext, type WordContext } from '../../rules/explain/word-context.ts';
import type { WordExplanation } from '../../rules/explain/words.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';

export type Explained = ThreatExplanation | AbsenceExplanation | WordExplanation;

export interface Asked {
  readonly what: string;
  /** What a rule is asked about: the name of a part, flow or hop; `a:b` for two. */
  readonly on: string | undefined;
}

/** More explanations than this are a list. */
const MOST = 3;

/** `undefined`: the models have errors, and only a sound one could tell. */
export function answer(session: Session, asked: Asked): readonly Explained[] | undefined {
  const contexts = contextsOf(session);
  const models = contexts.flatMap((context) => context.model ?? []);
  const broken = models.length < session.projects.length;
  if (asked.on !== undefined) return onThing(contexts, models, asked.what, asked.on, broken);
  const threats = models.flatMap((context) => threatsCalled(context.model, asked.what).map((id) => ({ context, id })));
  if (threats.length > 0) return ofThreats(threats, asked.what);
  const split = splitId(asked.what);
  if (split) return onThing(contexts, models, split.rule, split.things.join(':'), broken);
  const words = uniqueWords(contexts.flatMap((context) => explainWord(context, asked.what)));
  if (words.length > 0) return words;
  if (broken) return undefined;
  throw new UsageError(unknown(asked.what, [...new Set(contexts.flatMap((context) => nearWords(context, asked.what)))]));
}

/** Whether the words mean a rule and something of a model, so that the second is no path. */
export function meansThing(session: Session, what: string, on: string): boolean {
  return contextsOf(session).some(({ model, vocabulary }) => {
    if (!model) return false;
    const isRule = rulesCalled(vocabulary, what).length > 0 || threatsCalled(model.model, what).length > 0;
    return isRule && thingsCalled(model, on).every((id) => id !== undefined);
  });
}

function contextsOf({ projects }: Session): readonly WordContext[] {
  return projects.map(({ program }) => {
    const { model, built, vocabulary, packs, source } = program;
    const context = model && built ? createExplainContext({ model, built, vocabulary, packs, source }) : undefined;
    return createWordContext(vocabulary, source, context, model ? packs : undefined);
  });
}

interface Found {
  readonly context: ExplainContext;
  readonly id: string;
}

function ofThreats(found: readonly Found[], typed: string): readonly Explained[] {
  if (found.length > MOST) {
    const ids = found.map(({ id }) => `  ${id}`);
    throw new UsageError(`\`${typed}\` means ${found.length} threats; name one of them:\n${ids.join('\n')}`);
  }
  return found.flatMap(({ context, id }) => explainThreat(context, id) ?? []);
}

function onThing(
  contexts: readonly WordContext[],
  models: readonly ExplainContext[],
  rule: string,
  on: string,
  broken: boolean,
): readonly Explained[] | undefined {
  const byHand = models.flatMap((context) => threatsCalled(context.model, rule).map((id) => ({ context, id })));
  const rules = [...new Set(contexts.flatMap((context) => rulesCalled(context.vocabulary, rule)))];
  if (rules.length === 0 && byHand.length === 0) {
    const [word] = contexts.flatMap((context) => explainWord(context, rule));
    if (word) throw new UsageError(`\`${rule}\` is ${named(word.about)} and no rule: leave out \`${on}\``);
    const names = contexts.flatMap(({ vocabulary }) =>
      [...vocabulary.rules.values()].map((one) => (rule.includes('.') ? one.id : one.name)),
    );
    throw new UsageError(unknown(rule, suggest(rule, names), 'no rule is called'));
  }
  if (rules.length > 1)
    throw new UsageError(`\`${rule}\` is the name of ${rules.length} rules: ${rules.map((id) => `\`${id}\``).join(', ')}`);
  if (models.length === 0) {
    if (broken) return undefined;
    throw new UsageError(`there is no model here in which \`${on}\` could be looked up`);
  }
  const [id = ''] = rules;
  const found = models.flatMap((context) => {
    const things = thingsCalled(context, on);
    return things.every((one) => one !== undefined) ? [{ context, things: things as string[] }] : [];
  });
  if (found.length === 0) {
    if (broken) return undefined;
    throw new UsageError(unknown(on, suggest(on, models.flatMap(thingNames)), 'nothing in the model is called'));
  }
  const threats = found.flatMap(({ context, things }) =>
    threatsOn(context, [id, ...byHand.map((one) => one.id.slice(0, one.id.indexOf('@')))], things).map((threat) => ({
      context,
      id: threat,
    })),
  );
  if (threats.length > 0) return ofThreats(threats, `${rule} ${on}`);
  return found.flatMap(({ context, things }) => explainAbsence(context, id, things) ?? []);
}

function named(about: string): string {
  return `${/^[aeiou]/.test(about) ? 'an' : 'a'} ${about.replaceAll('_', ' ')}`;
}

function thingsCalled(context: ExplainContext, on: string): readonly (string | undefined)[] {
  return tidy(on)
    .split(':')
    .map((name) => thingCalled(context, name));
}

function uniqueWords(words: readonly WordExplanation[]): readonly WordExplanation[] {
  const found = new Map<string, WordExplanation>();
  for (const word of words) {
    const key = `${word.about} ${word.id} ${'on' in word ? String(word.on) : ''} ${'value' in word ? (word.value ?? '') : ''} ${word.about === 'element' ? word.id : ''}`;
    if (!found.has(key)) found.set(key, word);
  }
  return [...found.values()];
}

function unknown(typed: string, near: readonly string[], what = 'nothing is called'): string {
  const [first, ...more] = near.map((word) => `\`${word}\``);
  const others = more.length === 0 ? '' : ` or ${more.join(', ')}`;
  return `${what} \`${typed}\`${first === undefined ? '' : `; did you mean ${first}${others}?`}`;
}
