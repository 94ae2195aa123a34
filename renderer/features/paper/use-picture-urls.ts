/** Where the pictures of a sheet are read from, as far as that is known. */
import { useEffect, useState } from 'react'
import { shownUrl } from '../../platform/stored-files.ts'

/** URLs by attachment; they come in one after the other. */
export function usePictureUrls(ids: readonly string[]): (fileId: string) => string | null {
  const [urls, setUrls] = useState<Readonly<Record<string, string>>>({})
  const key = ids.join(' ')
  useEffect(() => {
    let isWanted = true
    for (const id of key.split(' ').filter((one) => one !== ''))
      shownUrl(id, '').then(
        (url) => (isWanted && url !== '' ? setUrls((known) => ({ ...known, [id]: url })) : undefined),
        () => undefined,
      )
    return () => {
      isWanted = false
    }
  }, [key])
  return (fileId) => urls[fileId] ?? null
}
