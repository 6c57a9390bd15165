/** Reads a model from text and finds things in its IR; a test that expects no faults gets them in its message. */
import type { CompileOptions } from '../../compiler/compile.ts';
import type { Attribute, Control, Element, Flow, Hop, Model } from '../../compiler/model/ir.ts';
import { compileText, type MemoryFile } from './memory-host.ts';

export interface Read {
  readonly model: Model;
  element(name: string): Element;
  flow(name: string): Flow;
  /** `delivery[gateway -> receiver]` */
  hop(name: string): Hop;
  /** `yes`, `by tls`, `a, b`, `closed`, `expired`, `unknown`, or `undefined` when nothing is said. */
  said(name: string, attribute: string): string | undefined;
  /** `implemented from own`, `provided from boundary`. */
  control(name: string, control: string): string | undefined;
}

/** `text` is the content of `m.tm` behind a line `model m`, or a whole set of files. */
export function readModel(
  text: string | Readonly<Record<string, MemoryFile>>,
  options: Partial<CompileOptions> & { directory?: string } = {},
): Read {
  const files = typeof text === 'string' ? { 'm.tm': `model m\n${text}` } : text;
  const program = compileText(files, options);
  if (!program.model) throw new Error(program.diagnostics.map((one) => `${one.code} ${one.file}:${one.start} ${one.message}`).join('\n'));
  const { model } = program;
  const all: readonly (Element | Flow | Hop)[] = [...model.elements, ...model.flows, ...model.hops];
  const find = (name: string): Element | Flow | Hop => {
    const found = all.find((one) => one.id === `${model.model.name}.${name}` || one.id === name);
    if (!found) throw new Error(`nothing is called ${name}: ${all.map((one) => one.id).join(', ')}`);
    return found;
  };
  return {
    model,
    element: (name) => find(name) as Element,
    flow: (name) => find(name) as Flow,
    hop: (name) => find(name) as Hop,
    said: (name, attribute) => show(find(name).attributes.find((one) => one.attribute === attribute)),
    control: (name, control) => showControl(find(name).controls.find((one) => one.control === control)),
  };
}

function show(attribute: Attribute | undefined): string | undefined {
  if (!attribute) return undefined;
  const facts = attribute.facts.map((fact) => {
    const value = fact.value ? String(Object.values(fact.value)[1]) : '';
    const phrases = (fact.phrases ?? []).map(
      (phrase) => `${phrase.preposition} ${phrase.values.map((one) => String(Object.values(one)[1])).join(', ')}`,
    );
    return [value, ...phrases].filter((part) => part !== '').join(' ');
  });
  const marks = [attribute.closed && 'closed', attribute.expired && 'expired', attribute.unknown && 'unknown'].filter((mark) => mark);
  return [facts.join(', '), ...marks].filter((part) => part !== '').join(' ');
}

function showControl(control: Control | undefined): string | undefined {
  return control && `${control.state} from ${control.source.level}${control.expired ? ' expired' : ''}`;
}

/** Codes of all diagnostics, in order. */
export function codesOf(
  text: string | Readonly<Record<string, MemoryFile>>,
  options: Partial<CompileOptions> & { directory?: string } = {},
): string[] {
  const files = typeof text === 'string' ? { 'm.tm': `model m\n${text}` } : text;
  return compileText(files, options).diagnostics.map((one) => one.code);
}
