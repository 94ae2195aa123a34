/** Import and export on one page: a list in; aside, lists out and what came in before. */
import { useWords } from '../../i18n/use-words.ts'
import { ExportPanel } from './export-panel.tsx'
import { ImportMain } from './import-main.tsx'
import classes from './import.module.css'
import { PastImports } from './past-imports.tsx'

export default function ImportScreen() {
  const t = useWords()
  return (
    <div className={classes.page}>
      <section className={classes.import}>
        <h1>{t('interchange:importTitle')}</h1>
        <ImportMain />
      </section>
      <aside className={classes.aside}>
        <ExportPanel />
        <PastImports />
      </aside>
    </div>
  )
}
