// Runs sandboxed and isolated beside the page. Gives it exactly the calls of DesktopBridge: never ipcRenderer itself,
// never a channel name, never a path.
import { contextBridge, ipcRenderer, webUtils } from 'electron/renderer'
import type { Asked, DesktopBridge, FileGrant, FileOpening } from '../../shared/api/desktop-bridge.ts'

const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'

const bridge: DesktopBridge = {
  platform,
  grantFile: async (file) => {
    // empty for a File that a script made: only a real drop or choice carries a path
    const path = webUtils.getPathForFile(file)
    if (path === '') return { type: 'refused', reason: 'not_a_path' }
    const answer = (await ipcRenderer.invoke('file:grant', path)) as FileGrant | null
    return answer ?? { type: 'refused', reason: 'not_a_path' }
  },
  openFile: async (id) => ((await ipcRenderer.invoke('file:open', id)) as FileOpening | null) ?? 'failed',
  askForDevice: async (device) => (await ipcRenderer.invoke('media:ask', device)) === true,
  nextAsked: async () => (await ipcRenderer.invoke('shell:asked')) as Asked | null,
}

contextBridge.exposeInMainWorld('desktop', bridge)
