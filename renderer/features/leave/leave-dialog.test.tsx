/** Leaving something: a refusal says why, what was printed stays chosen, and what is closed leaves nothing behind. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { conflictTexts } from '../../../shared/domain/conflict-texts.ts'
import { dropNotice, useUndo } from '../../app/undo/undo-store.ts'
import { createQueryClient } from '../../platform/queries.ts'
import LeaveDialog from './leave-dialog.tsx'
import { stubPage } from '../../../test/support/page-stubs.tsx'

type Route = (input: unknown) => unknown

const settings = { language: 'en', currency: 'CNY' }

/** What the shell was asked, by path, and how it answers; a refusal is thrown. */
let routes: Record<string, Route>
let asked: [string, unknown][]
let saved: string[]

const calls = (path: string): unknown[] => asked.filter(([at]) => at === path).map(([, input]) => input)

class Refusal extends Error {
  readonly wire: object
  constructor(wire: object) {
    super('refused')
    this.wire = wire
  }
}
const refuse = (why: string): Route => {
  const refusal = new Refusal({ type: 'conflict', retry: 'never', why })
  return () => Promise.reject(refusal)
}

async function shell(path: string, { body }: { readonly body: string }): Promise<Response> {
  const input: unknown = JSON.parse(body)
  asked.push([path, input])
  const route = routes[path]
  if (!route) throw new Error(`nobody answers ${path}`)
  try {
    return Response.json({ result: await route(input) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ error: error.wire })
  }
}

const draft = { kind: 'comparison', id: 'sheet', name: 'Sheet', versionNo: 1 } as const
const version = {
  kind: 'comparison',
  id: 'version',
  subjectId: 'sheet',
  name: 'Sheet',
  versionNo: 1,
  madeAt: Date.UTC(2026, 4, 4),
  accountId: 'a',
  visitId: null,
  by: null,
  file: { id: 'pdf', sizeBytes: 4_000, state: 'here' },
}
const film = (id: string) => ({
  id,
  materialId: `m-${id}`,
  name: `Film ${id}`,
  kind: 'video',
  sizeBytes: 1_000,
  durationMs: null,
  state: 'here',
  link: null,
  isTheirs: false,
})

beforeAll(async () => {
  await stubPage()
})

beforeEach(() => {
  asked = []
  saved = []
  let isPrinted = false
  routes = {
    '/api/leave.offers': () => ({
      papers: isPrinted ? [version] : [],
      drafts: isPrinted ? [] : [draft],
      files: Array.from({ length: 70 }, (_, n) => film(String(n))),
      person: null,
      next: null,
    }),
    '/api/accounts.get': () => ({ contacts: [] }),
    '/api/app.info': () => ({ settings }),
    '/api/leave.log': () => ({ txnId: 'txn', id: 'left' }),
    '/documents': () => {
      isPrinted = true
      return { id: 'version', fileId: 'pdf', versionNo: 1, isNew: true }
    },
    '/leave-behinds': () => ({ folder: 'f', sizeBytes: 1, zipUrl: '/zip', entries: [] }),
  }
  vi.stubGlobal('fetch', shell)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.getAttribute('href') ?? '')
  })
})

afterEach(() => {
  cleanup()
  dropNotice()
  vi.restoreAllMocks()
})

const notice = (): string => {
  const told = useUndo.getState().notice
  return told === null ? '' : told.kind === 'done' ? told.entry.said : told.said
}

function open(visitId?: string) {
  const client = createQueryClient()
  client.setQueryData(['app.info', {}], { settings })
  const onClose = vi.fn<() => void>()
  const view = render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <LeaveDialog
          type="leave"
          account={{ id: 'a', name: 'Acme' }}
          {...(visitId ? { visitId } : {})}
          onClose={onClose}
        />
      </MantineProvider>
    </QueryClientProvider>,
  )
  return { onClose, ...view }
}

const button = (): HTMLButtonElement => screen.getByRole('button', { name: /^Save as zip/ })
const sheet = (): Promise<HTMLInputElement> => screen.findByRole('checkbox', { name: /^Sheet/ })

async function leaveSheet(): Promise<void> {
  fireEvent.click(await sheet())
  fireEvent.click(button())
}

test('what is left is noted, with a word for a zip that was not saved', async () => {
  const { onClose } = open()
  await leaveSheet()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(saved).toEqual(['/zip'])
  expect(calls('/api/leave.log')).toMatchObject([{ versionIds: ['version'], fileIds: [] }])
  expect(notice()).toBe('Noted as left with Acme. Was the zip not saved after all? Then undo it.')
  expect(useUndo.getState().stack.at(-1)).toEqual({ txnId: 'txn', said: 'Noted as left with Acme.' })
})

