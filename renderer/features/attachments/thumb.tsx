/** A photo small: as soon as its URL is there; in its place a word when it cannot be shown. */
import { useState } from 'react'
import { isPreviewed } from '../../../shared/domain/media/picture-size.ts'
import { isShownInline } from '../../../shared/domain/media/sniff.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { ListedFile } from './file-words.ts'
import { useShownUrl } from './use-shown-url.ts'

interface Props {
  readonly listed: ListedFile
  readonly className?: string | undefined
}

function Picture({ listed, className }: Props) {
  const t = useWords()
  const { id, sha256 } = listed.file
  const { url, renew } = useShownUrl(id, sha256)
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <span className="rp-xs">{t('attachments:notShown')}</span>
  if (url === null) return null
  const onError = (): void => setBroken(!renew())
  return (
    <img src={url} alt="" loading="lazy" decoding="async" draggable={false} className={className} onError={onError} />
  )
}

export function Thumb({ listed, className }: Props) {
  const t = useWords()
  const { file, state } = listed
  if (state !== 'here') return <span className="rp-xs rp-danger">{t(`attachments:${state}`)}</span>
  if (!isShownInline(file.mediaType) || !isPreviewed(file))
    return <span className="rp-xs">{t('attachments:notShown')}</span>
  return <Picture key={file.sha256} listed={listed} className={className} />
}
