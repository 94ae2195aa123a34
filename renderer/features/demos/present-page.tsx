/**
 * The rep's screen during a demo: the steps, what the client sees, what is for oneself, the time, the next step; one key each for
 * going on, for how they took it, for covering the client's screen. A clicker's keys (Page Up, Page Down) work.
 */
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { demoReactions } from '../../../shared/domain/demo.ts'
import { Broken } from '../../app/boundary.tsx'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useSettings } from '../../app/settings.ts'
import { useColorScheme } from '../../app/color-scheme.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { playTime } from '../attachments/file-words.ts'
import classes from './demos.module.css'
import { Stage } from './stage.tsx'
import { SeenPart } from './seen-part.tsx'
import { useClientView } from './use-client-view.ts'
import { useShownSteps } from './use-shown-steps.ts'

const route = getRouteApi('/present/$visitId/$demoId')

/** Now, each second. */
function useSecond(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Times({ sinceMs, beganMs }: { readonly sinceMs: number; readonly beganMs: number }) {
  const t = useWords()
  const now = useSecond()
  return (
    <p className={classes.times}>
      <span>
        <span className="rp-xs rp-3">{t('demos:stepTime')}</span> {playTime(now - sinceMs)}
      </span>
      <span>
        <span className="rp-xs rp-3">{t('demos:totalTime')}</span> {playTime(now - beganMs)}
      </span>
    </p>
  )
}

function Present({ detail, visitId }: { readonly detail: Output<'demos.get'>; readonly visitId: string }) {
  const t = useWords()
  const words = useChoiceWords()
  const navigate = useNavigate()
  const { theme, language } = useSettings()
  const scheme = useColorScheme(theme)
  const { steps } = detail
  const [beganMs] = useState(() => Date.now())
  const [isBlank, setBlank] = useState(false)
  const [isHere, setHere] = useState(false)
  const on = useShownSteps(visitId, steps, beganMs)
  const current = steps[on.index]
  const screen = useClientView(current, isBlank, { scheme, language })
  const following = steps[on.index + 1]
  const end = async (): Promise<void> => {
    await on.leave()
    void navigate({ to: '/on-site/$visitId', params: { visitId } })
  }
  const next = (): void => on.go(on.index + 1)
  const back = (): void => on.go(on.index - 1)
  useShortcuts([
    { keys: 'ArrowRight', run: next },
    { keys: 'PageDown', run: next },
    { keys: 'ArrowLeft', run: back },
    { keys: 'PageUp', run: back },
    { keys: 'b', run: () => setBlank((was) => !was) },
    { keys: 'w', run: screen.open },
    { keys: 'h', run: () => setHere((was) => !was) },
    { keys: 'k', run: screen.toggle },
    { keys: 'ArrowDown', run: () => screen.turn(1) },
    { keys: 'ArrowUp', run: () => screen.turn(-1) },
    ...demoReactions.map((reaction, i) => ({ keys: String(i + 1), run: () => on.note({ reaction }) })),
    { keys: 'Escape', run: () => (isHere ? setHere(false) : void end()) },
  ])
  if (isHere)
    return (
      <div className={classes.screen}>
        <Stage view={screen.view} onPages={screen.onPages} onBroken={screen.onBroken} />
      </div>
    )
  return (
    <div className={classes.present}>
      <header className={classes.top}>
        <h1 className="rp-cut rp-grow">{detail.demo.name}</h1>
        <Times sinceMs={on.sinceMs} beganMs={beganMs} />
        <Button onClick={screen.open} rightSection={<Kbd keys="w" />}>
          {t(screen.isOpen ? 'demos:screenOpen' : 'demos:openScreen')}
        </Button>
        <Button onClick={() => setHere(true)} rightSection={<Kbd keys="h" />}>
          {t('demos:here')}
        </Button>
        <Button variant="subtle" onClick={() => void end()} rightSection={<Kbd keys="Escape" />}>
          {t('demos:end')}
        </Button>
      </header>
      <ol className={classes.steps} aria-label={t('demos:steps')}>
        {steps.map(({ step }, index) => (
          <li key={step.id}>
            <button type="button" aria-current={index === on.index ? 'step' : undefined} onClick={() => on.go(index)}>
              <span className="rp-xs rp-3">{words('demoStepKind', step.kind)}</span> {step.title}
            </button>
          </li>
        ))}
      </ol>
      <section className={classes.middle}>
        <p className="rp-xs rp-3">
          {t('demos:step', { no: on.index + 1, count: steps.length })}
          {current?.media && current.media.state !== 'here' ? ` · ${t('demos:elsewhere')}` : ''}
        </p>
        <h2>{current?.step.title}</h2>
        <p className={classes.notes}>{current?.step.notes ?? <span className="rp-3">{t('demos:noNotes')}</span>}</p>
        <div className={classes.took} role="group" aria-label={t('demos:reaction')}>
          {demoReactions.map((reaction, i) => (
            <Button
              key={reaction}
              aria-pressed={on.reaction === reaction}
              variant={on.reaction === reaction ? 'filled' : 'default'}
              rightSection={<Kbd keys={String(i + 1)} />}
              onClick={() => on.note({ reaction })}
            >
              {words('demoReaction', reaction)}
            </Button>
          ))}
        </div>
        <TextInput
          label={t('demos:question')}
          maxLength={400}
          autoComplete="off"
          value={on.question}
          onChange={({ currentTarget }) => on.note({ question: currentTarget.value })}
        />
        <div className={classes.ways}>
          <Button
            variant="filled"
            size="md"
            disabled={following === undefined}
            onClick={next}
            rightSection={<Kbd keys="ArrowRight" />}
          >
            {t('demos:next')}
          </Button>
          <Button size="md" disabled={on.index === 0} onClick={back} rightSection={<Kbd keys="ArrowLeft" />}>
            {t('demos:previous')}
          </Button>
          <span className="rp-2 rp-cut">
            {following === undefined ? t('demos:last') : t('demos:nextIs', { title: following.step.title })}
          </span>
        </div>
      </section>
      <SeenPart screen={screen} isBlank={isBlank} onBlank={() => setBlank(!isBlank)} />
    </div>
  )
}

export default function PresentPage() {
  const { visitId, demoId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('demos.get', { id: demoId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Present detail={data} visitId={visitId} /> : null
}
