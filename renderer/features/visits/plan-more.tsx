/** What most visits take from their kind and some change: the checklist, what to bring, how often. */
import { Textarea } from '@mantine/core'
import { Controller, type Control } from 'react-hook-form'
import { useWords } from '../../i18n/use-words.ts'
import formClasses from '../../ui/form.module.css'
import { RepeatField } from '../../ui/repeat-field.tsx'
import type { PlanValues } from './plan-visit.tsx'

interface Props {
  readonly control: Control<PlanValues>
  readonly on: string | null
}

export function PlanMore({ control, on }: Props) {
  const t = useWords()
  const lines = { autosize: true, minRows: 3, maxRows: 10, maxLength: 8000 } as const
  return (
    <>
      <div className={formClasses.pair}>
        <Controller
          control={control}
          name="checklist"
          render={({ field }) => <Textarea {...field} {...lines} label={t('visits:checklist')} />}
        />
        <Controller
          control={control}
          name="bring"
          render={({ field }) => <Textarea {...field} {...lines} label={t('visits:bringLabel')} />}
        />
      </div>
      <Controller
        control={control}
        name="repeat"
        render={({ field }) => <RepeatField value={field.value} onChange={field.onChange} on={on} />}
      />
    </>
  )
}
