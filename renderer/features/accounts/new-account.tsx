/** A new account: a name is enough; who may be the same already stands beside it. */
import { Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { accountKinds, accountStages } from '../../../shared/domain/account.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { DuplicatesPanel } from './duplicates-panel.tsx'

type Props = Extract<DialogRequest, { type: 'newAccount' }> & { readonly onClose: () => void }

interface Values {
  name: string
  kind: (typeof accountKinds)[number] | null
  stage: (typeof accountStages)[number] | null
  industry: string
  region: string
  phone: string
}

const textFields = ['region', 'industry', 'phone'] as const

export default function NewAccount({ name, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const { meId } = useSettings()
  const navigate = useNavigate()
  const form = useDraftForm<Values>(`account:${name ?? ''}`, {
    name: name ?? '',
    kind: 'company',
    stage: 'first_contact',
    industry: '',
    region: '',
    phone: '',
  })
  const values = form.watch()
  const save = form.handleSubmit(async (v) => {
    if (v.name.trim() === '') return
    const texts = Object.fromEntries(textFields.map((f) => [f, v[f].trim() || null]))
    const made = await run(
      'records.create',
      { type: 'account', values: { name: v.name.trim(), kind: v.kind, stage: v.stage, ownerId: meId, ...texts } },
      t('accounts:newSaid', { name: v.name.trim() }),
    )
    if (made === null) return
    form.settle()
    onClose()
    await navigate({ to: '/accounts/$accountId', params: { accountId: made.id } })
  })
  const choice = (field: 'kind' | 'stage', codes: readonly string[]) => (
    <Controller
      control={form.control}
      name={field}
      render={({ field: bound }) => (
        <Select
          {...bound}
          label={t(`fields:account.${field}`)}
          data={codes.map((value) => ({ value, label: words(field, value) }))}
        />
      )}
    />
  )
  return (
    <Dialog title={t('accounts:newTitle')} size={760} onClose={onClose}>
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        <div className={formClasses.split}>
          <div className={formClasses.form}>
            <TextInput
              {...form.register('name')}
              label={t('accounts:newName')}
              maxLength={200}
              autoComplete="off"
              data-autofocus
            />
            <div className={formClasses.pair}>
              {choice('kind', accountKinds)}
              {choice('stage', accountStages)}
            </div>
            <div className={formClasses.pair}>
              <TextInput {...form.register('region')} label={t('fields:account.region')} maxLength={120} />
              <TextInput {...form.register('industry')} label={t('fields:account.industry')} maxLength={120} />
            </div>
            <TextInput {...form.register('phone')} label={t('fields:account.phone')} type="tel" maxLength={120} />
          </div>
          <DuplicatesPanel name={values.name} phone={values.phone} region={values.region} onOpen={onClose} />
        </div>
        <FormFoot
          act={t('accounts:newAct')}
          onCancel={onClose}
          isDisabled={values.name.trim() === ''}
          note={values.name.trim() === '' ? t('accounts:newMissing') : null}
        />
      </form>
    </Dialog>
  )
}
