/**
 * What names mean inside one rule, fact or computed word. Packs are read in the scope of the packs alone, so that no word
 * of a model can change what a shipped rule says. Lookups report what they do not find, once, with what would be legal.
 */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { locate, refText } from '../../model/nodes.ts';
import type { AttributeDefinition, ControlDefinition, Defined, Kind, Sort, Vocabulary } from '../../model/vocabulary.ts';
import { attributesByWord, kindNames } from '../../model/vocabulary-kinds.ts';
import { findIn, findWord, type Report, reportUnknown } from '../../model/vocabulary-words.ts';
import type { Span } from '../../source/span.ts';
import type { RefNode } from '../../syntax/ast.ts';
import type { Variable } from '../resolved.ts';

export interface RuleScope {
  readonly vocabulary: Vocabulary;
  readonly pack: string;
  readonly file: string;
  readonly variables: readonly Variable[];
  /** What `it` may be; undefined outside of `where ( ... )` and of facts. */
  readonly it: readonly Kind[] | undefined;
  readonly report: Report;
}

export function baseKind(vocabulary: Vocabulary, sort: Sort | 'element'): Kind {
  const kind = vocabulary.kinds.get(`prelude.${sort}`) ?? vocabulary.kinds.get(sort);
  if (!kind) throw new Error(`the prelude declares no kind \`${sort}\``);
  return kind;
}

export function lookupKind(scope: RuleScope, ref: RefNode): Kind | undefined {
  const kind = find(scope, scope.vocabulary.kinds, ref);
  if (kind === 'reported') return undefined;
  if (!kind) reportUnknown(scope.report, scope.file, ref, 'kind', refText(ref), kindNames(scope.vocabulary.kinds));
  return kind;
}

export function lookupControl(scope: RuleScope, ref: RefNode): ControlDefinition | undefined {
  const control = find(scope, scope.vocabulary.controls, ref);
  if (control === 'reported') return undefined;
  if (control) return control;
  const text = refText(ref);
  const kind = findIn(scope.vocabulary.kinds, ref, scope.pack);
  const at = locate(scope.file, ref);
  if (kind) scope.report(createDiagnostic('TM2002', at, { name: text, is: `a kind of ${kind.sort}`, wanted: 'control' }));
  else reportUnknown(scope.report, scope.file, ref, 'control', text, kindNames(scope.vocabulary.controls));
  return undefined;
}

/** Finds a word; a plain one that two packs declare has to say which. */
export function find<T extends Defined>(scope: RuleScope, map: ReadonlyMap<string, T>, ref: RefNode): T | undefined | 'reported' {
  const found = findIn(map, ref, scope.pack);
  const options = ref.names.length === 1 ? scope.vocabulary.ambiguous.get(refText(ref)) : undefined;
  if (!found || !options || found.pack === scope.pack) return found;
  const present = options.filter((name) => findWord(map, name, '') !== undefined);
  if (present.length < 2) return found;
  scope.report(createDiagnostic('TM2008', locate(scope.file, ref), { name: refText(ref), options: present }, { suggestions: present }));
  return 'reported';
}

/** A diagnostic at a part of the rule. */
export function at(scope: RuleScope, span: Span) {
  return locate(scope.file, span);
}

/** Whether something of one of these kinds can also be of kind `of`: same sort, or one of them says nothing of its sort. */
export function canBe(kinds: readonly Kind[], of: Kind): boolean {
  return kinds.some((kind) => sortsMeet(kind, of));
}

function sortsMeet(a: Kind, b: Kind): boolean {
  if (a.sort === b.sort || a.sort === 'element' || b.sort === 'element') return true;
  return (a.sort === 'flow' && b.sort === 'hop') || (a.sort === 'hop' && b.sort === 'flow');
}

/**
 * The attribute a word means for elements of these kinds: of the kinds themselves, else of a kind that is one of them
 * (`c.token_lifetime` for a `component c`: only identity providers have it, other components have none).
 */
export function findAttribute(vocabulary: Vocabulary, kinds: readonly Kind[], word: string): AttributeDefinition | undefined {
  for (const kind of kinds) {
    const found = attributesByWord(kind).get(word);
    if (found) return found;
  }
  return owners(vocabulary)
    .get(word)
    ?.find((attribute) => kinds.some((kind) => kin(kind, attribute.on)));
}

function kin(kind: Kind, owner: Kind): boolean {
  return owner.ancestorIds.has(kind.id) || (kind.sort === 'hop' && owner.sort === 'flow');
}

export function attributeNames(kinds: readonly Kind[]): string[] {
  return [...new Set(kinds.flatMap((kind) => [...attributesByWord(kind).keys()]))].sort();
}

const ownerTables = new WeakMap<Vocabulary, ReadonlyMap<string, readonly AttributeDefinition[]>>();

/** All declarations of a word as an attribute, whichever kind has it. */
export function owners(vocabulary: Vocabulary): ReadonlyMap<string, readonly AttributeDefinition[]> {
  let table = ownerTables.get(vocabulary);
  if (!table) {
    const found = new Map<string, AttributeDefinition[]>();
    for (const kind of new Set(vocabulary.kinds.values())) {
      for (const [word, attribute] of kind.attributes) {
        const list = found.get(word);
        if (list) list.push(attribute);
        else found.set(word, [attribute]);
      }
    }
    table = found;
    ownerTables.set(vocabulary, table);
  }
  return table;
}
