/** The foot of the window: where everything is, in one honest sentence, and at most four keys of this screen. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import { useConnection } from '../../platform/connection.ts'
import { useAsk } from '../../platform/queries.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Proof } from '../../ui/proof.tsx'
import { useKeyBar } from '../keyboard/use-shortcuts.ts'
import { useIsSettled } from '../settled.ts'
import { syncSentence } from '../sync/sync-sentence.ts'
import { useFormat } from '../use-format.ts'
import classes from './frame.module.css'

const mostKeys = 4

/** What a press leads to is the page that says all of it. */
function SyncSentence() {
  const t = useWords()
  const format = useFormat()
  const { reachable } = useConnection()
  const isSettled = useIsSettled()
  // asked once the first screen stands: nothing there needs it
  const status = useAsk('sync.status', {}, isSettled).data
  if (reachable !== 'up')
    return (
      <>
        <Proof state="broken" />
        <span className="rp-danger rp-cut">{t(reachable === 'down' ? 'frame:down' : 'frame:refused')}</span>
      </>
    )
  const said = status === undefined ? null : syncSentence(status, t, format)
  return (
    <Link to="/sync" className={classes.toSync} title={said?.text}>
      <Proof state={said?.proof ?? 'here'} />
      <span className={said?.isWarning ? 'rp-warn rp-cut' : 'rp-cut'}>{said?.text ?? t('frame:savedAll')}</span>
    </Link>
  )
}

function Keys() {
  const t = useWords()
  const bars = useKeyBar((s) => s.bars)
  const keys = bars.flatMap((b) => b.keys).slice(0, mostKeys)
  return (
    <ul className={classes.keys} aria-label={t('frame:keys')}>
      {keys.map(({ label, keys: combos }) => (
        <li key={label}>
          {label}{' '}
          {combos.map((combo) => (
            <Kbd key={combo} keys={combo} />
          ))}
        </li>
      ))}
    </ul>
  )
}

export function StatusBar() {
  return (
    <footer className={classes.statusbar}>
      <span className={classes.sync} role="status">
        <SyncSentence />
      </span>
      <Keys />
    </footer>
  )
}
