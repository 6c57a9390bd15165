/**
 * Whether the code that a claim links to is there. A link is a path or a pattern (`*` within a name, `**` across folders),
 * relative to the project's directory or else to the repository root. Must not read what a file says.
 */
import type { Host } from '../source/host.ts';

const MOST_ENTRIES = 200_000;
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** `directory` is the project's, relative to the repository root. */
export function createCodeLinks(host: Host, directory: string): (pattern: string) => boolean {
  const known = new Map<string, boolean>();
  let budget = MOST_ENTRIES;

  function matches(path: string, parts: readonly string[]): boolean {
    const [part, ...rest] = parts;
    if (part === undefined) return false;
    const entries = host.readDirectory(path);
    if (!entries) return false;
    budget -= entries.length;
    if (budget < 0) return false;
    if (part === '**') {
      if (rest.length === 0) return entries.some((entry) => entry.type !== 'other');
      if (matches(path, rest)) return true;
      return entries.some((entry) => entry.type === 'directory' && !SKIPPED.has(entry.name) && matches(join(path, entry.name), parts));
    }
    const name = nameTest(part);
    return entries.some((entry) => {
      if (entry.type === 'other' || !name.test(entry.name)) return false;
      return rest.length === 0 || (entry.type === 'directory' && matches(join(path, entry.name), rest));
    });
  }

  return (pattern) => {
    const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.length === 0 || parts.includes('..') || pattern.startsWith('/')) return false;
    const before = known.get(pattern);
    if (before !== undefined) return before;
    budget = MOST_ENTRIES;
    const found = matches(directory, parts) || (directory !== '' && matches('', parts));
    known.set(pattern, found);
    return found;
  };
}

function nameTest(part: string): RegExp {
  return new RegExp(`^${part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*')}$`);
}

function join(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}
