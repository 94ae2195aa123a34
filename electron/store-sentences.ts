/** What went wrong, as a sentence in the system's language. */
import type { WireFault } from '../shared/api/wire-error.ts'
import { findConflictText } from '../shared/domain/conflict-texts.ts'
import { typeLabels } from '../shared/domain/interchange/labels.ts'
import { fileProblemTexts } from '../shared/domain/interchange/reason-texts.ts'
import type { FileProblem } from '../shared/domain/interchange/reasons.ts'
import type { RecordTypeName } from '../shared/domain/record-types.ts'
import type { StoreError, StoreErrorCode } from './core/store/store-error.ts'

type Both = readonly [chinese: string, english: string]

/** Sentences for a store that could not be opened; the loopback shell says the same ones. */
export const storeSentences: Readonly<Record<StoreErrorCode, Both>> = {
  STORE_IN_USE: [
    '这个数据文件夹已被另一个见面打开。先关掉那一个。',
    'Another Rapport has this data folder open. Close that one first.',
  ],
  STORE_FROM_THE_FUTURE: [
    '数据来自更新版本的见面。请先升级，数据没有动。',
    'The data comes from a newer Rapport. Update first; nothing was touched.',
  ],
  STORE_DAMAGED: [
    '数据库损坏。用 rapport salvage 抢救；原文件会留着。',
    'The database is damaged. Rescue it with "rapport salvage"; the file itself is kept.',
  ],
  NOT_A_BACKUP: [
    '这个文件不是完好的见面备份，什么都没有动。',
    'This file is not a sound backup of Rapport; nothing was touched.',
  ],
  STORE_KEY_WRONG: ['钥匙打不开这个数据库。', 'The key does not open this database.'],
  STORE_NOT_DURABLE: [
    '这个位置不能可靠地保存数据，换一个文件夹。',
    'Data cannot be kept safely in this place; choose another folder.',
  ],
  SQLITE_TOO_OLD: ['SQLite 版本太旧，请重新安装见面。', 'The SQLite found is too old; install Rapport again.'],
  DISK_FULL: ['磁盘满了，腾出一些空间再试。', 'The disk is full. Free some space and try again.'],
  DISK_FAILED: [
    '磁盘读写出错。看看磁盘是否还连着、有没有配额限制，再试；先把数据备份到别处。',
    'The disk reported an error. See that it is connected and no quota is reached, and back up to another one.',
  ],
}

/** The sentence for an error of the store or of a procedure. */
export function sentenceOf(error: StoreError | WireFault, isChinese: boolean): string {
  const both: Both = 'wire' in error ? wireSentence(error) : storeSentences[error.code]
  return both[isChinese ? 0 : 1]
}

/** What is looked for beside records. */
const otherThings: Readonly<Record<string, Both>> = {
  import: ['导入', 'import'],
  import_job: ['导入', 'import'],
  backup: ['备份', 'backup'],
  transaction: ['操作', 'act'],
  upload: ['文件', 'file'],
  recording: ['录音', 'recording'],
}

function notFoundSentence(what: string): Both {
  const [zh, en] = typeLabels[what as RecordTypeName] ?? otherThings[what] ?? ['记录', 'record']
  return [`没有找到这个${zh}。`, `Nothing of that name was found: ${en.toLowerCase()}.`]
}

function conflictSentence(why: string): Both {
  const text = findConflictText(why) ?? fileProblemTexts[why as FileProblem]
  return text ? [text.zh, text.en] : ['现在不能这样做。', 'That cannot be done now.']
}

function wireSentence({ wire }: WireFault): Both {
  switch (wire.type) {
    case 'disk_full':
      return storeSentences.DISK_FULL
    case 'disk_failed':
      return storeSentences.DISK_FAILED
    case 'store_damaged':
      return storeSentences.STORE_DAMAGED
    case 'not_found':
      return notFoundSentence(wire.what)
    case 'conflict':
      return conflictSentence(wire.why)
    case 'invalid':
      return [
        `内容不合要求：${wire.issues.map((i) => i.path).join(', ')}`,
        `Not as it should be: ${wire.issues.map((i) => i.path).join(', ')}`,
      ]
    default:
      return [`没有成：${wire.type}`, `It did not work: ${wire.type}`]
  }
}
