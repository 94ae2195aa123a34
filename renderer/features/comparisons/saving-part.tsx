/** The arithmetic of the benefit: minutes, people, days, what an hour costs; the result under it. */
import { memo } from 'react'
import { savingOf } from '../../../shared/documents/comparison-paper.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { NumberText, wholeNumber } from '../paper/number-text.tsx'
import { editableAmount, parseAmount } from '../records/amount.ts'
import classes from '../paper/editor.module.css'
import { isSamePart, type Editing } from './editing.ts'

type NumberField = 'minutesPerDay' | 'people' | 'workingDays'
const most: Readonly<Record<NumberField, number>> = { minutesPerDay: 1440, people: 10_000_000, workingDays: 366 }

const mostHourly = 1_000_000_000

export const SavingPart = memo(function SavingPart({ editing }: { readonly editing: Editing }) {
  const t = useWords()
  const format = useFormat()
  const { comparison } = editing.detail
  const currency = comparison.currency ?? editing.detail.currency
  const saving = savingOf(comparison)
  const field = (name: NumberField) => (
    <NumberText
      label={t(`comparisons:saving.${name}`)}
      value={String(comparison[name] ?? '')}
      parse={wholeNumber(0, most[name])}
      limits={t('paper:wholeLimits', { least: 0, most: most[name] })}
      onValue={(value) => editing.set({ [name]: value } as Partial<Row<'comparison'>>)}
      onLeave={() => void editing.flush()}
    />
  )
  return (
    <section className={classes.block}>
      <div className={classes.head}>
        <h2>{t('comparisons:savingTitle')}</h2>
      </div>
      <div className={classes.calc}>
        {field('minutesPerDay')}
        {field('people')}
        {field('workingDays')}
        <NumberText
          label={t('comparisons:saving.hourly', { currency })}
          value={editableAmount(comparison.hourlyMinor, currency)}
          parse={(text) => {
            if (text.trim() === '') return null
            const minor = parseAmount(text, currency)
            return minor === null || minor < 0 || minor > mostHourly ? undefined : minor
          }}
          limits={t('paper:amountLimits', { most: format.money(mostHourly, currency) })}
          onValue={(hourlyMinor) => editing.set({ hourlyMinor, currency })}
          onLeave={() => void editing.flush()}
        />
      </div>
      <p className={classes.result}>
        {saving === null ? (
          <span className="rp-3">{t('comparisons:savingMissing')}</span>
        ) : (
          <>
            <b>{t('comparisons:savingHours', { count: saving.hours })}</b>
            {saving.moneyMinor === null ? null : (
              <span className="rp-2">
                {' '}
                {t('comparisons:savingWorth', { money: format.money(saving.moneyMinor, currency) })}
              </span>
            )}
          </>
        )}
      </p>
    </section>
  )
}, isSamePart)
