/** What it comes to, what is taken off, and the approval where that is more than one may give alone. */
import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { standingOf, sumOf, type QuoteStanding, type QuoteSum } from '../../../shared/domain/quote-sum.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from '../paper/editor.module.css'
import { NumberText, wholeNumber } from '../paper/number-text.tsx'
import type { Editing } from './editing.ts'

interface Props {
  readonly editing: Editing
}

interface ReasonProps extends Props {
  readonly sum: QuoteSum
  /** Kept while a discount that is being typed needs no approval. */
  readonly reason: string
  readonly onReason: (reason: string) => void
}

interface DecideProps extends ReasonProps {
  readonly standing: QuoteStanding
  /** Once it is, there is nothing left to press. */
  readonly onDone: () => void
}

function Decide({ editing, sum, standing, reason, onReason, onDone }: DecideProps) {
  const t = useWords()
  const run = useRun()
  const isBusy = useRef(false)
  const { quote, mayDecide } = editing.detail
  const { id, name } = quote
  const said = reason.trim() === '' ? null : reason.trim()
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    if ((await editing.flush()) && (await work()) !== null) {
      onReason('')
      onDone()
    }
    isBusy.current = false
  }
  const askFor = (): void => void act(() => run('quotes.ask', { id, reason: said }, t('quotes:asked', { name })))
  const decide = (approves: boolean): void =>
    void act(() =>
      run(
        'quotes.decide',
        { id, approves, percent: sum.percent, offMinor: sum.offMinor, reason: said },
        t(approves ? 'quotes:approvedNow' : 'quotes:refusedNow', { name }),
      ),
    )
  if (standing === 'asked' && !mayDecide) return null
  const isOpen = mayDecide && standing === 'asked'
  // Enter is the one act there is; between two a person presses one
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (isOpen) return
    if (mayDecide) decide(true)
    else askFor()
  }
  return (
    <form className={classes.fields} onSubmit={onSubmit}>
      <TextInput
        label={t(mayDecide ? 'quotes:reasonDecide' : 'quotes:reasonAsk')}
        maxLength={400}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <div className="rp-row">
        {mayDecide ? (
          <>
            <Button onClick={() => decide(true)}>{t('quotes:approve', { percent: sum.percent })}</Button>
            {isOpen ? (
              <Button className="rp-danger" variant="subtle" onClick={() => decide(false)}>
                {t('quotes:refuse')}
              </Button>
            ) : null}
          </>
        ) : (
          <Button type="submit">{t('quotes:ask')}</Button>
        )}
      </div>
    </form>
  )
}

function Standing(props: ReasonProps) {
  const t = useWords()
  const { editing, sum } = props
  const { quote, limitPercent, decidedBy } = editing.detail
  const group = useRef<HTMLDivElement>(null)
  const standing = standingOf(quote, sum, limitPercent)
  if (standing === 'free') return null
  const name = decidedBy ?? t('quotes:somebody')
  const isGood = standing === 'approved'
  return (
    <div ref={group} className={classes.fields} role="group" tabIndex={-1} aria-label={t('quotes:approval')}>
      <p className={isGood ? 'rp-2' : 'rp-warn'}>
        {t(`quotes:standing.${standing}`, {
          percent: isGood ? (quote.approvedPercent ?? 0) : sum.percent,
          limit: limitPercent ?? 0,
          name,
        })}
      </p>
      {quote.decision === null || standing === 'ask' ? null : <p className={classes.said}>{quote.decision}</p>}
      {isGood ? null : <Decide {...props} standing={standing} onDone={() => group.current?.focus()} />}
    </div>
  )
}

export function SumPart({ editing }: Props) {
  const t = useWords()
  const format = useFormat()
  const { quote, lines } = editing.detail
  const sum = sumOf(quote, lines)
  const [reason, setReason] = useState('')
  const money = (minor: number): string => format.money(minor, quote.currency)
  return (
    <section className={classes.block}>
      <div className={classes.total}>
        <NumberText
          label={t('fields:quote.discountPercent')}
          value={String(quote.discountPercent ?? '')}
          parse={wholeNumber(0, 100)}
          limits={t('paper:wholeLimits', { least: 0, most: 100 })}
          onValue={(discountPercent) => editing.set({ discountPercent })}
          onLeave={() => void editing.flush()}
        />
        <p>
          <span className="rp-xs rp-3">{t('quotes:total')}</span>
          <b>{sum === null ? t('quotes:tooLarge') : money(sum.totalMinor)}</b>
          {sum === null || sum.totalMinor === sum.linesMinor ? null : (
            <span className="rp-xs rp-3">{t('quotes:before', { money: money(sum.linesMinor) })}</span>
          )}
          {sum === null || sum.optionsMinor === 0 ? null : (
            <span className="rp-xs rp-3">{t('quotes:options', { money: money(sum.optionsMinor) })}</span>
          )}
        </p>
      </div>
      {sum === null ? null : <Standing editing={editing} sum={sum} reason={reason} onReason={setReason} />}
    </section>
  )
}
