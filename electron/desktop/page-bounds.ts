// What keeps a page of ours in bounds, in every window.
import { app, type WebPreferences } from 'electron/main'

export const pageBounds = (): WebPreferences => ({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  // elsewhere the checker downloads its dictionaries, and the page reaches no network
  spellcheck: process.platform === 'darwin',
  devTools: !app.isPackaged,
})
