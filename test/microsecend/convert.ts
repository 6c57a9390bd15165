/**
 * A data flow diagram as text of the language: stereotypes and tagged values become kinds, controls and attributes. The notation
 * marks what is there, so what it does not mark is written down as absent. Promises: text that compiles, whatever the marks, and
 * which name of the diagram each id stands for. Must not know any application.
 */
import type { Kind, Vocabulary } from '../../compiler/model/vocabulary.ts';
import { clauseWords, declarationWords, headerWords, prepositions, reservedWords, softWords } from '../../compiler/syntax/tokens.ts';
import { exclude, isDescendant } from './kinds.ts';
import type { Diagram, Link, Node } from './read.ts';
import { mostSpecial, type Words, wordOf, wordsIn } from './words.ts';

export interface Converted {
  readonly text: string;
  /** What the diagram calls a part or a connection, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The diagram's own services, in its order. */
  readonly services: readonly string[];
}

type Claim = (name: string) => string;

export const MODEL = 'application';

export function convert(diagram: Diagram, vocabulary: Vocabulary): Converted {
  const words = wordsIn(vocabulary);
  const claim = namer();
  const names = new Map<string, string>();
  const parts = new Map<string, Part>();
  const add = (node: Node, outside: boolean): void => {
    if (parts.has(node.name)) return;
    const part = outside ? outsideOf(node, claim(node.name), words) : serviceOf(node, claim(node.name), words, claim);
    parts.set(node.name, part);
    names.set(`${MODEL}.${part.name}`, node.name);
  };
  for (const node of diagram.services) add(node, false);
  for (const node of diagram.outside) add(node, true);
  // A connection to what is listed nowhere leads outside.
  for (const { sender, receiver } of diagram.links) for (const name of [sender, receiver]) add({ name, stereotypes: [], tagged: [] }, true);

  const flows = diagram.links.flatMap((link) => {
    const [from, to] = [parts.get(link.sender), parts.get(link.receiver)];
    // A part that talks to itself has no connection that anybody could hear.
    if (!from || !to || from === to) return [];
    const name = claim(`${from.name}_to_${to.name}`);
    names.set(`${MODEL}.${name}[${from.name} -> ${to.name}]`, `${link.sender} -> ${link.receiver}`);
    return [`flow ${name}${kindsText(linkKinds(link, words))} from ${from.name} -> ${to.name}${block(linkFacts(link, from, to, words))}`];
  });
  const [inside, foreign, actors] = [
    (part: Part) => !part.outside,
    (part: Part) => part.outside && part.sort === 'component',
    (part: Part) => part.sort === 'actor',
  ].map((which) => [...parts.values()].filter(which).map((part) => part.text));
  const lines = [
    `model ${MODEL} { uses microservices }`,
    ...(actors ?? []),
    ...(foreign && foreign.length > 0 ? [`boundary outside : third_party {\n${foreign.join('\n')}\n}`] : []),
    ...(inside ?? []),
    ...flows,
  ];
  return { text: `${lines.join('\n')}\n`, names, services: diagram.services.map((node) => node.name) };
}

// ---- parts ------------------------------------------------------------------------------------------------------------------

interface Part {
  readonly name: string;
  readonly sort: 'actor' | 'component';
  readonly outside: boolean;
  readonly keeps: boolean;
  /** Its address is known to the system, so the system calls it. */
  readonly addressed: boolean;
  readonly text: string;
}

function serviceOf(node: Node, name: string, words: Words, claim: Claim): Part {
  const kinds = serviceKinds(node, words);
  const marks = node.stereotypes.map(wordOf);
  const readable = marks.includes('plaintext_credentials');
  const login = readable ? claim(`${name}_login`) : '';
  const said = [
    ...controlsOf(node, kinds, words),
    ...(marks.some((mark) => /^entry_?point$/.test(mark)) ? ['entry_point yes'] : []),
    // The notation has no mark for it.
    ...(node.stereotypes.some((mark) => words.control(mark)?.name === 'redundancy') ? [] : ['redundant no']),
    ...(readable ? [`holds ${login} in source_code`] : []),
    ...addressFacts(node),
    ...notes(node, kinds, words),
  ];
  const part = partOf(name, 'component', false, kinds, node, said);
  const data = `data ${login} ${quoted(`Credentials of ${node.name}`)} : credential\n`;
  return readable ? { ...part, text: `${data}${part.text}` } : part;
}

