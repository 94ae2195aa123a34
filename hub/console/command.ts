/** What every command of the console is made of. */
import type { IdentityActs } from '../identity/identity.ts'
import type { OpenHub } from '../open-hub.ts'

export interface ConsoleContext {
  readonly open: OpenHub
  readonly args: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly say: (chinese: string, english: string) => string
  readonly by: IdentityActs
}

export interface ConsoleOutcome {
  readonly json: unknown
  readonly lines: readonly string[]
}

export interface ConsoleCommand {
  readonly usage: string
  readonly about: readonly [chinese: string, english: string]
  run(ctx: ConsoleContext): Promise<ConsoleOutcome>
}

/** Thrown with a sentence for the person. */
export class ConsoleRefusal extends Error {
  readonly isUsage: boolean
  constructor(message: string, isUsage = false) {
    super(message)
    this.isUsage = isUsage
  }
}

export const textOf = (ctx: ConsoleContext, name: string): string | undefined => {
  const value = ctx.values[name]
  return typeof value === 'string' ? value : undefined
}
