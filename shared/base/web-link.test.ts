import { expect, test } from 'vitest'
import { webLink } from './web-link.ts'

test.each([
  ['https://example.com/film?v=1', 'https://example.com/film?v=1'],
  [' http://视频.example/登记 ', 'http://xn--cy2a840a.example/%E7%99%BB%E8%AE%B0'],
  ['example.com/film', null],
  ['javascript:alert(1)', null],
  ['file:///home/a.mp4', null],
  ['https://lin:secret@example.com/', null],
  ['', null],
  [null, null],
])('%s', (text, link) => {
  expect(webLink(text)).toBe(link)
})