test('of the papers those of this visit are ticked, and of no visit those of the last day; of one name each says its day', async () => {
  const hour = 3_600_000
  const printed = (id: string, ofVisit: string | null, hoursAgo: number) => ({
    ...version,
    id,
    name: ofVisit === null ? id : 'Follow-up agenda',
    visitId: ofVisit,
    madeAt: Date.now() - hoursAgo * hour,
  })
  const papers = [
    printed('this', 'v', 50),
    printed('other', 'w', 1),
    printed('new', null, 20),
    printed('old', null, 30),
  ]
  const visits = { v: Date.UTC(2026, 10, 2, 4), w: Date.UTC(2026, 10, 9, 4) }
  routes['/api/leave.offers'] = () => ({ papers, drafts: [], files: [], person: null, next: null })
  routes['/api/visits.list'] = () => ({
    rows: Object.entries(visits).map(([id, startAt]) => ({ visit: { id, startAt } })),
  })
  routes['/api/visits.get'] = () => ({ visit: { contactIds: [] }, items: [] })
  open('v')
  await screen.findByRole('checkbox', { name: /visit on Mon, 2 Nov/ })
  const ticked = screen.getAllByRole<HTMLInputElement>('checkbox').filter((box) => box.checked)
  expect(ticked.map((box) => box.getAttribute('aria-label')).filter(Boolean)).toEqual([
    'Follow-up agenda version 1, visit on Mon, 2 Nov',
    'new version 1',
  ])
  expect(document.body.textContent).toContain('kB')
  fireEvent.click(screen.getByRole('radio', { name: 'On paper' }))
  expect(document.body.textContent).not.toContain('kB')
})

test('a package that is refused says why, and the next try still holds what was printed for it', async () => {
  const { onClose } = open()
  const pack = routes['/leave-behinds'] as Route
  routes['/leave-behinds'] = refuse('says_place')
  await leaveSheet()
  await vi.waitFor(() => expect(notice()).toBe(conflictTexts.says_place.en))
  expect(calls('/api/leave.log')).toEqual([])
  expect(onClose).not.toHaveBeenCalled()

  expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Sheet version 1' })).checked).toBe(true)
  routes['/leave-behinds'] = pack
  fireEvent.click(button())
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(calls('/documents')).toHaveLength(1)
  expect(calls('/leave-behinds').at(-1)).toMatchObject({ versionIds: ['version'] })
  expect(calls('/api/leave.log')).toMatchObject([{ versionIds: ['version'] }])
})

test('a sheet that cannot be printed says why', async () => {
  routes['/documents'] = refuse('print_no_browser')
  open()
  await leaveSheet()
  await vi.waitFor(() => expect(notice()).toBe(conflictTexts.print_no_browser.en))
  expect(calls('/leave-behinds')).toEqual([])
})

test.each(['/documents', '/leave-behinds'])('closed while it waits for %s, nothing is saved or noted', async (path) => {
  const answer = Promise.withResolvers<void>()
  const route = routes[path] as Route
  routes[path] = async (input) => {
    await answer.promise
    return route(input)
  }
  const { onClose, unmount } = open()
  await leaveSheet()
  await vi.waitFor(() => expect(calls(path)).toHaveLength(1))
  unmount()
  answer.resolve()
  await vi.waitFor(() => expect(notice()).toBe('Stopped. Nothing was left, and nothing was noted.'))
  expect(saved).toEqual([])
  expect(calls('/api/leave.log')).toEqual([])
  expect(onClose).not.toHaveBeenCalled()
})

test('Ctrl Enter acts from where the focus is first', async () => {
  const { onClose } = open()
  fireEvent.click(await sheet())
  const start = document.querySelector('[data-autofocus]') as HTMLElement
  start.focus()
  expect(document.activeElement).toBe(start)
  fireEvent.keyDown(start, { key: 'Enter', ctrlKey: true })
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
})

test('of a large library a few files are listed, then 50, then those that fit what is typed', async () => {
  routes['/api/materials.list'] = () => ({ rows: [{ material: { id: 'm-69' } }], total: 1 })
  const { onClose } = open()
  await sheet()
  const films = (): number => screen.getAllByRole('checkbox', { name: /^Film/ }).length
  expect(films()).toBe(8)
  fireEvent.click(screen.getByRole('button', { name: '62 more' }))
  expect(films()).toBe(50)
  expect(screen.getByText('20 more. Type a part of the name.')).toBeTruthy()

  const field = screen.getByRole('searchbox')
  fireEvent.change(field, { target: { value: 'pian' } })
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Film 69' }))
  await vi.waitFor(() => expect(films()).toBe(1))
  // Enter leaves nothing yet, and Esc empties the field
  expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(false)
  fireEvent.keyDown(field, { key: 'Escape' })
  await vi.waitFor(() => expect(films()).toBe(50))
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.click(button())
  await vi.waitFor(() => expect(calls('/api/leave.log')).toMatchObject([{ fileIds: ['69'] }]))
})

test('nothing is said to be missing before it is known, nor where it cannot be read', async () => {
  const answer = Promise.withResolvers<never>()
  routes['/api/leave.offers'] = () => answer.promise
  open()
  expect(screen.queryByText('The library is empty.')).toBeNull()
  answer.reject(new Refusal({ type: 'store_damaged', retry: 'never', detail: '' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/^The database on this laptop is damaged/)
  expect(screen.queryByText('The library is empty.')).toBeNull()
  expect(screen.queryByText('Nothing was printed for this account yet.')).toBeNull()
})
