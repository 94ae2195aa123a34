/** What is left with a client: papers, files, contact and next visit; how; to whom. */
import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { OfferedFile } from '../../../shared/api/leave.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { PaperVersion } from '../../../shared/api/documents.ts'
import { leaveMedia, type LeaveBehind } from '../../../shared/domain/leave-behind.ts'
import type { PaperLanguage } from '../../../shared/domain/comparison.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { useSettings } from '../../app/settings.ts'
import { useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { canChooseFolder } from '../../platform/leave-behinds.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { PaperSettings } from '../paper/paper-settings.tsx'
import { firstOf } from '../paper/texts.ts'
import { PeopleField } from '../visits/people-field.tsx'
import classes from './leave.module.css'
import { useLeaving } from './use-leaving.ts'

type Props = Extract<DialogRequest, { type: 'leave' }> & { readonly onClose: () => void }

/** A film that is larger goes along only when it is chosen. */
const largeBytes = 300_000_000
/** So many files of the library are listed before somebody asks for more. */
const firstFiles = 8

type Draft = Output<'leave.offers'>['drafts'][number]

interface ChecksProps<T> {
  readonly title: string
  readonly rows: readonly T[]
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly none: string
}

interface PapersProps extends ChecksProps<PaperVersion> {
  readonly drafts: readonly Draft[]
}

function Papers({ title, rows, drafts, chosen, onToggle, none }: PapersProps) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>{title}</legend>
      {rows.length + drafts.length === 0 ? <p className="rp-2">{none}</p> : null}
      {drafts.map(({ id, kind, name, versionNo }) => (
        <div key={id} className={classes.row}>
          <Checkbox
            label={name}
            aria-label={`${name} ${t('leave:becomes', { no: versionNo })}`}
            checked={chosen.has(id)}
            onChange={() => onToggle(id)}
          />
          <span className="rp-xs rp-3">
            <Facts items={[words('documentKind', kind), t('leave:becomes', { no: versionNo })]} />
          </span>
        </div>
      ))}
      {rows.map(({ id, kind, name, versionNo, madeAt, file }) => (
        <div key={id} className={classes.row}>
          <Checkbox
            label={name}
            aria-label={t('leave:paperVersion', { name, no: versionNo })}
            checked={chosen.has(id)}
            disabled={file?.state !== 'here'}
            onChange={() => onToggle(id)}
          />
          <span className="rp-xs rp-3">
            <Facts
              items={[
                words('documentKind', kind),
                t('paper:version', { no: versionNo }),
                format.date(format.dateOf(madeAt)),
                file === null ? null : file.state === 'here' ? format.size(file.sizeBytes) : t('paper:elsewhere'),
              ]}
            />
          </span>
        </div>
      ))}
    </fieldset>
  )
}

interface FilesProps extends ChecksProps<OfferedFile> {
  readonly named: ReadonlySet<string>
  readonly onName: (id: string) => void
}

function Files({ title, rows, chosen, onToggle, none, named, onName }: FilesProps) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? rows : rows.slice(0, firstFiles)
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>{title}</legend>
      {rows.length === 0 ? <p className="rp-2">{none}</p> : null}
      {shown.map(({ id, name, kind, sizeBytes, durationMs, state, link }) => (
        <div key={id} className={classes.row}>
          <Checkbox label={name} checked={chosen.has(id)} disabled={state !== 'here'} onChange={() => onToggle(id)} />
          {(sizeBytes > largeBytes || link !== null) && !chosen.has(id) ? (
            <Checkbox
              label={t(link === null ? 'leave:nameOnly' : 'leave:linkOnly')}
              aria-label={t(link === null ? 'leave:nameOnlyOf' : 'leave:linkOnlyOf', { name })}
              checked={named.has(id)}
              onChange={() => onName(id)}
            />
          ) : null}
          <span className={sizeBytes > largeBytes ? 'rp-xs rp-warn' : 'rp-xs rp-3'}>
            <Facts
              items={[
                words('materialKind', kind),
                durationMs === null ? null : format.span(Math.max(1, Math.round(durationMs / 60_000))),
                state === 'here' ? format.size(sizeBytes) : t('paper:elsewhere'),
              ]}
            />
          </span>
        </div>
      ))}
      {shown.length < rows.length ? (
        <Button variant="subtle" className={classes.more} onClick={() => setAll(true)}>
          {t('leave:moreFiles', { count: rows.length - shown.length })}
        </Button>
      ) : null}
    </fieldset>
  )
}

const toggled = (was: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(was)
  if (!next.delete(id)) next.add(id)
  return next
}

