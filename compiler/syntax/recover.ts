/**
 * What happens to an item that is not as the grammar has it: one diagnostic, what was read is kept, and its block is still
 * read, so that what is declared inside stays at its place. Promises to return at the start of the next item.
 */
import { EOF, type IToken } from 'chevrotain';
import { adviceFor } from './advice.ts';
import type { ItemNode, NameNode, PhraseNode } from './ast.ts';
import { Fault } from './fault.ts';
import { type TmParser, tooDeep } from './grammar.ts';
import { endOf, isRespelt } from './lexer.ts';
import { helpFor, placeOf } from './messages.ts';
import { type Draft, type DraftHeader, nameNode, nothing } from './nodes.ts';
import { fix, report } from './problems.ts';
import { correctWord, dropToken, headForm, type Repair, repairHead, swapBrace, takesBlock } from './repair.ts';
import { mendGaps, mendMarks } from './shapes.ts';
import * as t from './tokens.ts';

const Model = t.keywordType('model');
const Pack = t.keywordType('pack');
const For = t.keywordType('for');
const Where = t.keywordType('where');
const conditionOwners = new Set<string | undefined>(['rule', 'fact', 'attribute', 'control', 'extend', 'unknown']);

/** Tokens that need another treatment in this place than the grammar says; true when the item has been dealt with. */
export function isOutOfPlace(parser: TmParser, token: IToken, items: ItemNode[]): boolean {
  const type = token.tokenType;
  if (type === For) {
    if (parser.owner === 'rule' || parser.owner === 'unknown') return false;
  } else if (type === Where) {
    if (conditionOwners.has(parser.owner)) return false;
  } else if (parser.owner !== undefined || (type !== Model && type !== Pack) || parser.peek(2).tokenType === t.Colon) return false;
  if (parser.RECORDING_PHASE) return false;
  if (type === For || type === Where) joinLine(parser, token, items);
  else lateHeader(parser, token);
  return true;
}

/** A second header, or the only one at the wrong place (then the start of the file has been reported already). */
function lateHeader(parser: TmParser, token: IToken): void {
  const header = parser.readHeader();
  if (parser.found === undefined) parser.found = header;
  else report(parser.problems, 'TM1022', token.startOffset, endOf(token), { word: token.image });
}

/** `for` or `where` at a line start belongs to the line before; so do the words behind it. */
function joinLine(parser: TmParser, token: IToken, items: ItemNode[]): void {
  if (parser.misplacedIn === items && parser.misplacedAt === items.length) {
    skipItem(parser, items, undefined);
    return;
  }
  parser.misplacedIn = items;
  parser.misplacedAt = items.length;
  const index = parser.position;
  const lineEnd = index >= 1 ? parser.tokenAt(index) : undefined;
  const last = items[items.length - 1] as Draft | undefined;
  const joinable = last !== undefined && (lineEnd?.tokenType === t.NewLine || lineEnd?.tokenType === t.Semicolon);
  const fixes = joinable
    ? [fix(parser.problems, 'join it with the line before', token.tokenType === For, last.end, token.startOffset, ' ')]
    : [];
  report(parser.problems, 'TM1023', token.startOffset, endOf(token), { word: token.image }, { fixes });
  if (joinable && token.tokenType === For && (last.kind === 'declaration' || last.kind === 'statement') && last.block === undefined) {
    // `nothing` is shared; a list of its own may grow, or a thousand such lines would copy it a thousand times.
    const phrases = last.phrases === nothing ? [] : (last.phrases as PhraseNode[]);
    try {
      while (parser.peek(1).tokenType.CATEGORIES?.includes(t.Preposition)) phrases.push(parser.readPhrase());
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
    }
    last.phrases = phrases;
    last.end = phrases[phrases.length - 1]?.end ?? last.end;
    last.broken = true;
    skipItem(parser, items, last);
  } else skipItem(parser, items, undefined);
}

/**
 * A reserved word where a name is declared: the declaration keeps it as its name. A preposition with a value behind it
 * (`component in prod {`) shows that the name was left out.
 */
