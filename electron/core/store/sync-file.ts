/** fsync of a file and of a folder: a rename is durable only when its folder is. Windows cannot sync a folder. */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'

function syncPath(path: string, flags: string): void {
  const fd = openSync(path, flags)
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export const syncFile = (path: string): void => {
  syncPath(path, 'r+')
}

export const syncFolder = (path: string): void => {
  if (process.platform !== 'win32') syncPath(path, 'r')
}

/** Removes a database with what SQLite may have left beside it. */
export const removeDatabase = (file: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}
