/** A photo, memo or file by itself: shown, named, described, drawn on, saved, deleted. What was printed stays as it is. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { rowSchema } from '../../../shared/api/rows.ts'
import { Broken } from '../../app/boundary.tsx'
import type { DialogRequest } from '../../app/dialogs.ts'
import { faultWords } from '../../app/fault-words.ts'
import { isCombo } from '../../app/keyboard/key-event.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { desktop } from '../../platform/desktop.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { openStored, openToPrint, saveStored } from '../../platform/stored-files.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './attachments.module.css'
import { FetchFile } from '../files/fetch-file.tsx'
import { AddToDemo } from '../demos/add-to-demo.tsx'
import { FileStage, whyNotShown } from './file-stage.tsx'
import { useFileWords, type FileRow } from './file-words.ts'

type Props = Extract<DialogRequest, { type: 'file' }> & { readonly onClose: () => void }

function Location({ file }: { readonly file: FileRow }) {
  const t = useWords()
  const run = useRun()
  if (file.latitudeE6 === null || file.longitudeE6 === null) return null
  const place = `${(file.latitudeE6 / 1e6).toFixed(5)}, ${(file.longitudeE6 / 1e6).toFixed(5)}`
  const remove = (): void => void run('attachments.removeLocation', { id: file.id }, t('attachments:locationRemoved'))
  return (
    <div className="rp-row">
      <span className="rp-xs rp-2">{t('attachments:location', { place })}</span>
      <Button variant="subtle" onClick={remove}>
        {t('attachments:removeLocation')}
      </Button>
    </div>
  )
}

function Words({ file }: { readonly file: FileRow }) {
  const t = useWords()
  const run = useRun()
  const { name } = useFileWords()(file)
  const { id } = file
  const rename = async (to: string): Promise<boolean> =>
    (await run('attachments.describe', { id, name: to }, t('attachments:renamed'))) !== null
  const describe = async (caption: string): Promise<boolean> =>
    (await run('attachments.describe', { id, caption }, t('attachments:captionKept'))) !== null
  return (
    <div className={classes.facts}>
      <span className="rp-3">{t('attachments:name')}</span>
      {file.documentId === null ? (
        <InlineText label={t('attachments:name')} value={name} onSave={rename} className="rp-exact" />
      ) : (
        <span className="rp-exact">{name}</span>
      )}
      <span className="rp-3">{t('attachments:caption')}</span>
      <InlineText label={t('attachments:caption')} value={file.caption ?? ''} onSave={describe} />
    </div>
  )
}

/** Keys of the file that is looked at: those of the screen rest below it. */
function useFileKeys(print: (() => void) | null, save: (() => void) | null): void {
  const acts = useRef({ print, save })
  useEffect(() => {
    acts.current = { print, save }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { print, save } = acts.current
      const act = isCombo(event, 'mod+p') ? print : isCombo(event, 'mod+s') ? save : null
      if (act === null || event.defaultPrevented) return
      event.preventDefault()
      // a key that is held is one press
      if (!event.repeat) act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

interface ActsProps {
  readonly file: FileRow
  /** Whether its bytes are on this laptop: only then is there anything to open or save. */
  readonly isHere: boolean
  readonly onClose: () => void
}

function Acts({ file, isHere, onClose }: ActsProps) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const { name } = useFileWords()(file)
  const attempt = (act: Promise<void>): void =>
    void act.catch((error: unknown) => sayFault(faultWords(t, faultFrom(error), format.size)))
  const remove = async (): Promise<void> => {
    const gone = { type: 'attachment', id: file.id } as const
    if ((await run('records.delete', gone, t('attachments:deleted', { name }))) !== null) onClose()
  }
  const isPaper = file.documentId !== null
  const print = isHere && isPaper ? () => attempt(openToPrint(file.id)) : null
  const save = isHere ? () => attempt(saveStored(file.id)) : null
  useFileKeys(print, save)
  return (
    <div className={classes.tools}>
      {isHere && desktop() ? (
        <Button onClick={() => attempt(openStored(file.id))}>{t('attachments:open')}</Button>
      ) : null}
      {print ? (
        <Button
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />}
          rightSection={<Kbd keys="mod+p" />}
          onClick={print}
        >
          {t('attachments:print')}
        </Button>
      ) : null}
      {save ? (
        <Button rightSection={<Kbd keys="mod+s" />} onClick={save}>
          {t('attachments:save')}
        </Button>
      ) : null}
      {isHere && whyNotShown(file) === null ? <AddToDemo fileId={file.id} title={file.caption ?? name} /> : null}
      {isPaper ? null : (
        <Button className={`${classes.end} rp-danger`} variant="subtle" onClick={() => void remove()}>
          {t('common:delete')}
        </Button>
      )}
    </div>
  )
}

function Viewed({ file, onClose }: { readonly file: FileRow; readonly onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { name, amount } = useFileWords()(file)
  const where = useAsk('files.state', { id: file.id }).data
  const at = file.takenAt ?? file.createdAt
  const pixels =
    file.width === null || file.height === null
      ? null
      : t('attachments:pixels', { width: file.width, height: file.height })
  return (
    <div className={classes.viewer}>
      {where && where.state !== 'here' ? <FetchFile id={file.id} sizeBytes={file.sizeBytes} where={where} /> : null}
      {where?.state === 'here' ? <FileStage file={file} name={name} /> : null}
      <Words file={file} />
      <p className="rp-xs rp-3">
        <Facts
          items={[format.moment(at), amount, file.durationMs === null ? null : format.size(file.sizeBytes), pixels]}
        />
      </p>
      <Location file={file} />
      <Acts file={file} isHere={where?.state === 'here'} onClose={onClose} />
    </div>
  )
}

export default function FileViewer({ id, onClose }: Props) {
  const t = useWords()
  const { data, error, refetch } = useQuery(ask('records.get', { type: 'attachment', id }))
  if (!data && !error) return null
  const file = data ? rowSchema('attachment').parse(data.row) : null
  return (
    <Dialog title={data?.accountName ?? t('attachments:viewer')} size={960} onClose={onClose} isForReading>
      {file ? <Viewed file={file} onClose={onClose} /> : <Broken error={error} onRetry={() => void refetch()} />}
    </Dialog>
  )
}
