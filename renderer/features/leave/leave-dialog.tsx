/** What is left with a client: papers, files, contact and next visit; how; to whom. */
import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { OfferedFile } from '../../../shared/api/leave.ts'
import type { PaperVersion } from '../../../shared/api/documents.ts'
import { leaveMedia, type LeaveBehind } from '../../../shared/domain/leave-behind.ts'
import type { PaperLanguage } from '../../../shared/domain/comparison.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { canChooseFolder } from '../../platform/leave-behinds.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import dialogClasses from '../../ui/dialog.module.css'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { PaperSettings } from '../paper/paper-settings.tsx'
import { firstOf } from '../paper/texts.ts'
import { PeopleField } from '../visits/people-field.tsx'
import { FilesField, largeBytes } from './files-field.tsx'
import { NotRead } from './not-read.tsx'
import { PapersField } from './papers-field.tsx'
import { useLeaving } from './use-leaving.ts'

type Props = Extract<DialogRequest, { type: 'leave' }> & { readonly onClose: () => void }

const dayMs = 86_400_000

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
  const { data, error } = useAsk('leave.offers', { accountId: account.id })
  const { data: visit } = useVisitPeople(visitId)
  const [papers, setPapers] = useState<ReadonlySet<string> | null>(null)
  const [files, setFiles] = useState<ReadonlySet<string> | null>(null)
  const [namedIds, setNamed] = useState<ReadonlySet<string>>(new Set())
  const [openedAt] = useState(Date.now)
  const [hasCard, setCard] = useState(true)
  const [hasNext, setNext] = useState(true)
  const [people, setPeople] = useState<readonly string[] | null>(null)
  const [language, setLanguage] = useState<PaperLanguage>(spoken === 'en' ? 'en' : 'zh-CN')
  const [medium, setMedium] = useState<LeaveBehind['medium']>('zip')
  const { leave, isBusy, progress, stop } = useLeaving({
    onLeft: onClose,
    // a second try after a failure still holds them
    onPrinted: (became) => setPapers((was) => was && new Set([...was].map((id) => became.get(id) ?? id))),
  })
  const offered = useMemo(() => data?.files.toSorted((a, b) => Number(b.isTheirs) - Number(a.isTheirs)), [data])
  // what was printed for this visit, or for none within a day, is what one came to leave, and what was brought to it
  const isHere = ({ file }: PaperVersion): boolean => file?.state === 'here'
  const isOfNow = (one: PaperVersion): boolean =>
    one.accountId !== null &&
    (visitId === undefined || one.visitId === null ? one.madeAt > openedAt - dayMs : one.visitId === visitId)
  // on paper there is only what was printed
  const drafts = medium === 'paper' ? [] : (data?.drafts ?? [])
  const chosenPapers = papers ?? new Set(data?.papers.filter((one) => isHere(one) && isOfNow(one)).map(({ id }) => id))
  const brought = useMemo(() => {
    const ids = new Set(visit?.items.filter((item) => item.refType === 'material').map((item) => item.refId))
    const isBrought = (one: OfferedFile): boolean =>
      ids.has(one.materialId) && one.state === 'here' && one.sizeBytes <= largeBytes
    return new Set(offered?.filter(isBrought).map(({ id }) => id))
  }, [visit, offered])
  const chosenFiles = files ?? brought
  const toggleFile = useCallback((id: string) => setFiles((was) => toggled(was ?? brought, id)), [brought])
  const toggleName = useCallback((id: string) => setNamed((was) => toggled(was, id)), [])
  const contactIds = people ?? visit?.visit.contactIds ?? []
  const picked = offered?.filter(({ id }) => chosenFiles.has(id)) ?? []
  const named = offered?.filter(({ id }) => !chosenFiles.has(id) && namedIds.has(id)) ?? []
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
      accountName: account.name,
      contactIds,
      visitId: visitId ?? null,
    })
  }
  const media = canChooseFolder() ? leaveMedia : leaveMedia.filter((one) => one !== 'folder')
  return (
    <Dialog title={t('leave:title', { name: account.name })} onClose={onClose}>
      <form
        className={`${formClasses.form} ${dialogClasses.body}`}
        // nothing in it is to be typed at once; from here Ctrl Enter acts and Tab goes to the first field
        data-autofocus
        tabIndex={-1}
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
        <NotRead error={error} />
        <PapersField
          accountId={account.id}
          isPaper={medium === 'paper'}
          rows={data?.papers}
          drafts={drafts}
          chosen={chosenPapers}
          onToggle={(id) => setPapers(toggled(chosenPapers, id))}
        />
        <FilesField
          isPaper={medium === 'paper'}
          rows={offered}
          chosen={chosenFiles}
          named={namedIds}
          onToggle={toggleFile}
          onName={toggleName}
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
          <ProgressBar
            label={t(progress.of === 0 ? 'paper:printing' : 'leave:writing')}
            share={progress.of === 0 ? null : progress.done / progress.of}
          >
            <span>
              {progress.of === 0
                ? t('paper:printing')
                : t('leave:writtenOf', { done: format.size(progress.done), of: format.size(progress.of) })}
            </span>
            <Button variant="subtle" onClick={stop}>
              {t('leave:stop')}
            </Button>
          </ProgressBar>
        )}
        <FormFoot
          act={t(`leave:act.${medium}`)}
          onCancel={onClose}
          isDisabled={count === 0 || isBusy}
          note={
            count === 0
              ? t('leave:nothing')
              : medium === 'paper'
                ? t('leave:sheets', { count })
                : t('leave:amount', { count, size: format.size(bytes) })
          }
        />
      </form>
    </Dialog>
  )
}

/** Who is at the visit: most likely who it is left with. */
function useVisitPeople(visitId: string | undefined) {
  return useAsk('visits.get', { id: visitId ?? '' }, visitId !== undefined)
}
