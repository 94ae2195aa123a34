/** The end of a visit: when the next one is, how it went, what was promised. What was chosen so far is kept like what was typed. */
import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import { visitOutcomes } from '../../../shared/domain/visit.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settleWords, writeKept } from '../../platform/kept-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { missingNext, NextStepField, toNextStep } from '../visits/next-step-field.tsx'
import { parseClosing, promisesOf, type Closing } from './closing.ts'
import { useCover } from './cover.ts'
import classes from './on-site.module.css'
import { PromiseRows } from './promise-rows.tsx'
import { useKeptDraft, type KeptDraft } from './use-kept-draft.ts'

interface FieldsProps {
  readonly values: Closing
  readonly contacts: Output<'visits.get'>['contacts']
  readonly seriesOn: string | null
  readonly set: (patch: Partial<Closing>) => void
}

function Outcome({ values, set }: Pick<FieldsProps, 'values' | 'set'>) {
  const t = useWords()
  const words = useChoiceWords()
  return (
    <div>
      <h3 className="rp-xs rp-3">{t('onSite:outcome')}</h3>
      <div role="group" aria-label={t('onSite:outcome')} className={classes.outcomes}>
        {visitOutcomes.map((value) => (
          <button
            key={value}
            type="button"
            className={classes.phrase}
            aria-pressed={values.outcome === value}
            onClick={() => set({ outcome: values.outcome === value ? null : value })}
          >
            {words('visitOutcome', value)}
          </button>
        ))}
      </div>
    </div>
  )
}

function Fields({ values, contacts, seriesOn, set }: FieldsProps) {
  const t = useWords()
  const long = { autosize: true, minRows: 2, maxRows: 6, maxLength: 20_000 } as const
  return (
    <div className={classes.closing}>
      <NextStepField value={values.next} seriesOn={seriesOn} onChange={(next) => set({ next })} />
      <Outcome values={values} set={set} />
      <PromiseRows value={values.promises} contacts={contacts} onChange={(promises) => set({ promises })} />
      <Textarea
        {...long}
        label={t('onSite:summary')}
        value={values.summary}
        onChange={(event) => set({ summary: event.currentTarget.value })}
      />
      <Textarea
        {...long}
        label={t('onSite:reactions')}
        value={values.reactions}
        onChange={(event) => set({ reactions: event.currentTarget.value })}
      />
    </div>
  )
}

const textOrNull = (text: string): string | null => text.trim() || null

/** What `visits.close` takes, or what is missing before it can. */
function useClosing(detail: Output<'visits.get'>, draft: KeptDraft) {
  const words = useChoiceWords()
  const values = parseClosing(draft.value ?? '')
  const next = toNextStep(values.next, words('followUpKind', values.next.kind))
  const promises = promisesOf(values)
  const missing =
    next === null ? missingNext(values.next) : promises === null ? ('onSite:promiseMissing' as const) : null
  const { id: visitId } = detail.visit
  const input =
    next === null || promises === null
      ? null
      : {
          visitId,
          outcome: values.outcome,
          summary: textOrNull(values.summary),
          reactions: textOrNull(values.reactions),
          promises,
          next,
        }
  return { values, missing, input }
}

export function CloseColumn({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const isCovered = useCover((s) => s.isCovered)
  const { visit, accountName } = detail
  const key = `close:${visit.id}`
  const draft = useKeptDraft(key)
  const { values, missing, input } = useClosing(detail, draft)
  const set = (patch: Partial<Closing>): void => draft.change(JSON.stringify({ ...values, ...patch }))
  const close = async (): Promise<void> => {
    if (input === null) return
    const drafts = [key, `note:${visit.id}`]
    // a line that was not kept yet goes with the visit, to its last letter
    await writeKept()
    for (const one of drafts) await settleWords(one)
    const closed = await run('visits.close', { ...input, drafts }, t('visits:loggedSaid', { name: accountName }))
    if (closed === null) return
    draft.forget()
    await navigate({ to: '/visits/$visitId', params: { visitId: visit.id } })
  }
  useShortcuts([{ keys: 'mod+Enter', run: () => void close(), inFields: true }])
  if (draft.value === null) return null
  return (
    <section className={classes.column} aria-label={t('onSite:closing')}>
      {isCovered ? (
        <p className={`rp-2 ${classes.closing}`}>{t('onSite:coveredClosing')}</p>
      ) : (
        <Fields values={values} contacts={detail.contacts} seriesOn={detail.seriesNextOn} set={set} />
      )}
      <div className={classes.close}>
        <p className="rp-xs rp-2">{t(missing ?? 'onSite:closeHint')}</p>
        <Button
          variant="filled"
          fullWidth
          className={classes.closeAct}
          disabled={input === null}
          onClick={() => void close()}
          rightSection={<Kbd keys="mod+Enter" onAccent />}
        >
          {t('onSite:close')}
        </Button>
      </div>
    </section>
  )
}
