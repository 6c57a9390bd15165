/** `npm run order [SHUFFLES]`: a hundred rearrangements of each example, each compiled to the same bytes. */
import { exampleProjects } from '../support/examples.ts';
import { checkOrder } from './property.ts';

const shuffles = Number(process.argv[2] ?? 100);
for (const project of exampleProjects()) {
  const start = performance.now();
  try {
    await checkOrder(project, shuffles);
    console.log(`${project.name}: ${shuffles} rearrangements, the same output (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`${project.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
