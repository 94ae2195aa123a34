/** Structured logs: one JSON object a line on stderr. Ids and counts, never anybody's words or secrets. */
import type { HubOptions } from '../hub.ts'

export const createLog =
  (write: (line: string) => void = (line) => process.stderr.write(line)): HubOptions['log'] =>
  (event, facts = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`)
  }
