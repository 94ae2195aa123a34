/** Stored cells to text: dates, percentages, phone shapes and money as people see them; no format, however odd, can throw. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtinFormat, cellText, unescapeText } from './xlsx-cell.ts'

const shown = (value: string, format = 'General', type = 'n', is1904 = false): string =>
  cellText({ type, format, value }, ['first', 'second'], is1904)

test.for([
  ['46086', 'yyyy-mm-dd', '2026-03-05'],
  ['46086.5', 'yyyy/m/d h:mm', '2026-03-05 12:00'],
  ['46086.99998842593', 'yyyy-mm-dd hh:mm:ss', '2026-03-05 23:59:59'],
  ['46086', builtinFormat(14), '2026-03-05'],
  ['46086', builtinFormat(31), '2026-03-05'],
  ['0.5', builtinFormat(20), '12:00'],
  ['60', 'yyyy-mm-dd', '1900-02-29'],
  ['61', 'yyyy-mm-dd', '1900-03-01'],
  ['0.125', '0.0%', '12.5%'],
  ['51262580001', '0000-00000000', '0512-62580001'],
  ['7', '00000', '00007'],
  ['1234.5', '#,##0.00', '1234.5'],
  ['1234.5', '"¥"#,##0.00', '¥1234.5'],
  ['-1234.5', '[$€-407]#,##0.00', '-€1234.5'],
  ['0.1', 'General', '0.1'],
  ['0.30000000000000004', 'General', '0.3'],
  ['13812345678', 'General', '13812345678'],
  ['1.2345678901234567E+20', 'General', '123456789012346000000'],
  ['-1.2345678901234567E+15', 'General', '-1234567890123460'],
  ['oops', '0.00', 'oops'],
] as const)('%s in %s is shown as %s', ([value, format, want]) => {
  expect(shown(value, format)).toBe(want)
})

test('other kinds of cells', () => {
  expect(shown('1', 'General', 's')).toBe('second')
  expect(shown('99', 'General', 's')).toBe('')
  expect([shown('1', 'General', 'b'), shown('0', 'General', 'b')]).toEqual(['TRUE', 'FALSE'])
  expect(shown('#REF!', 'General', 'e')).toBe('#REF!')
  expect(shown('44624', 'yyyy-mm-dd', 'n', true)).toBe('2026-03-05')
  expect(unescapeText('a_x000D_b _x005F_x000D_ _xZZZZ_')).toBe('a\rb _x000D_ _xZZZZ_')
})

test('no format and no value makes the reader throw, and the answer is always text', () => {
  const piece = fc.constantFrom(
    'y',
    'm',
    'd',
    'h',
    's',
    '0',
    '#',
    '.',
    ',',
    '%',
    '"',
    '\\',
    '[',
    ']',
    '[$',
    '-',
    ';',
    '@',
    '*',
    '_',
    '?',
    '/',
    'E+',
    '[Red]',
    '[h]',
    'AM/PM',
    '上午/下午',
    'General',
    '¥',
    ' ',
  )
  const format = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const value = fc.oneof(
    fc.double().map(String),
    fc.integer().map(String),
    fc.string(),
    fc.constantFrom('', '-1', '1e308', '2958466', '0.99999999999'),
  )
  const type = fc.constantFrom('n', 's', 'str', 'inlineStr', 'e', 'b', 'd', '', 'x')
  fc.assert(
    fc.property(format, value, type, fc.boolean(), (f, v, t, is1904) => {
      expect(typeof cellText({ type: t, format: f, value: v }, ['x'], is1904)).toBe('string')
    }),
    { numRuns: 5000, seed: Number(process.env['SEED'] ?? 20261123) },
  )
})
