import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../settings/section.tsx'
import settings from '../settings/settings.module.css'
import { UndoImport } from './undo-import.tsx'

/** What came in before, each with its way back. */
export function PastImports() {
  const t = useWords()
  const format = useFormat()
  const at = useSettings().language === 'en' ? 1 : 0
  const past = useAsk('imports.list', {}).data ?? []
  return (
    <Section id="past" title={t('interchange:past')}>
      {past.length === 0 ? <p className="rp-2">{t('interchange:noPast')}</p> : null}
      <ul className={settings.list}>
        {past.map((p) => (
          <li key={p.importId}>
            <span className="rp-grow rp-cut">
              <b>{p.fileName}</b>{' '}
              <span className="rp-xs rp-3">
                <Facts
                  items={[typeLabels[p.type][at], t('interchange:rows', { count: p.counts.rows }), format.moment(p.at)]}
                />
              </span>
            </span>
            {p.isUndone ? (
              <span className="rp-3 rp-xs">{t('interchange:isUndone')}</span>
            ) : (
              <UndoImport importId={p.importId} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
