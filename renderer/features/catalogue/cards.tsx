/** Value cards of a product: what work it does for the client, why it can, what it costs. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import type { ValueCard } from '../../../shared/domain/product.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import { orNull } from '../paper/texts.ts'
import { useAdding } from '../paper/use-adding.ts'
import classes from './catalogue.module.css'
import { useOpened } from './use-opened.ts'

type Detail = Output<'catalogue.product'>

const parts = ['work', 'why', 'cost'] as const

interface CardProps {
  readonly card: ValueCard
  readonly index: number
  readonly count: number
  readonly isNew: boolean
}

function Card({ card, index, count, isNew }: CardProps) {
  const t = useWords()
  const run = useRun()
  const { id, title } = card
  const place = useOpened<HTMLLIElement>(isNew)
  const change = async (patch: Patch<'valueCard'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'valueCard', id, patch },
      { quietly: t('common:changedName', { name: title }) },
    )) !== null
  const text = (field: (typeof parts)[number] | `${(typeof parts)[number]}En`, label: string) => (
    <InlineText
      label={label}
      isLong
      value={card[field] ?? ''}
      onSave={(value) => change({ [field]: value.trim() === '' ? null : value })}
    />
  )
  return (
    <li ref={place} className={classes.card}>
      <div className="rp-row">
        <h2 className="rp-grow">
          <InlineText
            label={t('fields:valueCard.title')}
            value={title}
            check={(value) => (value.trim() === '' ? t('fields:valueCard.title') : null)}
            onSave={(value) => change({ title: value.trim() })}
          />
        </h2>
        <OrderButtons
          name={title}
          index={index}
          count={count}
          onMove={(to) =>
            void run(
              'catalogue.move',
              { type: 'valueCard', id, to },
              { quietly: t('common:movedName', { name: title }) },
            )
          }
          onRemove={() =>
            void run('records.delete', { type: 'valueCard', id }, t('common:deletedName', { name: title }))
          }
        />
      </div>
      <div className={classes.fact}>
        <span className="rp-xs rp-3">{t('catalogue:inEnglish')}</span>
        <InlineText
          label={t('catalogue:english', { name: title })}
          value={card.titleEn ?? ''}
          onSave={(value) => change({ titleEn: orNull(value) })}
        />
      </div>
      <div className={classes.values}>
        {parts.map((part) => (
          <div key={part}>
            <p className="rp-xs rp-3">{t(`fields:valueCard.${part}`)}</p>
            {text(part, t(`fields:valueCard.${part}`))}
            <p className="rp-xs rp-3">{t('catalogue:inEnglish')}</p>
            {text(`${part}En`, t('catalogue:english', { name: t(`fields:valueCard.${part}`) }))}
          </div>
        ))}
      </div>
    </li>
  )
}

export function Cards({ detail }: { readonly detail: Detail }) {
  const t = useWords()
  const run = useRun()
  const { product, cards } = detail
  const { newId, add: addOne } = useAdding()
  const add = (): void => {
    const values = {
      productId: product.id,
      title: t('catalogue:newCard'),
      position: (cards.at(-1)?.position ?? -1) + 1,
    }
    const said = { quietly: t('common:addedName', { name: values.title }) }
    void addOne(() => run('records.create', { type: 'valueCard', values }, said))
  }
  return (
    <>
      {cards.length === 0 ? <p className="rp-2">{t('catalogue:noCards')}</p> : null}
      <ol>
        {cards.map((card, index) => (
          <Card key={card.id} card={card} index={index} count={cards.length} isNew={newId === card.id} />
        ))}
      </ol>
      <div className={classes.tools}>
        <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
          {t('catalogue:addCard')}
        </Button>
      </div>
    </>
  )
}
