/** In the place of a file whose bytes are elsewhere, or damaged here: why, and the one press that brings them. */
import { Button } from '@mantine/core'
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import classes from './files.module.css'
import { transferFacts } from './transfer-words.ts'

interface Props {
  readonly id: string
  readonly sizeBytes: number
  readonly where: Output<'files.state'>
}

export function FetchFile({ id, sizeBytes, where }: Props) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const { transfer, hasHub, state } = where
  const what = state === 'damaged' ? t('sync:filesDamaged') : t('sync:filesElsewhere')
  if (!hasHub) return <p className="rp-2">{state === 'damaged' ? what : t('sync:filesNoHub')}</p>
  const isComing = transfer !== null && transfer.state !== 'failed'
  return (
    <div className={classes.fetch}>
      <p className="rp-2">{what}</p>
      {transfer?.failure ? (
        <p className="rp-warn" role="alert">
          {t(`sync:filesFailure.${transfer.failure}`)}
        </p>
      ) : null}
      {isComing ? (
        <ProgressBar
          label={t('sync:filesDown')}
          share={transfer.sizeBytes === 0 ? null : transfer.doneBytes / transfer.sizeBytes}
          isWaiting={transfer.state === 'waiting'}
        >
          <Facts items={[...transferFacts(transfer, t, format)]} />
        </ProgressBar>
      ) : (
        <Button onClick={() => void run('files.fetch', { id })}>
          {transfer?.failure ? t('sync:filesAgain') : t('sync:filesFetch', { size: format.size(sizeBytes) })}
        </Button>
      )}
    </div>
  )
}
