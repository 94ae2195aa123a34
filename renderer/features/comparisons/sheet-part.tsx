/** What the whole sheet is: the two sides, title and lead, for whom, in which language, on which paper, with prices or not. */
import { SegmentedControl, Select, Switch } from '@mantine/core'
import { memo } from 'react'
import { comparisonAudiences } from '../../../shared/domain/comparison.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { DateField } from '../../ui/date-field.tsx'
import classes from '../paper/editor.module.css'
import { PackageSelect } from '../paper/package-select.tsx'
import { PaperSettings } from '../paper/paper-settings.tsx'
import { SheetText } from '../paper/sheet-text.tsx'
import { orNull } from '../paper/texts.ts'
import { isSamePart, type Editing } from './editing.ts'

const still = { transitionProps: { duration: 0 } } as const

interface Props {
  readonly editing: Editing
}

export const SidesPart = memo(function SidesPart({ editing }: Props) {
  const t = useWords()
  const run = useRun()
  const { comparison, other } = editing.detail
  const products = useAsk('catalogue.products', {}).data?.rows ?? []
  const options = (isOurs: boolean) =>
    products
      .filter(({ product }) => (product.kind === 'ours') === isOurs)
      .map(({ product }) => ({ value: product.id, label: product.name }))
  const choose = async (sides: {
    readonly productId?: string | null
    readonly otherId?: string | null
  }): Promise<void> => {
    const { id, productId, otherId } = comparison
    await editing.flush()
    await run(
      'comparisons.choose',
      { id, productId, otherId, ...sides },
      { quietly: t('common:changedName', { name: comparison.name }) },
    )
  }
  return (
    <section className={classes.block}>
      <div className={classes.pair}>
        <Select
          label={t('comparisons:ourProduct')}
          placeholder={t('comparisons:choose')}
          searchable
          allowDeselect={false}
          data={options(true)}
          comboboxProps={still}
          value={comparison.productId}
          onChange={(productId) => void choose({ productId })}
        />
        <Select
          label={t('comparisons:presentSystem')}
          placeholder={t('comparisons:noProfile')}
          searchable
          clearable
          allowDeselect={false}
          data={options(false)}
          comboboxProps={still}
          value={comparison.otherId}
          onChange={(otherId) => void choose({ otherId })}
        />
      </div>
      <SheetText
        label={t('comparisons:nowName')}
        most={120}
        placeholder={other?.name}
        value={comparison.now ?? ''}
        onText={(text) => editing.set({ now: orNull(text) })}
        onLeave={() => void editing.flush()}
      />
      {comparison.language === 'zh-CN' ? null : (
        <SheetText
          label={t('comparisons:english')}
          most={120}
          placeholder={other?.nameEn ?? ''}
          value={comparison.nowEn ?? ''}
          // left empty, the name of the profile is printed
          note={
            comparison.now !== null && comparison.nowEn === null && other?.nameEn ? t('comparisons:oldEnglish') : null
          }
          onText={(text) => editing.set({ nowEn: orNull(text) })}
          onLeave={() => void editing.flush()}
        />
      )}
    </section>
  )
}, isSamePart)

export const WordsPart = memo(function WordsPart({ editing }: Props) {
  const t = useWords()
  const { comparison } = editing.detail
  const isBoth = comparison.language !== 'zh-CN'
  const field = (name: 'title' | 'titleEn' | 'lead' | 'leadEn', label: string) => (
    <SheetText
      label={label}
      placeholder={t('comparisons:byItself')}
      lines={[1, 4]}
      most={name.startsWith('title') ? 200 : 400}
      value={comparison[name] ?? ''}
      onText={(text) => editing.set({ [name]: orNull(text) } as Partial<Row<'comparison'>>)}
      onLeave={() => void editing.flush()}
    />
  )
  return (
    <section className={classes.block}>
      <div className={classes.head}>
        <h2>{t('comparisons:wordsTitle')}</h2>
      </div>
      <div className={classes.fields}>
        {field('title', t('comparisons:title'))}
        {isBoth ? field('titleEn', t('comparisons:english')) : null}
        {field('lead', t('comparisons:lead'))}
        {isBoth ? field('leadEn', t('comparisons:english')) : null}
        <DateField
          label={t('comparisons:seenOn')}
          clearable
          isPast
          value={comparison.seenOn}
          onChange={(seenOn) => (seenOn === null ? editing.pick : editing.set)({ seenOn })}
          onLeave={() => void editing.flush()}
        />
      </div>
    </section>
  )
}, isSamePart)

export const PaperPart = memo(function PaperPart({ editing }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const { comparison } = editing.detail
  const aim = async (audience: (typeof comparisonAudiences)[number]): Promise<void> => {
    await editing.flush()
    const quietly = t('common:changedName', { name: comparison.name })
    await run('comparisons.aim', { id: comparison.id, audience }, { quietly })
  }
  return (
    <section className={classes.block}>
      <div className={classes.setting}>
        <span>{t('comparisons:audience')}</span>
        <SegmentedControl
          aria-label={t('comparisons:audience')}
          data={comparisonAudiences.map((value) => ({ value, label: words('comparisonAudience', value) }))}
          value={comparison.audience ?? 'decider'}
          onChange={(audience) => void aim(audience as (typeof comparisonAudiences)[number])}
        />
      </div>
      <PaperSettings
        language={comparison.language}
        size={comparison.paper}
        isLandscape={comparison.isLandscape}
        onChange={editing.pick}
      />
      {/* a sheet for who works with it never has prices */}
      {comparison.audience === 'user' ? null : (
        <>
          <PackageSelect
            accountId={comparison.accountId}
            productId={comparison.productId}
            value={comparison.packageId}
            onChange={(packageId) => editing.pick({ packageId, ...(packageId === null ? { showsPrice: false } : {}) })}
          />
          <Switch
            className={classes.switch}
            label={t('comparisons:showsPrice')}
            description={comparison.packageId === null ? t('comparisons:pricesNeedPackage') : null}
            labelPosition="left"
            disabled={comparison.packageId === null}
            checked={comparison.showsPrice === true}
            onChange={(event) => editing.pick({ showsPrice: event.currentTarget.checked })}
          />
        </>
      )}
    </section>
  )
}, isSamePart)
