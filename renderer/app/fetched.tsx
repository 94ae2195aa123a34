/**
 * A component whose code is fetched apart from the page. Once the code is there it renders with the very press that asks
 * for it: `React.lazy` would show nothing for up to 300 ms the first time, and the letters typed meanwhile would be lost.
 */
import { useEffect, useState, type ComponentType } from 'react'

export interface Fetched<P> {
  readonly Component: ComponentType<P>
  /** Fetches the code ahead of its use. */
  readonly load: () => Promise<void>
}

export function fetched<P extends object>(fetch: () => Promise<{ default: ComponentType<P> }>): Fetched<P> {
  let Code: ComponentType<P> | null = null
  const load = async (): Promise<void> => {
    Code ??= (await fetch()).default
  }
  function Component(props: P) {
    const [state, setState] = useState<{ readonly error?: unknown }>({})
    useEffect(() => {
      if (Code === null)
        load().then(
          () => setState({}),
          (error: unknown) => setState({ error }),
        )
    }, [])
    if ('error' in state) throw state.error
    return Code === null ? null : <Code {...props} />
  }
  return { Component, load }
}
