/** Runs a command line and turns whatever happens into an exit code. */
import { writeSync } from 'node:fs';
import { showText } from '../diagnostics/render/display.ts';
import { runArguments } from './arguments.ts';
import { EXIT, type ExitCode, worstExit } from './exit-codes.ts';
import { FileFault, reasonOf } from './file-fault.ts';
import { lostOutput, processTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

void runSafely(process.argv.slice(2), processTerminal()).then(leave);

/** As soon as both streams have written what they hold: waiting for the last collection of garbage takes longer. */
function leave(code: ExitCode): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(exitWhenLost(code))));
}

/** A report that is not there is no pass. */
function exitWhenLost(code: ExitCode): ExitCode {
  const fault = lostOutput();
  if (fault === undefined) return code;
  try {
    writeSync(2, `error: cannot write the result: ${reasonOf(fault) ?? fault.message}\n`);
  } catch {
    // Nobody is left to tell; the exit code does.
  }
  return worstExit([code, EXIT.modelOrUsage]);
}

async function runSafely(words: readonly string[], to: Terminal): Promise<ExitCode> {
  try {
    return await runArguments(words, to);
  } catch (error) {
    if (error instanceof UsageError) {
      to.err(`error: ${shown(error.message)}\n\nRun \`tmc --help\` for the commands and their options.\n`);
      return EXIT.modelOrUsage;
    }
    if (error instanceof FileFault) {
      to.err(`error: ${shown(error.message)}\n`);
      return EXIT.modelOrUsage;
    }
    const reason = error instanceof Error ? error : new Error(String(error));
    to.err(
      `internal error: ${shown(reason.message)}\n\nThis is a fault of tmc, not of the model. Please report it with the command and the model.\n`,
    );
    if (process.env.TMC_DEBUG) to.err(`${reason.stack}\n`);
    return EXIT.bug;
  }
}

/** What was typed, or a name on the disk, may stand in a message. */
function shown(message: string): string {
  return message.split('\n').map(showText).join('\n');
}
