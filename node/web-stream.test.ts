import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { webStream } from './web-stream.ts'

const pieces = ['one', 'two', 'three'].map((text) => Buffer.from(text))

test('what was read is what there was', async () => {
  expect(await new Response(webStream(() => Readable.from(pieces))).text()).toBe('onetwothree')
})

test('nothing is opened for a body nobody reads', async () => {
  let opened = 0
  const stream = webStream(() => {
    opened += 1
    return Readable.from(pieces)
  })
  await stream.cancel()
  expect(opened).toBe(0)
})

test('a reader who leaves ends the source; a source that fails breaks the body off', async () => {
  const source = Readable.from(pieces)
  const reader = webStream(() => source).getReader()
  await reader.read()
  await reader.cancel()
  expect(source.destroyed).toBe(true)
  const failing = new Readable({
    read() {
      this.destroy(new Error('torn'))
    },
  })
  await expect(new Response(webStream(() => failing)).text()).rejects.toThrow('torn')
})
