/** What was begun and not finished: one press goes on with it, another throws it away. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { openDialog, type DialogRequest } from '../../app/dialogs.ts'
import { dropDraft, keepDraft } from '../../app/drafts.ts'
import { pushUndo } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { writeKept } from '../../platform/kept-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './today.module.css'
import { useSome } from './use-some.tsx'

type Draft = Output<'drafts.unfinished'>[number]

const shownMost = 6

/** The dialog a draft of a form belongs to. */
async function dialogOf({ kind, visitId, accountId, accountName, words }: Draft): Promise<DialogRequest | null> {
  const account = accountId === null ? {} : { account: { id: accountId, name: accountName ?? '' } }
  switch (kind) {
    case 'plan':
      return { type: 'planVisit', ...account }
    case 'log': {
      const visit = visitId === null ? null : (await api('visits.get', { id: visitId })).visit
      return { type: 'logVisit', ...account, ...(visit ? { visit } : {}) }
    }
    case 'note':
      return { type: 'note', ...account, ...(visitId === null ? {} : { visitId }) }
    case 'account':
      return { type: 'newAccount', name: words }
    case 'close':
      return null
    default:
      return { type: kind, ...account }
  }
}

function useDrafts() {
  const t = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const drafts = useAsk('drafts.unfinished', {}).data ?? []
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ask('drafts.unfinished', {}).queryKey })
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ask('drafts.unfinished', {}).queryKey })
  }, [client])
  const goOn = async (draft: Draft): Promise<void> => {
    if (draft.visitId !== null && draft.isVisitOpen && !draft.key.startsWith('form:'))
      return navigate({ to: '/on-site/$visitId', params: { visitId: draft.visitId } })
    // the visit was closed elsewhere meanwhile: the line becomes a note that is added to it
    if (draft.visitId !== null && draft.key === `note:${draft.visitId}`) {
      const account = draft.accountId === null ? null : { id: draft.accountId, name: draft.accountName ?? '' }
      const { value } = await api('drafts.get', { key: draft.key })
      keepDraft(`note:${draft.visitId}`, { account, body: value ?? '' })
      // on the disk in its new place before it leaves the old one
      await writeKept()
      await api('drafts.set', { key: draft.key, value: '' })
    }
    const dialog = await dialogOf(draft)
    if (dialog) openDialog(dialog)
    else if (draft.visitId !== null) await navigate({ to: '/visits/$visitId', params: { visitId: draft.visitId } })
  }
  const discard = async ({ key }: Draft): Promise<void> => {
    const { value } = await api('drafts.get', { key })
    const formKey = key.startsWith('form:') ? key.slice('form:'.length) : null
    if (formKey !== null) dropDraft(formKey)
    await api('drafts.set', { key, value: '' })
    await refresh()
    const takeBack = async (): Promise<boolean> => {
      if (formKey !== null) keepDraft(formKey, JSON.parse(value ?? '{}'))
      await api('drafts.set', { key, value: value ?? '' })
      await refresh()
      return true
    }
    pushUndo({ txnId: `draft ${key}`, said: t('today:draftDropped'), takeBack })
  }
  return { drafts, goOn, discard }
}

export function Unfinished() {
  const t = useWords()
  const format = useFormat()
  const { drafts, goOn, discard } = useDrafts()
  const { shown, more } = useSome(drafts, shownMost)
  if (drafts.length === 0) return null
  return (
    <section>
      <SectionHead title={t('today:drafts')} count={drafts.length} />
      <ul>
        {shown.map((draft) => (
          <li key={draft.key} className={classes.draft}>
            <button type="button" data-rove className={classes.asideItem} onClick={() => void goOn(draft)}>
              <span className={classes.asideRow}>
                <span className="rp-cut">{draft.words}</span>
              </span>
              <span className={`rp-xs rp-3 rp-cut ${classes.line}`}>
                <Facts
                  items={[
                    t(`today:draftOf.${draft.kind}`),
                    draft.accountName,
                    format.near(format.dateOf(draft.updatedAt)),
                  ]}
                />
              </span>
            </button>
            <ActionIcon
              size="sm"
              variant="subtle"
              aria-label={t('today:draftDrop', { words: draft.words })}
              onClick={() => void discard(draft)}
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