/** Somebody, where nothing says that it is a program: a kind of component, or an address under which it is reached. */
function outsideOf(node: Node, name: string, words: Words): Part {
  const kinds = componentKinds(node, words);
  const addressed = addressOf(node) !== undefined;
  if (kinds.length > 0 || addressed) {
    const all = kinds.length > 0 ? kinds : [words.kind('component', 'third_party_service')].filter((kind) => kind !== undefined);
    return partOf(name, 'component', true, all, node, [...addressFacts(node), ...notes(node, all, words)]);
  }
  const actors = node.stereotypes.flatMap((mark) => words.kind('actor', mark) ?? []);
  return partOf(name, 'actor', true, mostSpecial(actors), node, notes(node, actors, words));
}

function partOf(name: string, sort: Part['sort'], outside: boolean, kinds: readonly Kind[], node: Node, said: readonly string[]): Part {
  const text = `${sort} ${name} ${quoted(node.name)}${kindsText(kinds)}${block(said)}`;
  const keeps = kinds.some((kind) => kind.ancestors.some((one) => one.name === 'store'));
  return { name, sort, outside, keeps, addressed: outside && addressOf(node) !== undefined, text };
}

/** Something that runs, unless a mark says more. A service with paths of its own is an API besides what else it is. */
function serviceKinds(node: Node, words: Words): readonly Kind[] {
  const found = componentKinds(node, words);
  const api = words.kind('component', 'api');
  const serves = endpointsOf(node).some((path) => !PROTOCOL_PATH.test(path));
  if (serves && api && !found.some((kind) => exclude(kind, api))) return mostSpecial([...found, api]);
  const plain = words.kind('component', 'process');
  return found.length > 0 || !plain ? found : [plain];
}

/** Paths that login and token protocols prescribe: no business of their own. */
const PROTOCOL_PATH = /^\/?(oauth2?|connect|authori[sz]e|token|check_token|introspect|revoke|login|logout|jwks|\.well-known)(\/|$)/i;

/** A part by itself, though a control is called likewise: what keeps secrets, what serves resources. */
const ALWAYS_A_KIND = /secret|vault|^resource_server$/;

function componentKinds(node: Node, words: Words): readonly Kind[] {
  const named = node.stereotypes.flatMap((mark) => words.kind('component', mark) ?? []);
  // What is a kind and a control is the control, where other marks say what the service is.
  const roles = node.stereotypes.flatMap((mark) => {
    const kind = words.kind('component', mark);
    return kind && (!words.control(mark) || ALWAYS_A_KIND.test(wordOf(mark))) ? [kind] : [];
  });
  const base = roles.length > 0 ? roles : named;
  const kept = base.filter((kind, index) => !base.slice(0, index).some((other) => exclude(kind, other)) || kind.name === 'service');
  const fitting = kept.filter((kind) => !kept.some((other) => other.name === 'service' && exclude(kind, other)));
  // A product says more than the stereotype, where it is one of what its own key says.
  const products = node.tagged.flatMap(([key, values]) => {
    const meant = words.kind('component', key);
    const roles = meant ? fitting.filter((kind) => isDescendant(kind, meant)) : fitting;
    const found = values.flatMap((value) => words.kind('component', value) ?? []);
    return found.filter((product) => roles.some((kind) => isDescendant(product, kind)));
  });
  return mostSpecial([...fitting, ...products]);
}

function controlsOf(node: Node, kinds: readonly Kind[], words: Words): readonly string[] {
  const has = node.stereotypes.flatMap((mark) => words.control(mark)?.name ?? []);
  const lacks = node.stereotypes.flatMap((mark) => words.lacked(mark)?.name ?? []).filter((control) => !has.includes(control));
  // A balancer balances load, whether it is marked by its kind or by what it does.
  const balances = kinds.some((kind) => kind.ancestors.some((one) => one.name === 'load_balancer')) ? ['load_balancing'] : [];
  return [
    ...[...new Set([...has, ...balances])].map((control) => `implements ${control}`),
    ...[...new Set(lacks)].map((control) => `lacks ${control} because "the diagram says that it is switched off"`),
  ];
}

function addressFacts(node: Node): readonly string[] {
  const ports = valuesOf(node, 'port').filter((port) => /^\d{1,5}$/.test(port));
  const endpoints = endpointsOf(node);
  const url = addressOf(node);
  return [
    ...(ports.length > 0 ? [`port ${[...new Set(ports)].join(', ')}`] : []),
    ...(endpoints.length > 0 ? [`serves ${[...new Set(endpoints)].map(quoted).join(', ')}`] : []),
    ...(url === undefined ? [] : [`url ${quoted(url)}`]),
  ];
}

const endpointsOf = (node: Node): readonly string[] => valuesOf(node, 'endpoints');
const addressOf = (node: Node): string | undefined => valuesOf(node, 'url')[0];

function valuesOf(node: Omit<Node, 'name'>, key: string): readonly string[] {
  return node.tagged.flatMap(([name, values]) => (wordOf(name) === key ? values.filter((value) => value !== '') : []));
}

