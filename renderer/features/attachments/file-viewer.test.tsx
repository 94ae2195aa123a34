/** A file by itself: what was printed is looked at, printed and saved, by its keys too, and neither named anew nor deleted. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { recordTypes } from '../../../shared/domain/record-types.ts'
import FileViewer from './file-viewer.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const fields = Object.fromEntries(Object.keys(recordTypes.attachment.fields).map((field) => [field, null]))
const meta = {
  version: 1,
  createdAt: 0,
  createdBy: null,
  updatedAt: 0,
  updatedBy: null,
  deletedAt: null,
  sourceSystem: null,
  sourceId: null,
}
const file = {
  ...fields,
  ...meta,
  id: 'f',
  name: 'Agenda.pdf',
  kind: 'file',
  // not drawn here
  mediaType: 'application/zip',
  sizeBytes: 4000,
  sha256: 'a'.repeat(64),
}

let documentId: string | null
let asked: string[]

async function shell(path: string, { body }: { readonly body: string }): Promise<Response> {
  if (path === '/media') {
    asked.push((JSON.parse(body) as { as: string }).as)
    return Response.json({ urls: { f: '/f' } })
  }
  const results: Record<string, unknown> = {
    '/api/records.get': { row: { ...file, documentId }, accountName: 'Acme' },
    '/api/files.state': { state: 'here', hasHub: false, transfer: null },
    '/api/demos.list': { rows: [] },
  }
  return Response.json({ result: results[path] })
}

beforeAll(async () => {
  await stubPage()
})
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', shell)
  vi.stubGlobal('open', vi.fn())
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

async function open(ofDocument: string | null): Promise<void> {
  documentId = ofDocument
  renderPage(<FileViewer type="file" id="f" onClose={() => undefined} />)
  await screen.findByRole('button', { name: /^Save as/ })
}

const press = (key: string): boolean => !fireEvent.keyDown(document.body, { key, ctrlKey: true })

test('what was printed is neither named anew nor deleted', async () => {
  await open('0197b1f0-0000-7000-8000-000000000001')
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Name/ })).toBeNull()
  expect(screen.getByText('Agenda.pdf')).toBeTruthy()
})

test('Ctrl P prints what was printed, Ctrl S saves it', async () => {
  await open('0197b1f0-0000-7000-8000-000000000001')
  expect([press('p'), press('s')]).toEqual([true, true])
  await vi.waitFor(() => expect(asked.toSorted()).toEqual(['printed', 'saved']))
})

test('any other file is named, deleted and saved', async () => {
  await open(null)
  expect(screen.getByRole('button', { name: 'Delete' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Name: Agenda.pdf' })).toBeTruthy()
  expect([press('p'), press('s')]).toEqual([false, true])
})
