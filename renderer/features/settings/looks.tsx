import { SegmentedControl } from '@mantine/core'
import { languages, themes } from '../../../shared/api/app.ts'
import { languageNames } from '../../i18n/language-names.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Section } from './section.tsx'
import classes from './settings.module.css'

/** Both take effect at once. */
export function Looks() {
  const t = useWords()
  const run = useRun()
  const { language, theme } = useSettings()
  return (
    <Section id="looks" title={t('settings:looks')}>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={t('settings:language')}
          value={language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(value) => void run('settings.set', { language: value })}
        />
        <SegmentedControl
          aria-label={t('settings:theme')}
          value={theme}
          data={themes.map((value) => ({ value, label: t(`settings:themeOf.${value}`) }))}
          onChange={(value) => void run('settings.set', { theme: value })}
        />
      </div>
    </Section>
  )
}
