/** What `build` and `check` share: the projects of a path, compiled, and what was found in them. */
import { join, relative } from 'node:path';
import { compile, type Program } from '../compile.ts';
import type { Sources } from '../diagnostics/render/sources.ts';
import { locateProjects } from './projects.ts';
import { loadLibrary } from './shipped.ts';
import type { Format } from './show.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface CommonArguments {
  readonly path: string;
  readonly asOf: string | undefined;
  readonly format: Format;
  readonly timings: boolean;
}

export interface CompiledProject {
  /** Relative to the repository root; empty for the root itself. */
  readonly directory: string;
  /** For people: relative to where they are. */
  readonly shown: string;
  readonly program: Program;
}

export interface Session {
  readonly root: string;
  readonly projects: readonly CompiledProject[];
  readonly sources: Sources;
  readonly showPath: (path: string) => string;
  readonly clock: Clock;
}

/** `explainable`: whether what the model was made of is kept. */
export function openSession(given: CommonArguments, asOf: string | undefined, terminal: Terminal, explainable = false): Session {
  if (given.asOf !== undefined && !isDay(given.asOf)) throw new UsageError(`\`${given.asOf}\` is no day; write it as YYYY-MM-DD`);
  const clock = createClock(terminal.now);
  clock.add('start', terminal.now());
  const { root, host, directories } = clock.time('find', () => locateProjects(given.path, terminal.directory));
  const library = clock.time('library', loadLibrary);
  const showPath = (path: string) => (path.startsWith('stdlib:') ? path : relative(terminal.directory, join(root, path)) || '.');
  const projects = directories.map((directory): CompiledProject => {
    const program = compile(host, directory, { library, ...(asOf === undefined ? {} : { asOf }), explainable, now: terminal.now });
    for (const { stage, milliseconds } of program.timings) clock.add(stage, milliseconds);
    for (const { rule, milliseconds } of program.ruleTimings) clock.addRule(rule, milliseconds);
    return { directory, shown: showPath(directory), program };
  });
  const sources: Sources = {
    get(path) {
      for (const { program } of projects) {
        const source = program.source(path);
        if (source) return source;
      }
      return undefined;
    },
  };
  return { root, projects, sources, showPath, clock };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export interface Clock {
  time<T>(stage: string, work: () => T): T;
  timeAsync<T>(stage: string, work: () => Promise<T>): Promise<T>;
  add(stage: string, milliseconds: number): void;
  addRule(rule: string, milliseconds: number): void;
  /** One line a stage, in the order they first ran, and the whole; below them the rules, slowest first, and their share of all rules. */
  table(): string;
}

function createClock(now: () => number): Clock {
  const stages = new Map<string, number>();
  const rules = new Map<string, number>();
  const add = (stage: string, milliseconds: number) => void stages.set(stage, (stages.get(stage) ?? 0) + milliseconds);
  return {
    add,
    addRule: (rule, milliseconds) => void rules.set(rule, (rules.get(rule) ?? 0) + milliseconds),
    time(stage, work) {
      const start = now();
      const result = work();
      add(stage, now() - start);
      return result;
    },
    async timeAsync(stage, work) {
      const start = now();
      const result = await work();
      add(stage, now() - start);
      return result;
    },
    table() {
      const rows = [...stages, ['total', now()] as const];
      const slowest = [...rules].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const all = slowest.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
      const width = Math.max(...[...rows, ...slowest].map(([name]) => name.length));
      const line = (name: string, milliseconds: number) => `${name.padEnd(width)} ${milliseconds.toFixed(1).padStart(9)} ms`;
      const share = (milliseconds: number) => `${(all === 0 ? 0 : (100 * milliseconds) / all).toFixed(1).padStart(6)} %`;
      return [
        ...rows.map(([stage, milliseconds]) => line(stage, milliseconds)),
        ...slowest.map(([rule, milliseconds]) => `${line(rule, milliseconds)}${share(milliseconds)}`),
        '',
      ].join('\n');
    },
  };
}
