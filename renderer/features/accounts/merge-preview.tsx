/** What a merge would do, field by field. */
import { Button } from '@mantine/core'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords, type ChoiceSet } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { AccountChild } from '../../../shared/domain/account-children.ts'
import { recordTypes } from '../../../shared/domain/record-types.ts'
import { useFieldName } from '../records/use-patch.ts'
import classes from './accounts.module.css'
import type { Preview } from './merge-accounts.tsx'
import { useAsk } from '../../platform/queries.ts'

interface Props {
  readonly preview: Preview
  /** Differing fields to take from the account that goes. */
  readonly take: readonly string[]
  readonly onTake: (fields: readonly string[]) => void
  readonly onSwap: () => void
}

type AccountRow = Preview['keep']
/** A field's value as it is read. */
function useShown(): (row: AccountRow, field: string) => string {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const team = useAsk('team.list', {}).data ?? []
  return (row, field) => {
    const value = row[field as keyof AccountRow] as unknown
    const kind = recordTypes.account.fields[field as keyof typeof recordTypes.account.fields]?.kind
    if (kind === 'choice') return words(field as ChoiceSet, value as string)
    if (kind === 'int') return format.number(value as number)
    if (kind === 'tags') return (value as readonly string[]).join(t('common:listComma'))
    if (field === 'ownerId') return team.find((m) => m.id === value)?.name ?? ''
    return typeof value === 'string' ? value : ''
  }
}

function Differing({ preview, take, onTake }: Omit<Props, 'onSwap'>) {
  const nameOf = useFieldName('account')
  const shown = useShown()
  const option = (field: string, row: AccountRow, isTaken: boolean) => (
    <label className={classes.mergeOption}>
      <input
        type="radio"
        name={field}
        checked={take.includes(field) === isTaken}
        onChange={() => onTake(isTaken ? [...take, field] : take.filter((f) => f !== field))}
      />
      <span>{shown(row, field)}</span>
    </label>
  )
  return preview.differing.map((field) => (
    <div key={field} className={classes.mergeRow} role="radiogroup" aria-label={nameOf(field)}>
      <span className="rp-3">{nameOf(field)}</span>
      {option(field, preview.keep, false)}
      {option(field, preview.drop, true)}
    </div>
  ))
}

export function MergePreview(props: Props) {
  const { preview, onSwap } = props
  const t = useWords()
  const nameOf = useFieldName('account')
  const filled = preview.filled.map(nameOf).join(t('common:listComma'))
  const moves = preview.moves
    .map((m) => t(`accounts:moved.${m.type as AccountChild}`, { count: m.count }))
    .join(t('common:listComma'))
  return (
    <section className={classes.merge}>
      <div className={classes.mergeRow}>
        <span />
        <div>
          <div className="rp-3 rp-xs">{t('accounts:mergeKeep')}</div>
          <b>{preview.keep.name}</b>
        </div>
        <div>
          <div className="rp-3 rp-xs">{t('accounts:mergeDrop')}</div>
          <b>{preview.drop.name}</b>
        </div>
      </div>
      <h3>{preview.differing.length === 0 ? t('accounts:mergeSame') : t('accounts:mergeDiffer')}</h3>
      <Differing {...props} />
      {filled === '' ? null : <p>{t('accounts:mergeFilled', { fields: filled })}</p>}
      <p>{moves === '' ? t('accounts:mergeNothing') : t('accounts:mergeMoves', { what: moves })}</p>
      <div>
        <Button variant="subtle" onClick={onSwap}>
          {t('accounts:mergeSwap')}
        </Button>
      </div>
    </section>
  )
}
