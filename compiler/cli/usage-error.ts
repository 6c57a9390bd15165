/** A wrong command line. Thrown inside the command line only; `run` turns it into a message and exit code 2. */
export class UsageError extends Error {}
