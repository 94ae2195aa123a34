/**
 * Reads through TanStack Query. A result stays good until a hint names a record type it depends on; a procedure that is
 * not in the table depends on everything, so that a new one is never stale by mistake.
 */
import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Hint } from '../../shared/api/hint.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import type { RecordTypeName } from '../../shared/domain/record-types.ts'
import { api } from './api.ts'
import { canRetry } from './api-fault.ts'

type Dependency = RecordTypeName | 'local' | 'sync' | 'any'

const work = ['account', 'contact', 'visit', 'followUp'] as const
const learning = [
  'course',
  'courseStep',
  'courseAssignment',
  'materialProgress',
  'material',
  'quiz',
  'quizAttempt',
  'teamMember',
  'local',
] as const
const catalogue = ['product', 'feature', 'claim', 'valueCard', 'pricePackage', 'priceRow'] as const
const dependencies: { readonly [N in ProcedureName]?: readonly Dependency[] } = {
  'accounts.list': ['account', 'visit', 'visitNote', 'followUp', 'teamMember'],
  'accounts.position': ['account', 'visit', 'visitNote', 'followUp'],
  'accounts.facets': ['account', 'teamMember'],
  'accounts.duplicates': ['account'],
  'contacts.list': ['contact', 'account'],
  'opportunities.list': ['opportunity', 'account'],
  'visits.list': work,
  'followUps.list': ['followUp', 'account'],
  'calendar.range': ['followUp', 'visit', 'account'],
  'reminders.list': ['followUp', 'visit', 'local'],
  'today.get': [...work, 'visitNote'],
  'app.info': ['local'],
  'nav.counts': ['account', 'contact', 'followUp', 'opportunity'],
  'team.list': ['teamMember'],
  'views.list': ['savedView'],
  'visits.get': ['visit', 'visitItem', 'visitNote', 'followUp', 'contact', 'account', 'visitTemplate', 'teamMember'],
  'demos.list': ['demo', 'demoStep'],
  'demos.get': ['demo', 'demoStep', 'material', 'attachment', 'sync'],
  'demos.shown': ['demoShown'],
  'training.get': ['attendance', 'followUp', 'quizAttempt'],
  'training.certificates': ['attendance', 'visit', 'visitItem', 'account', 'teamMember'],
  'quizzes.list': ['quiz', 'quizQuestion'],
  'quizzes.get': ['quiz', 'quizQuestion', 'material'],
  'catalogue.products': ['product', 'feature', 'claim'],
  'catalogue.product': [...catalogue, 'material'],
  'catalogue.propose': ['account', 'pricePackage', 'priceRow'],
  'comparisons.list': ['comparison', 'account', 'product', 'documentVersion'],
  'comparisons.get': [
    ...catalogue,
    'comparison',
    'comparisonRow',
    'attachment',
    'account',
    'company',
    'teamMember',
    'visit',
    'documentVersion',
    'local',
  ],
  'quotes.list': ['quote', 'quoteLine', 'pricePackage', 'account', 'documentVersion', 'sync'],
  'quotes.get': [
    ...catalogue,
    'quote',
    'quoteLine',
    'account',
    'contact',
    'company',
    'teamMember',
    'visit',
    'documentVersion',
    'sync',
    'local',
  ],
  // the sheets as they stand name nearly everything
  'leave.offers': ['any', 'sync', 'local'],
  'leave.list': ['leaveBehind', 'documentVersion', 'attachment', 'material', 'contact', 'visit', 'teamMember', 'sync'],
  'comparisons.offers': ['comparison', 'comparisonRow', 'feature', 'visitNote', 'attachment'],
  'company.get': ['company', 'attachment'],
  'documents.list': ['documentVersion', 'attachment', 'sync'],
  'documents.forDay': ['visit', 'account', 'comparison', 'quote', 'quoteLine', 'pricePackage', 'local'],
  'documents.get': ['documentVersion', 'attachment', 'sync'],
  'learning.mine': learning,
  'learning.courses': learning,
  'learning.course': learning,
  'visits.prepare': ['visit', 'visitNote', 'followUp', 'opportunity', 'account'],
  'visitKinds.list': ['visitTemplate', 'local'],
  'phrases.list': ['phrase', 'local'],
  'today.changes': ['account', 'contact', 'visit', 'visitNote', 'opportunity'],
  'attachments.list': ['attachment'],
  'sync.status': ['sync', 'any'],
  'files.transfers': ['sync', 'attachment'],
  'materials.list': ['material', 'materialText', 'attachment', 'sync', 'local'],
  'materials.facets': ['material', 'attachment'],
  'materials.get': ['material', 'attachment', 'teamMember', 'sync', 'local'],
  'pins.list': ['local'],
  'vault.room': ['attachment', 'sync', 'local'],
  'road.state': ['material', 'attachment', 'visit', 'visitItem', 'sync', 'local'],
  'files.state': ['sync', 'attachment'],
  'sync.unsent': ['sync', 'any'],
  'sync.rejected': ['sync', 'any'],
  'sync.record': ['sync', 'any'],
  'conflicts.list': ['sync', 'any'],
  // asked of the hub when the page opens; each act on people answers how they stand then
  'team.act': [],
  // asked of the hub while a name is typed
  'sync.likeness': [],
  // only this page writes them
  'drafts.get': [],
  'drafts.list': [],
  // asked anew whenever Today is opened
  'drafts.unfinished': [],
  // followed by its own clock while it runs
  'imports.job': [],
  // asked anew each time they are opened, and dear enough not to be repeated at every hint
  'storage.stats': [],
  'storage.verify': [],
  'storage.backup': [],
  'diagnostics.report': [],
}

/** Written out: the inferred type would name the whole contract. */
export interface Asked<N extends ProcedureName> {
  readonly queryKey: readonly [N, Input<N>]
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Output<N>>
}

/** The options of one read, for `useQuery`, `useQueries` and prefetching alike. */
export const ask = <N extends ProcedureName>(name: N, input: Input<N>): Asked<N> => ({
  queryKey: [name, input],
  queryFn: ({ signal }) => api(name, input, signal),
})

/** Reads, and keeps showing the former answer while a changed question is under way. */
export const useAsk = <N extends ProcedureName>(name: N, input: Input<N>, enabled = true): UseQueryResult<Output<N>> =>
  useQuery({ ...ask(name, input), enabled, placeholderData: keepPreviousData })

/** The page's cache. Local work never waits for a network, whatever the browser thinks of it. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 4 && canRetry(error),
        retryDelay: (count) => Math.min(100 * 2 ** count, 2_000),
      },
      mutations: { networkMode: 'always' },
    },
  })

function isTouched(name: ProcedureName, hint: Hint): boolean {
  const needs = dependencies[name]
  if (!needs) return true
  return needs.some((need) => {
    if (need === 'local') return hint.local
    if (need === 'sync') return hint.sync === true
    return need === 'any' ? hint.types.length > 0 : hint.types.includes(need)
  })
}

/** Asks again what depends on the types of a hint; `null` stands for anything. */
export async function invalidate(client: QueryClient, hint: Hint | null): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const name = queryKey[0] as ProcedureName
      return hint === null ? dependencies[name]?.length !== 0 : isTouched(name, hint)
    },
  })
}
