/** The end of a visit: when the next one is, or why there is none. What was chosen so far is kept like what was typed. */
import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import type { Output } from '../../../shared/api/contract.ts'
import { followUpKinds } from '../../../shared/domain/follow-up.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settleWords } from '../../platform/kept-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { missingNext, NextStepField, noNext, toNextStep } from '../visits/next-step-field.tsx'
import classes from './on-site.module.css'
import { useKeptDraft } from './use-kept-draft.ts'

const closing = z.object({
  summary: z.string(),
  next: z.object({
    choice: z.string().nullable(),
    picked: z.string().nullable(),
    time: z.string().nullable(),
    kind: z.enum(followUpKinds),
    subject: z.string(),
    because: z.string(),
  }),
})
type Closing = z.infer<typeof closing>
const nothing: Closing = { summary: '', next: noNext }

/** What was kept; words of another version of the program are none. */
function parseClosing(kept: string): Closing {
  if (kept === '') return nothing
  try {
    const parsed = closing.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : nothing
  } catch {
    return nothing
  }
}

export function CloseColumn({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const navigate = useNavigate()
  const { visit, accountName } = detail
  const key = `close:${visit.id}`
  const draft = useKeptDraft(key)
  const values = parseClosing(draft.value ?? '')
  const set = (patch: Partial<Closing>): void => draft.change(JSON.stringify({ ...values, ...patch }))
  const next = toNextStep(values.next, words('followUpKind', values.next.kind))
  const close = async (): Promise<void> => {
    if (next === null) return
    const summary = values.summary.trim() || null
    const drafts = [key, `note:${visit.id}`]
    for (const one of drafts) await settleWords(one)
    const said = t('visits:loggedSaid', { name: accountName })
    const closed = await run('visits.close', { visitId: visit.id, summary, next, drafts }, said)
    if (closed === null) return
    draft.forget()
    await navigate({ to: '/accounts/$accountId', params: { accountId: visit.accountId } })
  }
  useShortcuts([{ keys: 'mod+Enter', run: () => void close(), inFields: true }])
  if (draft.value === null) return null
  return (
    <section className={classes.column} aria-label={t('onSite:closing')}>
      <div className={classes.closing}>
        <NextStepField value={values.next} onChange={(changed) => set({ next: changed })} />
        <Textarea
          label={t('onSite:summary')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={20_000}
          value={values.summary}
          onChange={(event) => set({ summary: event.currentTarget.value })}
        />
      </div>
      <div className={classes.close}>
        <p className="rp-xs rp-2">{next === null ? t(missingNext(values.next)) : t('onSite:closeHint')}</p>
        <Button
          variant="filled"
          fullWidth
          className={classes.closeAct}
          disabled={next === null}
          onClick={() => void close()}
          rightSection={<Kbd keys="mod+Enter" onAccent />}
        >
          {t('onSite:close')}
        </Button>
      </div>
    </section>
  )
}
