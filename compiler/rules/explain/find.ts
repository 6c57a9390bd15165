/** From the word a person typed to what it means: a threat, a rule on something, one or more words, or the nearest ones. */
import { suggest } from '../../diagnostics/suggest.ts';
import type { Model } from '../../model/ir.ts';
import type { AttributeDefinition, Defined, Vocabulary } from '../../model/vocabulary.ts';
import { kindNames } from '../../model/vocabulary-kinds.ts';
import { findWord } from '../../model/vocabulary-words.ts';
import { type ExplainContext, nameIn } from './context.ts';
import { explainAttribute } from './word-attributes.ts';
import { allOf, type WordContext } from './word-context.ts';
import { explainControl, explainKind } from './word-kinds.ts';
import {
  explainElement,
  explainFactWord,
  explainPack,
  explainRuleWord,
  explainScale,
  explainScene,
  explainSetting,
  explainTable,
} from './word-parts.ts';
import type { WordExplanation } from './words.ts';

// ---- threats ------------------------------------------------------------------------------------------------------------

/** Ids of the threats a person may mean: with or without the pack in front of the rule and the model in front of names. */
export function threatsCalled(model: Model, typed: string): readonly string[] {
  const wanted = tidy(typed);
  const exact = model.threats.find((threat) => threat.id === wanted);
  if (exact) return [exact.id];
  const at = wanted.indexOf('@');
  if (at < 0)
    return model.threats
      .filter((threat) => model.found.some((found) => found.id === threat.rule && spellings(model, found.id).includes(wanted)))
      .map((threat) => threat.id);
  const [rule, subject] = [wanted.slice(0, at), wanted.slice(at + 1)];
  return model.threats
    .filter((threat) => {
      const [ownRule, ownSubject] = [threat.rule, threat.id.slice(threat.id.indexOf('@') + 1)];
      const subjects = [ownSubject, shortSubject(model, ownSubject)];
      return spellings(model, ownRule).includes(rule) && subjects.some((one) => one === subject || one.replace(/\/\w+$/, '') === subject);
    })
    .map((threat) => threat.id);
}

/** A rule or hand-found threat with and without what stands in front of its name. */
function spellings(model: Model, id: string): readonly string[] {
  return [id, id.slice(id.indexOf('.') + 1), nameIn(model, id)];
}

function shortSubject(model: Model, subject: string): string {
  return subject.replaceAll(new RegExp(`(^|:)${model.model.id}\\.`, 'g'), '$1');
}

/** Blanks around an arrow are a matter of taste. */
export function tidy(typed: string): string {
  return typed.trim().replace(/\s*->\s*/g, ' -> ');
}

// ---- rules and what they are about --------------------------------------------------------------------------------------

/** Ids of the rules a name may mean. */
export function rulesCalled(vocabulary: Vocabulary, typed: string): readonly string[] {
  if (vocabulary.rules.has(typed)) return [typed];
  const renamed = vocabulary.renamedRules.get(typed);
  if (renamed !== undefined) return [renamed];
  return [...vocabulary.rules.values()].filter((rule) => rule.name === typed).map((rule) => rule.id);
}

/** The id of a part, flow or hop by what the model calls it; `undefined` where nothing is called so. */
export function thingCalled({ model, name }: Pick<ExplainContext, 'model' | 'name'>, typed: string): string | undefined {
  const wanted = tidy(typed);
  const ids = [model.model, ...model.elements, ...model.flows, ...model.hops].map((one) => one.id);
  const routes = model.flows.flatMap((flow) => flow.routes.map((route) => route.id));
  const all = [...ids, ...routes];
  return all.find((id) => id === wanted) ?? all.find((id) => name(id) === wanted);
}

export function thingNames({ model, name }: Pick<ExplainContext, 'model' | 'name'>): readonly string[] {
  return [...model.elements, ...model.flows].map((one) => name(one.id));
}

