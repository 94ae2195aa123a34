/** One visit on one sheet: before it, what to know; after it, the report. Printed as it is read. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import type { DocumentKind } from '../../../shared/domain/document-version.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { Broken } from '../../app/boundary.tsx'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { RecordFiles } from '../attachments/record-files.tsx'
import { LeftList } from '../leave/left-list.tsx'
import { PaperMenu } from '../paper/paper-menu.tsx'
import { VersionList } from '../paper/versions-part.tsx'
import { useBeginVisit } from '../on-site/use-begin-visit.ts'
import { RecordProof } from '../sync/record-proof.tsx'
import { useLightPaper } from './print-page.ts'
import sheet from '../../ui/sheet-page.module.css'
import classes from './visit-page.module.css'
import { VisitPart } from './visit-part.tsx'
import { VisitPrep } from './visit-prep.tsx'
import { VisitReport } from './visit-report.tsx'

const route = getRouteApi('/visits/$visitId')

interface Props {
  readonly detail: Output<'visits.get'>
}

/** What of a visit a client gets on paper. */
const sheetsOf = ({ status, visitType }: Row<'visit'>): readonly DocumentKind[] => [
  status === 'done' ? 'visitReport' : 'agenda',
  ...(visitType === 'training' ? (['attendance', 'certificate'] as const) : []),
]

function Acts({ detail }: Props) {
  const t = useWords()
  const begin = useBeginVisit()
  const { visit, accountName } = detail
  const account = { id: visit.accountId, name: accountName }
  const isPlanned = visit.status === 'planned'
  const note = (): void => openDialog({ type: 'note', account, visitId: visit.id })
  const edit = (): void => openDialog({ type: 'card', of: 'visit', id: visit.id })
  const print = (): void => window.print()
  useShortcuts([
    { keys: 'mod+p', run: print, inFields: true },
    { keys: 'm', bar: t('visits:addNote'), run: note },
    { keys: 'e', bar: t(isPlanned ? 'visits:change' : 'visits:edit'), run: edit },
  ])
  return (
    <div className={sheet.acts}>
      {isPlanned ? (
        <Button variant="filled" onClick={() => void begin(visit)}>
          {t(visit.startedAt === null ? 'onSite:start' : 'onSite:resume')}
        </Button>
      ) : (
        <Button onClick={note} rightSection={<Kbd keys="m" />}>
          {t('visits:addNote')}
        </Button>
      )}
      <Button onClick={edit} rightSection={<Kbd keys="e" />}>
        {t(isPlanned ? 'visits:change' : 'visits:edit')}
      </Button>
      <Button onClick={() => openDialog({ type: 'leave', account, visitId: visit.id })}>{t('leave:open')}</Button>
      <PaperMenu kinds={sheetsOf(visit)} id={visit.id} visitId={visit.id} />
      <Button
        leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />}
        rightSection={<Kbd keys="mod+p" />}
        onClick={print}
      >
        {t('visits:print')}
      </Button>
    </div>
  )
}

function Head({ detail }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { visit, accountName, kindName, ownerName } = detail
  const { date, time } = wallClock(visit.startAt, visit.zone)
  return (
    <header className={sheet.head}>
      <div className="rp-grow">
        {/* it says who is for us and who is not */}
        <p className={classes.internal}>
          <b>{t('visits:internal')}</b> {t('visits:internalHint')}
        </p>
        <Link
          to="/accounts/$accountId"
          params={{ accountId: visit.accountId }}
          className={`rp-xs ${sheet.back} ${sheet.onScreen}`}
        >
          <IconArrowLeft size={16} stroke={1.6} aria-hidden /> {t('visits:toAccount')}
        </Link>
        <h1>{accountName}</h1>
        <p className="rp-2">
          <Facts
            items={[
              <b key="when">
                {format.dateWithDay(date)} {time}
              </b>,
              visit.subject,
              kindName === visit.subject ? null : kindName,
              visit.status === 'planned' ? null : words('visitStatus', visit.status),
              visit.durationMin === null ? null : format.span(visit.durationMin),
              visit.place,
              ownerName,
            ]}
          />
        </p>
        <RecordProof
          type="visit"
          id={visit.id}
          updatedAt={visit.updatedAt}
          className={`${classes.proof} ${sheet.onScreen}`}
        />
      </div>
      <div className={sheet.onScreen}>
        <Acts detail={detail} />
      </div>
    </header>
  )
}

function PrintedFor({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const rows = useAsk('documents.list', { of: 'visit', id: visitId }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <VisitPart title={t('paper:printedFor')}>
      <VersionList of="visit" id={visitId} />
    </VisitPart>
  )
}

function LeftOn({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const rows = useAsk('leave.list', { of: 'visit', id: visitId }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <VisitPart title={t('leave:left')}>
      <LeftList rows={rows} />
    </VisitPart>
  )
}

export default function VisitPage() {
  const { visitId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('visits.get', { id: visitId }))
  useLightPaper()
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <article className={sheet.page}>
      <Head detail={data} />
      <div className={sheet.body}>
        {data.visit.status === 'done' ? <VisitReport detail={data} /> : <VisitPrep detail={data} />}
        <div className={sheet.part}>
          <RecordFiles type="visit" id={visitId} />
        </div>
        <div className={sheet.onScreen}>
          <PrintedFor visitId={visitId} />
          <LeftOn visitId={visitId} />
        </div>
      </div>
    </article>
  )
}
