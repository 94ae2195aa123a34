/** What the client sees now, small, and what the rep does with it: cover it, play it, turn its pages. */
import { Button } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './demos.module.css'
import { Stage } from './stage.tsx'
import type { ClientScreenLine } from './use-client-view.ts'

interface Props {
  readonly screen: ClientScreenLine
  readonly isBlank: boolean
  readonly onBlank: () => void
}

export function SeenPart({ screen, isBlank, onBlank }: Props) {
  const t = useWords()
  const { view, paper } = screen
  return (
    <aside className={classes.seen} aria-label={t('demos:clientSeesNow')}>
      <p className="rp-xs rp-3">{t('demos:clientSeesNow')}</p>
      <div className={classes.preview} inert>
        <Stage view={view} onPages={screen.onPages} onBroken={screen.onBroken} />
      </div>
      <p className="rp-xs rp-3">{view.type === 'blank' ? t('demos:blankNow') : view.title}</p>
      <div className={classes.ways}>
        <Button aria-pressed={isBlank} onClick={onBlank} rightSection={<Kbd keys="b" />}>
          {t(isBlank ? 'demos:unblank' : 'demos:blank')}
        </Button>
        {view.type === 'media' && view.mediaType.startsWith('video/') ? (
          <Button disabled={!screen.isOpen} onClick={screen.toggle} rightSection={<Kbd keys="k" />}>
            {t('demos:playPause')}
          </Button>
        ) : null}
      </div>
      {paper ? (
        <div className={classes.ways} role="group" aria-label={t('demos:pages')}>
          <Button disabled={paper.page === 0} onClick={() => screen.turn(-1)} rightSection={<Kbd keys="ArrowUp" />}>
            {t('demos:pageBack')}
          </Button>
          <Button
            disabled={paper.page === paper.count - 1}
            onClick={() => screen.turn(1)}
            rightSection={<Kbd keys="ArrowDown" />}
          >
            {t('demos:pageOn')}
          </Button>
          <span className="rp-xs rp-2" aria-live="polite">
            {t('demos:page', { no: paper.page + 1, count: paper.count })}
          </span>
        </div>
      ) : null}
      {screen.isOpen ? <p className="rp-xs rp-3">{t('demos:screenHint')}</p> : null}
      {screen.needsClick ? <p className="rp-xs rp-warn">{t('demos:needsClick')}</p> : null}
    </aside>
  )
}
