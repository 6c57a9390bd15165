/** Pages of words: kinds, controls and attributes here; the smaller ones in `show-parts.ts`. */
import { showText } from '../../diagnostics/render/display.ts';
import type { AttributeExplanation, ControlExplanation, KindExplanation, Mention, WordExplanation } from '../../rules/explain/words.ts';
import { placeText, type Showing, showFacts } from './show.ts';
import { showElement, showFact, showPack, showRule, showScale, showScene, showSetting, showTable } from './show-parts.ts';
import { showReferences } from './show-references.ts';

export function showWord(showing: Showing, word: WordExplanation): void {
  switch (word.about) {
    case 'kind':
      showKind(showing, word);
      break;
    case 'control':
      showControl(showing, word);
      break;
    case 'attribute':
      showAttribute(showing, word);
      break;
    case 'rule':
      showRule(showing, word);
      break;
    case 'fact':
      showFact(showing, word);
      break;
    case 'scale':
    case 'choice':
      showScale(showing, word);
      break;
    case 'table':
      showTable(showing, word);
      break;
    case 'setting':
      showSetting(showing, word);
      break;
    case 'scene':
      showScene(showing, word);
      break;
    case 'pack':
      showPack(showing, word);
      break;
    case 'element':
      showElement(showing, word);
      break;
  }
}

/** `kind postgres "PostgreSQL"`, what it is, where it is declared. */
export function showHead(
  showing: Showing,
  sort: string,
  { name, title, doc, at, pack }: { name: string; title?: string; doc?: string; at?: Parameters<typeof placeText>[1]; pack?: string },
): void {
  const { page } = showing;
  page.raw([`${page.paint.strong(showText(`${sort} ${name}`))}${title === undefined ? '' : `: ${showText(title)}`}`]);
  const place = placeText(showing, at);
  if (place !== '')
    page.raw([
      `  ${page.paint.frame('-->')} ${showText(place)}${pack === undefined ? '' : `, of ${pack === 'prelude' ? 'the base vocabulary' : `the pack ${pack}`}`}`,
    ]);
  if (doc !== undefined) {
    page.blank();
    page.text(doc);
  }
}

/** `also called`: what may be written instead. */
export function showAliases({ page }: Showing, aliases: readonly string[]): void {
  if (aliases.length > 0) page.text(aliases.join(', '), 2, { text: 'also written:' });
}

/** Where the same stands at length, in what comes with tmc. */
export function showPage({ page: to }: Showing, { page }: { readonly page?: string }): void {
  if (page !== undefined) to.text(page, 2, { text: 'page:' });
}

export function showMentions({ page }: Showing, heading: string, mentions: readonly Mention[]): void {
  if (mentions.length === 0) return;
  page.heading(heading);
  page.rows(mentions.map(({ id, title = '' }) => ({ label: id, text: title })));
}

// ---- kinds --------------------------------------------------------------------------------------------------------------

function showKind(showing: Showing, kind: KindExplanation): void {
  const { page } = showing;
  showHead(showing, 'kind', kind);
  page.blank();
  if (kind.ancestors.length > 0) page.text([kind.name, ...kind.ancestors].join(' -> '), 2, { text: 'is a:' });
  showAliases(showing, kind.aliases);
  for (const names of kind.exclusive) page.text(names.filter((name) => name !== kind.name).join(', '), 2, { text: 'never together with:' });
  if (kind.example !== undefined) page.text(kind.example, 2, { text: 'written:' });
  if (kind.things.length > 0) page.text(kind.things.join(', '), 2, { text: 'in this model:' });
  if (kind.adds.length > 0) page.text(kind.adds.join(', '), 2, { text: 'makes data that passes:' });
  showMentions(showing, 'More special kinds', kind.children);
  if (kind.defaults.length > 0) {
    page.heading('What holds of it unless the model says otherwise');
    page.rows(
      kind.defaults.map(({ text, kind: of, at }) => ({
        label: text,
        text: of === kind.name ? placeText(showing, at) : `from ${of}, ${placeText(showing, at)}`,
      })),
    );
  }
  showSayable(showing, kind);
  showMentions(showing, 'Rules about things of this kind', kind.rules);
}

