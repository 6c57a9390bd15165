/** Words of other languages that people write for a statement, and what says the same here; only words the prelude has are named. */
const docComment = 'write it as a doc comment: `/// ...` on the line before the declaration it is about';
const asKind = 'write it as the kind, behind the `:` of the declaration';
const forControl = 'write `implements CONTROL`, or `plans CONTROL by DATE`';
const howLong = 'write `valid for 12h` at the data, or `issues NAME for 12h` at what makes it';

const wished: Readonly<Record<string, string>> = {
  asset: 'declare it as `data NAME` at the top level, and name it with `carries` or `stores`',
  assumption: 'write `assumes "..."`',
  classification: 'write the class as the kind of the data, or say `confidentiality`, `integrity` and `availability`',
  comment: docComment,
  countermeasure: forControl,
  description: docComment,
  destination: 'write both ends as a path: `from a -> b`',
  expires: howLong,
  expiry: howLong,
  has: forControl,
  lifetime: howLong,
  mitigates: forControl,
  mitigation: forControl,
  note: docComment,
  notes: docComment,
  protocol: 'write it as the kind of the flow: `flow NAME : https from a -> b`',
  remark: docComment,
  retention: 'write `stores DATA for 90d` at what keeps it, or `kept for 90d` at the data',
  source: 'write both ends as a path: `from a -> b`',
  ttl: howLong,
  type: asKind,
};

export function wishedFor(word: string): string | undefined {
  return Object.hasOwn(wished, word) ? wished[word] : undefined;
}

/** Said of a flow, and meant of what lies somewhere. */
const lying: Readonly<Record<string, string>> = {
  component: 'write `implements encryption_at_rest` for what it stores; `encrypted` is said of a flow',
  data: 'write `implements encryption_at_rest` at what stores it; `encrypted` is said of a flow',
};

/** For a word that is known, and not of this sort of thing. */
export function wishedOn(word: string, sort: string): string | undefined {
  return word === 'encrypted' && Object.hasOwn(lying, sort) ? lying[sort] : undefined;
}
