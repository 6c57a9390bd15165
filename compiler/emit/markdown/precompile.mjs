/**
 * Turns Handlebars templates into code while the compiler itself is built: what is shipped holds no template compiler, and a
 * template with a fault in it fails the build. One plug-in for esbuild, one for Vite.
 */
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/** A module that exports `template`. Text is escaped before it reaches a template, for HTML escapes are wrong in Markdown. */
export function precompileTemplate(text) {
  const code = Handlebars.precompile(text, { noEscape: true, strict: true, knownHelpersOnly: true });
  return `import Handlebars from 'handlebars/runtime.js';\nexport const template = Handlebars.template(${code});\n`;
}

export const esbuildTemplates = {
  name: 'templates',
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, ({ path }) => ({ contents: precompileTemplate(readFileSync(path, 'utf8')), loader: 'js' }));
  },
};

export const viteTemplates = {
  name: 'templates',
  transform(text, id) {
    return id.endsWith('.hbs') ? { code: precompileTemplate(text), map: null } : undefined;
  },
};
