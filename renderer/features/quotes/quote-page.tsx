/** One quote: written at the left, seen as it will be printed at the right; held back until it is approved where it must be. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useDeferredValue } from 'react'
import type { QuoteDetail } from '../../../shared/api/quotes.ts'
import { quotePaper } from '../../../shared/documents/quote-paper.ts'
import { isExpired } from '../../../shared/domain/quote-sum.ts'
import { Broken } from '../../app/boundary.tsx'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { PaperEditor } from '../paper/paper-editor.tsx'
import type { PaperAs } from '../paper/use-next-version.ts'
import { useRowEdit } from '../paper/use-row-edit.ts'
import type { Editing } from './editing.ts'
import { heldBy } from './held-by.ts'
import { LinesPart } from './lines-part.tsx'
import { OfferPart, TermsPart } from './offer-part.tsx'
import { SumPart } from './sum-part.tsx'

const route = getRouteApi('/quotes/$quoteId')

/** The quote with every edit in it, and how to make one. */
function useEditing(saved: QuoteDetail): Editing {
  const { edited, edit, pick, show, flush } = useRowEdit(saved.quote.name)
  const quote = edited(saved.quote)
  const lines = saved.lines.map(edited)
  return {
    detail: { ...saved, quote, lines },
    set: (patch) => edit('quote', saved.quote.id, patch),
    setLine: (id, patch) => edit('quoteLine', id, patch),
    pick: (patch) => pick('quote', saved.quote.id, patch),
    pickLine: (id, patch) => pick('quoteLine', id, patch),
    showLine: show,
    flush,
  }
}

function Editor({ saved }: { readonly saved: QuoteDetail }) {
  const t = useWords()
  const run = useRun()
  const editing = useEditing(saved)
  const { quote, lines, account, versionNo, today, zone } = editing.detail
  const { id, name } = quote
  const shown = useDeferredValue(editing.detail)
  const paperAs = useCallback<PaperAs>((stand) => quotePaper({ ...shown, ...stand }), [shown])
  const held = heldBy(editing.detail, t('quotes:newLine'))
  return (
    <PaperEditor
      order={{ kind: 'quote', id }}
      list={{ to: '/quotes', title: t('quotes:listTitle') }}
      name={name}
      nameLabel={t('fields:quote.name')}
      onName={async (text) => {
        editing.set({ name: text })
        return editing.flush()
      }}
      account={account}
      updatedAt={Math.max(...[quote, ...lines].map((row) => row.updatedAt))}
      versionNo={versionNo}
      facts={[
        isExpired(quote, today) ? (
          <span key="expired" className="rp-warn">
            {t('quotes:expired')}
          </span>
        ) : null,
      ]}
      paperAs={paperAs}
      today={today}
      zone={zone}
      flush={editing.flush}
      held={held === null ? null : t(`quotes:${held}`)}
      removeLabel={t('quotes:remove')}
      onRemove={() => run('quotes.remove', { id }, t('common:deletedName', { name }))}
    >
      <OfferPart editing={editing} />
      <LinesPart editing={editing} />
      <SumPart editing={editing} />
      <TermsPart editing={editing} />
    </PaperEditor>
  )
}

export default function QuotePage() {
  const { quoteId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('quotes.get', { id: quoteId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Editor key={quoteId} saved={data} /> : null
}
