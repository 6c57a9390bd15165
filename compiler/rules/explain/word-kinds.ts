/** Explains kinds and controls. */
import type { Fact } from '../../model/ir.ts';
import { findById } from '../../model/lookup.ts';
import type { AttributeDefinition, ControlDefinition, Kind } from '../../model/vocabulary.ts';
import { attributeOfKinds } from '../../model/vocabulary-kinds.ts';
import { statementsIn, valuesOf, wordsOf } from '../../model/vocabulary-words.ts';
import { wordTable } from '../../syntax/word-table.ts';
import { nameOf } from './context.ts';
import { readFact, uniqueFacts } from './facts.ts';
import { memberClaims } from './trace-relations.ts';
import { attributeLine } from './word-attributes.ts';
import { allOf, headOf, mentionOf, pageOf, rulesNaming, type WordContext } from './word-context.ts';
import type { ControlExplanation, KindExplanation, Mention } from './words.ts';

export function explainKind(context: WordContext, kind: Kind): KindExplanation {
  const kinds = allOf(context.vocabulary.kinds);
  const attributes = new Map<string, AttributeDefinition>();
  for (const one of kind.ancestors)
    for (const attribute of one.attributes.values()) if (!attributes.has(attribute.name)) attributes.set(attribute.name, attribute);
  const example = EXAMPLES[kind.sort]?.replace('KIND', kind.name);
  return {
    about: 'kind',
    ...headOf(context, kind),
    sort: kind.sort,
    aliases: [...kind.aliases].sort(),
    ancestors: kind.ancestors.slice(1).map((one) => one.name),
    children: kinds.filter((one) => one.parents.includes(kind)).map(mentionOf),
    attributes: [...attributes.values()].map((attribute) => attributeLine(context, attribute)),
    defaults: defaultsOf(context, kind),
    exclusive: kind.ancestors.flatMap((one) => one.exclusive).filter((names) => names.includes(kind.name)),
    adds: kind.adds,
    rules: rulesAbout(context, kind),
    ...(example === undefined ? {} : { example }),
    things: thingsOf(context, kind),
  };
}

const EXAMPLES = wordTable<string>({
  actor: 'actor NAME "Title" : KIND in BOUNDARY',
  component: 'component NAME "Title" : KIND { ... }',
  boundary: 'boundary NAME "Title" : KIND { ... }',
  data: 'data NAME "Title" : KIND',
  flow: 'flow NAME : KIND from A -> B { carries DATA }',
  feature: 'feature NAME "Title" : KIND { includes FLOW }',
});

/** Of several that speak of one thing the nearest kind's holds; lists add up. */
function defaultsOf(context: WordContext, kind: Kind): KindExplanation['defaults'] {
  const said = new Set<string>();
  return kind.ancestors.flatMap((one) => {
    const here = one.defaults.map(({ file, node }) => {
      const attribute = attributeOfKinds([one], node.verb.text);
      const text = context.text(file, node);
      return {
        key: attribute?.many ? text : (attribute?.name ?? node.verb.text),
        text,
        kind: one.name,
        at: context.place({ file, start: node.start, end: node.end }),
      };
    });
    const holds = here.filter(({ key }) => !said.has(key));
    for (const { key } of here) said.add(key);
    return holds.map(({ text, kind: of, at }) => ({ text, kind: of, at }));
  });
}

function thingsOf({ model }: WordContext, kind: Kind): readonly string[] {
  if (!model || kind.sort === 'element' || kind.sort === 'hop') return [];
  return model.world.ofKind(kind).map((item) => nameOf(model, item));
}

/** Rules that bind it or one of its ancestors by name; what is said of any component is no news. */
function rulesAbout(context: WordContext, kind: Kind): readonly Mention[] {
  const between = kind.ancestors.filter((one) => one === kind || (one.name !== one.sort && one.name !== 'element'));
  const names = new Set(between.flatMap((one) => [one.name, ...one.aliases]));
  return allOf(context.vocabulary.rules)
    .filter((rule) =>
      (rule.node.block?.items ?? []).some(
        (item) => item.kind === 'for' && item.bindings.some(({ bound }) => bound?.names.some((one) => names.has(one.text))),
      ),
    )
    .map(mentionOf);
}

export function explainControl(context: WordContext, control: ControlDefinition): ControlExplanation {
  const { guards, counts, computedOn } = control;
  const said = (word: string): string | undefined => {
    const value = statementsIn(control.node, word).flatMap(valuesOf)[0];
    return value?.kind === 'string' ? value.value : statementsIn(control.node, word).flatMap(wordsOf)[0];
  };
  const [guidance, cost] = [said('guidance'), said('cost')];
  const controls = allOf(context.vocabulary.controls);
  return {
    about: 'control',
    ...headOf(context, control),
    ...pageOf(control, 'controls'),
    aliases: [...control.aliases].sort(),
    families: control.families,
    partOf: control.partOf,
    members: controls.filter((one) => one !== control && one.families.some((id) => id === control.id)).map(mentionOf),
    ...(guards === undefined ? {} : { guards }),
    ...(counts === undefined ? {} : { counts }),
    mitigates: control.mitigates,
    fits: control.fits,
    removes: control.removes,
    verify: control.verify,
    ...(guidance === undefined ? {} : { guidance }),
    ...(cost === undefined ? {} : { cost }),
    references: control.references,
    ...(computedOn === undefined ? {} : { on: computedOn }),
    ...(control.where ? { when: context.text(control.at.file, control.where) } : {}),
    lines: computedOn === undefined ? linesFor(context, control) : [],
    requiredBy: rulesNaming(context, [control.name]),
    claims: claimsIn(context, control),
  };
}

/** As a claim, and as the word of a flow where an attribute means its family. */
function linesFor(context: WordContext, control: ControlDefinition): string[] {
  const lines = [
    `implements ${control.name} { code "..."; test "..." }`,
    `plans ${control.name} by YYYY-MM-DD`,
    `lacks ${control.name} because "..."`,
  ];
  const flow = context.vocabulary.kinds.get('flow');
  for (const attribute of new Set(flow?.attributes.values())) {
    if (attribute.means === undefined || !control.isA.has(attribute.means)) continue;
    lines.push(control.id === attribute.means ? `${attribute.name} yes` : `${attribute.name} by ${control.name}`);
  }
  return lines;
}

function claimsIn(context: WordContext, control: ControlDefinition): ControlExplanation['claims'] {
  const { model } = context;
  if (!model) return [];
  const { parts, hops, meanings } = model.world;
  const items = [...parts, ...hops].filter((item) => item.own);
  const claimed = items.flatMap((item) => memberClaims(model, item, control));
  const spoken = items.flatMap((item) =>
    meanings.flatMap(({ attribute }) =>
      (item.attributes.find((one) => one.attribute === attribute.name)?.facts ?? [])
        .filter((fact) => names(context, fact, control))
        .map((fact) => readFact(model, item, attribute.name, fact)),
    ),
  );
  return uniqueFacts([...claimed, ...spoken]);
}

/** `authenticated by hmac_signature` names it, or one of its kind. */
function names({ vocabulary }: WordContext, fact: Fact, control: ControlDefinition): boolean {
  const by = (fact.phrases ?? []).filter((phrase) => phrase.preposition === 'by').flatMap((phrase) => phrase.values);
  return by.some((value) => value.type === 'control' && findById(vocabulary.controls, value.control)?.isA.has(control.id));
}
