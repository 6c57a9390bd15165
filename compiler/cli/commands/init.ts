/**
 * `tmc init`: a first model, and the line that tells GitHub what `.tm` files are. Asks nothing. Promises: no file that is there
 * is changed, but for a line behind those of a `.gitattributes`; nothing is written outside the directory or through a link.
 */
import { appendFileSync, lstatSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { findProjects } from '../../model/load.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { tellFaults } from '../file-fault.ts';
import { ATTRIBUTES, attributesToAdd, firstModel, modelName, modelTitle } from '../first-model.ts';
import { makeDirectories } from '../make-directory.ts';
import { createNodeHost } from '../node-host.ts';
import { loadLibrary } from '../shipped.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface InitArguments {
  readonly dir: string;
}

export function initCommand({ dir }: InitArguments, terminal: Terminal): ExitCode {
  const directory = makeDirectory(resolve(terminal.directory, dir), dir);
  const shown = relative(terminal.directory, directory);
  const [known] = findProjects(createNodeHost(directory), '');
  if (known !== undefined) throw new UsageError(`\`${join(shown, known) || '.'}\` has a model already`);
  const name = modelName(
    basename(directory),
    loadLibrary().packs.map((pack) => pack.name),
  );
  const file = join(directory, `${name}.tm`);
  if (lstatSync(file, { throwIfNoEntry: false })) throw new UsageError(`\`${join(shown, `${name}.tm`)}\` is there already`);
  tellFaults(file, '', () => writeFileSync(file, firstModel(name, modelTitle(basename(directory))), { flag: 'wx' }));
  terminal.out(`wrote ${join(shown, `${name}.tm`)}\n`);
  terminal.out(`${addAttributes(join(directory, '.gitattributes'), join(shown, '.gitattributes'))}\n`);
  const path = shown === '' ? '' : ` ${quoted(shown)}`;
  terminal.out(`\nNext:\n  tmc check${path}\n  tmc build${path}\n`);
  return EXIT.ok;
}

function makeDirectory(full: string, typed: string): string {
  const status = statSync(full, { throwIfNoEntry: false });
  if (status && !status.isDirectory()) throw new UsageError(`\`${typed}\` is not a directory`);
  tellFaults(full, '', () => makeDirectories(full));
  return realpathSync.native(full);
}

/** Says what it did. */
function addAttributes(path: string, shown: string): string {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status && !status.isFile()) return `left ${shown} alone, which is no plain file; the line for it is: ${ATTRIBUTES}`;
  const added = attributesToAdd(status ? readFileSync(path, 'utf8') : '');
  if (added === '') return `left ${shown} alone, which speaks of .tm files already`;
  tellFaults(path, '', () => (status ? appendFileSync(path, added) : writeFileSync(path, added, { flag: 'wx' })));
  return `${status ? 'added a line to' : 'wrote'} ${shown}: GitHub takes .tm files for Tcl otherwise`;
}

/** For a shell, where the path has more than letters, digits and what stands in names. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
