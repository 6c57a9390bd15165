/**
 * Reads data flow diagrams and verdicts as the microSecEnD data set has them: JSON, sometimes with trailing commas, with keys that
 * may be missing. Promises: whatever is readable comes out in one shape, and nothing is thrown for what is not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Node {
  readonly name: string;
  readonly stereotypes: readonly string[];
  /** Key and values, in the order of the file. */
  readonly tagged: readonly (readonly [key: string, values: readonly string[]])[];
}

export interface Link extends Omit<Node, 'name'> {
  readonly sender: string;
  readonly receiver: string;
}

export interface Diagram {
  readonly services: readonly Node[];
  readonly outside: readonly Node[];
  readonly links: readonly Link[];
}

/** What a person said about one rule: `true` means it is kept. */
export interface Answer {
  readonly rule: string;
  readonly text: string;
  readonly kept: boolean;
  readonly items: readonly string[];
}

export interface Application {
  readonly name: string;
  readonly diagram: Diagram;
  readonly answers: readonly Answer[];
}

const ANSWERS = /_rules_model_items\.json$/;

/** Every application below a directory: a diagram, and the answers beside it. */
export function readApplications(directory: string): readonly Application[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths
    .filter((path) => ANSWERS.test(path))
    .flatMap((path) => {
      const beside = paths.filter(
        (other) => dirname(other) === dirname(path) && other.endsWith('.json') && !/_(rules_model_items|traceability)\.json$/.test(other),
      );
      const own = path.replace(ANSWERS, '.json');
      const diagram = beside.includes(own) ? own : beside[0];
      if (diagram === undefined) return [];
      return [{ name: basename(path).replace(ANSWERS, ''), diagram: readDiagram(text(diagram)), answers: readAnswers(text(path)) }];
    });
}

const text = (path: string): string => readFileSync(path, 'utf8');

export function readDiagram(json: string): Diagram {
  const root = parseLenient(json);
  const links = list(root, 'information_flows', 'informationFlows', 'flows').flatMap((link): Link[] => {
    const [sender, receiver] = [string(member(link, 'sender')), string(member(link, 'receiver'))];
    return sender === undefined || receiver === undefined ? [] : [{ sender, receiver, ...marksOf(link) }];
  });
  return {
    services: list(root, 'services', 'microservices').flatMap(readNode),
    outside: list(root, 'external_entities', 'externalEntities').flatMap(readNode),
    links,
  };
}

export function readAnswers(json: string): readonly Answer[] {
  const root = parseLenient(json);
  const rules = member(root, 'rules') ?? root;
  return Object.entries(isObject(rules) ? rules : {}).flatMap(([rule, said]): Answer[] => {
    const kept = /^(true|false)$/i.exec(String(member(said, 'verdict')))?.[1];
    if (kept === undefined) return [];
    const items = list(said, 'related_model_items', 'model_items').flatMap((item) => string(item) ?? []);
    return [{ rule, text: string(member(said, 'rule_text')) ?? '', kept: kept.toLowerCase() === 'true', items: mendItems(items) }];
  });
}

/**
 * Some lists were broken over lines: `"a -> ", "b"` is `a -> b`. A sender whose receiver was lost says nothing that could be
 * compared, and is left out.
 */
export function mendItems(items: readonly string[]): readonly string[] {
  const mended: string[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = (items[i] as string).trim();
    const next = items[i + 1]?.trim();
    if (!/->$/.test(item)) mended.push(item);
    else if (next !== undefined && !next.includes('->')) {
      mended.push(`${item} ${next}`);
      i++;
    }
  }
  return [...new Set(mended.map((item) => item.replace(/\s*->\s*/g, ' -> ')).filter((item) => item !== ''))];
}

function readNode(value: unknown): Node[] {
  const name = string(typeof value === 'string' ? value : member(value, 'name'));
  return name === undefined ? [] : [{ name, ...marksOf(value) }];
}

function marksOf(value: unknown): Omit<Node, 'name'> {
  const tagged = member(value, 'tagged_values') ?? member(value, 'taggedValues');
  const pairs = Array.isArray(tagged)
    ? tagged.flatMap((one) => (Array.isArray(one) ? [[one[0], one[1]]] : isObject(one) ? Object.entries(one) : []))
    : isObject(tagged)
      ? Object.entries(tagged)
      : [];
  return {
    stereotypes: list(value, 'stereotypes', 'stereotype_instances').flatMap((one) => string(one) ?? []),
    tagged: pairs.map(([key, said]) => [bare(String(key)), (Array.isArray(said) ? said : [said]).map((one) => bare(String(one)))] as const),
  };
}

/** Some keys and values carry the quotes and blanks of the text they were taken from. */
function bare(word: string): string {
  return word
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
}

// ---- JSON as people write it ----------------------------------------------------------------------------------------------

function parseLenient(json: string): unknown {
  const clean = json.replace(/^\uFEFF/, '');
  for (const attempt of [clean, withoutTrailingCommas(clean)]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return {};
}

/** Commas before a closing bracket, except within a text. */
function withoutTrailingCommas(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/g, (found) => (found === ',' ? '' : found));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function list(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  for (const key of keys) {
    const found = member(value, key);
    if (Array.isArray(found)) return found;
    if (typeof found === 'string') return [found];
    if (isObject(found)) return Object.entries(found).map(([name, one]) => (isObject(one) ? { name, ...one } : one));
  }
  return [];
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
