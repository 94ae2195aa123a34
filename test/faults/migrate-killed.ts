/** Migrates a store and kills itself after the k-th statement: `<file> <index of the migration> <k>`. */
import { migrate } from '../../electron/core/store/migrate.ts'
import { openDatabase } from '../../electron/core/store/open-database.ts'
import { listenToSteps, withSteps } from '../support/migration-steps.ts'
import '../support/keep-compiled.ts'

const [file = '', index = '0', k = '1'] = process.argv.slice(2)
const db = openDatabase({ file })
listenToSteps(db, (step) => {
  if (step === Number(k)) process.kill(process.pid, 'SIGKILL')
})
migrate(db, file, withSteps(Number(index)))
