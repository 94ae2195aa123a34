/** Everything around the screens: cache, theme, language, and what to show before set-up is done. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { setLanguage } from '../i18n/language.ts'
import { useColorScheme } from './color-scheme.ts'
import { Boundary } from './boundary.tsx'
import { router } from './router.tsx'
import { useAppInfo } from './settings.ts'
import { theme } from './theme.ts'

const FirstRun = lazy(() => import('../features/first-run/first-run.tsx'))

function Themed() {
  const { settings } = useAppInfo()
  const scheme = useColorScheme(settings.theme)
  useEffect(() => {
    void setLanguage(settings.language)
  }, [settings.language])
  return (
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme={scheme}>
      <Boundary>
        <Suspense fallback={null}>{settings.isSetUp ? <RouterProvider router={router} /> : <FirstRun />}</Suspense>
      </Boundary>
    </MantineProvider>
  )
}

export function App({ client }: { readonly client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={null}>
        <Themed />
      </Suspense>
    </QueryClientProvider>
  )
}
