/**
 * Text of one file to its syntax tree. Never throws for a mistake in the text; text that is not accepted always has a
 * diagnostic, and every declaration no mistake touches is in the tree where it belongs. Knows nothing of other files.
 */
import { EOF, type IToken } from 'chevrotain';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { FileNode, HeaderNode, ItemNode } from './ast.ts';
import { checkCharacters } from './characters.ts';
import { distrustStatements } from './distrust.ts';
import { Fault } from './fault.ts';
import { type TmParser, theParser } from './grammar.ts';
import { arrangeTokens } from './layout.ts';
import { endOf, lexText } from './lexer.ts';
import { placeOf } from './messages.ts';
import { nothing } from './nodes.ts';
import { createProblems, fix, gatherProblems, type Problems, report } from './problems.ts';
import { shorten } from './shorten.ts';
import { HeaderWord, headerWords, Identifier, keywordType, Name } from './tokens.ts';

export interface ParseResult {
  readonly file: FileNode;
  /** In the order of the text; at most a hundred errors, and then a note that counts the others. */
  readonly diagnostics: Diagnostic[];
}

export function parseFile(source: SourceFile): ParseResult {
  const first = read(source, false);
  const errors = first.errors + (first.suspicious && holdsDeclarations(first.file.items) ? 1 : 0);
  if (!first.suspicious || errors === 0) return first;
  // Braces that balance and yet lie wrong, as one too many and one too few do: the layout may know better. One error more is
  // a fair price for declarations where they belong, and two when the text is indented; text that is not costs two for each
  // block.
  const second = read(source, true);
  return second.errors <= errors + (isIndented(source.text) ? 2 : 1) ? second : first;
}

/** A declaration in the block of a statement: no text is right that says so. */
function holdsDeclarations(items: readonly ItemNode[]): boolean {
  return items.some((item) => {
    const inside = 'block' in item ? item.block?.items : undefined;
    if (inside === undefined) return false;
    return (item.kind === 'statement' && inside.some((one) => one.kind === 'declaration')) || holdsDeclarations(inside);
  });
}

/** Of the blocks that begin at a line end, most have their first line deeper than column 1. */
function isIndented(text: string): boolean {
  let deeper = 0;
  let level = 0;
  for (const [, indent] of text.matchAll(/\{[ \t]*[\r\n]+([ \t]*)\S/g)) {
    if (indent === '') level++;
    else deeper++;
  }
  return deeper > level;
}

interface Reading extends ParseResult {
  readonly errors: number;
  readonly suspicious: boolean;
}

function read({ text, path }: SourceFile, byIndentation: boolean): Reading {
  const characters = createProblems(path);
  const layout = arrangeTokens(lexText(text), text, path, byIndentation);
  const damage = [...layout.damage];
  checkCharacters(text, characters, damage);
  damage.sort((a, b) => a - b);
  const problems = createProblems(path);
  const items: ItemNode[] = [];
  const parser = theParser();
  try {
    parser.problems = problems;
    parser.docs = layout.docs;
    parser.damage = damage;
    parser.owner = undefined;
    parser.found = undefined;
    parser.strays = [];
    parser.lastFault = -1;
    parser.input = layout.tokens;
    const meant = checkStart(layout.tokens, problems);
    readFile(parser, items, problems);
    if (parser.strays.length > 0) {
      for (const item of parser.strays) items.push(item);
      items.sort((a, b) => a.start - b.start);
    }
    distrustStatements(items, layout.guesses);
    const file: FileNode = { start: 0, end: text.length, kind: 'file', header: headerOf(parser, meant), items };
    const phases = [characters, ...layout.problems, problems];
    const errors = phases.reduce((sum, phase) => sum + phase.total, 0);
    return { file, diagnostics: gatherProblems(phases, path, text.length), errors, suspicious: layout.suspicious };
  } finally {
    release(parser);
  }
}

/** Items deal with their faults; one that got past them would be ours, and must still leave a diagnostic. */
function readFile(parser: TmParser, items: ItemNode[], problems: Problems): void {
  try {
    parser.file(items);
    const rest = parser.tokenAt(parser.position + 1);
    if (rest.tokenType !== EOF) parser.fail(rest, 'a declaration or statement');
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const { start, end, found } = placeOf(parser, parser.position + 1);
    report(problems, 'TM1001', start, end, { expected: fault.expected, found });
  }
}

/** A file begins with its header; a header word nearly right counts as the word it nearly is. */
function checkStart(tokens: IToken[], problems: Problems): HeaderNode['word'] | undefined {
  const [first, second] = tokens;
  if (first === undefined) {
    report(problems, 'TM1021', 0, 0, { found: 'nothing' });
    return undefined;
  }
  if (first.image === 'model' || first.image === 'pack') return first.image;
  const end = endOf(first);
  if (first.tokenType === Identifier && second?.tokenType.CATEGORIES?.includes(HeaderWord)) {
    // `payments model "Payments"`: the two words have traded places.
    report(problems, 'TM1021', first.startOffset, end, { found: `\`${shorten(first.image)}\`` });
    const secondEnd = endOf(second);
    second.startOffset = first.startOffset;
    first.startOffset = secondEnd - first.image.length;
    tokens[0] = second;
    tokens[1] = first;
    return second.image as HeaderNode['word'];
  }
  const near =
    first.tokenType === Identifier && second?.tokenType.CATEGORIES?.includes(Name)
      ? first.image === 'threat_model'
        ? 'model'
        : suggest(first.image, headerWords)[0]
      : undefined;
  if (near === undefined) {
    report(problems, 'TM1021', first.startOffset, end, { found: `\`${shorten(first.image)}\`` });
    return undefined;
  }
  const fixes = [fix(problems, `write \`${near}\``, false, first.startOffset, end, near)];
  report(
    problems,
    'TM1002',
    first.startOffset,
    end,
    { word: shorten(first.image), suggestion: near, fitting: '' },
    { fixes, suggestions: [near] },
  );
  first.tokenType = keywordType(near);
  first.tokenTypeIdx = first.tokenType.tokenTypeIdx as number;
  return near as HeaderNode['word'];
}

function headerOf(parser: TmParser, meant: HeaderNode['word'] | undefined): HeaderNode | undefined {
  const header = parser.found;
  if (header?.name === undefined) return undefined;
  const { start, end, kind, word, name, title, block } = header;
  return { start, end, kind, word: meant ?? word, name, title, doc: parser.docs.get(start), block };
}

/** The parser outlives the file; what it holds of it does not. */
function release(parser: TmParser): void {
  parser.input = [];
  parser.docs = new Map();
  parser.damage = nothing;
  parser.draft = undefined;
  parser.found = undefined;
  parser.strays = [];
  parser.phrases = undefined;
  parser.misplacedIn = undefined;
}
