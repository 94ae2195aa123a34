/** How a follow-up comes back and when it is brought to mind, changed in place on its card. */
import type { Row } from '../../../shared/domain/record-types.ts'
import { readRepeat, repeatEveries, repeatRule, type RepeatEvery } from '../../../shared/domain/repeat-rule.ts'
import { useFormat } from '../../app/use-format.ts'
import { repeatWords } from '../../i18n/repeat-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { usePatch } from '../records/use-patch.ts'
import { remindChoices } from './remind-choices.ts'

interface Props {
  readonly followUp: Row<'followUp'>
}

export function RepeatRow({ followUp: f }: Props) {
  const t = useWords()
  const format = useFormat()
  const save = usePatch('followUp', f.id)
  const repeat = f.repeat === null ? null : readRepeat(f.repeat)
  const options = repeatEveries.map((every) => ({
    value: every,
    label: repeatWords(repeatRule(every, f.dueOn), t, format),
  }))
  const onSave = (every: string | null): Promise<boolean> =>
    save('repeat', every === null ? null : repeatRule(every as RepeatEvery, f.dueOn, repeat ?? {}))
  return (
    <>
      <dt>{t('fields:followUp.repeat')}</dt>
      <dd>
        <InlineChoice
          label={t('fields:followUp.repeat')}
          value={f.repeat === null ? null : (repeat?.every ?? 'other')}
          shown={f.repeat === null ? undefined : repeatWords(f.repeat, t, format)}
          options={options}
          onSave={onSave}
        />
      </dd>
    </>
  )
}

export function RemindRow({ followUp: f }: Props) {
  const t = useWords()
  const format = useFormat()
  const save = usePatch('followUp', f.id)
  const value = f.remindMin === null ? null : String(f.remindMin)
  const shown =
    value === null
      ? t('followUps:remindUsual')
      : (remindChoices as readonly string[]).includes(value)
        ? t(`followUps:remindOf.${value as (typeof remindChoices)[number]}`)
        : t('followUps:remindMinutes', { span: format.span(f.remindMin ?? 0) })
  return (
    <>
      <dt>{t('followUps:remind')}</dt>
      <dd>
        <InlineChoice
          label={t('followUps:remind')}
          value={value}
          shown={shown}
          options={remindChoices.map((minutes) => ({ value: minutes, label: t(`followUps:remindOf.${minutes}`) }))}
          onSave={(minutes) => save('remindMin', minutes === null ? null : Number(minutes))}
        />
      </dd>
    </>
  )
}
