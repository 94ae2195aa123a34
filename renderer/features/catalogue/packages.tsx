/** Price packages of a product: who each is for, its lines, how much a rep may take off. */
import { Button, Checkbox, MultiSelect, TagsInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import { accountKinds, accountScales } from '../../../shared/domain/account.ts'
import { priceUnits, type PriceRow } from '../../../shared/domain/price-package.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import { orNull } from '../paper/texts.ts'
import { currencies, editableAmount, parseAmount } from '../records/amount.ts'
import classes from './catalogue.module.css'

type Detail = Output<'catalogue.product'>
type Packed = Detail['packages'][number]

const wholeOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()))
const isCount = (text: string): boolean => /^\d{0,8}$/.test(text.trim())

interface CountProps {
  /** What is counted, in words. */
  readonly name: string
  /** Of which line, for who does not see where it stands. */
  readonly of?: string
  readonly value: number | null
  readonly most: number
  readonly onSave: (value: number | null) => Promise<boolean>
}

function Count({ name, of, value, most, onSave }: CountProps) {
  const t = useWords()
  const format = useFormat()
  return (
    <span className={classes.fact}>
      <span className="rp-xs rp-3">{name}</span>
      <InlineText
        label={of === undefined ? name : `${name}: ${of}`}
        inputMode="numeric"
        value={String(value ?? '')}
        shown={value === null ? t('catalogue:any') : format.number(value)}
        check={(text) => (isCount(text) && Number(text) <= most ? null : t('paper:wholeLimits', { least: 0, most }))}
        onSave={(text) => onSave(wholeOrNull(text))}
      />
    </span>
  )
}

/** So many people. */
const mostPeople = 10_000_000

interface PriceProps {
  readonly row: PriceRow
  /** Of its package. */
  readonly currency: string
  readonly index: number
  readonly count: number
}

function Price({ row, currency: usual, index, count }: PriceProps) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const run = useRun()
  const currency = row.currency ?? usual
  const { id, title } = row
  const change = async (patch: Patch<'priceRow'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'priceRow', id, patch },
      { quietly: t('common:changedName', { name: title }) },
    )) !== null
  return (
    <li className={classes.price}>
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
          return minor === null || minor < 0 ? t('pipeline:amountWrong') : null
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

function Package({ packed }: { readonly packed: Packed }) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const { package: one, rows } = packed
  const { id, name } = one
  const change = async (patch: Patch<'pricePackage'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'pricePackage', id, patch },
      { quietly: t('common:changedName', { name }) },
    )) !== null
  const count = (field: 'headcountMin' | 'headcountMax' | 'termMonths' | 'discountLimitPercent', most: number) => (
    <Count
      name={t(`fields:pricePackage.${field}`)}
      value={one[field]}
      most={most}
      onSave={(value) => change({ [field]: value })}
    />
  )
  const text = (field: 'nameEn' | 'note') => (
    <span className={classes.fact}>
      <span className="rp-xs rp-3">{t(`fields:pricePackage.${field}`)}</span>
      <InlineText
        label={t(`fields:pricePackage.${field}`)}
        isLong={field === 'note'}
        value={one[field] ?? ''}
        onSave={(value) => change({ [field]: orNull(value) })}
      />
    </span>
  )
  const add = (): void => {
    const position = (rows.at(-1)?.position ?? -1) + 1
    const values = {
      packageId: id,
      title: t('catalogue:newPrice'),
      unit: 'year' as const,
      priceMinor: 0,
      currency: one.currency,
      position,
    }
    void run('records.create', { type: 'priceRow', values }, { quietly: t('catalogue:lineAdded') })
  }
  const remove = (): void =>
    void run('catalogue.removePart', { type: 'pricePackage', id }, t('common:deletedName', { name }))
  return (
    <section className={classes.package}>
      <div className="rp-row">
        <h2 className="rp-grow">
          <InlineText
            label={t('fields:pricePackage.name')}
            value={name}
            check={(text) => (text.trim() === '' ? t('fields:pricePackage.name') : null)}
            onSave={(text) => change({ name: text.trim() })}
          />
        </h2>
        <Button className="rp-danger" variant="subtle" onClick={remove}>
          {t('common:delete')}
        </Button>
      </div>
      <div className={classes.segment}>
        <MultiSelect
          label={t('fields:pricePackage.kinds')}
          placeholder={one.kinds?.length ? '' : t('catalogue:any')}
          data={accountKinds.map((value) => ({ value, label: words('kind', value) }))}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={[...(one.kinds ?? [])]}
          onChange={(kinds) => void change({ kinds })}
        />
        <MultiSelect
          label={t('fields:pricePackage.scales')}
          placeholder={one.scales?.length ? '' : t('catalogue:any')}
          data={accountScales.map((value) => ({ value, label: words('scale', value) }))}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={[...(one.scales ?? [])]}
          onChange={(scales) => void change({ scales })}
        />
        <TagsInput
          label={t('fields:pricePackage.industries')}
          placeholder={one.industries?.length ? '' : t('catalogue:any')}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={[...(one.industries ?? [])]}
          onChange={(industries) => void change({ industries })}
        />
      </div>
      <div className={classes.facts}>
        {text('nameEn')}
        {count('headcountMin', mostPeople)}
        {count('headcountMax', mostPeople)}
        {count('termMonths', 600)}
        {count('discountLimitPercent', 100)}
        <span className={classes.fact}>
          <span className="rp-xs rp-3">{t('fields:pricePackage.currency')}</span>
          {/* an amount is written in the decimals of its currency */}
          {rows.length === 0 ? (
            <InlineChoice
              label={t('fields:pricePackage.currency')}
              value={one.currency}
              isOptional={false}
              options={currencies.map((value) => ({ value, label: value }))}
              onSave={(currency) => change({ currency: currency ?? one.currency })}
            />
          ) : (
            <span>
              {one.currency} <span className="rp-xs rp-3">{t('catalogue:currencyKept')}</span>
            </span>
          )}
        </span>
        {text('note')}
      </div>
      <ol className={classes.prices}>
        {rows.map((row, index) => (
          <Price key={row.id} row={row} currency={one.currency} index={index} count={rows.length} />
        ))}
      </ol>
      <Button variant="subtle" className={classes.add} onClick={add}>
        {t('catalogue:addPrice')}
      </Button>
    </section>
  )
}

export function Packages({ detail }: { readonly detail: Detail }) {
  const t = useWords()
  const run = useRun()
  const { currency } = useSettings()
  const { product, packages, keepsPrices } = detail
  const add = (): void => {
    const position = (packages.at(-1)?.package.position ?? -1) + 1
    const values = { productId: product.id, name: t('catalogue:newPackage'), currency, position }
    void run(
      'records.create',
      { type: 'pricePackage', values },
      { quietly: t('common:addedName', { name: values.name }) },
    )
  }
  return (
    <fieldset className={classes.plain} disabled={!keepsPrices}>
      {keepsPrices ? null : <p className="rp-2">{t('catalogue:pricesKept')}</p>}
      {packages.length === 0 ? <p className="rp-2">{t('catalogue:noPackages')}</p> : null}
      {packages.map((packed) => (
        <Package key={packed.package.id} packed={packed} />
      ))}
      <div className={classes.tools}>
        <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
          {t('catalogue:addPackage')}
        </Button>
      </div>
    </fieldset>
  )
}