export function reservedName(parser: TmParser, token: IToken): NameNode | undefined {
  if (parser.trying) return parser.fail(token, 'a name');
  const next = parser.peek(1).tokenType;
  const missing = token.tokenType.CATEGORIES?.includes(t.Preposition) && (next === t.Identifier || next.CATEGORIES?.includes(t.Name));
  if (missing) parser.position -= 1;
  if (parser.draft !== undefined) {
    if (parser.draft.broken) return missing ? undefined : nameNode(token);
    parser.draft.broken = true;
  }
  const end = endOf(token);
  if (parser.isDamaged(token.startOffset, end)) return missing ? undefined : nameNode(token);
  if (missing) report(parser.problems, 'TM1001', token.startOffset, end, { expected: 'a name', found: `\`${token.image}\`` });
  else report(parser.problems, 'TM1003', token.startOffset, end, { word: token.image });
  return missing ? undefined : nameNode(token);
}

export function recoverHeader(parser: TmParser, node: DraftHeader, fault: unknown): void {
  if (!(fault instanceof Fault)) throw fault;
  const index = indexOfFault(parser, fault.token);
  if (node.name !== undefined && parser.position === index - 1 && beginsDeclaration(parser, index - 1)) {
    // `model component web "Web shop" : web_app {`: the name and the line end are missing.
    node.name = undefined;
    node.end = endOf(parser.tokenAt(index - 2));
    parser.position = index - 2;
    reportFault(parser, t.Name.LABEL as string, index - 1, index - 2);
    return;
  }
  if (!parser.isDamaged(node.start, endOfHead(parser, index))) reportFault(parser, fault.expected, index, index);
  parser.draft = undefined;
  for (;;) {
    const type = parser.tokenAt(parser.position + 1).tokenType;
    if (type === t.LeftBrace) {
      const block = parser.readBlock();
      if (node.name !== undefined && node.block === undefined) node.block = block;
      else for (const item of block.items) parser.strays.push(item);
      node.end = block.end;
    } else if (type === EOF || type === t.RightBrace) return;
    else {
      const token = parser.take();
      if (type === t.NewLine || type === t.Semicolon) return;
      node.end = endOf(token);
    }
  }
}

/** `complete` is the node when its head, and its block if any, could be read, and only the end of the statement was missing. */
export function recoverItem(parser: TmParser, items: ItemNode[], complete: Draft | undefined, before: number, fault: unknown): void {
  if (!(fault instanceof Fault)) throw fault;
  const start = parser.tokenAt(before + 1);
  // Trials below throw the same object again.
  const { token, expected } = fault;
  const index = indexOfFault(parser, token);
  if (complete !== undefined && (('block' in complete && complete.block !== undefined) || beginsDeclaration(parser, index))) {
    behindBlock(parser, items, complete, start, index);
    return;
  }
  const draft = complete ?? parser.draft;
  const declares = index - 1 > before + 1 && beginsDeclaration(parser, index - 1) && headForm(start) === 'statement';
  let node = draft;
  if (node !== undefined && parser.phrases !== undefined && (node.kind === 'declaration' || node.kind === 'statement'))
    node.phrases = parser.phrases;
  if (node !== undefined) node.end = Math.max(node.end, parser.endOfLast());
  const isGuessed = (one: IToken): boolean => one.tokenType === t.LeftBrace && one.image === '';
  // `boundary b trust` and a block: the word before the missing `{` has been told with it.
  const told = isRespelt(token) || isGuessed(token) || isGuessed(parser.tokenAt(index + 1));
  const silent = told || draft?.broken === true || parser.isDamaged(start.startOffset, endOfHead(parser, index));
  if (!silent) {
    const repair = mendMarks(parser, before, index) ?? repairHead(parser, before, index) ?? mendGaps(parser, before, index);
    const help = repair === undefined ? adviceFor(parser, index, expected, parser.draft) : undefined;
    if (repair !== undefined) node = rereadHead(parser, before, repair) ?? node;
    else if (dropToken(parser, before, index)) {
      reportFault(parser, expected, before + 1, index, help);
      node = rereadHead(parser, before + 1, undefined) ?? node;
    } else {
      reportFault(parser, expected, index, before, help);
      if (swapBrace(parser, before, index)) node = rereadHead(parser, before, undefined) ?? node;
    }
  }
  if (node === undefined) {
    if (token.tokenType === t.LeftBrace) {
      parser.position = index - 1;
      // `rule r : tampering ; {`: the block belongs to the declaration before it.
      const last = items[items.length - 1] as Draft | undefined;
      if (last?.kind === 'declaration' && last.block === undefined && parser.tokenAt(index - 1).tokenType === t.Semicolon) {
        skipItem(parser, items, last);
        return;
      }
    }
    // One stray mark before a declaration: the declaration is whole.
    const form = headForm(parser.peek(1));
    if (form !== 'declaration' && form !== 'bounded') skipItem(parser, items, undefined);
    return;
  }
  node.broken = true;
  items.push(node as ItemNode);
  if (declares && node === draft) {
    // `service component finder "Search"`: the declaration starts in the middle of what looked like a statement.
    parser.position = index - 2;
    node.end = parser.endOfLast();
    if (node.kind === 'statement') node.values = undefined;
    if (node.kind === 'statement') node.phrases = [];
    return;
  }
  skipItem(parser, items, node);
  parser.annotate(node, start);
}

