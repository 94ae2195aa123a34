/** The team's hub: the way in, or as whom this laptop is there. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { syncSentence } from '../../app/sync/sync-sentence.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Proof } from '../../ui/proof.tsx'
import { JoinForm } from '../sync/join-form.tsx'
import { Section } from './section.tsx'
import classes from './settings.module.css'

function Joined() {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const status = useAsk('sync.status', {}).data
  if (!status?.hub) return null
  const { name, memberName, role } = status.hub
  const { proof, text } = syncSentence(status, t, format)
  return (
    <>
      <p>{t('sync:joinedAs', { hub: name, name: memberName, role: words('teamRole', role) })}</p>
      <p className="rp-2">
        <Proof state={proof} /> {text}
      </p>
      <div className={classes.line}>
        <Button renderRoot={(props) => <Link {...props} to="/sync" />}>{t('sync:toSync')}</Button>
        <Button renderRoot={(props) => <Link {...props} to="/team" />}>{t('team:open')}</Button>
      </div>
    </>
  )
}

export function HubSection() {
  const t = useWords()
  const status = useAsk('sync.status', {}).data
  return (
    <Section id="hub" title={t('sync:sectionTitle')}>
      {status === undefined ? null : status.hub === null ? <JoinForm /> : <Joined />}
    </Section>
  )
}
