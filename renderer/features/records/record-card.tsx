/** One record in a dialog, each field edited in place, with what can be done with it at the foot. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { rowSchema } from '../../../shared/api/rows.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { Broken } from '../../app/boundary.tsx'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { ask } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ContactTimeline } from '../contacts/contact-timeline.tsx'
import { RecordFiles } from '../attachments/record-files.tsx'
import { RemindRow, RepeatRow } from '../follow-ups/follow-up-fields.tsx'
import { RecordProof } from '../sync/record-proof.tsx'
import { ContactActs, FollowUpActs, OpportunityActs, VisitActs } from './card-acts.tsx'
import { FieldRow, FieldValueInPlace, type EditableRow } from './field-row.tsx'
import classes from './fields.module.css'
import { WhenField } from './when-field.tsx'

type Props = Extract<DialogRequest, { type: 'card' }> & { readonly onClose: () => void }
export type CardType = Props['of']

const fieldsOf: Record<CardType, readonly string[]> = {
  contact: [
    'jobTitle',
    'department',
    'role',
    'stance',
    'mobile',
    'phone',
    'email',
    'wechat',
    'address',
    'accountId',
    'hasLeft',
    'remarks',
  ],
  visit: ['visitType', 'startAt', 'durationMin', 'place', 'contactIds', 'summary', 'noNextBecause', 'ownerId'],
  followUp: ['kind', 'dueOn', 'dueTime', 'contactId', 'promisedBy', 'repeat', 'remindMin', 'result', 'ownerId'],
  opportunity: [
    'accountId',
    'track',
    'stage',
    'outcome',
    'amountMinor',
    'probability',
    'expectedCloseOn',
    'nextStep',
    'leadSource',
    'description',
    'ownerId',
  ],
}

const titleOf: Record<CardType, string> = {
  contact: 'name',
  visit: 'subject',
  followUp: 'subject',
  opportunity: 'name',
}

interface ActsProps {
  readonly of: CardType
  readonly row: EditableRow
  readonly account: AccountRef | null
  readonly onClose: () => void
}

function Acts({ of, row, ...rest }: ActsProps) {
  switch (of) {
    case 'contact':
      return <ContactActs row={row as unknown as Row<'contact'>} {...rest} />
    case 'visit':
      return <VisitActs row={row as unknown as Row<'visit'>} {...rest} />
    case 'followUp':
      return <FollowUpActs row={row as unknown as Row<'followUp'>} {...rest} />
    case 'opportunity':
      return <OpportunityActs row={row as unknown as Row<'opportunity'>} {...rest} />
  }
}

/** Why there is no next date concerns a visit that took place. */
const isBesideThePoint = (row: EditableRow, field: string): boolean =>
  field === 'noNextBecause' && (row['status'] === 'planned' || row[field] === null)

/** A field whose value is more than one of the row's own: it has an editor of its own. */
function OwnRow({ of, row, field }: Pick<ActsProps, 'of' | 'row'> & { readonly field: string }) {
  if (field === 'startAt') return <WhenField visit={row as unknown as Row<'visit'>} />
  if (of === 'followUp' && field === 'repeat') return <RepeatRow followUp={row as unknown as Row<'followUp'>} />
  if (of === 'followUp' && field === 'remindMin') return <RemindRow followUp={row as unknown as Row<'followUp'>} />
  return <FieldRow type={of} row={row} field={field} />
}

function Fields({ of, row }: Pick<ActsProps, 'of' | 'row'>) {
  return (
    <dl className={`${classes.fields} ${classes.wide}`}>
      {fieldsOf[of]
        .filter((field) => !isBesideThePoint(row, field))
        .map((field) => (
          <OwnRow key={field} of={of} row={row} field={field} />
        ))}
    </dl>
  )
}

/** Opening a card makes its record rank higher in search; that it was noted is nobody's concern. */
function useNoteUse(type: CardType, id: string): void {
  useEffect(() => {
    api('usage.note', { type, id }).catch(() => undefined)
  }, [type, id])
}

export default function RecordCard({ of, id, onClose }: Props) {
  const t = useWords()
  const { data, error, refetch } = useQuery(ask('records.get', { type: of, id }))
  useNoteUse(of, id)
  if (error)
    return (
      <Dialog title="" onClose={onClose}>
        <Broken error={error} onRetry={() => void refetch()} />
      </Dialog>
    )
  if (!data) return null
  const row = rowSchema(of).parse(data.row) as unknown as EditableRow
  const accountId = row['accountId'] as string | null
  const account = accountId === null || data.accountName === null ? null : { id: accountId, name: data.accountName }
  return (
    <Dialog title={account?.name ?? t(`choices:type.${of}`)} onClose={onClose} isForReading>
      <div className={classes.title}>
        <FieldValueInPlace type={of} row={row} field={titleOf[of]} />
      </div>
      <Fields of={of} row={row} />
      {of === 'contact' ? <ContactTimeline id={id} /> : null}
      <div className={classes.files}>
        <RecordFiles type={of} id={id} inDialog={{ type: 'card', of, id }} />
      </div>
      <RecordProof type={of} id={id} updatedAt={row['updatedAt'] as number} className={classes.meta} />
      <Acts of={of} row={row} account={account} onClose={onClose} />
    </Dialog>
  )
}
