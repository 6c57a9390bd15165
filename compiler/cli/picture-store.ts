/**
 * Where pictures are kept between builds: a file of its own for each output directory, among the caches of the user. Not in
 * the output itself, which a repository holds and anybody may change: a picture from there would be believed. Promises: what
 * another version drew is not found; a file that cannot be read or written costs time and nothing else.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { KeptPicture, PictureStore } from '../emit/svg/kept-pictures.ts';
import { makeDirectories } from './make-directory.ts';

/** Changes with every byte of what draws. */
declare const TMC_OUTPUTS: string;

const OLD_MS = 30 * 24 * 60 * 60 * 1000;

export interface OpenPictures {
  readonly store: PictureStore;
  /** Keeps the pictures that were asked for, and no others. */
  save(): void;
}

type Pictures = Readonly<Record<string, KeptPicture>>;

/** `output` is absolute: pictures are kept for the directory they are written to. */
export function openPictures(output: string, directory: string | undefined = cacheDirectory(process.env, process.platform)): OpenPictures {
  const path =
    directory === undefined ? undefined : join(directory, `${createHash('sha256').update(output).digest('hex').slice(0, 32)}.json`);
  const before = path === undefined ? {} : readPictures(path);
  const now = new Map<string, KeptPicture>();
  let changed = false;
  return {
    store: {
      read(slug) {
        const kept = Object.hasOwn(before, slug) ? before[slug] : undefined;
        if (kept) now.set(slug, kept);
        return kept;
      },
      write(slug, picture) {
        now.set(slug, picture);
        changed = true;
      },
    },
    save() {
      if (path !== undefined && directory !== undefined && changed) writePictures(directory, path, Object.fromEntries(now));
    },
  };
}

/**
 * `XDG_CACHE_HOME` where it is set, else where the system has caches; undefined where there is no home, and for what is relative:
 * that would lie in whatever directory a build runs in.
 */
export function cacheDirectory(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string | undefined {
  const said = env.XDG_CACHE_HOME || (platform === 'win32' ? env.LOCALAPPDATA : undefined);
  const caches = said || join(home(), ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
  return isAbsolute(caches) ? join(caches, 'tmc', 'pictures') : undefined;
}

/** Empty where there is none. */
function home(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

function readPictures(path: string): Pictures {
  try {
    const { drawnBy, pictures } = JSON.parse(readFileSync(path, 'utf8')) as { drawnBy?: unknown; pictures?: unknown };
    return drawnBy === TMC_OUTPUTS && isPictures(pictures) ? pictures : {};
  } catch {
    return {};
  }
}

function isPictures(value: unknown): value is Pictures {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one?.of === 'string' && typeof one.svg === 'string')
  );
}

/** Whole or not at all, whoever else is writing. What a fault leaves aside goes with what is old. */
function writePictures(directory: string, path: string, pictures: Pictures): void {
  try {
    makeDirectories(resolve(directory), 0o700);
    const aside = `${path}.${process.pid}`;
    writeFileSync(aside, JSON.stringify({ drawnBy: TMC_OUTPUTS, pictures }), { mode: 0o600 });
    renameSync(aside, path);
    removeOld(directory);
  } catch {
    return;
  }
}

/** What has not been of use for a month. */
function removeOld(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path, { force: true });
  }
}
