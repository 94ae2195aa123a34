/** The link of an invitation, shown once: to be copied and sent. */
import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import formClasses from '../../ui/form.module.css'
import type { TeamDialog } from './team-dialog.ts'
import classes from './team.module.css'

type Props = Extract<TeamDialog, { type: 'link' }> & { readonly onClose: () => void }

export function LinkDialog({ user, issued, onClose }: Props) {
  const t = useWords()
  const format = useFormat()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'copied' | 'copyRefused' | null>(null)
  const copy = (): void =>
    void navigator.clipboard.writeText(issued.link).then(
      () => setCopied('copied'),
      () => {
        setCopied('copyRefused')
        field.current?.select()
      },
    )
  const { name } = user
  return (
    <Dialog
      title={t(user.joinedAtMs === null ? 'team:linkTitle' : 'team:linkTitleDevice', { name })}
      size={640}
      onClose={onClose}
    >
      <div className={formClasses.form}>
        <TextInput
          ref={field}
          label={t('team:link')}
          classNames={{ input: `rp-exact ${classes.link}` }}
          readOnly
          value={issued.link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <p>{t('team:linkOnce', { when: format.moment(issued.expiresAtMs) })}</p>
        <p className="rp-2">{t('team:linkHow')}</p>
        <div className={formClasses.foot}>
          <p role="status" className={copied === 'copyRefused' ? 'rp-warn' : undefined}>
            {copied === null ? '' : t(`team:${copied}`)}
          </p>
          <Button variant="subtle" onClick={onClose}>
            {t('team:done')}
          </Button>
          <Button variant="filled" onClick={copy} data-autofocus>
            {t('team:copyLink')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
