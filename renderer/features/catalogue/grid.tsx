/** The grid of one of our products: each line of the client's work, what we say to it, what others do. */
import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import {
  claimMarks,
  featureAudiences,
  type ClaimMark,
  type Feature,
  type Product,
} from '../../../shared/domain/product.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useToday } from '../../app/today.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineDate } from '../../ui/inline-date.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import { orNull } from '../paper/texts.ts'
import { useAdding } from '../paper/use-adding.ts'
import { ClaimProof } from './claim-proof.tsx'
import classes from './catalogue.module.css'
import { useOpened } from './use-opened.ts'

type Detail = Output<'catalogue.product'>
type Claim = Detail['claims'][number]

interface ClaimProps {
  readonly feature: Feature
  readonly product: Product
  readonly claim: Claim | undefined
  /** The name of the material it leans on. */
  readonly proof: string | null
}

function ClaimCell({ feature, product, claim, proof }: ClaimProps) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const today = useToday()
  const label = `${feature.title}, ${product.name}`
  const say = async (patch: Omit<Parameters<typeof run<'catalogue.say'>>[1], 'featureId' | 'productId'>) =>
    (await run(
      'catalogue.say',
      { featureId: feature.id, productId: product.id, ...patch },
      { quietly: t('common:changedName', { name: feature.title }) },
    )) !== null
  // what is said besides stands there from the first key on, for Tab to find; the text itself may still be on its way
  const [isWritten, setWritten] = useState(false)
  const given = useRef('')
  const body = claim?.body ?? given.current
  return (
    <td
      className={product.kind === 'ours' ? classes.ours : undefined}
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement) setWritten(target.value.trim() !== '')
      }}
      onKeyDownCapture={({ key }) => {
        if (key === 'Escape') setWritten(false)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setWritten(false)
      }}
    >
      <InlineText
        label={label}
        isLong
        value={claim?.body ?? ''}
        onSave={(text) => {
          given.current = text
          return say({ body: text })
        }}
      />
      {claim === undefined && !isWritten ? null : (
        <div className={classes.more}>
          <span className="rp-3">{t('catalogue:noMark')}</span>
          <InlineChoice
            label={t('catalogue:mark', { name: label })}
            value={claim?.mark ?? null}
            options={claimMarks.map((value) => ({ value, label: words('claimMark', value) }))}
            onSave={(mark) => say({ body, mark: mark as ClaimMark | null })}
          />
          <span className="rp-3">{t('catalogue:inEnglish')}</span>
          <InlineText
            label={t('catalogue:english', { name: label })}
            value={claim?.bodyEn ?? ''}
            onSave={(text) => say({ body, bodyEn: text.trim() === '' ? null : text.trim() })}
          />
          <span className="rp-3">{t('catalogue:howKnown')}</span>
          <InlineText
            label={t('catalogue:evidence', { name: label })}
            value={claim?.evidence ?? ''}
            onSave={(text) =>
              say({
                body,
                evidence: text.trim() === '' ? null : text.trim(),
                evidenceOn: text.trim() === '' ? null : (claim?.evidenceOn ?? today),
              })
            }
          />
          {!claim?.evidence ? null : (
            <>
              <span className="rp-3">{t('fields:claim.evidenceOn')}</span>
              <InlineDate
                label={t('catalogue:evidenceDate', { name: label })}
                value={claim.evidenceOn}
                isPast
                onSave={(evidenceOn) => say({ body, evidenceOn })}
              />
            </>
          )}
          <span className="rp-3">{t('catalogue:proof')}</span>
          <ClaimProof
            label={label}
            materialId={claim?.materialId ?? null}
            name={proof}
            onSave={(materialId) => say({ body, materialId })}
          />
        </div>
      )}
    </td>
  )
}

