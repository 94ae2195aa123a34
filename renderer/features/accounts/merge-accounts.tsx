/** Merges two accounts, after showing what will be: where they differ, what is filled in, what moves over. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import formClasses from '../../ui/form.module.css'
import { AccountPicker } from './account-picker.tsx'
import { MergePreview } from './merge-preview.tsx'

type Props = Extract<DialogRequest, { type: 'merge' }> & { readonly onClose: () => void }
export type Preview = Output<'accounts.mergePreview'>

/** Accounts that look like this one, to merge with in one press. */
function Suggested({ account, onPick }: { readonly account: AccountRef; readonly onPick: (a: AccountRef) => void }) {
  const t = useWords()
  const found = useAsk('accounts.duplicates', { name: account.name, excludeId: account.id }).data ?? []
  if (found.length === 0) return null
  return (
    <div className="rp-row">
      <span className="rp-3 rp-xs">{t('accounts:mergeSuggested')}</span>
      {found.slice(0, 2).map((d) => (
        <Button key={d.id} onClick={() => onPick({ id: d.id, name: d.name })}>
          {d.name}
        </Button>
      ))}
    </div>
  )
}

export default function MergeAccounts({ account, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const [other, setOther] = useState<AccountRef | null>(null)
  const [isSwapped, setSwapped] = useState(false)
  const [take, setTake] = useState<readonly string[]>([])
  const [keepId, dropId] = isSwapped ? [other?.id, account.id] : [account.id, other?.id]
  const preview = useQuery({
    ...ask('accounts.mergePreview', { keepId: keepId ?? '', dropId: dropId ?? '' }),
    enabled: other !== null,
  }).data
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!keepId || !dropId || !preview) return
    const said = t('accounts:mergeSaid', { name: preview.keep.name })
    const done = await run('accounts.merge', { keepId, dropId, take: [...take] }, said)
    if (done === null) return
    onClose()
    await navigate({ to: '/accounts/$accountId', params: { accountId: keepId } })
  }
  return (
    <Dialog title={t('accounts:mergeTitle', { name: account.name })} size={760} onClose={onClose}>
      <form className={formClasses.form} onSubmit={(e) => void save(e)}>
        {/* above the field: its list of choices would lie over what comes below */}
        {other === null ? <Suggested account={account} onPick={setOther} /> : null}
        <AccountPicker
          label={t('accounts:mergePick')}
          autoFocus
          value={other}
          excludeId={account.id}
          onChange={(a) => {
            setOther(a)
            setTake([])
          }}
        />
        {preview ? (
          <MergePreview
            preview={preview}
            take={take}
            onTake={setTake}
            onSwap={() => {
              setSwapped(!isSwapped)
              setTake([])
            }}
          />
        ) : null}
        <FormFoot
          act={t('accounts:mergeAct')}
          onCancel={onClose}
          isDisabled={!preview}
          note={preview ? null : t('accounts:mergeMissing')}
        />
      </form>
    </Dialog>
  )
}
