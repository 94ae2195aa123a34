/**
 * The synced schema is additive only (design 2): what was ever declared stays, with its kind. A new field is added to
 * the snapshot by hand, in the same change; nothing is ever taken out of it or changed in it.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordTypeNames, recordTypeOf } from './record-types.ts'

type Snapshot = Record<string, { plural: string; fields: Record<string, string> }>

const snapshot = JSON.parse(readFileSync(new URL('./schema-snapshot.json', import.meta.url), 'utf8')) as Snapshot

const declared: Snapshot = Object.fromEntries(
  recordTypeNames.map((name) => {
    const type = recordTypeOf(name)
    const fields = Object.entries(type.fields).map(([field, f]) => {
      const target = f.target === undefined ? '' : ` -> ${f.target}`
      const choices = f.choices === undefined ? '' : ` (${f.choices.join(' ')})`
      return [field, `${f.kind}${f.required ? '!' : ''} ${f.merge}${target}${choices}`]
    })
    return [name, { plural: type.plural, fields: Object.fromEntries(fields) as Record<string, string> }]
  }),
)

/** What the snapshot has and the declarations lack or have otherwise. */
export function lost(was: Snapshot, is: Snapshot): string[] {
  return Object.entries(was).flatMap(([type, { fields }]) =>
    Object.entries(fields)
      .filter(([field, kind]) => {
        const now = is[type]?.fields[field]
        // A choice may gain values; the ones it had stay, in their order.
        return now === undefined || !now.startsWith(kind.replace(/\)$/, ''))
      })
      .map(([field]) => `${type}.${field}`),
  )
}

test('no field was removed, renamed or retyped', () => {
  expect(lost(snapshot, declared)).toEqual([])
})

test('every declared field is in the snapshot', () => {
  expect(lost(declared, snapshot)).toEqual([])
})

test('a removed and a retyped field are noticed', () => {
  const without = structuredClone(declared)
  delete without['visit']?.fields['subject']
  ;(without['account'] as Snapshot[string]).fields['headcount'] = 'text register'
  expect(lost(snapshot, without)).toEqual(['account.headcount', 'visit.subject'])
})
