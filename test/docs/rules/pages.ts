/** `docs/rules/`: a page for each shipped rule and control, and the list of them. */

import { narrowTable } from '../markdown.ts';
import { plain } from './condition-words.ts';
import { controlPage } from './control-page.ts';
import { createLibrary, type Library } from './library.ts';
import { rulePage } from './rule-page.ts';

export const RULES = 'docs/rules';

export function rulePages(): ReadonlyMap<string, string> {
  const library = createLibrary();
  return new Map([
    [`${RULES}/README.md`, index(library)],
    ...library.rules.map(({ rule, resolved }): [string, string] => [
      `${RULES}/${rule.pack}/${rule.name}.md`,
      rulePage(library, rule, resolved),
    ]),
    ...library.controls.map((control): [string, string] => [`${RULES}/controls/${control.name}.md`, controlPage(library, control)]),
  ]);
}

const INTRO = `# Rules and controls

What the shipped packs find, and what closes it: a page for each, printed from the packs by \`npm run docs\`. \`tmc explain RULE\` says the same of one, with
what it finds in your model; \`tmc test --coverage stride webhook auth microservices\` counts them by kind and by standard. A model names the packs that judge
it: \`uses stride, webhook\`.`;

function index(library: Library): string {
  const packs = [...library.vocabulary.packs.values()].filter((pack) => library.rules.some(({ rule }) => rule.pack === pack.name));
  return `${[INTRO, ...packs.map((pack) => packSection(library, pack)), controlSection(library)].join('\n\n')}\n`;
}

function packSection(
  library: Library,
  { name, title, doc }: { readonly name: string; readonly title: string | undefined; readonly doc: string | undefined },
): string {
  const rows = library.rules
    .filter(({ rule }) => rule.pack === name)
    .map(({ rule, resolved }) => {
      const controls = [...new Set(resolved.requires.flatMap((one) => one.demands).flatMap((demand) => demand.control ?? []))];
      return [
        library.rule(rule, ''),
        rule.stride.map(plain).join(', '),
        controls.map((control) => library.control(control, '')).join(', '),
      ];
    });
  const head = `## ${name === 'prelude' ? 'Always' : (title ?? name)}`;
  const said = [
    name === 'prelude' ? 'What a model demands of itself, whichever packs it uses.' : `\`uses ${name}\`.`,
    name === 'prelude' ? '' : (doc ?? '').replace(/\s+/g, ' '),
  ];
  return `${head}\n\n${said.filter((part) => part !== '').join(' ')}\n\n${narrowTable(['rule', 'finds', 'closed by'], rows)}`;
}

function controlSection(library: Library): string {
  const rows = library.controls.map((control) => [
    library.control(control, ''),
    control.title ?? '',
    control.mitigates.map(plain).join(', '),
  ]);
  return `## Controls\n\n${narrowTable(['control', '', 'stands against'], rows)}`;
}
