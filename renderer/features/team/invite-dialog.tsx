/** Invites somebody: name, role and team; then the link is shown. */
import { Select, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { teamRoles } from '../../../shared/domain/team-member.ts'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import type { OpenTeamDialog } from './team-dialog.ts'
import { useTeamAct } from './use-team-act.ts'

interface Props {
  readonly team: TeamAnswer
  readonly onIssued: OpenTeamDialog
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly role: (typeof teamRoles)[number]
  readonly teamId: string | null
  readonly email: string
}

const isEmail = (text: string): boolean => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

function missingIn({ name, email }: Values) {
  if (name.trim() === '') return 'team:inviteMissing' as const
  return isEmail(email.trim()) ? null : ('team:emailWrong' as const)
}

interface FieldsProps {
  readonly team: TeamAnswer
  readonly values: Values
  readonly onChange: (patch: Partial<Values>) => void
}

function Fields({ team, values, onChange }: FieldsProps) {
  const t = useWords()
  const words = useChoiceWords()
  const still = { transitionProps: { duration: 0 } }
  return (
    <>
      <div className={formClasses.pair}>
        <TextInput
          label={t('team:name')}
          maxLength={80}
          autoComplete="off"
          data-autofocus
          value={values.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('sync:team')}
          data={team.teams.map((one) => ({ value: one.id, label: one.name }))}
          placeholder={t('team:noTeam')}
          clearable
          value={values.teamId}
          comboboxProps={still}
          onChange={(teamId) => onChange({ teamId })}
        />
      </div>
      <Select
        label={t('sync:role')}
        description={t(`team:roleMeans.${values.role}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        data={teamRoles.map((value) => ({ value, label: words('teamRole', value) }))}
        allowDeselect={false}
        value={values.role}
        comboboxProps={still}
        onChange={(value) => onChange({ role: teamRoles.find((role) => role === value) ?? values.role })}
      />
      <TextInput
        label={t('team:email')}
        description={t('team:emailHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        type="email"
        maxLength={320}
        autoComplete="off"
        value={values.email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
    </>
  )
}

export function InviteDialog({ team, onIssued, onClose }: Props) {
  const t = useWords()
  const act = useTeamAct()
  const [values, setValues] = useState<Values>({
    name: '',
    role: 'rep',
    teamId: team.teams.length === 1 ? (team.teams[0]?.id ?? null) : null,
    email: '',
  })
  const [isBusy, setBusy] = useState(false)
  const missing = missingIn(values)
  const invite = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (missing !== null || isBusy) return
    setBusy(true)
    const name = values.name.trim()
    const { role, teamId } = values
    const answer = await act({ act: 'invite', name, role, teamId, email: values.email.trim() || null })
    setBusy(false)
    if (answer?.issued) onIssued({ type: 'link', user: { name, joinedAtMs: null }, issued: answer.issued })
  }
  return (
    <Dialog title={t('team:inviteTitle')} onClose={onClose}>
      <form
        className={formClasses.form}
        noValidate
        onSubmit={(event) => void invite(event)}
        onKeyDown={submitOnModEnter}
      >
        <Fields team={team} values={values} onChange={(patch) => setValues({ ...values, ...patch })} />
        <FormFoot
          act={t('team:inviteAct')}
          onCancel={onClose}
          isDisabled={missing !== null}
          note={missing === null ? null : t(missing)}
        />
      </form>
    </Dialog>
  )
}
