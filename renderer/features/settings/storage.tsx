import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Backups } from './backups.tsx'
import { Section } from './section.tsx'
import classes from './settings.module.css'

function Sizes() {
  const t = useWords()
  const format = useFormat()
  // kept for no hint: asked at each visit, and again after a backup
  const stats = useQuery({ ...ask('storage.stats', {}), refetchOnMount: 'always' }).data
  const records = stats?.rows.reduce((n, r) => n + r.count, 0) ?? 0
  return (
    <dl className={classes.facts} aria-busy={stats === undefined}>
      <dt>{t('settings:database')}</dt>
      <dd>{stats && format.size(stats.databaseBytes + stats.walBytes)}</dd>
      <dt>{t('settings:backups')}</dt>
      <dd>{stats && format.size(stats.backupBytes)}</dd>
      <dt>{t('settings:freeDisk')}</dt>
      <dd>{stats && format.size(stats.freeDiskBytes)}</dd>
      <dt>{t('settings:records')}</dt>
      <dd>{stats && format.number(records)}</dd>
      <dt>{t('settings:lastBackup')}</dt>
      <dd>{stats && (stats.lastBackupAt === null ? t('settings:never') : format.moment(stats.lastBackupAt))}</dd>
    </dl>
  )
}

/** How much there is, whether it is sound, and the way to keep and to get back a copy. */
export function Storage() {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const [isChecking, setChecking] = useState(false)
  const verify = async (): Promise<void> => {
    setChecking(true)
    const found = await run('storage.verify', {})
    setChecking(false)
    if (found === null) return
    const ms = format.milliseconds(found.tookMs)
    say(
      found.ok
        ? t('settings:verified', { count: found.rowsChecked, ms })
        : t('settings:problems', { count: found.problems.length }),
    )
  }
  return (
    <Section id="storage" title={t('settings:storage')}>
      <Sizes />
      <div className={classes.line}>
        <Button onClick={() => void verify()} disabled={isChecking}>
          {t('settings:verify')}
        </Button>
      </div>
      <Backups />
    </Section>
  )
}
