/** Ids of public catalogues as their owners write them. */
import type { Showing } from './show.ts';

interface Referring {
  readonly references: readonly { readonly catalogue: string; readonly id: string }[];
}

export function showReferences({ page }: Showing, references: Referring['references']): void {
  if (references.length === 0) return;
  page.heading('References');
  page.text(references.map(referenceText).join(', '));
}

export function referenceText({ catalogue, id }: Referring['references'][number]): string {
  switch (catalogue) {
    case 'cwe':
      return `CWE-${id}`;
    case 'capec':
      return `CAPEC-${id}`;
    case 'attack':
      return `ATT&CK ${id}`;
    case 'nist':
      return `NIST SP 800-53 ${id}`;
    case 'd3fend':
      return `D3FEND ${id}`;
    default:
      return `${catalogue.toUpperCase()} ${id}`;
  }
}
