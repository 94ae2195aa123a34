/** Where things are. Each screen is fetched when it is first gone to, and all of them while the page idles. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import { parseAccountSearch } from '../features/accounts/account-search.ts'
import { parseConflictSearch } from '../features/conflicts/conflict-search.ts'
import { Broken } from './boundary.tsx'
import { loadDialogs } from './dialog-host.tsx'
import { Frame } from './frame/frame.tsx'
import { whenSettled } from './settled.ts'

const screens = {
  today: () => import('../features/today/today-screen.tsx'),
  accounts: () => import('../features/accounts/accounts-screen.tsx'),
  account: () => import('../features/accounts/account-page.tsx'),
  contacts: () => import('../features/contacts/contacts-screen.tsx'),
  visits: () => import('../features/visits/visits-screen.tsx'),
  followUps: () => import('../features/follow-ups/follow-ups-screen.tsx'),
  pipeline: () => import('../features/pipeline/pipeline-screen.tsx'),
  import: () => import('../features/import/import-screen.tsx'),
  settings: () => import('../features/settings/settings-screen.tsx'),
  onSite: () => import('../features/on-site/on-site-screen.tsx'),
  visit: () => import('../features/visits/visit-page.tsx'),
  sync: () => import('../features/sync/sync-screen.tsx'),
  conflicts: () => import('../features/conflicts/conflicts-screen.tsx'),
  team: () => import('../features/team/team-screen.tsx'),
  library: () => import('../features/library/library-screen.tsx'),
  material: () => import('../features/library/material-page.tsx'),
  comparisons: () => import('../features/comparisons/comparisons-screen.tsx'),
  comparison: () => import('../features/comparisons/comparison-page.tsx'),
  quotes: () => import('../features/quotes/quotes-screen.tsx'),
  quote: () => import('../features/quotes/quote-page.tsx'),
  catalogue: () => import('../features/catalogue/catalogue-screen.tsx'),
  product: () => import('../features/catalogue/product-page.tsx'),
  demos: () => import('../features/demos/demos-screen.tsx'),
  demo: () => import('../features/demos/demo-page.tsx'),
  present: () => import('../features/demos/present-page.tsx'),
  learning: () => import('../features/learning/learning-screen.tsx'),
  course: () => import('../features/learning/course-page.tsx'),
  quizzes: () => import('../features/quizzes/quiz-page.tsx'),
  brief: () => import('../features/handover/brief-page.tsx'),
}

function ScreenFault({ error, reset }: ErrorComponentProps) {
  return <Broken error={error} onRetry={reset} />
}

const root = createRootRoute({ component: Frame, notFoundComponent: Missing })

function Missing() {
  return <Broken error={null} onRetry={() => undefined} />
}

const today = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(screens.today) })
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: parseAccountSearch,
  component: lazyRouteComponent(screens.accounts),
})
const account = createRoute({
  getParentRoute: () => accounts,
  path: '$accountId',
  component: lazyRouteComponent(screens.account),
})
const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  component: lazyRouteComponent(screens.contacts),
})
const visits = createRoute({
  getParentRoute: () => root,
  path: '/visits',
  component: lazyRouteComponent(screens.visits),
})
const followUps = createRoute({
  getParentRoute: () => root,
  path: '/follow-ups',
  component: lazyRouteComponent(screens.followUps),
})
const pipeline = createRoute({
  getParentRoute: () => root,
  path: '/pipeline',
  component: lazyRouteComponent(screens.pipeline),
})
const importRoute = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(screens.import),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(screens.settings),
})

const onSite = createRoute({
  getParentRoute: () => root,
  path: '/on-site/$visitId',
  component: lazyRouteComponent(screens.onSite),
})

const visit = createRoute({
  getParentRoute: () => root,
  path: '/visits/$visitId',
  component: lazyRouteComponent(screens.visit),
})

const sync = createRoute({
  getParentRoute: () => root,
  path: '/sync',
  component: lazyRouteComponent(screens.sync),
})

const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/conflicts',
  validateSearch: parseConflictSearch,
  component: lazyRouteComponent(screens.conflicts),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  component: lazyRouteComponent(screens.team),
})

const brief = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$accountId/brief',
  component: lazyRouteComponent(screens.brief),
})

const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  component: lazyRouteComponent(screens.library),
})

const material = createRoute({
  getParentRoute: () => root,
  path: '/library/$materialId',
  component: lazyRouteComponent(screens.material),
})

const comparisons = createRoute({
  getParentRoute: () => root,
  path: '/comparisons',
  component: lazyRouteComponent(screens.comparisons),
})

const comparison = createRoute({
  getParentRoute: () => root,
  path: '/comparisons/$comparisonId',
  component: lazyRouteComponent(screens.comparison),
})

const quotes = createRoute({
  getParentRoute: () => root,
  path: '/quotes',
  component: lazyRouteComponent(screens.quotes),
})

const quote = createRoute({
  getParentRoute: () => root,
  path: '/quotes/$quoteId',
  component: lazyRouteComponent(screens.quote),
})

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  component: lazyRouteComponent(screens.catalogue),
})

const product = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$productId',
  component: lazyRouteComponent(screens.product),
})

const demos = createRoute({
  getParentRoute: () => root,
  path: '/demos',
  component: lazyRouteComponent(screens.demos),
})

const demo = createRoute({
  getParentRoute: () => root,
  path: '/demos/$demoId',
  component: lazyRouteComponent(screens.demo),
})

const present = createRoute({
  getParentRoute: () => root,
  path: '/present/$visitId/$demoId',
  component: lazyRouteComponent(screens.present),
})

const learning = createRoute({
  getParentRoute: () => root,
  path: '/learning',
  component: lazyRouteComponent(screens.learning),
})

const course = createRoute({
  getParentRoute: () => root,
  path: '/learning/$courseId',
  component: lazyRouteComponent(screens.course),
})

const quiz = createRoute({
  getParentRoute: () => root,
  path: '/quizzes/$quizId',
  component: lazyRouteComponent(screens.quizzes),
})

const routeTree = root.addChildren([
  today,
  accounts.addChildren([account]),
  contacts,
  visits,
  followUps,
  pipeline,
  importRoute,
  settings,
  onSite,
  visit,
  sync,
  conflicts,
  team,
  brief,
  library,
  material,
  comparisons,
  comparison,
  quotes,
  quote,
  catalogue,
  product,
  demos,
  demo,
  present,
  learning,
  course,
  quiz,
])

export const router = createRouter({ routeTree, defaultErrorComponent: ScreenFault, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** `followUps` lives at `/follow-ups`. */
const addressOf = (screen: string): string => `/${screen.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`

/** Fetches the code of the screen the address names, beside the first data. */
export async function loadFirstRoute(): Promise<void> {
  const path = location.pathname
  const name = (Object.keys(screens) as (keyof typeof screens)[]).find((s) => path.startsWith(addressOf(s)))
  await screens[path === '/' ? 'today' : (name ?? 'accounts')]()
  whenSettled(() => {
    for (const load of Object.values(screens)) void load()
    loadDialogs()
  })
}
