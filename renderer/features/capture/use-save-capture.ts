/** Makes of a line what it says. */
import type { CaptureLine } from '../../../shared/domain/capture/capture-line.ts'
import { useSettings } from '../../app/settings.ts'
import { localZone } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'

export interface Meant {
  readonly line: CaptureLine
  readonly account: { readonly id: string; readonly name: string } | null
  readonly personId: string | null
}

/** A visit without a time begins in the morning; the preview shows it before it is saved. */
export const usualVisitTime = '10:00'
/** Of what has a date; a note may be longer. */
export const longestSubject = 200

export function useSaveCapture(): (meant: Meant) => Promise<boolean> {
  const run = useRun()
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { meId } = useSettings()

  const note = async ({ line, account, personId }: Meant): Promise<boolean> => {
    if (account === null) return false
    const values = {
      accountId: account.id,
      contactId: personId,
      body: line.subject,
      notedAt: Date.now(),
      authorId: meId,
    }
    return (
      (await run('records.create', { type: 'visitNote', values }, t('accounts:noteSaid', { name: account.name }))) !==
      null
    )
  }
  const visit = async ({ line, account, personId }: Meant, on: string): Promise<boolean> => {
    if (account === null) return false
    const input = {
      accountId: account.id,
      subject: line.subject || words('visitType', 'follow_up'),
      visitType: 'follow_up',
      on,
      time: line.time ?? usualVisitTime,
      zone: localZone(),
      contactIds: personId === null ? [] : [personId],
    } as const
    const said = t('capture:saidVisit', { name: account.name, when: format.dateWithDay(on) })
    return (await run('visits.plan', input, said)) !== null
  }
  const followUp = async ({ line, account, personId }: Meant, dueOn: string): Promise<boolean> => {
    const input = {
      accountId: account?.id ?? null,
      contactId: personId,
      subject: line.subject || words('followUpKind', line.followUpKind),
      kind: line.followUpKind,
      dueOn,
      dueTime: line.time,
      zone: localZone(),
    }
    const when = format.dateWithDay(dueOn)
    const said =
      account === null ? t('followUps:newSaidAlone', { when }) : t('followUps:newSaid', { name: account.name, when })
    return (await run('followUps.add', input, said)) !== null
  }
  return (meant) => {
    const { kind, on } = meant.line
    if (on === null) return note(meant)
    return kind === 'visit' && meant.account !== null ? visit(meant, on) : followUp(meant, on)
  }
}
