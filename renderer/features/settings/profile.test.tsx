/** The profile: each text is saved when its field is left, and what is typed in the next one meanwhile stays. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Profile } from './profile.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const info = { settings: { language: 'en', currency: 'CNY', meId: 'me' } }
let me: object = { id: 'me', name: 'Lin Shan', email: 'lin@example.com', phone: null, updatedAt: 1 }
let sent: unknown[] = []

beforeAll(async () => {
  await stubPage()
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    if (path === '/api/app.info') return Response.json({ result: info })
    if (path === '/api/team.list') return Response.json({ result: [me] })
    const profile = JSON.parse(body) as object
    sent = [...sent, profile]
    me = { ...me, ...profile, updatedAt: 2 }
    return Response.json({ result: { id: 'me' } })
  })
})
afterEach(cleanup)

test('a phone that is typed is kept with what stands there', async () => {
  renderPage(<Profile />, info)
  await screen.findByDisplayValue('Lin Shan')
  const [phone, email] = ['Phone', 'Email'].map((name) => screen.getByRole<HTMLInputElement>('textbox', { name })) as [
    HTMLInputElement,
    HTMLInputElement,
  ]
  phone.focus()
  fireEvent.change(phone, { target: { value: ' 138 0000 ' } })
  email.focus()
  fireEvent.change(email, { target: { value: 'half' } })
  await vi.waitFor(() => expect(sent).toEqual([{ name: 'Lin Shan', email: 'lin@example.com', phone: '138 0000' }]))
  await vi.waitFor(() => expect(phone.value).toBe('138 0000'))
  expect([email.value, document.activeElement]).toEqual(['half', email])
})
