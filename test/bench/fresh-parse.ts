/**
 * Run in a process of its own: the first text this process ever parses. Prints the milliseconds from before the parser's
 * code is loaded to the finished tree, and without the loading.
 */
import { readFileSync } from 'node:fs';
import { workClock } from '../support/timing.ts';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const total = workClock();
const { createSourceFile, parseFile } = await import('./parser.ts');
const parse = workClock();
const { diagnostics } = parseFile(createSourceFile('generated.tm', text));
console.log(JSON.stringify({ total: total(), parse: parse(), diagnostics: diagnostics.length }));
