/** What every command of the command line is made of. */
import type { ParseArgsOptionsConfig } from 'node:util'

/** Exit codes, the same for all commands. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  /** The words of the call are off. */
  usage: 2,
  /** Another Rapport has the data folder open. */
  inUse: 3,
  /** Done, but some rows or checks were not good. */
  partly: 4,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export interface CommandContext {
  readonly dataDir: string
  readonly isChinese: boolean
  readonly appVersion: string
  /** Options of the command by name, as `parseArgs` reads them. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly args: readonly string[]
  /** A line about progress, to stderr. */
  note(chinese: string, english: string): void
}

export interface Outcome {
  readonly code: ExitCode
  /** What `--json` prints: one document. */
  readonly json: unknown
  /** What a person reads, one line each. */
  readonly lines: readonly string[]
}

export interface Command {
  readonly usage: string
  readonly about: readonly [chinese: string, english: string]
  readonly options: ParseArgsOptionsConfig
  run(ctx: CommandContext): Promise<Outcome> | Outcome
}

/** Thrown for a call whose words are off; the message is shown with the usage. */
export class UsageError extends Error {}
/** Thrown with a sentence for the person; nothing else is printed. */
export class Refusal extends Error {
  readonly code: ExitCode
  constructor(message: string, code: ExitCode = exitCodes.failed) {
    super(message)
    this.code = code
  }
}
