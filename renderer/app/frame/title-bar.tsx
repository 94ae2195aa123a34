/** The top of the window: name, the one search box, and in Electron the place to drag the window by. */
import { IconSearch } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { openPalette } from '../dialogs.ts'
import classes from './frame.module.css'
import { Mark } from './mark.tsx'

export function TitleBar() {
  const t = useWords()
  return (
    <header className={classes.titlebar}>
      <div className={classes.brand}>
        <Mark />
        <span>{t('common:appName')}</span>
      </div>
      <button type="button" className={classes.omni} onClick={() => openPalette()} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className="rp-grow rp-cut">{t('frame:search')}</span>
        <Kbd keys="mod+k" />
      </button>
      <div className={classes.titleEnd} />
    </header>
  )
}
