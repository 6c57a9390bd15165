/**
 * What happens when an item is not as the grammar has it: one diagnostic, the part that was read is kept, and its block is
 * still read, so that what is declared inside stays where it was declared.
 */
import type { IToken } from 'chevrotain';
import type { ItemNode } from './ast.ts';
import { Fault } from './fault.ts';
import type { RawHeaderResult, TmParser } from './grammar.ts';
import { endOf } from './lexer.ts';
import { describe } from './messages.ts';
import type { Draft } from './nodes.ts';
import { report } from './problems.ts';
import { LeftBrace, NewLine, RightBrace, Semicolon } from './tokens.ts';

export function recoverHeader(parser: TmParser, _word: IToken, fault: unknown): RawHeaderResult {
  if (!(fault instanceof Fault)) throw fault;
  report(parser.problems, 'TM1001', fault.token.startOffset, endOf(fault.token), { expected: fault.expected, found: describe(fault.token) });
  skip(parser, []);
  return undefined;
}

export function recoverItem(parser: TmParser, items: ItemNode[], node: Draft | undefined, before: number, fault: unknown): void {
  if (!(fault instanceof Fault)) throw fault;
  const start = parser.tokenAt(before + 1);
  const { token, expected } = fault;
  if (!parser.isDamaged(start.startOffset, token.startOffset)) {
    report(parser.problems, 'TM1001', token.startOffset, endOf(token), { expected, found: describe(token) });
  }
  if (node !== undefined) {
    node.broken = true;
    if (parser.phrases !== undefined && (node.kind === 'declaration' || node.kind === 'statement') && node.phrases.length === 0) {
      node.phrases = parser.phrases;
    }
    items.push(node as ItemNode);
  }
  const own = node !== undefined && 'block' in node && node.block === undefined ? node : undefined;
  skip(parser, items, own);
}

function skip(parser: TmParser, items: ItemNode[], owner?: Draft): void {
  for (;;) {
    const type = parser.peek(1).tokenType;
    if (type === LeftBrace) {
      const block = parser.readBlock();
      if (owner !== undefined && 'block' in owner && owner.block === undefined) {
        owner.block = block;
        owner.end = block.end;
      } else for (const item of block.items) items.push(item);
    } else if (type === RightBrace) return;
    else {
      const token = parser.take();
      if (type === NewLine || type === Semicolon) return;
      if (owner !== undefined) owner.end = endOf(token);
    }
  }
}
