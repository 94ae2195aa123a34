/** Opening the PDF behind a URL: being read, locked, readable, or not readable at all. */
import { useEffect, useRef, useState } from 'react'
import { bytesOfUrl, RenewedUrl } from './pdf-bytes.ts'
import { openPdf, type OpeningPdf, type PdfDocument } from './pdf-engine.ts'

export type PdfState =
  | { readonly type: 'opening' }
  | { readonly type: 'locked'; readonly isWrong: boolean; readonly give: (password: string) => void }
  | { readonly type: 'readable'; readonly pdf: PdfDocument }
  | { readonly type: 'unreadable' }

/** `onBroken` is told when the URL stops working; the PDF stays open and goes on with the next one. */
export function usePdf(url: string, onBroken: () => void): PdfState {
  const [state, setState] = useState<PdfState>({ type: 'opening' })
  const [source] = useState(() => new RenewedUrl(url))
  const tellBroken = useRef(onBroken)
  useEffect(() => {
    tellBroken.current = onBroken
  }, [onBroken])
  useEffect(() => source.renew(url), [source, url])

  useEffect(() => {
    const ended = new AbortController()
    let opening: OpeningPdf | null = null
    source.listen(() => tellBroken.current())
    const say = (to: PdfState): void => (ended.signal.aborted ? undefined : setState(to))
    const open = async (): Promise<PdfDocument> => {
      const bytes = await bytesOfUrl(source, ended.signal)
      ended.signal.throwIfAborted()
      opening = openPdf(bytes, { onPassword: (give, isWrong) => say({ type: 'locked', isWrong, give }) })
      return opening.opened
    }
    open().then(
      (pdf) => say({ type: 'readable', pdf }),
      () => say({ type: 'unreadable' }),
    )
    return () => {
      ended.abort()
      opening?.close()
    }
  }, [source])
  return state
}
