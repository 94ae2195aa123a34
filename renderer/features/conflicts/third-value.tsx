/** A third value in the place of the two, begun from what is in use. Enter (or Ctrl Enter) takes it, Esc leaves things as they are. */
import { Button } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { ConflictRow } from '../../../shared/api/sync.ts'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useWords } from '../../i18n/use-words.ts'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { isFieldValue, type FieldValue } from '../records/use-patch.ts'
import classes from './conflicts.module.css'
import { ValueEditor } from './value-editor.tsx'

interface Props {
  readonly row: ConflictRow
  readonly onWrite: (value: ConflictRow['now']) => void
  readonly onCancel: () => void
}

const oneLine: ReadonlySet<string | undefined> = new Set(['text', 'int', 'time'])

/** Both texts as one, for words that go together; null where they are no such words. */
function bothOf({ recordType, field, kept, lost }: ConflictRow): string | null {
  const kind = recordTypeOf(recordType).fields[field]?.kind
  if (typeof kept.value !== 'string' || typeof lost.value !== 'string') return null
  if (kind === 'longText') return `${kept.value}\n${lost.value}`
  return kind === 'text' ? `${kept.value} / ${lost.value}` : null
}

export function ThirdValue({ row, onWrite, onCancel }: Props) {
  const t = useWords()
  const [begun, setBegun] = useState<FieldValue>(row.now)
  const [value, setValue] = useState<FieldValue | undefined>(row.now)
  const both = bothOf(row)
  // a list and a calendar have their own use for Enter
  const isOneLine = oneLine.has(recordTypeOf(row.recordType).fields[row.field]?.kind)
  const fits = value !== undefined && isFieldValue(row.recordType, row.field, value)
  const begin = (from: FieldValue): void => {
    setBegun(from)
    setValue(from)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    submitOnModEnter(event)
    if (event.key !== 'Escape' || isComposing(event.nativeEvent) || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  }
  return (
    <form
      className={classes.third}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (fits) onWrite(value as ConflictRow['now'])
      }}
    >
      <div className="rp-grow">
        <ValueEditor
          key={JSON.stringify(begun)}
          type={row.recordType}
          field={row.field}
          label={t('conflicts:thirdHint')}
          value={begun}
          names={row.names}
          currency={row.currency}
          accountId={row.recordType === 'account' ? row.recordId : row.accountId}
          onChange={setValue}
        />
      </div>
      <div className={classes.thirdActs}>
        {both === null ? null : (
          <Button variant="subtle" onClick={() => begin(both)}>
            {t('conflicts:both')}
          </Button>
        )}
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!fits} rightSection={<Kbd keys={isOneLine ? 'Enter' : 'mod+Enter'} />}>
          {t('conflicts:useThis')}
        </Button>
      </div>
    </form>
  )
}
