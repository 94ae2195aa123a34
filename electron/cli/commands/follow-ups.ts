import { addDays, dateIn, daysBetween, isDate } from '../../../shared/base/local-date.ts'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { exitCodes, UsageError, type Command, type CommandContext } from '../command.ts'
import { call, reading } from '../open-core.ts'

const pageRows = 500

/** A date, or so many days from today: `+7`. */
function untilOf(text: string | boolean | undefined, today: string): string {
  if (text === undefined) return today
  const days = /^\+(\d{1,4})$/.exec(String(text))?.[1]
  if (days !== undefined) return addDays(today, Number(days))
  if (typeof text !== 'string' || !isDate(text)) throw new UsageError()
  return text
}

/** The open ones due by that day, in order; they come by due date, so the first that is later ends them. */
async function dueUntil(ctx: CommandContext, today: string, until: string): Promise<readonly FollowUpListRow[]> {
  return reading(ctx, async (core) => {
    const due: FollowUpListRow[] = []
    for (let offset = 0; ; offset += pageRows) {
      const { rows } = await call(core, 'followUps.list', { today, offset, limit: pageRows })
      const early = rows.filter((row) => row.followUp.dueOn <= until)
      due.push(...early)
      if (early.length < rows.length || rows.length < pageRows) return due
    }
  })
}

function lateWords(dueOn: string, today: string, isChinese: boolean): string {
  const days = daysBetween(dueOn, today)
  if (days <= 0) return ''
  return isChinese ? `晚了 ${days} 天` : `${days} ${days === 1 ? 'day' : 'days'} late`
}

/** `follow-ups due`: what is owed by a day, today unless another is named; works beside an open app. */
export const followUpsCommand: Command = {
  usage: 'follow-ups due [--until DATE|+DAYS]',
  about: ['到期没办的跟进，默认到今天', 'Open follow-ups due by a day, today by default'],
  options: { until: { type: 'string' } },
  run: async (ctx) => {
    if (ctx.args.length !== 1 || ctx.args[0] !== 'due') throw new UsageError()
    const today = dateIn(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
    const until = untilOf(ctx.options['until'], today)
    const due = await dueUntil(ctx, today, until)
    const lines = due.map(({ followUp: f, accountName }) =>
      [f.dueOn, f.dueTime ?? '', accountName ?? '', f.subject, lateWords(f.dueOn, today, ctx.isChinese)]
        .filter((part) => part !== '')
        .join('  '),
    )
    const json = due.map(({ followUp: f, accountName }) => ({
      id: f.id,
      dueOn: f.dueOn,
      dueTime: f.dueTime,
      subject: f.subject,
      kind: f.kind,
      promisedBy: f.promisedBy,
      repeat: f.repeat,
      accountId: f.accountId,
      accountName,
      daysLate: Math.max(0, daysBetween(f.dueOn, today)),
    }))
    const none = ctx.isChinese ? '没有到期的。' : 'Nothing is due.'
    return { code: exitCodes.ok, json: { until, followUps: json }, lines: lines.length === 0 ? [none] : lines }
  },
}
