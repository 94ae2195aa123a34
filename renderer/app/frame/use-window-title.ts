/** The name of the window: while files move, how far all of them are, so that it is seen from any other program. */
import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useTransfers } from '../use-transfers.ts'
import { useIsSettled } from '../settled.ts'
import { useFormat } from '../use-format.ts'

export function useWindowTitle(): void {
  const t = useWords()
  const format = useFormat()
  const percent = useTransfers(
    ({ queue: { bytesPerSecond, doneBytes, sizeBytes } }) =>
      bytesPerSecond === null || sizeBytes === 0 ? null : Math.floor(Math.min(1, doneBytes / sizeBytes) * 100),
    useIsSettled(),
  )
  useEffect(() => {
    const app = t('common:appTitle')
    document.title =
      percent === null || percent === undefined ? app : t('sync:filesMove', { share: format.share(percent / 100), app })
  }, [t, format, percent])
}
