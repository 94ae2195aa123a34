/** Records a memo: one press begins, the next ends it; the time runs on the button. */
import { Button } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AttachedTo } from '../../../shared/domain/attached-to.ts'
import { faultWords } from '../../app/fault-words.ts'
import { pushUndo, say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ApiFault } from '../../platform/api-fault.ts'
import { invalidate } from '../../platform/queries.ts'
import classes from './attachments.module.css'
import type { DeviceFault } from './device-fault.ts'
import { playTime } from './file-words.ts'
import { startMemo, stopMemo, useRecorder } from './recorder.ts'

/** The time since an instant, each second anew. */
function useElapsed(sinceMs: number, isRunning: boolean): string {
  const [nowMs, setNow] = useState(sinceMs)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return playTime(Math.max(0, Math.floor((nowMs - sinceMs) / 1000) * 1000))
}

function useMemoActs(to: AttachedTo) {
  const t = useWords()
  const format = useFormat()
  const client = useQueryClient()
  const tell = (error: unknown): void =>
    sayFault(
      error instanceof ApiFault
        ? faultWords(t, error.fault, format.size)
        : t(`attachments:device.${(error as Error).message as DeviceFault}`),
    )
  const stop = async (fault: DeviceFault | null = null): Promise<void> => {
    try {
      const ended = await stopMemo(fault)
      await invalidate(client, null)
      if (ended === null) return
      const said = t('attachments:memoSaved', { length: playTime(ended.durationMs) })
      if (ended.txnId === null) say(t('attachments:memoEmpty'))
      else pushUndo({ txnId: ended.txnId, said })
      if (ended.fault !== null) sayFault(t(`attachments:device.${ended.fault}`))
      if (ended.refused !== null) tell(ended.refused)
    } catch (error) {
      tell(error)
    }
  }
  const start = (): void => {
    const name = `${t('attachments:memoName', { time: format.time(Date.now()) })}.webm`
    startMemo(to, name, (fault) => void stop(fault)).catch(tell)
  }
  return { start, stop }
}

export function RecordButton({ to }: { readonly to: AttachedTo }) {
  const t = useWords()
  const { phase, to: at, startedAtMs, isHeld } = useRecorder()
  const { start, stop } = useMemoActs(to)
  const isHere = at?.id === to.id
  const isOn = phase === 'on' && isHere
  const elapsed = useElapsed(startedAtMs, isOn)
  return (
    <>
      <Button
        leftSection={isOn ? <span className={classes.live} /> : <IconMicrophone stroke={1.6} aria-hidden />}
        // disabled for a moment it would lose the focus, and the key that ends the memo with it
        disabled={phase === 'on' && !isHere}
        aria-disabled={phase === 'starting' || phase === 'ending' || undefined}
        onClick={() => (isOn ? void stop() : start())}
      >
        {isOn ? t('attachments:stopRecording', { elapsed }) : t('attachments:record')}
      </Button>
      <span className={`rp-xs ${isHeld ? 'rp-danger' : 'rp-3'}`} role="status">
        {isHeld ? t('attachments:held') : isOn ? t('attachments:recordingHint') : null}
        {phase === 'on' && !isHere ? t('attachments:recordingElsewhere') : null}
      </span>
    </>
  )
}
