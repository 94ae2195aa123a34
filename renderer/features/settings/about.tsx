import { useAppInfo } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Section } from './section.tsx'

export function About() {
  const t = useWords()
  const info = useAppInfo()
  return (
    <Section id="about" title={t('settings:about')}>
      <p>
        {t('settings:aboutLine', { version: info.version, sqlite: info.sqliteVersion, schema: info.schemaVersion })}
      </p>
      <p className="rp-2">{t(info.encrypted ? 'settings:encrypted' : 'settings:plain')}</p>
    </Section>
  )
}
