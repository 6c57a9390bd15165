/**
 * Run in a process of its own: the first text this process ever parses. Prints the milliseconds from before the parser's
 * code is loaded to the finished tree, and without the loading.
 */
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const start = performance.now();
const { createSourceFile, parseFile } = await import('./parser.ts');
const loaded = performance.now();
const { diagnostics } = parseFile(createSourceFile('generated.tm', text));
const end = performance.now();
console.log(JSON.stringify({ total: end - start, parse: end - loaded, diagnostics: diagnostics.length }));
