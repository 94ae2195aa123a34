/** The lines of a quote: what, how many, for how long, at what price; each opened to be written. */
import { ActionIcon, Button, Checkbox, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { priceUnits } from '../../../shared/domain/price-package.ts'
import { isByMonth, isByTime, lineMinor, termsOf } from '../../../shared/domain/quote-sum.ts'
import type { QuoteLine } from '../../../shared/domain/quote.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from '../paper/editor.module.css'
import { NumberText, wholeNumber } from '../paper/number-text.tsx'
import { orNull } from '../paper/texts.ts'
import { SheetLine } from '../paper/sheet-line.tsx'
import { SheetText } from '../paper/sheet-text.tsx'
import { useAdding } from '../paper/use-adding.ts'
import { editableAmount, parseAmount } from '../records/amount.ts'
import type { Editing } from './editing.ts'

const [mostPrice, mostPieces, mostTerms] = [1_000_000_000_000, 10_000_000, 600]

interface LineProps {
  readonly editing: Editing
  readonly line: QuoteLine
}

function LineFields({ editing, line }: LineProps) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { quote } = editing.detail
  const { id, unit } = line
  const leave = (): void => void editing.flush()
  const parsePrice = (text: string): number | undefined => {
    const minor = parseAmount(text, quote.currency)
    return minor === null || minor < 0 || minor > mostPrice ? undefined : minor
  }
  return (
    <div className={classes.fields}>
      <SheetText
        label={t('fields:quoteLine.title')}
        most={200}
        value={line.title}
        onText={(title) => {
          // a line without a title has nothing to stand under
          if (title.trim() === '') editing.showLine(id, { title })
          else editing.setLine(id, { title })
        }}
        onLeave={leave}
      />
      {quote.language === 'zh-CN' ? null : (
        <SheetText
          label={t('quotes:english')}
          most={200}
          value={line.titleEn ?? ''}
          onText={(text) => editing.setLine(id, { titleEn: orNull(text) })}
          onLeave={leave}
        />
      )}
      <div className={classes.pair}>
        <NumberText
          label={t('quotes:priceIn', { currency: quote.currency })}
          value={editableAmount(line.priceMinor, quote.currency)}
          parse={parsePrice}
          limits={t('paper:amountLimits', { most: format.money(mostPrice, quote.currency) })}
          onValue={(priceMinor) => editing.setLine(id, { priceMinor: priceMinor ?? 0 })}
          onLeave={leave}
        />
        <Select
          label={t('fields:quoteLine.unit')}
          allowDeselect={false}
          // what the package asks is for its own unit
          disabled={line.listMinor !== null}
          data={priceUnits.map((value) => ({ value, label: words('priceUnit', value) }))}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={unit}
          onChange={(value) => {
            const next = (value ?? unit) as QuoteLine['unit']
            editing.pickLine(id, { unit: next, terms: termsOf(next, null) })
          }}
        />
        <NumberText
          label={t('fields:quoteLine.quantity')}
          value={String(line.quantity)}
          parse={(text) => wholeNumber(0, mostPieces)(text) ?? undefined}
          limits={t('paper:wholeLimits', { least: 0, most: mostPieces })}
          onValue={(quantity) => editing.setLine(id, { quantity: quantity ?? 0 })}
          onLeave={leave}
        />
        {isByTime(unit) ? (
          <NumberText
            label={t(isByMonth(unit) ? 'quotes:months' : 'quotes:years')}
            value={String(line.terms ?? 1)}
            parse={(text) => wholeNumber(1, mostTerms)(text) ?? undefined}
            limits={t('paper:wholeLimits', { least: 1, most: mostTerms })}
            onValue={(terms) => editing.setLine(id, { terms })}
            onLeave={leave}
          />
        ) : null}
      </div>
      <Checkbox
        label={t('quotes:optional')}
        checked={line.isOptional === true}
        onChange={(event) => editing.pickLine(id, { isOptional: event.currentTarget.checked })}
      />
    </div>
  )
}

interface ItemProps extends LineProps {
  readonly index: number
  readonly count: number
  readonly isOpen: boolean
  readonly isNew: boolean
  readonly onOpen: () => void
}

function Item({ editing, line, ...place }: ItemProps) {
  const t = useWords()
  const format = useFormat()
  const { id, title } = line
  return (
    <SheetLine
      type="quoteLine"
      id={id}
      title={title}
      {...place}
      flush={editing.flush}
      end={
        <>
          {line.isOptional === true ? <span className="rp-xs rp-3">{t('quotes:isOption')}</span> : null}
          <span className="rp-num">{format.money(lineMinor(line), editing.detail.quote.currency)}</span>
        </>
      }
    >
      <LineFields editing={editing} line={line} />
    </SheetLine>
  )
}

export function LinesPart({ editing }: { readonly editing: Editing }) {
  const t = useWords()
  const run = useRun()
  const [openId, setOpenId] = useState<string | null>(null)
  const { newId, add: addOne } = useAdding()
  const { quote, lines } = editing.detail
  const add = async (): Promise<void> => {
    const values = {
      accountId: quote.accountId,
      quoteId: quote.id,
      title: t('quotes:newLine'),
      unit: 'once' as const,
      quantity: 1,
      priceMinor: 0,
      currency: quote.currency,
      position: Math.max(-1, ...lines.map((line) => line.position ?? 0)) + 1,
    }
    const said = { quietly: t('quotes:lineAdded') }
    const made = await addOne(() => run('records.create', { type: 'quoteLine', values }, said))
    if (made !== null) setOpenId(made)
  }
  return (
    <section className={classes.block} aria-label={t('quotes:lines')}>
      <div className={classes.head}>
        <h2>{t('quotes:lines')}</h2>
        <span className="rp-grow" />
        <ActionIcon data-adds aria-label={t('quotes:addLine')} onClick={() => void add()}>
          <IconPlus size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      {lines.length === 0 ? (
        <Button variant="subtle" className={classes.first} onClick={() => void add()}>
          {t('quotes:addFirst')}
        </Button>
      ) : null}
      <ol className={classes.lines}>
        {lines.map((line, index) => (
          <Item
            key={line.id}
            editing={editing}
            line={line}
            index={index}
            count={lines.length}
            isOpen={openId === line.id}
            isNew={newId === line.id}
            onOpen={() => setOpenId(openId === line.id ? null : line.id)}
          />
        ))}
      </ol>
    </section>
  )
}
