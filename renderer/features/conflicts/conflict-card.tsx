/** One conflict, open: two values side by side with who wrote them and when, and the keys that take either. */
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { ConflictRow } from '../../../shared/api/sync.ts'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Marked } from '../../ui/marked.tsx'
import { isOpenable, useOpenRecord } from '../sync/use-open-record.ts'
import { useValueWords } from '../records/value-words.ts'
import { canWrite, sideInUse, type Side } from './conflict-view.ts'
import classes from './conflicts.module.css'
import { differenceOf } from './difference.ts'
import { ThirdValue } from './third-value.tsx'
import { readOf, type Choice } from './use-settle.ts'

/** From here on a value is running text and set smaller. */
const longFrom = 90

interface SideProps {
  readonly row: ConflictRow
  readonly side: Side
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
  readonly isInUse: boolean
  readonly keys: string
  readonly onTake: () => void
}

function Value({ row, text, ranges }: Pick<SideProps, 'row' | 'text' | 'ranges'>) {
  const t = useWords()
  if (text === '') return <div className={`${classes.value} rp-3`}>{t('conflicts:empty')}</div>
  const isRunning = recordTypeOf(row.recordType).fields[row.field]?.kind === 'longText'
  if (!isRunning && text.length < longFrom)
    return (
      <div className={classes.value}>
        <Marked text={text} ranges={ranges} />
      </div>
    )
  return (
    // a scrolling area must be reachable by keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.long} tabIndex={0} role="group" aria-label={t('conflicts:longValue')}>
      <Marked text={text} ranges={ranges} />
    </div>
  )
}

function SideColumn({ row, side, text, ranges, isInUse, keys, onTake }: SideProps) {
  const t = useWords()
  const format = useFormat()
  const { by, at, isMine } = row[side]
  const who = isMine ? t('conflicts:you') : (by ?? t('conflicts:somebody'))
  const when = at === null ? t('conflicts:unknownTime') : `${format.dateWithDay(format.dateOf(at))} ${format.time(at)}`
  const id = useId()
  return (
    <div className={`${classes.side} ${isInUse ? classes.inUse : ''}`} role="group" aria-labelledby={id}>
      <div className="rp-row" id={id}>
        <span className="rp-grow">{t('conflicts:byAt', { who, when })}</span>
        {isInUse ? <span className={classes.tag}>{t('conflicts:inUse')}</span> : null}
      </div>
      <Value row={row} text={text} ranges={ranges} />
      <Button className={classes.take} rightSection={<Kbd keys={keys} />} onClick={onTake}>
        {t('conflicts:keep')}
      </Button>
    </div>
  )
}

interface Props {
  readonly row: ConflictRow
  readonly onSettle: (choice: Choice) => void
  /** The focus is given back to the head of the card. */
  readonly onLeaveEditor: () => void
}

export function ConflictCard({ row, onSettle, onLeaveEditor }: Props) {
  const t = useWords()
  const openRecord = useOpenRecord()
  const wordsOf = useValueWords()
  const [isWriting, setWriting] = useState(false)
  const kept = wordsOf(readOf(row, row.kept.value))
  const lost = wordsOf(readOf(row, row.lost.value))
  const marks = differenceOf(kept, lost)
  const inUse = sideInUse(row)
  const canHaveThird = canWrite(row)
  const take = (side: Side | 'now') => (): void => onSettle({ take: side })
  useShortcuts([
    { keys: '1', bar: t('conflicts:left'), run: take('kept') },
    { keys: '2', bar: t('conflicts:right'), run: take('lost') },
    ...(canHaveThird ? [{ keys: '3', bar: t('conflicts:third'), run: () => setWriting(true) }] : []),
    ...(inUse === null ? [{ keys: '4', bar: t('conflicts:leaveNow'), run: take('now') }] : []),
  ])
  return (
    <>
      <div className={classes.sides}>
        <SideColumn
          row={row}
          side="kept"
          text={kept}
          ranges={marks?.a ?? []}
          isInUse={inUse === 'kept'}
          keys="1"
          onTake={take('kept')}
        />
        <SideColumn
          row={row}
          side="lost"
          text={lost}
          ranges={marks?.b ?? []}
          isInUse={inUse === 'lost'}
          keys="2"
          onTake={take('lost')}
        />
      </div>
      {inUse === null ? (
        <div className={classes.foot}>
          <span className="rp-grow">
            {t('conflicts:nowIs', { value: wordsOf(readOf(row, row.now)) || t('conflicts:empty') })}
          </span>
          <Button rightSection={<Kbd keys="4" />} onClick={take('now')}>
            {t('conflicts:leaveNow')}
          </Button>
        </div>
      ) : null}
      {isWriting ? (
        <ThirdValue
          row={row}
          onWrite={(value) => onSettle({ write: value })}
          onCancel={() => {
            setWriting(false)
            onLeaveEditor()
          }}
        />
      ) : (
        <div className={`${classes.foot} rp-xs`}>
          <span className="rp-grow" />
          {isOpenable(row.recordType) ? (
            <button type="button" className="rp-link" onClick={() => openRecord(row.recordType, row.recordId)}>
              {t('conflicts:openRecord')}
            </button>
          ) : null}
          {canHaveThird ? (
            <button type="button" className="rp-link" onClick={() => setWriting(true)}>
              {t('conflicts:third')} <Kbd keys="3" />
            </button>
          ) : null}
        </div>
      )}
    </>
  )
}
