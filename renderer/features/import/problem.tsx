/** Why a file as a whole was not taken, in a sentence. */
import { labelOf } from '../../../shared/domain/interchange/labels.ts'
import { fileProblemTexts, fillText } from '../../../shared/domain/interchange/reason-texts.ts'
import type { FileProblem as Code } from '../../../shared/domain/interchange/reasons.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useImportStore, type FileProblem } from './import-store.ts'

export function Problem({ problem }: { readonly problem: FileProblem }) {
  const t = useWords()
  const language = useSettings().language === 'en' ? 'en' : 'zh'
  const type = useImportStore((s) => s.mapping?.type)
  const texts = fileProblemTexts[problem.type as Code]
  // the core names a field by its code
  const isField = problem.type === 'no_column_for_required_field' && type !== undefined && problem.detail !== null
  const filling = isField ? { detail: labelOf(type, problem.detail ?? '', language) } : problem
  return <p role="alert">{texts === undefined ? t('faults:conflict') : fillText(texts[language], filling)}</p>
}
