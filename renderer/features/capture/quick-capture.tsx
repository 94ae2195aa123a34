/** One line from anywhere: typed with one hand, saved with Enter. What was typed is kept until it is saved. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { mentionAt, readCapture, type CaptureLine, type Mention } from '../../../shared/domain/capture/capture-line.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import { dropDraft, findDraft, keepDraft } from '../../app/drafts.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { localZone, useNow } from '../../app/today.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import classes from './capture.module.css'
import { Preview } from './preview.tsx'
import { useMeant, useNames, type Named } from './use-mentions.ts'
import { longestSubject, useSaveCapture } from './use-save-capture.ts'

interface Draft {
  readonly text: string
  readonly chosen: readonly Named[]
}

const draftKey = 'capture'
const empty: Draft = { text: '', chosen: [] }

/** What is meant so far, and why it cannot be saved yet: '' while the names are being looked up. */
function useReading({ text, chosen }: Draft) {
  const t = useWords()
  const { date, time } = wallClock(useNow(), localZone())
  const line = readCapture(
    text,
    { today: date, time },
    chosen.map((c) => c.name),
  )
  const account = useMeant('#', line.account, chosen)
  const person = useMeant('@', line.person, chosen)
  const ofPerson =
    !person || person.accountId === null
      ? null
      : { id: person.accountId, name: person.accountName ?? '', accountId: null, accountName: null }
  return { line, account: account ?? ofPerson, person: person ?? null, why: whyNot(t, line, account, person, ofPerson) }
}

function whyNot(
  t: ReturnType<typeof useWords>,
  line: CaptureLine,
  account: Named | null | undefined,
  person: Named | null | undefined,
  ofPerson: unknown,
): string | null {
  if (account === undefined || person === undefined) return ''
  if (line.account !== null && account === null) return t('capture:unknownAccount', { name: line.account })
  if (line.person !== null && person === null) return t('capture:unknownPerson', { name: line.person })
  if (line.on === null && account === null && ofPerson === null) return t('capture:missing')
  if (line.on !== null && line.subject.length > longestSubject) return t('capture:tooLong', { count: longestSubject })
  return line.kind === 'note' && line.subject === '' ? t('capture:missingWords') : null
}

/** The line with the name chosen in the place of what was typed of it. */
function withName({ text, chosen }: Draft, mention: Mention, named: Named): Draft {
  const [start, end] = mention.span
  const rest = text.slice(end).replace(/^\s*/, ' ')
  return {
    text: `${text.slice(0, start)}${mention.sign}${named.name}${rest}`,
    chosen: [...chosen.filter((c) => c.id !== named.id), named],
  }
}

interface LineProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onEnter: () => void
}

/** The field, with the names that fit under it while one is typed. */
function LineField({ draft, onChange, onEnter }: LineProps) {
  const t = useWords()
  const [caret, setCaret] = useState(draft.text.length)
  const field = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const mention = mentionAt(
    draft.text,
    caret,
    draft.chosen.map((c) => c.name),
  )
  const offered = useNames(mention?.sign ?? '#', mention?.name ?? null) ?? []
  const isOffering = mention !== null && offered.length > 0
  useLayer(isOffering)
  const foundKey = offered.map((o) => o.id).join()
  useEffect(() => {
    if (isOffering) {
      combobox.openDropdown()
      combobox.selectFirstOption()
    } else combobox.closeDropdown()
    // the store is a new object at each render; what matters is that other names are offered
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isOffering, foundKey])
  const pick = (id: string): void => {
    const named = offered.find((o) => o.id === id)
    if (mention === null || named === undefined) return
    const next = withName(draft, mention, named)
    onChange(next)
    setCaret(mention.span[0] + named.name.length + 2)
    requestAnimationFrame(() => field.current?.setSelectionRange(next.text.length, next.text.length))
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick} shadow="md" transitionProps={{ duration: 0 }}>
      <Combobox.Target>
        <TextInput
          ref={field}
          aria-label={t('capture:line')}
          placeholder={t('capture:hint')}
          data-autofocus
          data-mantine-stop-propagation={isOffering}
          maxLength={2000}
          autoComplete="off"
          value={draft.text}
          onChange={({ currentTarget }) => {
            setCaret(currentTarget.selectionStart ?? currentTarget.value.length)
            onChange({ ...draft, text: currentTarget.value })
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent) || event.key !== 'Enter' || isOffering) return
            event.preventDefault()
            onEnter()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('capture:offered')}>
          {offered.map((o) => (
            <Combobox.Option key={o.id} value={o.id}>
              {o.name}{' '}
              {o.accountName === null || mention?.sign === '#' ? null : <span className="rp-3">{o.accountName}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

export default function QuickCapture({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const [draft, setDraft] = useState<Draft>(() => findDraft<Draft>(draftKey) ?? empty)
  const { line, account, person, why } = useReading(draft)
  const save = useSaveCapture()
  const isSaving = useRef(false)
  const isEnterHeld = useRef(false)
  const change = (next: Draft): void => {
    isEnterHeld.current = false
    setDraft(next)
    keepDraft(draftKey, next)
  }
  const enter = async (): Promise<void> => {
    isEnterHeld.current = why === ''
    if (why !== null || isSaving.current) return
    isSaving.current = true
    const isSaved = await save({ line, account, personId: person?.id ?? null })
    isSaving.current = false
    if (!isSaved) return
    dropDraft(draftKey)
    onClose()
  }
  // Enter pressed before the names were known counts when they are
  useEffect(() => {
    if (isEnterHeld.current && why !== '') void enter()
  })
  const isEmpty = draft.text.trim() === ''
  return (
    <Dialog title={t('capture:title')} size={720} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <LineField draft={draft} onChange={change} onEnter={() => void enter()} />
        {isEmpty ? (
          <p className={`rp-2 ${classes.preview}`}>{t('capture:empty')}</p>
        ) : (
          <div role="status">
            <Preview line={line} accountName={account?.name ?? null} personName={person?.name ?? null} />
          </div>
        )}
        <FormFoot
          act={t('capture:act')}
          keys="Enter"
          onCancel={onClose}
          isDisabled={isEmpty || why !== null}
          note={isEmpty ? null : why}
        />
      </form>
    </Dialog>
  )
}
