/** A new contact: a name is enough. */
import { Select, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { contactRoles } from '../../../shared/domain/contact.ts'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { AccountPicker } from '../accounts/account-picker.tsx'

type Props = Extract<DialogRequest, { type: 'contact' }> & { readonly onClose: () => void }

interface Values {
  account: AccountRef | null
  name: string
  jobTitle: string
  role: (typeof contactRoles)[number] | null
  mobile: string
  wechat: string
}

const textFields = ['jobTitle', 'mobile', 'wechat'] as const

export default function NewContact({ account, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const form = useDraftForm<Values>(`contact:${account?.id ?? ''}`, {
    account: account ?? null,
    name: '',
    jobTitle: '',
    role: null,
    mobile: '',
    wechat: '',
  })
  const isComplete = form.watch('name').trim() !== ''
  const save = form.handleSubmit(async (v) => {
    if (v.name.trim() === '') return
    const texts = Object.fromEntries(textFields.map((f) => [f, v[f].trim() || null]))
    const made = await run(
      'records.create',
      {
        type: 'contact',
        values: { accountId: v.account?.id ?? null, name: v.name.trim(), role: v.role, ...texts },
      },
      t('contacts:newSaid', { name: v.name.trim() }),
    )
    if (made === null) return
    form.settle()
    onClose()
  })
  const title = account
    ? t('common:titleFor', { title: t('contacts:newTitle'), name: account.name })
    : t('contacts:newTitle')
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        {account ? null : (
          <Controller
            control={form.control}
            name="account"
            render={({ field }) => (
              <AccountPicker label={t('common:pickAccount')} value={field.value} onChange={field.onChange} />
            )}
          />
        )}
        <div className={formClasses.pair}>
          <TextInput {...form.register('name')} label={t('fields:contact.name')} maxLength={200} data-autofocus />
          <TextInput {...form.register('jobTitle')} label={t('fields:contact.jobTitle')} maxLength={120} />
        </div>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <Select
              {...field}
              label={t('fields:contact.role')}
              clearable
              data={contactRoles.map((value) => ({ value, label: words('role', value) }))}
            />
          )}
        />
        <div className={formClasses.pair}>
          <TextInput {...form.register('mobile')} label={t('fields:contact.mobile')} type="tel" maxLength={120} />
          <TextInput {...form.register('wechat')} label={t('fields:contact.wechat')} maxLength={120} />
        </div>
        <FormFoot
          act={t('contacts:newAct')}
          onCancel={onClose}
          isDisabled={!isComplete}
          note={isComplete ? null : t('contacts:missingName')}
        />
      </form>
    </Dialog>
  )
}
