/** Team: the hub's people, as far as this person may see and change them. Asked of the hub, so it needs a network. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { faultWords } from '../../app/fault-words.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { useAsk } from '../../platform/queries.ts'
import { OwnPage } from './own-page.tsx'
import { PeoplePage } from './people-page.tsx'
import classes from './team.module.css'
import { whenWords } from './team-words.ts'
import { askTeam } from './use-team-act.ts'

function NoHub() {
  const t = useWords()
  return (
    <section className={classes.alone}>
      <h1>{t('team:title')}</h1>
      <p>{t('team:noHub')}</p>
      <div>
        <Button renderRoot={(props) => <Link {...props} to="/sync" />}>{t('sync:toSync')}</Button>
      </div>
    </section>
  )
}

interface RefusedProps {
  readonly error: Error
  readonly isAsking: boolean
  readonly onRetry: () => void
}

function Why({ error, isAsking, onRetry, hint }: RefusedProps & { readonly hint: string }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      <p className="rp-warn" role="alert">
        {faultWords(t, faultFrom(error), format.size)}
      </p>
      <p className="rp-2">{hint}</p>
      <div>
        <Button aria-disabled={isAsking} onClick={() => (isAsking ? undefined : onRetry())}>
          {t(isAsking ? 'team:asking' : 'faults:tryAgain')}
        </Button>
      </div>
    </>
  )
}

function AtHub({ hubName }: { readonly hubName: string }) {
  const t = useWords()
  const format = useFormat()
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery({ ...askTeam, refetchOnMount: 'always' })
  const refused = error === null ? null : { error, isAsking: isFetching, onRetry: () => void refetch() }
  if (data) {
    const old =
      refused === null ? null : (
        <div className={classes.old}>
          <Why {...refused} hint={t('team:asOf', { when: whenWords(t, format, dataUpdatedAt) })} />
        </div>
      )
    const isAlone = !data.me.isAdmin && data.users.length <= 1
    return isAlone ? <OwnPage team={data} note={old} /> : <PeoplePage team={data} hubName={hubName} note={old} />
  }
  return (
    <section className={classes.alone}>
      <h1>{t('team:title')}</h1>
      {refused === null ? (
        <p className="rp-2" role="status">
          {t('team:asking')}
        </p>
      ) : (
        <Why {...refused} hint={t('team:needsHub')} />
      )}
    </section>
  )
}

export default function TeamScreen() {
  const status = useAsk('sync.status', {}).data
  if (!status) return null
  return status.hub === null ? <NoHub /> : <AtHub hubName={status.hub.name} />
}
