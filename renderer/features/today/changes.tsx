/** What changed since yesterday that one should know before going out. */
import { useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import { addDays, instantOf } from '../../../shared/base/local-date.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './today.module.css'
import { useSome } from './use-some.tsx'

type Change = Output<'today.changes'>[number]

const shownMost = 8

/** What happened, in a few words. */
function useTold(): (change: Change) => string {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  return (change) => {
    const title = change.title ?? ''
    switch (change.kind) {
      case 'stage':
        return t('today:changed.stage', { stage: words('stage', change.after) })
      case 'owner':
        return t('today:changed.owner', { name: change.after ?? '' })
      case 'dealStage':
        return t('today:changed.dealStage', { title, stage: words('stage', change.after) })
      case 'dealOutcome':
        return t('today:changed.dealOutcome', { title, outcome: words('outcome', change.after) })
      case 'visitMoved':
        return t('today:changed.visitMoved', { title, when: format.moment(Number(change.after)) })
      case 'newPerson':
      case 'hasLeft':
      case 'visitOff':
        return t(`today:changed.${change.kind}`, { title })
      case 'note':
        return t('today:changed.note', { name: change.actorName ?? '', title })
    }
  }
}

export function Changes() {
  const t = useWords()
  const told = useTold()
  const navigate = useNavigate()
  const since = instantOf(addDays(useToday(), -1), '00:00', localZone())
  const changes = useAsk('today.changes', { since }).data ?? []
  const { shown, more } = useSome(changes, shownMost)
  if (changes.length === 0) return null
  const open = ({ accountId }: Change): void => {
    if (accountId !== null) void navigate({ to: '/accounts/$accountId', params: { accountId } })
  }
  return (
    <section>
      <SectionHead title={t('today:changes')} />
      <ul>
        {shown.map((change) => (
          <li key={change.key}>
            <button type="button" data-rove className={classes.asideItem} onClick={() => open(change)}>
              <span className="rp-cut">{told(change)}</span>
              <span className={`rp-xs rp-3 rp-cut ${classes.line}`}>{change.accountName}</span>
            </button>
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
