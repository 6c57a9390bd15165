/** `tmc explain TM2001`: the page of a code. */
import { codes } from '../../diagnostics/codes.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { explainPage } from '../shipped.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export function explainCommand(typed: string, terminal: Terminal): ExitCode {
  const code = typed.toUpperCase();
  const page = explainPage(code);
  if (page === undefined) {
    const [near] = suggest(code, Object.keys(codes));
    throw new UsageError(`there is no code \`${typed}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
  }
  terminal.out(page);
  return EXIT.ok;
}
