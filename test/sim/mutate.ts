/** Loads the program with one protection switched off. */
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Mutant } from './mutants.ts'

const root = join(import.meta.dirname, '../..')

/** From now on that file is loaded as the mutant has it. Throws where its text is not there. */
export function mutate({ file, edits }: Mutant): void {
  const url = pathToFileURL(join(root, file)).href
  registerHooks({
    load: (loaded, context, next) => {
      const module = next(loaded, context)
      if (loaded !== url) return module
      let source = Buffer.from(module.source as Uint8Array).toString('utf8')
      for (const [from, to] of edits) {
        if (source.split(from).length !== 2) throw new Error(`the mutant does not fit ${file}: ${from}`)
        source = source.replace(from, () => to)
      }
      return { ...module, source }
    },
  })
}
