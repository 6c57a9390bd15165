/** Explains things of a model given as text, or of an example project. */
import { compile, type Program } from '../../compiler/compile.ts';
import { createExplainContext, type ExplainContext } from '../../compiler/rules/explain/context.ts';
import { exampleFiles } from './examples.ts';
import { shippedLibrary } from './library.ts';
import { compileText, createMemoryHost } from './memory-host.ts';

export interface Explainable {
  readonly program: Program;
  readonly context: ExplainContext;
}

/** `text` is the content of `m.tm` behind a line `model m`, `pack` that of `packs/t.tm` behind `pack t`. */
export function explainable(text: string, pack: string, asOf?: string): Explainable {
  const files = { 'm.tm': `model m { uses "packs" }\n${text}`, 'packs/t.tm': `pack t\n${pack}` };
  return contextOf(compileText(files, asOf === undefined ? {} : { asOf }));
}

export function explainableExample(name: string, files: Readonly<Record<string, string>> = exampleFiles()): Explainable {
  return contextOf(compile(createMemoryHost(files), name, { library: shippedLibrary(), asOf: '2026-11-25' }));
}

function contextOf(program: Program): Explainable {
  const { model, built } = program;
  if (!model || !built) throw new Error(program.diagnostics.map((one) => `${one.code} ${one.file}:${one.start} ${one.message}`).join('\n'));
  return { program, context: createExplainContext({ ...program, model, built }) };
}

/** A rule with its mandatory clauses filled in; its examples are not run. */
export function ruleOf(clauses: string, name = 'r', header = 'spoofing'): string {
  return `rule ${name} "R" : ${header} {\n${clauses}\n  because "x"\n  violates { component a : service }\n  passes { component a : service }\n}\n`;
}
