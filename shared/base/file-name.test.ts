import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { safeFileName, shownFileName } from './file-name.ts'

const letters = (n: number, c = 'a'): string => c.repeat(n)
const hostile = [
  '../../x', '..\\..\\x', '/etc/passwd', 'C:\\Windows\\x.dll', '\\\\host\\share\\x', './x', '..', '.', '', ' ', '...', '~', '~root',
  'CON', 'con.txt', 'PRN', 'AUX.pdf', 'NUL', 'nul.tar.gz', 'COM1', 'com9.log', 'LPT1', 'LPT¹', 'CONIN$', 'CONOUT$.txt', 'con .txt',
  'a\u202egpj.exe', '\u202eexe.gpj', '\u2066x\u2069', '\u200fx', '\u061cx', 'a\u0000b.txt', 'a\nb', 'a\rb', 'a\tb', '\u007f', '\u0085x', '\u001b[31mred',
  letters(300), `${letters(300)}.pdf`, letters(100, '恒'), `${letters(100, '恒')}.pdf`, letters(80, '😀'), '-rf', '--help', '-', 'x.', 'x..', 'x ', 'x. .', ' x',
  'é.txt', 'e\u0301.txt', '한글.pdf', '\u1112\u1161\u11ab.pdf', '<img src=x onerror=alert(1)>.png', '"quoted"', "o'clock.txt", 'a|b', 'a?b', 'a*b', 'a:b', 'x.txt:stream',
  '%2e%2e%2f', '..%2f..%2fx', '{{7*7}}', '$(rm -rf ~)', '`id`', 'a;b', 'a&b', '苏州恒润对比表，第 3 版.pdf', '报价（最终）.xlsx', '𠮷野家.docx', 'ملف.pdf', 'file.PDF',
  '.htaccess', '.gitignore', 'desktop.ini', 'autorun.inf', 'x.lnk', 'x.tar.gz', 'x.verylongending', '\ud800', 'a\udfffb', 'Thumbs.db', 'a/b/c', '／etc／passwd', '．．／x',
] // prettier-ignore

test.each(hostile.map((name) => [name]))('%j stays in its folder under a name any system takes', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-name-'))
  try {
    const safe = safeFileName(name)
    const path = join(folder, safe)
    expect(dirname(resolve(path))).toBe(folder)
    writeFileSync(path, name)
    expect(readdirSync(folder)).toEqual([safe])
    expect(new TextEncoder().encode(safe).byteLength).toBeLessThanOrEqual(120)
    expect(safe).not.toMatch(/[<>:"/\\|?*]|^[-. ]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('there are about eighty of them', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(80)
})

test('a plain name is kept as it is', () => {
  for (const name of ['苏州恒润对比表，第 3 版.pdf', '报价（最终）.xlsx', 'file.PDF', 'x.tar.gz'])
    expect(safeFileName(name)).toBe(name)
})

test('what is shown cannot be turned around', () => {
  expect(shownFileName('a\u202egpj.exe')).toBe('agpj.exe')
  expect(shownFileName('')).toBe('?')
})

test('any string is made safe, and making it safe again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeFileName(name)
      expect(safe).not.toBe('')
      expect(safeFileName(safe)).toBe(safe)
    }),
  )
})
