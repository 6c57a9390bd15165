/**
 * Reads a value node as one of the types an attribute declares. Promises: a legal `Value`, or exactly one diagnostic that
 * says what was found and what is needed. Must not know which attribute it serves beyond its name.
 */
import { createDiagnostic } from '../diagnostics/create.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { RefNode, ValueNode } from '../syntax/ast.ts';
import { wordTable } from '../syntax/word-table.ts';
import { type Entity, plainNames } from './entities.ts';
import { hopNames } from './hop-names.ts';
import type { Value } from './ir.ts';
import { describeValue, locate, refText } from './nodes.ts';
import type { ControlDefinition, Kind, Vocabulary } from './vocabulary.ts';
import { kindNames } from './vocabulary-kinds.ts';
import { findIn, type Report, reportUnknown } from './vocabulary-words.ts';

/** What names mean while statements of one model (or of a pack's kinds) are read. */
export interface ValueScope {
  readonly pack: string;
  readonly vocabulary: Vocabulary;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly report: Report;
  /** Told of each entity a statement names, for the checks on what is unused. */
  readonly used: (entity: Entity) => void;
}

const ENTITY_SORTS: ReadonlySet<string> = new Set(['actor', 'component', 'boundary', 'data', 'flow', 'feature', 'threat']);

/**
 * `types` as in `AttributeDefinition`: built-in words, sorts, kind ids, scales and choices. `words` may stand there too; the
 * caller has read them, and only suggestions name them.
 */
export function resolveValue(
  node: ValueNode,
  types: readonly string[],
  attribute: string,
  file: string,
  scope: ValueScope,
  words: readonly string[] = [],
): Value | undefined {
  switch (node.kind) {
    case 'ref':
      return resolveRef(node, types, attribute, file, scope, words);
    case 'string':
      if (types.includes('text') || types.includes('path')) return { type: 'text', text: node.value };
      break;
    case 'number':
      if (types.includes('number')) return { type: 'number', number: node.value };
      if (types.includes('catalogue')) return { type: 'catalogue', id: String(node.value) };
      break;
    case 'date':
      if (types.includes('date')) {
        if (isDate(node.text)) return { type: 'date', date: node.text };
        scope.report(createDiagnostic('TM3004', locate(file, node), { date: node.text }));
        return undefined;
      }
      break;
    case 'duration':
      if (types.includes('duration')) return { type: 'duration', duration: `${node.amount}${node.unit}` };
      break;
    case 'catalogue':
      if (types.includes('catalogue')) return { type: 'catalogue', id: node.text };
      break;
    case 'every':
      break;
  }
  reportMisfit(node, types, attribute, file, scope, words);
  return undefined;
}

/** A day of the Gregorian calendar. */
export function isDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

function resolveRef(
  ref: RefNode,
  types: readonly string[],
  attribute: string,
  file: string,
  scope: ValueScope,
  words: readonly string[],
): Value | undefined {
  const text = refText(ref);
  for (const type of types) {
    const value = readAs(ref, text, type, scope);
    if (value && ref.hop && !isThere(ref, text, file, scope)) return undefined;
    if (value) return value;
  }
  reportMisfit(ref, types, attribute, file, scope, words);
  return undefined;
}

export function readAs(ref: RefNode, text: string, type: string, scope: ValueScope): Value | undefined {
  if (type === 'yes_no') return text === 'yes' || text === 'no' ? { type: 'word', word: text } : undefined;
  if (type === 'name' || type === 'rule') return { type: 'word', word: text };
  if (type === 'catalogue') return ref.names.length === 1 && /\d/.test(text) ? { type: 'catalogue', id: text } : undefined;
  if (type === 'control') {
    const control = findIn(scope.vocabulary.controls, ref, scope.pack);
    return control && { type: 'control', control: control.id };
  }
  if (type === 'kind') {
    const kind = findIn(scope.vocabulary.kinds, ref, scope.pack);
    return kind && { type: 'kind', kind: kind.id };
  }
  const set = scope.vocabulary.types.get(type);
  if (set) return set.values.includes(text) ? { type: 'word', word: text } : undefined;
  const entity = findEntity(ref, text, scope);
  if (!entity || !isOf(entity, type)) return undefined;
  scope.used(entity);
  return { type: 'element', id: ref.hop ? `${entity.id}[${ref.hop[0].text} -> ${ref.hop[1].text}]` : entity.id };
}

