/** The newest version as it is shown: a film from where it was left, a paper by its pages, a picture; or how to get it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MaterialVersion } from '../../../shared/api/materials.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { fetched } from '../../app/fetched.tsx'
import { faultWords } from '../../app/fault-words.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { desktop } from '../../platform/desktop.ts'
import { useAsk } from '../../platform/queries.ts'
import { openStored, saveStored } from '../../platform/stored-files.ts'
import { whyNotShown } from '../attachments/file-stage.tsx'
import { useShownUrl } from '../attachments/use-shown-url.ts'
import { FetchFile } from '../files/fetch-file.tsx'
import classes from './library.module.css'
import { MaterialFilm } from './material-film.tsx'
import { useSeen } from '../learning/use-seen.ts'
import type { MaterialDetail } from './material-page.tsx'

const pdfView = fetched(async () => ({ default: (await import('../pdf/pdf-view.tsx')).PdfView }))

interface StageProps {
  readonly version: MaterialVersion
  readonly name: string
}

/** What is not shown here is opened or saved. */
function Elsewhere({ version }: Pick<StageProps, 'version'>) {
  const t = useWords()
  const format = useFormat()
  const whyNot = whyNotShown(version) ?? 'noPreview'
  const attempt = (act: Promise<void>): void =>
    void act.catch((error: unknown) => sayFault(faultWords(t, faultFrom(error), format.size)))
  return (
    <div className={classes.notShown}>
      <p className="rp-2">{t(`attachments:${whyNot}`)}</p>
      <div className={classes.acts}>
        {desktop() ? <Button onClick={() => attempt(openStored(version.id))}>{t('attachments:open')}</Button> : null}
        <Button onClick={() => attempt(saveStored(version.id))}>{t('library:save')}</Button>
      </div>
    </div>
  )
}

function ByUrl({ version, name, materialId }: StageProps & { readonly materialId: string }) {
  const t = useWords()
  const { add } = useSeen(materialId)
  const { url, isFailed, renew } = useShownUrl(version.id, version.sha256)
  const [isBroken, setBroken] = useState(false)
  const onBroken = (): void => setBroken(!renew())
  if (isBroken || isFailed) return <p role="alert">{t('attachments:broken')}</p>
  if (url === null) return null
  if (version.mediaType === 'application/pdf')
    return <pdfView.Component url={url} name={name} onBroken={onBroken} onRead={add} />
  if (version.mediaType.startsWith('audio/')) return <audio controls src={url} aria-label={name} onError={onBroken} />
  return <img className={classes.picture} src={url} alt={name} onLoad={() => add([0, 1], 1)} onError={onBroken} />
}

export function MaterialStage({ detail }: { readonly detail: MaterialDetail }) {
  const [version] = detail.versions
  const where = useAsk('files.state', { id: version?.id ?? '' }, version !== undefined).data
  if (version === undefined) return null
  if (where && where.state !== 'here') return <FetchFile id={version.id} sizeBytes={version.sizeBytes} where={where} />
  const name = shownFileName(version.name)
  if (version.mediaType.startsWith('video/')) return <MaterialFilm detail={detail} version={version} />
  return whyNotShown(version) === null ? (
    <ByUrl key={version.sha256} version={version} name={name} materialId={detail.material.id} />
  ) : (
    <Elsewhere version={version} />
  )
}
