/**
 * Walks a tree without knowing its kinds: a child is whatever has a span. For tests, and for tools that look for the node
 * at an offset; stages that know what they look for read the fields.
 */
import type { Span } from '../source/span.ts';

/** A node of any kind. `field` of its parent it came from, as `items` or `name`. */
export type VisitChild = (child: Span, field: string) => void;

/** Calls `visit` for each direct child, in the order of the text. */
export function visitChildren(node: Span, visit: VisitChild): void {
  const children: { readonly child: Span; readonly field: string }[] = [];
  for (const [field, value] of Object.entries(node)) collect(value, field, children);
  children.sort((a, b) => a.child.start - b.child.start || a.child.end - b.child.end);
  for (const { child, field } of children) visit(child, field);
}

/** Calls `enter` for the node and everything below it, parents first. */
export function visitTree(root: Span, enter: (node: Span, parent: Span | undefined, field: string) => void): void {
  function walk(node: Span, parent: Span | undefined, field: string): void {
    enter(node, parent, field);
    visitChildren(node, (child, from) => walk(child, node, from));
  }
  walk(root, undefined, '');
}

/** The nodes that hold an offset, outermost first. */
export function nodesAt(root: Span, offset: number): Span[] {
  const path: Span[] = [];
  let node: Span | undefined = root;
  while (node !== undefined) {
    path.push(node);
    let inner: Span | undefined;
    visitChildren(node, (child) => {
      if (child.start <= offset && offset < child.end) inner ??= child;
    });
    node = inner;
  }
  return path;
}

function collect(value: unknown, field: string, children: { child: Span; field: string }[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const element of value) collect(element, field, children);
  else if (isSpan(value)) children.push({ child: value, field });
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value;
}
