/** The window the client looks at. It asks for nothing and is told only what to show (`client-view.ts`). */
import { MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Boundary } from '../../app/boundary.tsx'
import { theme } from '../../app/theme.ts'
import { setLanguage } from '../../i18n/language.ts'
import { useWords } from '../../i18n/use-words.ts'
import { toPresenter, type Answer, type ClientView, type Line } from './client-view.ts'
import classes from './demos.module.css'
import { fileOf, Stage } from './stage.tsx'
import type { StageHandle } from './stage-film.tsx'

export default function ClientScreen() {
  const t = useWords()
  const [view, setView] = useState<ClientView>({ type: 'blank' })
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  const stage = useRef<StageHandle>(null)
  const presenter = useRef<Line<Answer> | null>(null)
  const onBroken = useCallback(() => presenter.current?.send({ type: 'broken' }), [])
  useEffect(() => {
    const id = crypto.randomUUID()
    const line: Line<Answer> = toPresenter((order) => {
      if (order.type === 'close') {
        if (order.id === null || order.id === id) window.close()
      } else if (order.type === 'toggle')
        void stage.current?.toggle().then((isHeard) => (isHeard ? undefined : line.send({ type: 'needs_click' })))
      else {
        setView(order.view)
        setScheme(order.scheme)
        void setLanguage(order.language === 'en' ? 'en' : 'zh-CN')
      }
    })
    presenter.current = line
    line.send({ type: 'ready', id })
    const leave = (): void => line.send({ type: 'gone', id })
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      line.close()
    }
  }, [])
  useEffect(() => {
    document.title = t('demos:screen')
  }, [t])
  const fill = (): void =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
      () => undefined,
    )
  return (
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme={scheme}>
      <main className={classes.screen} onDoubleClick={fill} aria-label={t('demos:screen')}>
        {/* what cannot be shown leaves the screen empty, and the next step stands there again */}
        <Boundary
          key={view.type === 'media' ? fileOf(view.url) : view.type}
          instead={<Stage view={{ type: 'blank' }} />}
        >
          <Stage view={view} handle={stage} onBroken={onBroken} />
        </Boundary>
      </main>
    </MantineProvider>
  )
}
