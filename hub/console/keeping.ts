/** Backups, the audit trail and how the hub stands, from the console. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { backUpHub, NotEmpty, restoreHub } from '../backup.ts'
import { workspaceOf } from '../sync/pull.ts'
import { ConsoleRefusal, textOf, type ConsoleCommand } from './command.ts'

export const keepingCommands: Readonly<Record<string, ConsoleCommand>> = {
  backup: {
    usage: 'backup FILE',
    about: ['把整个中心写进一个文件', 'Write the whole hub into one file'],
    run: async (ctx) => {
      const [file] = ctx.args
      if (file === undefined) throw new ConsoleRefusal('FILE', true)
      const rows = await backUpHub(ctx.open.driver, resolve(file), ctx.open.nowMs())
      return { json: { file: resolve(file), rows }, lines: [`${resolve(file)}  ${rows}`] }
    },
  },
  restore: {
    usage: 'restore FILE [--replace]',
    about: [
      '从备份恢复；各台电脑会把备份之后的改动再交上来',
      'Restore a backup; laptops offer again what came after it',
    ],
    run: async (ctx) => {
      const [file] = ctx.args
      if (file === undefined || !existsSync(file)) throw new ConsoleRefusal('FILE', true)
      try {
        const rows = await restoreHub(ctx.open.driver, resolve(file), ctx.values['replace'] === true, ctx.open.nowMs())
        return { json: { file: resolve(file), rows }, lines: [String(rows)] }
      } catch (error) {
        if (!(error instanceof NotEmpty)) throw error
        throw new ConsoleRefusal(
          ctx.say(
            '这个中心里已经有数据。要覆盖，加 --replace。',
            'There is work in this hub already. Add --replace to put the backup in its place.',
          ),
        )
      }
    },
  },
  audit: {
    usage: 'audit [--limit N]',
    about: ['谁做了什么', 'Who did what'],
    run: async (ctx) => {
      const rows = await ctx.open.identity.auditTrail({ limit: Number(textOf(ctx, 'limit') ?? 100) })
      const when = (at: number): string => new Date(at).toISOString()
      return {
        json: rows,
        lines: rows.map((r) => `${when(r.atMs)}  ${r.actorId ?? 'console'}  ${r.act}  ${r.target ?? ''}`),
      }
    },
  },
  status: {
    usage: 'status',
    about: ['中心的情况', 'How the hub stands'],
    run: async (ctx) => {
      const { driver, ws, identity } = ctx.open
      const { head, logEpoch, name } = await driver.read((tx) => workspaceOf(tx, ws))
      const [users, devices] = [await identity.users(), await identity.devices()]
      const json = { name, database: driver.dialect, head, logEpoch, users: users.length, devices: devices.length }
      return { json, lines: Object.entries(json).map(([key, value]) => `${key}  ${value}`) }
    },
  },
}
