/** The commands of the console by name. */
import type { ConsoleCommand } from './command.ts'
import { keepingCommands } from './keeping.ts'
import { peopleCommands } from './people.ts'

export const commands: Readonly<Record<string, ConsoleCommand>> = { ...peopleCommands, ...keepingCommands }
