/** Gives an account to a colleague: who, what goes along, and the page that tells them what to know. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { Facts } from '../../ui/facts.tsx'
import { isOpenDeal } from './brief-parts.ts'

type Props = Extract<DialogRequest, { type: 'handOver' }> & { readonly onClose: () => void }
type Counts = Pick<Output<'handover.assign'>, 'followUps' | 'visits' | 'opportunities'>

/** `3 件没办的跟进`, ...; what there is none of is left out. */
const countWords = (t: Words, { followUps, visits, opportunities }: Counts): readonly string[] =>
  [
    followUps === 0 ? null : t('handover:followUps', { count: followUps }),
    visits === 0 ? null : t('handover:visits', { count: visits }),
    opportunities === 0 ? null : t('handover:deals', { count: opportunities }),
  ].filter((words) => words !== null)

function GoesAlong({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const t = useWords()
  const brief = useQuery(ask('handover.brief', { accountId })).data
  if (!brief) return null
  const counts = countWords(t, {
    followUps: brief.promises.length,
    visits: brief.planned.length,
    opportunities: brief.deals.filter(isOpenDeal).length,
  })
  return (
    <div>
      <h3>{t('handover:goesAlong')}</h3>
      <p>{counts.length === 0 ? t('handover:nothingOpen') : <Facts items={counts} />}</p>
      <p className="rp-xs rp-2">{t('handover:stays')}</p>
      <p>
        <Link to="/accounts/$accountId/brief" params={{ accountId }} onClick={onClose}>
          {t('handover:readBrief')}
        </Link>
      </p>
    </div>
  )
}

export default function HandOver({ account, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const ownerId = useAsk('accounts.get', { id: account.id }).data?.account.ownerId ?? null
  const team = useAsk('team.list', {}).data
  const colleagues = (team ?? []).filter((m) => m.id !== ownerId && m.isActive !== false)
  const [toId, setToId] = useState<string | null>(null)
  const to = colleagues.find((m) => m.id === toId)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!to) return
    const names = { account: account.name, name: to.name }
    const done = await run('handover.assign', { accountId: account.id, ownerId: to.id }, (moved) => {
      const what = countWords(t, moved).join(t('common:listComma'))
      return what === '' ? t('handover:said', names) : t('handover:saidWith', { ...names, what })
    })
    if (done !== null) onClose()
  }
  return (
    <Dialog title={t('handover:title', { name: account.name })} onClose={onClose}>
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        {team !== undefined && colleagues.length === 0 ? (
          <p className="rp-2">{t('handover:nobody')}</p>
        ) : (
          <Select
            label={t('handover:to')}
            placeholder={t('handover:toHint')}
            data={colleagues.map((m) => ({ value: m.id, label: m.name }))}
            value={toId}
            searchable={colleagues.length > 10}
            comboboxProps={{ transitionProps: { duration: 0 } }}
            data-autofocus
            onChange={setToId}
          />
        )}
        <GoesAlong accountId={account.id} onClose={onClose} />
        <FormFoot
          act={to ? t('handover:actTo', { name: to.name }) : t('handover:act')}
          onCancel={onClose}
          isDisabled={!to}
          note={to ? null : t('handover:missing')}
        />
      </form>
    </Dialog>
  )
}
