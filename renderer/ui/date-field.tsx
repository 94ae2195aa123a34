/**
 * A date, picked from the calendar or typed as it comes (`明天`, `+7`, `11-23`, `fri`). While what is typed is none, the date is
 * the one from before: `11-33` is not `11-3`. Once the field is left it says so, and no form around it is sent. Enter takes the
 * date, Esc brings back the one from before.
 */
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/zh-cn'
import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { dayMark } from '../../shared/domain/working-calendar.ts'
import { isComposing } from '../app/keyboard/key-event.ts'
import { currentDate, localZone } from '../app/today.ts'
import { useFormat } from '../app/use-format.ts'
import { useWords } from '../i18n/use-words.ts'
import { parseDateText } from '../i18n/parse-date.ts'
import classes from './date-field.module.css'
import { DayMarkWord } from './day-mark.tsx'

interface Props extends Omit<DateInputProps, 'value' | 'onChange' | 'dateParser' | 'valueFormat' | 'minDate'> {
  /** `YYYY-MM-DD` or null. */
  readonly value: string | null
  readonly onChange: (date: string | null) => void
  /** Something that was: no day after today, and what has no year is the last such day. */
  readonly isPast?: boolean
  /** No day before this one. */
  readonly minDate?: string
  /** The field was left with a date, or Enter or Esc (`isByKey`) ended what was typed. */
  readonly onLeave?: (isByKey: boolean) => void
}

/** Ends what is typed: it is shown as it is read, and the focus stays. */
function endTyping(field: HTMLInputElement): void {
  field.blur()
  field.focus()
}

export function DateField({ value, onChange, isPast = false, minDate, onLeave, ...rest }: Props) {
  const format = useFormat()
  const t = useWords()
  // the first Esc closes the calendar, and only the next one the dialog around it
  const [isOpen, setOpen] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [isSaid, setSaid] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const before = useRef(value)
  const isByKey = useRef(false)
  useEffect(() => input.current?.setCustomValidity(fault ?? ''), [fault])
  const parse = (text: string): string | null => parseDateText(text, currentDate(), isPast)
  const whyNot = (text: string): string | null => {
    const date = parse(text)
    if (date === null) return text.trim() === '' ? null : t('common:dateWrong')
    if (isPast && date > currentDate()) return t('common:dateToCome')
    return minDate !== undefined && date < minDate ? t('common:dateTooEarly', { date: format.date(minDate) }) : null
  }
  const onInput = ({ currentTarget }: FormEvent<HTMLInputElement>): void => {
    const why = whyNot(currentTarget.value)
    setOpen(true)
    setFault(why)
    setSaid(false)
    if (why !== null) onChange(before.current)
  }
  const end = (field: HTMLInputElement): void => {
    isByKey.current = true
    endTyping(field)
    isByKey.current = false
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return
    const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
    if (event.key === 'Escape') {
      flushSync(() => {
        setFault(null)
        if (value !== before.current) onChange(before.current)
      })
      end(event.currentTarget)
    } else if (isEnter) {
      event.preventDefault()
      end(event.currentTarget)
    } else setOpen(true)
  }
  const isChinese = format.language === 'zh-CN'
  return (
    <DatesProvider settings={{ locale: isChinese ? 'zh-cn' : 'en', firstDayOfWeek: 1, weekendDays: [6, 0] }}>
      <DateInput
        {...rest}
        ref={input}
        {...(isPast ? { maxDate: currentDate() } : {})}
        {...(minDate === undefined ? {} : { minDate })}
        {...(isSaid && fault !== null ? { error: fault } : {})}
        // what is no date stays to be mended
        fixOnBlur={fault === null}
        onInvalid={(event) => {
          event.preventDefault()
          event.currentTarget.focus()
          setSaid(true)
        }}
        // a press on the chosen day is no way to clear the field
        allowDeselect={false}
        clearButtonProps={{ 'aria-label': t('common:clear') }}
        data-mantine-stop-propagation={isOpen || fault !== null}
        onFocus={() => {
          before.current = value
          setOpen(true)
        }}
        onInput={onInput}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false)
          setSaid(true)
          if (fault === null) onLeave?.(isByKey.current)
        }}
        onKeyDown={onKeyDown}
        value={value}
        onChange={(date) => {
          setFault(null)
          onChange(date)
        }}
        valueFormat={(date) => format.dateWithDay(date)}
        dateParser={parse}
        monthLabelFormat={isChinese ? 'YYYY年M月' : 'MMMM YYYY'}
        renderDay={(date) => (
          <span className={classes.day}>
            {Number(date.slice(8))}
            <DayMarkWord date={date} />
          </span>
        )}
        getDayProps={(date) => {
          const mark = dayMark(date, localZone())
          const onClick = (): void => {
            before.current = date
            setFault(null)
          }
          return mark === null
            ? { onClick }
            : { onClick, 'aria-label': `${format.dateWithDay(date)}, ${t(`common:dayMarkLong.${mark}`)}` }
        }}
        yearLabelFormat={isChinese ? 'YYYY年' : 'YYYY'}
        monthsListFormat={isChinese ? 'M月' : 'MMM'}
        autoComplete="off"
        popoverProps={{ transitionProps: { duration: 0 }, returnFocus: true, ...(isOpen ? {} : { opened: false }) }}
      />
    </DatesProvider>
  )
}
