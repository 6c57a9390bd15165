/** What holds of every input, however damaged. Each property returns what is wrong, in one line, or undefined. */
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import type { Location } from '../../compiler/source/span.ts';
import type { FileNode, ItemNode } from '../../compiler/syntax/ast.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { plainTokens } from '../support/words.ts';
import type { Edit, Mutation } from './mutate.ts';
import { type Compiled, type Declared, declarationsOf, errorsIn, type Subject } from './subjects.ts';

export interface Input {
  readonly subject: Subject;
  readonly mutations: readonly Mutation[];
  readonly text: string;
}

const MOST_ERRORS = 3;

export function brokenProperties(input: Input, compiled: Compiled): string[] {
  const { file, diagnostics } = compiled.parsed ?? parseFile(createSourceFile(input.subject.path, input.text));
  return [
    spansLieInTheirFiles(compiled),
    refusedTextHasDiagnostic(input, file, diagnostics, compiled),
    untouchedStay(input, file, compiled),
    fewErrors(input, compiled),
  ].filter((wrong) => wrong !== undefined);
}

export function spansLieInTheirFiles({ diagnostics, source }: Pick<Compiled, 'diagnostics' | 'source'>): string | undefined {
  const places = diagnostics.flatMap((one): Location[] => [one, ...one.related, ...one.fixes.flatMap((fix) => fix.edits)]);
  for (const { file, start, end } of places) {
    const length = source(file)?.text.length ?? 0;
    if (!(start >= 0 && start <= end && end <= length)) return `span: ${file} ${start}..${end} of ${length}`;
  }
  return undefined;
}

function refusedTextHasDiagnostic(input: Input, file: FileNode, syntax: readonly Diagnostic[], compiled: Compiled): string | undefined {
  const isModel = input.subject.model !== undefined;
  if (isModel && compiled.model === undefined && errorsIn(compiled.diagnostics).length === 0) return 'silent: no model and no error';
  if (syntax.length > 0 || compiled.diagnostics.some((one) => one.file === input.subject.path && one.code.startsWith('TM5')))
    return undefined;
  if (file.items.some(isBroken)) return 'silent: a broken item and no diagnostic';
  const lost = firstLostToken(input.text, file);
  return lost === undefined ? undefined : `silent: \`${lost}\` is in no item and no diagnostic speaks of it`;
}

function isBroken(item: ItemNode): boolean {
  return item.broken || ('block' in item && item.block !== undefined && item.block.items.some(isBroken));
}

/** A token that stands between items, where only `;` may. */
function firstLostToken(text: string, file: FileNode): string | undefined {
  const covered = new Uint8Array(text.length);
  const visit = (item: ItemNode): void => {
    const block = 'block' in item ? item.block : undefined;
    covered.fill(1, item.start, block === undefined ? item.end : block.start + 1);
    if (block === undefined) return;
    covered.fill(1, block.end - 1, block.end);
    block.items.forEach(visit);
  };
  if (file.header) {
    const { start, end, block } = file.header;
    covered.fill(1, start, block === undefined ? end : block.start + 1);
    if (block) covered.fill(1, block.end - 1, block.end);
    block?.items.forEach(visit);
  }
  file.items.forEach(visit);
  for (const token of plainTokens(text)) {
    if ((token.type === 'word' || token.type === 'text' || token.type === 'mark') && token.text !== ';' && covered[token.start] === 0)
      return token.text;
  }
  return undefined;
}

function untouchedStay(input: Input, file: FileNode, compiled: Compiled): string | undefined {
  const { subject, mutations } = input;
  const touched = mutations.flatMap((mutation) => mutation.edits).map((edit) => touchedRange(edit, subject.text));
  const untouched = subject.declarations.filter((one) => !touched.some((range) => one.start < range.end && range.start < one.end));
  const found = countBy(declarationsOf(file), keyOf);
  for (const [key, count] of countBy(untouched, keyOf)) {
    if ((found.get(key) ?? 0) < count) return `lost: ${key} is gone`;
  }
  const { model } = subject;
  const headerTouched = touched.some((range) => range.start <= subject.text.indexOf('\n', subject.text.search(/^(?:model|pack)\b/m)));
  if (model === undefined || headerTouched || compiled.diagnostics.some((one) => one.code.startsWith('TM5'))) return undefined;
  const entities = untouched.filter((one) => ENTITIES.has(one.word));
  const gone = entities.find((one) => !compiled.origins.has(`${model}.${one.name}`));
  if (gone && !isHidden(gone, touched)) return `lost: ${model}.${gone.name} is no id of the model`;
  return undefined;
}

const ENTITIES = new Set(['actor', 'component', 'boundary', 'data', 'flow', 'feature', 'threat']);

/** It stands in braces that were touched: it may lie in something else now, where it is refused. */
function isHidden(one: Declared, touched: readonly Pick<Edit, 'start' | 'end'>[]): boolean {
  return one.braces.some((brace) => touched.some((range) => range.start <= brace && brace < range.end));
}

function keyOf(one: Declared): string {
  return `${one.word} ${one.name}`;
}

function countBy<T>(list: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

/** The lines of the damage, from the end of the word before it to the start of the one behind. */
function touchedRange(edit: Edit, text: string): { readonly start: number; readonly end: number } {
  const before = text.slice(0, edit.start).trimEnd().length;
  const after = text.length - text.slice(edit.end).trimStart().length;
  const lineStart = text.lastIndexOf('\n', Math.max(0, before - 1)) + 1;
  const lineEnd = text.indexOf('\n', after);
  return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd };
}

/**
 * At most three for each place that is damaged. A name that the damage took away is unknown wherever it is used: that is no
 * further mistake.
 */
function fewErrors(input: Input, compiled: Compiled): string | undefined {
  const { subject, mutations } = input;
  const edits = mutations.flatMap((mutation) => mutation.edits);
  const heads = subject.declarations.filter((one) => edits.some((edit) => one.start < edit.end && edit.start < one.end));
  const words = subject.tokens.filter((token) => edits.some((edit) => token.start <= edit.end && edit.start <= token.end));
  // A kind whose parent is gone may seem to be another of its name.
  const lostKind = subject.model === undefined && heads.some((one) => one.word === 'kind');
  const gone = new Set([...heads.map((one) => one.name), ...words.map((token) => token.text)]);
  const isConsequence = (one: Diagnostic): boolean => gone.has(textAt(compiled, one)) || (lostKind && one.code === 'TM2003');
  const errors = errorsIn(compiled.diagnostics).filter((one) => !isConsequence(one));
  const most = MOST_ERRORS * Math.max(1, edits.length);
  if (errors.length <= most) return undefined;
  return `many: ${errors.length} errors (${[...countBy(errors, (one) => one.code)].map(([code, n]) => `${n} ${code}`).join(', ')})`;
}

function textAt(compiled: Compiled, one: Location): string {
  return compiled.source(one.file)?.text.slice(one.start, one.end) ?? '';
}
