/** The lines one tap notes on site: changed in place, added to, taken out. */
import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { noteThemes } from '../../../shared/domain/visit-note.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { Section } from './section.tsx'
import classes from './settings.module.css'

type Phrase = Output<'phrases.list'>[number]

function PhraseLine({ phrase }: { readonly phrase: Phrase }) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const save = async (patch: Partial<Phrase>): Promise<boolean> =>
    (await run('phrases.save', { ...phrase, ...patch }, t('settings:phraseChanged'))) !== null
  return (
    <li className={`rp-row ${classes.kindRow}`}>
      <div className="rp-grow">
        <InlineText
          label={t('settings:phrase')}
          value={phrase.body}
          check={(text) => (text.trim() === '' ? t('records:required') : null)}
          onSave={(body) => save({ body })}
        />
      </div>
      <div className={classes.phraseTheme}>
        <InlineChoice
          label={t('onSite:themes')}
          value={phrase.theme}
          none={t('onSite:said')}
          options={noteThemes.map((value) => ({ value, label: words('noteTheme', value) }))}
          onSave={(theme) => save({ theme: theme as Phrase['theme'] })}
        />
      </div>
      <ActionIcon
        variant="subtle"
        aria-label={t('settings:phraseRemove', { phrase: phrase.body })}
        onClick={() => void run('phrases.remove', { id: phrase.id }, t('settings:phraseRemoved'))}
      >
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}

export function Phrases() {
  const t = useWords()
  const run = useRun()
  const [body, setBody] = useState('')
  const phrases = useAsk('phrases.list', {}).data ?? []
  const add = async (): Promise<void> => {
    if (body.trim() === '') return
    if ((await run('phrases.save', { body, theme: null }, t('settings:phraseAdded'))) !== null) setBody('')
  }
  return (
    <Section id="phrases" title={t('settings:phrases')}>
      <p className="rp-2">{t('settings:phrasesHint')}</p>
      <ul className={classes.kinds}>
        {phrases.map((phrase) => (
          <PhraseLine key={phrase.id} phrase={phrase} />
        ))}
      </ul>
      <TextInput
        aria-label={t('settings:phraseAdd')}
        placeholder={t('settings:phraseAdd')}
        maxLength={200}
        autoComplete="off"
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void add()
        }}
      />
    </Section>
  )
}