/** Whether the flow has the hop, or the route; told where it does not. */
function isThere(ref: RefNode, text: string, file: string, scope: ValueScope): boolean {
  const flow = findEntity(ref, text, scope);
  const legal = flow ? hopNames(flow, scope.entities) : undefined;
  if (!flow || !legal || !ref.hop) return true;
  const [from, to] = ref.hop.map(({ text: end }) => scope.entities.get(end)?.name ?? end);
  if (legal.includes(`${from} -> ${to}`)) return true;
  const names = legal.map((one) => `${flow.name}[${one}]`);
  reportUnknown(scope.report, file, ref, 'hop', text, names, names);
  return false;
}

function findEntity(ref: RefNode, text: string, scope: ValueScope): Entity | undefined {
  const plain = ref.hop ? text.slice(0, text.indexOf('[')) : text;
  return scope.entities.get(plain);
}

function isOf(entity: Entity, type: string): boolean {
  if (type === 'element') return true;
  if (ENTITY_SORTS.has(type)) return entity.sort === type;
  return entity.kinds.some((kind) => kind.ancestorIds.has(type));
}

function reportMisfit(
  node: ValueNode,
  types: readonly string[],
  attribute: string,
  file: string,
  scope: ValueScope,
  words: readonly string[],
): void {
  const { report } = scope;
  const wanted = describeTypes(types, scope.vocabulary);
  if (node.kind !== 'ref') {
    const meant = meantLiteral(node, types);
    const legal = meant === undefined ? legalWords(types, scope) : [meant];
    const fixes = meant === undefined ? [] : [replacing(node, file, meant)];
    report(createDiagnostic('TM3002', locate(file, node), { attribute, found: describeValue(node), wanted, legal }, { fixes }));
    return;
  }
  const text = refText(node);
  const known = whatIs(node, text, scope);
  const candidates = candidatesFor(types, scope);
  const quoted = types.includes('text') || types.includes('path') ? `"${text}"` : undefined;
  const fixes = quoted === undefined ? [] : [quotingFix(node, file, quoted)];
  if (known && types.some((type) => !isWordType(type, scope.vocabulary))) {
    const places = known === 'kind' ? ofKind(node, types, scope) : { instead: [] };
    const instead = types.every((type) => LITERAL_TYPES.has(type)) ? quoted : places.instead;
    const [only, another] = places.instead;
    const suggestions = suggest(text, candidates);
    report(
      createDiagnostic(
        'TM2002',
        locate(file, node),
        { name: text, is: known, wanted, instead, declare: places.declare },
        typeof instead === 'string'
          ? { fixes }
          : only !== undefined && another === undefined
            ? { fixes: [replacing(node, file, only)] }
            : { suggestions },
      ),
    );
    return;
  }
  const set = types.length === 1 ? scope.vocabulary.types.get(types[0] ?? '') : undefined;
  if (set) reportUnknown(report, file, node, `${set.ordered ? 'step' : 'value'} of \`${set.name}\``, text, candidates, set.values);
  else if (types.every((type) => isWordType(type, scope.vocabulary) || type === 'none')) {
    const suggestions = suggest(text, candidates);
    report(createDiagnostic('TM3002', locate(file, node), { attribute, found: `\`${text}\``, wanted, legal: candidates }, { suggestions }));
  } else if (types.every((type) => LITERAL_TYPES.has(type))) {
    const legal = quoted === undefined ? [] : [quoted];
    report(createDiagnostic('TM3002', locate(file, node), { attribute, found: `\`${text}\``, wanted, legal }, { fixes }));
  } else reportUnknown(report, file, node, wanted, text, [...candidates, ...words]);
}

