/** Ids of public catalogues with the page of their owner, where it has a lasting address. */
export interface Reference {
  readonly catalogue: string;
  readonly id: string;
}

export function referenceLink({ catalogue, id }: Reference): string {
  switch (catalogue) {
    case 'cwe':
      return `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`;
    case 'capec':
      return `[CAPEC-${id}](https://capec.mitre.org/data/definitions/${id}.html)`;
    case 'attack':
      return `[ATT&CK ${id}](https://attack.mitre.org/techniques/${id.replace('.', '/')}/)`;
    case 'nist':
      return `NIST SP 800-53 ${id}`;
    case 'asvs':
      return `OWASP ASVS ${id.replace(/^v(\d+\.\d+\.\d+)-(.*)$/, '$1, $2')}`;
    case 'd3fend':
      return `D3FEND ${id}`;
    default:
      return `${catalogue.toUpperCase()} ${id}`;
  }
}
