import { expect, it } from 'vitest';
import { nodesAt, visitChildren, visitTree } from '../../compiler/syntax/visit.ts';
import { read } from './reading.ts';

const text = 'model m\ncomponent a "A" : b in c { d e }\n';

it('visits children in the order of the text', () => {
  const { file } = read(text);
  const fields: string[] = [];
  const [component] = file.items;
  if (component) visitChildren(component, (_, field) => fields.push(field));
  expect(fields).toEqual(['wordSpan', 'name', 'title', 'kinds', 'phrases', 'block']);
});

it('visits a tree parents first', () => {
  const { file } = read(text);
  const seen: string[] = [];
  visitTree(file, (node) => seen.push(text.slice(node.start, node.end)));
  expect(seen[0]).toBe(text);
  expect(seen.indexOf('d e')).toBeLessThan(seen.indexOf('d'));
});

it('finds the nodes at an offset, outermost first', () => {
  const { file } = read(text);
  const found = nodesAt(file, text.indexOf(' e ') + 1).map((node) => text.slice(node.start, node.end));
  expect(found).toEqual([text, 'component a "A" : b in c { d e }', '{ d e }', 'd e', 'e', 'e', 'e']);
});
