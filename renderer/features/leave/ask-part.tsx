/** On site: what was left the last time, to be asked about; what they say of it is a note of this visit. */
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from '../on-site/on-site.module.css'
import { QuickAdd } from '../on-site/quick-add.tsx'
import { LeftBefore } from './left-before.tsx'
import { LeftList } from './left-list.tsx'

export function AskPart({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const run = useRun()
  const add = async ([said = '']: readonly string[]): Promise<boolean> =>
    (await run(
      'visits.note',
      { visitId, body: t('leave:saidOf', { said: said.trim() }) },
      { quietly: t('leave:noted') },
    )) !== null
  return (
    <LeftBefore visitId={visitId}>
      {(rows) => (
        <section aria-labelledby="left-before" className={classes.part}>
          <h2 id="left-before">{t('leave:before')}</h2>
          <p className="rp-2">{t('leave:askThem')}</p>
          <LeftList rows={rows} />
          <QuickAdd
            label={t('leave:noteAnswer')}
            act={t('common:add')}
            fields={[{ label: t('leave:answer'), maxLength: 400 }]}
            onAdd={add}
          />
        </section>
      )}
    </LeftBefore>
  )
}
