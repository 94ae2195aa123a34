/** `serve`: one line that says where the hub is and how the first admin comes in, then logs on stderr, until told to stop. */
import { openHub, type OpenHubOptions } from '../open-hub.ts'
import { serveHub } from '../serve.ts'
import { invitationLink } from '../team.ts'
import { createLog } from './log.ts'

export interface RunServerOptions extends OpenHubOptions {
  readonly values: {
    readonly json?: boolean | undefined
    readonly port?: string | undefined
    readonly host?: string | undefined
    readonly url?: string | undefined
    readonly name?: string | undefined
    readonly 'trust-proxy'?: boolean | undefined
  }
  readonly say: (chinese: string, english: string) => string
}

const stopSignals = ['SIGINT', 'SIGTERM'] as const

/** Answers the exit code once the hub has stopped. */
export async function runServer(o: RunServerOptions): Promise<number> {
  const { values, say } = o
  const log = createLog()
  const open = await openHub({
    dataDir: o.dataDir,
    ...(o.databaseUrl ? { databaseUrl: o.databaseUrl } : {}),
    ...(o.s3 ? { s3: o.s3 } : {}),
    ...(values.name ? { name: values.name } : {}),
    log,
  })
  const served = await serveHub({
    open,
    port: Number(values.port ?? process.env['PORT'] ?? 8787),
    ...(values.host ? { host: values.host } : {}),
    trustProxy: values['trust-proxy'] ?? false,
  })
  const url = values.url ?? process.env['RAPPORT_HUB_URL'] ?? served.url
  open.reachedAt(url)
  const setup = await open.identity.setupCode()
  const link = setup ? invitationLink(url, setup.code) : null
  const line = values.json
    ? JSON.stringify({ url, setupCode: setup?.code ?? null, setupLink: link })
    : link
      ? say(
          `团队中心已启动：${url}\n第一位管理员用这条链接加入：${link}`,
          `The hub is up: ${url}\nThe first admin joins with this link: ${link}`,
        )
      : say(`团队中心已启动：${url}`, `The hub is up: ${url}`)
  process.stdout.write(`${line}\n`)
  log('serving', { url, database: open.driver.dialect, files: o.s3 ? `s3://${o.s3.bucket}` : 'disk' })
  const signal = await new Promise<string>((resolve) => {
    for (const name of stopSignals)
      process.once(name, () => {
        resolve(name)
      })
  })
  log('stopping', { signal })
  await served.stop()
  await open.close()
  log('stopped')
  return 0
}
