/** Controls with their families, what they guard and how they count. */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { RefNode } from '../syntax/ast.ts';
import { locate, refText } from './nodes.ts';
import type { ControlDefinition, Kind, Vocabulary } from './vocabulary.ts';
import { conditionOf, kindNames } from './vocabulary-kinds.ts';
import { type Declared, findIn, findWord, reportUnknown, statementsOf, type VocabularyBuild, Word, wordsOf } from './vocabulary-words.ts';

/** Catalogues a control or rule may point into. */
export const CATALOGUES: readonly string[] = ['asvs', 'nist', 'cwe', 'capec', 'attack', 'd3fend', 'owasp'];

interface ControlBuild {
  readonly build: VocabularyBuild;
  readonly byName: Map<string, ControlDefinition>;
  readonly kinds: ReadonlyMap<string, Kind>;
}

/** What the block of a control says, read on request. */
type ControlParts = Pick<
  ControlDefinition,
  'families' | 'partOf' | 'isA' | 'guards' | 'counts' | 'mitigates' | 'fits' | 'removes' | 'verify' | 'references' | 'computedOn' | 'where'
>;

class ControlWord extends Word implements ControlDefinition {
  readonly entries: Declared[];
  private readonly shared: ControlBuild;
  private found: ControlParts | undefined;
  constructor(entry: Declared, shared: ControlBuild) {
    super(entry);
    this.entries = [entry];
    this.shared = shared;
  }
  private get parts(): ControlParts {
    this.found ??= readControl(this, this.entries, this.shared);
    return this.found;
  }
  get aliases(): readonly string[] {
    return this.entry.aliases;
  }
  get families(): readonly string[] {
    return this.parts.families;
  }
  get partOf(): readonly string[] {
    return this.parts.partOf;
  }
  get isA(): ReadonlySet<string> {
    return this.parts.isA;
  }
  get guards(): ControlDefinition['guards'] {
    return this.parts.guards;
  }
  get counts(): ControlDefinition['counts'] {
    return this.parts.counts;
  }
  get mitigates(): readonly string[] {
    return this.parts.mitigates;
  }
  get fits(): readonly string[] {
    return this.parts.fits;
  }
  get removes(): readonly string[] {
    return this.parts.removes;
  }
  get verify(): readonly string[] {
    return this.parts.verify;
  }
  get references(): ControlDefinition['references'] {
    return this.parts.references;
  }
  get computedOn(): string | undefined {
    return this.parts.computedOn;
  }
  get where(): ControlDefinition['where'] {
    return this.parts.where;
  }
}

export function buildControls(build: VocabularyBuild, base: Vocabulary | undefined, kinds: ReadonlyMap<string, Kind>): ControlDefinition[] {
  const byName = new Map<string, ControlDefinition>(base?.controls);
  const shared: ControlBuild = { build, byName, kinds };
  const controls = build.declared('control').flatMap((entry) => (entry.name === '' ? [] : [new ControlWord(entry, shared)]));
  controls.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const control of controls) {
    for (const name of [control.name, ...control.aliases]) {
      const present = byName.get(name);
      if (present) byName.set(`${control.pack}.${name}`, control);
      if (!present || (present.pack === 'prelude' && control.pack !== 'prelude') || control.name === name) byName.set(name, control);
    }
  }
  const own = new Set<ControlDefinition>(controls);
  for (const entry of build.extensions('control')) {
    if (entry.name === '') continue;
    const target = findWord(byName, entry.name, entry.pack);
    if (target instanceof ControlWord && own.has(target)) target.entries.push(entry);
    else if (target)
      build.report(createDiagnostic('TM2012', locate(entry.file, entry.node.name ?? entry.node), { name: entry.name, owner: target.pack }));
    else reportUnknown(build.report, entry.file, entry.node.name ?? entry.node, 'control', entry.name, kindNames(byName));
  }
  for (const control of controls) if (!control.entry.shipped) void control.isA;
  return controls;
}

function computedOn(entry: Declared): string | undefined {
  const phrase = entry.node.phrases.find((one) => one.preposition === 'on');
  const value = phrase?.values?.steps[0]?.[0];
  return value?.kind === 'ref' ? refText(value) : undefined;
}

/** Guards and counting are taken from a family where the control itself is silent. */
function readControl(control: ControlDefinition, entries: readonly Declared[], shared: ControlBuild): ControlParts {
  const { build, byName, kinds } = shared;
  const words = (verb: string): string[] => entries.flatMap((entry) => statementsOf(entry, verb).flatMap(wordsOf));
  const main = entries[0] as Declared;
  const findControl = (ref: RefNode, file: string): ControlDefinition[] => {
    const found = findIn(byName, ref, control.pack);
    if (!found) reportUnknown(build.report, file, ref, 'control', refText(ref), kindNames(byName));
    return found ? [found] : [];
  };
  const families = main.node.kinds.flatMap((ref) => findControl(ref, main.file));
  const ancestors = reading.has(control) ? reportCycle(build, control) : readFamilies(control, families);
  return {
    families: families.map((family) => family.id),
    partOf: refsOf(entries, 'part', 'of').flatMap(({ ref, file }) => findControl(ref, file).map((family) => family.id)),
    isA: new Set([control.id, ...ancestors.flatMap((family) => [...family.isA])]),
    guards: oneOf(words('guards')[0], ['callers', 'content']) ?? ancestors.find((family) => family.guards)?.guards,
    counts: oneOf(words('counts')[0], ['per_hop', 'end_to_end']) ?? ancestors.find((family) => family.counts)?.counts,
    mitigates: [...new Set(words('mitigates'))].sort(),
    removes: [...new Set(words('removes'))].sort(),
    verify: words('verify'),
    fits: refsOf(entries, 'fits').flatMap(({ ref, file }) => {
      const kind = findIn(kinds, ref, control.pack);
      if (!kind) reportUnknown(build.report, file, ref, 'kind', refText(ref), kindNames(kinds));
      return kind ? [kind.id] : [];
    }),
    references: CATALOGUES.flatMap((catalogue) => [...new Set(words(catalogue))].sort().map((id) => ({ catalogue, id }))),
    computedOn: computedOn(main),
    where: conditionOf(main.node),
  };
}

/** Controls whose families are being read: meeting one of them again is a cycle. */
const reading = new Set<ControlDefinition>();

function readFamilies(control: ControlDefinition, families: readonly ControlDefinition[]): readonly ControlDefinition[] {
  reading.add(control);
  for (const family of families) void family.isA;
  reading.delete(control);
  return families;
}

function reportCycle(build: VocabularyBuild, control: ControlDefinition): readonly ControlDefinition[] {
  const path = [...reading];
  const names = [...path.slice(path.indexOf(control)), control].map((one) => one.name);
  build.report(createDiagnostic('TM2004', control.at, { what: 'control', path: names }));
  return [];
}

/** References of the statements with this verb: its values, or what stands behind a preposition. */
function refsOf(entries: readonly Declared[], verb: string, preposition?: string): { readonly ref: RefNode; readonly file: string }[] {
  return entries.flatMap((entry) =>
    statementsOf(entry, verb).flatMap((statement) => {
      const paths =
        preposition === undefined
          ? [statement.values]
          : statement.phrases.filter((one) => one.preposition === preposition).map((one) => one.values);
      return paths.flatMap((path) =>
        (path?.steps.flat() ?? []).flatMap((value) => (value.kind === 'ref' ? [{ ref: value, file: entry.file }] : [])),
      );
    }),
  );
}

function oneOf<T extends string>(word: string | undefined, values: readonly T[]): T | undefined {
  return values.find((value) => value === word);
}
