/**
 * All the compiler ever asks of the outside world. The core never imports `node:`; the command line, an editor and a test
 * each bring their own host. Paths are relative to the repository root, use `/`, and never contain `..`.
 */
export interface Host {
  /** The bytes of a file, or why there are none. */
  readFile(path: string): FileRead;
  /** Names directly inside a directory, in any order; links are reported as `other`. `undefined`: no such directory. */
  readDirectory(path: string): readonly DirectoryEntry[] | undefined;
}

export type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'missing' | 'directory' | 'unreadable' | 'too_large' };

export interface DirectoryEntry {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'other';
}
