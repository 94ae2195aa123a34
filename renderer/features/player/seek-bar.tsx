/** The line of the film: where it is, what is there already, chapters, the loop; a bubble says the time under the pointer. */
import { useState, type PointerEvent } from 'react'
import { chapterAt, type Chapter } from './chapters.ts'
import { clockTime } from './play-time.ts'
import type { PlaybackState } from './playback-state.ts'
import { usePlayerWords } from './player-words.ts'
import classes from './seek-bar.module.css'

interface Props {
  readonly state: PlaybackState
  readonly chapters: readonly Chapter[]
  readonly onSeek: (ms: number) => void
}

const percent = (part: number): string => `${Math.max(0, Math.min(1, part)) * 100}%`

/** The parts of the line that do not move with the pointer. */
function Line({ state, chapters }: Omit<Props, 'onSeek'>) {
  const { durationMs, positionMs, buffered, loop } = state
  const part = (ms: number): number => (durationMs ? ms / durationMs : 0)
  const toMs = loop.type === 'looping' ? loop.toMs : loop.type === 'begun' ? loop.fromMs : 0
  return (
    <span className={classes.line}>
      {buffered.map(([from, to]) => (
        <span key={from} className={classes.buffered} style={{ left: percent(from), width: percent(to - from) }} />
      ))}
      <span className={classes.played} style={{ width: percent(part(positionMs)) }} />
      {loop.type === 'none' ? null : (
        <span
          className={classes.loop}
          style={{ left: percent(part(loop.fromMs)), width: percent(part(toMs - loop.fromMs)) }}
        />
      )}
      {chapters
        .filter(({ startMs }) => startMs > 0 && part(startMs) < 1)
        .map(({ startMs }) => (
          <span key={startMs} className={classes.mark} style={{ left: percent(part(startMs)) }} />
        ))}
      <span className={classes.knob} style={{ left: percent(part(positionMs)) }} />
    </span>
  )
}

export function SeekBar({ state, chapters, onSeek }: Props) {
  const { t, spoken } = usePlayerWords()
  const [pointed, setPointed] = useState<number | null>(null)
  const [isDragged, setDragged] = useState(false)
  const all = state.durationMs ?? 0
  const partAt = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return width > 0 ? Math.max(0, Math.min(1, (clientX - left) / width)) : 0
  }
  const chapter = chapterAt(chapters, state.positionMs)?.title
  const said = { at: spoken(state.positionMs), all: spoken(all) }
  const under = pointed === null ? null : chapterAt(chapters, pointed * all)?.title
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes.seek}
      aria-label={t('player:position')}
      aria-valuemin={0}
      aria-valuemax={Math.floor(all / 1000)}
      aria-valuenow={Math.floor(state.positionMs / 1000)}
      aria-valuetext={chapter ? t('player:positionIn', { ...said, chapter }) : t('player:positionOf', said)}
      aria-disabled={all === 0}
      data-dragged={isDragged || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Home' && event.key !== 'End') return
        event.preventDefault()
        onSeek(event.key === 'Home' ? 0 : all)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged(true)
        onSeek(partAt(event) * all)
      }}
      onPointerMove={(event) => {
        setPointed(partAt(event))
        if (isDragged) onSeek(partAt(event) * all)
      }}
      onPointerUp={() => setDragged(false)}
      onPointerCancel={() => setDragged(false)}
      onPointerLeave={() => setPointed(null)}
    >
      <Line state={state} chapters={chapters} />
      {pointed === null || all === 0 ? null : (
        <span className={classes.bubble} style={{ left: percent(pointed) }} data-edge={edgeOf(pointed)}>
          <b>{clockTime(pointed * all)}</b>
          {under ? <span className="rp-cut">{under}</span> : null}
        </span>
      )}
    </div>
  )
}

/** Near an end of the line the bubble hangs to the inside. */
const edgeOf = (part: number): 'start' | 'end' | undefined => (part < 0.12 ? 'start' : part > 0.88 ? 'end' : undefined)
