/** The model that `init` writes: small, sound, with something open and something to answer. Pure. */
import { prepositions, reservedWords } from '../syntax/tokens.ts';

/** A name of the language out of the name of a directory. `taken` are names a model may not have. */
export function modelName(directory: string, taken: readonly string[]): string {
  const plain = directory
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  if (plain === '') return 'system';
  const name = /^[0-9]/.test(plain) ? `system_${plain}` : plain;
  const reserved: readonly string[] = [...prepositions, ...reservedWords, ...taken];
  return reserved.includes(name) ? `${name}_system` : name;
}

/** Letters and digits of the directory's name as a reader would write them. */
export function modelTitle(directory: string): string {
  const words = directory
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  return words === '' ? 'System' : words.charAt(0).toUpperCase() + words.slice(1);
}

export function firstModel(name: string, title: string): string {
  return `/// What the system does and for whom, in a sentence or two. This stands at the top of its pages.
model ${name} "${title}" {
  uses stride, auth
}

// What is worth protecting.
data account "Customer account" : pii

// Who uses it, and from where.
boundary internet "Internet" : internet_zone
actor customer "Customer" : customer in internet

// What runs. \`implements\` is a fact: it is there today.
boundary production "Production" {
  trust high

  component web "Web application" : web_app {
    implements input_validation, rate_limit
  }

  component database "Database" : postgres {
    stores account
    implements encryption_at_rest, backup
  }
}

// What is sent to whom, along the arrow. What nobody says is unknown, and asked.
flow visit "Visit" : https from customer -> web {
  carries account
  authenticated by session_cookie as customer
}

flow saving "Saving" from web -> database { carries account }
`;
}

/**
 * GitHub takes `.tm` for Tcl. No language of its list is ours: HCL has the same blocks, texts and remarks, so colours are right;
 * it is left out of the languages of the repository, which it is not.
 */
export const ATTRIBUTES = '*.tm linguist-language=HCL -linguist-detectable';

/** What to put behind the text of a `.gitattributes`; empty when it speaks of `.tm` files already. */
export function attributesToAdd(existing: string): string {
  if (existing.split(/\r?\n/).some((line) => /^\s*"?\*\.tm"?\s/.test(line))) return '';
  const end = existing.includes('\r\n') ? '\r\n' : '\n';
  return `${existing === '' || existing.endsWith('\n') ? '' : end}${ATTRIBUTES}${end}`;
}
