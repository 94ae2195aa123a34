/** A new comparison: for whom, which of our products, against what. */
import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { asNew } from '../paper/arrival.ts'
import { NewSheet } from '../paper/new-sheet.tsx'
import { firstOf } from '../paper/texts.ts'

type Props = Extract<DialogRequest, { type: 'comparison' }> & { readonly onClose: () => void }

export default function NewComparison({ account: given, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const [productId, setProductId] = useState<string | null>(null)
  const [otherId, setOtherId] = useState<string | null>(null)
  const products = useAsk('catalogue.products', {}).data?.rows.map(({ product }) => product) ?? []
  const ours = products.filter((product) => product.kind === 'ours')
  const product = productId ?? (ours.length === 1 ? (ours[0]?.id ?? null) : null)
  const options = (rows: typeof products) => rows.map(({ id, name }) => ({ value: id, label: name }))
  const start = async ({ id: accountId, name: called }: AccountRef): Promise<void> => {
    const name = firstOf(t('comparisons:nameFor', { name: called }), 200)
    const said = { quietly: t('common:addedName', { name: called }) }
    const made = await run('comparisons.start', { accountId, name, productId: product, otherId }, said)
    if (made === null) return
    onClose()
    void navigate({ to: '/comparisons/$comparisonId', params: { comparisonId: made.id }, ...asNew })
  }
  const still = { transitionProps: { duration: 0 } } as const
  return (
    <NewSheet
      title={t('comparisons:new')}
      act={t('comparisons:start')}
      missing={t('comparisons:missingAccount')}
      account={given}
      onStart={start}
      onClose={onClose}
    >
      {() => (
        <>
          <Select
            label={t('comparisons:ourProduct')}
            placeholder={t(ours.length === 0 ? 'comparisons:noProduct' : 'comparisons:choose')}
            searchable
            allowDeselect={false}
            data={options(ours)}
            comboboxProps={still}
            value={product}
            onChange={setProductId}
            data-autofocus={given !== undefined || undefined}
          />
          <Select
            label={t('comparisons:presentSystem')}
            placeholder={t('comparisons:noProfile')}
            searchable
            clearable
            allowDeselect={false}
            data={options(products.filter((one) => one.kind !== 'ours'))}
            comboboxProps={still}
            value={otherId}
            onChange={setOtherId}
          />
        </>
      )}
    </NewSheet>
  )
}
