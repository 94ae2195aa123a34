/** What paper says, each a word or a sentence of one language; the words themselves stand in `words.ts`. */
import type { FormatWords } from '../base/format.ts'
import type { ClaimMark } from '../domain/product.ts'
import type { PriceUnit } from '../domain/price-package.ts'

export interface PaperWords {
  readonly format: Omit<FormatWords, 'today' | 'tomorrow' | 'yesterday' | 'inDays' | 'daysAgo'>
  readonly from: (company: string, account: string) => string
  readonly version: (date: string, version: number) => string
  readonly comparisonTitle: (account: string, product: string) => string
  readonly comparisonLead: (date: string | null) => string
  readonly work: string
  readonly otherWork: string
  readonly now: (name: string) => string
  readonly today: string
  readonly hoursAYear: string
  readonly arithmetic: (minutes: string, people: string, days: string) => string
  readonly worth: (hourly: string, money: string) => string
  readonly changes: (count: number) => string
  readonly steps: string
  readonly seenThere: string
  readonly contact: string
  readonly nextVisit: string
  readonly prices: string
  readonly price: string
  readonly unit: Readonly<Record<PriceUnit, string>>
  readonly mark: Readonly<Record<ClaimMark, string>>
  readonly comparisonFoot: (hasPrices: boolean, isSeen: boolean) => string
  readonly scanCard: string
  readonly client: string
  readonly when: string
  readonly where: string
  readonly present: string
  readonly fromUs: string
  readonly agenda: string
  readonly program: string
  readonly report: string
  readonly talkedAbout: string
  readonly promises: string
  readonly what: string
  readonly who: string
  readonly until: string
  readonly us: string
  readonly them: string
  readonly attendance: string
  readonly covered: string
  readonly name: string
  readonly jobTitle: string
  readonly signature: string
  readonly certificate: string
  readonly score: string
  readonly trainer: string
  readonly issuedBy: string
  readonly item: string
  readonly doesForYou: string
  readonly whyItCan: string
  readonly whatItCosts: string
  readonly owner: string
  readonly system: string
  readonly phone: string
  readonly brief: string
  readonly owed: string
  readonly planned: string
  readonly people: string
  readonly deals: string
  readonly notes: string
  readonly internal: string
  readonly signedAt: (time: string) => string
  readonly certificateNo: (number: string) => string
  readonly certified: (account: string, date: string, subject: string) => string
  readonly quoteTitle: string
  readonly attention: string
  readonly quoteNo: string
  readonly validUntil: string
  readonly unitPrice: string
  readonly quantity: string
  readonly termHead: string
  readonly term: (count: string, n: number, isMonths: boolean) => string
  readonly amount: string
  readonly sumOfLines: string
  readonly discount: (percent: string) => string
  readonly total: string
  /** Of a line that is not in the total. */
  readonly optional: string
  readonly options: string
  readonly optionsDiscount: (percent: string) => string
  readonly inCapitals: (amount: string) => string
  readonly terms: string
  readonly signOurs: string
  readonly signTheirs: string
  readonly quoteEnds: (name: string) => string
  readonly paperName: Readonly<Record<'agenda' | 'visitReport' | 'attendance' | 'certificate', string>>
}
