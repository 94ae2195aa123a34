/** The foot of the palette: its keys, and what the search took. */
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './palette.module.css'
import type { PaletteState } from './use-palette.ts'

export function PaletteFoot({ palette }: { readonly palette: PaletteState }) {
  const t = useWords()
  const format = useFormat()
  const { answer, kind } = palette
  const said =
    answer === null
      ? t('palette:here')
      : t('palette:found', { count: answer.count, ms: format.milliseconds(answer.tookMs) })
  return (
    <div className={classes.foot}>
      <span>
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('palette:move')}
      </span>
      <span>
        <Kbd keys="Enter" /> {t('palette:open')}
      </span>
      <span>
        <Kbd keys="Tab" /> {t(kind === null ? 'palette:oneKind' : 'palette:nextKind')}
      </span>
      <span className={classes.said} role="status">
        {said}
      </span>
    </div>
  )
}
