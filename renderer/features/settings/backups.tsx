/** Backups of this laptop: made, saved elsewhere, and put back. Restoring names the act and keeps what is there now. */
import { Button, FileButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultWords } from '../../app/fault-words.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { download, uploadFile } from '../../platform/files.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import formClasses from '../../ui/form.module.css'
import classes from './settings.module.css'

type Chosen = { readonly name: string } & ({ readonly backup: string } | { readonly uploadId: string })

function RestoreDialog({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const t = useWords()
  const run = useRun()
  const client = useQueryClient()
  const restore = async (): Promise<void> => {
    const done = await run(
      'storage.restore',
      'backup' in chosen ? { backup: chosen.backup } : { uploadId: chosen.uploadId },
    )
    onClose()
    if (done === null) return
    await client.resetQueries()
    say(done.kept === null ? t('settings:restoredEmpty') : t('settings:restored', { name: done.kept }))
  }
  return (
    <Dialog title={t('settings:restoreTitle', { name: chosen.name })} onClose={onClose}>
      <p>{t('settings:restoreBody')}</p>
      <div className={formClasses.foot}>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button variant="filled" onClick={() => void restore()}>
          {t('settings:restoreAct')}
        </Button>
      </div>
    </Dialog>
  )
}

export function Backups() {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const client = useQueryClient()
  const backups = useAsk('storage.backups', {}).data ?? []
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const backUp = async (): Promise<void> => {
    const made = await run('storage.backup', {})
    if (made === null) return
    void client.invalidateQueries({ queryKey: ['storage.stats'] })
    say(t('settings:backedUp', { name: made.name, size: format.size(made.sizeBytes) }))
  }
  const handOver = async (file: File | null): Promise<void> => {
    if (file === null) return
    try {
      setChosen({ name: file.name, uploadId: await uploadFile(file) })
    } catch (error) {
      sayFault(faultWords(t, faultFrom(error), format.size))
    }
  }
  return (
    <>
      <div className={classes.line}>
        <Button onClick={() => void backUp()}>{t('settings:backUp')}</Button>
        <FileButton onChange={(file) => void handOver(file)} accept=".db,.zip">
          {(props) => (
            <Button variant="subtle" {...props}>
              {t('settings:restoreFile')}
            </Button>
          )}
        </FileButton>
      </div>
      {backups.length === 0 ? <p className="rp-2">{t('settings:noBackups')}</p> : null}
      <ul className={classes.list}>
        {backups.map((b) => (
          <li key={b.name}>
            <span className="rp-grow rp-cut">{b.name}</span>
            <span className="rp-3 rp-xs rp-nw">{format.size(b.sizeBytes)}</span>
            <span className="rp-3 rp-xs rp-nw">{format.moment(b.at)}</span>
            <Button variant="subtle" onClick={() => void download(`backups/${b.name}`)}>
              {t('settings:download')}
            </Button>
            <Button variant="subtle" onClick={() => setChosen({ name: b.name, backup: b.name })}>
              {t('settings:restore')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen === null ? null : <RestoreDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
