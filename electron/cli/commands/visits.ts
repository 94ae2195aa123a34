import { addDays, instantOf, isDate, wallClock } from '../../../shared/base/local-date.ts'
import { uuidPattern } from '../../../shared/base/ids.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { VisitListRow } from '../../../shared/api/work.ts'
import { visitStatuses } from '../../../shared/domain/visit.ts'
import { exitCodes, UsageError, type Command, type CommandContext, type Outcome } from '../command.ts'
import { call, reading } from '../open-core.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const pageSize = 500

const when = (at: number, of: string): string => {
  const { date, time } = wallClock(at, of)
  return `${date} ${time}`
}

function dayOption(ctx: CommandContext, name: 'from' | 'until'): string | null {
  const given = ctx.options[name]
  if (given === undefined) return null
  if (typeof given !== 'string' || !isDate(given)) throw new UsageError(`--${name} YYYY-MM-DD`)
  return given
}

function statusOption(ctx: CommandContext): (typeof visitStatuses)[number] | null {
  const given = ctx.options['status']
  if (given === undefined) return null
  const status = visitStatuses.find((one) => one === given)
  if (status === undefined) throw new UsageError(`--status ${visitStatuses.join('|')}`)
  return status
}

const lineOf = ({ visit, accountName, people }: VisitListRow): string =>
  [when(visit.startAt, visit.zone), visit.status, accountName, visit.subject, people.join(', '), visit.id]
    .filter((part) => part !== '')
    .join('  ')

/** All visits of the days asked for, soonest first; both days count. */
async function list(ctx: CommandContext): Promise<Outcome> {
  const from = dayOption(ctx, 'from')
  const until = dayOption(ctx, 'until')
  const status = statusOption(ctx)
  const asked = {
    descending: false,
    ...(from === null ? {} : { from: instantOf(from, '00:00', zone) }),
    ...(until === null ? {} : { until: instantOf(addDays(until, 1), '00:00', zone) }),
    ...(status === null ? {} : { statuses: [status] }),
  }
  const rows = await reading(ctx, async (core) => {
    const found: VisitListRow[] = []
    for (;;) {
      const page = await call(core, 'visits.list', { ...asked, offset: found.length, limit: pageSize })
      found.push(...page.rows)
      if (page.rows.length < pageSize) return found
    }
  })
  return { code: exitCodes.ok, json: { total: rows.length, visits: rows }, lines: rows.map(lineOf) }
}

type Words = (chinese: string, english: string) => string

interface Training {
  readonly sheet: Output<'training.get'>
  readonly certificates: Output<'training.certificates'>
}

type Part = (name: string, lines: readonly string[]) => readonly string[]

/** Who signed in to a training session and how it went, and who has a certificate. */
const trainingLines = (
  { sheet, certificates }: Training,
  zoneOf: string,
  say: Words,
  part: Part,
): readonly string[] => [
  ...part(
    say('签到表', 'Attendance'),
    sheet.rows.map((row) =>
      [
        row.name,
        row.jobTitle,
        row.signedAt === null ? say('没签', 'not signed') : when(row.signedAt, zoneOf),
        row.result === null ? null : row.result === 'passed' ? say('会了', 'passed') : say('再来一次', 'another round'),
        row.scorePercent === null ? null : `${row.scorePercent}%`,
      ]
        .filter((told) => told !== null)
        .join('  '),
    ),
  ),
  ...part(
    say('证书', 'Certificates'),
    certificates.rows.map(({ number, name }) => `${number}  ${name}`),
  ),
]

function report(found: Output<'visits.get'>, training: Training | null, say: Words): readonly string[] {
  const { visit, accountName, contacts, items, notes, followUps } = found
  const present = contacts.filter((c) => visit.contactIds?.includes(c.id)).map((c) => c.name)
  const part: Part = (name, lines) => (lines.length === 0 ? [] : ['', name, ...lines.map((line) => `  ${line}`)])
  const told = (text: string | null): readonly string[] => (text === null ? [] : text.split('\n'))
  return [
    `${accountName}  ${visit.subject}`,
    [when(visit.startAt, visit.zone), visit.status, visit.place ?? ''].filter(Boolean).join('  '),
    ...part(say('目标', 'Purpose'), told(visit.purpose)),
    ...part(say('给客户的议程', 'Agenda for the client'), told(visit.agenda)),
    ...part(say('在场', 'Present'), present),
    ...part(say('结果', 'Outcome'), [...(visit.outcome === null ? [] : [visit.outcome]), ...told(visit.summary)]),
    ...part(say('反应', 'Reactions'), told(visit.reactions)),
    ...part(say('给客户的纪要', 'Minutes for the client'), told(visit.minutes)),
    ...part(
      say('清单', 'Checklist'),
      items.map((i) => `[${i.doneAt === null ? ' ' : 'x'}] ${i.label}`),
    ),
    ...part(
      say('笔记', 'Notes'),
      notes.map((n) => `${when(n.notedAt, visit.zone)}  ${n.body}`),
    ),
    ...(training === null ? [] : trainingLines(training, visit.zone, say, part)),
    ...part(say('下一步', 'Next'), [
      ...followUps.map((f) => [f.dueOn, f.dueTime ?? '', f.subject, f.status].filter(Boolean).join('  ')),
      ...told(visit.noNextBecause),
    ]),
  ]
}

async function show(ctx: CommandContext, id: string): Promise<Outcome> {
  const { found, training } = await reading(ctx, async (core) => {
    const visit = await call(core, 'visits.get', { id })
    if (visit.visit.visitType !== 'training') return { found: visit, training: null }
    const [sheet, certificates] = [
      await call(core, 'training.get', { visitId: id }),
      await call(core, 'training.certificates', { visitId: id }),
    ]
    return { found: visit, training: { sheet, certificates } }
  })
  return {
    code: exitCodes.ok,
    json: training === null ? found : { ...found, training },
    lines: report(found, training, (chinese, english) => (ctx.isChinese ? chinese : english)),
  }
}

/** `visits list` of some days, `visits show ID` with all that belongs to one, of a training session who signed and passed. */
export const visitsCommand: Command = {
  usage: 'visits list [--from DATE] [--until DATE] [--status S] | visits show ID',
  about: ['列出拜访，或看一次拜访的全部', 'List visits, or show all of one'],
  options: { from: { type: 'string' }, until: { type: 'string' }, status: { type: 'string' } },
  run: async (ctx) => {
    const [what, id, ...rest] = ctx.args
    if (what === 'list' && id === undefined) return list(ctx)
    if (what === 'show' && id !== undefined && uuidPattern.test(id) && rest.length === 0) return show(ctx, id)
    throw new UsageError()
  },
}
