/** A JSON Schema (draft 2020-12) of an exported interface: the types and their doc comments are the one place it comes from. */
import ts from 'typescript';

export interface SchemaRequest {
  /** Path of the module that exports the interface. */
  readonly file: string;
  readonly type: string;
  readonly id: string;
  readonly title: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** Reads all modules once; the function it returns describes one type after the other. */
export function createSchemaWriter(files: readonly string[]): (request: SchemaRequest) => Schema {
  const program = ts.createProgram([...files], {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    lib: ['lib.es2023.d.ts'],
    types: [],
  });
  return (request) => schemaOfType(program, request);
}

function schemaOfType(program: ts.Program, { file, type, id, title }: SchemaRequest): Schema {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === type);
  if (!symbol) throw new Error(`${file} exports no ${type}`);
  const definitions = new Map<string, Schema>();
  const root = refer(checker.getDeclaredTypeOfSymbol(symbol));
  const sorted = Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, title, ...root, $defs: sorted };

  /** Named types become definitions; everything else is written where it stands. */
  function refer(of: ts.Type): Schema {
    const name = nameOf(of);
    if (name === undefined) return describe(of);
    if (!definitions.has(name)) {
      definitions.set(name, {});
      definitions.set(name, { ...documentation(of.aliasSymbol ?? of.getSymbol()), ...describe(of) });
    }
    return { $ref: `#/$defs/${name}` };
  }

  function nameOf(of: ts.Type): string | undefined {
    if (of.aliasSymbol && !of.aliasTypeArguments) return of.aliasSymbol.name;
    return of.isClassOrInterface() ? of.getSymbol()?.name : undefined;
  }

  function describe(of: ts.Type): Schema {
    if (of.isStringLiteral() || of.isNumberLiteral()) return { const: of.value };
    if (of.flags & ts.TypeFlags.String) return { type: 'string' };
    if (of.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (of.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (of.isUnion()) return describeUnion(of.types);
    if (checker.isArrayType(of)) return { type: 'array', items: refer(checker.getTypeArguments(of as ts.TypeReference)[0] as ts.Type) };
    const index = checker.getIndexInfosOfType(of)[0];
    if (index) return { type: 'object', additionalProperties: refer(index.type) };
    return describeObject(of);
  }

  function describeUnion(types: readonly ts.Type[]): Schema {
    const present = types.filter((one) => !(one.flags & ts.TypeFlags.Undefined));
    if (present.every((one) => one.flags & ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
    if (present.every((one) => one.isStringLiteral())) return { enum: present.map((one) => (one as ts.StringLiteralType).value).sort() };
    return present.length === 1 ? refer(present[0] as ts.Type) : { oneOf: present.map(refer) };
  }

  function describeObject(of: ts.Type): Schema {
    const members = checker.getPropertiesOfType(of);
    const properties = members.map((member) => [member.name, { ...documentation(member), ...refer(memberType(member)) }] as const);
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: members.filter((member) => !(member.flags & ts.SymbolFlags.Optional)).map((member) => member.name),
      additionalProperties: false,
    };
  }

  /** A member's type without the `undefined` of an optional one; an alias (`Severity`) keeps its name. */
  function memberType(member: ts.Symbol): ts.Type {
    const declared = checker.getTypeOfSymbol(member);
    const declaration = member.valueDeclaration;
    if (declaration && ts.isPropertySignature(declaration) && declaration.type && member.flags & ts.SymbolFlags.Optional) {
      return checker.getTypeFromTypeNode(declaration.type);
    }
    return declared;
  }

  function documentation(of: ts.Symbol | undefined): Schema {
    const text = of ? ts.displayPartsToString(of.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim() : '';
    return text === '' ? {} : { description: text };
  }
}

const LINE_WIDTH = 140;

/** The schema as a file: a list of words stands on one line where it fits, as the formatter of this project has it. */
export function schemaText(schema: Schema): string {
  const text = JSON.stringify(schema, null, 2).replace(/^(.*)\[\s+((?:"[^"]*",?\s+)+)\]/gm, (whole, before: string, inner: string) => {
    const line = `${before}[${inner.trim().replace(/\s+/g, ' ')}]`;
    return line.length < LINE_WIDTH ? line : whole;
  });
  return `${text}\n`;
}
