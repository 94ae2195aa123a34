/** One question as it is written: its words, its options with those that are right ticked, and why. */
import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import {
  canBeAsked,
  mostOptions,
  optionsText,
  parseOptions,
  type QuizOption,
  type QuizQuestion,
} from '../../../shared/domain/quiz.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import classes from './quizzes.module.css'

type Keep = (options: readonly QuizOption[]) => Promise<boolean>

function AddOption({ options, keep }: { readonly options: readonly QuizOption[]; readonly keep: Keep }) {
  const t = useWords()
  const [text, setText] = useState('')
  const add = async (): Promise<void> => {
    if (text.trim() === '') return
    // the field is free for the next one at once
    setText('')
    // what is written first is mostly what is right
    if (!(await keep([...options, { text, isRight: options.length === 0 }])))
      setText((typed) => (typed === '' ? text : typed))
  }
  return (
    <TextInput
      size="xs"
      aria-label={t('quizzes:addOption')}
      placeholder={t('quizzes:addOption')}
      maxLength={300}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => void add()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
        event.preventDefault()
        void add()
      }}
    />
  )
}

function Options({ options, keep }: { readonly options: readonly QuizOption[]; readonly keep: Keep }) {
  const t = useWords()
  const set = (index: number, patch: Partial<QuizOption>): Promise<boolean> =>
    keep(options.map((option, at) => (at === index ? { ...option, ...patch } : option)))
  return (
    <>
      {options.map((option, index) => (
        // an option is known by its place: its words are what is changed
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.option}>
          <Checkbox
            size="xs"
            checked={option.isRight}
            aria-label={t('quizzes:isRight', { option: option.text })}
            onChange={(event) => void set(index, { isRight: event.currentTarget.checked })}
          />
          <span className="rp-grow">
            <InlineText
              label={t('quizzes:option', { no: index + 1 })}
              value={option.text}
              onSave={(text) => set(index, { text })}
            />
          </span>
          <ActionIcon
            variant="subtle"
            aria-label={`${t('common:delete')}: ${option.text}`}
            onClick={() => void keep(options.filter((_, at) => at !== index))}
          >
            <IconX size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {options.length < mostOptions ? <AddOption options={options} keep={keep} /> : null}
    </>
  )
}

interface Props {
  readonly question: QuizQuestion
  readonly index: number
  readonly count: number
}

export function QuestionEditor({ question, index, count }: Props) {
  const t = useWords()
  const run = useRun()
  const { id, title, reason } = question
  // what was changed last, until it is read back: two quick ticks are two
  const [pending, setPending] = useState<readonly QuizOption[] | null>(null)
  const options = pending ?? parseOptions(question.options)
  const change = async (patch: Patch<'quizQuestion'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'quizQuestion', id, patch },
      { quietly: t('common:changedName', { name: title }) },
    )) !== null
  const keepOptions: Keep = async (next) => {
    setPending(next)
    const isKept = await change({ options: optionsText(next) })
    setPending((latest) => (latest === next ? null : latest))
    return isKept
  }
  return (
    <li className={classes.question}>
      <div className="rp-row">
        <span className="rp-3 rp-nw">{index + 1}</span>
        <b className="rp-grow">
          <InlineText
            label={t('fields:quizQuestion.title')}
            value={title}
            check={(text) => (text.trim() === '' ? t('fields:quizQuestion.title') : null)}
            onSave={(text) => change({ title: text })}
          />
        </b>
        <OrderButtons
          name={title}
          index={index}
          count={count}
          onMove={(to) =>
            void run(
              'quizzes.moveQuestion',
              { questionId: id, to },
              { quietly: t('common:movedName', { name: title }) },
            )
          }
          onRemove={() =>
            void run('records.delete', { type: 'quizQuestion', id }, t('common:deletedName', { name: title }))
          }
        />
      </div>
      <div className={classes.options} role="group" aria-label={t('fields:quizQuestion.options')}>
        <Options options={options} keep={keepOptions} />
        {canBeAsked(options) ? null : <p className="rp-xs rp-warn">{t('quizzes:notYet')}</p>}
        <div className={classes.why}>
          <span className="rp-xs rp-3 rp-nw">{t('fields:quizQuestion.reason')}</span>
          <InlineText
            label={t('fields:quizQuestion.reason')}
            value={reason ?? ''}
            onSave={(text) => change({ reason: text.trim() === '' ? null : text })}
          />
        </div>
      </div>
    </li>
  )
}
