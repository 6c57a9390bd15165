import { expect, it } from 'vitest';
import { FRAME_WIDTH } from '../../compiler/diagnostics/render/frame.ts';
import { renderText, SHOWN_PER_FILE } from '../../compiler/diagnostics/render/text.ts';
import { diagnosticAt, marked, sourcesOf } from './fixture.ts';

it('shows code, place, line, carets, related places, help and fix', () => {
  const at = marked('payments.tm', 'model payments\n\ncomponent «receiver» : service\nflow delivery from vendor -> «recever»\n');
  const [declared, used] = at.spans;
  const diagnostic = diagnosticAt(at, {
    ...used,
    code: 'TM2001',
    message: 'no element is called `recever`',
    help: 'name an element of this model',
    suggestions: ['receiver', 'receipt'],
    related: declared ? [{ ...declared, message: 'a near one is declared here' }] : [],
    fixes: [{ title: 'write `receiver`', sure: false, edits: used ? [{ ...used, text: 'receiver' }] : [] }],
  });
  expect(renderText([diagnostic], sourcesOf(at))).toBe(
    [
      'error[TM2001]: no element is called `recever`',
      ' --> payments.tm:4:30',
      '  |',
      '3 | component receiver : service',
      '  |           -------- a near one is declared here',
      '4 | flow delivery from vendor -> recever',
      '  |                              ^^^^^^^',
      '  |',
      '  = help: name an element of this model',
      '  = help: did you mean `receiver` or `receipt`?',
      '  = possible fix: write `receiver`',
      '',
      '1 error',
      '',
    ].join('\n'),
  );
});

it('shows a related place of another file in a frame of its own, and leaves out the lines between', () => {
  const here = marked('a.tm', `model a\n${'\n'.repeat(9)}component «x»\ncomponent «x»\n`);
  const there = marked('b.tm', 'model a\ncomponent «x»\n');
  const other = there.spans[0];
  const diagnostic = diagnosticAt(here, {
    ...here.spans[1],
    severity: 'warning',
    related: other ? [{ ...other, message: 'also here' }] : [],
  });
  const first = diagnosticAt(here, { code: 'TM1002' as 'TM1001', related: [] });
  expect(renderText([diagnostic, first], sourcesOf(here, there))).toBe(
    [
      'error[TM1002]: something is wrong',
      '  --> a.tm:11:11',
      '   |',
      '11 | component x',
      '   |           ^',
      '',
      'warning[TM1001]: something is wrong',
      '  --> a.tm:12:11',
      '   |',
      '12 | component x',
      '   |           ^',
      '  ::: b.tm:2:11',
      '   |',
      ' 2 | component x',
      '   |           - also here',
      '',
      '1 error, 1 warning',
      '',
    ].join('\n'),
  );
});

it('puts carets under the span behind tabs, wide and combining characters', () => {
  const at = marked('a.tm', 'model a\n\tcomponent a "支付 é 🙂" : «servise»\n');
  const lines = renderText([diagnosticAt(at)], sourcesOf(at)).split('\n');
  expect(lines[3]).toBe('2 |     component a "支付 é 🙂" : servise');
  // Two columns each for 支, 付 and 🙂, none for the accent.
  expect(lines[4]).toBe(`  | ${' '.repeat(4 + 'component a "'.length + 4 + 1 + 1 + 1 + 2 + '" : '.length)}^^^^^^^`);
});

it('marks an empty span, the end of a file, and a span over several lines', () => {
  const empty = marked('a.tm', 'model a\ncomponent «»\n');
  expect(
    renderText([diagnosticAt(empty)], sourcesOf(empty))
      .split('\n')
      .slice(3, 5),
  ).toEqual(['2 | component', '  |           ^']);
  const end = marked('a.tm', 'model a {\n«»');
  expect(
    renderText([diagnosticAt(end)], sourcesOf(end))
      .split('\n')
      .slice(1, 5),
  ).toEqual([' --> a.tm:2:1', '  |', '2 |', '  | ^']);
  const long = marked('a.tm', 'model a\nboundary «b {\n  component c\n}»\n');
  expect(
    renderText([diagnosticAt(long)], sourcesOf(long))
      .split('\n')
      .slice(3, 5),
  ).toEqual(['2 | boundary b {', '  |          ^^^ to line 4']);
});

