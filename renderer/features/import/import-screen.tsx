/** Import and export on one page: a list in, lists out, and what came in before. */
import { useWords } from '../../i18n/use-words.ts'
import settings from '../settings/settings.module.css'
import { ExportPanel } from './export-panel.tsx'
import { ImportPanel } from './import-panel.tsx'
import { PastImports } from './past-imports.tsx'

export default function ImportScreen() {
  const t = useWords()
  return (
    <div className={settings.page}>
      <h1>{t('interchange:title')}</h1>
      <ImportPanel />
      <PastImports />
      <ExportPanel />
    </div>
  )
}
