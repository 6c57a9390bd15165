/** What a command may know of the process it runs in: where to write, whether colours help, the directory, today's date. */
export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Messages. */
  readonly err: (text: string) => void;
  readonly coloursOut: boolean;
  readonly coloursErr: boolean;
  /** Somebody looks at the messages while they come, and a line can be taken back. */
  readonly live: boolean;
  /** Width of the lines of what is read by people, in characters. */
  readonly columns: number;
  readonly directory: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Milliseconds since the process started. */
  readonly now: () => number;
}

export function processTerminal(): Terminal {
  ignoreClosedPipes();
  return {
    out: (text) => void process.stdout.write(text, noteFault),
    err: (text) => void process.stderr.write(text, noteFault),
    coloursOut: wantsColours(process.env, process.stdout.isTTY),
    coloursErr: wantsColours(process.env, process.stderr.isTTY),
    live: isLive(process.env, process.stderr.isTTY),
    columns: columnsOf(process.env, process.stdout.columns),
    directory: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    // Not `performance.now()`, which loads a dozen modules of Node.
    now: () => process.uptime() * 1000,
  };
}

/** `NO_COLOR` (any value but the empty one) before `FORCE_COLOR` (`0` and `false` say no) before the terminal. */
export function wantsColours(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean | undefined): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal === true && env.TERM !== 'dumb';
}

/** A build server may have a terminal that nobody looks at. */
export function isLive(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean | undefined): boolean {
  return isTerminal === true && env.TERM !== 'dumb' && !env.CI;
}

const LEAST_COLUMNS = 60;
const MOST_COLUMNS = 120;
const USUAL_COLUMNS = 100;

/** What the terminal has, else what `COLUMNS` says; lines of more than 120 characters are hard to read. */
export function columnsOf(env: Readonly<Record<string, string | undefined>>, terminal: number | undefined): number {
  const said = terminal ?? Number(env.COLUMNS);
  return Number.isInteger(said) && said > 0 ? Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, said)) : USUAL_COLUMNS;
}

let lost: NodeJS.ErrnoException | undefined;

/** Why something that was printed is not where it should be: a full disk behind `> report.sarif`. */
export function lostOutput(): NodeJS.ErrnoException | undefined {
  return lost;
}

/** `tmc check | head` closes the pipe early; the run goes on, so that its exit code stays true. */
function noteFault(error?: NodeJS.ErrnoException | null): void {
  if (error && error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') lost ??= error;
}

function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', noteFault);
}
