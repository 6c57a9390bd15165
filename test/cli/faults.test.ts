/** What can go wrong around a build, from outside: a message a person can act on, the right exit code, the previous output whole. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle, readFiles, runProgram, SOUND, tmc, workspace, writeFiles } from './cli.ts';

const LARGER = SOUND.replace('component db', 'component cache "Cache" : redis\nflow cached from web -> cache\ncomponent db');

function built(): { readonly root: string; readonly before: Record<string, string> } {
  const root = workspace({ 'shop.tm': SOUND });
  expect(tmc(['build'], { cwd: root }).code).toBe(0);
  writeFiles(root, { 'shop.tm': LARGER });
  return { root, before: readFiles(join(root, 'threat-model')) };
}

/** The program itself, where it may be changed and where anybody may read it. */
function copyOfBundle(): string {
  const root = workspace();
  chmodSync(root, 0o755);
  cpSync(dirname(bundle), join(root, 'dist'), { recursive: true });
  return join(root, 'dist');
}

it('says that a disk takes no more, and leaves the previous output', () => {
  const { root, before } = built();
  // A limit for the size of a file stands for the end of a disk: both stop a write in the middle.
  const run = spawnSync('bash', ['-c', `ulimit -f 4; exec "${process.execPath}" "${bundle}" build`], { cwd: root, encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/^error: cannot write `.*`: a file would be larger than the system allows; the output is as it was\n$/);
  expect(readFiles(join(root, 'threat-model'))).toEqual(before);
});

it('does not pass when its report could not be written', () => {
  const root = workspace({ 'shop.tm': SOUND });
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const run = spawnSync('bash', ['-c', `"${process.execPath}" "${bundle}" check --format ${format} > /dev/full`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(run.status, format).toBe(2);
    expect(run.stderr, format).toContain('error: cannot write the result: the disk is full\n');
  }
});

it('says that it may not write, and leaves the previous output', () => {
  const { root, before } = built();
  // Nobody but root may write there, and whoever runs this may be root.
  const copy = copyOfBundle();
  const out = join(root, 'threat-model');
  chmodSync(root, 0o555);
  chmodSync(out, 0o555);
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = spawnSync(process.execPath, [join(copy, 'tmc.cjs'), 'build'], { cwd: root, encoding: 'utf8', ...asNobody });
  chmodSync(root, 0o755);
  chmodSync(out, 0o755);
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/^error: cannot write `.*threat-model.*`: permission denied; the output is as it was\n$/);
  expect(readFiles(out)).toEqual(before);
});

it.each([
  ['a file', 'shop.tm', /`.*shop\.tm` is not a directory/],
  ['below a file', 'shop.tm/out', /cannot write `.*shop\.tm\/out`: a file stands where a directory is needed/],
])('refuses an output path that is %s', (_, out, message) => {
  const root = workspace({ 'shop.tm': SOUND });
  const { code, err } = tmc(['build', '--out', out], { cwd: root });
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(readFiles(root)).toEqual({ 'shop.tm': SOUND });
});

// Below `/proc` a directory cannot be made, and the system says that the one above it is not there.
it.runIf(process.platform === 'linux')('ends where no directory can be made', () => {
  const root = workspace({ 'shop.tm': SOUND });
  for (const words of [
    ['build', '--out', '/proc/tmc/out'],
    ['init', '/proc/tmc/out'],
  ]) {
    const { code, err } = tmc(words, { cwd: root });
    expect({ code, err }).toEqual({ code: 2, err: 'error: cannot write `/proc/tmc`: no directory can be made there\n' });
  }
  for (const env of [
    { XDG_CACHE_HOME: '/proc/tmc', HOME: root },
    { XDG_CACHE_HOME: '', HOME: '/proc/tmc' },
  ]) {
    rmSync(join(root, 'threat-model'), { recursive: true, force: true });
    expect(tmc(['build'], { cwd: root, env })).toMatchObject({ code: 0, err: '' });
  }
});

it('says so where the working directory is gone', () => {
  const script = `mkdir gone; cd gone; rmdir ../gone; exec "${process.execPath}" "${bundle}" check`;
  const run = spawnSync('bash', ['-c', script], { cwd: workspace(), encoding: 'utf8' });
  expect({ code: run.status, out: run.stdout }).toEqual({ code: 2, out: '' });
  expect(run.stderr).toMatch(/^error: the working directory is gone.*\n$/);
});

function start(root: string, words: readonly string[]): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = spawn(process.execPath, [bundle, ...words], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

it('lets several builds write to one directory, one after the other', async () => {
  const root = workspace({ 'a/a.tm': SOUND, 'b/b.tm': LARGER.replaceAll('shop', 'store'), '.git/HEAD': '' });
  const whole = ['a', 'b'].map((project) => {
    expect(tmc(['build', project, '--out', `only-${project}`], { cwd: root }).code).toBe(0);
    return readFiles(join(root, `only-${project}`));
  });
  for (let round = 0; round < 2; round++) {
    const runs = await Promise.all(['a', 'b', 'a', 'b'].map((project) => start(root, ['build', project, '--out', 'both'])));
    expect(runs).toEqual(runs.map(() => ({ code: 0, err: '' })));
    expect(whole).toContainEqual(readFiles(join(root, 'both')));
  }
});

it('is whole again after builds that were killed while they wrote', async () => {
  const root = workspace({ 'shop.tm': SOUND });
  const out = join(root, 'threat-model');
  tmc(['build'], { cwd: root });
  for (const text of [LARGER, SOUND, LARGER]) {
    writeFiles(root, { 'shop.tm': text });
    const child = spawn(process.execPath, [bundle, 'build'], { cwd: root, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const watch = setInterval(() => {
      if (readdirSync(out).some((name) => name.startsWith('.tmc-'))) child.kill('SIGKILL');
    }, 1);
    await ended;
    clearInterval(watch);
  }
  expect(tmc(['build'], { cwd: root })).toMatchObject({ code: 0, err: '' });
  const fresh = workspace({ 'shop.tm': LARGER });
  tmc(['build'], { cwd: fresh });
  expect(readFiles(out)).toEqual(readFiles(join(fresh, 'threat-model')));
});

it.each([
  ['breaks', 'throw new Error("no");'],
  ['ends', 'process.exit(1);'],
])('leaves the previous output when the layout %s', (_, worker) => {
  const { root, before } = built();
  const copy = copyOfBundle();
  writeFileSync(join(copy, 'layout.worker.mjs'), worker);
  const run = spawnSync(process.execPath, [join(copy, 'tmc.cjs'), 'build'], { cwd: root, encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/error\[TM6001\]/);
  expect(readFiles(join(root, 'threat-model'))).toEqual(before);
});

/** As a copy, with three seconds in place of the ten that a layout may take. */
function impatientBundle(worker: string): string {
  const copy = copyOfBundle();
  const [core = ''] = /core-\w+/.exec(readFileSync(join(copy, 'tmc.cjs'), 'utf8')) ?? [];
  const text = readFileSync(join(copy, `${core}.cjs`), 'utf8');
  expect(text).toContain('TIME_LIMIT_MS=1e4');
  writeFileSync(join(copy, `${core}.cjs`), text.replace('TIME_LIMIT_MS=1e4', 'TIME_LIMIT_MS=3e3'));
  rmSync(join(copy, `${core}.cache`));
  writeFileSync(join(copy, 'layout.worker.mjs'), worker);
  return join(copy, 'tmc.cjs');
}

/** A layout that does `fault` for graphs of which this holds, and draws all others. */
function faultyWorker(holds: string, fault: string): string {
  const original = readFileSync(join(dirname(bundle), 'layout.worker.mjs'), 'utf8');
  return `import { parentPort as port } from 'node:worker_threads';\nport.on('message', (dot) => { if (${holds}) { ${fault} } });\n${original}`;
}

const HANG = 'for (;;);';
const FILL = 'for (const all = []; ; ) all.push(new Array(1e6).fill(all.length));';

it.each([
  ['never ends', HANG, 'no layout was ready in time'],
  ['takes all memory', FILL, 'the layout ran out of memory|no layout was ready in time'],
])('leaves the previous output when a layout %s, and does not try the other views', { timeout: 60_000 }, (_, fault, why) => {
  const { root, before } = built();
  const run = runProgram(impatientBundle(faultyWorker('true', fault)), ['build'], { cwd: root });
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toMatch(new RegExp(`^error\\[TM6001\\]: .* could not be drawn: (?:${why}) `, 'm'));
  expect(run.err.match(/TM6001/g)).toHaveLength(1);
  expect(readFiles(join(root, 'threat-model'))).toEqual(before);
});

it('draws a simpler picture when only the usual one takes too long, and says what it lacks', () => {
  const { root } = built();
  const run = runProgram(impatientBundle(faultyWorker("!dot.includes('xlabel')", HANG)), ['build'], { cwd: root });
  expect(run.code).toBe(0);
  expect(run.err).toMatch(/^warning\[TM6002\]: .*overview.*arrows have numbers only/m);
  expect(readFiles(join(root, 'threat-model'))['diagrams/overview.svg']).toContain('>F1<');
});
