/** The hub from the command line: `join`, `sync`, `status`. */
import type { Output } from '../../../shared/api/contract.ts'
import { exitCodes, Refusal, UsageError, type Command, type Outcome } from '../command.ts'
import { call, reading, writing } from '../open-core.ts'
import type { WriterContext } from '../../core/context.ts'

type Words = (chinese: string, english: string) => string
type Trouble = NonNullable<Output<'sync.now'>['trouble']>

const troubleTexts: Readonly<Record<Trouble, readonly [chinese: string, english: string]>> = {
  offline: ['连不上团队中心。', 'The hub cannot be reached.'],
  portal: [
    '回答的不是团队中心，像是 Wi-Fi 的登录页。',
    'Something other than the hub answered, such as a Wi-Fi login page.',
  ],
  busy: ['团队中心现在忙。', 'The hub is busy.'],
  failed: ['这一轮没有完成。', 'The round did not come to its end.'],
  revoked: ['团队中心收回了这台电脑的权限。', 'The hub has shut this laptop out.'],
  unauthorised: ['团队中心不认识这台电脑，请重新加入。', 'The hub does not know this laptop; join again.'],
  too_old: ['这台电脑的程序太旧，请先更新。', 'The program on this laptop is too old; update it first.'],
  many_removed: [
    '团队中心要删去大半记录，先停住了。确认无误再加 --allow-removal。',
    'Most records would go; it was stopped. Once you are sure, add --allow-removal.',
  ],
}

const status = (core: WriterContext): Promise<Output<'sync.status'>> => call(core, 'sync.status', {})

/** `join URL CODE`, or the invitation link alone. */
export const joinCommand: Command = {
  usage: 'join LINK | join URL CODE [--device NAME]',
  about: ['加入团队中心', 'Join a team hub'],
  options: { device: { type: 'string' } },
  run: async (ctx) => {
    const [link, code, ...rest] = ctx.args
    if (link === undefined || rest.length > 0) throw new UsageError()
    const device = ctx.options['device']
    const joined = await writing(ctx, (core) =>
      call(core, 'sync.join', {
        link,
        code: code ?? null,
        ...(typeof device === 'string' ? { deviceName: device } : {}),
      }),
    )
    return { code: exitCodes.ok, json: joined, lines: [`${joined.hubName}  ${joined.memberName}  ${joined.role}`] }
  },
}

/** One round: everything up, everything down, and the files that wait. */
export const syncCommand: Command = {
  usage: 'sync [--allow-removal]',
  about: ['与团队中心同步一轮', 'One round with the hub'],
  options: { 'allow-removal': { type: 'boolean' } },
  run: async (ctx): Promise<Outcome> => {
    const say: Words = (chinese, english) => (ctx.isChinese ? chinese : english)
    const { result, after } = await writing(ctx, async (core) => {
      if ((await status(core)).hub === null)
        throw new Refusal(say('这台电脑还没有加入团队中心。', 'This laptop has no hub.'))
      const mayRemoveMany = ctx.options['allow-removal'] === true
      const result = await call(core, 'sync.now', { mayRemoveMany })
      if (result.trouble === null) await core.carrier.run()
      return { result, after: await status(core) }
    })
    const { unsent, rejected, conflicts } = after
    const files = after.files.count
    const detail = after.hub?.detail ?? null
    if (result.trouble) ctx.note(...troubleTexts[result.trouble])
    return {
      code: result.trouble ? exitCodes.failed : rejected > 0 ? exitCodes.partly : exitCodes.ok,
      json: { ...result, detail, unsent, rejected, conflicts, files },
      lines: [
        say(
          `发送 ${result.sent}，收到 ${result.received}；未发送 ${unsent}，文件 ${files}，被退回 ${rejected}，冲突 ${conflicts}`,
          `sent ${result.sent}, received ${result.received}; unsent ${unsent}, files ${files}, refused ${rejected}, conflicts ${conflicts}`,
        ),
      ],
    }
  },
}

/** How far this laptop is with its hub; beside an open app, too. */
export const statusCommand: Command = {
  usage: 'status',
  about: ['这台电脑与团队中心的情况', 'How far this laptop is with its hub'],
  options: {},
  run: async (ctx): Promise<Outcome> => {
    const found = await reading(ctx, (core) => call(core, 'sync.status', {}))
    const { hub } = found
    const contactMs = hub?.lastContactMs ?? null
    const lines = [
      `hub  ${hub === null ? '-' : `${hub.name}  ${hub.url}`}`,
      `unsent  ${found.unsent}`,
      `files  ${found.files.count}`,
      `refused  ${found.rejected}`,
      `conflicts  ${found.conflicts}`,
      `contact  ${contactMs === null ? '-' : new Date(contactMs).toISOString()}`,
    ]
    return { code: exitCodes.ok, json: found, lines }
  },
}
