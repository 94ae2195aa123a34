/** A new deal: what, with whom, how much, until when. */
import { SegmentedControl, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { opportunityTracks } from '../../../shared/domain/opportunity.ts'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { AccountPicker } from '../accounts/account-picker.tsx'
import { parseAmount } from '../records/amount.ts'

type Props = Extract<DialogRequest, { type: 'opportunity' }> & { readonly onClose: () => void }

interface Values {
  account: AccountRef | null
  name: string
  track: (typeof opportunityTracks)[number]
  amount: string
  expectedCloseOn: string | null
}

/** What is missing before the deal can be saved, as a key of the language files. */
function missingIn(values: Values) {
  if (values.account === null) return 'pipeline:missingAccount' as const
  return values.name.trim() === '' ? ('pipeline:missingName' as const) : null
}

export default function NewOpportunity({ account, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const { currency, meId } = useSettings()
  const form = useDraftForm<Values>(`opportunity:${account?.id ?? ''}`, {
    account: account ?? null,
    name: '',
    track: 'quick',
    amount: '',
    expectedCloseOn: null,
  })
  const values = form.watch()
  const isAmountWrong = values.amount.trim() !== '' && parseAmount(values.amount, currency) === null
  const missing = missingIn(values) ?? (isAmountWrong ? ('pipeline:amountWrong' as const) : null)
  const save = form.handleSubmit(async (v) => {
    if (missing !== null || v.account === null) return
    const amountMinor = v.amount.trim() === '' ? null : parseAmount(v.amount, currency)
    const made = await run(
      'records.create',
      {
        type: 'opportunity',
        values: {
          accountId: v.account.id,
          name: v.name.trim(),
          track: v.track,
          outcome: 'open',
          amountMinor,
          currency: amountMinor === null ? null : currency,
          expectedCloseOn: v.expectedCloseOn,
          ownerId: meId,
        },
      },
      t('pipeline:newSaid', { name: v.name.trim() }),
    )
    if (made === null) return
    form.settle()
    onClose()
  })
  const title = account
    ? t('common:titleFor', { title: t('pipeline:newTitle'), name: account.name })
    : t('pipeline:newTitle')
  return (
    <Dialog title={title} onClose={onClose}>
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
        <TextInput
          {...form.register('name')}
          label={t('fields:opportunity.name')}
          maxLength={200}
          data-autofocus={account !== undefined || undefined}
        />
        <Controller
          control={form.control}
          name="track"
          render={({ field }) => (
            <SegmentedControl
              {...field}
              aria-label={t('fields:opportunity.track')}
              data={opportunityTracks.map((value) => ({ value, label: words('track', value) }))}
            />
          )}
        />
        <div className={formClasses.pair}>
          <TextInput
            {...form.register('amount')}
            label={`${t('pipeline:amount')} (${currency})`}
            inputMode="decimal"
            error={isAmountWrong ? t('pipeline:amountWrong') : undefined}
          />
          <DateField
            label={t('pipeline:expected')}
            clearable
            value={values.expectedCloseOn}
            onChange={(date) => form.setValue('expectedCloseOn', date)}
          />
        </div>
        <FormFoot
          act={t('pipeline:newAct')}
          onCancel={onClose}
          isDisabled={missing !== null}
          note={missing === null ? null : t(missing)}
        />
      </form>
    </Dialog>
  )
}
