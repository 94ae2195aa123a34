/** The chapters of a film, read from their file while its URL is good. */
import { useEffect, useState } from 'react'
import { parseChapters, type Chapter } from './chapters.ts'

const none: readonly Chapter[] = []
const largestBytes = 1024 * 1024

async function readChapters(url: string, signal: AbortSignal): Promise<readonly Chapter[]> {
  const answer = await fetch(url, { signal })
  if (!answer.ok || Number(answer.headers.get('content-length')) > largestBytes) return none
  return parseChapters(await answer.text())
}

/** None until they are there, and none when they cannot be read: the film plays without. */
export function useChapters(url: string | null): readonly Chapter[] {
  const [found, setFound] = useState<{ readonly url: string; readonly chapters: readonly Chapter[] } | null>(null)
  useEffect(() => {
    if (url === null) return
    const stop = new AbortController()
    readChapters(url, stop.signal).then(
      (chapters) => setFound({ url, chapters }),
      () => undefined,
    )
    return () => stop.abort()
  }, [url])
  // another URL of the same file: what was read stays until that one is there
  return url === null ? none : (found?.chapters ?? none)
}