export default function LeaveDialog({ account, visitId, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { language: spoken } = useSettings()
  const { data } = useAsk('leave.offers', { accountId: account.id })
  const { data: visit } = useVisitPeople(visitId)
  const [papers, setPapers] = useState<ReadonlySet<string> | null>(null)
  const [files, setFiles] = useState<ReadonlySet<string> | null>(null)
  const [namedIds, setNamed] = useState<ReadonlySet<string>>(new Set())
  const today = useToday()
  const [hasCard, setCard] = useState(true)
  const [hasNext, setNext] = useState(true)
  const [people, setPeople] = useState<readonly string[] | null>(null)
  const [language, setLanguage] = useState<PaperLanguage>(spoken === 'en' ? 'en' : 'zh-CN')
  const [medium, setMedium] = useState<LeaveBehind['medium']>('zip')
  const { leave, isBusy, progress, stop } = useLeaving(onClose)
  const offered = data?.files.toSorted((a, b) => Number(b.isTheirs) - Number(a.isTheirs)) ?? []
  // what was printed for this visit or today is what one came to leave, and what was brought to it
  const isHere = ({ file }: PaperVersion): boolean => file?.state === 'here'
  const isOfNow = (one: PaperVersion): boolean =>
    one.accountId !== null &&
    ((visitId !== undefined && one.visitId === visitId) || format.dateOf(one.madeAt) === today)
  // on paper there is only what was printed
  const drafts = medium === 'paper' ? [] : (data?.drafts ?? [])
  const chosenPapers = papers ?? new Set(data?.papers.filter((one) => isHere(one) && isOfNow(one)).map(({ id }) => id))
  const brought = new Set(visit?.items.filter((item) => item.refType === 'material').map((item) => item.refId))
  const isBrought = (one: OfferedFile): boolean => brought.has(one.materialId)
  const chosenFiles =
    files ??
    new Set(
      offered
        .filter((one) => isBrought(one) && one.state === 'here' && one.sizeBytes <= largeBytes)
        .map(({ id }) => id),
    )
  const contactIds = people ?? visit?.visit.contactIds ?? []
  const picked = offered.filter(({ id }) => chosenFiles.has(id))
  const named = offered.filter(({ id }) => !chosenFiles.has(id) && namedIds.has(id))
  const printed = (data?.papers ?? []).filter(({ id }) => chosenPapers.has(id))
  const toPrint = drafts.filter(({ id }) => chosenPapers.has(id))
  const bytes =
    picked.reduce((sum, one) => sum + one.sizeBytes, 0) +
    printed.reduce((sum, { file }) => sum + (file?.sizeBytes ?? 0), 0)
  const count = printed.length + toPrint.length + picked.length
  const submit = (): void => {
    if (count === 0 || isBusy) return
    void leave({
      drafts: toPrint.map(({ kind, id }) => ({ kind, id })),
      choice: {
        accountId: account.id,
        versionIds: printed.map(({ id }) => id),
        fileIds: picked.map(({ id }) => id),
        namedIds: named.map(({ id }) => id),
        hasCard,
        hasNext,
        language,
      },
      medium,
      name: firstOf(t('leave:nameFor', { name: account.name }), 200),
      contactIds,
      visitId: visitId ?? null,
    })
  }
  const media = canChooseFolder() ? leaveMedia : leaveMedia.filter((one) => one !== 'folder')
  return (
    <Dialog title={t('leave:title', { name: account.name })} onClose={onClose}>
      <form
        className={formClasses.form}
        onKeyDown={submitOnModEnter}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <SegmentedControl
          aria-label={t('leave:medium')}
          data={media.map((value) => ({ value, label: words('leaveMedium', value) }))}
          value={medium}
          onChange={(value) => setMedium(value as LeaveBehind['medium'])}
        />
        <Papers
          title={t('leave:papers')}
          rows={data?.papers ?? []}
          drafts={drafts}
          chosen={chosenPapers}
          onToggle={(id) => setPapers(toggled(chosenPapers, id))}
          none={t('leave:noPapers')}
        />
        <Files
          title={t('leave:files')}
          rows={offered}
          chosen={chosenFiles}
          onToggle={(id) => setFiles(toggled(chosenFiles, id))}
          none={t('leave:noFiles')}
          named={namedIds}
          onName={(id) => setNamed(toggled(namedIds, id))}
        />
        {medium === 'paper' ? null : (
          <>
            <div className={formClasses.checks}>
              <Checkbox
                label={t('leave:card')}
                checked={hasCard}
                onChange={(event) => setCard(event.currentTarget.checked)}
              />
              {data?.next ? (
                <Checkbox
                  label={t('leave:next', { date: format.dateWithDay(data.next.on) })}
                  checked={hasNext}
                  onChange={(event) => setNext(event.currentTarget.checked)}
                />
              ) : null}
            </div>
            <PaperSettings
              language={language}
              onChange={(patch) => 'language' in patch && setLanguage(patch.language)}
            />
          </>
        )}
        <PeopleField label={t('leave:to')} accountId={account.id} value={contactIds} onChange={setPeople} />
        {progress === null ? null : (
          <ProgressBar label={t('leave:writing')} share={progress.of === 0 ? null : progress.done / progress.of}>
            <span>{t('leave:writtenOf', { done: format.size(progress.done), of: format.size(progress.of) })}</span>
            <Button variant="subtle" onClick={stop}>
              {t('leave:stop')}
            </Button>
          </ProgressBar>
        )}
        <FormFoot
          act={t(`leave:act.${medium}`)}
          onCancel={onClose}
          isDisabled={count === 0 || isBusy}
          note={count === 0 ? t('leave:nothing') : t('leave:amount', { count, size: format.size(bytes) })}
        />
      </form>
    </Dialog>
  )
}

/** Who is at the visit: most likely who it is left with. */
function useVisitPeople(visitId: string | undefined) {
  return useAsk('visits.get', { id: visitId ?? '' }, visitId !== undefined)
}
