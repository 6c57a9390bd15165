/** Resolves `require any of a, b on f, c along g`: each name takes the next placement to its right. */
import { createDiagnostic } from '../../diagnostics/create.ts';
import { refText } from '../../model/nodes.ts';
import type { Sort } from '../../model/vocabulary.ts';
import type { DemandNode, PlacementNode, RequireNode } from '../../syntax/ast.ts';
import type { Demand, Operand, Requirement } from '../resolved.ts';
import { pathOf, resolvePath, sortsOf } from './operand.ts';
import { at, baseKind, canBe, lookupControl, type RuleScope } from './scope.ts';
import { describeOperand, resolveSources } from './target.ts';

export function resolveRequire(node: RequireNode, scope: RuleScope): Requirement[] {
  if (node.broken) return [];
  const placements = placementsOf(node, scope);
  const resolved = new Map<PlacementNode, Place | undefined>();
  for (const placement of new Set(placements.values())) if (placement) resolved.set(placement, resolvePlacement(placement, scope));
  const demands = node.items.flatMap((item): Demand[] => {
    const placement = placements.get(item);
    const place = placement && resolved.get(placement);
    const what = resolveControl(item, node, scope);
    if (!what || !placement || !place || !fitsTarget(item, what, place, placement, scope)) return [];
    return [{ ...what, placement: placement.word, ...place, start: item.start, end: item.end }];
  });
  if (demands.length < node.items.length) return [];
  const span = { start: node.start, end: node.end };
  const word = node.count?.word ?? 'any';
  if (word === 'all') return demands.map((demand) => ({ need: 1, demands: [demand], ...span }));
  return [{ need: word === 'any' ? 1 : word, demands, ...span }];
}

function placementsOf(node: RequireNode, scope: RuleScope): Map<DemandNode, PlacementNode | undefined> {
  const found = new Map<DemandNode, PlacementNode | undefined>();
  let next: PlacementNode | undefined;
  for (const item of [...node.items].reverse()) {
    next = item.placement ?? next;
    found.set(item, next);
  }
  const last = node.items[node.items.length - 1];
  if (last && !last.placement) {
    const name = refText(last.control);
    scope.report(createDiagnostic('TM4024', at(scope, last), { control: name, example: scope.variables[0]?.name ?? 'f' }));
  }
  return found;
}

type What = Pick<Demand, 'control' | 'said'>;

function resolveControl(item: DemandNode, node: RequireNode, scope: RuleScope): What | undefined {
  if (!pathOf(item.control, scope)) {
    const control = lookupControl(scope, item.control);
    return control && { control, said: undefined };
  }
  const said = resolvePath(item.control, scope);
  if (said.op === 'broken') return undefined;
  if (
    said.shape.of === 'values' &&
    said.shape.types.includes('control') &&
    said.shape.many &&
    node.count?.word === 'all' &&
    node.items.length === 1
  ) {
    return { control: undefined, said };
  }
  scope.report(createDiagnostic('TM4005', at(scope, item.control), { word: said.text, is: describeOperand(said), subject: 'a control' }));
  return undefined;
}

type Place = Pick<Demand, 'target' | 'from' | 'with'>;

const LEGAL: Readonly<Record<PlacementNode['word'], readonly Sort[]>> = {
  on: ['model', 'actor', 'component', 'boundary', 'data', 'flow', 'hop', 'feature'],
  along: ['flow'],
  before: ['actor', 'component'],
};

function resolvePlacement(placement: PlacementNode, scope: RuleScope): Place | undefined {
  const target = resolvePath(placement.target, scope);
  if (target.op === 'broken') return undefined;
  const legal = LEGAL[placement.word];
  if (target.shape.of !== 'elements' || target.shape.many || !sortsOf(target.shape.kinds).some((sort) => legal.includes(sort))) {
    const hint =
      placement.word === 'along' && target.shape.of === 'elements' && sortsOf(target.shape.kinds).includes('hop')
        ? `write \`along ${target.text}.flow\``
        : undefined;
    scope.report(
      createDiagnostic('TM4025', at(scope, placement.target), {
        word: placement.word,
        found: `\`${target.text}\`, ${describeOperand(target)}`,
        wanted: legal,
        hint,
      }),
    );
    return undefined;
  }
  const from =
    placement.from &&
    resolveSources([placement.from], placement.from, ['actor', 'component'], scope, (sort) => baseKind(scope.vocabulary, sort));
  const datum = placement.with && resolveDatum(placement.with, scope);
  if ((placement.from && !from) || (placement.with && !datum)) return undefined;
  return { target, from, with: datum };
}

function resolveDatum(ref: PlacementNode['target'], scope: RuleScope): Operand | undefined {
  const datum = resolvePath(ref, scope);
  if (datum.op === 'broken') return undefined;
  if (datum.shape.of === 'elements' && !datum.shape.many && sortsOf(datum.shape.kinds).includes('data')) return datum;
  scope.report(createDiagnostic('TM4005', at(scope, ref), { word: datum.text, is: describeOperand(datum), subject: 'a datum' }));
  return undefined;
}

/** A computed control is there or not on one sort of thing only. */
function fitsTarget(item: DemandNode, what: What, place: Place, placement: PlacementNode, scope: RuleScope): boolean {
  const on = what.control?.computedOn;
  if (on === undefined || place.target.shape.of !== 'elements') return true;
  const kind = scope.vocabulary.kinds.get(`prelude.${on}`) ?? scope.vocabulary.kinds.get(on);
  if (placement.word === 'on' && kind && canBe(place.target.shape.kinds, kind)) return true;
  scope.report(createDiagnostic('TM4026', at(scope, item), { control: refText(item.control), on }));
  return false;
}
