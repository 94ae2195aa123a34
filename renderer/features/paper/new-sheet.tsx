/** The form a sheet begins with: for whom, then what it is made of. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { AccountRef } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { AccountPicker } from '../accounts/account-picker.tsx'
import { usePaperFontsSoon } from './paper-fonts.ts'

interface Props {
  readonly title: string
  readonly act: string
  /** What is said while nobody is chosen. */
  readonly missing: string
  /** Chosen already, where it was opened from an account. */
  readonly account: AccountRef | undefined
  readonly onStart: (account: AccountRef) => Promise<void>
  readonly onClose: () => void
  readonly children: (account: AccountRef | null) => ReactNode
}

export function NewSheet({ title, act, missing, account: given, onStart, onClose, children }: Props) {
  const t = useWords()
  usePaperFontsSoon()
  const [account, setAccount] = useState(given ?? null)
  const isBusy = useRef(false)
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (account === null || isBusy.current) return
    isBusy.current = true
    await onStart(account)
    isBusy.current = false
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={formClasses.form} onKeyDown={submitOnModEnter} onSubmit={(event) => void start(event)}>
        {given ? null : (
          <AccountPicker label={t('common:pickAccount')} autoFocus value={account} onChange={setAccount} />
        )}
        {children(account)}
        <FormFoot act={act} onCancel={onClose} isDisabled={account === null} note={account === null ? missing : null} />
      </form>
    </Dialog>
  )
}
