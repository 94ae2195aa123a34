/** The commands by name. Later features add theirs here. */
import type { Command } from './command.ts'
import { backupCommand } from './commands/backup.ts'
import { restoreCommand } from './commands/restore.ts'
import { searchCommand } from './commands/search.ts'
import { statsCommand } from './commands/stats.ts'
import { verifyCommand } from './commands/verify.ts'

export const commands: Readonly<Record<string, Command>> = {
  search: searchCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
  stats: statsCommand,
}
