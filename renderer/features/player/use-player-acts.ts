/** Does what a key or button asks for, and says it in a few words that stay a moment. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useFormat } from '../../app/use-format.ts'
import { clockTime } from './play-time.ts'
import type { PlaybackState } from './playback-state.ts'
import type { PlayerAct } from './player-act.ts'
import { showCaptions, usePlayerPrefs } from './player-prefs.ts'
import { usePlayerWords } from './player-words.ts'
import { nextSpeed } from './speed.ts'
import type { CaptionFile } from './use-captions.ts'
import type { UsedPlayback } from './use-playback.ts'

const saidMs = 1_500

interface Acts {
  readonly act: (act: PlayerAct) => void
  readonly setSpeed: (speed: number) => void
  readonly setVolume: (volume: number) => void
  /** What was done last; empty after a moment. */
  readonly said: string
}

/** Words that go away by themselves. */
function useSaid(): readonly [string, (words: string) => void] {
  const [said, setSaid] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const say = useCallback((words: string): void => {
    setSaid(words)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSaid(''), saidMs)
  }, [])
  return [said, say]
}

export function usePlayerActs(
  { hands }: Pick<UsedPlayback, 'hands'>,
  state: PlaybackState,
  captions: readonly CaptionFile[],
  area: RefObject<HTMLElement | null>,
): Acts {
  const { t } = usePlayerWords()
  const format = useFormat()
  const [said, say] = useSaid()

  const setSpeed = (speed: number): void => {
    hands.current?.setSpeed(speed)
    say(t('player:times', { speed }))
  }
  const hear = (volume: number, isMuted: boolean): void => {
    hands.current?.setVolume(volume, isMuted)
    usePlayerPrefs.setState({ volume, isMuted })
    say(isMuted ? t('player:muted') : t('player:volumeNow', { share: format.share(volume) }))
  }
  const mark = (): void => {
    const loop = hands.current?.markLoop()
    if (loop?.type === 'begun') say(t('player:loopSetA', { from: clockTime(loop.fromMs) }))
    else if (loop?.type === 'looping')
      say(t('player:loopSetB', { from: clockTime(loop.fromMs), to: clockTime(loop.toMs) }))
    else say(t('player:loopGone'))
  }
  const toggleCaptions = (): void => {
    const { captions: shown, lastCaptions } = usePlayerPrefs.getState()
    const [first] = captions
    if (!first) say(t('player:noCaptions'))
    else if (captions.some((one) => one.language === shown)) {
      showCaptions(null)
      say(t('player:captionsAreOff'))
    } else {
      const again = captions.find((one) => one.language === (lastCaptions ?? format.language)) ?? first
      showCaptions(again.language)
      say(again.label)
    }
  }
  const toggleFullScreen = (): void => {
    const change = document.fullscreenElement ? document.exitFullscreen() : area.current?.requestFullscreen()
    change?.catch(() => say(t('player:noFullScreen')))
  }
  const by = (ms: number): void => {
    hands.current?.seek((hands.current.positionMs ?? 0) + ms)
    const seconds = Math.abs(ms) / 1000
    say(ms > 0 ? t('player:forward', { seconds }) : t('player:back', { seconds }))
  }
  const repeat = (): void => {
    hands.current?.setWholeLoop(!state.isWholeLoop)
    say(state.isWholeLoop ? t('player:repeatOff') : t('player:repeatOn'))
  }

  const act = (what: PlayerAct): void => {
    switch (what.type) {
      case 'toggle':
        return hands.current?.toggle()
      case 'by':
        return by(what.ms)
      case 'tenth':
        return hands.current?.seekShare(what.tenth / 10)
      case 'faster':
        return setSpeed(nextSpeed(state.speed, 1))
      case 'slower':
        return setSpeed(nextSpeed(state.speed, -1))
      case 'mute':
        return hear(state.volume, !state.isMuted)
      case 'mark':
        return mark()
      case 'loop':
        return repeat()
      case 'captions':
        return toggleCaptions()
      case 'fullScreen':
        return toggleFullScreen()
    }
  }
  return { act, setSpeed, setVolume: (volume) => hear(volume, volume === 0), said }
}
