/** Leaving the hub, said in words before it is done. */
import { Button } from '@mantine/core'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import formClasses from '../../ui/form.module.css'

interface Props {
  readonly hubName: string
  readonly unsent: number
  readonly onClose: () => void
}

export function LeaveDialog({ hubName, unsent, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const leave = async (): Promise<void> => {
    const done = await run('sync.leave', {})
    onClose()
    if (done !== null) say(t('sync:hasLeft'))
  }
  return (
    <Dialog title={t('sync:leaveTitle', { hub: hubName })} onClose={onClose}>
      <div className={formClasses.form}>
        <p>{t('sync:leaveBody')}</p>
        {unsent === 0 ? null : <p className="rp-warn">{t('sync:leaveWaiting', { count: unsent })}</p>}
        <div className={formClasses.foot}>
          <Button variant="subtle" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button variant="filled" color="var(--rp-danger-fill)" onClick={() => void leave()}>
            {t('sync:leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
