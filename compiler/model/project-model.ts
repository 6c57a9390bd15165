/**
 * From a loaded project to a lowered model: its vocabulary, the models it imports (evaluated whole, each once), the checks
 * on what was said. Must not evaluate rules.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import { spellingFix, suggest } from '../diagnostics/suggest.ts';
import type { Location } from '../source/span.ts';
import type { ItemNode } from '../syntax/ast.ts';
import { checkChecker } from './checks/checker.ts';
import { checkClaims } from './checks/claims.ts';
import { checkExclusions } from './checks/exclusions.ts';
import { checkLeftovers } from './checks/leftovers.ts';
import { checkOpeners } from './checks/openers.ts';
import { checkEmptyDecisions, checkUnused } from './checks/unused.ts';
import { checkVisible } from './checks/visible.ts';
import { checkWords } from './checks/words.ts';
import { type Entity, plainNames } from './entities.ts';
import { type Project, type ProjectImport, resolvePath } from './load.ts';
import { type BuiltModel, type LowerImport, lowerModel } from './lower.ts';
import { locate, refText } from './nodes.ts';
import type { Vocabulary } from './vocabulary.ts';
import { buildVocabulary, type PackSource } from './vocabulary-builder.ts';
import { type Report, reportUnknown } from './vocabulary-words.ts';

export interface ProjectBuilder {
  build(project: Project): BuiltModel;
  /** The words of the shipped packs and of the project's own packs, without the model's. */
  vocabularyOf(project: Project): Vocabulary;
  /** Names that an import should have brought and did not: using them is no second mistake. */
  readonly lost: ReadonlySet<string>;
  /** Lets go of what was built: words of packs that are read later report through this builder, and would keep all of it. */
  forget(): void;
}

export function createProjectBuilder(
  shipped: Vocabulary,
  shippedSources: readonly PackSource[],
  asOf: string | undefined,
  report: Report,
): ProjectBuilder {
  const built = new Map<Project, BuiltModel>();
  const vocabularies = new Map<string, Vocabulary>();
  const lost = new Set<string>();
  let failed = false;
  const told: Report = (diagnostic) => {
    failed ||= diagnostic.severity === 'error';
    report(diagnostic);
  };

  function vocabularyOf(project: Project): Vocabulary {
    if (project.packs.length === 0) return shipped;
    const key = project.packs.map((pack) => pack.files.map((file) => file.path).join('|')).join('||');
    const known = vocabularies.get(key);
    if (known) return known;
    for (const pack of project.packs) {
      const header = pack.files[0]?.node.header;
      if (header && shipped.packs.has(pack.name))
        told(createDiagnostic('TM5017', locate(pack.files[0]?.path ?? '', header.name), { name: pack.name }));
    }
    const vocabulary = buildVocabulary([...shippedSources, ...project.packs], told);
    checkWords(project.packs, vocabulary, true, told);
    vocabularies.set(key, vocabulary);
    return vocabulary;
  }

  function build(project: Project, isImported = false): BuiltModel {
    const known = built.get(project);
    if (known) return known;
    const result = buildNew(project, isImported);
    built.set(project, result);
    return result;
  }

  function buildNew(project: Project, isImported: boolean): BuiltModel {
    const name = project.name ?? 'model';
    const packs = vocabularyOf(project);
    const words = { name, shipped: false, files: project.files };
    const vocabulary = buildVocabulary([words], told, packs);
    checkWords([words], vocabulary, false, told);
    const main = project.files.find((file) => file.node.header?.block) ?? project.files.find((file) => file.node.header);
    const header = main?.node.header ? { node: main.node.header, file: main.path } : undefined;
    const result = lowerModel(
      {
        name,
        header,
        parts: project.files.map(({ path, node }) => ({ file: path, items: node.items, head: node.header?.block?.items })),
        vocabulary,
        imports: readImports(project, told, (imported) => build(imported, true), lost),
        asOf,
      },
      told,
    );
    if (header && packs.packs.has(name)) told(createDiagnostic('TM5014', locate(header.file, header.node.name), { name }));
    checkUses(project, vocabulary, told);
    checkClaims(result, told);
    checkChecker(result, told);
    checkExclusions(result, told);
    checkOpeners(result, told);
    checkVisible(result, project, told);
    if (!failed && !broken(project)) {
      checkUnused(result, project.imports, told);
      checkEmptyDecisions(result, told);
      // What another model offers may well be used here alone.
      if (!isImported) checkLeftovers(result, asOf, told);
    }
    return result;
  }

  return { build: (project) => build(project), vocabularyOf, lost, forget: () => built.clear() };
}

