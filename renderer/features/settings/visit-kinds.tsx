/** Kinds of visit and their checklists, each changed in place; visits planned before keep theirs. */
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Input, Output } from '../../../shared/api/contract.ts'
import { visitTypes } from '../../../shared/domain/visit.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { parseMinutes } from '../visits/visit-fields.tsx'
import { Section } from './section.tsx'
import classes from './settings.module.css'

type Kind = Output<'visitKinds.list'>[number]
type Save = (patch: Partial<Kind>) => Promise<boolean>

/** What `visitKinds.save` takes of a kind. */
const valuesOf = ({ name, visitType, durationMin, checklist, bring }: Kind) => ({
  name,
  visitType,
  durationMin,
  checklist,
  bring,
})

function Fields({ kind, save }: { readonly kind: Kind; readonly save: Save }) {
  const t = useWords()
  const words = useChoiceWords()
  const minutesCheck = (text: string): string | null =>
    text.trim() === '' || (parseMinutes(text) ?? 1441) <= 1440 ? null : t('records:numberWrong')
  return (
    <dl className={classes.kind}>
      <dt>{t('settings:kindName')}</dt>
      <dd>
        <InlineText
          label={t('settings:kindName')}
          value={kind.name}
          check={(text) => (text.trim() === '' ? t('records:required') : null)}
          onSave={(name) => save({ name })}
        />
      </dd>
      <dt>{t('settings:kindCountsAs')}</dt>
      <dd>
        <InlineChoice
          label={t('settings:kindCountsAs')}
          value={kind.visitType}
          isOptional={false}
          options={visitTypes.map((value) => ({ value, label: words('visitType', value) }))}
          onSave={(visitType) => save({ visitType: visitType as Kind['visitType'] })}
        />
      </dd>
      <dt>{t('visits:duration')}</dt>
      <dd>
        <InlineText
          label={t('visits:duration')}
          value={kind.durationMin === null ? '' : String(kind.durationMin)}
          inputMode="numeric"
          check={minutesCheck}
          onSave={(text) => save({ durationMin: parseMinutes(text) })}
        />
      </dd>
      <dt>{t('visits:checklist')}</dt>
      <dd>
        <InlineText
          label={t('visits:checklist')}
          isLong
          value={kind.checklist ?? ''}
          onSave={(checklist) => save({ checklist: checklist.trim() || null })}
        />
      </dd>
      <dt>{t('visits:bringLabel')}</dt>
      <dd>
        <InlineText
          label={t('visits:bringLabel')}
          isLong
          value={kind.bring ?? ''}
          onSave={(bring) => save({ bring: bring.trim() || null })}
        />
      </dd>
    </dl>
  )
}

function KindRow({ kind }: { readonly kind: Kind }) {
  const t = useWords()
  const run = useRun()
  const [isOpen, setOpen] = useState(false)
  const save: Save = async (patch) => {
    const input: Input<'visitKinds.save'> = { id: kind.id, ...valuesOf({ ...kind, ...patch }) }
    return (await run('visitKinds.save', input, t('settings:kindChanged', { name: kind.name }))) !== null
  }
  const remove = (): void =>
    void run('visitKinds.remove', { id: kind.id }, t('settings:kindRemoved', { name: kind.name }))
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  const count = (kind.checklist ?? '').split('\n').filter((line) => line.trim() !== '').length
  return (
    <li className={classes.kindRow}>
      <div className="rp-row">
        <button type="button" className={classes.kindHead} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon size={16} stroke={1.6} aria-hidden />
          <span className="rp-grow">{kind.name}</span>
          <span className="rp-xs rp-3">{count === 0 ? null : t('settings:kindCount', { count })}</span>
        </button>
        <ActionIcon variant="subtle" aria-label={t('settings:kindRemove', { name: kind.name })} onClick={remove}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      {isOpen ? <Fields kind={kind} save={save} /> : null}
    </li>
  )
}

export function VisitKinds() {
  const t = useWords()
  const run = useRun()
  const kinds = useAsk('visitKinds.list', {}).data ?? []
  const name = t('settings:kindNew')
  const add = (): void =>
    void run(
      'visitKinds.save',
      { name, visitType: 'other', durationMin: 60, checklist: null, bring: null },
      t('settings:kindAdded', { name }),
    )
  return (
    <Section id="visit-kinds" title={t('settings:kinds')}>
      <p className="rp-2">{t('settings:kindsHint')}</p>
      <ul className={classes.kinds}>
        {kinds.map((kind) => (
          <KindRow key={kind.id} kind={kind} />
        ))}
      </ul>
      <div>
        <Button onClick={add}>{t('settings:kindAdd')}</Button>
      </div>
    </Section>
  )
}
