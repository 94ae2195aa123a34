/** What is offered to whom until when; the terms; the paper. */
import { Select } from '@mantine/core'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import { PackageSelect } from '../paper/package-select.tsx'
import { PaperSettings } from '../paper/paper-settings.tsx'
import { SheetText } from '../paper/sheet-text.tsx'
import { orNull } from '../paper/texts.ts'
import classes from '../paper/editor.module.css'
import { useAsk } from '../../platform/queries.ts'
import { PeopleField } from '../visits/people-field.tsx'
import type { Editing } from './editing.ts'

interface Props {
  readonly editing: Editing
}

export function OfferPart({ editing }: Props) {
  const t = useWords()
  const run = useRun()
  const { quote } = editing.detail
  const { id, accountId, name, packageId } = quote
  const deals = useAsk('accounts.get', { id: accountId }).data?.opportunities ?? []
  const choose = async (chosen: string | null): Promise<void> => {
    await editing.flush()
    await run('quotes.choose', { id, packageId: chosen }, t('common:changedName', { name }))
  }
  return (
    <section className={classes.block}>
      <PackageSelect accountId={accountId} productId={null} value={packageId} onChange={(one) => void choose(one)} />
      <div className={classes.pair}>
        <DateField
          label={t('fields:quote.validUntil')}
          clearable
          value={quote.validUntil}
          onChange={(validUntil) => (validUntil === null ? editing.pick : editing.set)({ validUntil })}
          onLeave={() => void editing.flush()}
        />
        <Select
          label={t('fields:quote.opportunityId')}
          placeholder={t('quotes:noDeal')}
          clearable
          allowDeselect={false}
          data={deals.map((deal) => ({ value: deal.id, label: deal.name }))}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={quote.opportunityId}
          onChange={(opportunityId) => editing.pick({ opportunityId })}
        />
      </div>
      <PeopleField
        label={t('quotes:attention')}
        accountId={accountId}
        value={quote.contactIds ?? []}
        onChange={(contactIds) => editing.pick({ contactIds })}
      />
    </section>
  )
}

export function TermsPart({ editing }: Props) {
  const t = useWords()
  const { quote } = editing.detail
  const field = (name: 'terms' | 'termsEn', label: string) => (
    <SheetText
      label={label}
      lines={[2, 10]}
      most={8000}
      value={quote[name] ?? ''}
      onText={(text) => editing.set({ [name]: orNull(text) })}
      onLeave={() => void editing.flush()}
    />
  )
  return (
    <section className={classes.block}>
      {field('terms', t('fields:quote.terms'))}
      {quote.language === 'zh-CN' ? null : field('termsEn', t('quotes:termsEn'))}
      <PaperSettings
        language={quote.language}
        size={quote.paper}
        isLandscape={quote.isLandscape}
        onChange={editing.pick}
      />
    </section>
  )
}
