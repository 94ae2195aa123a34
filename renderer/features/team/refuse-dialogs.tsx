/** Switching a person off and shutting a laptop out, said in words before it is done. */
import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { TeamRequest } from '../../../shared/sync/team-messages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import formClasses from '../../ui/form.module.css'
import type { Device, User } from './team-rights.ts'
import { useTeamAct } from './use-team-act.ts'

interface RefuseProps {
  readonly title: string
  readonly act: string
  readonly request: TeamRequest
  readonly said: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function Refuse({ title, act: word, request, said, onClose, children }: RefuseProps) {
  const t = useWords()
  const act = useTeamAct()
  const [isBusy, setBusy] = useState(false)
  const refuse = async (): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    await act(request, { said })
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={formClasses.form}>
        {children}
        <div className={formClasses.foot}>
          <Button variant="subtle" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button variant="filled" color="var(--rp-danger-fill)" aria-disabled={isBusy} onClick={() => void refuse()}>
            {word}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

export function SwitchOffDialog({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const t = useWords()
  const { id: userId, name } = user
  return (
    <Refuse
      title={t('team:switchOffTitle', { name })}
      act={t('team:switchOffAct')}
      request={{ act: 'setActive', userId, isActive: false }}
      said={t('team:didSwitchOff', { name })}
      onClose={onClose}
    >
      <p>{t('team:switchOffBody', { name })}</p>
    </Refuse>
  )
}

interface ShutOutProps {
  readonly device: Device
  /** Whether it is the laptop this page is on. */
  readonly isThis: boolean
  readonly onClose: () => void
}

export function ShutOutDialog({ device, isThis, onClose }: ShutOutProps) {
  const t = useWords()
  const { id: deviceId, name: laptop } = device
  return (
    <Refuse
      title={t('team:shutOutTitle', { laptop })}
      act={t('team:shutOut')}
      request={{ act: 'revokeDevice', deviceId }}
      said={t('team:didShutOut', { laptop })}
      onClose={onClose}
    >
      <p>{t('team:shutOutBody')}</p>
      {isThis ? <p className="rp-warn">{t('team:shutOutThis')}</p> : null}
    </Refuse>
  )
}
