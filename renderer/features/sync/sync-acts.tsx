/** What can be done with the hub by hand: a round now, and a comparison of all that is here with all that is there. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import type { Hub } from '../../app/sync/sync-sentence.ts'
import { useFormat } from '../../app/use-format.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { sentenceGap } from '../../../shared/base/format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import classes from './sync.module.css'

type Verified = Output<'sync.verify'>

function Found({ found }: { readonly found: Verified }) {
  const t = useWords()
  const { language } = useFormat()
  const { ok, rows, fetched, left } = found
  const isSame = ok && fetched === 0 && left === 0
  const sentences = isSame
    ? [t('sync:verified', { count: rows })]
    : [
        t('sync:mended', { count: rows }),
        fetched === 0 ? null : t('sync:fetched', { count: fetched }),
        left === 0 ? null : t('sync:left', { count: left }),
        ok ? null : t('sync:stillDiffers'),
      ]
  return <p>{sentences.filter((s) => s !== null).join(sentenceGap[language])}</p>
}

export function SyncActs({ hub }: { readonly hub: Hub }) {
  const t = useWords()
  const run = useRun()
  const [isAsked, setAsked] = useState(false)
  const [isComparing, setComparing] = useState(false)
  const [found, setFound] = useState<Verified | null>(null)
  const isRunning = (hub.isRunning || isAsked) && !isComparing
  // a round that runs by itself is in nobody's way: what is asked for comes after it
  const isBusy = isAsked || isComparing
  const now = async (): Promise<void> => {
    if (isBusy) return
    setFound(null)
    setAsked(true)
    const done = await run('sync.now', {})
    setAsked(false)
    if (done?.trouble === null) say(t('sync:nowDone', { sent: done.sent, received: done.received }))
  }
  const verify = async (): Promise<void> => {
    if (isBusy) return
    setFound(null)
    setComparing(true)
    setFound(await run('sync.verify', {}))
    setComparing(false)
  }
  useShortcuts([
    { keys: 's', bar: t('sync:now'), run: () => void now() },
    { keys: 'v', bar: t('sync:verify'), run: () => void verify() },
  ])
  return (
    <>
      <div className={classes.ways}>
        <Button
          // while a question stands above, that is what is to be done
          variant={hub.removal === null ? 'filled' : 'default'}
          aria-disabled={isBusy}
          data-rove
          rightSection={<Kbd keys="s" onAccent={hub.removal === null} />}
          onClick={() => void now()}
        >
          {t(isRunning ? 'sync:nowRunning' : 'sync:now')}
        </Button>
        <Button aria-disabled={isBusy} data-rove rightSection={<Kbd keys="v" />} onClick={() => void verify()}>
          {t(isComparing ? 'sync:verifying' : 'sync:verify')}
        </Button>
      </div>
      <div role="status" className={classes.found}>
        {found === null ? null : <Found found={found} />}
      </div>
    </>
  )
}
