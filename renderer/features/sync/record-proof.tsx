/**
 * Where one record is, beside when it was last changed; a press says it in full. Without a hub everything is here only,
 * which the foot of the window says once. Values that met on this record are named here, one press from being settled.
 */
import { Popover } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { closeDialog } from '../../app/dialogs.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useIsSettled } from '../../app/settled.ts'
import { contactWords } from '../../app/sync/sync-sentence.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Proof, type ProofState } from '../../ui/proof.tsx'
import classes from './record-proof.module.css'

type Known = Output<'sync.record'>
type State = Exclude<Known['state'], 'no_hub'>

const proofOf: Record<State, ProofState> = { only_here: 'here', sending: 'sending', refused: 'broken', on_hub: 'hub' }

function useStateWords({ unsent, version, lastContactMs }: Known, state: State) {
  const t = useWords()
  const format = useFormat()
  const when = lastContactMs === null ? '' : contactWords(format, lastContactMs)
  const badge = state === 'on_hub' ? t('sync:badge.on_hub', { when }) : t(`sync:badge.${state}`)
  const details = {
    only_here: () => t('sync:badgeMore.only_here'),
    sending: () => t('sync:badgeMore.sending', { count: unsent }),
    refused: () => t('sync:badgeMore.refused'),
    on_hub: () => t('sync:badgeMore.on_hub', { version }),
  }
  return { badge, detail: details[state](), contact: when === '' ? null : t('sync:lastContact', { when }) }
}

function Badge({ known, state }: { readonly known: Known; readonly state: State }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const { badge, detail, contact } = useStateWords(known, state)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus width={320}>
      <Popover.Target>
        <button
          type="button"
          className={classes.badge}
          aria-label={t('sync:badgeOpen', { state: badge })}
          onClick={() => setOpen(!isOpen)}
        >
          <Proof state={proofOf[state]} />
          <span className={state === 'refused' ? 'rp-danger' : undefined}>{badge}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={badge}>
        <p>{detail}</p>
        <div className={`rp-xs rp-3 ${classes.contact}`}>
          <span className="rp-grow">{contact}</span>
          <Link to="/sync" onClick={closeDialog}>
            {t('sync:toSync')}
          </Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function ConflictMark({ id, count }: { readonly id: string; readonly count: number }) {
  const t = useWords()
  return (
    <Link to="/conflicts" search={{ record: id }} className={classes.mark} onClick={closeDialog}>
      <IconArrowsSplit2 size={16} stroke={1.6} aria-hidden />
      {t('sync:conflictMark', { count })}
    </Link>
  )
}

interface Props {
  readonly type: RecordTypeName
  readonly id: string
  readonly updatedAt: number
  readonly className?: string | undefined
}

export function RecordProof({ type, id, updatedAt, className }: Props) {
  const t = useWords()
  const format = useFormat()
  const known = useQuery({ ...ask('sync.record', { type, id }), enabled: useIsSettled() }).data
  const state = known === undefined || known.state === 'no_hub' ? null : known.state
  return (
    <div className={[`rp-xs rp-3 ${classes.line}`, className].join(' ')}>
      <Facts
        items={[
          known !== undefined && state !== null ? <Badge key="badge" known={known} state={state} /> : null,
          t('records:lastChanged', { when: format.moment(updatedAt) }),
          known !== undefined && known.conflicts > 0 ? (
            <ConflictMark key="conflicts" id={id} count={known.conflicts} />
          ) : null,
        ]}
      />
    </div>
  )
}
