/**
 * The grammar, as Chevrotain rules that build the tree. Each rule builds one node; the grammar is recorded once with dummy
 * tokens, so nothing here may depend on what a token holds. Promises one fault per item: whatever goes wrong inside an item
 * is caught there (`recover.ts` decides what to say and what to keep), and the next item starts clean. `layout.ts` has made
 * sure that braces balance and that every item ends with a `LineEnd` token.
 *
 * Closures for alternatives and repetitions are made once; lists under construction live in fields of the parser, which is
 * safe because none of those rules contains itself.
 */
import { EmbeddedActionsParser, EOF, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import type {
  BindingNode,
  BlockNode,
  ChangeNode,
  ConditionNode,
  ConditionPhraseNode,
  CountNode,
  DemandNode,
  ItemNode,
  NameNode,
  OperandNode,
  PathNode,
  PhraseNode,
  PlacementNode,
  QuantityNode,
  RefNode,
  StringNode,
  ValueNode,
} from './ast.ts';
import { Fault } from './fault.ts';
import { endOf, makeToken } from './lexer.ts';
import { createLookaheadStrategy } from './lookahead.ts';
import {
  catalogueNode,
  type Draft,
  type DraftDeclaration,
  type DraftExample,
  type DraftHeader,
  type DraftStatement,
  dateNode,
  durationNode,
  emptyDeclaration,
  emptyExample,
  emptyFor,
  emptyHeader,
  emptyRequire,
  emptyStatement,
  emptyWhere,
  logicNode,
  nameNode,
  nothing,
  numberNode,
  ownerWord,
  quantifierIs,
  singlePath,
} from './nodes.ts';
import { createProblems, type Problems } from './problems.ts';
import { isOutOfPlace, recoverHeader, recoverItem, reservedName } from './recover.ts';
import { reconsiderBlock, reconsiderVerb } from './repair.ts';
import { textNode } from './text.ts';
import {
  Arrow,
  Bound,
  Catalogue,
  Colon,
  Comma,
  Comparison,
  ConditionPreposition,
  ConditionWord,
  DateLiteral,
  Dot,
  Duration,
  ExampleWord,
  HeaderWord,
  Junction,
  keywordType,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  Less,
  LineEnd,
  Misplaced,
  Name,
  Numeral,
  Placement,
  PlacementSource,
  PlainWord,
  Preposition,
  parserTokens,
  Reserved,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Subject,
  Text,
  Verb,
  Word,
} from './tokens.ts';

const MAX_LOOKAHEAD = 2;
/** Parentheses, and `not` in a row; blocks are counted in `layout.ts`. */
const maximumDepth = 64;
/** What a fault expects when that is exceeded. */
export const tooDeep = `at most ${maximumDepth} of them inside each other`;

const And = keywordType('and');
const Not = keywordType('not');
const Is = keywordType('is');
const Any = keywordType('any');
const All = keywordType('all');
const Every = keywordType('every');
const Of = keywordType('of');
const No = keywordType('no');
const Exactly = keywordType('exactly');
const At = keywordType('at');
const Least = keywordType('least');
const For = keywordType('for');
const Where = keywordType('where');
const Require = keywordType('require');
const In = keywordType('in');
const From = keywordType('from');
const With = keywordType('with');
const When = keywordType('when');
const Scale = keywordType('scale');
const Hop = keywordType('hop');
const Extend = keywordType('extend');
const Import = keywordType('import');
const Decision = keywordType('decision');
const Adjust = keywordType('adjust');
const Kind = keywordType('kind');
const Control = keywordType('control');
const Table = keywordType('table');
const Setting = keywordType('setting');

type Rule<R> = ParserMethod<[], R>;
type ListRule<R> = ParserMethod<[items?: ItemNode[]], R>;

export type HeadForm = 'declaration' | 'bounded' | 'statement' | 'example' | 'for' | 'where' | 'require';

export class TmParser extends EmbeddedActionsParser {
  problems: Problems = createProblems('');
  /** Doc comments by the offset of the token they stand before. */
  docs: ReadonlyMap<number, string> = new Map();
  /** Where text was mended so that the meaning of its item is not sure; ascending. */
  damage: readonly number[] = nothing;
  /** The header of the file, when it has one. */
  found: DraftHeader | undefined = undefined;
  /** What stands in blocks of a header that are not its own. */
  strays: ItemNode[] = [];
  /** What the items being read stand in: a declaration word, `header`, another kind of item; undefined in the file itself. */
  owner: string | undefined = undefined;
  /** The block about to be read belongs to nothing that is known. */
  anonymous = false;
  /** The block where a clause out of place was reported last, and how many items it had: what directly follows is the same mistake. */
  misplacedIn: readonly ItemNode[] | undefined = undefined;
  misplacedAt = 0;
  /** Position before the item whose head is being read. */
  itemStart = 0;
  /** Index of the token of the last fault reported; -1 before the first. */
  lastFault = -1;
  /** While a repair is tried: nothing may be reported. */
  trying = false;
  /** The head under construction: what is kept of an item when its rule is left by a fault. */
  draft: Draft | undefined = undefined;
  phrases: PhraseNode[] | undefined = undefined;

  /** Open parentheses of the condition being read. */
  private groups = 0;
  private names: NameNode[] = [];
  private step: ValueNode[] = [];
  private steps: ValueNode[][] = [];
  private refs: RefNode[] = [];
  private readonly fault = new Fault();

  constructor(skipValidations: boolean) {
    super(parserTokens, {
      skipValidations,
      recoveryEnabled: false,
      maxLookahead: MAX_LOOKAHEAD,
      lookaheadStrategy: createLookaheadStrategy(MAX_LOOKAHEAD),
    });
    this.performSelfAnalysis();
    // What the recording of the grammar has left behind.
    this.found = undefined;
    this.draft = undefined;
    this.phrases = undefined;
  }

  // ---- position, for `recover.ts` -----------------------------------------------------------------------------------

  get position(): number {
    return (this as unknown as Cursor).currIdx;
  }
  set position(index: number) {
    (this as unknown as Cursor).currIdx = index;
  }
  /** The token `distance` behind the last consumed one; 0 is that one itself. */
  peek(distance: number): IToken {
    return this.LA(distance);
  }
  /** Behind the last token of the file there is one of type `EOF`. */
  tokenAt(index: number): IToken {
    return this.input[index] ?? endOfFile;
  }
  /** Tokens are put in or taken out only here: the parser keeps their number. */
  replaceTokens(index: number, count: number, ...tokens: IToken[]): void {
    this.input.splice(index, count, ...tokens);
    (this as unknown as Cursor).tokVectorLength = this.input.length;
  }
  take(): IToken {
    const token = this.LA(1);
    (this as unknown as Cursor).currIdx++;
    return token;
  }
  readBlock(): BlockNode {
    return this.SUBRULE9(this.block);
  }
  readHeader(): DraftHeader {
    return this.SUBRULE9(this.header);
  }
  readPhrase(): PhraseNode {
    return this.SUBRULE9(this.phrase);
  }
  readHead(form: HeadForm): Draft {
    switch (form) {
      case 'declaration':
        return isPlain(this.LA(1)) ? this.SUBRULE9(this.declaration) : this.SUBRULE9(this.specialDeclaration);
      case 'bounded':
        return this.SUBRULE9(this.blockDeclaration);
      case 'statement':
        return this.SUBRULE9(this.statement);
      case 'example':
        return this.SUBRULE9(this.example);
      case 'for':
        return this.SUBRULE9(this.forClause);
      case 'where':
        return this.SUBRULE9(this.whereClause);
      case 'require':
        return this.SUBRULE9(this.requireClause);
    }
  }
  endOfLast(): number {
    const token = this.LA_FAST(0);
    return token === undefined ? 0 : endOf(token);
  }
  /** Leaves the rules up to the item; the message says that `expected` was needed and `token` found. */
  fail(token: IToken, expected: string): never {
    this.fault.token = token;
    this.fault.expected = expected;
    throw this.fault;
  }

  // Chevrotain's own exceptions compute every possible path first: milliseconds each, minutes for a file of mistakes.
  protected raiseNoAltException(_occurrence: number, expected: string | undefined): never {
    this.fail(this.LA(1), expected ?? 'something else');
  }
  protected raiseEarlyExitException(_occurrence: number, _kind: unknown, expected: string | undefined): never {
    this.fail(this.LA(1), expected ?? 'something else');
  }
  protected consumeInternalError(type: TokenType, found: IToken, options: { ERR_MSG?: string } | undefined): never {
    this.fail(found, options?.ERR_MSG ?? type.LABEL ?? type.name);
  }

  // ---- file and blocks ----------------------------------------------------------------------------------------------

  readonly file: ListRule<void> = this.RULE('file', (items: ItemNode[] = []) => {
    this.OPTION(() => {
      this.found = this.SUBRULE(this.header);
    });
    this.MANY(() => {
      this.SUBRULE(this.item, { ARGS: [items] });
    });
  });

  readonly header: Rule<DraftHeader> = this.RULE('header', () => {
    const node = emptyHeader(this.CONSUME(HeaderWord));
    this.draft = undefined;
    try {
      node.name = this.SUBRULE(this.declaredName);
      node.title = this.OPTION(this.takeText);
      node.end = this.endOfLast();
      node.block = this.OPTION1(this.takeBlock);
      if (node.block !== undefined) node.end = node.block.end;
      this.CONSUME(LineEnd);
    } catch (fault) {
      recoverHeader(this, node, fault);
    }
    return node;
  });

  readonly block: Rule<BlockNode> = this.RULE('block', () => {
    const open = this.CONSUME(LeftBrace);
    const outer = this.owner;
    this.owner = this.anonymous ? 'unknown' : ownerWord(this.draft);
    this.anonymous = false;
    const items: ItemNode[] = [];
    this.MANY(() => {
      this.SUBRULE(this.item, { ARGS: [items] });
    });
    this.owner = outer;
    const close = this.CONSUME(RightBrace);
    return { start: open.startOffset, end: endOf(close), items: trimmed(items) };
  });
  private readonly takeBlock = (): BlockNode => this.SUBRULE(this.block);
  private readonly takeBlock2 = (): BlockNode => this.SUBRULE2(this.block);
  private readonly takeBlock4 = (): BlockNode => this.SUBRULE4(this.block);
  private readonly takeBlock3 = (): BlockNode => this.SUBRULE3(this.block);

  readonly item: ListRule<void> = this.RULE('item', (items: ItemNode[] = []) => {
    const start = this.LA(1);
    const before = this.position;
    this.itemStart = before;
    this.draft = undefined;
    if (isOutOfPlace(this, start, items)) return;
    let node: Draft | undefined;
    try {
      node = this.OR(this.itemForms);
      this.CONSUME(LineEnd);
    } catch (fault) {
      recoverItem(this, items, node, before, fault);
      return;
    }
    if (this.RECORDING_PHASE) return;
    if (this.damage.length > 0 || this.docs.size > 0) this.annotate(node, start);
    items.push(node as ItemNode);
  });
  private readonly itemForms = [
    {
      ALT: (): Draft => {
        const node = this.SUBRULE(this.declaration);
        const block = this.OPTION(this.takeBlock);
        return this.RECORDING_PHASE ? node : this.withBlock(node, block);
      },
    },
    {
      ALT: (): Draft => {
        const node = this.SUBRULE(this.specialDeclaration);
        const block = this.OPTION4(this.takeBlock4);
        return this.RECORDING_PHASE ? node : this.withBlock(node, block);
      },
    },
    {
      ALT: (): Draft => {
        const node = this.SUBRULE(this.blockDeclaration);
        const block = this.SUBRULE1(this.block);
        return this.RECORDING_PHASE ? node : this.withBlock(node, block);
      },
    },
    {
      ALT: (): Draft => {
        let node: Draft = this.SUBRULE(this.statement);
        if (this.owner === undefined || this.owner === 'rule') node = reconsiderVerb(this, node);
        const block = this.OPTION1(this.takeBlock2);
        if (this.RECORDING_PHASE || block === undefined) return node;
        this.withBlock(node, block);
        return node.kind === 'statement' ? reconsiderBlock(this, node, block) : node;
      },
    },
    {
      ALT: (): Draft => {
        const node = this.SUBRULE(this.example);
        const block = this.OPTION2(this.takeBlock3);
        return this.RECORDING_PHASE ? node : this.withBlock(node, block);
      },
    },
    { ALT: (): Draft => this.SUBRULE(this.forClause) },
    { ALT: (): Draft => this.SUBRULE(this.whereClause) },
    { ALT: (): Draft => this.SUBRULE(this.requireClause) },
    {
      ALT: (): Draft => {
        const token = this.CONSUME(Misplaced);
        return this.RECORDING_PHASE ? (undefined as unknown as Draft) : this.fail(token, 'a declaration or statement');
      },
    },
  ];

  withBlock(node: Draft, block: BlockNode | undefined): Draft {
    if (block !== undefined && 'block' in node) {
      node.block = block;
      node.end = block.end;
    }
    return node;
  }

  /** Adds the doc comment, and marks the item as broken when text of it had to be mended. */
  annotate(node: Draft, start: IToken): void {
    if (node.kind === 'declaration' || node.kind === 'statement') node.doc = this.docs.get(start.startOffset);
    if (this.isDamaged(node.start, ('block' in node ? node.block?.start : undefined) ?? this.LA(0).startOffset)) node.broken = true;
  }
  isDamaged(start: number, end: number): boolean {
    const damage = this.damage;
    let low = 0;
    let high = damage.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((damage[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    return low < damage.length && (damage[low] as number) <= end;
  }

  // ---- declarations -------------------------------------------------------------------------------------------------

  /** Declarations whose head has a form of its own; their block may be left out. */
  readonly specialDeclaration: Rule<DraftDeclaration> = this.RULE('specialDeclaration', () => this.OR(this.specialForms));
  private readonly specialForms = [
    { ALT: () => this.SUBRULE(this.scale) },
    { ALT: () => this.SUBRULE(this.hop) },
    { ALT: () => this.SUBRULE(this.imports) },
    { ALT: () => this.SUBRULE(this.decision) },
    { ALT: () => this.SUBRULE(this.adjustment) },
  ];

  readonly declaration: Rule<DraftDeclaration> = this.RULE('declaration', () => {
    const node = this.startDeclaration(this.CONSUME(PlainWord));
    node.name = this.OR(this.nameForms);
    node.title = this.OPTION(this.takeText);
    const kinds = this.OPTION1(this.takeKinds);
    if (kinds !== undefined) node.kinds = kinds;
    return this.finish(node);
  });

  readonly scale: Rule<DraftDeclaration> = this.RULE('scale', () => {
    const node = this.startDeclaration(this.CONSUME(Scale));
    node.name = this.SUBRULE(this.declaredName);
    node.title = this.OPTION(this.takeText);
    this.CONSUME(Colon);
    const steps = [this.SUBRULE(this.ref)];
    node.kinds = steps;
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME1(Less);
        steps.push(this.SUBRULE1(this.ref));
      },
      ERR_MSG: '`<` and the next step of the scale',
    });
    node.end = this.endOfLast();
    return node;
  });

  readonly hop: Rule<DraftDeclaration> = this.RULE('hop', () => {
    const node = this.startDeclaration(this.CONSUME(Hop));
    node.values = this.SUBRULE(this.path);
    const kinds = this.OPTION(this.takeKinds);
    if (kinds !== undefined) node.kinds = kinds;
    return this.finish(node);
  });

  readonly imports: Rule<DraftDeclaration> = this.RULE('imports', () => {
    const node = this.startDeclaration(this.CONSUME(Import));
    node.values = this.SUBRULE(this.path);
    this.phrases = undefined;
    this.takePhrase();
    return this.close(node);
  });

  readonly decision: Rule<DraftDeclaration> = this.RULE('decision', () => {
    const node = this.startDeclaration(this.CONSUME(Decision));
    node.verb = nameNode(this.CONSUME(Name, { ERR_MSG: '`accept`, `defer`, `mitigate` or `fix`' }));
    node.values = this.SUBRULE(this.path);
    return this.finish(node);
  });

  readonly adjustment: Rule<DraftDeclaration> = this.RULE('adjustment', () => {
    const node = this.startDeclaration(this.CONSUME(Adjust));
    node.values = this.OR({
      ERR_MSG: 'a rule, `table` or `setting`',
      DEF: [
        {
          ALT: () => {
            node.verb = nameNode(this.CONSUME(Table));
            return singlePath(this.SUBRULE(this.ref));
          },
        },
        {
          ALT: () => {
            node.verb = nameNode(this.CONSUME(Setting));
            return singlePath(this.SUBRULE1(this.ref));
          },
        },
        { ALT: () => singlePath(this.SUBRULE2(this.ref)) },
      ],
    });
    return this.finish(node);
  });

  /** Declarations that are nothing without their block. */
  readonly blockDeclaration: Rule<DraftDeclaration> = this.RULE('blockDeclaration', () => this.OR(this.boundedForms));
  private readonly boundedForms = [{ ALT: () => this.SUBRULE(this.defaults) }, { ALT: () => this.SUBRULE(this.extension) }];

  readonly defaults: Rule<DraftDeclaration> = this.RULE('defaults', () => {
    const node = this.startDeclaration(this.CONSUME(Every));
    node.kinds = [this.SUBRULE(this.ref)];
    node.end = this.endOfLast();
    return node;
  });

  readonly extension: Rule<DraftDeclaration> = this.RULE('extension', () => {
    const node = this.startDeclaration(this.CONSUME(Extend));
    node.extends = 'element';
    node.name = this.OR({
      ERR_MSG: 'a name',
      DEF: [
        {
          ALT: () => {
            this.CONSUME(Kind);
            node.extends = 'kind';
            return this.SUBRULE(this.declaredName);
          },
        },
        {
          ALT: () => {
            this.CONSUME(Control);
            node.extends = 'control';
            return this.SUBRULE1(this.declaredName);
          },
        },
        { ALT: () => this.SUBRULE2(this.declaredName) },
      ],
    });
    node.end = this.endOfLast();
    return node;
  });

  /** Undefined when a preposition shows that the name was left out. */
  readonly declaredName: Rule<NameNode | undefined> = this.RULE('declaredName', () => this.OR(this.nameForms));
  private readonly nameForms = {
    DEF: [
      { ALT: (): NameNode | undefined => nameNode(this.CONSUME(Name)) },
      {
        ALT: (): NameNode | undefined => {
          const token = this.CONSUME(Reserved);
          return this.RECORDING_PHASE ? nameNode(token) : reservedName(this, token);
        },
      },
    ],
    ERR_MSG: 'a name',
  };
  private startDeclaration(word: IToken): DraftDeclaration {
    const node = emptyDeclaration(word);
    this.draft = node;
    this.phrases = undefined;
    return node;
  }
  /** `{preposition values}` and the end of the head. */
  private finish(node: DraftDeclaration): DraftDeclaration {
    this.MANY(this.takePhrase);
    return this.close(node);
  }
  private close(node: DraftDeclaration): DraftDeclaration {
    if (this.phrases !== undefined) node.phrases = trimmed(this.phrases);
    node.end = this.endOfLast();
    return node;
  }

  // ---- statements ---------------------------------------------------------------------------------------------------

  readonly statement: Rule<DraftStatement> = this.RULE('statement', () => {
    const node = emptyStatement(this.CONSUME(Verb));
    this.draft = node;
    this.phrases = undefined;
    node.values = this.OPTION(this.takePath);
    this.MANY(this.takePhrase);
    if (this.phrases !== undefined) node.phrases = trimmed(this.phrases);
    node.end = this.endOfLast();
    return node;
  });

  readonly phrase: Rule<PhraseNode> = this.RULE('phrase', () => {
    const token = this.CONSUME(Preposition);
    const end = endOf(token);
    const values = this.SUBRULE(this.path);
    return {
      start: token.startOffset,
      end: this.endOfLast(),
      preposition: token.image,
      prepositionSpan: { start: token.startOffset, end },
      values,
    };
  });
  private readonly takePhrase = (): void => {
    const phrase = this.SUBRULE(this.phrase);
    if (this.phrases === undefined) this.phrases = [phrase];
    else this.phrases.push(phrase);
  };

  readonly path: Rule<PathNode> = this.RULE('path', () => {
    const first = this.SUBRULE(this.value);
    const step = [first];
    const steps = [step];
    this.step = step;
    this.steps = steps;
    this.MANY(this.takeValue);
    const end = this.endOfLast();
    return { start: first.start, end, steps: step.length > 1 || steps.length > 1 ? steps.map(trimmed) : steps };
  });
  private readonly takePath = (): PathNode => this.SUBRULE(this.path);
  private readonly takeValue = (): void => {
    this.OR(this.valueMarks);
    this.step.push(this.SUBRULE1(this.value));
  };
  private readonly valueMarks = [
    { ALT: () => this.CONSUME(Comma) },
    {
      ALT: () => {
        const token = this.CONSUME(Arrow);
        this.step = [];
        this.steps.push(this.step);
        return token;
      },
    },
  ];

  private readonly operandAlternatives = [
    { ALT: (): ValueNode => this.SUBRULE(this.ref) },
    { ALT: (): ValueNode => textNode(this.CONSUME(Text), this.problems) },
    { ALT: (): ValueNode => numberNode(this.CONSUME(Numeral), this.problems) },
    { ALT: (): ValueNode => dateNode(this.CONSUME(DateLiteral)) },
    { ALT: (): ValueNode => durationNode(this.CONSUME(Duration), this.problems) },
    { ALT: (): ValueNode => catalogueNode(this.CONSUME(Catalogue)) },
  ];
  private readonly operandForms = { DEF: this.operandAlternatives, ERR_MSG: 'a value' };
  private readonly valueForms = {
    DEF: [
      ...this.operandAlternatives,
      {
        ALT: (): ValueNode => {
          const token = this.CONSUME(Every);
          const of = this.SUBRULE1(this.ref);
          return { start: token.startOffset, end: of.end, kind: 'every', of };
        },
      },
    ],
    ERR_MSG: 'a value',
  };
  readonly value: Rule<ValueNode> = this.RULE('value', () => this.OR(this.valueForms));
  /** A value inside a condition, where `every` begins a quantity. */
  readonly operand: Rule<OperandNode> = this.RULE('operand', () => this.OR(this.operandForms));

  private readonly takeText = (): StringNode => textNode(this.CONSUME(Text), this.problems);

  readonly ref: Rule<RefNode> = this.RULE('ref', (): RefNode => {
    const first = this.CONSUME(Name);
    const names = [nameNode(first)];
    this.names = names;
    this.MANY(this.takeDotted);
    const hop = this.OPTION(this.takeHop);
    return { start: first.startOffset, end: this.endOfLast(), kind: 'ref', names, hop };
  });
  private readonly takeDotted = (): void => {
    this.CONSUME(Dot);
    this.names.push(nameNode(this.CONSUME(Word)));
  };
  private readonly takeHop = (): readonly [NameNode, NameNode] => {
    this.CONSUME(LeftBracket);
    const from = nameNode(this.CONSUME1(Name));
    this.CONSUME(Arrow);
    const to = nameNode(this.CONSUME2(Name));
    this.CONSUME(RightBracket);
    return [from, to];
  };

  readonly kinds: Rule<RefNode[]> = this.RULE('kinds', () => {
    this.CONSUME(Colon);
    const refs = [this.SUBRULE(this.ref)];
    this.refs = refs;
    this.MANY(this.takeRef);
    return trimmed(refs);
  });
  private readonly takeKinds = (): RefNode[] => this.SUBRULE(this.kinds);

  readonly refList: Rule<RefNode[]> = this.RULE('refList', () => {
    const refs = [this.SUBRULE(this.ref)];
    this.refs = refs;
    this.MANY(this.takeRef);
    return trimmed(refs);
  });
  private readonly takeRef = (): void => {
    this.CONSUME(Comma);
    this.refs.push(this.SUBRULE1(this.ref));
  };

  // ---- clauses of rules ---------------------------------------------------------------------------------------------

  readonly forClause: Rule<Draft> = this.RULE('forClause', () => {
    const node = emptyFor(this.CONSUME(For));
    this.draft = node;
    node.bindings.push(this.SUBRULE(this.binding));
    this.MANY(() => {
      this.CONSUME(Comma);
      node.bindings.push(this.SUBRULE1(this.binding));
    });
    node.end = this.endOfLast();
    return node;
  });

  readonly binding: Rule<BindingNode> = this.RULE('binding', () => {
    const first = nameNode(this.CONSUME(Name));
    const second = this.OPTION(() => nameNode(this.CONSUME1(Name)));
    const bound = this.OPTION1(() => {
      this.CONSUME(Colon);
      return this.SUBRULE(this.ref);
    });
    return {
      start: first.start,
      end: this.endOfLast(),
      sort: second === undefined ? undefined : first,
      name: second ?? first,
      bound,
    };
  });

  readonly whereClause: Rule<Draft> = this.RULE('whereClause', () => {
    const node = emptyWhere(this.CONSUME(ConditionWord));
    this.groups = 0;
    this.draft = node;
    node.condition = this.SUBRULE(this.condition);
    node.end = this.endOfLast();
    return node;
  });

  readonly requireClause: Rule<Draft> = this.RULE('requireClause', () => {
    const node = emptyRequire(this.CONSUME(Require));
    this.draft = node;
    node.count = this.OPTION(() => this.SUBRULE(this.count));
    node.items.push(this.SUBRULE(this.demand));
    this.MANY(() => {
      this.CONSUME(Comma);
      node.items.push(this.SUBRULE1(this.demand));
    });
    node.end = this.endOfLast();
    return node;
  });

  readonly demand: Rule<DemandNode> = this.RULE('demand', () => {
    const control = this.SUBRULE(this.ref);
    const placement = this.OPTION(() => this.SUBRULE(this.placement));
    return { start: control.start, end: this.endOfLast(), control, placement };
  });

  readonly placement: Rule<PlacementNode> = this.RULE('placement', () => {
    const word = this.CONSUME(Placement);
    const target = this.SUBRULE(this.ref);
    let source: IToken | undefined;
    const ref = this.OPTION(() => {
      source = this.CONSUME(PlacementSource);
      return this.SUBRULE1(this.ref);
    });
    return {
      start: word.startOffset,
      end: this.endOfLast(),
      word: word.image as PlacementNode['word'],
      target,
      from: source?.tokenType === From ? ref : undefined,
      with: source?.tokenType === With ? ref : undefined,
    };
  });

  readonly count: Rule<CountNode> = this.RULE('count', () => {
    let word: CountNode['word'] = 'any';
    const start = this.LA(1).startOffset;
    this.OR([
      { ALT: () => this.CONSUME(Any) },
      {
        ALT: () => {
          this.CONSUME(All);
          word = 'all';
        },
      },
      {
        ALT: () => {
          word = Number(this.CONSUME(Numeral).image);
        },
      },
    ]);
    this.CONSUME(Of);
    return { start, end: this.endOfLast(), word };
  });

  readonly example: Rule<DraftExample> = this.RULE('example', () => {
    const node = emptyExample(this.CONSUME(ExampleWord));
    this.draft = node;
    node.scene = this.OPTION(() => {
      this.CONSUME(In);
      return this.SUBRULE(this.ref);
    });
    this.OPTION1(() => {
      this.CONSUME(When);
      node.changes.push(this.SUBRULE(this.change));
      this.MANY(() => {
        this.CONSUME(And);
        node.changes.push(this.SUBRULE1(this.change));
      });
    });
    node.end = this.endOfLast();
    return node;
  });

  readonly change: Rule<ChangeNode> = this.RULE('change', () => {
    const subject = this.SUBRULE(this.ref);
    return this.OR({
      DEF: [
        {
          ALT: (): ChangeNode => {
            this.CONSUME(Is);
            const kinds = this.SUBRULE(this.refList);
            return { start: subject.start, end: this.endOfLast(), change: 'kinds', subject, kinds };
          },
        },
        {
          ALT: (): ChangeNode => {
            const statement = emptyStatement(this.CONSUME(Name));
            this.phrases = undefined;
            statement.values = this.OPTION(this.takePath);
            this.MANY(this.takePhrase);
            if (this.phrases !== undefined) statement.phrases = this.phrases;
            statement.end = this.endOfLast();
            return { start: subject.start, end: statement.end, change: 'fact', subject, statement };
          },
        },
      ],
      ERR_MSG: '`is` or the word for a fact',
    });
  });

  // ---- conditions ---------------------------------------------------------------------------------------------------

  readonly condition: Rule<ConditionNode> = this.RULE('condition', () => {
    const items = [this.SUBRULE(this.term)];
    const words: IToken[] = [];
    this.MANY(() => {
      words.push(this.CONSUME(Junction));
      items.push(this.SUBRULE1(this.term));
    });
    return this.RECORDING_PHASE ? (items[0] as ConditionNode) : logicNode(items, words);
  });

  readonly term: Rule<ConditionNode> = this.RULE('term', () => {
    const nots: IToken[] = [];
    this.MANY(() => {
      nots.push(this.CONSUME(Not));
      if (nots.length > maximumDepth) this.fail(this.LA(0), tooDeep);
    });
    let node = this.OR({
      DEF: [
        { ALT: (): ConditionNode => this.SUBRULE(this.group) },
        { ALT: (): ConditionNode => this.SUBRULE(this.quantifier) },
        { ALT: (): ConditionNode => this.SUBRULE(this.comparison) },
      ],
      ERR_MSG: 'a condition',
    });
    for (let i = nots.length - 1; i >= 0; i--) {
      node = { start: (nots[i] as IToken).startOffset, end: node.end, kind: 'not', item: node };
    }
    return node;
  });

  readonly group: Rule<ConditionNode> = this.RULE('group', (): ConditionNode => {
    const open = this.CONSUME(LeftParenthesis);
    if (++this.groups > maximumDepth) this.fail(open, tooDeep);
    const item = this.SUBRULE(this.condition);
    this.CONSUME(RightParenthesis);
    this.groups--;
    return { start: open.startOffset, end: this.endOfLast(), kind: 'group', item };
  });

  readonly quantity: Rule<QuantityNode> = this.RULE('quantity', () => {
    const start = this.LA(1).startOffset;
    let word: QuantityNode['word'] = 'any';
    let amount: IToken | undefined;
    this.OR([
      { ALT: () => this.CONSUME(Any) },
      {
        ALT: () => {
          this.CONSUME(No);
          word = 'no';
        },
      },
      {
        ALT: () => {
          this.CONSUME(Every);
          word = 'every';
        },
      },
      {
        ALT: () => {
          this.CONSUME(Exactly);
          word = 'exactly';
          amount = this.CONSUME(Numeral);
        },
      },
      {
        ALT: () => {
          this.CONSUME(At);
          word = this.CONSUME(Bound).tokenType === Least ? 'at_least' : 'at_most';
          amount = this.CONSUME1(Numeral);
        },
      },
    ]);
    return { start, end: this.endOfLast(), word, number: amount === undefined ? undefined : Number(amount.image) };
  });

  readonly quantifier: Rule<ConditionNode> = this.RULE('quantifier', (): ConditionNode => {
    const quantity = this.SUBRULE(this.quantity);
    const domain = this.SUBRULE(this.ref);
    const phrases: ConditionPhraseNode[] = [];
    this.MANY(() => {
      phrases.push(this.SUBRULE(this.conditionPhrase));
    });
    const where = this.OPTION(() =>
      this.OR([
        {
          ALT: (): ConditionNode => {
            this.CONSUME(Where);
            return this.SUBRULE(this.group);
          },
        },
        {
          ALT: (): ConditionNode => {
            const is = this.CONSUME(Is);
            const not = this.OPTION1(() => this.CONSUME(Not));
            const count = this.OPTION2(() => this.SUBRULE(this.count));
            const words = this.SUBRULE(this.refList);
            return quantifierIs(is, not !== undefined, count, words, this.endOfLast());
          },
        },
      ]),
    );
    return {
      start: quantity.start,
      end: this.endOfLast(),
      kind: 'quantifier',
      quantity,
      domain,
      phrases,
      where: where?.kind === 'group' ? where.item : where,
    };
  });

  readonly comparison: Rule<ConditionNode> = this.RULE('comparison', () => {
    const left = this.SUBRULE(this.subject);
    return this.OR({
      DEF: [
        {
          ALT: (): ConditionNode => {
            this.CONSUME(Is);
            const not = this.OPTION(() => this.CONSUME(Not));
            const count = this.OPTION1(() => this.SUBRULE(this.count));
            const words = this.SUBRULE(this.refList);
            const phrases: ConditionPhraseNode[] = [];
            this.MANY(() => {
              phrases.push(this.SUBRULE(this.conditionPhrase));
            });
            return {
              start: left.start,
              end: this.endOfLast(),
              kind: 'is',
              subject: left,
              negated: not !== undefined,
              count,
              words,
              phrases,
            };
          },
        },
        {
          ALT: (): ConditionNode => {
            const operator = this.CONSUME(Comparison).image as '=';
            const right = this.SUBRULE(this.operand);
            return { start: left.start, end: right.end, kind: 'compare', left, operator, right };
          },
        },
        {
          ALT: (): ConditionNode => {
            const verb = nameNode(this.CONSUME(Name));
            let quantity: QuantityNode | undefined;
            let count: CountNode | undefined;
            let objects: OperandNode[] = [];
            this.OPTION2(() =>
              this.OR1([
                {
                  ALT: () => {
                    quantity = this.SUBRULE1(this.quantity);
                    objects = this.SUBRULE(this.operands);
                  },
                },
                {
                  ALT: () => {
                    count = this.OPTION3(() => this.SUBRULE1(this.count));
                    objects = this.SUBRULE1(this.operands);
                  },
                },
              ]),
            );
            const phrases: ConditionPhraseNode[] = [];
            this.MANY1(() => {
              phrases.push(this.SUBRULE1(this.conditionPhrase));
            });
            return { start: left.start, end: this.endOfLast(), kind: 'relate', subject: left, verb, quantity, count, objects, phrases };
          },
        },
      ],
      ERR_MSG: '`is`, a comparison or a verb',
    });
  });

  /** What a condition speaks of. */
  readonly subject: Rule<OperandNode> = this.RULE('subject', (): OperandNode => {
    const first = this.CONSUME(Subject);
    const names = [nameNode(first)];
    this.MANY(() => {
      this.CONSUME(Dot);
      names.push(nameNode(this.CONSUME(Word)));
    });
    return { start: first.startOffset, end: this.endOfLast(), kind: 'ref', names, hop: undefined };
  });

  readonly operands: Rule<OperandNode[]> = this.RULE('operands', () => {
    const operands = [this.SUBRULE(this.operand)];
    this.MANY(() => {
      this.CONSUME(Comma);
      operands.push(this.SUBRULE1(this.operand));
    });
    return operands;
  });

  readonly conditionPhrase: Rule<ConditionPhraseNode> = this.RULE('conditionPhrase', () => {
    const token = this.CONSUME(ConditionPreposition);
    const count = this.OPTION(() => this.SUBRULE(this.count));
    const operands = this.SUBRULE(this.operands);
    return { start: token.startOffset, end: this.endOfLast(), preposition: token.image, count, operands };
  });
}

const endOfFile = makeToken(EOF, '', 0);

function isPlain(token: IToken): boolean {
  return token.tokenType.CATEGORIES?.includes(PlainWord) === true;
}

/** A list that has grown keeps room for more: three times what short lists need, and a tree consists of them. */
function trimmed<T>(list: T[]): T[] {
  return list.length > 1 ? list.slice() : list;
}

interface Cursor {
  currIdx: number;
  tokVectorLength: number;
}

let instance: TmParser | undefined;

/** The one parser of the process, built when it is first needed. */
export function theParser(): TmParser {
  instance ??= new TmParser(true);
  return instance;
}
