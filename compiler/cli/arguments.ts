/**
 * The command line's words, through yargs: strict, English whatever the locale, the same in every shell. Must not do any
 * work of a command; each is loaded when it runs.
 */
import yargs, { type Argv } from 'yargs';
import type { BuildArguments } from './commands/build.ts';
import type { CheckArguments } from './commands/check.ts';
import type { ExplainArguments } from './commands/explain.ts';
import type { TestArguments } from './commands/test.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { SEVERITIES } from './gate.ts';
import { version } from './shipped.ts';
import { FORMATS, type Format } from './show.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { describeUsage, wrongShell } from './usage-words.ts';

/** Throws a `UsageError` for a wrong command line. */
export async function runArguments(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const shell = wrongShell(words);
  if (shell !== undefined) throw new UsageError(shell);
  let exit: ExitCode = EXIT.ok;
  const parser = yargs()
    .scriptName('tmc')
    .locale('en')
    .parserConfiguration({ 'duplicate-arguments-array': false, 'parse-positional-numbers': false })
    .usage('$0 <command>\n\nCompiles threat models (.tm) to threats, required controls, diagrams and pages.')
    .command(
      'init [dir]',
      'write a first model to start from',
      (y) =>
        y
          .positional('dir', { type: 'string', default: '.', describe: 'directory of the project' })
          .example('$0 init', 'a model of this directory, named after it')
          .example('$0 init services/payments', 'in another directory, made if it is not there'),
      async (given) => {
        const { initCommand } = await import('./commands/init.ts');
        exit = initCommand(given, terminal);
      },
    )
    .command(
      'build [path]',
      'compile a project and write its outputs',
      (y) =>
        withCommon(y)
          .option('out', { type: 'string', requiresArg: true, describe: 'directory to write to [default: threat-model in the project]' })
          .example('$0 build', 'the project in this directory, to threat-model/')
          .example('$0 build services/payments --out docs/threats', 'another project, to another directory'),
      async (given) => {
        const { buildCommand } = await import('./commands/build.ts');
        exit = await buildCommand(given as BuildArguments, terminal);
      },
    )
    .command(
      'check [path]',
      'compile, and fail when a severe threat is open that no decision excuses',
      (y) =>
        withCommon(y)
          .option('fail-on', {
            choices: SEVERITIES,
            default: 'high',
            requiresArg: true,
            describe: 'the severity from which an open threat counts',
          })
          .option('strict', { type: 'boolean', default: false, describe: 'count unknown threats and the upper end of severities too' })
          .example('$0 check', 'every project below this directory')
          .example('$0 check --fail-on medium', 'medium threats fail too')
          .example('$0 check --strict --format github', 'as annotations of a pull request'),
      async (given) => {
        const { checkCommand } = await import('./commands/check.ts');
        exit = checkCommand(given as CheckArguments, terminal);
      },
    )
    .command(
      'explain <what> [on] [path]',
      'explain a threat, why a rule finds none, a word or a code',
      (y) =>
        withDay(y)
          .positional('what', {
            type: 'string',
            demandOption: true,
            describe: 'id of a threat, a rule, any word of the language, or a code',
          })
          .positional('on', { type: 'string', describe: 'behind a rule: the part, flow or hop it says nothing of' })
          .positional('path', { type: 'string', describe: 'directory of the project [default: this one]' })
          .option('format', {
            choices: ['text', 'json'] as const,
            default: 'text' as const,
            requiresArg: true,
            describe: 'how it is printed',
          })
          .example('$0 explain webhook.forged_delivery@delivery', 'why a threat is open, how severe, what would close it')
          .example('$0 explain forged_delivery posting', 'why a rule finds nothing there')
          .example('$0 explain hmac_signature', 'what a word means, and how it is written')
          .example('$0 explain TM2001', 'what a code means, and how to mend it'),
      async (given) => {
        const { explainCommand } = await import('./commands/explain.ts');
        exit = explainCommand(given as ExplainArguments, terminal);
      },
    )
    .command(
      'test [packs..]',
      'run the examples of rule packs, and test those',
      (y) =>
        y
          // A list of words stands for itself; of an option given twice the last holds here too.
          .parserConfiguration({ 'duplicate-arguments-array': true, 'parse-positional-numbers': false })
          .coerce('format', (given: unknown) => (Array.isArray(given) ? given[given.length - 1] : given))
          .positional('packs', { type: 'string', array: true, describe: 'paths, or names of packs [default: those below this directory]' })
          .option('format', {
            choices: ['text', 'json'] as const,
            default: 'text' as const,
            requiresArg: true,
            describe: 'how it is printed',
          })
          .option('mutate', {
            type: 'boolean',
            default: false,
            describe: 'change each rule in one thing, many times, and see whether an example notices',
          })
          .option('coverage', {
            type: 'boolean',
            default: false,
            describe: 'show which kinds the rules look at, by STRIDE, and the standards behind the controls they ask for',
          })
          .check(({ mutate, coverage }) => {
            if (mutate && coverage) throw new UsageError('`--mutate` and `--coverage` are two runs: give one of them');
            return true;
          })
          .example('$0 test', 'the packs of this project')
          .example('$0 test packs/acme', 'those in a directory')
          .example('$0 test stride', 'one that comes with tmc')
          .example('$0 test --mutate packs/acme', 'which parts of a rule no example is about'),
      async (given) => {
        const { testCommand } = await import('./commands/test.ts');
        exit = testCommand(given as TestArguments, terminal);
      },
    )
    .completion('completion', 'print a completion script for bash or zsh')
    .demandCommand(1, 'a command is needed')
    .example('$0 build examples/webhook-processor', 'writes threats, controls, diagram and page')
    .example('$0 check --strict', 'fails when a threat is open or unknown')
    .example('$0 explain TM2001', 'what a code means, and how to mend it')
    .strict()
    .wrap(terminal.columns)
    .version(version)
    .help()
    .alias({ h: 'help', v: 'version' })
    .epilogue('Exit codes: 0 ok, 1 open threats, 2 model or usage error, 3 evidence missing,\n            70 a fault of tmc.')
    .exitProcess(false)
    .fail((message, error) => {
      throw error && error.name !== 'YError' ? error : new UsageError(describeUsage(message ?? error.message, words));
    });
  await parser.parseAsync(words);
  return exit;
}

function withDay(y: Argv) {
  return y.option('as-of', {
    type: 'string',
    requiresArg: true,
    describe: 'the day on which facts and decisions are judged (YYYY-MM-DD)',
  });
}

function withCommon(y: Argv) {
  return withDay(y)
    .positional('path', { type: 'string', default: '.', describe: 'directory of the project' })
    .option('format', { choices: FORMATS, default: 'text' as Format, requiresArg: true, describe: 'how diagnostics are printed' })
    .option('timings', { type: 'boolean', default: false, describe: 'print the time of each stage and of each rule' });
}
