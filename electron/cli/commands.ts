/** The commands by name. Later features add theirs here. */
import type { Command } from './command.ts'
import { attachCommand } from './commands/attach.ts'
import { backupCommand } from './commands/backup.ts'
import { demoCommand } from './commands/demo.ts'
import { documentCommand } from './commands/document.ts'
import { exportCommand } from './commands/export.ts'
import { followUpsCommand } from './commands/follow-ups.ts'
import { joinCommand, statusCommand, syncCommand } from './commands/hub.ts'
import { importCommand } from './commands/import.ts'
import { leaveBehindCommand } from './commands/leave-behind.ts'
import { libraryCommand } from './commands/library.ts'
import { restoreCommand } from './commands/restore.ts'
import { salvageCommand } from './commands/salvage.ts'
import { searchCommand } from './commands/search.ts'
import { statsCommand } from './commands/stats.ts'
import { verifyCommand } from './commands/verify.ts'
import { visitsCommand } from './commands/visits.ts'

export const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  export: exportCommand,
  search: searchCommand,
  visits: visitsCommand,
  attach: attachCommand,
  library: libraryCommand,
  document: documentCommand,
  'leave-behind': leaveBehindCommand,
  'follow-ups': followUpsCommand,
  backup: backupCommand,
  restore: restoreCommand,
  salvage: salvageCommand,
  verify: verifyCommand,
  join: joinCommand,
  sync: syncCommand,
  status: statusCommand,
  stats: statsCommand,
  demo: demoCommand,
}
