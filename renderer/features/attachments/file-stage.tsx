/** A file as it is shown: photo, sound, film or PDF; of any other a sentence why not. */
import { useState } from 'react'
import { isPreviewed } from '../../../shared/domain/media/picture-size.ts'
import { isShownInline } from '../../../shared/domain/media/sniff.ts'
import { fetched } from '../../app/fetched.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { VideoPlayer } from '../player/video-player.tsx'
import classes from './attachments.module.css'
import type { FileRow } from './file-words.ts'
import { PhotoStage } from './photo-stage.tsx'
import { useShownUrl } from './use-shown-url.ts'

const pdfView = fetched(async () => ({ default: (await import('../pdf/pdf-view.tsx')).PdfView }))

type WhyNot = 'heic' | 'tooLargeToShow' | 'noPreview'

/** Why a file is not shown, or null when it is. */
export function whyNotShown(file: Pick<FileRow, 'mediaType' | 'width' | 'height'>): WhyNot | null {
  if (file.mediaType === 'image/heic') return 'heic'
  if (file.mediaType === 'application/pdf') return null
  if (!isShownInline(file.mediaType) || /^(text|application)\//.test(file.mediaType)) return 'noPreview'
  return file.mediaType.startsWith('image/') && !isPreviewed(file) ? 'tooLargeToShow' : null
}

const noCaptions: readonly never[] = []

interface Props {
  readonly file: FileRow
  readonly name: string
}

function Shown({ file, name }: Props) {
  const t = useWords()
  const { url, isFailed, renew, renewAgain } = useShownUrl(file.id, file.sha256)
  const [isBroken, setBroken] = useState(false)
  const onBroken = (): void => setBroken(!renew())
  if (isBroken || isFailed) return <p role="alert">{t('attachments:broken')}</p>
  if (url === null) return null
  if (file.mediaType.startsWith('image/')) return <PhotoStage file={file} url={url} name={name} onBroken={onBroken} />
  if (file.mediaType === 'application/pdf') return <pdfView.Component url={url} name={name} onBroken={onBroken} />
  if (file.mediaType.startsWith('audio/') || file.kind === 'memo')
    return <audio className={classes.audio} controls src={url} aria-label={name} onError={onBroken} />
  return (
    <VideoPlayer
      url={url}
      name={name}
      captions={noCaptions}
      chapters={null}
      startMs={0}
      onPosition={() => undefined}
      onBroken={renewAgain}
    />
  )
}

export function FileStage({ file, name }: Props) {
  const t = useWords()
  const whyNot = whyNotShown(file)
  if (whyNot !== null) return <p className="rp-2">{t(`attachments:${whyNot}`)}</p>
  return <Shown key={file.sha256} file={file} name={name} />
}
