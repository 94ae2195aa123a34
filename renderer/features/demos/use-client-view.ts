/** What the client sees of a step, and the line to the window that shows it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DemoStepDetail } from '../../../shared/api/demos.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { shownUrl } from '../../platform/stored-files.ts'
import { clientScreenPath } from '../../app/client-screen-path.ts'
import { cardLines, toClientScreen, type ClientView, type Line, type Order } from './client-view.ts'

const blank: ClientView = { type: 'blank' }

/** The view of a step: its file where it is here, else its card, else nothing. */
async function viewOf(detail: DemoStepDetail | undefined): Promise<ClientView> {
  if (!detail) return blank
  const { step, media } = detail
  if (media?.state === 'here') {
    const url = await shownUrl(media.id, media.sha256)
    return { type: 'media', url, mediaType: media.mediaType, title: shownFileName(media.name), page: 0 }
  }
  const lines = cardLines(step.card)
  return lines.length === 0 ? blank : { type: 'card', title: step.title, lines }
}

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
  readonly turn: (by: 1 | -1) => void
}

interface Looks {
  readonly scheme: 'light' | 'dark'
  readonly language: string
}

export function useClientView(detail: DemoStepDetail | undefined, isBlank: boolean, looks: Looks): ClientScreenLine {
  const [found, setFound] = useState<ClientView>(blank)
  const [isOpen, setOpen] = useState(false)
  const [needsClick, setNeedsClick] = useState(false)
  const line = useRef<Line<Order> | null>(null)
  const [page, setPage] = useState(0)
  const [count, setCount] = useState(0)
  const view = useMemo((): ClientView => {
    if (isBlank) return blank
    return found.type === 'media' ? { ...found, page } : found
  }, [isBlank, found, page])
  const { scheme, language } = looks
  const now = useRef<Order>({ type: 'view', view, scheme, language })
  useEffect(() => {
    now.current = { type: 'view', view, scheme, language }
    line.current?.send(now.current)
  }, [view, scheme, language])
  useEffect(() => {
    let isWanted = true
    const show = (next: ClientView): void => {
      if (!isWanted) return
      setFound(next)
      setPage(0)
      setCount(0)
    }
    viewOf(detail).then(show, () => show(blank))
    return () => {
      isWanted = false
    }
  }, [detail])
  useEffect(() => {
    const own = toClientScreen((answer) => {
      if (answer.type === 'needs_click') setNeedsClick(true)
      else setOpen(answer.type === 'ready')
      if (answer.type === 'ready') own.send(now.current)
    })
    line.current = own
    const leave = (): void => own.send({ type: 'close' })
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
    open: useCallback(
      () => void window.open(clientScreenPath, 'rapport-client-screen', 'popup,width=1280,height=760'),
      [],
    ),
    toggle: useCallback(() => line.current?.send({ type: 'toggle' }), []),
    paper: view.type === 'media' && view.mediaType === 'application/pdf' && count > 0 ? { page, count } : null,
    onPages: setCount,
    turn: useCallback((by) => setPage((at) => Math.max(0, Math.min(at + by, count - 1))), [count]),
    close: useCallback(() => line.current?.send({ type: 'close' }), []),
  }
}
