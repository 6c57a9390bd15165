/** Small pieces of wording that every output shares. */

/** Plain comparison by code unit: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `1 flow`, `3 flows`. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** At most `limit` of the parts, then how many more there are: `a, b and 3 more`. */
export function listedShort(parts: readonly string[], limit: number): string {
  if (parts.length <= limit) return listed(parts);
  return `${parts.slice(0, limit).join(', ')} and ${parts.length - limit} more`;
}

const SPELLED = new Map(
  'API CDN DNS HMAC HTTP HTTPS IAM JWT LDAP MFA MTLS OAUTH OIDC OTP PII SAML SFTP SIEM SMS SMTP SQL SSH SSO SSRF TLS URL VPN WAF XSS CSRF'
    .split(' ')
    .map((word) => [word.toLowerCase(), word] as const)
    .concat([
      ['grpc', 'gRPC'],
      ['oauth', 'OAuth'],
      ['mtls', 'mTLS'],
    ]),
);

/** A name of the language as words: `secret_manager` is `secret manager`, `hmac_signature` is `HMAC signature`. */
export function humanize(name: string): string {
  const words = name.slice(name.lastIndexOf('.') + 1).split('_');
  return (
    words
      .map((word) => SPELLED.get(word.toLowerCase()) ?? word)
      .join(' ')
      .trim() || name
  );
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Text that any format can hold: no control characters, no halves of a surrogate pair, no code points that XML forbids,
 * and line ends and tabs as spaces. What is taken out leaves U+FFFD, so that nothing vanishes unseen.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .trim();
}

/** Cut to `length` code points, with an ellipsis in place of the rest. */
export function shorten(text: string, length: number): string {
  const points = [...text];
  return points.length <= length
    ? text
    : `${points
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** Lines of at most `width` code points, broken at spaces, or within a word that is longer than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    if (line !== '' && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number): string[] {
  const points = [...word];
  const result: string[] = [];
  for (let i = 0; i < points.length; i += width) result.push(points.slice(i, i + width).join(''));
  return result;
}

/** Lists by key, in the order of their first member; what has no key is left out. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  return groupByEach(items, (item) => {
    const key = keyOf(item);
    return key === undefined ? [] : [key];
  });
}

/** The same for items with several keys; an item is once in each list. */
export function groupByEach<T>(items: Iterable<T>, keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [item]);
      else if (group.at(-1) !== item) group.push(item);
    }
  }
  return groups;
}
