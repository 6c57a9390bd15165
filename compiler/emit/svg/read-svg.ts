/**
 * Reads the SVG that a layout engine writes: elements, attributes, text. Not a general XML reader, and nothing but an engine's
 * output may be given to it. Text and attribute values stay escaped as they are.
 */
export interface SvgElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgNode[];
}

export type SvgNode = SvgElement | string;

const TOKEN = /<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/** The root element, or undefined where the text is no SVG as engines write it. */
export function readSvg(text: string): SvgElement | undefined {
  const root: { children: SvgNode[] } = { children: [] };
  const open: { name: string; attributes: Map<string, string>; children: SvgNode[] }[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [, closing, name, attributes, empty, content] = match;
    const into = (open.at(-1) ?? root).children;
    if (content !== undefined) {
      if (content.trim() !== '') into.push(content);
    } else if (name === undefined) {
    } else if (closing) {
      if (open.pop()?.name !== name) return undefined;
    } else {
      const pairs = [...(attributes ?? '').matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value] as const);
      const element = { name, attributes: new Map(pairs), children: [] };
      into.push(element);
      if (!empty) open.push(element);
    }
  }
  const [svg] = root.children.filter((child) => typeof child !== 'string');
  return open.length === 0 && svg?.name === 'svg' ? svg : undefined;
}

/** Every element, parents before children. */
export function* walkSvg(element: SvgElement): Generator<SvgElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* walkSvg(child);
}
