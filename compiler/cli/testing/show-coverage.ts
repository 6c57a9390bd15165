/** Coverage as two tables: letters of STRIDE by kind, and standards by control. */
import type { ControlCoverage, Coverage, KindCoverage } from '../../rules/testing/coverage.ts';
import type { Showing } from '../explain/show.ts';
import { count } from '../summary.ts';
import { showTable } from '../text/table.ts';

export function showCoverage(showing: Showing, all: readonly Coverage[]): void {
  const { page } = showing;
  for (const coverage of all) {
    const { packs, rules, kinds, controls } = coverage;
    page.heading(`${packs.join(', ')}: what ${count(rules, 'rule looks', 'rules look')} at`);
    page.text('How many rules look at every element of a kind, by what they find.');
    page.blank();
    showTable(page, ['', ...Object.keys(kinds[0]?.letters ?? {}).map(letterOf)], kinds.map(kindRow));
    const asked = controls.filter((one) => one.rules.length > 0);
    page.heading('What closes it, and the standards behind it');
    page.blank();
    showTable(page, ['control', 'rules', 'ASVS 5.0.0', 'NIST 800-53', 'CWE'], asked.map(controlRow));
    showGaps(showing, asked, controls.length - asked.length);
  }
}

/** `denial_of_service` as `D`. */
function letterOf(word: string): string {
  return word.charAt(0).toUpperCase();
}

function kindRow({ kind, depth, letters }: KindCoverage): readonly string[] {
  return [`${'  '.repeat(depth)}${kind}`, ...Object.values(letters).map((rules) => (rules.length === 0 ? '.' : String(rules.length)))];
}

function controlRow({ control, rules, asvs, nist, cwe }: ControlCoverage): readonly string[] {
  return [control, String(rules.length), list(asvs.map((id) => id.replace(/^v5\.0\.0-/, ''))), list(nist), list(cwe)];
}

function list(ids: readonly string[]): string {
  return ids.length === 0 ? '.' : ids.join(', ');
}

function showGaps({ page }: Showing, asked: readonly ControlCoverage[], unasked: number): void {
  page.blank();
  for (const [name, has] of [
    ['ASVS', (one: ControlCoverage) => one.asvs.length > 0],
    ['NIST 800-53', (one: ControlCoverage) => one.nist.length > 0],
    ['CWE', (one: ControlCoverage) => one.cwe.length > 0],
  ] as const) {
    const without = asked.filter((one) => !has(one)).map((one) => one.control);
    const rest = without.length === 0 ? '' : `; not ${without.join(', ')}`;
    page.text(`${asked.length - without.length} of ${asked.length} name ${name}${rest}`);
  }
  if (unasked > 0) page.text(`no rule of these packs asks for ${unasked} of their controls`);
}
