import { expect, it } from 'vitest';
import { renderGithub } from '../../compiler/diagnostics/render/github.ts';
import { renderJson } from '../../compiler/diagnostics/render/json.ts';
import { renderSarif } from '../../compiler/diagnostics/render/sarif.ts';
import { diagnosticAt, marked, sourcesOf } from './fixture.ts';

const at = marked('dir one/a.tm', 'model a\ncomponent «x»\ncomponent «x»\n');
const [first, second] = at.spans;
const twice = diagnosticAt(at, {
  ...second,
  message: '`x` is declared twice',
  help: 'rename one of them',
  suggestions: ['y'],
  related: first ? [{ ...first, message: 'first declared here' }] : [],
  fixes: [{ title: 'write `y`', sure: false, edits: second ? [{ ...second, text: 'y' }] : [] }],
});

it('prints JSON of a stable shape', () => {
  expect(JSON.parse(renderJson([twice], sourcesOf(at), '1.2.3'))).toEqual({
    schemaVersion: 1,
    tool: { name: 'tmc', version: '1.2.3' },
    counts: { error: 1, warning: 0, note: 0 },
    diagnostics: [
      {
        code: 'TM1001',
        severity: 'error',
        message: '`x` is declared twice',
        help: 'rename one of them',
        file: 'dir one/a.tm',
        start: { line: 3, column: 11, offset: 30 },
        end: { line: 3, column: 12, offset: 31 },
        suggestions: ['y'],
        related: [
          {
            message: 'first declared here',
            file: 'dir one/a.tm',
            start: { line: 2, column: 11, offset: 18 },
            end: { line: 2, column: 12, offset: 19 },
          },
        ],
        fixes: [
          {
            title: 'write `y`',
            sure: false,
            edits: [
              { file: 'dir one/a.tm', start: { line: 3, column: 11, offset: 30 }, end: { line: 3, column: 12, offset: 31 }, text: 'y' },
            ],
          },
        ],
      },
    ],
  });
});

it('prints annotations that no text of a model can break out of', () => {
  const nasty = marked('a,b:c%.tm', '«x»\n');
  const diagnostic = diagnosticAt(nasty, { severity: 'note', message: '100%\r\n::error::owned', help: 'no\n::add-mask::x' });
  expect(renderGithub([diagnostic], sourcesOf(nasty))).toBe(
    '::notice file=a%2Cb%3Ac%25.tm,line=1,endLine=1,col=1,endColumn=2,title=TM1001::100%25%0A::error::owned%0Ahelp: no%0A::add-mask::x\n',
  );
});

it('prints errors before warnings, since only ten of each are shown', () => {
  const list = [diagnosticAt(at, { severity: 'warning' }), twice];
  expect(renderGithub(list, sourcesOf(at)).split('\n')).toEqual([
    '::error file=dir one/a.tm,line=3,endLine=3,col=11,endColumn=12,title=TM1001::`x` is declared twice%0Ahelp: rename one of them%0Ahelp: did you mean `y`?%0Adir one/a.tm:2:11: first declared here',
    '::warning file=dir one/a.tm,line=2,endLine=2,col=11,endColumn=12,title=TM1001::something is wrong',
    '',
  ]);
});

it('leaves columns out where a span stands on several lines', () => {
  const long = marked('a.tm', 'a «b\nc» d');
  expect(renderGithub([diagnosticAt(long)], sourcesOf(long))).toBe('::error file=a.tm,line=1,endLine=2,title=TM1001::something is wrong\n');
});

const page =
  '# TM1001: text that does not fit\nThe parser expected something else.\n\n## Example\n```tm\nmodel\n```\n\n## Mended\n```tm\nmodel a\n```\n';

it('prints SARIF with rules, help, relative addresses, related places and fixes', () => {
  const sarif = JSON.parse(renderSarif([twice], sourcesOf(at), { version: '1.2.3', explain: () => page }));
  const run = sarif.runs[0];
  expect(run.tool.driver.rules).toEqual([
    {
      id: 'TM1001',
      shortDescription: { text: 'text that does not fit' },
      fullDescription: { text: 'The parser expected something else.' },
      help: { text: page, markdown: page },
      defaultConfiguration: { level: 'error' },
    },
  ]);
  const result = run.results[0];
  expect(result.message.text).toBe('`x` is declared twice\nhelp: rename one of them');
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'dir%20one/a.tm', uriBaseId: 'SRCROOT' },
    region: { startLine: 3, startColumn: 11, endLine: 3, endColumn: 12 },
  });
  expect(result.relatedLocations[0].physicalLocation.region.startLine).toBe(2);
  expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe('y');
});

it('keeps the fingerprint of a result when lines above it come and go', () => {
  const moved = marked('dir one/a.tm', '\n\nmodel a\ncomponent «x»\ncomponent «x»\n');
  const fingerprints = (from: typeof at, text: string) => {
    const list = from.spans.map((span) => diagnosticAt(from, { ...span, message: text }));
    const { runs } = JSON.parse(renderSarif(list, sourcesOf(from), { version: '1', explain: () => undefined }));
    return runs[0].results.map((result: { partialFingerprints: object }) => result.partialFingerprints);
  };
  expect(fingerprints(moved, 'same')).toEqual(fingerprints(at, 'same'));
  expect(new Set(fingerprints(at, 'same').map((print: object) => JSON.stringify(print))).size).toBe(2);
  expect(fingerprints(at, 'other')).not.toEqual(fingerprints(at, 'same'));
});

it('gives the same bytes for any order in every format', () => {
  const list = [twice, diagnosticAt(at), diagnosticAt(at, { severity: 'warning', code: 'TM1002' as 'TM1001' })];
  const all = (diagnostics: typeof list) => [
    renderJson(diagnostics, sourcesOf(at), '1'),
    renderGithub(diagnostics, sourcesOf(at)),
    renderSarif(diagnostics, sourcesOf(at), { version: '1', explain: () => page }),
  ];
  expect(all([...list].reverse())).toEqual(all(list));
});