/** `reachable from internet` where the boundary of that kind is called `net`: its elements, or how one is declared. */
function ofKind(
  node: RefNode,
  types: readonly string[],
  scope: ValueScope,
): { readonly instead: readonly string[]; readonly declare?: string } {
  const kind = findIn<Kind>(scope.vocabulary.kinds, node, scope.pack);
  if (!kind) return { instead: [] };
  const fits = plainNames(scope.entities).filter((name) => {
    const entity = scope.entities.get(name) as Entity;
    return isOf(entity, kind.id) && types.some((type) => !isWordType(type, scope.vocabulary) && isOf(entity, type));
  });
  const sort = [...ENTITY_SORTS].find((one) => kind.ancestorIds.has(one));
  const fitsType = (type: string): boolean => type === 'element' || kind.ancestorIds.has(type);
  if (fits.length > 0 || sort === undefined || !types.some(fitsType)) return { instead: fits };
  return { instead: fits, declare: `${sort} NAME : ${refText(node)}` };
}

function replacing(node: ValueNode, file: string, text: string): Fix {
  return { title: `write \`${text}\``, sure: false, edits: [{ file, start: node.start, end: node.end, text }] };
}

function quotingFix(node: RefNode, file: string, quoted: string): Fix {
  return { title: 'put it in quotes', sure: false, edits: [{ file, start: node.start, end: node.end, text: quoted }] };
}

/** `"30d"`, `31.03.2027`: a duration or a day, written otherwise. */
function meantLiteral(node: ValueNode, types: readonly string[]): string | undefined {
  const text = node.kind === 'string' ? node.value : node.kind === 'catalogue' ? node.text : '';
  if (types.includes('duration') && /^[1-9]\d*(?:s|min|h|d|w|mo|y)$/.test(text)) return text;
  if (!types.includes('date')) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDate(text) ? text : undefined;
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== undefined && isDate(date) ? date : undefined;
}

const LITERAL_TYPES: ReadonlySet<string> = new Set(['text', 'path', 'number', 'date', 'duration', 'catalogue', 'none']);

function isWordType(type: string, vocabulary: Vocabulary): boolean {
  return type === 'yes_no' || vocabulary.types.has(type);
}

/** What a name is when it is not what was wanted: the sort of an element, or `a control`, `a kind`. */
function whatIs(ref: RefNode, text: string, scope: ValueScope): string | undefined {
  const entity = findEntity(ref, text, scope);
  if (entity) return entity.sort;
  if (findIn<ControlDefinition>(scope.vocabulary.controls, ref, scope.pack)) return 'control';
  if (findIn<Kind>(scope.vocabulary.kinds, ref, scope.pack)) return 'kind';
  return undefined;
}

function candidatesFor(types: readonly string[], scope: ValueScope): string[] {
  const names = new Set<string>();
  for (const type of types) {
    const set = scope.vocabulary.types.get(type);
    if (set) for (const value of set.values) names.add(value);
    else if (type === 'yes_no') names.add('yes').add('no').add('unknown');
    else if (type === 'control') for (const name of kindNames(scope.vocabulary.controls)) names.add(name);
    else if (type === 'kind') for (const name of kindNames(scope.vocabulary.kinds)) names.add(name);
    else for (const name of plainNames(scope.entities)) if (isOf(scope.entities.get(name) as Entity, type)) names.add(name);
  }
  return [...names];
}

/** The words of closed lists among the types. */
export function legalWords(types: readonly string[], scope: Pick<ValueScope, 'vocabulary'>): string[] {
  return types.flatMap((type) => (type === 'yes_no' ? ['yes', 'no'] : [...(scope.vocabulary.types.get(type)?.values ?? [])]));
}

const TYPE_TITLES = wordTable<string>({
  text: 'a text in quotes',
  path: 'a path in quotes',
  number: 'a number',
  date: 'a date',
  duration: 'a duration',
  yes_no: '`yes` or `no`',
  catalogue: 'a catalogue id',
  name: 'a name',
  control: 'control',
  kind: 'kind',
  rule: 'a rule',
  element: 'element',
  none: 'nothing',
});

/** `control`, `data or a string`, `step of trust`: how a message names what is needed. */
export function describeTypes(types: readonly string[], vocabulary: Vocabulary): string {
  const names = types.map((type) => {
    const set = vocabulary.types.get(type);
    return set ? `${set.ordered ? 'a step' : 'a value'} of \`${type}\`` : (TYPE_TITLES[type] ?? type);
  });
  return names.length === 0 ? 'nothing' : names.join(' or ');
}
