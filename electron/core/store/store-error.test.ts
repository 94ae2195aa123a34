/** A disk without room and one that fails are not the same to the person: more room does not mend a cable. */
import { expect, test } from 'vitest'
import { sentenceOf } from '../../store-sentences.ts'
import { WireFault } from '../../../shared/api/wire-error.ts'
import { toWireError } from '../to-wire-error.ts'
import { isNotTaken, StoreError, toStoreError } from './store-error.ts'

const errorOf = (code: string): Error => Object.assign(new Error('x'), { code })

test.for([
  ['SQLITE_FULL', 'disk_full', 'DISK_FULL'],
  ['ENOSPC', 'disk_full', 'DISK_FULL'],
  ['EDQUOT', 'disk_full', 'DISK_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 'disk_full', 'DISK_FULL'],
  ['EIO', 'disk_failed', 'DISK_FAILED'],
  ['SQLITE_IOERR', 'disk_failed', 'DISK_FAILED'],
  ['SQLITE_IOERR_WRITE', 'disk_failed', 'DISK_FAILED'],
  ['SQLITE_IOERR_READ', 'disk_failed', 'DISK_FAILED'],
  ['SQLITE_IOERR_FSYNC', 'disk_failed', 'DISK_FAILED'],
  ['SQLITE_CORRUPT', 'store_damaged', 'STORE_DAMAGED'],
] as const)('%s', ([code, type, store]) => {
  expect(toWireError(errorOf(code)).type).toBe(type)
  const opening = toStoreError(errorOf(code))
  expect(opening).toMatchObject({ code: store })
  expect(toWireError(opening).type).toBe(type)
  expect(isNotTaken(errorOf(code))).toBe(type !== 'store_damaged')
})

test('each has its own sentence, in both languages', () => {
  const full = new WireFault({ type: 'disk_full', retry: 'backoff' })
  const failed = new WireFault({ type: 'disk_failed', retry: 'backoff' })
  for (const isChinese of [true, false]) {
    expect(sentenceOf(failed, isChinese)).not.toBe(sentenceOf(full, isChinese))
    expect(sentenceOf(failed, isChinese)).toBe(sentenceOf(new StoreError('DISK_FAILED', 'x'), isChinese))
  }
  expect(sentenceOf(failed, true)).toContain('磁盘读写出错')
})
