/** `model.json`: the IR as it is. `model.map.json`: where each id was said, the only output with positions. */
import type { Model } from '../../model/ir.ts';
import type { Emitter, Origin } from '../emitter.ts';
import { stableJson } from './stable-json.ts';

export const MAP_SCHEMA_VERSION = 1;

export interface ModelMap {
  readonly schemaVersion: typeof MAP_SCHEMA_VERSION;
  /** The model's name. */
  readonly model: string;
  /** By id of the element, flow or hop; what was said of it as `id/attribute` or `id/control:NAME`. */
  readonly origins: Readonly<Record<string, Origin>>;
}

const texts = new WeakMap<Model, string>();

/** `model.json`, written once however many outputs need it. */
export function modelText(model: Model): string {
  const text = texts.get(model) ?? stableJson(model);
  texts.set(model, text);
  return text;
}

export const jsonEmitter: Emitter = {
  name: 'json',
  async emit(model, context) {
    const map: ModelMap = { schemaVersion: MAP_SCHEMA_VERSION, model: model.model.name, origins: context.origins };
    return {
      files: [
        { path: 'model.json', text: modelText(model) },
        { path: 'model.map.json', text: stableJson(map) },
      ],
      diagnostics: [],
    };
  },
};
