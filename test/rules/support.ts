import { compile, type Program } from '../../compiler/compile.ts';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import type { Model, Threat } from '../../compiler/model/ir.ts';
import type { Vocabulary } from '../../compiler/model/vocabulary.ts';
import { buildVocabulary, type PackSource } from '../../compiler/model/vocabulary-builder.ts';
import { checkRules } from '../../compiler/rules/check/check.ts';
import type { Host } from '../../compiler/source/host.ts';
import { createSourceFile } from '../../compiler/source/source-file.ts';
import { parseFile } from '../../compiler/syntax/parse.ts';
import { PRELUDE } from './prelude.ts';

export function memoryHost(files: Readonly<Record<string, string>>): Host {
  return {
    readFile: (path) => {
      const text = files[path];
      return text === undefined ? { ok: false, why: 'missing' } : { ok: true, bytes: new TextEncoder().encode(text) };
    },
    readDirectory: (path) => {
      const prefix = path === '' ? '' : `${path}/`;
      const names = new Map<string, 'file' | 'directory'>();
      for (const name of Object.keys(files)) {
        if (!name.startsWith(prefix)) continue;
        const rest = name.slice(prefix.length);
        const slash = rest.indexOf('/');
        names.set(slash < 0 ? rest : rest.slice(0, slash), slash < 0 ? 'file' : 'directory');
      }
      return names.size === 0 && path !== '' ? undefined : [...names].map(([name, type]) => ({ name, type }));
    },
  };
}

export function packOf(text: string, path: string): PackSource {
  const { file, diagnostics } = parseFile(createSourceFile(path, text));
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map((one) => `${path}:${one.start} ${one.message} «${text.slice(one.start, one.end)}»`).join('\n'));
  return { name: file.header?.name.text ?? '', shipped: true, files: [{ path, node: file }] };
}

const prelude = packOf(PRELUDE, 'stdlib:prelude.tm');

/** The vocabulary of the test prelude and one pack `t` of these declarations. */
export function vocabularyOf(pack: string): { vocabulary: Vocabulary; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const vocabulary = buildVocabulary([prelude, packOf(`pack t\n${pack}`, 'stdlib:t.tm')], (one) => diagnostics.push(one));
  return { vocabulary, diagnostics };
}

/** What the checks say of a pack: `CODE «text under it»`. */
export function checkPack(pack: string): string[] {
  const text = `pack t\n${pack}`;
  const { vocabulary, diagnostics } = vocabularyOf(pack);
  const all = [...diagnostics, ...checkRules(vocabulary, new Set(['prelude', 't']))];
  return all.map((one) => `${one.code} «${(one.file === 'stdlib:t.tm' ? text : PRELUDE).slice(one.start, one.end)}»`);
}

export function diagnosticsOf(pack: string): Diagnostic[] {
  const { vocabulary, diagnostics } = vocabularyOf(pack);
  return [...diagnostics, ...checkRules(vocabulary, new Set(['t']))];
}

/** Compiles model `m` (text without header) against the test prelude and a pack `t`. */
export function compileModel(model: string, pack = '', asOf?: string): Program {
  const packs = [prelude, packOf(`pack t\n${pack}`, 'stdlib:t.tm')];
  return compile(memoryHost({ 'm.tm': `model m { uses t }\n${model}` }), '', { library: { packs, text: () => undefined }, asOf });
}

export function modelOf(model: string, pack = '', asOf?: string): Model {
  const program = compileModel(model, pack, asOf);
  if (!program.model) throw new Error(program.diagnostics.map((one) => `${one.code} ${one.message} ${one.file}:${one.start}`).join('\n'));
  return program.model;
}

/** `id verdict` of each threat, sorted by id; moot ones say so. */
export function verdicts(model: string, pack: string, asOf?: string): string[] {
  return modelOf(model, pack, asOf).threats.map(verdictLine);
}

export function verdictLine(threat: Threat): string {
  return `${threat.id} ${threat.verdict}${threat.moot ? ' moot' : ''}`;
}

/** A rule with the mandatory clauses filled in where the test does not care. */
export function ruleText(clauses: string, name = 'r', header = 'spoofing'): string {
  return `rule ${name} "R" : ${header} {\n${clauses}\n  because "x"\n  violates in pair\n  passes in pair\n}\n`;
}
