/** Text of a model inside DOT. What is written here is read by Graphviz twice: as a DOT string, then as an HTML-like label. */
import { plainText } from '../text.ts';

/** For HTML-like labels, which know entities and must not be empty inside a font tag. */
export function escapeLabel(text: string): string {
  const plain = plainText(text);
  if (plain === '') return '&#160;';
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** A DOT string in double quotes. A backslash would start an escape of its own (`\N` is the name of the node). */
export function quote(text: string): string {
  return `"${plainText(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
