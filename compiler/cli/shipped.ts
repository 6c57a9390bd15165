/** What lies beside the bundle: the parsed standard library, its text, the pages of the codes. All read on first need. */
import { readFileSync } from 'node:fs';
import type { ShippedLibrary } from '../compile.ts';

declare const TMC_VERSION: string;

export const version: string = TMC_VERSION;

export function loadLibrary(): ShippedLibrary {
  const { packs } = JSON.parse(readFileSync(new URL('library.json', import.meta.url), 'utf8')) as Pick<ShippedLibrary, 'packs'>;
  return {
    packs,
    text: (path) => (path.startsWith('stdlib:') ? readBeside(`stdlib/${path.slice('stdlib:'.length)}`) : undefined),
  };
}

/** The page of a code, as Markdown. */
export function explainPage(code: string): string | undefined {
  return /^TM\d{4}$/.test(code) ? readBeside(`explain/${code}.md`) : undefined;
}

function readBeside(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
