/** One view as the client sees it: the picture, film or paper, or the card, or nothing but a quiet ground. */
import { useImperativeHandle, useRef, type Ref } from 'react'
import { fetched } from '../../app/fetched.tsx'
import type { ClientView } from './client-view.ts'
import classes from './demos.module.css'

const pdfView = fetched(async () => ({ default: (await import('../pdf/pdf-view.tsx')).PdfView }))

export interface StageHandle {
  /** Plays or pauses a film; false when the browser wants a click first. */
  toggle(): Promise<boolean>
}

interface Props {
  readonly view: ClientView
  readonly handle?: Ref<StageHandle>
  /** A paper says how many pages it has. */
  readonly onPages?: (count: number) => void
}

export function Stage({ view, handle, onPages }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  useImperativeHandle(handle, () => ({
    toggle: async () => {
      const film = video.current
      if (!film) return true
      if (!film.paused) {
        film.pause()
        return true
      }
      try {
        await film.play()
        return true
      } catch {
        // without a click in this window a browser lets a film run silently only
        film.muted = true
        await film.play().catch(() => undefined)
        return false
      }
    },
  }))
  if (view.type === 'blank') return <div className={classes.stage} data-view="blank" />
  if (view.type === 'card')
    return (
      <div className={classes.stage} data-view="card">
        <div className={classes.card}>
          <h1>{view.title}</h1>
          {view.lines.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      </div>
    )
  const { url, mediaType, title, page } = view
  return (
    <div className={classes.stage} data-view="media" key={url}>
      {mediaType.startsWith('video/') ? (
        <video ref={video} src={url} aria-label={title} playsInline />
      ) : mediaType === 'application/pdf' ? (
        <div className={classes.paper}>
          <pdfView.Component url={url} name={title} showing={{ page, onPages }} onBroken={() => undefined} />
        </div>
      ) : (
        <img src={url} alt={title} />
      )}
    </div>
  )
}
