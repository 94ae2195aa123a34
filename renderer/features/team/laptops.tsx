/** The laptops of a person: when each was last seen; renamed in place, shut out after a word about what that means. */
import { Button } from '@mantine/core'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import type { PersonProps } from './person-details.tsx'
import type { OpenTeamDialog } from './team-dialog.ts'
import { devicesOf, type Device } from './team-rights.ts'
import { whenWords } from './team-words.ts'
import classes from './team.module.css'
import { useTeamAct } from './use-team-act.ts'

function DeviceName({ device }: { readonly device: Device }) {
  const t = useWords()
  const act = useTeamAct()
  const { id: deviceId, name: from } = device
  const save = async (text: string): Promise<boolean> => {
    const name = text.trim()
    const said = t('team:didRename', { from, to: name })
    const back = { act: 'renameDevice', deviceId, name: from } as const
    return (await act({ act: 'renameDevice', deviceId, name }, { said, back })) !== null
  }
  return (
    <InlineText
      label={t('team:laptop')}
      value={from}
      check={(text) => (text.trim() === '' ? t('records:required') : null)}
      onSave={save}
    />
  )
}

interface LineProps {
  readonly team: TeamAnswer
  readonly device: Device
  readonly mayChange: boolean
  readonly onDialog: OpenTeamDialog
}

function Line({ team, device, mayChange, onDialog }: LineProps) {
  const t = useWords()
  const format = useFormat()
  const { name, lastSeenAtMs, revokedAtMs } = device
  const isOpen = revokedAtMs === null && mayChange
  const seen =
    lastSeenAtMs === null ? t('team:neverSeen') : t('team:seen', { when: whenWords(t, format, lastSeenAtMs) })
  const state = revokedAtMs === null ? seen : t('team:isShutOut', { when: whenWords(t, format, revokedAtMs) })
  return (
    <li className={classes.line}>
      <div className="rp-grow">
        {isOpen ? <DeviceName device={device} /> : <div className={classes.name}>{name}</div>}
        <p className="rp-xs rp-3">
          <Facts items={[device.id === team.me.deviceId ? t('team:thisLaptop') : null, state]} />
        </p>
      </div>
      {isOpen ? (
        <Button
          variant="subtle"
          className="rp-danger"
          aria-label={t('common:titleFor', { title: t('team:shutOut'), name })}
          onClick={() => onDialog({ type: 'shutOut', device })}
        >
          {t('team:shutOut')}
        </Button>
      ) : null}
    </li>
  )
}

type Props = PersonProps & { readonly mayChange: boolean; readonly onDialog: OpenTeamDialog }

export function Laptops({ team, user, mayChange, onDialog }: Props) {
  const t = useWords()
  const devices = devicesOf(team, user.id)
  return (
    <section className={classes.part} aria-labelledby={`laptops-${user.id}`}>
      <h3 id={`laptops-${user.id}`}>{t('team:laptops')}</h3>
      {devices.length === 0 ? <p className="rp-2">{t('team:laptopsNone')}</p> : null}
      <ul className={classes.lines}>
        {devices.map((device) => (
          <Line key={device.id} team={team} device={device} mayChange={mayChange} onDialog={onDialog} />
        ))}
      </ul>
    </section>
  )
}
