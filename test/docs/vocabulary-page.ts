/** `docs/vocabulary.md`: every word of the standard library, by what it is said of. */
import { baseKind } from '../../compiler/model/lookup.ts';
import { describeTypes } from '../../compiler/model/values.ts';
import type {
  AttributeDefinition,
  ControlDefinition,
  DefaultStatement,
  Defined,
  Kind,
  Sort,
  TableDefinition,
  Vocabulary,
} from '../../compiler/model/vocabulary.ts';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { attributesByWord } from '../../compiler/model/vocabulary-kinds.ts';
import { shippedLibrary } from '../support/library.ts';
import { narrowTable, words } from './markdown.ts';

const INTRO = `# Vocabulary

Every word of the standard library, printed from its files by \`npm run docs\`. [The language](language.md) says what to do with them. A word that is
missing is declared in one line of your own model (\`kind parcel_carrier : third_party_api\`).
`;

/** The sorts a reader looks for, in the order in which a model is written. */
const SORTS: readonly { readonly sort: Sort; readonly title: string }[] = [
  { sort: 'model', title: 'Models' },
  { sort: 'actor', title: 'Actors' },
  { sort: 'component', title: 'Components' },
  { sort: 'boundary', title: 'Boundaries' },
  { sort: 'data', title: 'Data' },
  { sort: 'flow', title: 'Flows and hops' },
  { sort: 'feature', title: 'Features' },
  { sort: 'threat', title: 'Threats found by hand' },
  { sort: 'decision', title: 'Decisions and adjustments' },
  { sort: 'claim', title: 'The block of a fact or control' },
];

export function vocabularyPage(): string {
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  const base = baseKind(vocabulary, 'element');
  const parts = [
    INTRO,
    `## Anything\n\n${base ? attributeTable(base, [], vocabulary) : ''}`,
    ...SORTS.map(({ sort, title }) => sortSection(sort, title, base, vocabulary)),
    controlSection(vocabulary),
    typeSection(vocabulary),
    tableSection(vocabulary),
    factSection(vocabulary),
    ruleSection(vocabulary),
  ];
  return `${parts
    .filter((part) => part !== '')
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')}\n`;
}

function unique<T extends Defined>(map: ReadonlyMap<string, T>): T[] {
  return [...new Set(map.values())].sort((a, b) => (a.id < b.id ? -1 : 1));
}

// ---- attributes -----------------------------------------------------------------------------------------------------

function sortSection(sort: Sort, title: string, base: Kind | undefined, vocabulary: Vocabulary): string {
  const root = baseKind(vocabulary, sort);
  if (!root) return '';
  const kinds = unique(vocabulary.kinds).filter((kind) => kind.ancestorIds.has(root.id) && kind !== root);
  const own = kinds.flatMap((kind) => [...new Set(kind.attributes.values())].map((attribute) => ({ kind, attribute })));
  const more = own.length === 0 ? '' : `\n\nOf some kinds only:\n\n${ownAttributes(own, vocabulary)}`;
  const list = kinds.length === 0 ? '' : `\n\n### Kinds of ${sort}\n\n${kindTable(kinds)}`;
  const table = attributeTable(root, base ? [base] : [], vocabulary);
  return `## ${title}\n\n${table === '' ? `Whatever is said of anything.` : table}${more}${list}`;
}

/** What elements of a kind may say, without the words that the given ancestors have. */
function attributeTable(kind: Kind, without: readonly Kind[], vocabulary: Vocabulary): string {
  const skipped = new Set(without.flatMap((one) => [...one.attributes.values()]));
  const list = [...new Set(attributesByWord(kind).values())].filter((attribute) => !skipped.has(attribute));
  if (list.length === 0) return '';
  return narrowTable(
    ['word', 'takes', 'and behind it', 'asks'],
    list.sort((a, b) => (a.name < b.name ? -1 : 1)).map((attribute) => attributeRow(attribute, vocabulary)),
  );
}

function ownAttributes(list: readonly { readonly kind: Kind; readonly attribute: AttributeDefinition }[], vocabulary: Vocabulary): string {
  return narrowTable(
    ['kind', 'word', 'takes', 'and behind it', 'asks'],
    list.map(({ kind, attribute }) => [`\`${kind.name}\``, ...attributeRow(attribute, vocabulary)]),
  );
}

function attributeRow(attribute: AttributeDefinition, vocabulary: Vocabulary): string[] {
  const { name, types, many, phrases, means, weakest, unsetNothing, where, on } = attribute;
  const also = [...on.attributes].filter(([word, one]) => one === attribute && word !== name).map(([word]) => word);
  const takes = where
    ? 'nothing: worked out from the model'
    : types.includes('none')
      ? ''
      : `${describeTypes(types, vocabulary)}${many ? ', several' : ''}`;
  const notes = [
    also.length > 0 ? `also ${words(also)}` : '',
    means === undefined ? '' : `\`yes\` means \`${means}\``,
    weakest === undefined ? '' : `weakest: \`${weakest}\``,
    unsetNothing ? 'silence means nothing' : '',
  ].filter((note) => note !== '');
  const behind = [...phrases].map(([preposition, of]) => `\`${preposition}\` ${describeTypes(of, vocabulary)}`);
  const asks = attribute.question?.replaceAll('{it}', 'it') ?? '';
  return [`\`${name}\``, takes, behind.join('; '), [asks, ...notes].filter((part) => part !== '').join('; ')];
}

