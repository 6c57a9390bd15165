/** The front end alone, as one chunk of a bundle. */
export { createSourceFile } from '../../compiler/source/source-file.ts';
export { parseFile } from '../../compiler/syntax/parse.ts';
