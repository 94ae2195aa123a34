/** The tools above a PDF: which page, how large, find. */
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconMinus, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type Ref } from 'react'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './pdf.module.css'
import type { Find } from './use-find.ts'
import type { Reading } from './use-reading.ts'

function PageField({ reading, pageCount }: { readonly reading: Reading; readonly pageCount: number }) {
  const t = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const go = (): void => {
    const page = Number(typed)
    if (Number.isInteger(page) && page > 0) reading.goTo(page - 1)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !isComposing(event.nativeEvent)) go()
  }
  return (
    <span className="rp-row rp-nw">
      <TextInput
        className={classes.pageField ?? ''}
        inputMode="numeric"
        aria-label={t('pdf:pageField')}
        value={typed ?? String(reading.current + 1)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <span className="rp-2">{t('pdf:ofPages', { count: pageCount })}</span>
    </span>
  )
}

function Zoom({ reading }: { readonly reading: Reading }) {
  const t = useWords()
  const format = useFormat()
  return (
    <span className={classes.zoom} role="group" aria-label={t('pdf:size')}>
      <ActionIcon aria-label={t('pdf:smaller')} onClick={() => reading.step(-1)}>
        <IconMinus size={18} stroke={1.6} />
      </ActionIcon>
      <span className={classes.share}>{format.share(reading.zoom)}</span>
      <ActionIcon aria-label={t('pdf:larger')} onClick={() => reading.step(1)}>
        <IconPlus size={18} stroke={1.6} />
      </ActionIcon>
      <Button variant="subtle" aria-pressed={reading.isFitted} onClick={reading.fit}>
        {t('pdf:fitWidth')}
      </Button>
    </span>
  )
}

/** How many hits there are, in words; nothing while nothing is looked for. */
function useFound(find: Find): string {
  const t = useWords()
  if (find.query === '') return ''
  if (find.total > 0) return t('pdf:hits', { at: find.at, total: find.total })
  if (!find.isDone) return t('pdf:finding')
  return find.hasNoText ? t('pdf:noText') : t('pdf:noHits')
}

interface Props {
  readonly reading: Reading
  readonly pageCount: number
  readonly find: Find
  readonly findField: Ref<HTMLInputElement>
}

function FindField({ find, findField }: Pick<Props, 'find' | 'findField'>) {
  const t = useWords()
  const found = useFound(find)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') find.move(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') find.setWords('')
    else return
    event.preventDefault()
  }
  return (
    <span className={classes.find} role="search">
      <span className={classes.found} role="status">
        {found}
      </span>
      <TextInput
        ref={findField}
        className={classes.findField ?? ''}
        type="search"
        aria-label={t('pdf:find')}
        placeholder={t('pdf:find')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={find.words}
        // Esc empties the field first, and only then closes what the PDF is shown in
        data-mantine-stop-propagation={find.words !== ''}
        onChange={(event) => find.setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon aria-label={t('pdf:previousHit')} onClick={() => find.move(-1)}>
        <IconChevronUp size={18} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t('pdf:nextHit')} onClick={() => find.move(1)}>
        <IconChevronDown size={18} stroke={1.6} />
      </ActionIcon>
    </span>
  )
}

export function PdfBar({ reading, pageCount, find, findField }: Props) {
  return (
    <div className={classes.bar}>
      <PageField reading={reading} pageCount={pageCount} />
      <Zoom reading={reading} />
      <FindField find={find} findField={findField} />
    </div>
  )
}
