/** Learning in the demo: two quizzes, and a course of which one has done a part and a colleague is late. */
import { addDays } from '../../../shared/base/local-date.ts'
import { optionsText, type QuizOption } from '../../../shared/domain/quiz.ts'
import { listRows } from '../store/rows.ts'
import { sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'

interface DemoQuestion {
  readonly title: string
  readonly right: readonly string[]
  readonly wrong: readonly string[]
  readonly reason?: string
}

interface DemoQuiz {
  readonly name: string
  /** The paper it asks about. */
  readonly about: string
  readonly questions: readonly DemoQuestion[]
}

const quizzes: readonly DemoQuiz[] = [
  {
    name: '收件与登记，三问',
    about: '一页上手：收件与登记',
    questions: [
      {
        title: '条码扫不出来，怎么办？',
        right: ['手动输右下角八位数'],
        wrong: ['先放一边，等明天', '重新打印条码'],
        reason: '右下角的八位数和条码是同一个号。',
      },
      {
        title: '登记错了，还能改吗？',
        right: ['当天可以自己改'],
        wrong: ['不能改，只能作废', '要找管理员改'],
        reason: '过了当天，要管理员来改。',
      },
      {
        title: '收件时，哪些会自动填好？',
        right: ['来文单位', '日期'],
        wrong: ['分办的人'],
        reason: '分办给谁要自己点人名。',
      },
    ],
  },
  {
    name: 'Quick start, two questions',
    about: 'Quick start for site supervisors',
    questions: [
      {
        title: 'Who has the folder now?',
        right: ['Scan its code and read the name'],
        wrong: ['Ask around the office'],
      },
      { title: 'How is a folder handed on?', right: ['With one tap'], wrong: ['By filling in a form'] },
    ],
  },
]

const course = {
  name: '新人第一周',
  note: '两份资料、一份测验，一个下午就能学完。',
  papers: ['一页上手：收件与登记', '报餐：食堂一周怎么用'],
}

const materialId = (tx: Tx, name: string): string | null =>
  listRows(tx.db, 'material', sql`WHERE name = ${name} LIMIT 1`)[0]?.id ?? null

function addQuiz(tx: Tx, { name, about, questions }: DemoQuiz): string {
  const quizId = tx.create('quiz', { name, materialId: materialId(tx, about), passPercent: 60 })
  for (const [position, { title, right, wrong, reason = null }] of questions.entries()) {
    const options: QuizOption[] = [
      ...wrong.slice(0, 1).map((text) => ({ text, isRight: false })),
      ...right.map((text) => ({ text, isRight: true })),
      ...wrong.slice(1).map((text) => ({ text, isRight: false })),
    ]
    tx.create('quizQuestion', { quizId, title, options: optionsText(options), reason, position })
  }
  return quizId
}

interface People {
  readonly meId: string | null
  readonly team: readonly string[]
  readonly today: string
}

/** Puts the quizzes and the course in; the papers they name are there already. */
export function addLearning(tx: Tx, { meId, team, today }: People): void {
  const [quizId = ''] = quizzes.map((quiz) => addQuiz(tx, quiz))
  const { name, note, papers } = course
  const courseId = tx.create('course', { name, note, products: ['知档'] })
  for (const [position, title] of papers.entries())
    tx.create('courseStep', { courseId, title, materialId: materialId(tx, title), position })
  tx.create('courseStep', { courseId, title: quizzes[0]?.name ?? '', quizId, position: papers.length })
  const give = (ownerId: string | null, days: number): string =>
    tx.create('courseAssignment', { courseId, name, ownerId, dueOn: addDays(today, days) })
  give(meId, 3)
  if (team[0] !== undefined) give(team[0], -2)
  const [first = ''] = papers
  const seen = materialId(tx, first)
  const parts = Array.from({ length: 20 }, (_, index) => String(index))
  if (seen !== null) tx.create('materialProgress', { materialId: seen, name: first, ownerId: meId, parts })
}
