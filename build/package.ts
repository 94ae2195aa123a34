// `npm run package [-- electron-builder options]`: installers of this platform into out/packages. Electron's archive is
// fetched first and watched, so that without a network the answer is a sentence after seconds; with options that name
// another platform electron-builder fetches what it needs itself.
import '../node/require-node.ts'
import { ensureBuilt } from './build.ts'
import { downloadElectron } from './fetch-electron.ts'
import { inProject, runScript, toolScript } from './project.ts'
import { inSystemLanguage, say } from './say.ts'

const args = process.argv.slice(2)
const isForElsewhere = args.some((argument) =>
  /^(--(linux|win|windows|mac|macos|x64|arm64|ia32|universal)|-[lwmo])$/.test(argument),
)

await ensureBuilt()
const electron = isForElsewhere ? null : await downloadElectron(inProject('node_modules', 'electron'))
if (electron?.kind === 'failed') {
  say(
    `打包需要 Electron 的压缩包，但下载不了（${electron.why}）。联网后再试；或者用 ELECTRON_MIRROR 指定镜像，` +
      '或者把压缩包放进 electron_config_cache 指的文件夹。不联网也能检查打包内容：node build/package-dry-run.ts。',
    `Packaging needs Electron's archive, which could not be fetched (${electron.why}). Try again with a network; or name ` +
      'a mirror in ELECTRON_MIRROR, or put the archive into the folder electron_config_cache names. What goes into a ' +
      'package can be checked without it: node build/package-dry-run.ts.',
  )
  process.exitCode = 1
} else {
  const dist = electron === null ? [] : [`-c.electronDist=${electron.archive}`]
  const code = await runScript(toolScript('electron-builder'), ['--publish', 'never', ...dist, ...args])
  if (code === 0) say(`在 ${inProject('out', 'packages')}。`, `In ${inProject('out', 'packages')}.`)
  else console.log(inSystemLanguage('没有打成包，原因见上面。', 'No package was made; the reason is above.'))
  process.exitCode = code
}
