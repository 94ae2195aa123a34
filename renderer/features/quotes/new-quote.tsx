/** A new quote: for whom, from which package. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { asNew } from '../paper/arrival.ts'
import { NewSheet } from '../paper/new-sheet.tsx'
import { PackageSelect } from '../paper/package-select.tsx'
import { firstOf } from '../paper/texts.ts'

type Props = Extract<DialogRequest, { type: 'quote' }> & { readonly onClose: () => void }

export default function NewQuote({ account: given, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const [packageId, setPackageId] = useState<string | null>(null)
  const start = async ({ id: accountId, name: called }: AccountRef): Promise<void> => {
    const name = firstOf(t('quotes:nameFor', { name: called }), 200)
    const said = { quietly: t('common:addedName', { name: called }) }
    const made = await run('quotes.start', { accountId, name, packageId }, said)
    if (made === null) return
    onClose()
    void navigate({ to: '/quotes/$quoteId', params: { quoteId: made.id }, ...asNew })
  }
  return (
    <NewSheet
      title={t('quotes:new')}
      act={t('quotes:start')}
      missing={t('quotes:missingAccount')}
      account={given}
      onStart={start}
      onClose={onClose}
    >
      {(account) =>
        account === null ? null : (
          <PackageSelect
            accountId={account.id}
            productId={null}
            value={packageId}
            onChange={setPackageId}
            autoFocus={given !== undefined}
          />
        )
      }
    </NewSheet>
  )
}
