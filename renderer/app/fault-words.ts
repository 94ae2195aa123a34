/** The sentence for a fault, in the language in use. */
import type { ConflictCode } from '../../shared/domain/conflict-texts.ts'
import type { Words } from '../i18n/use-words.ts'
import type { Fault } from '../platform/api-fault.ts'

function invalidWords(t: Words, issues: readonly { readonly path: string }[]): string {
  const field = issues[0]?.path.split('.').pop()
  const name = field === undefined || field === '' ? null : fieldName(t, field)
  const what = name === null ? t('faults:invalidInput') : t('faults:invalidField', { field: name })
  return t('faults:invalid', { what })
}

const types = ['account', 'contact', 'visit', 'followUp', 'opportunity'] as const

function fieldName(t: Words, field: string): string | null {
  for (const type of types) {
    const name: string = t(`fields:${type}.${field}` as 'fields:account.name', { defaultValue: '' })
    if (name !== '') return name
  }
  return null
}

/** `size` writes a number of bytes. */
export function faultWords(t: Words, fault: Fault, size: (bytes: number) => string): string {
  if (fault.type === 'invalid') return invalidWords(t, fault.issues)
  if (fault.type === 'too_large') return t('faults:too_large', { size: size(fault.limitBytes) })
  if (fault.type === 'conflict')
    return t(`faults:conflictOf.${fault.why as ConflictCode}`, { defaultValue: t('faults:conflict') })
  return t(`faults:${fault.type}`)
}
