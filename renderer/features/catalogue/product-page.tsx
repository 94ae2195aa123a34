/** One product of the catalogue. Of ours: the grid, value cards, price packages; of others: who makes it and what it is. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { Broken } from '../../app/boundary.tsx'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import sheet from '../../ui/sheet-page.module.css'
import { Tabs } from '../../ui/tabs.tsx'
import { useIsNew } from '../paper/arrival.ts'
import { PaperMenu } from '../paper/paper-menu.tsx'
import { NamedHead } from '../records/named-head.tsx'
import { Cards } from './cards.tsx'
import classes from './catalogue.module.css'
import { Grid } from './grid.tsx'
import { Packages } from './packages.tsx'
import { useOpened } from './use-opened.ts'

const route = getRouteApi('/catalogue/$productId')

const parts = ['grid', 'cards', 'packages'] as const
type PartName = (typeof parts)[number]

function Sheet({ detail }: { readonly detail: Output<'catalogue.product'> }) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const navigate = useNavigate()
  const [part, setPart] = useState<PartName>('grid')
  const { product } = detail
  const { id, name } = product
  const isUnnamed = name === t(`catalogue:newName.${product.kind}`)
  const page = useOpened<HTMLElement>(useIsNew() && isUnnamed)
  const change = async (patch: Patch<'product'>): Promise<boolean> =>
    (await run('records.patch', { type: 'product', id, patch }, { quietly: t('common:changedName', { name }) })) !==
    null
  const text = (field: 'nameEn' | 'vendor') => (
    <span className={classes.fact}>
      <span className="rp-xs rp-3">{t(`fields:product.${field}`)}</span>
      <InlineText
        label={t(`fields:product.${field}`)}
        value={product[field] ?? ''}
        onSave={(value) => change({ [field]: value.trim() === '' ? null : value.trim() })}
      />
    </span>
  )
  const remove = async (): Promise<void> => {
    // what is gone is not asked for again
    await navigate({ to: '/catalogue' })
    await run('catalogue.remove', { id }, t('common:deletedName', { name }))
  }
  return (
    <article ref={page} className={sheet.page}>
      <NamedHead
        back={{ to: '/catalogue', label: t('catalogue:title') }}
        type="product"
        record={product}
        label={t('fields:product.name')}
        onName={(value) => change({ name: value })}
        under={
          <div className={classes.facts}>
            <span className="rp-2">{words('productKind', product.kind)}</span>
            {text('nameEn')}
            {product.kind === 'ours' ? null : text('vendor')}
          </div>
        }
      >
        {product.kind === 'ours' ? <PaperMenu kinds={['valueCard']} id={id} /> : null}
        <Button className="rp-danger" variant="subtle" onClick={() => void remove()}>
          {t('common:delete')}
        </Button>
      </NamedHead>
      {product.kind === 'ours' ? (
        <div className={classes.tabs}>
          <Tabs
            label={t('catalogue:parts')}
            options={parts.map((value) => ({ value, label: t(`catalogue:part.${value}`) }))}
            value={part}
            onChange={(value) => setPart(value)}
          />
        </div>
      ) : null}
      <div className={sheet.body}>
        {product.kind === 'ours' ? (
          <>
            {part === 'grid' ? <Grid detail={detail} /> : null}
            {part === 'cards' ? <Cards detail={detail} /> : null}
            {part === 'packages' ? <Packages detail={detail} /> : null}
          </>
        ) : (
          <div className={sheet.part}>
            <InlineText
              label={t('fields:product.note')}
              isLong
              value={product.note ?? ''}
              onSave={(note) => change({ note: note.trim() === '' ? null : note })}
            />
            <p className="rp-2">{t('catalogue:otherHint')}</p>
          </div>
        )}
      </div>
    </article>
  )
}

export default function ProductPage() {
  const { productId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('catalogue.product', { id: productId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Sheet key={productId} detail={data} /> : null
}