// ---- kinds ----------------------------------------------------------------------------------------------------------

function kindTable(kinds: readonly Kind[]): string {
  return narrowTable(
    ['kind', '', 'is a', 'also called', 'says of itself'],
    kinds.map((kind) => [
      `\`${kind.id}\``,
      kind.title ?? '',
      words(kind.parents.map((parent) => parent.name)),
      words(kind.aliases),
      [...kind.defaults.map(defaultText), ...(kind.adds.length > 0 ? [`adds ${words(kind.adds)}`] : [])].join('; '),
    ]),
  );
}

function defaultText({ node, file }: DefaultStatement): string {
  const text = shippedLibrary().text(file)?.slice(node.start, node.end) ?? '';
  return `\`${text.replace(/\s+/g, ' ')}\``;
}

// ---- the rest -------------------------------------------------------------------------------------------------------

function controlSection(vocabulary: Vocabulary): string {
  const rows = unique(vocabulary.controls).map((control) => [
    `[\`${control.id}\`](rules/controls/${control.name}.md)`,
    control.title ?? '',
    [...(control.families.length > 0 ? [words(control.families)] : []), ...control.partOf.map((family) => `part of \`${family}\``)].join(
      ', ',
    ),
    words(control.aliases),
    standing(control),
    control.mitigates.join(', ').replaceAll('_', ' '),
  ]);
  return `## Controls\n\n${narrowTable(['control', '', 'is a', 'also called', 'counts', 'mitigates'], rows)}`;
}

function standing({ guards, counts, fits, removes, computedOn }: ControlDefinition): string {
  const parts = [
    computedOn === undefined ? '' : `worked out on a ${computedOn}`,
    guards === undefined ? '' : `guards ${guards}`,
    counts === undefined ? '' : counts.replaceAll('_', ' '),
    fits.length === 0 ? '' : `fits ${words(fits)}`,
    removes.length === 0 ? '' : `removes ${words(removes)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function typeSection(vocabulary: Vocabulary): string {
  const rows = unique(vocabulary.types).map((set) => [
    `\`${set.id}\``,
    set.title ?? '',
    set.values.map((value) => `\`${value}\``).join(set.ordered ? ' < ' : ', '),
  ]);
  return `## Scales and choices\n\n${narrowTable(['name', '', 'words'], rows)}`;
}

function tableSection(vocabulary: Vocabulary): string {
  const tables = unique(vocabulary.tables).map(
    (table) => `### ${table.id}\n\n${table.title === undefined ? '' : `${table.title}. `}${cells(table, vocabulary)}`,
  );
  const settings = unique(vocabulary.settings).map((setting) => [
    `\`${setting.id}\``,
    setting.title ?? '',
    setting.type,
    `\`${setting.value}\``,
  ]);
  const parts = [
    tables.length === 0 ? '' : `## Tables\n\n${tables.join('\n\n')}`,
    settings.length === 0 ? '' : `## Settings\n\n${narrowTable(['setting', '', 'type', 'unless adjusted'], settings)}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function cells({ result, from, cells: values }: TableDefinition, vocabulary: Vocabulary): string {
  const [rowScale, columnScale] = from;
  const rows = vocabulary.types.get(rowScale ?? '')?.values ?? [];
  const columns = columnScale === undefined ? [] : (vocabulary.types.get(columnScale)?.values ?? []);
  const intro = `\`${result}\` from \`${from.join('` and `')}\`:\n\n`;
  if (columns.length === 0)
    return (
      intro +
      narrowTable(
        [rowScale ?? '', result],
        rows.map((row) => [row, values.get(row) ?? '']),
      )
    );
  return (
    intro +
    narrowTable(
      [`${rowScale} \\ ${columnScale}`, ...columns],
      rows.map((row) => [row, ...columns.map((column) => values.get(`${row},${column}`) ?? '')]),
    )
  );
}

function factSection(vocabulary: Vocabulary): string {
  const rows = unique(vocabulary.facts).map((fact) => [`\`${fact.id}\``, words(fact.on), fact.title ?? '']);
  return rows.length === 0 ? '' : `## Facts\n\n${narrowTable(['fact', 'of', ''], rows)}`;
}

function ruleSection(vocabulary: Vocabulary): string {
  const rows = [...vocabulary.rules.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => [`[\`${rule.id}\`](rules/${rule.pack}/${rule.name}.md)`, rule.title ?? '', rule.stride.join(', ').replaceAll('_', ' ')]);
  return rows.length === 0 ? '' : `## Rules\n\n${narrowTable(['rule', '', 'STRIDE'], rows)}`;
}