const MARKED_OTHERWISE = /^(entry_?point|plaintext_credentials)$/;

/** Marks that mean no word of the language stay with the part, to be read by people. Secrets are left out. */
function notes(node: Node, kinds: readonly Kind[], words: Words): readonly string[] {
  const told = (mark: string): boolean => {
    const kind = words.kind('component', mark) ?? words.kind('actor', mark);
    return kind !== undefined && kinds.some((one) => isDescendant(one, kind));
  };
  const marks = node.stereotypes.filter(
    (mark) => !words.control(mark) && !words.lacked(mark) && !told(mark) && !MARKED_OTHERWISE.test(wordOf(mark)),
  );
  const values = node.tagged.filter(([key]) => !/^(port|endpoints|url|user_?name|password|.*secret.*|.*token.*)$/.test(wordOf(key)));
  const said = [...marks, ...values.map(([key, value]) => `${key}: ${value.join(', ')}`)];
  return said.length > 0 ? [`tagged ${[...new Set(said)].map(quoted).join(', ')}`] : [];
}

// ---- connections --------------------------------------------------------------------------------------------------------------

/** A protocol that is named says more than that it is some kind of web call. */
function linkKinds(link: Link, words: Words): readonly Kind[] {
  const marks = link.stereotypes.flatMap((mark) => words.kind('flow', mark) ?? []);
  const protocols = valuesOf(link, 'protocol').flatMap((protocol) => words.kind('flow', protocol) ?? []);
  const web = (kind: Kind) => kind.ancestors.some((one) => one.name === 'http');
  const special = [...marks, ...protocols].filter((kind) => !web(kind));
  const named = special.length > 0 ? special : protocols.length > 0 ? protocols : marks;
  return mostSpecial(named).slice(0, 1);
}

function linkFacts(link: Link, from: Part, to: Part, words: Words): readonly string[] {
  const marks = link.stereotypes.map(wordOf);
  const secure = linkKinds(link, words).some((kind) =>
    kind.ancestors.some((one) => one.defaults.some((said) => said.node.verb.text === 'encrypted' && said.node.values === undefined)),
  );
  const marked = (form: RegExp): boolean => marks.some((mark) => form.test(mark));
  const encrypted = marked(/^(encrypted|encryption|ssl|tls|https|ssl_enabled|tls_enabled)(_connection|_link)?$/);
  const plain = marked(/^(ssl|tls)_(disabled|off)$/);
  const password = marked(/^plaintext_credentials_link$|^basic_auth/);
  const controls = link.stereotypes.flatMap((mark) =>
    /^(authenticated|authori[sz]ed|encrypted)/.test(wordOf(mark)) ? [] : (words.control(mark)?.name ?? []),
  );
  return [
    ...(plain ? ['encrypted no'] : encrypted ? ['encrypted yes'] : secure ? [] : ['encrypted no']),
    marked(/^authenticated/) ? 'authenticated yes' : password ? 'authenticated by password_authentication' : 'authenticated no',
    `authorized ${marked(/^authori[sz]ed/) ? 'yes' : 'no'}`,
    // Nothing that keeps data calls anybody, and what has a known address is called there.
    ...((from.keeps && !to.keeps && to.sort === 'component') || (from.addressed && !to.outside) ? [`opened by ${to.name}`] : []),
    ...[...new Set(controls)].filter((control) => FITS_A_LINK.has(control)).map((control) => `implements ${control}`),
  ];
}

/** Other marks of a connection speak of its ends. */
const FITS_A_LINK: ReadonlySet<string> = new Set(['circuit_breaker', 'load_balancing', 'rate_limit']);

// ---- writing --------------------------------------------------------------------------------------------------------------------

const RESERVED: ReadonlySet<string> = new Set<string>([
  ...reservedWords,
  ...prepositions,
  ...declarationWords,
  ...headerWords,
  ...clauseWords,
  ...softWords,
]);

/** Names the language can read, one for each name of the diagram. */
function namer(): Claim {
  const taken = new Set<string>([MODEL, 'outside']);
  return (text) => {
    const plain = text.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=[0-9])|^$/, '_');
    const name = RESERVED.has(plain) ? `${plain}_` : plain;
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}_${i}`;
    taken.add(free);
    return free;
  };
}

function kindsText(kinds: readonly Kind[]): string {
  return kinds.length === 0 ? '' : ` : ${kinds.map((kind) => kind.name).join(', ')}`;
}

function block(said: readonly string[]): string {
  return said.length === 0 ? '' : ` { ${said.join('; ')} }`;
}

/** A text on one line, without what could not be read or seen. */
function quoted(text: string): string {
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return `"${plain.replace(/["\\]/g, (found) => `\\${found}`)}"`;
}
