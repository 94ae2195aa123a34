/**
 * The keyboard in a calendar. The focus itself is where one stands: on a day or on an item. What is not there yet (the next
 * month, an item that was just moved) gets the focus as soon as it is drawn.
 */
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { CalendarItem } from '../../../../shared/api/follow-ups.ts'
import { addDays } from '../../../../shared/base/local-date.ts'
import { useShortcuts } from '../../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { askResult, showDay } from '../follow-up-view.ts'
import {
  isWithin,
  itemKey,
  nextStop,
  turned,
  type CalendarSpan,
  type DayRange,
  type ItemsByDay,
  type Stop,
  type Way,
} from './calendar-days.ts'
import type { GridActs } from './calendar-grid.tsx'

interface Options extends GridActs {
  readonly area: RefObject<HTMLElement | null>
  readonly span: CalendarSpan
  readonly range: DayRange
  readonly on: string
  readonly today: string
  readonly days: ItemsByDay
  readonly shown: number
}

/** Frames in which what is waited for has to be drawn. */
const mostFrames = 40

/** An item that was moved stands for a moment where it was: it counts only on its day, unless nothing else comes. */
function elementOf(area: HTMLElement, { on, key }: Stop, isLast: boolean): HTMLElement | null {
  const day = area.querySelector<HTMLElement>(`[data-day="${on}"]`)
  if (key === null) return day
  const item = area.querySelector<HTMLElement>(`[data-item="${key}"][data-on="${on}"]`)
  return item ?? (isLast ? (area.querySelector<HTMLElement>(`[data-item="${key}"]`) ?? day) : null)
}

/** Puts the focus where one is to stand, now or when it is drawn; `awaited` is where, until then. */
function useFocusStop(area: RefObject<HTMLElement | null>) {
  const frame = useRef(0)
  const stopAt = useRef<Stop | null>(null)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const focusStop = useCallback(
    (stop: Stop) => {
      cancelAnimationFrame(frame.current)
      stopAt.current = stop
      const attempt = (left: number): void => {
        const found = area.current === null ? null : elementOf(area.current, stop, left === 0)
        found?.focus()
        // drawn but not yet placed it is hidden, and takes no focus
        const isThere = found !== null && document.activeElement === found
        if (!isThere && left > 0) frame.current = requestAnimationFrame(() => attempt(left - 1))
        else stopAt.current = null
      }
      attempt(mostFrames)
    },
    [area],
  )
  return { focusStop, awaited: () => stopAt.current }
}

function useStops({ area, range, on, today, days, shown, onMove }: Options) {
  const { focusStop, awaited } = useFocusStop(area)
  // the day an item is being moved to, until the days are drawn with it: pressed fast, the next step goes on from there,
  // also when the days are drawn meanwhile as they stood after an earlier step
  const under = useRef<Stop | null>(null)
  const where = (): Stop | null => {
    const item = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item']
    const found = item === undefined ? undefined : [...days.values()].flat().find((i) => itemKey(i) === item)
    if (found) return { on: found.on, key: itemKey(found) }
    const day = document.activeElement?.closest<HTMLElement>('[data-day]')?.dataset['day']
    if (day !== undefined) return { on: day, key: null }
    // what is drawn anew loses the focus for a moment: one stands where it is to be
    return document.activeElement === document.body ? (under.current ?? awaited()) : null
  }
  const goTo = (stop: Stop): void => {
    if (!isWithin(range, stop.on)) showDay(stop.on)
    focusStop(stop)
  }
  const go = (way: Way): void => {
    const at = where()
    const start = isWithin(range, today) ? today : on
    goTo(at === null ? { on: start, key: null } : nextStop(at, way, days, shown))
  }
  const itemHere = (): CalendarItem | null => {
    const at = where()
    if (at === null || at.key === null) return null
    return [...days.values()].flat().find((item) => itemKey(item) === at.key) ?? null
  }
  const move = (by: number): void => {
    const item = itemHere()
    if (item === null || !item.isPlanned) return
    const key = itemKey(item)
    const stop = { on: addDays(under.current?.key === key ? under.current.on : item.on, by), key }
    under.current = stop
    void onMove(item, stop.on).then((isMoved) => {
      if (isMoved) goTo(stop)
      // the days were read before this; they are drawn in a task of their own
      setTimeout(() => {
        if (under.current === stop) under.current = null
      })
    })
  }
  return { where, goTo, go, move, itemHere }
}

export function useCalendarKeys(options: Options): { readonly refocus: () => void } {
  const t = useWords()
  const { span, on, today, onOpen, onAdd } = options
  const { where, goTo, go, move, itemHere } = useStops(options)
  const last = useRef<Stop | null>(null)
  const turn = (by: 1 | -1): void => {
    const to = turned(span, on, by)
    showDay(to)
    if (where() !== null) goTo({ on: to, key: null })
  }
  useShortcuts([
    { keys: 'ArrowLeft', bar: t('followUps:keyGo'), run: () => go('left') },
    { keys: 'ArrowRight', bar: t('followUps:keyGo'), run: () => go('right') },
    { keys: 'ArrowUp', run: () => go('up') },
    { keys: 'ArrowDown', run: () => go('down') },
    { keys: 'shift+ArrowLeft', bar: t('followUps:keyMove'), run: () => move(-1) },
    { keys: 'shift+ArrowRight', bar: t('followUps:keyMove'), run: () => move(1) },
    { keys: 'shift+ArrowUp', run: () => move(-7) },
    { keys: 'shift+ArrowDown', run: () => move(7) },
    { keys: 'PageUp', run: () => turn(-1) },
    { keys: 'PageDown', run: () => turn(1) },
    {
      keys: 't',
      run: () => {
        showDay(null)
        goTo({ on: today, key: null })
      },
    },
    { keys: 'd', run: () => onAdd(where()?.on ?? on) },
    {
      keys: 'x',
      bar: t('followUps:complete'),
      run: () => {
        const item = itemHere()
        last.current = where()
        if (item?.of === 'followUp') askResult(item.id)
        else if (item) onOpen(item)
      },
    },
  ])
  // Enter on an item is its own; on a day it adds to it
  useEffect(() => {
    const area = options.area.current
    const onKey = (event: KeyboardEvent): void => {
      const day = (event.target as HTMLElement).dataset['day']
      if (event.key !== 'Enter' || day === undefined) return
      event.preventDefault()
      onAdd(day)
    }
    area?.addEventListener('keydown', onKey)
    return () => area?.removeEventListener('keydown', onKey)
  }, [options.area, onAdd])
  return { refocus: () => goTo(last.current ?? { on, key: null }) }
}
