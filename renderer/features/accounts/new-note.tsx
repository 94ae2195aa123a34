/** Keeps a timed note on an account. Notes are only added. */
import { Textarea } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { AccountPicker } from './account-picker.tsx'

type Props = Extract<DialogRequest, { type: 'note' }> & { readonly onClose: () => void }

interface Values {
  account: AccountRef | null
  body: string
}

const noteOf = (accountId: string, visitId: string | undefined, body: string, authorId: string | null) =>
  ({
    type: 'visitNote',
    values: { accountId, ...(visitId ? { visitId } : {}), body: body.trim(), notedAt: Date.now(), authorId },
  }) as const

function missingIn(v: Values) {
  if (v.account === null) return 'visits:missingAccount' as const
  return v.body.trim() === '' ? ('accounts:noteMissing' as const) : null
}

export default function NewNote({ account, visitId, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const { meId } = useSettings()
  const form = useDraftForm<Values>(`note:${visitId ?? account?.id ?? ''}`, { account: account ?? null, body: '' })
  const values = form.watch()
  const save = form.handleSubmit(async (v) => {
    if (v.account === null || missingIn(v) !== null) return
    const made = await run(
      'records.create',
      noteOf(v.account.id, visitId, v.body, meId),
      t('accounts:noteSaid', { name: v.account.name }),
    )
    if (made === null) return
    form.settle()
    onClose()
  })
  return (
    <Dialog
      title={
        account ? t('common:titleFor', { title: t('accounts:noteTitle'), name: account.name }) : t('accounts:noteTitle')
      }
      onClose={onClose}
    >
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        {account ? null : (
          <Controller
            control={form.control}
            name="account"
            render={({ field }) => (
              <AccountPicker label={t('common:pickAccount')} autoFocus value={field.value} onChange={field.onChange} />
            )}
          />
        )}
        <Controller
          control={form.control}
          name="body"
          render={({ field }) => (
            <Textarea
              {...field}
              label={t('accounts:noteLabel')}
              autosize
              minRows={4}
              maxRows={14}
              maxLength={20_000}
              data-autofocus={account !== undefined || undefined}
            />
          )}
        />
        <FormFoot
          act={t('accounts:noteAct')}
          onCancel={onClose}
          isDisabled={missingIn(values) !== null}
          note={t(missingIn(values) ?? 'accounts:noteHint')}
        />
      </form>
    </Dialog>
  )
}
