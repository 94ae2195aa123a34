/**
 * A date, picked from the calendar or typed as it comes (`明天`, `+7`, `11-23`, `fri`). While what is typed is none, the date is
 * the one from before: `11-33` is not `11-3`.
 */
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/zh-cn'
import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates'
import { useRef, useState, type FormEvent } from 'react'
import { dayMark } from '../../shared/domain/working-calendar.ts'
import { isComposing } from '../app/keyboard/key-event.ts'
import { currentDate, localZone } from '../app/today.ts'
import { useFormat } from '../app/use-format.ts'
import { useWords } from '../i18n/use-words.ts'
import { parseDateText } from '../i18n/parse-date.ts'
import classes from './date-field.module.css'
import { DayMarkWord } from './day-mark.tsx'

interface Props extends Omit<DateInputProps, 'value' | 'onChange' | 'dateParser' | 'valueFormat'> {
  /** `YYYY-MM-DD` or null. */
  readonly value: string | null
  readonly onChange: (date: string | null) => void
  /** Something that was: no day after today, and what has no year is the last such day. */
  readonly isPast?: boolean
  /** The field was left, or Enter pressed. */
  readonly onLeave?: () => void
  /** Esc was pressed. */
  readonly onCancel?: () => void
}

export function DateField({ value, onChange, isPast = false, onLeave, onCancel, ...rest }: Props) {
  const format = useFormat()
  const t = useWords()
  // the first Esc closes the calendar, and only the next one the dialog around it
  const [isOpen, setOpen] = useState(false)
  const before = useRef(value)
  const parse = (text: string): string | null => parseDateText(text, currentDate(), isPast)
  const onInput = ({ currentTarget }: FormEvent<HTMLInputElement>): void => {
    const date = parse(currentTarget.value)
    const isNone = date === null ? currentTarget.value.trim() !== '' : isPast && date > currentDate()
    if (isNone) onChange(before.current)
  }
  const isChinese = format.language === 'zh-CN'
  return (
    <DatesProvider settings={{ locale: isChinese ? 'zh-cn' : 'en', firstDayOfWeek: 1, weekendDays: [6, 0] }}>
      <DateInput
        {...rest}
        {...(isPast ? { maxDate: currentDate() } : {})}
        // a press on the chosen day is no way to clear the field
        allowDeselect={false}
        clearButtonProps={{ 'aria-label': t('common:clear') }}
        data-mantine-stop-propagation={isOpen}
        onFocus={() => {
          before.current = value
          setOpen(true)
        }}
        onInput={onInput}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false)
          onLeave?.()
        }}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return
          setOpen(event.key !== 'Escape')
          if (event.key === 'Escape') onCancel?.()
          if (event.key === 'Enter' && onLeave) {
            event.preventDefault()
            onLeave()
          }
        }}
        value={value}
        onChange={onChange}
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
          const onClick = (): void => void (before.current = date)
          return mark === null
            ? { onClick }
            : { onClick, 'aria-label': `${format.dateWithDay(date)}, ${t(`common:dayMarkLong.${mark}`)}` }
        }}
        yearLabelFormat={isChinese ? 'YYYY年' : 'YYYY'}
        monthsListFormat={isChinese ? 'M月' : 'MMM'}
        autoComplete="off"
        popoverProps={{ transitionProps: { duration: 0 }, returnFocus: true }}
      />
    </DatesProvider>
  )
}
