/**
 * Ctrl K: one box over every record and everything that can be done. The field keeps the focus; arrows move through the
 * list, Enter opens, Tab shows one kind only, Esc widens and then closes.
 */
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { closePalette } from '../../app/dialogs.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PaletteFoot } from './palette-foot.tsx'
import { movedBy, nextKind } from './palette-items.ts'
import { PaletteList } from './palette-list.tsx'
import classes from './palette.module.css'
import { useKindName } from './use-kind-name.ts'
import { usePalette, type PaletteState } from './use-palette.ts'

/** Runs the first act on the account found, whatever is under the keyboard. */
function runFirst(palette: PaletteState): void {
  const index = palette.items.findIndex((i) => i.type === 'command' && i.command.keys === 'mod+Enter')
  if (palette.isCurrent && index >= 0) palette.open(index)
}

function onKey(event: KeyboardEvent<HTMLInputElement>, palette: PaletteState): void {
  if (isComposing(event.nativeEvent)) return
  const { active, items, kind } = palette
  const isMod = event.ctrlKey || event.metaKey
  const acts: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => palette.moveTo(movedBy(active, 1, items.length)),
    ArrowUp: () => palette.moveTo(movedBy(active, -1, items.length)),
    Enter: () => (isMod ? runFirst(palette) : palette.open()),
    Tab: () => palette.narrow(nextKind(kind, items[active], event.shiftKey)),
    Escape: () => (kind === null ? closePalette() : palette.narrow(null)),
    Backspace: palette.typed === '' && kind !== null ? () => palette.narrow(null) : undefined,
    k: isMod ? closePalette : undefined,
  }
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function Field({ palette, listId }: { readonly palette: PaletteState; readonly listId: string }) {
  const t = useWords()
  const kindName = useKindName()
  const { kind, items, active } = palette
  return (
    <div className={classes.field}>
      <IconSearch size={18} stroke={1.6} aria-hidden className={classes.icon} />
      {kind === null ? null : (
        <button type="button" className={classes.kind} tabIndex={-1} onClick={() => palette.narrow(null)}>
          {t('palette:onlyKind', { kind: kindName(kind) })}
        </button>
      )}
      <input
        data-autofocus
        // at once, not a moment later as the trap around it would
        autoFocus
        className={classes.input}
        type="text"
        role="combobox"
        aria-label={t('palette:title')}
        aria-expanded={items.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        placeholder={t('frame:search')}
        value={palette.typed}
        onChange={(event) => palette.type(event.currentTarget.value)}
        onKeyDown={(event) => onKey(event, palette)}
      />
      <span className="rp-3 rp-xs rp-nw">{t('palette:hint')}</span>
      <Kbd keys="Escape" />
    </div>
  )
}

export default function Palette() {
  const t = useWords()
  const palette = usePalette()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  useLayer(true)
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [palette.active, palette.items])
  return (
    <Modal.Root
      opened
      onClose={closePalette}
      closeOnEscape={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      // a class name of the content itself would also go to the box around it
      classNames={{ content: classes.palette }}
    >
      <Modal.Overlay backgroundOpacity={1} color="var(--rp-scrim)" />
      <Modal.Content aria-label={t('palette:title')}>
        <Field palette={palette} listId={listId} />
        <PaletteList palette={palette} listId={listId} listRef={list} />
        <PaletteFoot palette={palette} />
      </Modal.Content>
    </Modal.Root>
  )
}
