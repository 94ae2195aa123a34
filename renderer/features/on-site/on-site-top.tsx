/** The head of a visit under way: whose it is, what is on the disk, what is covered, how long it has been. */
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconEye, IconEyeOff, IconHistory, IconMoon } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import { useNow } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useConnection } from '../../platform/connection.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Proof } from '../../ui/proof.tsx'
import { toggleBackground, toggleCover, toggleDark, useCover } from './cover.ts'
import classes from './on-site.module.css'

const minuteMs = 60_000

function Elapsed({ startedAt }: { readonly startedAt: number }) {
  const format = useFormat()
  const now = useNow()
  return <span className={classes.clock}>{format.span(Math.max(0, Math.floor((now - startedAt) / minuteMs)))}</span>
}

function Saved() {
  const t = useWords()
  const isUp = useConnection().reachable === 'up'
  return (
    <span className={`rp-xs ${isUp ? 'rp-2' : 'rp-danger'} ${classes.saved}`} role="status">
      <Proof state={isUp ? 'here' : 'broken'} />
      {t(isUp ? 'onSite:saved' : 'frame:down')}
    </span>
  )
}

export const coverKey = 'F9'
export const backgroundKey = 'F8'
const icon = { size: 22, stroke: 1.6, 'aria-hidden': true } as const

function Looks() {
  const t = useWords()
  const { isCovered, showsBackground, isDark } = useCover()
  return (
    <>
      <Button
        className={classes.look}
        leftSection={<IconMoon {...icon} />}
        aria-pressed={isDark}
        title={t('onSite:darkLabel')}
        onClick={toggleDark}
      >
        {t('onSite:dark')}
      </Button>
      <Button
        className={classes.look}
        leftSection={<IconHistory {...icon} />}
        rightSection={<Kbd keys={backgroundKey} />}
        aria-pressed={showsBackground}
        title={t('onSite:backgroundLabel')}
        onClick={toggleBackground}
      >
        {t('onSite:background')}
      </Button>
      <Button
        className={classes.look}
        leftSection={isCovered ? <IconEyeOff {...icon} /> : <IconEye {...icon} />}
        rightSection={<Kbd keys={coverKey} />}
        aria-pressed={isCovered}
        title={t('onSite:coverLabel')}
        onClick={toggleCover}
      >
        {t(isCovered ? 'onSite:covered' : 'onSite:cover')}
      </Button>
    </>
  )
}

interface Props {
  readonly detail: Output<'visits.get'>
  readonly onLeave: () => void
}

export function OnSiteTop({ detail, onLeave }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const { visit, accountName, contacts } = detail
  const here = contacts.filter((contact) => visit.contactIds?.includes(contact.id)).map((contact) => contact.name)
  return (
    <header className={classes.top}>
      <ActionIcon aria-label={t('onSite:leave')} onClick={onLeave}>
        <IconArrowLeft size={24} stroke={1.6} />
      </ActionIcon>
      <div className="rp-grow">
        <h1 className={classes.name} title={accountName}>
          {accountName}
        </h1>
        <div className="rp-xs rp-2 rp-cut">
          <Facts items={[visit.subject || words('visitType', visit.visitType), here.join(t('common:listComma'))]} />
        </div>
      </div>
      <Saved />
      <Looks />
      <Elapsed startedAt={visit.startedAt ?? visit.startAt} />
    </header>
  )
}
