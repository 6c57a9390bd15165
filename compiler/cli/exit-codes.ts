/** The same in every command; a pipeline may rely on them. */
export const EXIT = {
  ok: 0,
  /** The model is sound, and threats are open that nobody has excused. */
  gateFailed: 1,
  /** The model, or the command, is wrong. */
  modelOrUsage: 2,
  /** Evidence is missing or cannot be read. */
  evidence: 3,
  /** A fault of ours. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_WEIGHT: readonly ExitCode[] = [EXIT.ok, EXIT.gateFailed, EXIT.evidence, EXIT.modelOrUsage, EXIT.bug];

/** What is worse says less about the models: a gate that could not be judged outweighs one that failed. */
export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((worst, code) => (BY_WEIGHT.indexOf(code) > BY_WEIGHT.indexOf(worst) ? code : worst), EXIT.ok);
}
