/**
 * Faults of the disk, told as what they are: not the model's and not ours. Must not hide a fault that nobody can expect, such
 * as a wrong argument of our own.
 */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'a file would be larger than the system allows',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a file stands where a directory is needed',
  EISDIR: 'a directory stands where a file is needed',
  ENOTEMPTY: 'a directory stands where a file is needed',
  EEXIST: 'something else stands there',
  EBUSY: 'it is in use',
  ENOENT: 'it is gone',
  EXDEV: 'it lies on another disk',
};

/** Something could not be written; `run` turns it into a message and the exit code of a command that could not do its work. */
export class FileFault extends Error {}

/** What the system says, in words; undefined for what is no fault of a disk. */
export function reasonOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === undefined || !Object.hasOwn(REASONS, code) ? undefined : REASONS[code];
}

/** Runs what writes below `what`; `kept` says what is left, where that is not plain. Throws a `FileFault` for a fault of the disk. */
export function tellFaults<T>(what: string, kept: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    const { path = what } = error as NodeJS.ErrnoException;
    // What is put aside there has names that tell nobody anything.
    const shown = /[\\/]\.tmc-/.test(path) ? what : path;
    throw new FileFault(`cannot write \`${shown}\`: ${reason}${kept === '' ? '' : `; ${kept}`}`);
  }
}
