/** Files between here and the hub: what moves with its bar, what waits and in which order, what did not go through and why. */
import { ActionIcon, Select } from '@mantine/core'
import { IconArrowBarToUp } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import type { FileQueue, FileTransfer } from '../../../shared/api/files.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './files.module.css'
import { TrustedNetworks } from './trusted-networks.tsx'
import { queueFacts, transferFacts } from './transfer-words.ts'
import { useTransfers } from '../../app/use-transfers.ts'

type Listed = Output<'files.transfers'>

/** A hotel's line, a phone's, an office's: what leaves room for a call (bytes a second). */
const limits = [100_000, 500_000, 2_000_000] as const

interface LineProps {
  readonly transfer: FileTransfer
  /** Whether it could go before others. */
  readonly canBeFirst: boolean
}

function Line({ transfer, canBeFirst }: LineProps) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const { direction, name, id, sha256, state, doneBytes, sizeBytes } = transfer
  const where = t(direction === 'up' ? 'sync:filesUp' : 'sync:filesDown')
  return (
    <li>
      <div className="rp-row">
        <button
          type="button"
          data-rove
          className={`${classes.line} rp-grow`}
          onClick={() => openDialog({ type: 'file', id })}
        >
          <span className="rp-cut rp-exact">{name}</span>
          <span className={`rp-xs ${state === 'failed' ? 'rp-warn' : 'rp-3'}`}>
            <Facts items={[where, ...transferFacts(transfer, t, format)]} />
          </span>
        </button>
        {canBeFirst ? (
          <ActionIcon
            size="md"
            aria-label={`${t('sync:filesFirst')}: ${name}`}
            title={t('sync:filesFirst')}
            onClick={() => void run('files.first', { sha256 })}
          >
            <IconArrowBarToUp size={18} stroke={1.6} />
          </ActionIcon>
        ) : null}
      </div>
      {state === 'moving' ? <ProgressBar label={name} share={sizeBytes === 0 ? null : doneBytes / sizeBytes} /> : null}
    </li>
  )
}

/** All of them together, where there are several. */
function Whole({ queue }: { readonly queue: FileQueue }) {
  const t = useWords()
  const format = useFormat()
  const { count, goneCount, sizeBytes, doneBytes, bytesPerSecond } = queue
  if (bytesPerSecond === null || count + goneCount < 2) return null
  return (
    <ProgressBar label={t('sync:filesTitle')} share={sizeBytes === 0 ? null : doneBytes / sizeBytes}>
      <span className="rp-xs rp-2">
        <Facts items={queueFacts(queue, t, format)} />
      </span>
    </ProgressBar>
  )
}

function Steering({ isPaused, mostBytesPerSecond, rows }: Listed) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const choices = [
    { value: 'none', label: t('sync:filesNoLimit') },
    ...limits.map((rate) => ({ value: String(rate), label: t('sync:filesRate', { rate: format.size(rate) }) })),
  ]
  return (
    <div className={classes.steering}>
      <button
        type="button"
        data-rove
        className="rp-link rp-xs"
        onClick={() => void run('files.steer', { isPaused: !isPaused })}
      >
        {isPaused ? t('sync:filesGoOn') : t('sync:filesPause')}
      </button>
      {rows.some((r) => r.state === 'failed') ? (
        <button type="button" data-rove className="rp-link rp-xs" onClick={() => void run('files.again', {})}>
          {t('sync:filesAgain')}
        </button>
      ) : null}
      <span className="rp-row rp-xs rp-2">
        <span id="most-rate">{t('sync:filesLimit')}</span>
        <Select
          size="xs"
          w={150}
          aria-labelledby="most-rate"
          allowDeselect={false}
          data={choices}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={mostBytesPerSecond === null ? 'none' : String(mostBytesPerSecond)}
          onChange={(value) =>
            void run('files.steer', { mostBytesPerSecond: value === null || value === 'none' ? null : Number(value) })
          }
        />
      </span>
    </div>
  )
}

/** `isAlways`: also where nothing is on its way, for what is said there of the next time. */
export function FilesOnWay({ isAlways = false }: { readonly isAlways?: boolean }) {
  const t = useWords()
  const listed = useTransfers((all) => all)
  if (!listed || (listed.rows.length === 0 && !isAlways)) return null
  const { rows, queue, isPaused } = listed
  const up = rows.filter((r) => r.direction === 'up')
  return (
    <section className={classes.part}>
      <SectionHead title={t('sync:filesTitle')} count={Math.max(queue.count, rows.length)} isMain />
      <Whole queue={queue} />
      <Steering {...listed} />
      <TrustedNetworks {...listed} isWhole={isAlways} />
      {isPaused ? <p className="rp-xs rp-warn">{t('sync:filesPaused')}</p> : null}
      {rows.length === 0 ? <p className="rp-2">{t('sync:filesNone')}</p> : null}
      <ul className={classes.lines}>
        {rows.map((transfer) => (
          <Line
            key={transfer.sha256}
            transfer={transfer}
            canBeFirst={
              up.length > 1 && transfer.direction === 'up' && transfer !== up[0] && transfer.state !== 'moving'
            }
          />
        ))}
      </ul>
    </section>
  )
}
