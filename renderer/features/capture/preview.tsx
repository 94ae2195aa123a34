/** What a line will become, as it is typed; and what it lacks. */
import { IconCalendarEvent, IconNote, IconRoute } from '@tabler/icons-react'
import type { CaptureLine } from '../../../shared/domain/capture/capture-line.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './capture.module.css'
import { usualVisitTime } from './use-save-capture.ts'

const icons = { followUp: IconCalendarEvent, visit: IconRoute, note: IconNote } as const

interface Props {
  readonly line: CaptureLine
  readonly accountName: string | null
  readonly personName: string | null
}

export function Preview({ line, accountName, personName }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const Icon = icons[line.kind]
  const time = line.time ?? (line.kind === 'visit' ? usualVisitTime : null)
  const when = line.on === null ? null : [format.dateWithDay(line.on), time].filter((part) => part !== null).join(' ')
  const what = line.subject === '' && line.kind !== 'note' ? words('followUpKind', line.followUpKind) : line.subject
  return (
    <div className={classes.preview}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className="rp-grow">
        <b>{t(`capture:kindOf.${line.kind}`)}</b>{' '}
        <span className="rp-2">
          <Facts
            items={[
              when === null ? null : (
                <span key="when" className="rp-accent">
                  {when}
                </span>
              ),
              accountName,
              personName,
              what,
            ]}
          />
        </span>
      </span>
    </div>
  )
}
