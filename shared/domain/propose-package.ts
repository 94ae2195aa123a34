/** Which price packages are for an account, and why: the segment of a package against what is known of the account. */
import type { Account } from './account.ts'
import type { PricePackage, PriceRow } from './price-package.ts'

/** What of an account a package names; `everybody` where it names nothing. */
export const packageReasons = ['kind', 'scale', 'headcount', 'industry', 'everybody'] as const
export type PackageReason = (typeof packageReasons)[number]

type Segment = Pick<Account, 'kind' | 'scale' | 'headcount' | 'headcountBand' | 'industry'>

/** The people a band stands for, where the exact number is not known. */
const bandEdges: Readonly<Record<NonNullable<Account['headcountBand']>, readonly [number, number]>> = {
  '1_20': [1, 20],
  '21_50': [21, 50],
  '51_100': [51, 100],
  '101_200': [101, 200],
  '201_500': [201, 500],
  '501_1000': [501, 1000],
  '1001_up': [1001, Number.POSITIVE_INFINITY],
}

/** Whether so many people lie between two limits; null where neither is given or nothing is known of the account. */
function isWithin(account: Segment, min: number | null, max: number | null): boolean | null {
  if (min === null && max === null) return null
  const known = account.headcount !== null
  const [low, high] = known
    ? [account.headcount as number, account.headcount as number]
    : account.headcountBand === null
      ? [Number.NaN, Number.NaN]
      : bandEdges[account.headcountBand]
  if (Number.isNaN(low)) return null
  return high >= (min ?? 0) && low <= (max ?? Number.POSITIVE_INFINITY)
}

const latin = /[\p{Script=Latin}\d]/u

/** Whether a text has another in it; letters that stand in the middle of a Latin word are no word. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isCut = (outside: string | undefined, inside: string | undefined): boolean =>
      latin.test(outside ?? '') && latin.test(inside ?? '')
    const end = at + word.length
    if (!isCut(text[at - 1], word[0]) && !isCut(text[end], word.at(-1))) return true
  }
  return false
}

const sameWord = (a: string, b: string): boolean => {
  const [one, other] = [a.trim().toLowerCase(), b.trim().toLowerCase()]
  return one !== '' && other !== '' && (hasWord(one, other) || hasWord(other, one))
}

/** Whether a list leaves an account in; null where the list is empty or nothing is known of the account. */
const isListed = (list: readonly string[] | null, value: string | null): boolean | null =>
  list === null || list.length === 0 || value === null ? null : list.some((one) => sameWord(one, value))

/** What of an account a package is for; null where it is for others. What is not known of an account leaves it in. */
export function fitOf(account: Segment, p: PricePackage): readonly PackageReason[] | null {
  const asked: readonly (readonly [PackageReason, boolean | null])[] = [
    ['kind', p.kinds === null || account.kind === null || p.kinds.length === 0 ? null : p.kinds.includes(account.kind)],
    [
      'scale',
      p.scales === null || account.scale === null || p.scales.length === 0 ? null : p.scales.includes(account.scale),
    ],
    ['headcount', isWithin(account, p.headcountMin, p.headcountMax)],
    ['industry', isListed(p.industries, account.industry)],
  ]
  if (asked.some(([, fits]) => fits === false)) return null
  const because = asked.filter(([, fits]) => fits === true).map(([reason]) => reason)
  return because.length === 0 ? ['everybody'] : because
}

/** The lines of a package for an account of this size. */
export const rowsFor = (account: Segment, rows: readonly PriceRow[]): readonly PriceRow[] =>
  rows.filter((row) => isWithin(account, row.headcountMin, row.headcountMax) !== false)

/**
 * The same for a sum, where two sizes may not both be charged: while nobody knows how many people there are exactly, the
 * fewest that are possible are taken.
 */
export function rowsToSum(account: Segment, rows: readonly PriceRow[]): readonly PriceRow[] {
  if (account.headcount !== null) return rowsFor(account, rows)
  const edges = rows.flatMap((row) =>
    row.headcountMin === null && row.headcountMax === null ? [] : [row.headcountMin ?? 1],
  )
  const fewest = account.headcountBand === null ? Math.min(...edges) : bandEdges[account.headcountBand][0]
  return edges.length === 0 ? rows : rowsFor({ ...account, headcount: fewest }, rows)
}

/** The packages for an account, those with the most reasons first. */
export function proposePackages(
  account: Segment,
  packages: readonly PricePackage[],
): readonly { readonly package: PricePackage; readonly because: readonly PackageReason[] }[] {
  const weight = (because: readonly PackageReason[]): number => (because[0] === 'everybody' ? 0 : because.length)
  return packages
    .flatMap((one) => {
      const because = fitOf(account, one)
      return because === null ? [] : [{ package: one, because }]
    })
    .toSorted((a, b) => weight(b.because) - weight(a.because))
}
