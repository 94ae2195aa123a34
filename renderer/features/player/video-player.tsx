/**
 * A film with our own controls: every act has a key, and they go away while it plays. Where its URL is refused it asks for
 * another one (`onBroken`) and goes on where it was; what cannot be played says so in a sentence.
 */
import { IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Controls } from './controls.tsx'
import { clockTime } from './play-time.ts'
import type { PlaybackState } from './playback-state.ts'
import { usePlayerPrefs } from './player-prefs.ts'
import { usePlayerWords } from './player-words.ts'
import { SeekBar } from './seek-bar.tsx'
import { useCaptions, type CaptionFile } from './use-captions.ts'
import { useChapters } from './use-chapters.ts'
import { useControlsShown } from './use-controls-shown.ts'
import { usePlayback } from './use-playback.ts'
import { usePlayerActs } from './use-player-acts.ts'
import { usePlayerKeys } from './use-player-keys.ts'
import classes from './video-player.module.css'

interface Props {
  /** Good for a while; when it no longer is, `onBroken` is called and another one waited for. */
  readonly url: string
  readonly name: string
  /** WebVTT files of the same origin. */
  readonly captions: readonly CaptionFile[]
  /** The URL of a WebVTT file whose cues are the chapters. */
  readonly chapters: string | null
  /** Where it was left (ms); 0 for the beginning. */
  readonly startMs: number
  /** Where it is (ms): at most every 5 s while it plays, when it is paused, and when it is closed. */
  readonly onPosition: (ms: number) => void
  readonly onBroken: () => void
}

function useIsFullScreen(area: RefObject<HTMLElement | null>): boolean {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const onChange = (): void => setFull(area.current !== null && document.fullscreenElement === area.current)
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [area])
  return isFull
}

/** Why there is no picture, in the place of the picture. */
function TroubleWords({ state }: { readonly state: PlaybackState }) {
  const { t } = usePlayerWords()
  if (state.trouble === null) return null
  const words = {
    unplayable: t('player:unplayable'),
    brokenOff: t('player:brokenOff', { time: clockTime(state.positionMs) }),
    noPicture: t('player:noPicture'),
  }[state.trouble]
  return (
    <div className={classes.trouble} role="alert">
      <p>{words}</p>
    </div>
  )
}

interface GoesOnProps {
  readonly startMs: number
  readonly onBeginning: () => void
}

/** Says that it goes on where it was left. */
function GoesOn({ startMs, onBeginning }: GoesOnProps) {
  const { t } = usePlayerWords()
  return (
    <div className={classes.goesOn} role="group" aria-label={t('player:goesOn', { time: clockTime(startMs) })}>
      <span>{t('player:goesOn', { time: clockTime(startMs) })}</span>
      <button type="button" className={classes.button} onClick={onBeginning}>
        {t('player:fromBeginning')}
      </button>
    </div>
  )
}

/** How long it is said, in milliseconds of the film. */
const goesOnMs = 8_000

export function VideoPlayer({ url, name, captions, chapters: chaptersUrl, startMs, onPosition, onBroken }: Props) {
  const { t } = usePlayerWords()
  const area = useRef<HTMLDivElement>(null)
  const playback = usePlayback({ url, startMs, onPosition, onBroken })
  const { video, still, state, hands } = playback
  const chapters = useChapters(chaptersUrl)
  const language = usePlayerPrefs((prefs) => prefs.captions)
  const chosen = captions.findIndex((one) => one.language === language)
  const words = useCaptions(video, captions, chosen)
  const isFullScreen = useIsFullScreen(area)
  const [openMenus, setOpenMenus] = useState(0)
  const [from] = useState(startMs)
  const [isGoneOn, setGoneOn] = useState(startMs <= 0)
  const { isShown, stir } = useControlsShown(openMenus > 0 || !state.isPlaying)
  const { act, setSpeed, setVolume, said } = usePlayerActs(playback, state, captions, area)
  usePlayerKeys(area, act, stir)

  const seek = (ms: number): void => hands.current?.seek(ms)
  const isUnplayable = state.trouble === 'unplayable'
  const saysGoesOn = !isGoneOn && Math.abs(state.positionMs - from) < goesOnMs && state.durationMs !== null
  return (
    <div
      ref={area}
      className={classes.player}
      role="group"
      aria-label={t('player:video', { name })}
      data-hidden={!isShown || undefined}
      data-full={isFullScreen || undefined}
      data-unplayable={isUnplayable || undefined}
      style={state.ratio === null || isUnplayable ? undefined : { aspectRatio: String(state.ratio) }}
      onPointerMove={stir}
      onFocus={stir}
    >
      <video
        ref={video}
        className={classes.picture}
        aria-label={name}
        preload="auto"
        playsInline
        onClick={() => act({ type: 'toggle' })}
      >
        {captions.map((one) => (
          <track key={one.language} kind="subtitles" src={one.url} srcLang={one.language} label={one.label} />
        ))}
      </video>
      <canvas ref={still} className={classes.picture} hidden={!state.isRenewing} aria-hidden />
      {words === '' || state.trouble !== null ? null : (
        <div className={classes.captions} lang={captions[chosen]?.language}>
          <span>{words}</span>
        </div>
      )}
      <TroubleWords state={state} />
      {saysGoesOn ? (
        <GoesOn
          startMs={from}
          onBeginning={() => {
            setGoneOn(true)
            seek(0)
          }}
        />
      ) : null}
      <span className={classes.said} role="status">
        {said}
      </span>
      {state.trouble === null && !state.hasPlayed && !state.isPlaying && state.durationMs !== null ? (
        <button
          type="button"
          className={classes.begin}
          tabIndex={-1}
          aria-hidden
          onClick={() => act({ type: 'toggle' })}
        >
          <IconPlayerPlay size={36} stroke={1.6} aria-hidden />
        </button>
      ) : null}
      {isUnplayable ? null : (
        <div className={classes.controls} role="group" aria-label={t('player:controls')}>
          <SeekBar state={state} chapters={chapters} onSeek={seek} />
          <Controls
            state={state}
            chapters={chapters}
            captions={captions}
            chosen={chosen}
            isFullScreen={isFullScreen}
            onAct={act}
            onSeek={seek}
            onSpeed={setSpeed}
            onVolume={setVolume}
            onMenu={(isOpen) => setOpenMenus((n) => Math.max(0, n + (isOpen ? 1 : -1)))}
          />
        </div>
      )}
    </div>
  )
}