/** After a repair the head can be read; with a guessed declaration word it may still end early. */
function rereadHead(parser: TmParser, before: number, repair: Repair | undefined): Draft | undefined {
  parser.position = before;
  parser.draft = undefined;
  const node = readOrDraft(parser);
  if (node !== undefined && repair !== undefined) correctWord(node, repair.wrong, repair.right);
  return node;
}

function readOrDraft(parser: TmParser): Draft | undefined {
  try {
    return parser.readHead(headForm(parser.peek(1)));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (parser.draft !== undefined) parser.draft.end = Math.max(parser.draft.end, parser.endOfLast());
    return parser.draft;
  }
}

/** `component a : b component c : d`: no value is called like a declaration and followed by a name. */
function beginsDeclaration(parser: TmParser, index: number): boolean {
  const form = headForm(parser.tokenAt(index));
  return (form === 'declaration' || form === 'bounded') && parser.tokenAt(index + 1).tokenType.CATEGORIES?.includes(t.Name) === true;
}

/** `component a { ... } component b`: what follows the block is an item of its own. */
function behindBlock(parser: TmParser, items: ItemNode[], node: Draft, start: IToken, index: number): void {
  const place = placeOf(parser, index);
  const token = parser.tokenAt(index);
  // A statement that broke off at this `}` has been reported; what follows is the rest of it.
  const { found } = parser.problems;
  const brokeOff = found[found.length - 1]?.end === node.end || (token.tokenType === t.LeftBrace && token.image === '');
  if (!brokeOff && !parser.isDamaged(node.end - 1, place.start)) {
    const fixes = [fix(parser.problems, 'begin a new line', false, node.end, node.end, '\n')];
    const help = 'begin a new line here, or write `;`';
    report(
      parser.problems,
      'TM1001',
      place.start,
      place.end,
      { expected: 'the end of the statement', found: place.found, help },
      { fixes },
    );
    parser.lastFault = index;
  }
  parser.annotate(node, start);
  items.push(node as ItemNode);
  if (headForm(token) === 'declaration' && parser.tokenAt(index + 1).tokenType === t.NewLine) {
    // `}component` and the name on the next line: one line end too few, and one too many.
    if (parser.tokenAt(index + 2).tokenType === t.Identifier) parser.replaceTokens(index + 1, 1);
  }
  const categories = token.tokenType.CATEGORIES;
  if (categories?.includes(t.Misplaced) || categories?.includes(t.Preposition)) skipItem(parser, items, undefined);
}

/** Offset where the head with the token at `index` ends: of a brace or line end. */
function endOfHead(parser: TmParser, index: number): number {
  for (let i = index; ; i++) {
    const token = parser.tokenAt(i);
    if (token.tokenType === EOF) return parser.tokenAt(i - 1).startOffset;
    const type = token.tokenType;
    if (type === t.NewLine || type === t.Semicolon || type === t.LeftBrace || type === t.RightBrace) return token.startOffset;
  }
}

