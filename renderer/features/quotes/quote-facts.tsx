/** What a list says of a quote beside its name: whose, how much, where it stands, until when. */
import type { ListedQuote } from '../../../shared/api/quotes.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'

export function QuoteFacts({ of, isAlone = false }: { readonly of: ListedQuote; readonly isAlone?: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { quote, accountName, totalMinor, standing, isExpired, versions } = of
  const until = quote.validUntil === null ? null : t('quotes:until', { date: format.date(quote.validUntil) })
  return (
    <Facts
      items={[
        isAlone ? null : accountName,
        totalMinor === null ? null : format.money(totalMinor, quote.currency),
        standing === 'free' ? null : (
          <span key="standing" className={standing === 'approved' ? undefined : 'rp-warn'}>
            {t(`quotes:stands.${standing}`)}
          </span>
        ),
        isExpired ? (
          <span key="expired" className="rp-warn">
            {t('quotes:expired')}
          </span>
        ) : (
          until
        ),
        versions === 0 ? t('paper:neverPrinted') : t('paper:versionCount', { count: versions }),
      ]}
    />
  )
}
