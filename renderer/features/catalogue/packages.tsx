/** Price packages of a product: who each is for, its lines, how much a rep may take off. */
import { Button, MultiSelect, TagsInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import { accountKinds, accountScales } from '../../../shared/domain/account.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { orNull } from '../paper/texts.ts'
import { useAdding } from '../paper/use-adding.ts'
import { currencies } from '../records/amount.ts'
import classes from './catalogue.module.css'
import { Count, crosses, mostPeople, type Headcount } from './count.tsx'
import { Price } from './price.tsx'
import { useOpened } from './use-opened.ts'

type Detail = Output<'catalogue.product'>
type Packed = Detail['packages'][number]

function Package({ packed, isNew }: { readonly packed: Packed; readonly isNew: boolean }) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const { package: one, rows } = packed
  const { id, name } = one
  const { newId, add: addOne } = useAdding()
  const head = useOpened<HTMLHeadingElement>(isNew)
  const change = async (patch: Patch<'pricePackage'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'pricePackage', id, patch },
      { quietly: t('common:changedName', { name }) },
    )) !== null
  const people = (field: Headcount) => (
    <Count
      name={t(`fields:pricePackage.${field}`)}
      value={one[field]}
      most={mostPeople}
      check={(value) => (crosses(one, field, value) ? t('catalogue:headcountCrossed') : null)}
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
    void addOne(() => run('records.create', { type: 'priceRow', values }, { quietly: t('catalogue:lineAdded') }))
  }
  const remove = (): void =>
    void run('catalogue.removePart', { type: 'pricePackage', id }, t('common:deletedName', { name }))
  return (
    <section className={classes.package}>
      <div className="rp-row">
        <h2 ref={head} className="rp-grow">
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
        {people('headcountMin')}
        {people('headcountMax')}
        <Count
          name={t('fields:pricePackage.termMonths')}
          value={one.termMonths}
          most={600}
          onSave={(termMonths) => change({ termMonths })}
        />
        <Count
          name={t('fields:pricePackage.discountLimitPercent')}
          value={one.discountLimitPercent}
          most={100}
          none={t('catalogue:anyDiscount')}
          onSave={(discountLimitPercent) => change({ discountLimitPercent })}
        />
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
          <Price
            key={row.id}
            row={row}
            currency={one.currency}
            index={index}
            count={rows.length}
            isNew={newId === row.id}
          />
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
  const { newId, add: addOne } = useAdding()
  const add = (): void => {
    const position = (packages.at(-1)?.package.position ?? -1) + 1
    const values = {
      productId: product.id,
      name: t('catalogue:newPackage'),
      currency,
      position,
      // until somebody says how much, every discount is asked for
      discountLimitPercent: 0,
    }
    const said = { quietly: t('common:addedName', { name: values.name }) }
    void addOne(() => run('records.create', { type: 'pricePackage', values }, said))
  }
  return (
    <fieldset className={classes.plain} disabled={!keepsPrices}>
      {keepsPrices ? null : <p className="rp-2">{t('catalogue:pricesKept')}</p>}
      {packages.length === 0 ? <p className="rp-2">{t('catalogue:noPackages')}</p> : null}
      {packages.map((packed) => (
        <Package key={packed.package.id} packed={packed} isNew={newId === packed.package.id} />
      ))}
      <div className={classes.tools}>
        <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
          {t('catalogue:addPackage')}
        </Button>
      </div>
    </fieldset>
  )
}
