/** A material small: the picture of its newest version, or what kind it is; a film with how long it is. */
import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconMovie,
  IconMusic,
  IconPhoto,
  IconPresentation,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ListedMaterial } from '../../../shared/api/materials.ts'
import type { MaterialKind } from '../../../shared/domain/material.ts'
import { playTime } from '../attachments/file-words.ts'
import { useShownUrl } from '../attachments/use-shown-url.ts'
import classes from './library.module.css'

const icons: Readonly<Record<MaterialKind, Icon>> = {
  video: IconMovie,
  pdf: IconFileTypePdf,
  slides: IconPresentation,
  image: IconPhoto,
  document: IconFileText,
  audio: IconMusic,
  other: IconFile,
}

function Picture({ id, sha256, kind }: { readonly id: string; readonly sha256: string; readonly kind: MaterialKind }) {
  const { url, renew } = useShownUrl(id, sha256)
  const [isBroken, setBroken] = useState(false)
  const KindIcon = icons[kind]
  if (url === null || isBroken) return <KindIcon size={20} stroke={1.4} aria-hidden />
  return <img src={url} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(!renew())} />
}

type Props = Pick<ListedMaterial, 'material' | 'version' | 'poster'>

export function Poster({ material, version, poster }: Props) {
  const KindIcon = icons[material.kind]
  const length = version?.durationMs ?? null
  return (
    <span className={classes.poster} aria-hidden>
      {poster?.isHere ? (
        <Picture key={poster.sha256} {...poster} kind={material.kind} />
      ) : (
        <KindIcon size={20} stroke={1.4} aria-hidden />
      )}
      {length === null ? null : <span className={classes.length}>{playTime(length)}</span>}
    </span>
  )
}
