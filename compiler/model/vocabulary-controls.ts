/** Controls with their families, what they guard and how they count. */
import { createDiagnostic } from '../diagnostics/create.ts';
import { locate, refText } from './nodes.ts';
import { type Declared, definedBy, findIn, formerNames, reportUnknown, statementsOf, type VocabularyBuild, wordsOf } from './vocabulary-builder.ts';
import { conditionOf, kindNames } from './vocabulary-kinds.ts';
import type { ControlDefinition, Kind, Vocabulary } from './vocabulary.ts';

type MutableControl = { -readonly [K in keyof ControlDefinition]: ControlDefinition[K] };

/** Catalogues a control or rule may point into. */
export const CATALOGUES: readonly string[] = ['asvs', 'nist', 'cwe', 'capec', 'attack', 'd3fend', 'owasp'];

export function buildControls(
  build: VocabularyBuild,
  base: Vocabulary | undefined,
  kinds: ReadonlyMap<string, Kind>,
): ControlDefinition[] {
  const byName = new Map<string, ControlDefinition>(base?.controls);
  const open: { control: MutableControl; entries: Declared[] }[] = [];
  for (const entry of build.declared('control')) {
    const defined = definedBy(entry);
    if (!defined) continue;
    const control: MutableControl = {
      ...defined,
      aliases: [...statementsOf(entry, 'alias').flatMap(wordsOf), ...formerNames(entry)],
      families: [],
      partOf: [],
      isA: new Set(),
      guards: undefined,
      counts: undefined,
      mitigates: [],
      fits: [],
      removes: [],
      verify: [],
      references: [],
      computedOn: computedOn(entry),
      where: conditionOf(entry.node),
    };
    for (const name of [control.name, ...control.aliases]) {
      byName.set(`${control.pack}.${name}`, control);
      const present = byName.get(name);
      if (!present || present.pack === 'prelude' || control.pack !== 'prelude') byName.set(name, control);
    }
    open.push({ control, entries: [entry] });
  }
  const byControl = new Map(open.map((entry) => [entry.control as ControlDefinition, entry]));
  for (const entry of build.extensions('control')) {
    const name = entry.node.name;
    if (!name) continue;
    const target = byName.get(`${entry.pack}.${name.text}`) ?? byName.get(name.text);
    const found = target && byControl.get(target);
    if (found) found.entries.push(entry);
    else if (target) build.report(createDiagnostic('TM2012', locate(entry.file, name), { name: name.text, owner: target.pack }));
    else reportUnknown(build.report, entry.file, name, 'control', name.text, kindNames(byName));
  }
  for (const { control, entries } of open) fill(build, control, entries, byName, kinds);
  const done = new Map<ControlDefinition, ReadonlySet<string>>();
  for (const { control } of open) control.isA = familiesOf(build, control, byName, done, []);
  return open.map((entry) => entry.control);
}

function computedOn(entry: Declared): string | undefined {
  const phrase = entry.node.phrases.find((one) => one.preposition === 'on');
  const value = phrase?.values?.steps[0]?.[0];
  return value?.kind === 'ref' ? refText(value) : undefined;
}

function fill(
  build: VocabularyBuild,
  control: MutableControl,
  entries: readonly Declared[],
  byName: ReadonlyMap<string, ControlDefinition>,
  kinds: ReadonlyMap<string, Kind>,
): void {
  const words = (verb: string): string[] => entries.flatMap((entry) => statementsOf(entry, verb).flatMap(wordsOf));
  const main = entries[0] as Declared;
  control.families = main.node.kinds.flatMap((ref) => {
    const family = findIn(byName, ref, control.pack);
    if (!family) reportUnknown(build.report, main.file, ref, 'control', refText(ref), kindNames(byName));
    return family ? [family.id] : [];
  });
  control.partOf = entries.flatMap((entry) =>
    statementsOf(entry, 'part').flatMap((statement) =>
      statement.phrases.flatMap((phrase) =>
        (phrase.values?.steps.flat() ?? []).flatMap((value) => {
          if (phrase.preposition !== 'of' || value.kind !== 'ref') return [];
          const family = findIn(byName, value, control.pack);
          if (!family) reportUnknown(build.report, entry.file, value, 'control', refText(value), kindNames(byName));
          return family ? [family.id] : [];
        }),
      ),
    ),
  );
  control.guards = oneOf(words('guards')[0], ['callers', 'content']);
  control.counts = oneOf(words('counts')[0], ['per_hop', 'end_to_end']);
  control.mitigates = [...new Set(words('mitigates'))].sort();
  control.removes = [...new Set(words('removes'))].sort();
  control.verify = words('verify');
  control.fits = entries.flatMap((entry) =>
    statementsOf(entry, 'fits').flatMap((statement) =>
      (statement.values?.steps.flat() ?? []).flatMap((value) => {
        if (value.kind !== 'ref') return [];
        const kind = findIn(kinds, value, control.pack);
        if (!kind) reportUnknown(build.report, entry.file, value, 'kind', refText(value), kindNames(kinds));
        return kind ? [kind.id] : [];
      }),
    ),
  );
  control.references = CATALOGUES.flatMap((catalogue) => [...new Set(words(catalogue))].sort().map((id) => ({ catalogue, id })));
}

function oneOf<T extends string>(word: string | undefined, values: readonly T[]): T | undefined {
  return values.find((value) => value === word);
}

/** Guards and counting are inherited from the family where the control itself is silent. */
function familiesOf(
  build: VocabularyBuild,
  control: MutableControl,
  byName: ReadonlyMap<string, ControlDefinition>,
  done: Map<ControlDefinition, ReadonlySet<string>>,
  path: readonly ControlDefinition[],
): ReadonlySet<string> {
  const known = done.get(control);
  if (known) return known;
  if (path.includes(control)) {
    build.report(createDiagnostic('TM2004', control.at, { what: 'control', path: [...path, control].map((one) => one.name) }));
    control.families = [];
    return new Set([control.id]);
  }
  const all = new Set([control.id]);
  for (const id of control.families) {
    const family = byId(byName, id);
    if (!family) continue;
    for (const one of family.isA.size > 0 ? family.isA : familiesOf(build, family as MutableControl, byName, done, [...path, control])) all.add(one);
    control.guards ??= family.guards;
    control.counts ??= family.counts;
  }
  done.set(control, all);
  control.isA = all;
  return all;
}

function byId(byName: ReadonlyMap<string, ControlDefinition>, id: string): ControlDefinition | undefined {
  const found = byName.get(id);
  if (found?.id === id) return found;
  for (const one of byName.values()) if (one.id === id) return one;
  return undefined;
}
