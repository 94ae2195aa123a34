/** What is asked of one conflict before it is shown: which value is in use, and what stands in words on either side. */
import type { ConflictRow } from '../../../shared/api/sync.ts'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import type { Words } from '../../i18n/use-words.ts'
import { fieldNameOf } from '../records/value-words.ts'

export type Side = 'kept' | 'lost'

const isSame = (a: ConflictRow['now'], b: ConflictRow['now']): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The side whose value the record has now; null when it has a third one. */
export function sideInUse({ kept, lost, now }: ConflictRow): Side | null {
  if (isSame(kept.value, now)) return 'kept'
  return isSame(lost.value, now) ? 'lost' : null
}

const writableTargets: ReadonlySet<string | undefined> = new Set(['teamMember', 'account', 'contact'])

/** Whether a third value can be written here; a reference to what has no list to choose from cannot. */
export function canWrite({ recordType, field }: Pick<ConflictRow, 'recordType' | 'field'>): boolean {
  const declared = recordTypeOf(recordType).fields[field]
  if (declared === undefined || declared.kind === 'refs' || declared.kind === 'zone') return false
  return declared.kind !== 'ref' || writableTargets.has(declared.target)
}

/** `苏州恒润精密，吴敏：手机` */
export function whatDiffers(t: Words, row: ConflictRow): string {
  const { accountName, title, recordType, field } = row
  const called = title === '' ? t(`sync:kind.${recordType}`) : title
  const whole = accountName === null || accountName === called ? called : `${accountName}${t('common:comma')}${called}`
  return t('conflicts:what', { title: whole, field: fieldNameOf(t, recordType, field) ?? field })
}