/** Threats of these rules that bind all these things; a flow stands for its routes and hops, a hop for its flow. */
export function threatsOn(
  { model, world }: Pick<ExplainContext, 'model' | 'world'>,
  rules: readonly string[],
  things: readonly string[],
): readonly string[] {
  const meant = things.map((id) => {
    const item = world.item(id);
    return item?.sort === 'hop' ? [id, item.hop.flow, ...item.flow.routes.map((route) => route.id)] : [id];
  });
  const binds = (bound: string, ids: readonly string[]): boolean =>
    ids.some((id) => bound === id || (id === ids[0] && bound.startsWith(`${id}[`)));
  return model.threats
    .filter((threat) => rules.includes(threat.rule) && meant.every((ids) => threat.bindings.some((one) => binds(one.id, ids))))
    .map((threat) => threat.id);
}

/** `rule@a:b` as the rule and the names behind it. */
export function splitId(typed: string): { readonly rule: string; readonly things: readonly string[] } | undefined {
  const wanted = tidy(typed);
  const at = wanted.indexOf('@');
  if (at <= 0) return undefined;
  const things = wanted
    .slice(at + 1)
    .replace(/\/\w+$/, '')
    .split(':');
  return { rule: wanted.slice(0, at), things };
}

// ---- words --------------------------------------------------------------------------------------------------------------

/** Every meaning of a word, in the order a reader is likely to mean it; none where nothing is called so. */
export function explainWord(context: WordContext, typed: string): readonly WordExplanation[] {
  const { vocabulary, model } = context;
  const found: WordExplanation[] = [];
  const kind = findWord(vocabulary.kinds, typed, '');
  if (kind) found.push(explainKind(context, kind));
  const control = findWord(vocabulary.controls, typed, '');
  if (control) found.push(explainControl(context, control));
  for (const attribute of attributesCalled(vocabulary, typed)) found.push(explainAttribute(context, attribute));
  for (const id of rulesCalled(vocabulary, typed)) {
    const rule = vocabulary.rules.get(id);
    if (rule) found.push(explainRuleWord(context, rule));
  }
  const fact = findWord(vocabulary.facts, typed, '');
  if (fact) found.push(explainFactWord(context, fact));
  const type = findWord(vocabulary.types, typed, '');
  if (type) found.push(explainScale(context, type, undefined));
  const table = findWord(vocabulary.tables, typed, '');
  if (table) found.push(explainTable(context, table));
  const setting = findWord(vocabulary.settings, typed, '');
  if (setting) found.push(explainSetting(context, setting));
  const pack = vocabulary.packs.get(typed);
  if (pack) found.push(explainPack(context, pack));
  const scene = findWord(vocabulary.scenes, typed, '');
  if (scene) found.push(explainScene(context, scene));
  const id = model && thingCalled(model, typed);
  const item = id === undefined ? undefined : model?.world.item(id);
  const element = item && model && explainElement(model, item);
  if (element) found.unshift(element);
  for (const set of allOf(vocabulary.types)) if (set.values.includes(typed)) found.push(explainScale(context, set, typed));
  return found.sort((a, b) => Number(isByName(b, typed)) - Number(isByName(a, typed)));
}

/** What is called so comes before what is also called so; things of the model before words. */
function isByName(word: WordExplanation, typed: string): boolean {
  return word.about === 'element' || word.name === typed || word.id === typed;
}

/** One word may be declared for several kinds. */
function attributesCalled(vocabulary: Vocabulary, typed: string): readonly AttributeDefinition[] {
  const found = allOf(vocabulary.kinds).flatMap((kind) => kind.attributes.get(typed) ?? []);
  return [...new Set(found)];
}

/** Everything that can be explained, by name; for "did you mean". */
export function nearWords(context: WordContext, typed: string): readonly string[] {
  const { vocabulary, model } = context;
  const maps: readonly ReadonlyMap<string, Defined>[] = [
    vocabulary.kinds,
    vocabulary.controls,
    vocabulary.facts,
    vocabulary.types,
    vocabulary.tables,
    vocabulary.settings,
    vocabulary.scenes,
  ];
  const attributes = allOf(vocabulary.kinds).flatMap((kind) => [...kind.attributes.keys()]);
  const rules = [...vocabulary.rules.values()].flatMap((rule) => (typed.includes('.') ? [rule.id] : [rule.name]));
  const values = allOf(vocabulary.types).flatMap((set) => set.values);
  const things = model ? thingNames(model) : [];
  return suggest(typed, [...maps.flatMap(kindNames), ...attributes, ...rules, ...values, ...vocabulary.packs.keys(), ...things]);
}
