/** The player by itself in a page of the app, for what no screen gives it yet: captions, chapters, where it was left. */
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { theme } from '../../renderer/app/theme.ts'
import type { AppInfo } from '../../renderer/app/settings.ts'
import { VideoPlayer } from '../../renderer/features/player/video-player.tsx'
import { setLanguage } from '../../renderer/i18n/language.ts'
import { ask } from '../../renderer/platform/queries.ts'

export { readMedia } from '../../renderer/features/player/read-media.ts'

export interface Shown {
  readonly url: string
  readonly captions: readonly { readonly url: string; readonly label: string; readonly language: string }[]
  readonly chapters: string | null
  readonly startMs: number
}

export interface Mounted {
  readonly positions: number[]
  readonly close: () => void
}

/** Shows a film over the page. */
export async function mount(info: AppInfo, shown: Shown): Promise<Mounted> {
  await setLanguage(info.settings.language)
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(ask('app.info', {}).queryKey, info)
  document.querySelector('#root')?.remove()
  const place = document.createElement('main')
  place.id = 'place'
  document.body.append(place)
  const positions: number[] = []
  const root = createRoot(place)
  root.render(
    <QueryClientProvider client={client}>
      <Suspense fallback={null}>
        <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
          <VideoPlayer
            {...shown}
            name="装机培训"
            onPosition={(ms) => positions.push(ms)}
            onBroken={() => positions.push(-1)}
          />
        </MantineProvider>
      </Suspense>
    </QueryClientProvider>,
  )
  return { positions, close: () => root.unmount() }
}
