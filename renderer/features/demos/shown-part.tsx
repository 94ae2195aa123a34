/** What was shown at a visit: each step, for how long, how they took it, what they asked. */
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { playTime } from '../attachments/file-words.ts'
import { VisitPart } from '../visits/visit-part.tsx'

export function ShownPart({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const rows = useAsk('demos.shown', { visitId }).data?.rows ?? []
  return (
    <VisitPart title={t('demos:shown')} isEmpty={rows.length === 0}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            {row.title}{' '}
            <span className="rp-xs rp-3">
              <Facts
                items={[
                  format.time(row.shownAt),
                  row.shownMs === null ? null : t('demos:shownFor', { time: playTime(row.shownMs) }),
                  words('demoReaction', row.reaction),
                ]}
              />
            </span>
            {row.question === null ? null : <p className="rp-2">{t('demos:asked', { question: row.question })}</p>}
          </li>
        ))}
      </ul>
    </VisitPart>
  )
}
