/** Room on this laptop: what nothing names goes at once, what the hub has goes by choice, and how much files may take. */
import { Button, Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import type { FreeableFile } from '../../../shared/api/vault.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { localZone, useToday } from '../../app/today.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import classes from './library.module.css'

const quotas = [5, 10, 20, 50, 100, 200].map((gigabytes) => gigabytes * 1_000_000_000)

function Quota({ quotaBytes }: { readonly quotaBytes: number | null }) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const data = [
    { value: 'none', label: t('library:noQuota') },
    ...quotas.map((bytes) => ({ value: String(bytes), label: format.size(bytes) })),
  ]
  return (
    <div className="rp-row">
      <span id="vault-quota">{t('library:quota')}</span>
      <Select
        w={160}
        aria-labelledby="vault-quota"
        allowDeselect={false}
        data={data}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={quotaBytes === null ? 'none' : String(quotaBytes)}
        onChange={(value) =>
          void run('vault.setQuota', { quotaBytes: value === null || value === 'none' ? null : Number(value) })
        }
      />
    </div>
  )
}

function Choice({ files }: { readonly files: readonly FreeableFile[] }) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const picked = files.filter((file) => chosen.has(file.sha256))
  const isAll = picked.length === files.length
  const toggle = (sha256: string): void =>
    setChosen((was) => {
      const next = new Set(was)
      if (!next.delete(sha256)) next.add(sha256)
      return next
    })
  const free = async (): Promise<void> => {
    const gone = await run('vault.free', { sha256s: picked.map((file) => file.sha256) })
    if (gone) say(t('library:freed', { count: gone.files, size: format.size(gone.bytes) }))
    setChosen(new Set())
  }
  const bytes = picked.reduce((sum, file) => sum + file.sizeBytes, 0)
  return (
    <>
      <p className="rp-2">{t('library:freeHint')}</p>
      <Checkbox
        label={t('library:all')}
        checked={isAll}
        indeterminate={picked.length > 0 && !isAll}
        onChange={() => setChosen(isAll ? new Set() : new Set(files.map((file) => file.sha256)))}
      />
      <ul className={classes.freeable}>
        {files.map((file) => (
          <li key={file.sha256}>
            <Checkbox
              checked={chosen.has(file.sha256)}
              onChange={() => toggle(file.sha256)}
              label={
                <>
                  <span className="rp-exact">{shownFileName(file.name)}</span>{' '}
                  <span className="rp-xs rp-3">
                    <Facts
                      items={[
                        format.size(file.sizeBytes),
                        t('library:lastUsed', { when: format.date(format.dateOf(file.usedAt)) }),
                      ]}
                    />
                  </span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Button variant="filled" disabled={picked.length === 0} onClick={() => void free()}>
        {t('library:free')} {picked.length === 0 ? '' : format.size(bytes)}
      </Button>
    </>
  )
}

export default function RoomDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const { data } = useAsk('vault.room', { today: useToday(), zone: localZone() })
  if (!data) return null
  const { used, freeDiskBytes, unused, freeable, quotaBytes } = data
  const sweep = async (): Promise<void> => {
    const gone = await run('vault.sweep', {})
    if (gone) say(t('library:swept', { count: gone.files, size: format.size(gone.bytes) }))
  }
  return (
    <Dialog title={t('library:makeRoom')} size={640} onClose={onClose} isForReading>
      <div className={classes.roomDialog}>
        <p>{t('library:roomUsed', { used: format.size(used.bytes), free: format.size(freeDiskBytes) })}</p>
        <Quota quotaBytes={quotaBytes} />
        {unused.files === 0 ? null : (
          <div className="rp-row">
            <span className="rp-grow">
              {t('library:unused', { count: unused.files, size: format.size(unused.bytes) })}
            </span>
            <Button onClick={() => void sweep()}>{t('library:sweep')}</Button>
          </div>
        )}
        {freeable.length === 0 ? <p className="rp-2">{t('library:freeNone')}</p> : <Choice files={freeable} />}
      </div>
    </Dialog>
  )
}
