/** Where a file is dropped or picked; the limits stand here, before it is chosen. */
import { Button, FileButton } from '@mantine/core'
import { useRef, useState, type DragEvent } from 'react'
import { maxRows } from '../../../shared/domain/interchange/limits.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './import.module.css'
import type { ImportActs } from './use-import.ts'

const accept = '.csv,.tsv,.txt,.xlsx,.vcf,.json'

interface PickProps {
  readonly label: string
  readonly isPrimary?: boolean
  readonly onFile: (file: File) => void
}

/** The button that opens the system's file dialog; also Ctrl O. */
export function PickFile({ label, isPrimary = false, onFile }: PickProps) {
  const t = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useShortcuts([{ keys: 'mod+o', bar: t('interchange:chooseKey'), run: () => button.current?.click(), inFields: true }])
  return (
    <FileButton onChange={(file) => (file === null ? undefined : onFile(file))} accept={accept}>
      {(props) => (
        <Button
          {...props}
          ref={button}
          variant={isPrimary ? 'filled' : 'default'}
          rightSection={<Kbd keys="mod+o" onAccent={isPrimary} />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  )
}

/** Handlers for the area a file may be dropped on, and whether one hangs over it. */
export function useDrop(onFile: (file: File) => void) {
  const t = useWords()
  const [depth, setDepth] = useState(0)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setDepth(0)
    const [file, ...more] = event.dataTransfer.files
    if (!file) return
    if (more.length > 0) say(t('interchange:oneFile', { name: file.name }))
    onFile(file)
  }
  const handlers = {
    onDragEnter: () => setDepth((d) => d + 1),
    onDragLeave: () => setDepth((d) => Math.max(0, d - 1)),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: drop,
  }
  return { isOver: depth > 0, handlers }
}

export function ChooseFile({ acts, isOver }: { readonly acts: ImportActs; readonly isOver: boolean }) {
  const t = useWords()
  return (
    <div className={classes.start}>
      <p className="rp-2">{t('interchange:intro')}</p>
      <div className={classes.drop} data-over={isOver || undefined}>
        <PickFile label={t('interchange:choose')} isPrimary onFile={(file) => void acts.choose(file)} />
        <span className="rp-2">{t(isOver ? 'interchange:dropNow' : 'interchange:drop')}</span>
      </div>
      <p className="rp-xs rp-3">{t('interchange:limits', { rows: maxRows })}</p>
    </div>
  )
}
