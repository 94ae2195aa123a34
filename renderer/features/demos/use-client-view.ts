/** What the client sees of a step, and the line to the window that shows it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DemoStepDetail } from '../../../shared/api/demos.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { useShownUrl } from '../attachments/use-shown-url.ts'
import { clientScreenPath } from '../../app/client-screen-path.ts'
import { cardLines, toClientScreen, type ClientView, type Line, type Order } from './client-view.ts'

const blank: ClientView = { type: 'blank' }

/** The view of a step: its file where it is here, else its card, else nothing; and what to do when its URL runs out. */
function useStepView(detail: DemoStepDetail | undefined, page: number): { view: ClientView; renew: () => boolean } {
  const media = detail?.media?.state === 'here' ? detail.media : null
  const { url, renew } = useShownUrl(media?.id ?? null, media?.sha256 ?? '')
  const view = useMemo((): ClientView => {
    if (media)
      return url === null
        ? blank
        : { type: 'media', url, mediaType: media.mediaType, title: shownFileName(media.name), page }
    const lines = cardLines(detail?.step.card ?? null)
    return lines.length === 0 ? blank : { type: 'card', title: detail?.step.title ?? '', lines }
  }, [detail, media, url, page])
  return { view, renew }
}

interface Pages {
  readonly page: number
  readonly count: number
}
const unread: Pages = { page: 0, count: 0 }

/** Which page of a step's paper is shown, of how many; whoever comes back to a step finds it where it was left. */
function usePages(stepId = '') {
  const [all, setAll] = useState<Readonly<Record<string, Pages>>>({})
  const put = useCallback(
    (change: (was: Pages) => Pages) => setAll((was) => ({ ...was, [stepId]: change(was[stepId] ?? unread) })),
    [stepId],
  )
  return {
    ...(all[stepId] ?? unread),
    onPages: useCallback((count: number) => put((was) => ({ ...was, count })), [put]),
    turn: useCallback(
      (by: 1 | -1) => put((was) => ({ ...was, page: Math.max(0, Math.min(was.page + by, was.count - 1)) })),
      [put],
    ),
  }
}

/** How long a window that was asked for may take to come, before pressing again asks for another. */
const comingMs = 5_000

export interface ClientScreenLine {
  readonly view: ClientView
  readonly isOpen: boolean
  readonly needsClick: boolean
  readonly open: () => void
  readonly toggle: () => void
  readonly close: () => void
  /** Where a paper is, of so many pages; null for what has none. */
  readonly paper: { readonly page: number; readonly count: number } | null
  readonly onPages: (count: number) => void
  /** What is shown does not load any more: its URL is made anew. */
  readonly onBroken: () => void
  readonly turn: (by: 1 | -1) => void
}

interface Looks {
  readonly scheme: 'light' | 'dark'
  readonly language: string
}

export function useClientView(detail: DemoStepDetail | undefined, isBlank: boolean, looks: Looks): ClientScreenLine {
  const [isOpen, setOpen] = useState(false)
  const [needsClick, setNeedsClick] = useState(false)
  const line = useRef<Line<Order> | null>(null)
  const { page, count, onPages, turn } = usePages(detail?.step.id)
  const { view: found, renew } = useStepView(detail, page)
  const view = isBlank ? blank : found
  const { scheme, language } = looks
  const now = useRef<Order>({ type: 'view', view, scheme, language })
  useEffect(() => {
    now.current = { type: 'view', view, scheme, language }
    line.current?.send(now.current)
  }, [view, scheme, language])
  const askedMs = useRef(0)
  const shownId = useRef<string | null>(null)
  const renewNow = useRef(renew)
  useEffect(() => {
    renewNow.current = renew
  }, [renew])
  useEffect(() => {
    const show = (id: string | null): void => {
      shownId.current = id
      setOpen(id !== null)
    }
    const own = toClientScreen((answer) => {
      if (answer.type === 'needs_click') setNeedsClick(true)
      else if (answer.type === 'broken') renewNow.current()
      else if (answer.type === 'gone') show(shownId.current === answer.id ? null : shownId.current)
      else {
        const before = shownId.current
        if (before !== null && before !== answer.id) own.send({ type: 'close', id: before })
        show(answer.id)
        setNeedsClick(false)
        askedMs.current = 0
        own.send(now.current)
      }
    })
    line.current = own
    const leave = (): void => own.send({ type: 'close', id: null })
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
      own.close()
    }
  }, [])
  return {
    view,
    isOpen,
    needsClick,
    // Without an opener it is a program of its own: it cannot reach into this window, and what it draws holds up no key here.
    // One that is covered cannot be brought forward from here: a new one takes its place, in front, and closes it.
    open: useCallback(() => {
      if (Date.now() - askedMs.current < comingMs) return
      askedMs.current = Date.now()
      window.open(clientScreenPath, '_blank', 'popup,noopener,width=1280,height=760')
    }, []),
    toggle: useCallback(() => line.current?.send({ type: 'toggle' }), []),
    paper: view.type === 'media' && view.mediaType === 'application/pdf' && count > 0 ? { page, count } : null,
    onPages,
    onBroken: useCallback(() => void renewNow.current(), []),
    turn,
    close: useCallback(() => line.current?.send({ type: 'close', id: null }), []),
  }
}
