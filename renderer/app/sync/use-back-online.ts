/** The network is there again: what waits for the hub goes up now, not when the next try was due. */
import { useEffect } from 'react'
import { api } from '../../platform/api.ts'

export function useBackOnline(): void {
  useEffect(() => {
    const ask = (): void => {
      // what came of it stands in the status bar
      api('sync.now', {}).catch(() => undefined)
    }
    addEventListener('online', ask)
    return () => removeEventListener('online', ask)
  }, [])
}
