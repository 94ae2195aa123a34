/** Sync: where everything is, in one sentence and then line by line, and what can be done about it. */
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useRoving } from '../../app/keyboard/use-roving.ts'
import { skewSentence, syncSentence, type Hub, type SyncStatus } from '../../app/sync/sync-sentence.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Proof } from '../../ui/proof.tsx'
import { FilesOnWay } from '../files/files-on-way.tsx'
import { HubFacts } from './hub-facts.tsx'
import { JoinForm } from './join-form.tsx'
import { RefusedList } from './refused-list.tsx'
import { RemovalQuestion } from './removal-question.tsx'
import { SyncActs } from './sync-acts.tsx'
import beside from '../../ui/with-aside.module.css'
import classes from './sync.module.css'
import { UnsentList } from './unsent-list.tsx'

/** While a round runs its progress is looked at this often, should a hint be lost. */
const lookEveryMs = 1_000

function Alone({ status }: { readonly status: SyncStatus }) {
  const t = useWords()
  return (
    <section className={`${beside.main} ${classes.main}`}>
      <h1>{t('sync:title')}</h1>
      <p className={classes.lead}>
        <Proof state="here" />
        <span>{t('sync:alone', { count: status.unsent })}</span>
      </p>
      <p className={`rp-2 ${classes.under}`}>{t('sync:aloneTodo')}</p>
      <div className={classes.part}>
        <h2>{t('sync:joinTitle')}</h2>
        <JoinForm />
      </div>
    </section>
  )
}

function FirstSync({ hub }: { readonly hub: Hub }) {
  const t = useWords()
  const format = useFormat()
  const { firstSync, trouble } = hub
  if (firstSync === null) return null
  return (
    <div className={classes.progress}>
      <ProgressBar label={t('sync:firstSync')} share={firstSync.share} isWaiting={trouble !== null}>
        <span>{t('sync:firstSyncBuckets', { done: firstSync.done, buckets: firstSync.buckets })}</span>
        <span>{format.share(firstSync.share)}</span>
      </ProgressBar>
      <p className="rp-xs rp-3">{t('sync:firstSyncHint')}</p>
    </div>
  )
}

function Joined({ status, hub }: { readonly status: SyncStatus; readonly hub: Hub }) {
  const t = useWords()
  const format = useFormat()
  const area = useRef<HTMLElement>(null)
  useRoving(area, { move: t('conflicts:move') })
  const sentence = syncSentence(status, t, format)
  const skew = skewSentence(hub, t, format)
  return (
    <div className={`${beside.screen} ${classes.screen}`}>
      <section className={`${beside.main} ${classes.main}`} ref={area}>
        <h1>{t('sync:title')}</h1>
        <p className={classes.lead}>
          <Proof state={sentence.proof} />
          <span className={sentence.isWarning ? 'rp-warn' : undefined}>{sentence.text}</span>
        </p>
        {skew === null ? null : <p className={`rp-warn ${classes.under}`}>{skew}</p>}
        {hub.detail === null ? null : (
          <p className={`rp-xs rp-3 ${classes.under}`}>{t('sync:detail', { detail: hub.detail })}</p>
        )}
        <FirstSync hub={hub} />
        {hub.removal === null ? null : <RemovalQuestion {...hub.removal} />}
        <SyncActs hub={hub} />
        <RefusedList total={status.rejected} />
        <FilesOnWay isAlways />
        <UnsentList total={status.unsent} />
        {status.keptAside === 0 ? null : (
          <p className={`rp-2 ${classes.part}`}>{t('sync:keptAside', { count: status.keptAside })}</p>
        )}
      </section>
      <HubFacts hub={hub} unsent={status.unsent} />
    </div>
  )
}

export default function SyncScreen() {
  const status = useQuery({
    ...ask('sync.status', {}),
    refetchInterval: ({ state }) => (state.data?.hub?.isRunning || state.data?.hub?.firstSync ? lookEveryMs : false),
  }).data
  if (!status) return null
  return status.hub === null ? <Alone status={status} /> : <Joined status={status} hub={status.hub} />
}
