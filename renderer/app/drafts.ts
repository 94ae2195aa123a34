/**
 * What was typed into a form that was closed, or torn away, before it was saved. Kept in the store, which a crash does not
 * touch and a key encrypts, and in memory, so that a form opens with its words at once.
 */
import { api } from '../platform/api.ts'
import { keepWords, writeKept } from '../platform/kept-words.ts'

const drafts = new Map<string, unknown>()
const formKey = (key: string): string => `form:${key}`

function parse(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** Reads what was kept before this page was opened. */
export async function loadDrafts(): Promise<void> {
  for (const { key, value } of await api('drafts.list', { prefix: formKey('') })) {
    const name = key.slice(formKey('').length)
    if (!drafts.has(name)) drafts.set(name, parse(value))
  }
}

/** The draft of a form, e.g. `note:<account id>`. */
export const findDraft = <T>(key: string): T | undefined => drafts.get(key) as T | undefined

export function keepDraft(key: string, values: unknown): void {
  drafts.set(key, values)
  keepWords(formKey(key), JSON.stringify(values))
}

export function dropDraft(key: string): void {
  drafts.delete(key)
  keepWords(formKey(key), '')
  void writeKept()
}
