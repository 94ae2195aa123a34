/** Whether the shell behind the page answers. Outside React, because the api client and the hint stream tell it. */
import { create } from 'zustand'

/** `refused`: the shell runs but knows no such token, because it was started again. */
export type Reachable = 'up' | 'down' | 'refused'

export const useConnection = create<{ readonly reachable: Reachable }>(() => ({ reachable: 'up' }))

export function setReachable(reachable: Reachable): void {
  if (useConnection.getState().reachable !== reachable) useConnection.setState({ reachable })
}
