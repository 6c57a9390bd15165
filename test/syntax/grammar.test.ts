import { expect, it } from 'vitest';
import { TmParser, theParser } from '../../compiler/syntax/grammar.ts';
import { grammarText } from '../../compiler/syntax/grammar-text.ts';
import {
  clauseWords,
  declarationWords,
  headerWords,
  keywords,
  keywordType,
  Name,
  plainDeclarationWords,
  prepositions,
  Reserved,
  reservedWords,
  softWords,
  specialDeclarationWords,
} from '../../compiler/syntax/tokens.ts';

interface Grouping {
  groupBy?: (list: readonly unknown[], key: (one: unknown) => string) => Record<string, unknown[]>;
}

// Chevrotain's validations call `Object.groupBy`, which Node 20 lacks.
it('is a grammar without ambiguities that two tokens decide', () => {
  const host = Object as Grouping;
  const own = host.groupBy;
  host.groupBy ??= (list, key) => {
    const groups: Record<string, unknown[]> = {};
    for (const one of list) groups[key(one)] = [...(groups[key(one)] ?? []), one];
    return groups;
  };
  try {
    expect(() => new TmParser(false)).not.toThrow();
  } finally {
    if (own === undefined) delete host.groupBy;
  }
});

it('is built once', () => {
  expect(theParser()).toBe(theParser());
});

it('reserves the prepositions and the seven other words, and nothing else', () => {
  const reserved = [...keywords].filter(([, type]) => type.CATEGORIES?.includes(Reserved)).map(([word]) => word);
  expect(new Set(reserved)).toEqual(new Set([...prepositions, ...reservedWords]));
  const soft = [...keywords].filter(([, type]) => type.CATEGORIES?.includes(Name)).map(([word]) => word);
  const free = [...headerWords, ...declarationWords, ...clauseWords, ...softWords].filter((word) => !reserved.includes(word));
  expect(new Set(soft)).toEqual(new Set(free));
});

it('knows each declaration word as plain or special', () => {
  expect(new Set([...plainDeclarationWords, ...specialDeclarationWords])).toEqual(new Set(declarationWords));
  expect(() => keywordType('gateway')).toThrow();
});

it('prints every rule but those that only keep faulty items', () => {
  const text = grammarText();
  const rules = Object.keys(theParser().getGAstProductions());
  const printed = text.split('\n').flatMap((line) => /^([a-z_]+) +=/.exec(line)?.[1] ?? []);
  expect(printed).toEqual(rules.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  expect(text).toContain('declared_name       = NAME\n');
  expect(text).toContain('value               = ref | TEXT | NUMBER | DATE | DURATION | CATALOGUE | "every" ref\n');
  expect(text).not.toMatch(/Misplaced|MISPLACED|RESERVED/);
});

it('names in the printed grammar only what it also says', () => {
  const text = grammarText();
  const said = new Set(text.split('\n').flatMap((line) => /^(\w+) +[=:]/.exec(line)?.[1] ?? []));
  const grammar = text.split('\n\n')[0] ?? '';
  const named = grammar.replace(/"[^"]*"/g, '').match(/\b[A-Za-z_]{2,}\b/g) ?? [];
  expect(named.filter((name) => !said.has(name))).toEqual([]);
});

it('keeps nothing of a file it has read', () => {
  expect(theParser().input).toEqual([]);
  expect(theParser().found).toBeUndefined();
});
