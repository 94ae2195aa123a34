/** A PDF as it is read: opened from its URL part by part, unlocked where it is locked, or a sentence why it is not shown. */
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { soundSize, type PageSize } from './page-places.ts'
import { PasswordForm } from './password-form.tsx'
import type { PdfDocument } from './pdf-engine.ts'
import { PdfReader, type OnRead, type Showing } from './pdf-reader.tsx'
import classes from './pdf.module.css'
import { usePdf } from './use-pdf.ts'

interface Props {
  readonly showing?: Showing | undefined
  readonly onRead?: OnRead | undefined
  readonly url: string
  readonly name: string
  /** The URL does not work any more: what follows is another `url`, or the view is taken away. */
  readonly onBroken: () => void
}

/** The size of page 1, which the others are taken to have until they are seen; null when it cannot be read. */
function useFirstSize(pdf: PdfDocument): PageSize | null | undefined {
  const [size, setSize] = useState<PageSize | null>()
  useEffect(() => {
    let isWanted = true
    pdf.getPage(1).then(
      (page) => (isWanted ? setSize(soundSize(page.getViewport({ scale: 1 }))) : undefined),
      () => (isWanted ? setSize(null) : undefined),
    )
    return () => {
      isWanted = false
    }
  }, [pdf])
  return size
}

function Unreadable() {
  const t = useWords()
  return <p role="alert">{t('pdf:unreadable')}</p>
}

function Opening() {
  const t = useWords()
  return <p className={`${classes.opening} rp-2`}>{t('pdf:opening')}</p>
}

function Readable({
  pdf,
  name,
  showing,
  onRead,
}: Pick<Props, 'name' | 'showing' | 'onRead'> & { readonly pdf: PdfDocument }) {
  const first = useFirstSize(pdf)
  if (first === undefined) return <Opening />
  return first === null ? (
    <Unreadable />
  ) : (
    <PdfReader pdf={pdf} first={first} name={name} showing={showing} onRead={onRead} />
  )
}

export function PdfView({ url, name, onBroken, showing, onRead }: Props) {
  const state = usePdf(url, onBroken)
  switch (state.type) {
    case 'opening':
      return <Opening />
    case 'locked':
      return <PasswordForm isWrong={state.isWrong} give={state.give} />
    case 'readable':
      return <Readable pdf={state.pdf} name={name} showing={showing} onRead={onRead} />
    case 'unreadable':
      return <Unreadable />
  }
}
