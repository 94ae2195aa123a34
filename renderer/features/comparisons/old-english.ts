/** Whether a line's English is still the catalogue's while its Chinese was written anew here. */
import type { Comparison, ComparisonRow } from '../../../shared/domain/comparison.ts'
import { useAsk } from '../../platform/queries.ts'

const texts = ['section', 'title', 'now', 'ours'] as const
type TextName = (typeof texts)[number]

export function useOldEnglish(comparison: Comparison, row: ComparisonRow): ReadonlySet<string> {
  const { productId, otherId, language } = comparison
  const isAsked = language !== 'zh-CN' && productId !== null && row.featureId !== null
  const { data } = useAsk('catalogue.product', { id: productId ?? '' }, isAsked)
  const feature = isAsked ? data?.features.find(({ id }) => id === row.featureId) : undefined
  if (feature === undefined) return new Set()
  // of several the oldest counts, which comes last
  const claimOf = (id: string | null) =>
    data?.claims.findLast((claim) => claim.featureId === feature.id && claim.productId === id)
  const [now, ours] = [claimOf(otherId), claimOf(productId)]
  const said: Readonly<Record<TextName, readonly [first: string | null, english: string | null]>> = {
    section: [feature.section, feature.sectionEn],
    title: [feature.title, feature.titleEn],
    now: [now?.body ?? null, now?.bodyEn ?? null],
    ours: [ours?.body ?? null, ours?.bodyEn ?? null],
  }
  const isOld = (name: TextName): boolean => {
    const [first, english] = said[name]
    return english !== null && row[`${name}En`] === english && row[name] !== first
  }
  return new Set(texts.filter(isOld).map((name) => `${name}En`))
}
