/** What the player says of times and acts, in the language in use. */
import { useMemo } from 'react'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { timeParts } from './play-time.ts'

export interface PlayerWords {
  readonly t: Words
  /** A time in words, for those who hear it. */
  readonly spoken: (ms: number) => string
  /** An act with its key, for the pointer that rests on a button. */
  readonly withKey: (act: string, key: string) => string
}

export function usePlayerWords(): PlayerWords {
  const t = useWords()
  return useMemo(
    () => ({
      t,
      spoken: (ms) => {
        const { hours, minutes, seconds } = timeParts(ms)
        if (hours > 0) return t('player:spokenHours', { hours, minutes, seconds })
        return minutes > 0 ? t('player:spokenMinutes', { minutes, seconds }) : t('player:spokenSeconds', { seconds })
      },
      withKey: (act, key) => t('player:withKey', { act, key }),
    }),
    [t],
  )
}
