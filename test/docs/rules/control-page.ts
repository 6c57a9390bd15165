/** The page of a control: what it is, where it counts, how it is done and shown, which rules ask for it. */
import type { ControlDefinition } from '../../../compiler/model/vocabulary.ts';
import { statementsIn } from '../../../compiler/model/vocabulary-words.ts';
import { code, joined, plain } from './condition-words.ts';
import type { Library } from './library.ts';
import { referenceLink } from './references.ts';

export function controlPage(library: Library, control: ControlDefinition): string {
  return [
    `# ${control.title ?? plain(control.name)}`,
    `The control ${code(control.id)}; [all controls](../README.md#controls).`,
    (control.doc ?? '').replace(/\s+/g, ' '),
    standing(library, control),
    how(control),
    tests(control),
    written(library, control),
    family(library, control),
    askedBy(library, control),
    control.references.length === 0 ? '' : `## Standards\n\n${control.references.map(referenceLink).join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function standing(library: Library, control: ControlDefinition): string {
  const { guards, counts, mitigates, fits, removes, families, aliases } = control;
  const parts = [
    mitigates.length === 0 ? '' : `It stands against ${joined(mitigates.map(plain), 'and')}.`,
    guards === 'callers' ? 'It guards callers: it counts where calls arrive, at the server.' : '',
    guards === 'content' ? 'It guards content: it counts where content is taken in.' : '',
    counts === 'per_hop' ? 'It counts per hop: every hop of a flow needs it.' : '',
    counts === 'end_to_end' ? 'It counts end to end: the last part of a flow has it, or a relay that is trusted as much.' : '',
    fits.length === 0 ? '' : `It may be claimed of ${joined(fits.map(code), 'or')}.`,
    removes.length === 0 ? '' : `Data that passes is no longer ${joined(removes.map(code), 'or')}.`,
    families.length === 0 ? '' : `Whoever has it has ${joined(linksOf(library, families), 'and')}.`,
    aliases.length === 0 ? '' : `It is also written ${joined([...aliases].sort().map(code), 'or')}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function linksOf(library: Library, ids: readonly string[]): readonly string[] {
  return ids.map((id) => {
    const found = library.controls.find((one) => one.id === id);
    return found ? library.control(found, '../') : code(id);
  });
}

function how(control: ControlDefinition): string {
  const guidance = textOf(control, 'guidance');
  const cost = textOf(control, 'cost');
  if (guidance === '') return '';
  return `## How\n\n${guidance}${cost === '' ? '' : ` The cost is ${cost}.`}`;
}

function textOf(control: ControlDefinition, word: string): string {
  return statementsIn(control.node, word)
    .flatMap((statement) => statement.values?.steps.flat() ?? [])
    .map((value) => (value.kind === 'string' ? value.value : value.kind === 'ref' ? value.names.map((one) => one.text).join('.') : ''))
    .join(' ');
}

function tests({ verify }: ControlDefinition): string {
  return verify.length === 0 ? '' : `## A test shows\n\n${verify.map((text) => `- ${text}`).join('\n')}`;
}

function written(library: Library, control: ControlDefinition): string {
  if (control.where) {
    const condition = library.slice(control.at.file, control.where.start, control.where.end);
    return `## Nobody claims it\n\nIt is worked out: a ${control.computedOn} has it where\n\n\`\`\`tm\nwhere ${condition}\n\`\`\``;
  }
  const name = control.name;
  return `## How a model says it\n\n\`\`\`tm\nimplements ${name} { code "..."; test "..." }\nplans ${name} by 2027-03-31\nlacks ${name} because "..."\n\`\`\``;
}

function family(library: Library, control: ControlDefinition): string {
  const members = library.controls.filter((one) => one !== control && one.isA.has(control.id));
  const parts = library.controls.filter((one) => one.partOf.includes(control.id));
  const list = (controls: readonly ControlDefinition[]): string =>
    controls.map((one) => `- ${library.control(one, '../')}: ${one.title ?? plain(one.name)}`).join('\n');
  return [
    members.length === 0 ? '' : `## What is one\n\nWhere it is asked for, any of these does.\n\n${list(members)}`,
    parts.length === 0 ? '' : `## What belongs to it\n\nNone of these is enough by itself where it is asked for.\n\n${list(parts)}`,
    control.partOf.length === 0 ? '' : `It belongs to ${joined(linksOf(library, control.partOf), 'and')}, which it alone is not.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function askedBy(library: Library, control: ControlDefinition): string {
  const asking = library.rules.filter(({ resolved }) =>
    resolved.requires.some((one) => one.demands.some((demand) => demand.control && control.isA.has(demand.control.id))),
  );
  if (asking.length === 0) return '';
  return `## What it closes\n\n${asking.map(({ rule }) => `- ${library.rule(rule, '../')} (${code(rule.id)})`).join('\n')}`;
}
