/** The shipped packs as the pages need them: rules resolved, links between pages, and the text they were read from. */
import type { ControlDefinition, RuleDefinition, Vocabulary } from '../../../compiler/model/vocabulary.ts';
import { buildVocabulary } from '../../../compiler/model/vocabulary-builder.ts';
import { findIn } from '../../../compiler/model/vocabulary-words.ts';
import { resolveRule } from '../../../compiler/rules/resolve/rule.ts';
import type { ResolvedRule } from '../../../compiler/rules/resolved.ts';
import { byId } from '../../../compiler/rules/testing/by-id.ts';
import { shippedLibrary } from '../../support/library.ts';

export interface Library {
  readonly vocabulary: Vocabulary;
  readonly rules: readonly { readonly rule: RuleDefinition; readonly resolved: ResolvedRule }[];
  readonly controls: readonly ControlDefinition[];
  /** A link to its page; `up` leads from the page it stands on to `docs/rules/`. */
  rule(rule: RuleDefinition, up: string): string;
  control(control: ControlDefinition, up: string): string;
  /** Text of a file without the indentation of its first line. */
  slice(file: string, start: number, end: number): string;
  /** The scenes that examples of a rule start from, as written. */
  scenesOf(rule: RuleDefinition): readonly string[];
}

export function createLibrary(): Library {
  const { packs, text } = shippedLibrary();
  const vocabulary = buildVocabulary(packs, () => undefined);
  const slice = (file: string, start: number, end: number): string => outdented(text(file) ?? '', start, end);
  return {
    vocabulary,
    rules: byId(vocabulary.rules).map((rule) => ({ rule, resolved: resolveRule(vocabulary, rule, () => undefined).resolved })),
    controls: byId(vocabulary.controls),
    rule: (rule, up) => `[${rule.title ?? rule.name}](${up}${rule.pack}/${rule.name}.md)`,
    control: (control, up) => `[\`${control.id}\`](${up}controls/${control.name}.md)`,
    slice,
    scenesOf: (rule) => {
      const scenes = (rule.node.block?.items ?? []).flatMap((item) =>
        item.kind === 'example' && item.scene ? (findIn(vocabulary.scenes, item.scene, rule.pack) ?? []) : [],
      );
      return [...new Set(scenes)].map((scene) => slice(scene.file, scene.node.start, scene.node.end));
    },
  };
}

function outdented(text: string, start: number, end: number): string {
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  return text.slice(start, end).replaceAll(`\n${' '.repeat(indent)}`, '\n');
}
