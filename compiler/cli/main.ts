/** Runs a command line and turns whatever happens into an exit code. */
import { runArguments } from './arguments.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { FileFault } from './file-fault.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

void runSafely(process.argv.slice(2), processTerminal()).then(leave);

/** As soon as both streams have written what they hold: waiting for the last collection of garbage takes longer. */
function leave(code: ExitCode): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

async function runSafely(words: readonly string[], to: Terminal): Promise<ExitCode> {
  try {
    return await runArguments(words, to);
  } catch (error) {
    if (error instanceof UsageError) {
      to.err(`error: ${error.message}\n\nRun \`tmc --help\` for the commands and their options.\n`);
      return EXIT.modelOrUsage;
    }
    if (error instanceof FileFault) {
      to.err(`error: ${error.message}\n`);
      return EXIT.modelOrUsage;
    }
    const reason = error instanceof Error ? error : new Error(String(error));
    to.err(
      `internal error: ${reason.message}\n\nThis is a fault of tmc, not of the model. Please report it with the command and the model.\n`,
    );
    if (process.env.TMC_DEBUG) to.err(`${reason.stack}\n`);
    return EXIT.bug;
  }
}
