import type { SourceFile } from '../../source/source-file.ts';

/** Where a renderer finds the text behind a place; a map will do. */
export interface Sources {
  get(path: string): SourceFile | undefined;
}
