/** On an account: its comparisons, quotes, and what was left there. */
import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { openDialog, type AccountRef } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { LeftList } from '../leave/left-list.tsx'
import { NotRead } from '../leave/not-read.tsx'
import classes from '../paper/editor.module.css'
import { QuoteFacts } from '../quotes/quote-facts.tsx'

interface Props {
  readonly account: AccountRef
}

function Comparisons({ account }: Props) {
  const t = useWords()
  const format = useFormat()
  const { data, error } = useAsk('comparisons.list', { accountId: account.id, limit: 20 })
  const { rows = [], total = 0 } = data ?? {}
  return (
    <section>
      <SectionHead title={t('comparisons:listTitle')} count={total || undefined}>
        <ActionIcon
          size="sm"
          aria-label={t('comparisons:new')}
          onClick={() => openDialog({ type: 'comparison', account })}
        >
          <IconPlus size={16} stroke={1.6} />
        </ActionIcon>
      </SectionHead>
      <NotRead error={error} />
      {data && rows.length === 0 ? <p className="rp-2">{t('comparisons:noneHere')}</p> : null}
      <ul className={classes.ofAccount}>
        {rows.map(({ comparison, productName, versions, madeAt }) => (
          <li key={comparison.id}>
            <Link to="/comparisons/$comparisonId" params={{ comparisonId: comparison.id }}>
              {comparison.name}
            </Link>
            <span className="rp-xs rp-3">
              <Facts
                items={[
                  productName,
                  versions === 0 ? t('paper:neverPrinted') : t('paper:versionCount', { count: versions }),
                  madeAt === null ? null : t('comparisons:printedOn', { date: format.date(format.dateOf(madeAt)) }),
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Quotes({ account }: Props) {
  const t = useWords()
  const { data, error } = useAsk('quotes.list', { accountId: account.id, limit: 20 })
  const { rows = [], total = 0 } = data ?? {}
  return (
    <section>
      <SectionHead title={t('quotes:listTitle')} count={total || undefined}>
        <ActionIcon size="sm" aria-label={t('quotes:new')} onClick={() => openDialog({ type: 'quote', account })}>
          <IconPlus size={16} stroke={1.6} />
        </ActionIcon>
      </SectionHead>
      <NotRead error={error} />
      {data && rows.length === 0 ? <p className="rp-2">{t('quotes:noneHere')}</p> : null}
      <ul className={classes.ofAccount}>
        {rows.map((one) => (
          <li key={one.quote.id}>
            <Link to="/quotes/$quoteId" params={{ quoteId: one.quote.id }}>
              {one.quote.name}
            </Link>
            <span className="rp-xs rp-3">
              <QuoteFacts of={one} isAlone />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LeftWith({ account }: Props) {
  const t = useWords()
  const { data, error } = useAsk('leave.list', { of: 'account', id: account.id })
  const rows = data?.rows ?? []
  return (
    <section>
      <SectionHead title={t('leave:left')} count={rows.length || undefined}>
        <ActionIcon size="sm" aria-label={t('leave:open')} onClick={() => openDialog({ type: 'leave', account })}>
          <IconPlus size={16} stroke={1.6} />
        </ActionIcon>
      </SectionHead>
      <NotRead error={error} />
      {data && rows.length === 0 ? <p className="rp-2">{t('leave:noneHere')}</p> : null}
      <LeftList rows={rows} />
    </section>
  )
}

export function AccountPapers({ account }: Props) {
  return (
    <>
      <Comparisons account={account} />
      <Quotes account={account} />
      <LeftWith account={account} />
    </>
  )
}
