import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { PaletteKind } from './palette-items.ts'

/** The name of a kind as it stands over its group. */
export function useKindName(): (kind: PaletteKind) => string {
  const t = useWords()
  const words = useChoiceWords()
  return (kind) => (kind === 'command' ? t('palette:actions') : words('type', kind))
}
