/** One view as the client sees it: the picture, film or paper, or the card, or nothing but a quiet ground. */
import type { Ref } from 'react'
import { fetched } from '../../app/fetched.tsx'
import type { ClientView } from './client-view.ts'
import classes from './demos.module.css'
import { StageFilm, type StageHandle } from './stage-film.tsx'

const pdfView = fetched(async () => ({ default: (await import('../pdf/pdf-view.tsx')).PdfView }))

interface Props {
  readonly view: ClientView
  readonly handle?: Ref<StageHandle>
  /** A paper says how many pages it has. */
  readonly onPages?: (count: number) => void
  /** The URL does not work: another view of the same may follow, and goes on where this one is. */
  readonly onBroken?: () => void
}

/** The file a URL is of, however often it is signed anew. */
export const fileOf = (url: string): string => url.split('?', 1)[0] ?? url

const ignore = (): void => undefined

export function Stage({ view, handle, onPages, onBroken = ignore }: Props) {
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
    <div className={classes.stage} data-view="media" key={fileOf(url)}>
      {mediaType.startsWith('video/') ? (
        <StageFilm url={url} title={title} handle={handle} onBroken={onBroken} />
      ) : mediaType === 'application/pdf' ? (
        <div className={classes.paper}>
          <pdfView.Component url={url} name={title} showing={{ page, onPages }} onBroken={onBroken} />
        </div>
      ) : (
        <img src={url} alt={title} onError={onBroken} />
      )}
    </div>
  )
}
