/** One line of a price package: what, for how many people, at what price. */
import { Checkbox } from '@mantine/core'
import { priceUnits, type PriceRow } from '../../../shared/domain/price-package.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import { orNull } from '../paper/texts.ts'
import { editableAmount, parseAmount } from '../records/amount.ts'
import classes from './catalogue.module.css'
import { Count, crosses, mostPeople } from './count.tsx'
import { useOpened } from './use-opened.ts'

/** In minor units. */
const mostPrice = 1_000_000_000_000

interface PriceProps {
  readonly row: PriceRow
  /** Of its package. */
  readonly currency: string
  readonly index: number
  readonly count: number
  readonly isNew: boolean
}

export function Price({ row, currency: usual, index, count, isNew }: PriceProps) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const run = useRun()
  const currency = row.currency ?? usual
  const { id, title } = row
  const place = useOpened<HTMLLIElement>(isNew)
  const change = async (patch: Patch<'priceRow'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'priceRow', id, patch },
      { quietly: t('common:changedName', { name: title }) },
    )) !== null
  return (
    <li ref={place} className={classes.price}>
      <div className="rp-grow">
        <InlineText
          label={t('fields:priceRow.title')}
          value={title}
          check={(text) => (text.trim() === '' ? t('fields:priceRow.title') : null)}
          onSave={(text) => change({ title: text.trim() })}
        />
        <div className={classes.rowFacts}>
          <span className={classes.fact}>
            <span className="rp-xs rp-3">{t('catalogue:inEnglish')}</span>
            <InlineText
              label={t('catalogue:english', { name: title })}
              value={row.titleEn ?? ''}
              onSave={(text) => change({ titleEn: orNull(text) })}
            />
          </span>
          {(['headcountMin', 'headcountMax'] as const).map((field) => (
            <Count
              key={field}
              name={t(`fields:pricePackage.${field}`)}
              of={title}
              value={row[field]}
              most={mostPeople}
              check={(value) => (crosses(row, field, value) ? t('catalogue:headcountCrossed') : null)}
              onSave={(value) => change({ [field]: value })}
            />
          ))}
        </div>
      </div>
      <InlineText
        label={t('fields:priceRow.priceMinor')}
        inputMode="decimal"
        value={editableAmount(row.priceMinor, currency)}
        shown={format.money(row.priceMinor, currency)}
        check={(text) => {
          const minor = parseAmount(text, currency)
          return minor === null || minor < 0 || minor > mostPrice
            ? t('paper:amountLimits', { most: format.money(mostPrice, currency) })
            : null
        }}
        onSave={(text) => change({ priceMinor: parseAmount(text, currency) ?? row.priceMinor, currency })}
      />
      <InlineChoice
        label={t('fields:priceRow.unit')}
        value={row.unit}
        isOptional={false}
        options={priceUnits.map((value) => ({ value, label: words('priceUnit', value) }))}
        onSave={(unit) => change({ unit: unit as PriceRow['unit'] })}
      />
      <Checkbox
        size="xs"
        label={t('fields:priceRow.isOptional')}
        aria-label={`${t('fields:priceRow.isOptional')}: ${title}`}
        checked={row.isOptional === true}
        onChange={(event) => void change({ isOptional: event.currentTarget.checked })}
      />
      <OrderButtons
        name={title}
        index={index}
        count={count}
        onMove={(to) =>
          void run('catalogue.move', { type: 'priceRow', id, to }, { quietly: t('common:movedName', { name: title }) })
        }
        onRemove={() => void run('records.delete', { type: 'priceRow', id }, t('common:deletedName', { name: title }))}
      />
    </li>
  )
}
