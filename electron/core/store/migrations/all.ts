/** Migrations in order; the number of a store is in `PRAGMA user_version`. A landed one is never changed. */
import type { RecordTypeName } from '../../../../shared/domain/record-types.ts'
import { duplicateSchemaSql } from '../../search/duplicates.ts'
import { searchSchemaSql } from '../../search/schema.ts'
import { firstTables } from './0001-first-tables.ts'
import { importTables } from './0003-imports.ts'
import { listFacts } from './0004-list-facts.ts'
import { onSite } from './0005-on-site.ts'
import { visitLoop } from './0006-visit-loop.ts'
import { fileLinks } from './0007-file-links.ts'
import { syncTables } from './0008-sync.ts'
import { transferTables } from './0009-transfers.ts'
import { library } from './0010-library.ts'
import { training } from './0011-training.ts'
import { demos } from './0012-demos.ts'
import { learning } from './0013-learning.ts'
import { papers } from './0014-papers.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  /** Types that search finds from here on: their rows of before are made findable, too. */
  readonly searches?: readonly RecordTypeName[]
}

export const migrations: readonly Migration[] = [
  { name: '0001-first-tables', sql: firstTables },
  { name: '0002-search', sql: searchSchemaSql + duplicateSchemaSql },
  { name: '0003-imports', sql: importTables },
  { name: '0004-list-facts', sql: listFacts },
  { name: '0005-on-site', sql: onSite },
  { name: '0006-visit-loop', sql: visitLoop },
  { name: '0007-file-links', sql: fileLinks },
  { name: '0008-sync', sql: syncTables },
  { name: '0009-transfers', sql: transferTables },
  { name: '0010-library', sql: library },
  { name: '0011-training', sql: training },
  { name: '0012-demos', sql: demos },
  { name: '0013-learning', sql: learning },
  { name: '0014-papers', sql: papers, searches: ['course', 'quiz'] },
]
