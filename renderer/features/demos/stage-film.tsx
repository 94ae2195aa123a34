/** A film on the client's screen: no tools, played from elsewhere; another URL of it goes on where the last one broke. */
import { useImperativeHandle, useRef, type Ref } from 'react'

export interface StageHandle {
  /** Plays or pauses a film; false when the browser wants a click first. */
  toggle(): Promise<boolean>
}

interface Props {
  readonly url: string
  readonly title: string
  readonly handle?: Ref<StageHandle> | undefined
  readonly onBroken: () => void
}

export function StageFilm({ url, title, handle, onBroken }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const left = useRef({ at: 0, isPlaying: false })
  useImperativeHandle(handle, () => ({
    toggle: async () => {
      const film = video.current
      if (!film) return true
      left.current.isPlaying = film.paused
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
  return (
    <video
      ref={video}
      src={url}
      aria-label={title}
      playsInline
      onTimeUpdate={({ currentTarget }) => {
        left.current.at = currentTarget.currentTime
      }}
      onLoadedMetadata={({ currentTarget }) => {
        const { at, isPlaying } = left.current
        if (at > 0) currentTarget.currentTime = at
        if (isPlaying) void currentTarget.play().catch(() => undefined)
      }}
      onError={onBroken}
    />
  )
}
