// A Chromium for the tests: installed, else the one Playwright downloaded at some time, else Debian's package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findBrowser } from '../electron/browser/find-browser.ts'
import { say } from './say.ts'

/** Path of a Chromium, installing Debian's when we may. Null (and a sentence) when there is none to be had. */
export function findChromium(): string | null {
  return findBrowser()?.executable ?? findPlaywrightChromium() ?? installFromDebian() ?? giveUp()
}

function findPlaywrightChromium(): string | null {
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

function installFromDebian(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  say('没有 Chromium，用 apt-get 安装……', 'No Chromium here: installing it with apt-get ..')
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', [...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (!apt('-q', 'update') || !apt('-qy', 'install', '--no-install-recommends', 'chromium')) return null
  return findBrowser()?.executable ?? null
}

function giveUp(): null {
  say(
    '测试需要 Chromium：装一个 Chromium、Chrome 或 Edge，或者用 CHROMIUM_PATH 指定。',
    'The tests need a Chromium: install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH.',
  )
  return null
}
