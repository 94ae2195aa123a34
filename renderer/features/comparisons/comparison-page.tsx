/** One comparison: written at the left, seen as it will be printed at the right. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useDeferredValue } from 'react'
import { comparisonPaper } from '../../../shared/documents/comparison-paper.ts'
import type { ComparisonDetail } from '../../../shared/api/comparisons.ts'
import { Broken } from '../../app/boundary.tsx'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import type { Editing } from './editing.ts'
import { RowsPart } from './rows-part.tsx'
import { SavingPart } from './saving-part.tsx'
import { PaperPart, SidesPart, WordsPart } from './sheet-part.tsx'
import { PaperEditor } from '../paper/paper-editor.tsx'
import type { PaperAs } from '../paper/use-next-version.ts'
import { useRowEdit } from '../paper/use-row-edit.ts'

const route = getRouteApi('/comparisons/$comparisonId')

/** The sheet with every edit in it, and how to make one. */
function useEditing(saved: ComparisonDetail): Editing {
  const { edited, edit, pick, show, flush } = useRowEdit(saved.comparison.name)
  const comparison = edited(saved.comparison)
  const rows = saved.rows.map(edited)
  return {
    detail: { ...saved, comparison, rows },
    set: (patch) => edit('comparison', saved.comparison.id, patch),
    setRow: (id, patch) => edit('comparisonRow', id, patch),
    pick: (patch) => pick('comparison', saved.comparison.id, patch),
    pickRow: (id, patch) => pick('comparisonRow', id, patch),
    showRow: show,
    flush,
  }
}

function Editor({ saved }: { readonly saved: ComparisonDetail }) {
  const t = useWords()
  const run = useRun()
  const editing = useEditing(saved)
  const { comparison, rows, product, account, versionNo, today, zone } = editing.detail
  const { id, name } = comparison
  const shown = useDeferredValue(editing.detail)
  const paperAs = useCallback<PaperAs>((stand) => comparisonPaper({ ...shown, ...stand }), [shown])
  return (
    <PaperEditor
      order={{ kind: 'comparison', id }}
      list={{ to: '/comparisons', title: t('comparisons:listTitle') }}
      name={name}
      nameLabel={t('fields:comparison.name')}
      onName={async (text) => {
        editing.set({ name: text })
        return editing.flush()
      }}
      account={account}
      updatedAt={Math.max(...[comparison, ...rows].map((row) => row.updatedAt))}
      versionNo={versionNo}
      paperAs={paperAs}
      today={today}
      zone={zone}
      flush={editing.flush}
      held={product === null ? t('comparisons:heldNoProduct') : null}
      removeLabel={t('comparisons:remove')}
      onRemove={() => run('comparisons.remove', { id }, t('common:deletedName', { name }))}
    >
      <SidesPart editing={editing} />
      <RowsPart editing={editing} part="row" />
      {comparison.audience === 'user' ? <RowsPart editing={editing} part="step" /> : <SavingPart editing={editing} />}
      <RowsPart editing={editing} part="change" />
      <RowsPart editing={editing} part="remark" />
      <WordsPart editing={editing} />
      <PaperPart editing={editing} />
    </PaperEditor>
  )
}

export default function ComparisonPage() {
  const { comparisonId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('comparisons.get', { id: comparisonId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Editor key={comparisonId} saved={data} /> : null
}
