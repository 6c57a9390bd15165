/**
 * `npm run order [SHUFFLES]`: a hundred rearrangements of each example, and of a project that says a little of everything, each
 * compiled to the same bytes; three of them with the pictures drawn anew.
 */
import { createGraphvizEngine } from '../../compiler/emit/layout/graphviz.ts';
import { checkOrder, type OrderOptions, orderProjects } from './property.ts';

const shuffles = Number(process.argv[2] ?? 100);
const runs: readonly (OrderOptions & { readonly what: string })[] = [
  { what: 'the same output', shuffles },
  { what: 'the same pictures', shuffles: 3, layout: createGraphvizEngine },
];
for (const project of orderProjects()) {
  for (const { what, ...options } of runs) {
    const start = performance.now();
    try {
      await checkOrder(project, options);
      console.log(`${project.name}: ${options.shuffles} rearrangements, ${what} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`${project.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
