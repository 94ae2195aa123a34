import { describe, expect, it } from 'vitest'
import { fold } from '../../base/text.ts'
import { readingsOf } from './pinyin.ts'
import { runsOf } from './runs.ts'

const read = (name: string): readonly string[] =>
  readingsOf(runsOf(fold(name))).map((reading) => reading.syllables.join(' '))

describe('readings of names', () => {
  it.each([
    ['中国移动', 'zhong guo yi dong'],
    ['重庆长安汽车', 'chong qing chang an qi che'],
    ['长沙银行', 'chang sha yin hang'],
    ['招行', 'zhao hang'],
    ['农商行股份', 'nong shang hang gu fen'],
    ['车行', 'che hang'],
    ['中央行政学院', 'zhong yang xing zheng xue yuan'],
    ['六安市教育局', 'lu an shi jiao yu ju'],
    ['南京六合区医院', 'nan jing lu he qu yi yuan'],
    ['浙江省乐清市', 'zhe jiang sheng yue qing shi'],
    ['快乐清洁', 'kuai le qing jie'],
    ['厦门大厦', 'xia men da sha'],
    ['东莞市会计师事务所', 'dong guan shi kuai ji shi shi wu suo'],
    ['恒润（苏州）科技', 'heng run su zhou ke ji'],
  ])('%s is %s', (name, reading) => {
    expect(read(name)).toContain(reading)
  })

  it('reads the first character as a surname too', () => {
    expect(read('单伟')).toEqual(['dan wei', 'shan wei'])
    expect(read('曾国藩')).toContain('zeng guo fan')
    expect(read('解晓东')).toContain('xie xiao dong')
    expect(read('尉迟恭')).toContain('yu chi gong')
    expect(read('长沙')).toEqual(['chang sha'])
  })

  it('accepts v and u for ü', () => {
    expect(read('吕绿')).toEqual(['lv lv', 'lu lu'])
  })

  it('ends at words and digits, and leaves characters without a reading empty', () => {
    expect(read('中国3M公司')).toEqual(['zhong guo', 'gong si'])
    expect(read('吉野屋ソ')).toEqual(['ji ye wu '])
    expect(read('Acme 12')).toEqual([])
  })

  it('says which character each syllable belongs to', () => {
    expect(readingsOf(runsOf('a𠮷野(苏)'))[0]?.at).toEqual([1, 3, 5])
  })
})
