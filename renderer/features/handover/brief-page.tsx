/** The handover brief of an account on one sheet: read, printed, or copied as text. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Broken } from '../../app/boundary.tsx'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PaperMenu } from '../paper/paper-menu.tsx'
import { useLightPaper } from '../visits/print-page.ts'
import { briefFacts, briefParts, briefText, type Brief, type BriefPart } from './brief-parts.ts'
import sheet from '../../ui/sheet-page.module.css'
import classes from './brief.module.css'

const route = getRouteApi('/accounts/$accountId/brief')

function Acts({ brief, accountId }: { readonly brief: Brief; readonly accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const print = (): void => window.print()
  const copy = async (): Promise<void> => {
    // the system may refuse; the page stands there to be marked by hand
    await navigator.clipboard.writeText(briefText(brief, t, format)).then(
      () => say(t('settings:copied')),
      () => sayFault(t('settings:copyRefused')),
    )
  }
  useShortcuts([
    { keys: 'mod+p', run: print, inFields: true },
    { keys: 't', bar: t('handover:copy'), run: () => void copy() },
  ])
  return (
    <div className={`${sheet.acts} ${sheet.onScreen}`}>
      <Button
        leftSection={<IconCopy size={18} stroke={1.6} aria-hidden />}
        rightSection={<Kbd keys="t" />}
        onClick={() => void copy()}
      >
        {t('handover:copy')}
      </Button>
      <PaperMenu kinds={['brief']} id={accountId} />
      <Button
        leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />}
        rightSection={<Kbd keys="mod+p" />}
        onClick={print}
      >
        {t('handover:print')}
      </Button>
    </div>
  )
}

function Part({ part }: { readonly part: BriefPart }) {
  return (
    <section className={sheet.part}>
      <h2>{part.title}</h2>
      <ul>
        {part.lines.map(({ lead, text }, index) => (
          // the sheet is a whole: lines have no identity of their own
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={lead === '' ? classes.prose : classes.line}>
            {lead === '' ? null : <span className={classes.lead}>{lead}</span>}
            <span className={classes.text}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sheet({ brief, accountId }: { readonly brief: Brief; readonly accountId: string }) {
  const t = useWords()
  const format = useFormat()
  return (
    <article className={sheet.page}>
      <header className={sheet.head}>
        <div className="rp-grow">
          <Link to="/accounts/$accountId" params={{ accountId }} className={`rp-xs ${sheet.back} ${sheet.onScreen}`}>
            <IconArrowLeft size={16} stroke={1.6} aria-hidden /> {t('handover:back')}
          </Link>
          <h1>{t('common:titleFor', { title: t('handover:brief'), name: brief.accountName })}</h1>
          <p className="rp-2">
            <Facts items={briefFacts(brief, t, format)} />
          </p>
        </div>
        <Acts brief={brief} accountId={accountId} />
      </header>
      {/* a scrolling area must be reachable by keyboard
      oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={sheet.body} tabIndex={0} role="group" aria-label={t('handover:brief')}>
        {briefParts(brief, t, format).map((part) => (
          <Part key={part.title} part={part} />
        ))}
      </div>
    </article>
  )
}

export default function BriefPage() {
  const { accountId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('handover.brief', { accountId }))
  useLightPaper()
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Sheet brief={data} accountId={accountId} /> : null
}
