/** Plays a memo where it stands; another one that plays falls silent. */
import { ActionIcon } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { faultWords } from '../../app/fault-words.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { shownUrl } from '../../platform/stored-files.ts'
import type { FileRow } from './file-words.ts'

let silence: (() => void) | null = null

export function PlayButton({ file, name }: { readonly file: FileRow; readonly name: string }) {
  const t = useWords()
  const format = useFormat()
  const [isPlaying, setPlaying] = useState(false)
  const audio = useRef<HTMLAudioElement | null>(null)
  const stop = (): void => audio.current?.pause()
  useEffect(() => () => audio.current?.pause(), [])
  const play = async (): Promise<void> => {
    silence?.()
    silence = stop
    try {
      const player = new Audio(await shownUrl(file.id, file.sha256))
      audio.current = player
      for (const event of ['pause', 'ended']) player.addEventListener(event, () => setPlaying(false))
      await player.play()
      setPlaying(true)
    } catch (error) {
      // a player says only that it cannot; what cannot be asked for has a sentence of its own
      const isOurs = error instanceof Error && error.name === 'ApiFault'
      sayFault(isOurs ? faultWords(t, faultFrom(error), format.size) : t('attachments:broken'))
    }
  }
  return (
    <ActionIcon
      aria-label={t(isPlaying ? 'attachments:pause' : 'attachments:play', { name })}
      onClick={() => (isPlaying ? stop() : void play())}
    >
      {isPlaying ? <IconPlayerPause stroke={1.6} /> : <IconPlayerPlay stroke={1.6} />}
    </ActionIcon>
  )
}
