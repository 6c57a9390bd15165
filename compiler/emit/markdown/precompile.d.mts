/** Types of `precompile.mjs`, for the configurations that use it. */
import type { Plugin } from 'esbuild';

/** The text of a module that exports `template`. Throws where the template has a fault. */
export declare function precompileTemplate(text: string): string;
export declare const esbuildTemplates: Plugin;
export declare const viteTemplates: {
  readonly name: string;
  transform(text: string, id: string): { readonly code: string; readonly map: null } | undefined;
};