/** Attributes in groups, by the kind that declares them; what is said of anything by name only. */
function showSayable({ page }: Showing, kind: KindExplanation): void {
  const stated = kind.attributes.filter((one) => one.when === undefined);
  const worked = kind.attributes.filter((one) => one.when !== undefined);
  for (const on of new Set(stated.map((one) => one.on))) {
    const here = stated.filter((one) => one.on === on);
    page.heading(on === kind.name ? 'What may be said of it' : `What may be said of any ${on}`);
    if (on === 'element' && kind.name !== on) page.text(`${here.map((one) => one.name).join(', ')} (\`tmc explain element\` says how)`);
    else page.rows(here.map(({ form, question = '' }) => ({ label: form, text: question })));
  }
  if (worked.length === 0) return;
  page.heading('What is worked out, and nobody says');
  page.rows(worked.map(({ name, when = '' }) => ({ label: name, text: when })));
}

// ---- controls -----------------------------------------------------------------------------------------------------------

function showControl(showing: Showing, control: ControlExplanation): void {
  const { page } = showing;
  showHead(showing, 'control', control);
  page.blank();
  if (control.families.length > 0) page.text(`${control.families.join(', ')} (whoever has it has that too)`, 2, { text: 'is a:' });
  if (control.partOf.length > 0) page.text(`${control.partOf.join(', ')}, which it alone is not`, 2, { text: 'part of:' });
  showAliases(showing, control.aliases);
  if (control.mitigates.length > 0)
    page.text(control.mitigates.map((word) => word.replaceAll('_', ' ')).join(', '), 2, { text: 'stands against:' });
  showPage(showing, control);
  for (const text of standsText(control)) page.text(text);
  if (control.guidance !== undefined) {
    page.heading('How');
    page.text(control.guidance);
    if (control.cost !== undefined) page.text(`The cost is ${control.cost}.`);
  }
  if (control.verify.length > 0) {
    page.heading('A test would show that');
    for (const text of control.verify) page.text(text, 2, { text: '-' });
  }
  if (control.lines.length > 0) {
    page.heading('How a model says it');
    page.code(control.lines, 4);
  }
  if (control.claims.length > 0) {
    page.heading('What this model says of it');
    showFacts(showing, control.claims);
  }
  showMentions(showing, 'More special controls', control.members);
  showMentions(showing, 'Rules that require it', control.requiredBy);
  showReferences(showing, control.references);
}

function standsText({ guards, counts, fits, removes, on, when }: ControlExplanation): string[] {
  return [
    ...(when === undefined ? [] : [`Nobody claims it. A ${on} has it where \`${when}\`.`]),
    ...(guards === 'callers' ? ['It guards callers: it counts where calls arrive, at the server.'] : []),
    ...(guards === 'content' ? ['It guards content: it counts where content is taken in.'] : []),
    ...(counts === 'per_hop' ? ['It counts per hop: every hop of a flow needs it.'] : []),
    ...(counts === 'end_to_end' ? ['It counts end to end: the last part of a flow has it, or a relay that is trusted as much.'] : []),
    ...(fits.length === 0 ? [] : [`It may be claimed on: ${fits.join(', ')}.`]),
    ...(removes.length === 0 ? [] : [`Data that passes is no longer ${removes.join(', ')}.`]),
  ];
}

// ---- attributes ---------------------------------------------------------------------------------------------------------

function showAttribute(showing: Showing, attribute: AttributeExplanation): void {
  const { page } = showing;
  showHead(showing, 'attribute', attribute);
  page.blank();
  page.text(`any ${attribute.on}`, 2, { text: 'said of:' });
  showAliases(showing, attribute.aliases);
  if (attribute.when !== undefined) page.text(`Nobody says it. It holds where \`${attribute.when}\`.`);
  else {
    page.text('It is written as');
    page.code([attribute.form, ...attribute.lines.map((line) => `  ${line}`)], 4);
  }
  for (const { type, ordered, words } of attribute.values) page.text(words.join(ordered ? ' < ' : ', '), 2, { text: `${type}:` });
  if (attribute.many) page.text('A list: several statements add up; `nothing` says that there is none.');
  if (attribute.means !== undefined)
    page.text(`It means the control \`${attribute.means}\`: \`yes\` says that it is there, \`by\` which one of its kind.`);
  if (attribute.weakest !== undefined) page.text(`A flow has the weakest of its hops, here \`${attribute.weakest}\`.`);
  if (attribute.when !== undefined) return;
  page.text(attribute.unsetNothing ? 'Where nobody says it, there is nothing.' : 'Where nobody says it, it is unknown, and rules ask.');
}
