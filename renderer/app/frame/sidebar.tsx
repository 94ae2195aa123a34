/** The sections there are. At 1100 px and below a rail with the word under the icon. */
import {
  IconArrowsSplit2,
  IconBook2,
  IconBuilding,
  IconCalendarEvent,
  IconColumns,
  IconDatabaseImport,
  IconFolder,
  IconPresentation,
  IconReceipt,
  IconRoute,
  IconSchool,
  IconSettings,
  IconSun,
  IconTargetArrow,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { useFormat } from '../use-format.ts'
import { useIsSettled } from '../settled.ts'
import { useToday } from '../today.ts'
import classes from './frame.module.css'

interface Section {
  readonly to:
    | '/'
    | '/accounts'
    | '/contacts'
    | '/visits'
    | '/follow-ups'
    | '/pipeline'
    | '/library'
    | '/demos'
    | '/comparisons'
    | '/quotes'
    | '/catalogue'
    | '/learning'
    | '/import'
    | '/conflicts'
    | '/settings'
  readonly icon: Icon
  readonly label: string
  /** Where the rail has no room for the whole of it. */
  readonly short?: string
  readonly count?: number | undefined
}

function NavLink({ to, icon: Icon, label, short, count }: Section) {
  const format = useFormat()
  return (
    <Link
      to={to}
      className={classes.nav}
      activeProps={{ className: `${classes.nav} ${classes.on}` }}
      activeOptions={{ exact: to === '/', includeSearch: false }}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={classes.label}>{label}</span>
      <span className={classes.short} aria-hidden>
        {short ?? label}
      </span>
      {count === undefined || count === 0 ? null : <span className={classes.count}>{format.number(count)}</span>}
    </Link>
  )
}

export function Sidebar() {
  const t = useWords()
  const conflicts = useAsk('sync.status', {}, useIsSettled()).data?.conflicts ?? 0
  const counts = useAsk('nav.counts', { today: useToday() }).data
  return (
    <nav className={classes.sidebar} aria-label={t('frame:mainNav')}>
      <NavLink to="/" icon={IconSun} label={t('frame:today')} />
      <NavLink to="/accounts" icon={IconBuilding} label={t('frame:accounts')} count={counts?.accounts} />
      <NavLink to="/contacts" icon={IconUsers} label={t('frame:contacts')} count={counts?.contacts} />
      <NavLink to="/visits" icon={IconRoute} label={t('frame:visits')} />
      <NavLink to="/follow-ups" icon={IconCalendarEvent} label={t('frame:followUps')} count={counts?.dueFollowUps} />
      <NavLink to="/pipeline" icon={IconTargetArrow} label={t('frame:pipeline')} count={counts?.opportunities} />
      <span className={classes.group}>{t('frame:toBring')}</span>
      <NavLink to="/library" icon={IconFolder} label={t('frame:library')} />
      <NavLink to="/demos" icon={IconPresentation} label={t('frame:demos')} />
      <NavLink
        to="/comparisons"
        icon={IconColumns}
        label={t('frame:comparisons')}
        short={t('frame:comparisonsShort')}
      />
      <NavLink to="/quotes" icon={IconReceipt} label={t('frame:quotes')} />
      <NavLink to="/catalogue" icon={IconBook2} label={t('frame:catalogue')} />
      <NavLink to="/learning" icon={IconSchool} label={t('frame:learning')} />
      <span className={classes.spring} />
      {conflicts === 0 ? null : (
        <NavLink
          to="/conflicts"
          icon={IconArrowsSplit2}
          label={t('frame:conflicts')}
          short={t('frame:conflictsShort')}
          count={conflicts}
        />
      )}
      <NavLink to="/import" icon={IconDatabaseImport} label={t('frame:import')} short={t('frame:importShort')} />
      <NavLink to="/settings" icon={IconSettings} label={t('frame:settings')} />
    </nav>
  )
}
