import { expect, test } from 'vitest'
import { canBeAsked, grade, optionsText, parseAnswered, parseOptions, type QuizQuestion } from './quiz.ts'

const question = (id: string, options: string | null): QuizQuestion => ({
  id,
  version: 0,
  createdAt: 0,
  createdBy: null,
  updatedAt: 0,
  updatedBy: null,
  deletedAt: null,
  sourceSystem: null,
  sourceId: null,
  quizId: 'q',
  title: `题 ${id}`,
  options,
  reason: null,
  position: null,
})

test('options are read as they were written, whatever stands in them', () => {
  const options = [
    { text: '+ 号在前', isRight: false },
    { text: '当天可以改', isRight: true },
    { text: '- -', isRight: false },
  ]
  expect(parseOptions(optionsText(options))).toEqual(options)
  expect(optionsText([{ text: ' 两\n行 ', isRight: true }])).toBe('+ 两 行')
  expect(optionsText([{ text: '  ', isRight: true }])).toBeNull()
  expect(parseOptions('没有记号\n\n+ 对\n- ')).toEqual([
    { text: '没有记号', isRight: false },
    { text: '对', isRight: true },
  ])
})

test('a question needs two options and a right one', () => {
  expect(['+ a', '- a\n- b', '+ a\n- b', null].map((text) => canBeAsked(parseOptions(text)))).toEqual([
    false,
    false,
    true,
    false,
  ])
})

test('right is who chose exactly what is right; what was not answered is wrong, what cannot be asked does not count', () => {
  const questions = [
    question('a', '+ 1\n- 2'),
    question('b', '+ 1\n+ 2\n- 3'),
    question('c', '- 1\n+ 2'),
    question('d', '- 1'),
  ]
  const graded = grade(questions, [
    { questionId: 'a', chosen: ['1', '1'] },
    { questionId: 'b', chosen: ['2', '1', '7'] },
    { questionId: 'elsewhere', chosen: ['1'] },
  ])
  expect(graded?.answered.map(({ chosen, isRight }) => [chosen, isRight])).toEqual([
    [[0], true],
    [[0, 1], true],
    [[], false],
  ])
  expect(graded?.scorePercent).toBe(67)
  expect(grade(questions, [{ questionId: 'b', chosen: ['1'] }])?.scorePercent).toBe(0)
  expect(grade([question('d', '- 1')], [])).toBeNull()
})

test('answers come back as they were kept; what cannot be read is none', () => {
  const answered = grade([question('a', '+ 1\n- 2')], [])?.answered ?? []
  expect(parseAnswered(JSON.stringify(answered))).toEqual(answered)
  expect([parseAnswered('{'), parseAnswered('[{"title":1}]'), parseAnswered(null)]).toEqual([[], [], []])
})
