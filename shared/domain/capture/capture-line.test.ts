import { describe, expect, test } from 'vitest'
import { mentionAt, mentionsIn, readCapture } from './capture-line.ts'

const now = { today: '2026-11-25', time: '10:00' }
const read = (text: string, names: readonly string[] = []) => readCapture(text, now, names)

describe('a line', () => {
  test('with a date is a follow-up of what is left', () => {
    expect(read('#szhr @周总 下周三下午3点 回电话谈价格')).toEqual({
      kind: 'followUp',
      followUpKind: 'call',
      account: 'szhr',
      person: '周总',
      on: '2026-12-02',
      time: '15:00',
      subject: '回电话谈价格',
    })
  })

  test('that says so is a visit', () => {
    expect(read('下周一上午拜访 #恒润 看排产')).toMatchObject({
      kind: 'visit',
      account: '恒润',
      on: '2026-11-30',
      time: '10:00',
    })
    expect(read('visit #Northgate next Wed 3pm')).toMatchObject({ kind: 'visit', subject: 'visit', time: '15:00' })
    expect(read('visit: see the line #Northgate next Wed 3pm')).toMatchObject({
      kind: 'visit',
      subject: 'see the line',
    })
    expect(read('#恒润 下周三 拜访 看排产')).toMatchObject({ kind: 'visit', subject: '看排产' })
    expect(read('明天拜访')).toMatchObject({ kind: 'followUp', followUpKind: 'visit' })
  })

  test('without a date is a note', () => {
    expect(read('#恒润 周总说三号车间要换系统')).toMatchObject({
      kind: 'note',
      subject: '周总说三号车间要换系统',
      on: null,
    })
  })

  test('English keeps its words in order and loses what joined the date', () => {
    expect(read('send the sheet to @Marlow on Friday')).toMatchObject({
      kind: 'followUp',
      subject: 'send the sheet to',
      on: '2026-11-27',
    })
    expect(read('call Zhou on 3 Dec at 2pm about price')).toMatchObject({
      subject: 'call Zhou about price',
      time: '14:00',
    })
  })

  test('names chosen from the list may hold spaces', () => {
    const name = 'Marlow & Finch Packaging GmbH'
    expect(read(`#${name} tomorrow call`, [name])).toMatchObject({ account: name, subject: 'call', on: '2026-11-26' })
  })

  test('a sign inside a word is none', () => {
    expect(mentionsIn('mail a@b.com C#')).toEqual([])
    expect(mentionsIn('＃恒润 ＠周').map((m) => m.sign + m.name)).toEqual(['#恒润', '@周'])
  })

  test('names are offered for the one under the caret until it is chosen', () => {
    expect(mentionAt('#hen 明天', 4)).toMatchObject({ sign: '#', name: 'hen' })
    expect(mentionAt('#hen 明天', 6)).toBeNull()
    expect(mentionAt('#恒润 明天', 3, ['恒润'])).toBeNull()
  })
})
