/** Who stands in for whom, until when; ended by who may. */
import { Button } from '@mantine/core'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import type { OpenTeamDialog } from './team-dialog.ts'
import { canCover, canEnd, type Cover } from './team-rights.ts'
import classes from './team.module.css'
import { useTeamAct } from './use-team-act.ts'

function Line({ team, cover }: { readonly team: TeamAnswer; readonly cover: Cover }) {
  const t = useWords()
  const format = useFormat()
  const act = useTeamAct()
  const { userId, coveredUserId, untilMs } = cover
  const names = { name: cover.name, covered: cover.coveredName }
  const what = t('team:coverOf', names)
  const end = (): void =>
    void act(
      { act: 'endCover', coverId: cover.id },
      { said: t('team:didEndCover', names), back: { act: 'cover', userId, coveredUserId, untilMs } },
    )
  return (
    <li className={classes.line}>
      <div className="rp-grow">
        <div className={classes.name}>{what}</div>
        <p className="rp-xs rp-3">{t('team:coverUntil', { date: format.dateWithDay(format.dateOf(untilMs)) })}</p>
      </div>
      {canEnd(team, cover) ? (
        <Button
          variant="subtle"
          aria-label={t('common:titleFor', { title: t('team:coverEnd'), name: what })}
          onClick={end}
        >
          {t('team:coverEnd')}
        </Button>
      ) : null}
    </li>
  )
}

export function Covers({ team, onDialog }: { readonly team: TeamAnswer; readonly onDialog: OpenTeamDialog }) {
  const t = useWords()
  return (
    <section className={classes.part}>
      <SectionHead title={t('team:covers')} {...(team.covers.length === 0 ? {} : { count: team.covers.length })}>
        {canCover(team) ? (
          <button type="button" className="rp-link" onClick={() => onDialog({ type: 'cover', coveredUserId: null })}>
            {t('team:coverAdd')}
          </button>
        ) : null}
      </SectionHead>
      {team.covers.length === 0 ? <p className="rp-2">{t('team:coversNone')}</p> : null}
      <ul className={classes.lines}>
        {team.covers.map((cover) => (
          <Line key={cover.id} team={team} cover={cover} />
        ))}
      </ul>
    </section>
  )
}
