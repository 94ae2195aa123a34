/** Settings: language, colours, profile, storage, report, keys, about. */
import { useWords } from '../../i18n/use-words.ts'
import { About } from './about.tsx'
import { CompanySection } from './company.tsx'
import { HubSection } from './hub.tsx'
import { Looks } from './looks.tsx'
import { Phrases } from './phrases.tsx'
import { Profile } from './profile.tsx'
import { RemindersSection } from './reminders.tsx'
import { Report } from './report.tsx'
import classes from './settings.module.css'
import { Shortcuts } from './shortcuts.tsx'
import { Storage } from './storage.tsx'
import { VisitKinds } from './visit-kinds.tsx'

export default function SettingsScreen() {
  const t = useWords()
  return (
    <div className={classes.page}>
      <h1>{t('settings:title')}</h1>
      <Looks />
      <Profile />
      <CompanySection />
      <HubSection />
      <VisitKinds />
      <Phrases />
      <RemindersSection />
      <Storage />
      <Report />
      <Shortcuts />
      <About />
    </div>
  )
}
