/** So many records would go that a person is asked first. Waiting is no act: nothing was removed. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './sync.module.css'

export function RemovalQuestion({ count, of }: { readonly count: number; readonly of: number }) {
  const t = useWords()
  const run = useRun()
  const [isWaiting, setWaiting] = useState(false)
  if (isWaiting)
    return (
      <p className="rp-2" role="status">
        {t('sync:removalWaiting')}{' '}
        <button type="button" className="rp-link" onClick={() => setWaiting(false)}>
          {t('common:back')}
        </button>
      </p>
    )
  return (
    <section className={classes.question} aria-labelledby="removal">
      <h2 id="removal">{t('sync:removalTitle', { count, of })}</h2>
      <p>{t('sync:removalBody')}</p>
      <div className={classes.ways}>
        <Button variant="filled" onClick={() => setWaiting(true)}>
          {t('sync:removalWait')}
        </Button>
        <Button className="rp-danger" variant="subtle" onClick={() => void run('sync.now', { mayRemoveMany: true })}>
          {t('sync:removalGo')}
        </Button>
      </div>
    </section>
  )
}
