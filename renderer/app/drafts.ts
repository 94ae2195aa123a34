/**
 * What was typed into a form that was closed before it was saved, for as long as the page is open. In memory only: the
 * browser's own storage is not encrypted, and these are words about clients.
 */
const drafts = new Map<string, unknown>()

/** The draft of a form, e.g. `note:<account id>`. */
export const findDraft = <T>(key: string): T | undefined => drafts.get(key) as T | undefined

export const keepDraft = (key: string, values: unknown): void => void drafts.set(key, values)

export const dropDraft = (key: string): void => void drafts.delete(key)
