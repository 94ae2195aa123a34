/** The form a sheet begins with: its first field has the focus, and one sheet is begun however often it is asked. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { NewSheet } from './new-sheet.tsx'
import { PackageSelect } from './package-select.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const answers: Readonly<Record<string, unknown>> = {
  '/api/catalogue.propose': {
    rows: [{ package: { id: 'small', name: 'Small team' }, rows: [], because: ['everybody'], fits: true }],
  },
}

beforeAll(async () => {
  await stubPage()
  vi.stubGlobal(
    'FontFace',
    class {
      load = async (): Promise<void> => undefined
    },
  )
  Object.defineProperty(document, 'fonts', { value: new Set(), configurable: true })
  Element.prototype.scrollIntoView = () => undefined
  vi.stubGlobal('fetch', async (path: string) => Response.json({ result: answers[path] }))
})
afterEach(cleanup)

function Quote({ onStart }: { readonly onStart: () => Promise<void> }) {
  const [packageId, setPackageId] = useState<string | null>('small')
  return (
    <NewSheet
      title="New"
      act="Begin"
      missing=""
      account={{ id: 'a', name: 'Acme' }}
      onStart={onStart}
      onClose={() => undefined}
    >
      {() => <PackageSelect accountId="a" productId={null} value={packageId} onChange={setPackageId} autoFocus />}
    </NewSheet>
  )
}

function open(): { readonly start: ReturnType<typeof vi.fn>; readonly answer: () => void } {
  let answer = (): void => undefined
  const start = vi.fn<() => Promise<void>>(() => new Promise((resolve) => void (answer = resolve)))
  renderPage(<Quote onStart={start} />)
  return { start, answer: () => answer() }
}

const pack = (): Promise<HTMLInputElement> => screen.findByDisplayValue('Small team')

test('the package has the focus, and picking it again keeps it', async () => {
  open()
  const field = await pack()
  expect(document.activeElement).toBe(field)
  expect(screen.getByText('Fits: for everybody')).toBeTruthy()
  fireEvent.click(field)
  fireEvent.click(await screen.findByRole('option', { name: 'Small team', hidden: true }))
  expect(field.value).toBe('Small team')
})

test('a double click and a key that is held begin one sheet; after a refusal it can be begun again', async () => {
  const { start, answer } = open()
  const field = await pack()
  const press = { key: 'Enter', ctrlKey: true }
  const button = screen.getByRole('button', { name: /^Begin/ })
  fireEvent.keyDown(field, press)
  fireEvent.keyDown(field, { ...press, repeat: true })
  fireEvent.click(button)
  fireEvent.click(button)
  expect(start).toHaveBeenCalledTimes(1)
  answer()
  await vi.waitFor(() => {
    fireEvent.keyDown(field, { ...press, repeat: true })
    expect(start).toHaveBeenCalledTimes(1)
    fireEvent.keyDown(field, press)
    expect(start).toHaveBeenCalledTimes(2)
  })
})
