/** Everything that happened with an account, newest first, loaded as it is scrolled to. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { timelineParts } from '../../../shared/api/timeline.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { foldFiles } from './fold-files.ts'
import classes from './timeline.module.css'
import { TimelineEntry } from './timeline-entry.tsx'

export type Entry = Output<'timeline.list'>['entries'][number]

type Only = (typeof timelineParts)[number]

/** Whose stream it is. */
export interface TimelineOf {
  readonly of: 'account' | 'contact'
  readonly id: string
}

const pageSize = 50
const guessedHeight = 84
/** This many entries before the end, the next page is asked for. */
const aheadBy = 10

function useEntries({ of, id }: TimelineOf, only: Only) {
  const query = useInfiniteQuery({
    queryKey: ['timeline.list', { of, id, only }] as const,
    queryFn: ({ pageParam, signal }) =>
      api('timeline.list', { of, id, only, limit: pageSize, ...(pageParam ? { before: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const { data } = query
  const entries = useMemo(() => data?.pages.flatMap((p) => p.entries) ?? [], [data])
  return { ...query, entries }
}

interface Props {
  readonly whose: TimelineOf
  readonly scroller: RefObject<HTMLDivElement | null>
}

export function Timeline({ whose, scroller }: Props) {
  const t = useWords()
  const format = useFormat()
  const [only, setOnly] = useState<Only>('all')
  const { entries: each, hasNextPage, isFetchingNextPage, fetchNextPage, data } = useEntries(whose, only)
  const entries = useMemo(() => foldFiles(each, format.dateOf), [each, format])
  const list = useRef<HTMLOListElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), [])
  // its functions are called in this very render, so nothing stale can be kept of them
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 6,
    scrollMargin: margin,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= entries.length - aheadBy) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, last, entries.length, fetchNextPage])
  const count = data?.pages[0]?.total ?? each.length
  const dayAt = (index: number): string | null => {
    const entry = entries[index]
    return entry ? format.dateOf(entry.at) : null
  }
  return (
    <section aria-label={t('accounts:timeline')}>
      <SectionHead title={t('accounts:timeline')} isMain count={t('accounts:entries', { count })}>
        <Tabs
          label={t('accounts:onlyLabel')}
          value={only}
          onChange={setOnly}
          options={timelineParts.map((value) => ({ value, label: t(`accounts:only.${value}`) }))}
        />
      </SectionHead>
      {data && entries.length === 0 ? <p className="rp-2">{t('accounts:timelineEmpty')}</p> : null}
      <ol ref={list} className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const entry = entries[item.index]
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.item}
              style={{ transform: `translateY(${item.start - margin}px)` }}
            >
              {entry ? <TimelineEntry entry={entry} dayBefore={dayAt(item.index - 1)} /> : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