/** Index of the token a fault is about; a rule may have consumed it before it complained. */
function indexOfFault(parser: TmParser, token: IToken): number {
  const next = parser.position + 1;
  return parser.tokenAt(next) !== token && parser.tokenAt(next - 1) === token ? next - 1 : next;
}

function reportFault(parser: TmParser, expected: string, index: number, before: number, advice?: string): void {
  const place = placeOf(parser, index);
  const token = parser.tokenAt(index);
  const { problems } = parser;
  if (expected === t.RightParenthesis.LABEL || expected === t.RightBracket.LABEL) {
    const open = openingBefore(parser, before, index);
    if (open !== undefined) {
      const fixes = [
        fix(problems, `add \`${open.image === '(' ? ')' : ']'}\``, false, place.start, place.start, open.image === '(' ? ')' : ']'),
      ];
      report(problems, 'TM1026', open.startOffset, endOf(open), { mark: open.image }, { fixes });
      return;
    }
  }
  if (expected === tooDeep) {
    const what = token.tokenType === t.LeftParenthesis ? 'parentheses' : '`not`';
    report(problems, 'TM1024', place.start, place.end, { limit: 64, what });
    return;
  }
  const head = parser.draft;
  if (head !== undefined && expected === t.LeftBrace.LABEL && (token.tokenType === t.NewLine || token.tokenType === t.Semicolon)) {
    report(problems, 'TM1029', head.start, head.end, { word: head.kind === 'declaration' ? head.word : head.kind });
    return;
  }
  if (head !== undefined && token.tokenType === t.LeftBrace && !('block' in head)) {
    report(problems, 'TM1030', place.start, place.end, { what: `a \`${head.kind === 'where' ? head.word : head.kind}\` clause` });
    return;
  }
  // The rest of a line that could not be read is rarely a second mistake.
  if (!isOnLineOfLast(parser, index)) {
    const help = advice ?? helpFor(expected, token);
    report(problems, 'TM1001', place.start, place.end, { expected, found: place.found, help });
  }
  parser.lastFault = index;
}

/** Whether the fault reported before stands on the same line as the token at `index`. */
function isOnLineOfLast(parser: TmParser, index: number): boolean {
  const last = parser.lastFault;
  if (last < 0 || last > index) return false;
  for (let i = last; i < index; i++) {
    const token = parser.tokenAt(i);
    if (token.tokenType === t.NewLine && token.image !== '') return false;
  }
  return true;
}

function openingBefore(parser: TmParser, before: number, index: number): IToken | undefined {
  const open: IToken[] = [];
  for (let i = before + 1; i < index; i++) {
    const token = parser.tokenAt(i);
    const type = token.tokenType;
    if (type === t.LeftParenthesis || type === t.LeftBracket) open.push(token);
    else if (type === t.RightParenthesis || type === t.RightBracket) open.pop();
  }
  return open[open.length - 1];
}

/**
 * Passes over the rest of an item. Its block becomes the block of `owner`; without an owner what it declares is kept in the
 * block around it. A clause has no block: only declarations and examples are kept, behind it.
 */
function skipItem(parser: TmParser, items: ItemNode[], owner: Draft | undefined): void {
  const form = owner === undefined ? undefined : headForm(parser.tokenAt(parser.position));
  let behind = false;
  for (;;) {
    const token = parser.tokenAt(parser.position + 1);
    if (token.tokenType === EOF || token.tokenType === t.RightBrace) return;
    if (token.tokenType === t.LeftBrace) {
      parser.draft = owner;
      parser.anonymous = owner === undefined;
      const block = parser.readBlock();
      if (owner === undefined) for (const item of block.items) items.push(item);
      else if ('block' in owner) {
        if (owner.block === undefined) owner.block = block;
        else for (const item of block.items) items.push(item);
        owner.end = block.end;
      } else {
        for (const item of block.items) {
          if (item.kind !== 'declaration' && item.kind !== 'example') continue;
          items.push(item);
          behind = true;
        }
        if (!behind && form !== undefined && takesBlock(form)) owner.end = block.end;
      }
    } else {
      parser.take();
      if (token.tokenType === t.NewLine || token.tokenType === t.Semicolon) return;
      if (owner !== undefined && !behind) owner.end = endOf(token);
    }
  }
}