/** Something in its files could not be read: what looks unused may be used there. */
function broken(project: Project): boolean {
  const isBroken = (items: readonly ItemNode[]): boolean =>
    items.some((item) => item.broken || ('block' in item && item.block !== undefined && isBroken(item.block.items)));
  return project.imports.some((one) => !one.project) || project.files.some((file) => !file.sound && isBroken(file.node.items));
}

function readImports(project: Project, report: Report, build: (project: Project) => BuiltModel, lost: Set<string>): LowerImport[] {
  const seen = new Map<string, { readonly entity: Entity; readonly at: Location }>();
  /** A name means one part: two models may each have a `gateway`, and only one of them can be imported under it. */
  const reportTwice = (name: string, entity: Entity, at: Location): void => {
    const first = seen.get(name);
    if (!first) seen.set(name, { entity, at });
    else if (first.entity !== entity)
      report(createDiagnostic('TM2003', at, { name }, { related: [{ ...first.at, message: `\`${name}\` is imported here first` }] }));
  };
  return project.imports.flatMap(({ node, file, project: target }: ProjectImport) => {
    if (!target) {
      for (const value of node.values?.steps.flat() ?? []) if (value.kind === 'ref') lost.add(refText(value));
      return [];
    }
    const built = build(target);
    const names = (node.values?.steps.flat() ?? []).flatMap((value) => {
      if (value.kind !== 'ref') return [];
      const name = refText(value);
      const entity = built.entities.byName.get(name);
      if (entity?.model === built.name) {
        reportTwice(name, entity, locate(file, value));
        return [name];
      }
      const candidates = plainNames(built.entities.byName);
      reportUnknown(report, file, value, `part of \`${built.name}\``, name, candidates);
      for (const meant of suggest(name, candidates)) lost.add(meant);
      return [];
    });
    return [{ built, names }];
  });
}

/** `uses` names packs; a path in it has been loaded already. */
function checkUses(project: Project, vocabulary: Vocabulary, report: Report): void {
  for (const { path, node } of project.files) {
    for (const item of node.header?.block?.items ?? []) {
      if (item.kind !== 'statement' || item.verb.text !== 'uses') continue;
      for (const value of item.values?.steps.flat() ?? []) {
        if (value.kind !== 'ref' || vocabulary.packs.has(refText(value))) continue;
        const at = locate(path, value);
        const packs = [...vocabulary.packs.keys()].filter((name) => name !== 'prelude').sort();
        const suggestions = suggest(refText(value), packs);
        const fixes = spellingFix(refText(value), suggestions, at);
        report(createDiagnostic('TM5013', at, { name: refText(value), suggestions, packs }, { suggestions, fixes }));
      }
    }
  }
}

/** Ids of the packs whose rules judge the model: those it `uses`, by name or by path, and the prelude's own. */
export function usedPacks(project: Project, built: BuiltModel): string[] {
  const byPath = project.files.flatMap(({ path, node }) =>
    (node.header?.block?.items ?? []).flatMap((item) =>
      item.kind === 'statement' && item.verb.text === 'uses'
        ? (item.values?.steps.flat() ?? []).flatMap((value) => {
            const directory = value.kind === 'string' ? resolvePath(path, value.value) : undefined;
            if (directory === undefined) return [];
            return project.packs
              .filter((pack) => pack.files.some((file) => directory === '' || file.path.startsWith(`${directory}/`)))
              .map((pack) => pack.name);
          })
        : [],
    ),
  );
  return [...new Set([...built.draft.model.packs, ...byPath, 'prelude'])].sort();
}
