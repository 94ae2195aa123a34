/** vCards of all three versions, as phones, mail programs and Chinese address books write them; what each becomes. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { vcardColumns, type VcardColumn } from '../../../shared/domain/interchange/vcard-columns.ts'
import { encode, withMark } from '../../../test/fixtures/text-bytes.ts'
import { tempDir } from '../../../test/support/temp-store.ts'
import { openTable, type OpenOptions } from './open-table.ts'
import type { SourceRow } from './table.ts'

const temp = tempDir('rapport-vcard-')
afterAll(temp.remove)

/** Cells of a card that hold something, or the reason why it could not be read. */
type Seen = Partial<Record<VcardColumn, string>> | string

async function cardsOf(bytes: string | Uint8Array, options: OpenOptions = {}): Promise<readonly Seen[]> {
  const path = join(temp.dir, 'cards.vcf')
  writeFileSync(path, bytes)
  const { table } = await openTable(path, options)
  expect(table.format).toBe('vcard')
  const rows: SourceRow[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return rows.map(
    ({ cells, problem }) =>
      problem ??
      Object.fromEntries(vcardColumns.map((name, i) => [name, cells[i] ?? '']).filter(([, text]) => text !== '')),
  )
}

const card = (version: string, ...lines: readonly string[]): string =>
  ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')
const quoted = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

const samples: readonly (readonly [name: string, bytes: string | Uint8Array, want: readonly Seen[]])[] = [
  [
    '2.1: quoted-printable over soft line ends, bare type words, a photo in the middle',
    card(
      '2.1',
      `N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted(encode('王'))};${quoted(encode('小')).slice(0, 6)}=`,
      `${quoted(encode('小')).slice(6)}${quoted(encode('明'))};;;`,
      'TEL;CELL;VOICE:13812345678',
      'TEL;WORK;FAX:0512-1',
      'TEL;WORK:0512-62580001',
      'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJ',
      ' CQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/',
      '',
      'EMAIL;INTERNET:wang@example.com',
      'ORG;CHARSET=UTF-8:恒润机电;采购部',
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=AC=AC=E4=B8=80=0D=0A=E7=AC=AC=E4=BA=8C',
    ),
    [
      {
        Name: '王小明',
        Company: '恒润机电',
        Department: '采购部',
        Mobile: '13812345678',
        Phone: '0512-62580001',
        Email: 'wang@example.com',
        Note: '第一\n第二',
      },
    ],
  ],
  [
    '2.1: quoted-printable in GBK, as old Chinese phones export',
    card(
      '2.1',
      `FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${quoted(encode('李雷', 'gb18030'))}`,
      `ORG;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:${quoted(encode('常熟中学', 'gb18030'))}`,
      'TEL;CELL:139 0000 0001',
    ),
    [{ Name: '李雷', Company: '常熟中学', Mobile: '139 0000 0001' }],
  ],
  [
    '2.1: a whole file in GB18030 without a word about it',
    encode(card('2.1', 'N:韩;梅梅', 'FN:韩梅梅', 'ORG:昆山协和医院;检验科', 'TITLE:主任'), 'gb18030'),
    [{ Name: '韩梅梅', Company: '昆山协和医院', Department: '检验科', 'Job title': '主任' }],
  ],
  [
    '2.1: a photo in base64 whose lines are not indented',
    card(
      '2.1',
      'FN:Ann',
      'PHOTO;BASE64;TYPE=JPEG:',
      '/9j/4AAQSkZJRgABAQAAAQABAAD',
      '2wBDAAgGBgcGBQgHBwcJCQgKDBQ=',
      '',
      'TEL;CELL:1',
    ),
    [{ Name: 'Ann', Mobile: '1' }],
  ],
  [
    '3.0: folded lines, escapes, several phones and mails, the preferred first',
    card(
      '3.0',
      'FN:Dr. Eva Müller',
      'N:Müller;Eva;;Dr.;',
      'ORG:Müller\\, Söhne\\; Partner;Einkauf',
      'TITLE:Leiterin',
      'TEL;TYPE=WORK,VOICE:+49 30 1',
      'TEL;TYPE=CELL,PREF:+49 170 2',
      'EMAIL;TYPE=INTERNET:second@example.com',
      'EMAIL;TYPE=INTERNET,PREF:first@example.com',
      'ADR;TYPE=WORK:;;Hauptstr. 5;Berlin;;10115;Deutschland',
      'NOTE:line one\\nline two\\, with a comma and a ve',
      ' ry long rest',
      'REV:2026-03-05T10:00:00Z',
    ),
    [
      {
        Name: 'Dr. Eva Müller',
        Company: 'Müller, Söhne; Partner',
        Department: 'Einkauf',
        'Job title': 'Leiterin',
        Mobile: '+49 170 2',
        Phone: '+49 30 1',
        Email: 'first@example.com',
        'Other emails': 'second@example.com',
        Address: 'Hauptstr. 5, Berlin, 10115, Deutschland',
        Note: 'line one\nline two, with a comma and a very long rest',
        Changed: '2026-03-05T10:00:00Z',
      },
    ],
  ],
  [
    '3.0: folded in the middle of a character',
    Buffer.concat([
      Buffer.from('BEGIN:VCARD\nVERSION:3.0\nFN:恒'),
      encode('润').subarray(0, 1),
      Buffer.from('\n '),
      encode('润').subarray(1),
      Buffer.from('\nEND:VCARD\n'),
    ]),
    [{ Name: '恒润' }],
  ],
  [
    '3.0: groups, WeChat and QQ, a Chinese address from large to small',
    card(
      '3.0',
      'FN:张三',
      'item1.TEL;TYPE=iPhone:13900000002',
      'item1.X-ABLabel:手机',
      'X-WECHAT:zhangsan',
      'X-QQ:12345',
      'item2.ADR;TYPE=WORK:;;星湖街1号;苏州;江苏;215000;中国',
    ),
    [{ Name: '张三', Mobile: '13900000002', WeChat: 'zhangsan', Other: 'QQ 12345', Address: '中国江苏苏州星湖街1号' }],
  ],
  [
    '4.0: URIs for numbers, preferences by number, WeChat as an address',
    card(
      '4.0',
      'FN:Ann Lee',
      'TEL;VALUE=uri;TYPE="voice,work":tel:+1-555-0100',
      'TEL;VALUE=uri;TYPE=cell:tel:+1-555-0101',
      'EMAIL;PREF=2:b@example.com',
      'EMAIL;PREF=1:a@example.com',
      'IMPP:weixin:annlee',
      'UID:urn:uuid:1',
    ),
    [
      {
        Name: 'Ann Lee',
        Mobile: '+1-555-0101',
        Phone: '+1-555-0100',
        Email: 'a@example.com',
        'Other emails': 'b@example.com',
        WeChat: 'annlee',
        UID: 'urn:uuid:1',
      },
    ],
  ],
  [
    'all versions in one file, in UTF-16',
    withMark(card('2.1', 'FN:甲') + card('3.0', 'FN:乙') + card('4.0', 'FN:丙'), 'utf-16le'),
    [{ Name: '甲' }, { Name: '乙' }, { Name: '丙' }],
  ],
  [
    'line ends of an old Macintosh',
    card('3.0', 'FN:Ann', 'TITLE:CEO').replaceAll('\r\n', '\r'),
    [{ Name: 'Ann', 'Job title': 'CEO' }],
  ],
  [
    'a broken card costs only itself',
    `${card('3.0', 'FN:Ann')}BEGIN:VCARD\nVERSION:3.0\nFN:Cut\n${card('3.0', 'no colon here')}${card('3.0', 'FN:Bob')}`,
    [{ Name: 'Ann' }, 'card_without_end', 'card_unreadable', { Name: 'Bob' }],
  ],
  [
    'a name that would like to be another property',
    card('3.0', 'FN:Eve\\r\\nATTENDEE:x\\nTEL:666'),
    [{ Name: 'Eve\\r\nATTENDEE:x\nTEL:666' }],
  ],
]

test.for(samples)('%s', async ([, bytes, want]) => {
  expect(await cardsOf(bytes)).toEqual(want)
})

test('nothing a card points to is fetched', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const remote = [
    'PHOTO;VALUE=uri',
    'LOGO;VALUE=URI',
    'SOUND',
    'URL',
    'SOURCE',
    'FBURL',
    'CALURI',
    'KEY',
    'AGENT;VALUE=uri',
    'NOTE',
    'X-SOCIALPROFILE',
  ]
  const cards = ['2.1', '3.0', '4.0'].map((version) =>
    card(version, 'FN:Ann', ...remote.map((name) => `${name}:${url}/${version}/${name}`)),
  )
  expect(await cardsOf(cards.join(''))).toHaveLength(3)
  // The control: were anything fetched, it would be seen here.
  await fetch(`${url}/control`)
  expect(asked).toEqual(['/control'])
  server.close()
})

test('a file without a card is refused with its reason', async () => {
  const path = join(temp.dir, 'none.vcf')
  writeFileSync(path, 'BEGIN:VCARDS\nFN:x\n')
  await expect(openTable(path)).rejects.toMatchObject({ problem: { type: 'not_vcard' } })
})
