/** What was settled a moment ago, each with its way back. */
import { useWords } from '../../i18n/use-words.ts'
import { useTakeBack } from '../../app/use-run.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import beside from '../../ui/with-aside.module.css'
import classes from './conflicts.module.css'
import { useSettled } from './settled.ts'

export function SettledAside() {
  const t = useWords()
  const takeBack = useTakeBack()
  const settled = useSettled()
  if (settled.length === 0) return null
  return (
    <aside className={`${beside.aside} ${classes.aside}`}>
      <SectionHead title={t('conflicts:settled')} count={settled.length} />
      <ul>
        {settled.map(({ txnId, what, said }) => (
          <li key={txnId} className={classes.settled}>
            <div className={classes.settledWhat}>
              <span className="rp-grow">{what}</span>
              <button type="button" className="rp-link rp-xs rp-nw" onClick={() => void takeBack(txnId)}>
                {t('common:undo')}
              </button>
            </div>
            <p className="rp-xs rp-3">{said}</p>
          </li>
        ))}
      </ul>
    </aside>
  )
}
