/** A film of the library, with its captions and chapters, from where it was left. */
import { useEffect, useState } from 'react'
import type { MaterialVersion } from '../../../shared/api/materials.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { shownUrl } from '../../platform/stored-files.ts'
import { useShownUrl } from '../attachments/use-shown-url.ts'
import { VideoPlayer } from '../player/video-player.tsx'
import { useSeenFilm } from '../learning/use-seen.ts'
import type { MaterialDetail } from './material-page.tsx'

interface Props {
  readonly detail: MaterialDetail
  readonly version: MaterialVersion
}

interface Tracks {
  readonly captions: readonly { readonly url: string; readonly label: string; readonly language: string }[]
  readonly chapters: string | null
}

/** URLs of the tracks that are on this laptop; null until they are known. */
function useTracks({ captions, chapters }: MaterialDetail): Tracks | null {
  const t = useWords()
  const [tracks, setTracks] = useState<Tracks | null>(null)
  useEffect(() => {
    let isWanted = true
    const shown = captions.filter((c) => c.state === 'here')
    const languageName = (language: string | null): string | null =>
      language === 'zh-CN' || language === 'en' ? t(`library:languages.${language}`) : language
    const read = async (): Promise<Tracks> => ({
      captions: await Promise.all(
        shown.map(async (c) => ({
          url: await shownUrl(c.id, c.sha256),
          label: languageName(c.language) ?? shownFileName(c.name),
          language: c.language ?? '',
        })),
      ),
      chapters: chapters?.state === 'here' ? await shownUrl(chapters.id, chapters.sha256) : null,
    })
    // a film plays without them
    void read()
      .catch((): Tracks => ({ captions: [], chapters: null }))
      .then((found) => (isWanted ? setTracks(found) : undefined))
    return () => {
      isWanted = false
    }
  }, [captions, chapters, t])
  return tracks
}

export function MaterialFilm({ detail, version }: Props) {
  const t = useWords()
  const { id, sha256, name } = version
  const { url, isFailed, renewAgain } = useShownUrl(id, sha256)
  const tracks = useTracks(detail)
  // where it was left when the page was opened: what is played from now on does not move the player
  const [startMs] = useState(detail.playedMs)
  const seen = useSeenFilm(detail.material.id, startMs, version.durationMs)
  if (isFailed) return <p role="alert">{t('attachments:broken')}</p>
  if (url === null || tracks === null) return null
  const keep = (positionMs: number): void => {
    seen(positionMs)
    // a convenience: that it could not be kept is no news for anybody
    void api('materials.played', { sha256, positionMs: Math.round(positionMs) }).catch(() => undefined)
  }
  return (
    <VideoPlayer
      url={url}
      name={shownFileName(name)}
      captions={tracks.captions}
      chapters={tracks.chapters}
      startMs={startMs}
      onPosition={keep}
      onBroken={renewAgain}
    />
  )
}