it('clips a long line around what is marked', () => {
  const at = marked('a.tm', `model a\n${'x '.repeat(500)}«broken»${' y'.repeat(500)}\n`);
  const lines = renderText([diagnosticAt(at)], sourcesOf(at)).split('\n');
  const [line = '', carets = ''] = [lines[3], lines[4]];
  expect(line).toMatch(/^2 \| ….*…$/);
  expect(line.length).toBeLessThanOrEqual(FRAME_WIDTH + 6);
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('broken');
});

it('shows a line of a megabyte within a second', () => {
  const at = marked('a.tm', `${'😀'.repeat(250_000)}«broken»${'z'.repeat(500_000)}`);
  const started = performance.now();
  const [, , , line = '', carets = ''] = renderText([diagnosticAt(at)], sourcesOf(at)).split('\n');
  expect(performance.now() - started).toBeLessThan(1000);
  expect(line).toContain('😀broken');
  expect(carets).toContain('^^^^^^');
});

it('never prints a character that a terminal obeys or hides', () => {
  const nasty = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egnp\u2066\u200b\r\u0000\u2028\ud800\u007f';
  const at = marked('a\u001b[1m.tm', `model a\n«${nasty.replace('\r', '')}»\n`);
  const diagnostic = diagnosticAt(at, {
    message: `found \`${nasty}\``,
    help: `remove ${nasty}`,
    suggestions: [nasty],
    fixes: [{ title: nasty, sure: true, edits: [] }],
    related: [{ file: at.source.path, start: 0, end: 5, message: nasty }],
  });
  const shown = renderText([diagnostic], sourcesOf(at));
  expect(shown).not.toMatch(/[^\n\P{C}]|[\u2028\u2029]/u);
  expect(shown).toContain('␛[2J<U+009B>31m<U+202E>gnp<U+2066><U+200B>');
});

it('shows the place of a file without text by its name alone', () => {
  const at = marked('x.tm', '');
  expect(renderText([diagnosticAt(at)], new Map())).toBe('error[TM1001]: something is wrong\n --> x.tm\n\n1 error\n');
});

it('gives the same bytes for any order, and says one thing once', () => {
  const a = marked('a.tm', '«one» «two»');
  const b = marked('b.tm', '«one»');
  const list = [
    diagnosticAt(b),
    diagnosticAt(a, a.spans[1]),
    diagnosticAt(a),
    diagnosticAt(a, { severity: 'note', code: 'TM1002' as 'TM1001' }),
    diagnosticAt(b),
  ];
  const shown = renderText(list, sourcesOf(a, b));
  expect(renderText([...list].reverse(), sourcesOf(a, b))).toBe(shown);
  expect(shown.match(/^ --> .*$/gm)).toEqual([' --> a.tm:1:1', ' --> a.tm:1:1', ' --> a.tm:1:5', ' --> b.tm:1:1']);
  expect(shown.endsWith('\n3 errors, 1 note\n')).toBe(true);
});

it('shows a hundred of a file, errors first, and counts the rest', () => {
  const at = marked('a.tm', 'x'.repeat(300));
  const list = Array.from({ length: 150 }, (_, i) => diagnosticAt(at, { start: i, end: i + 1, severity: i < 75 ? 'warning' : 'error' }));
  const shown = renderText(list, sourcesOf(at));
  expect(shown.match(/^error\[/gm)).toHaveLength(75);
  expect(shown.match(/^warning\[/gm)).toHaveLength(SHOWN_PER_FILE - 75);
  expect(shown).toContain('\n50 more in a.tm not shown\n');
  expect(shown).toContain('75 errors, 75 warnings');
});

it('uses colours only when told to, and says nothing by colour alone', () => {
  const at = marked('a.tm', '«one»');
  const plain = renderText([diagnosticAt(at, { help: 'mend it' })], sourcesOf(at));
  const coloured = renderText([diagnosticAt(at, { help: 'mend it' })], sourcesOf(at), { colours: true });
  const esc = String.fromCharCode(27);
  expect(coloured).toContain(`${esc}[1;31m`);
  expect(coloured.replaceAll(new RegExp(`${esc}\\[[0-9;]*m`, 'g'), '')).toBe(plain);
});
