/** Builds the bundle before any test runs, so that no test looks at a stale one. */
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { build } from '../../compiler/build.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why there is no fresh bundle; empty when there is one. */
    buildFailure: string;
  }
}

/** A failed build fails the tests that run the bundle, each with the reason, and leaves the others to say what they know. */
export async function setup(project: TestProject): Promise<void> {
  let failure: ProvidedContext['buildFailure'] = '';
  try {
    await build();
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  project.provide('buildFailure', failure);
}
