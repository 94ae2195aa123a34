/** A hub behind a port with two people, neither of whom sees what the other writes, who speak the protocols of files. */
import type { OpenHubOptions } from '../../hub/open-hub.ts'
import { fileSpeaker, type FileSpeaker } from './file-speaker.ts'
import { speaker, type Speaker } from './fill-hub.ts'
import { servedHub, type ServedHub } from './served-hub.ts'

export interface HubOfTwo {
  readonly hub: ServedHub
  readonly owner: Speaker
  readonly mine: FileSpeaker
  readonly stranger: FileSpeaker
}

export async function hubOfTwo(options: Partial<OpenHubOptions> = {}): Promise<HubOfTwo> {
  const hub = await servedHub(options)
  const owner = await speaker((await hub.invite('张伟')).link)
  const other = await speaker((await hub.invite('李雷')).link)
  return { hub, owner, mine: fileSpeaker(hub.url, owner), stranger: fileSpeaker(hub.url, other) }
}
