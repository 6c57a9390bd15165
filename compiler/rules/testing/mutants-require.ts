/** What a demand becomes with one control less, another count, or another place. */
import type { DemandNode, PlacementNode, RequireNode } from '../../syntax/ast.ts';
import { countText, type Edit, type Writer } from './mutants-text.ts';

/** The sort of what a name of the rule is bound to. */
export type SortOf = (name: string) => string | undefined;

export function requireMutants(node: RequireNode, sortOf: SortOf, write: Writer): readonly Edit[] {
  const { items, count } = node;
  const span = { start: count?.start ?? items[0]?.start ?? node.start, end: node.end };
  const edit = (text: string): Edit => write.replace(span, text);
  const fewer =
    items.length < 2
      ? []
      : items.map((_, index) => {
          const rest = items.filter((__, at) => at !== index);
          return edit(`${rest.length > 1 ? countText(count) : ''}${demandsText(rest, items, write)}`);
        });
  const counted = otherCount(node).map((word) => edit(`${word} of ${demandsText(items, items, write)}`));
  return [...fewer, ...counted, ...items.flatMap((item) => (item.placement ? placeMutants(item, item.placement, sortOf, write) : []))];
}

/** A name takes the next place to its right: one whose place went with its neighbour gets it back. */
function demandsText(rest: readonly DemandNode[], all: readonly DemandNode[], write: Writer): string {
  return rest
    .map((item, index) => {
      const next = rest[index + 1];
      const own = placeOf(item, all);
      const text = write.text(item.control);
      return own && (!next || placeOf(next, all) !== own) ? `${text} ${write.text(own)}` : text;
    })
    .join(', ');
}

function placeOf(item: DemandNode, all: readonly DemandNode[]): PlacementNode | undefined {
  return all.slice(all.indexOf(item)).find((one) => one.placement)?.placement;
}

function otherCount({ count, items }: RequireNode): readonly string[] {
  if (!count) return [];
  if (count.word === 'any') return items.length > 1 ? ['all'] : [];
  if (count.word === 'all') return items.length > 1 ? ['any'] : [];
  return [count.word === 2 ? 'any' : String(count.word - 1)];
}

function placeMutants({ control }: DemandNode, placement: PlacementNode, sortOf: SortOf, write: Writer): readonly Edit[] {
  const name = write.text(control);
  const whole = write.text(placement);
  const edit = (text: string): Edit => write.replace(placement, text, `${name} ${whole}`, `${name} ${text}`);
  const target = write.text(placement.target);
  const from = placement.from ? ` from ${write.text(placement.from)}` : '';
  const datum = placement.with ? ` with ${write.text(placement.with)}` : '';
  return [
    ...otherPlaces(placement, target, sortOf).map(edit),
    ...(from === '' ? [] : [edit(`${placement.word} ${target}${datum}`)]),
    ...(datum === '' ? [] : [edit(`${placement.word} ${target}${from}`)]),
  ];
}

/** The other places at which a control could be asked for: of a hop its flow, of a flow the way to its end. */
function otherPlaces({ word, target: { names } }: PlacementNode, target: string, sortOf: SortOf): readonly string[] {
  const sort = names.length === 1 ? sortOf(target) : undefined;
  const all =
    sort === 'flow'
      ? [`on ${target}`, `along ${target}`, `before ${target}.to`]
      : sort === 'hop'
        ? [`on ${target}`, `along ${target}.flow`, `before ${target}.to`]
        : [`on ${target}`, `before ${target}`];
  return all.filter((place) => !place.startsWith(`${word} `));
}
