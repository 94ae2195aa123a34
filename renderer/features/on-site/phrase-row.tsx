/** Lines that are noted with one tap; which ones there are is chosen in the settings. */
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import classes from './on-site.module.css'

export function PhraseRow({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const run = useRun()
  const phrases = useAsk('phrases.list', {}).data ?? []
  if (phrases.length === 0) return null
  return (
    <ul className={classes.phrases} aria-label={t('onSite:phrases')}>
      {phrases.map(({ id, body, theme }) => (
        <li key={id}>
          <button
            type="button"
            className={classes.phrase}
            onClick={() => void run('visits.note', { visitId, body, theme, kind: 'phrase' }, t('onSite:noted'))}
          >
            {body}
          </button>
        </li>
      ))}
    </ul>
  )
}
