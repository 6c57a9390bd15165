/** Outputs of a model, read back by real parsers. */
import { XMLParser } from 'fast-xml-parser';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { EmitContext } from '../../compiler/emit/emitter.ts';
import { createGraphvizEngine } from '../../compiler/emit/layout/graphviz.ts';
import { emitOutputs } from '../../compiler/emit/registry.ts';
import type { Model } from '../../compiler/model/ir.ts';
import { context } from './fixture.ts';

/** One for all tests of a file: starting Graphviz costs more than drawing. */
export const graphviz = createGraphvizEngine();

/** Texts by path. */
export async function outputsOf(model: Model, more: Partial<EmitContext> = {}): Promise<ReadonlyMap<string, string>> {
  const { files, diagnostics } = await emitOutputs(model, context({ layout: graphviz, ...more }));
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return new Map(files.map((file) => [file.path, file.text]));
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type Raw = Readonly<Record<string, unknown>>;

/** Throws where the text is not well-formed as this parser has it. */
export function readXml(text: string): XmlElement {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    processEntities: true,
  });
  const [root] = (parser.parse(text, true) as Raw[]).map(toElement).filter((child) => typeof child !== 'string');
  if (root === undefined || typeof root === 'string') throw new Error('no root element');
  return root;
}

function toElement(raw: Raw): XmlElement | string {
  if (typeof raw['#text'] === 'string') return raw['#text'];
  const [name = ''] = Object.keys(raw).filter((key) => key !== ':@');
  const children = (raw[name] as Raw[]).map(toElement);
  return { name, attributes: (raw[':@'] ?? {}) as Record<string, string>, children };
}

export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child);
}

/** All text of an element and what is in it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly MarkdownNode[];
}

/** A page as a wiki reads it. */
export function readMarkdown(text: string): MarkdownNode {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as MarkdownNode;
}

export function* nodesOf(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

export function plainOf(node: MarkdownNode): string {
  return [...nodesOf(node)].map((one) => (one.type === 'text' || one.type === 'inlineCode' ? (one.value ?? '') : '')).join('');
}