function FeatureHead({
  feature,
  index,
  count,
  isNew,
}: {
  readonly feature: Feature
  readonly index: number
  readonly count: number
  readonly isNew: boolean
}) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const { id, title } = feature
  const head = useOpened<HTMLTableCellElement>(isNew)
  const change = async (patch: Patch<'feature'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'feature', id, patch },
      { quietly: t('common:changedName', { name: title }) },
    )) !== null
  const move = (to: number): void =>
    void run('catalogue.move', { type: 'feature', id, to }, { quietly: t('common:movedName', { name: title }) })
  const remove = (): void =>
    void run('catalogue.removePart', { type: 'feature', id }, t('common:deletedName', { name: title }))
  return (
    <th ref={head} scope="row">
      <InlineText
        label={t('fields:feature.title')}
        value={title}
        check={(text) => (text.trim() === '' ? t('fields:feature.title') : null)}
        onSave={(text) => change({ title: text.trim() })}
      />
      <div className={classes.more}>
        <span className="rp-3">{t('catalogue:inEnglish')}</span>
        <InlineText
          label={t('catalogue:english', { name: title })}
          value={feature.titleEn ?? ''}
          onSave={(text) => change({ titleEn: orNull(text) })}
        />
        <span className="rp-3">{t('fields:feature.section')}</span>
        <InlineText
          label={t('catalogue:sectionOf', { name: title })}
          value={feature.section ?? ''}
          onSave={(text) => change({ section: orNull(text) })}
        />
        {feature.section === null ? null : (
          <>
            <span className="rp-3">{t('catalogue:sectionEnglish')}</span>
            <InlineText
              label={t('catalogue:english', { name: feature.section })}
              value={feature.sectionEn ?? ''}
              onSave={(text) => change({ sectionEn: orNull(text) })}
            />
          </>
        )}
        <span className="rp-3">{t('fields:feature.audience')}</span>
        <InlineChoice
          label={t('catalogue:audienceOf', { name: title })}
          value={feature.audience ?? 'all'}
          isOptional={false}
          options={featureAudiences.map((value) => ({ value, label: words('featureAudience', value) }))}
          onSave={(audience) => change({ audience: audience as Feature['audience'] })}
        />
      </div>
      <div className={classes.order}>
        <OrderButtons name={title} index={index} count={count} onMove={move} onRemove={remove} />
      </div>
    </th>
  )
}

/** Adds a product of others to the grid: a column appears with its first claim, so it is chosen before. */
function useColumns(detail: Detail): { readonly columns: readonly Product[]; readonly picker: React.ReactNode } {
  const t = useWords()
  const [extra, setExtra] = useState<readonly string[]>([])
  const all = useAsk('catalogue.products', {}).data?.rows.map(({ product }) => product) ?? []
  const shown = new Set(detail.others.map((one) => one.id))
  const added = all.filter((one) => extra.includes(one.id) && !shown.has(one.id))
  const left = all.filter((one) => one.kind !== 'ours' && !shown.has(one.id) && !extra.includes(one.id))
  const picker =
    left.length === 0 ? null : (
      <Select
        size="xs"
        w={220}
        aria-label={t('catalogue:addColumn')}
        placeholder={t('catalogue:addColumn')}
        searchable
        allowDeselect={false}
        data={left.map((one) => ({ value: one.id, label: one.name }))}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={null}
        onChange={(id) => (id === null ? undefined : setExtra([...extra, id]))}
      />
    )
  return { columns: [detail.product, ...detail.others, ...added], picker }
}

export function Grid({ detail }: { readonly detail: Detail }) {
  const t = useWords()
  const run = useRun()
  const { product, features, claims } = detail
  const { newId, add: addOne } = useAdding()
  const { columns, picker } = useColumns(detail)
  const claimOf = new Map(claims.map((claim) => [`${claim.featureId} ${claim.productId}`, claim]))
  const add = (): void => {
    const position = (features.at(-1)?.position ?? -1) + 1
    const values = { productId: product.id, title: t('catalogue:newLine'), position }
    void addOne(() => run('records.create', { type: 'feature', values }, { quietly: t('catalogue:lineAdded') }))
  }
  return (
    <>
      <div className={classes.tools}>
        <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
          {t('catalogue:addLine')}
        </Button>
        {picker}
      </div>
      {features.length === 0 ? <p className="rp-2">{t('catalogue:noLines')}</p> : null}
      {features.length === 0 ? null : (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('catalogue:grid')}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">{t('fields:feature.title')}</th>
                {columns.map((column) => (
                  <th key={column.id} scope="col" className={column.kind === 'ours' ? classes.ours : undefined}>
                    {column.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {features.map((feature, index) => (
                <tr key={feature.id}>
                  <FeatureHead feature={feature} index={index} count={features.length} isNew={newId === feature.id} />
                  {columns.map((column) => {
                    const claim = claimOf.get(`${feature.id} ${column.id}`)
                    return (
                      <ClaimCell
                        key={column.id}
                        feature={feature}
                        product={column}
                        claim={claim}
                        proof={detail.proofs[claim?.materialId ?? ''] ?? null}
                      />
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
