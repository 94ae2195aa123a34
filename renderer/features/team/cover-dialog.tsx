/** Names somebody who stands in for another until a date, that day included. */
import { Select } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { endOfDayMs } from './end-of-day.ts'
import { coverable, inOrder, standIns, type User } from './team-rights.ts'
import { nameWords } from './team-words.ts'
import { useTeamAct } from './use-team-act.ts'

interface Props {
  readonly team: TeamAnswer
  readonly coveredUserId: string | null
  readonly onClose: () => void
}

interface Values {
  readonly away: string | null
  readonly by: string | null
  readonly until: string | null
}

function missingIn({ away, by, until }: Values, today: string) {
  if (away === null) return 'team:coverMissing.away' as const
  if (by === null) return 'team:coverMissing.by' as const
  return until === null || until < today ? ('team:coverMissing.until' as const) : null
}

interface PersonSelectProps {
  readonly team: TeamAnswer
  readonly label: string
  readonly users: readonly User[]
  readonly value: string | null
  readonly isFirst: boolean
  readonly onChange: (userId: string | null) => void
}

function PersonSelect({ team, label, users, value, isFirst, onChange }: PersonSelectProps) {
  const t = useWords()
  return (
    <Select
      label={label}
      data={inOrder(users).map((user) => ({ value: user.id, label: nameWords(t, team, user) }))}
      searchable={users.length > 10}
      value={value}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      data-autofocus={isFirst || undefined}
      onChange={onChange}
    />
  )
}

export function CoverDialog({ team, coveredUserId, onClose }: Props) {
  const t = useWords()
  const format = useFormat()
  const act = useTeamAct()
  const today = useToday()
  const [values, setValues] = useState<Values>({ away: coveredUserId, by: null, until: format.inDaysFromToday(7) })
  const set = (patch: Partial<Values>): void => setValues({ ...values, ...patch })
  const missing = missingIn(values, today)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const { away, by, until } = values
    if (away === null || by === null || until === null || missing !== null) return
    const nameOf = (id: string): string => team.users.find((user) => user.id === id)?.name ?? ''
    const said = t('team:didCover', { name: nameOf(by), covered: nameOf(away), date: format.date(until) })
    const request = { act: 'cover', userId: by, coveredUserId: away, untilMs: endOfDayMs(until) } as const
    if ((await act(request, { said })) !== null) onClose()
  }
  return (
    <Dialog title={t('team:coverTitle')} onClose={onClose}>
      <form className={formClasses.form} onSubmit={(event) => void save(event)} onKeyDown={submitOnModEnter}>
        <div className={formClasses.pair}>
          <PersonSelect
            team={team}
            label={t('team:coverAway')}
            users={coverable(team).filter((user) => user.id !== values.by)}
            value={values.away}
            isFirst={coveredUserId === null}
            onChange={(away) => set({ away })}
          />
          <PersonSelect
            team={team}
            label={t('team:coverBy')}
            users={standIns(team).filter((user) => user.id !== values.away)}
            value={values.by}
            isFirst={coveredUserId !== null}
            onChange={(by) => set({ by })}
          />
        </div>
        <DateField
          label={t('team:coverLast')}
          minDate={today}
          value={values.until}
          onChange={(until) => set({ until })}
        />
        <p className="rp-xs rp-2">{t('team:coverMeans')}</p>
        <FormFoot
          act={t('team:coverAct')}
          onCancel={onClose}
          isDisabled={missing !== null}
          note={missing === null ? null : t(missing)}
        />
      </form>
    </Dialog>
  )
}
