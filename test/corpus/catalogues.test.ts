/** Every catalogue id of the shipped packs exists and is still in use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildVocabulary } from '../../compiler/model/vocabulary-builder.ts';
import { statementsOf, wordsOf } from '../../compiler/model/vocabulary-words.ts';
import { projectRoot, shippedLibrary } from '../support/library.ts';

const directory = join(projectRoot, '..', 'shared', 'catalogues');

/** Rows of a CSV file with quoted cells, by column name. */
function readRows(file: string): Record<string, string>[] {
  const cells: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const text = readFileSync(join(directory, file), 'utf8');
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[i++];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      cells[cells.length - 1]?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') cells.push([]);
    } else cell += c;
  }
  const [head = [], ...rows] = cells;
  return rows.filter((row) => row.length === head.length).map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

function idsOf(file: string, inUse: (row: Record<string, string>) => boolean, id: (row: Record<string, string>) => string): Set<string> {
  return new Set(readRows(file).filter(inUse).map(id));
}

const legal: Readonly<Record<string, ReadonlySet<string>>> = {
  asvs: idsOf(
    'asvs5.csv',
    () => true,
    (row) => row.id ?? '',
  ),
  nist: idsOf(
    'nist80053r5.csv',
    (row) => row.status === 'active',
    (row) => row.label ?? '',
  ),
  cwe: idsOf(
    'cwe.csv',
    (row) => row.status !== 'Deprecated' && row.mapping_usage !== 'Prohibited',
    (row) => (row.id ?? '').replace('CWE-', ''),
  ),
  capec: idsOf(
    'capec.csv',
    (row) => row.status !== 'Deprecated',
    (row) => (row.id ?? '').replace('CAPEC-', ''),
  ),
  attack: new Set(
    ['attack-enterprise.csv', 'attack-mobile.csv', 'attack-ics.csv'].flatMap((file) => [
      ...idsOf(
        file,
        (row) => row.status === 'active',
        (row) => row.id ?? '',
      ),
    ]),
  ),
};

it('knows catalogues with many entries', () => {
  for (const ids of Object.values(legal)) expect(ids.size).toBeGreaterThan(300);
});

it('finds every id of the shipped rules and controls in its catalogue, none of them withdrawn', () => {
  const vocabulary = buildVocabulary(shippedLibrary().packs, () => undefined);
  const used: string[] = [];
  const wrong: string[] = [];
  for (const word of [...vocabulary.rules.values(), ...new Set(vocabulary.controls.values())]) {
    for (const [catalogue, ids] of Object.entries(legal)) {
      for (const id of statementsOf(word, catalogue).flatMap(wordsOf)) {
        used.push(id);
        if (!ids.has(id)) wrong.push(`${word.id}: ${catalogue} ${id}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(used.length).toBeGreaterThan(100);
});

it('finds the technique of each way in among those of ATT&CK', () => {
  const { tables, types } = buildVocabulary(shippedLibrary().packs, () => undefined);
  const ids = [...(tables.get('technique_of')?.cells.values() ?? [])];
  expect(ids).toHaveLength(types.get('way_in')?.values.length ?? -1);
  expect(ids.filter((id) => !legal.attack?.has(id))).toEqual([]);
});
