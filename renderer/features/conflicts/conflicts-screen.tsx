/** The conflicts box: where two people wrote different things, settled one after the other from the keyboard. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ConflictRow } from '../../../shared/api/sync.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useTakeBack } from '../../app/use-run.ts'
import { sentenceGap } from '../../../shared/base/format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { useValueWords } from '../records/value-words.ts'
import { RefusedList } from '../sync/refused-list.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { whatDiffers } from './conflict-view.ts'
import beside from '../../ui/with-aside.module.css'
import classes from './conflicts.module.css'
import { differenceOf, fromDifference } from './difference.ts'
import { SettledAside } from './settled-aside.tsx'
import { headId, useOpenRow } from './use-open-row.ts'
import { readOf, useSettle } from './use-settle.ts'

const route = getRouteApi('/conflicts')
const shownMost = 200

interface HeadProps {
  readonly row: ConflictRow
  readonly place: string
  readonly isOpen: boolean
  readonly onOpen: () => void
}

/** The head of a card: closed it shows both values in a line. */
function Head({ row, place, isOpen, onOpen }: HeadProps) {
  const t = useWords()
  const wordsOf = useValueWords()
  const Icon = isOpen ? IconChevronUp : IconChevronDown
  const kept = wordsOf(readOf(row, row.kept.value))
  const lost = wordsOf(readOf(row, row.lost.value))
  const marks = differenceOf(kept, lost)
  return (
    <h2 className={classes.head}>
      <button type="button" id={headId(row.id)} className={classes.headButton} aria-expanded={isOpen} onClick={onOpen}>
        <span className={isOpen ? classes.what : 'rp-cut'}>{whatDiffers(t, row)}</span>
        {isOpen ? (
          <span className="rp-xs rp-3 rp-nw">{place}</span>
        ) : (
          <>
            <b className="rp-cut">{fromDifference(kept, marks?.a ?? []) || t('conflicts:empty')}</b>
            <span className="rp-2 rp-cut">{fromDifference(lost, marks?.b ?? []) || t('conflicts:empty')}</span>
          </>
        )}
        <Icon size={16} stroke={1.6} aria-hidden />
      </button>
    </h2>
  )
}

function Nothing({ isOneRecord }: { readonly isOneRecord: boolean }) {
  const t = useWords()
  const hasHub = useAsk('sync.status', {}).data?.hub !== null
  if (isOneRecord)
    return (
      <p className={classes.lead}>
        {t('conflicts:noneOf')} <Link to="/conflicts">{t('conflicts:showAll')}</Link>
      </p>
    )
  return <p className={classes.lead}>{t(hasHub ? 'conflicts:noneTodo' : 'conflicts:noneAlone')}</p>
}

function Title({ count, rows, isOneRecord }: { count: number; rows: readonly ConflictRow[]; isOneRecord: boolean }) {
  const t = useWords()
  const { language } = useSettings()
  return (
    <>
      <h1>{count === 0 ? t('conflicts:none') : t('conflicts:title', { count })}</h1>
      {count === 0 ? <Nothing isOneRecord={isOneRecord} /> : null}
      {count > 0 ? (
        <p className={classes.lead}>
          {t('conflicts:lead')}
          {sentenceGap[language]}
          {isOneRecord ? (
            <>
              {t('conflicts:onlyOf', { name: rows[0]?.title ?? '' })}{' '}
              <Link to="/conflicts">{t('conflicts:showAll')}</Link>
            </>
          ) : null}
        </p>
      ) : null}
    </>
  )
}

export default function ConflictsScreen() {
  const t = useWords()
  const format = useFormat()
  const takeBack = useTakeBack()
  const { record } = route.useSearch()
  const { settle, underWay } = useSettle()
  const { data } = useQuery(ask('conflicts.list', { recordId: record ?? null, limit: shownMost }))
  const rejected = useAsk('sync.status', {}).data?.rejected ?? 0
  const rows = useMemo(() => (data?.rows ?? []).filter((row) => !underWay.has(row.id)), [data, underWay])
  const { index, moveTo, letNext, focusOpen } = useOpenRow(rows)
  useShortcuts([
    { keys: 'ArrowUp', run: () => moveTo(index - 1) },
    { keys: 'ArrowDown', run: () => moveTo(index + 1) },
    { keys: 'mod+z', bar: t('common:undo'), run: () => void takeBack() },
  ])
  if (!data) return null
  const count = Math.max(rows.length, data.total - underWay.size)
  return (
    <div className={`${beside.screen} ${classes.screen}`}>
      <section className={`${beside.main} ${classes.main}`}>
        <Title count={rows.length === 0 ? 0 : count} rows={rows} isOneRecord={record !== undefined} />
        <ol aria-label={t('conflicts:list')}>
          {rows.map((row, at) => (
            <li key={row.id} className={classes.card} data-open={at === index || undefined}>
              <Head
                row={row}
                place={`${format.number(at + 1)} / ${format.number(count)}`}
                isOpen={at === index}
                onOpen={() => moveTo(at)}
              />
              {at === index ? (
                <ConflictCard
                  row={row}
                  onLeaveEditor={focusOpen}
                  onSettle={(choice) => {
                    letNext()
                    void settle(row, choice)
                  }}
                />
              ) : null}
            </li>
          ))}
        </ol>
        {record === undefined ? <RefusedList total={rejected} /> : null}
        <p className={`rp-xs rp-3 ${classes.note}`}>{t('conflicts:note')}</p>
      </section>
      <SettledAside />
    </div>
  )
}
