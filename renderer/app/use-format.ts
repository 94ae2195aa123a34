/** The formats of the language, currency and zone in use. */
import { useMemo } from 'react'
import { createFormat, type Format } from '../../shared/base/format.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { useSettings } from './settings.ts'
import { currentDate, localZone } from './today.ts'

/** The sentences the formats take from the words. */
export const formatWords = (t: Words) => ({
  today: t('common:today'),
  tomorrow: t('common:tomorrow'),
  yesterday: t('common:yesterday'),
  inDays: (count: number) => t('common:inDays', { count }),
  daysAgo: (count: number) => t('common:daysAgo', { count }),
  span: (hours: number, minutes: number) => {
    if (hours === 0) return t('common:minutes', { minutes })
    return minutes === 0 ? t('common:hours', { hours }) : t('common:hoursMinutes', { hours, minutes })
  },
  titleDay: (date: string, weekday: string) => t('common:titleDay', { date, weekday }),
  withDay: (date: string, weekday: string) => t('common:withDay', { date, weekday }),
})

export function useFormat(): Format {
  const t = useWords()
  const { language, currency } = useSettings()
  return useMemo(
    () => createFormat(language, localZone(), currency, currentDate, formatWords(t)),
    [language, currency, t],
  )
}
