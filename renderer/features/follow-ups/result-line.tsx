/** What came of it, asked in place: a short line that may stay empty. Enter is done, Esc leaves it open. */
import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './follow-ups.module.css'
import { useFollowUpActs } from './use-follow-up-acts.ts'

interface Props {
  readonly followUp: Pick<Row<'followUp'>, 'id' | 'subject'>
  /** Closed, whether done or not; the focus is the caller's to give back. */
  readonly onClose: () => void
}

export function ResultLine({ followUp, onClose }: Props) {
  const t = useWords()
  const acts = useFollowUpActs()
  const [result, setResult] = useState('')
  // a second Enter while the first is under way must not close another one
  const isSent = useRef(false)
  const [isDone, setDone] = useState(false)
  const save = async (): Promise<void> => {
    if (isSent.current) return
    isSent.current = true
    setDone(true)
    await acts.complete(followUp, result)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // what was sent is typed no more: Ctrl Z takes back the act
    if (isDone) return
    event.stopPropagation()
    if (isComposing(event.nativeEvent) || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    if (event.key === 'Enter') void save()
    else onClose()
  }
  return (
    <span className={classes.closing} onClick={(event) => event.stopPropagation()}>
      <TextInput
        className="rp-grow"
        aria-label={t('followUps:resultOf', { subject: followUp.subject })}
        placeholder={t('followUps:resultHint')}
        maxLength={2000}
        autoComplete="off"
        autoFocus
        readOnly={isDone}
        value={result}
        onChange={(event) => setResult(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="filled" rightSection={<Kbd keys="Enter" onAccent />} onClick={() => void save()}>
        {t('followUps:complete')}
      </Button>
    </span>
  )
}
