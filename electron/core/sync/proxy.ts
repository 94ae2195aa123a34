/**
 * A company's proxy, as its environment names it (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`): the hub is reached through it.
 * This very machine never is.
 */
import * as http from 'node:http'

/** Does nothing where no proxy is named, or Node is too old to know. Called once, before the first request. */
export function takeProxyFromEnv(env: NodeJS.ProcessEnv = process.env): boolean {
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (env: NodeJS.ProcessEnv) => unknown }
  const isNamed = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => (env[name] ?? '') !== '')
  if (!isNamed || setGlobalProxyFromEnv === undefined) return false
  const spared = [env['NO_PROXY'] ?? env['no_proxy'] ?? '', 'localhost', '127.0.0.1', '::1'].filter((s) => s !== '')
  setGlobalProxyFromEnv({ ...env, NO_PROXY: spared.join(','), no_proxy: spared.join(',') })
  return true
}
