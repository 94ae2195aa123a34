/**
 * The typed edge between page, shells and core. A procedure cannot exist without a schema for what comes in and for
 * what goes out; the page, the handler, the core and the tests all read the one contract.
 */
import type { z } from 'zod'

export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** A command changes the store in one transaction; a query never writes. */
  readonly kind: 'query' | 'command'
  /** `writer`: the worker with the only write connection. `reader`: the read-only one, for what may take long. */
  readonly on: 'writer' | 'reader'
  readonly input: I
  readonly output: O
}

/** An interactive read: served by the writer, so that it sees what was just saved. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> => ({
  kind: 'query',
  on: 'writer',
  input,
  output,
})

/** A read that may take long: served by the read-only worker and never in the way of a keystroke. */
export const report = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> => ({
  kind: 'query',
  on: 'reader',
  input,
  output,
})

/** One transaction: rows, history and outbox, or nothing. */
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> => ({
  kind: 'command',
  on: 'writer',
  input,
  output,
})

export type InputOf<P> = P extends Procedure<infer I, z.ZodType> ? z.input<I> : never
export type ParsedInputOf<P> = P extends Procedure<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<P> = P extends Procedure<z.ZodType, infer O> ? z.output<O> : never
