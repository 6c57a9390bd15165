/** Words of other languages that people write for a statement, and what says the same here; only words the prelude has are named. */
const docComment = 'write it as a doc comment: `/// ...` on the line before the declaration it is about';
const asKind = 'write it as the kind, behind the `:` of the declaration';

const wished: Readonly<Record<string, string>> = {
  asset: 'declare it as `data NAME` at the top level, and name it with `carries` or `stores`',
  assumption: 'write `assumes "..."`',
  classification: 'write the class as the kind of the data, or say `confidentiality`, `integrity` and `availability`',
  comment: docComment,
  countermeasure: 'write `implements CONTROL`, or `plans CONTROL by DATE`',
  description: docComment,
  destination: 'write both ends as a path: `from a -> b`',
  expires: 'write `valid for 12h` at the data, or `issues NAME for 12h` at what makes it',
  expiry: 'write `valid for 12h` at the data, or `issues NAME for 12h` at what makes it',
  mitigation: 'write `implements CONTROL`, or `plans CONTROL by DATE`',
  note: docComment,
  notes: docComment,
  protocol: 'write it as the kind of the flow: `flow NAME : https from a -> b`',
  remark: docComment,
  retention: 'write `stores DATA for 90d` at what keeps it, or `kept for 90d` at the data',
  source: 'write both ends as a path: `from a -> b`',
  ttl: 'write `valid for 12h` at the data, or `issues NAME for 12h` at what makes it',
  type: asKind,
};

export function wishedFor(word: string): string | undefined {
  return Object.hasOwn(wished, word) ? wished[word] : undefined;
}
