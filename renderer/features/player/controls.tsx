/** The controls under the picture. Every one has its key; words beside the icons go where the player is narrow. */
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconBadgeCc,
  IconListDetails,
  IconPlayerPause,
  IconPlayerPlay,
  IconRepeat,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { chapterAt, type Chapter } from './chapters.ts'
import { clockTime } from './play-time.ts'
import type { PlaybackState } from './playback-state.ts'
import type { PlayerAct } from './player-act.ts'
import { PlayerMenu } from './player-menu.tsx'
import { showCaptions } from './player-prefs.ts'
import { usePlayerWords } from './player-words.ts'
import { speeds } from './speed.ts'
import type { CaptionFile } from './use-captions.ts'
import classes from './video-player.module.css'

interface Props {
  readonly state: PlaybackState
  readonly chapters: readonly Chapter[]
  readonly captions: readonly CaptionFile[]
  /** The place of the captions shown, or -1. */
  readonly chosen: number
  readonly isFullScreen: boolean
  readonly onAct: (act: PlayerAct) => void
  readonly onSeek: (ms: number) => void
  readonly onSpeed: (speed: number) => void
  readonly onVolume: (volume: number) => void
  readonly onMenu: (isOpen: boolean) => void
}

const icon = { size: 20, stroke: 1.6, 'aria-hidden': true } as const

interface ControlProps {
  readonly label: string
  readonly keyName: string
  readonly isOn?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function Control({ label, keyName, isOn, onPress, children }: ControlProps) {
  const { withKey } = usePlayerWords()
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      aria-keyshortcuts={keyName}
      aria-pressed={isOn}
      title={withKey(label, keyName)}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

function Volume({ state, onAct, onVolume }: Pick<Props, 'state' | 'onAct' | 'onVolume'>) {
  const { t } = usePlayerWords()
  const isSilent = state.isMuted || state.volume === 0
  const VolumeIcon = isSilent ? IconVolumeOff : IconVolume
  return (
    <>
      <Control
        label={isSilent ? t('player:unmute') : t('player:mute')}
        keyName="M"
        onPress={() => onAct({ type: 'mute' })}
      >
        <VolumeIcon {...icon} />
      </Control>
      <input
        type="range"
        className={classes.volume}
        min={0}
        max={100}
        step={5}
        value={isSilent ? 0 : Math.round(state.volume * 100)}
        aria-label={t('player:volume')}
        onChange={({ target }) => onVolume(Number(target.value) / 100)}
      />
    </>
  )
}

function Loops({ state, onAct }: Pick<Props, 'state' | 'onAct'>) {
  const { t } = usePlayerWords()
  const { loop } = state
  const label = { none: t('player:loopFrom'), begun: t('player:loopTo'), looping: t('player:loopEnd') }[loop.type]
  return (
    <>
      <Control label={label} keyName="A" isOn={loop.type !== 'none'} onPress={() => onAct({ type: 'mark' })}>
        <span className={classes.ab} data-loop={loop.type} aria-hidden>
          <span data-letter="A" />
          <span data-letter="B" />
        </span>
      </Control>
      <Control label={t('player:repeat')} keyName="R" isOn={state.isWholeLoop} onPress={() => onAct({ type: 'loop' })}>
        <IconRepeat {...icon} />
        <span className={classes.word}>{t('player:repeat')}</span>
      </Control>
    </>
  )
}

function Menus({ state, chapters, captions, chosen, onSeek, onSpeed, onMenu }: Props) {
  const { t, withKey } = usePlayerWords()
  const now = chapterAt(chapters, state.positionMs)
  const language = captions[chosen]?.label
  const shown = language === undefined ? t('player:captionsOff') : language
  return (
    <>
      {chapters.length === 0 ? null : (
        <PlayerMenu
          label={t('player:chapters')}
          title={t('player:chapters')}
          face={
            <>
              <IconListDetails {...icon} />
              <span className={classes.word}>{t('player:chapters')}</span>
            </>
          }
          onOpen={onMenu}
          items={chapters.map((chapter) => ({
            id: String(chapter.startMs),
            label: chapter.title,
            note: clockTime(chapter.startMs),
            isChosen: chapter === now,
            choose: () => onSeek(chapter.startMs),
          }))}
        />
      )}
      {captions.length === 0 ? null : (
        <PlayerMenu
          label={t('player:captionsNow', { language: shown })}
          title={withKey(t('player:captions'), 'C')}
          keys={{ names: ['c'], words: t('player:captionsKey') }}
          face={
            <>
              <IconBadgeCc {...icon} data-on={chosen >= 0 || undefined} />
              <span className={classes.word}>{t('player:captions')}</span>
            </>
          }
          onOpen={onMenu}
          items={[
            { id: '', label: t('player:captionsOff'), isChosen: chosen < 0, choose: () => showCaptions(null) },
            ...captions.map((one, i) => ({
              id: one.language,
              label: <span lang={one.language}>{one.label}</span>,
              isChosen: i === chosen,
              choose: () => showCaptions(one.language),
            })),
          ]}
        />
      )}
      <PlayerMenu
        label={t('player:speedNow', { speed: state.speed })}
        title={withKey(t('player:speed'), '< >')}
        keys={{ names: ['<', '>'], words: t('player:speedKeys') }}
        face={<span className={classes.speed}>{t('player:times', { speed: state.speed })}</span>}
        onOpen={onMenu}
        items={speeds.map((speed) => ({
          id: String(speed),
          label: t('player:times', { speed }),
          isChosen: speed === state.speed,
          choose: () => onSpeed(speed),
        }))}
      />
    </>
  )
}

export function Controls(props: Props) {
  const { t } = usePlayerWords()
  const { state, chapters, isFullScreen, onAct } = props
  const chapter = chapterAt(chapters, state.positionMs)
  const PlayIcon = state.isPlaying ? IconPlayerPause : IconPlayerPlay
  const FullIcon = isFullScreen ? IconArrowsMinimize : IconArrowsMaximize
  return (
    <div className={classes.row}>
      <Control
        label={state.isPlaying ? t('player:pause') : t('player:play')}
        keyName="K"
        onPress={() => onAct({ type: 'toggle' })}
      >
        <PlayIcon {...icon} size={24} />
      </Control>
      <span className={classes.time} aria-hidden>
        {clockTime(state.positionMs)}
        <span className={classes.quiet}> / {clockTime(state.durationMs ?? 0)}</span>
      </span>
      <span className={classes.chapter}>{chapter?.title}</span>
      <Loops state={state} onAct={onAct} />
      <Menus {...props} />
      <Volume state={state} onAct={onAct} onVolume={props.onVolume} />
      <Control
        label={isFullScreen ? t('player:leaveFullScreen') : t('player:fullScreen')}
        keyName="F"
        onPress={() => onAct({ type: 'fullScreen' })}
      >
        <FullIcon {...icon} />
        <span className={classes.word}>{t('player:fullScreen')}</span>
      </Control>
    </div>
  )
}
