/** An S3 endpoint as a process of its own (s3rver), with one bucket; what it keeps outlives the process. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { s3FromEnv, type S3Options } from '../../hub/files/s3-options.ts'
import { tempDir } from './temp-store.ts'

export interface S3Process {
  /** What a hub is told of it. */
  readonly options: S3Options
  start(): Promise<void>
  /** `SIGKILL`. */
  kill(): Promise<void>
  close(): Promise<void>
}

const bucket = 'rapport'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  await new Promise((done) => {
    server.close(done)
  })
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Starts one; its key, the only one this server knows, goes into the environment, where the library of AWS looks. */
export async function s3Process(): Promise<S3Process> {
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER'
  const temp = tempDir('rapport-s3-')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const options = s3FromEnv({ S3_BUCKET: bucket, S3_ENDPOINT: url, S3_PREFIX: 'team/' })
  if (!options) throw new Error('no bucket')
  const bin = join(createRequire(import.meta.url).resolve('s3rver/package.json'), '..', 'bin', 's3rver.js')
  const words = [bin, '-d', temp.dir, '-a', '127.0.0.1', '-p', String(port), '-s', '--configure-bucket', bucket]
  const begin = async (): Promise<() => Promise<void>> => {
    const child = spawn(process.execPath, words, { stdio: 'ignore' })
    const until = performance.now() + 30_000
    for (;;) {
      if (await fetch(url).then(Boolean, () => false)) break
      if (performance.now() > until) throw new Error('the bucket does not start')
      await sleep(50)
    }
    return () =>
      new Promise((done) => {
        child.once('exit', () => {
          done()
        })
        child.kill('SIGKILL')
      })
  }
  let end: (() => Promise<void>) | null = await begin()
  const kill = async (): Promise<void> => {
    await end?.()
    end = null
  }
  return {
    options,
    start: async () => {
      end ??= await begin()
    },
    kill,
    close: async () => {
      await kill()
      temp.remove()
    },
  }
}
