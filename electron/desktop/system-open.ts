// The one place where the system is asked to open a file. Only `open-stored-file.ts` is given it, and only for a copy of a
// file whose bytes are of a type that shows and never runs; a rule over all our sources keeps it so.
import { shell } from 'electron/common'

/** Opens a copy in the program the system has for its ending; answers what went wrong, or nothing. */
export const openCopyBySystem = (copy: string): Promise<string> => shell.openPath(copy)
