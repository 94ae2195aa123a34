/** The groups of the palette; the item under the keyboard is the one the field names. */
import type { PointerEvent, Ref } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Empty } from '../../ui/empty.tsx'
import classes from './palette.module.css'
import type { PaletteGroup, PaletteItem } from './palette-items.ts'
import { PaletteRow } from './palette-row.tsx'
import { useKindName } from './use-kind-name.ts'
import type { PaletteState } from './use-palette.ts'

interface Props {
  readonly palette: PaletteState
  readonly listId: string
  readonly listRef: Ref<HTMLDivElement>
}

interface OptionProps {
  readonly item: PaletteItem
  readonly index: number
  readonly palette: PaletteState
  readonly listId: string
}

function Option({ item, index, palette, listId }: OptionProps) {
  const isActive = index === palette.active
  return (
    <div
      id={`${listId}-${index}`}
      role="option"
      aria-selected={isActive}
      data-active={isActive || undefined}
      className={classes.option}
      // the field keeps the focus
      onPointerDown={(event: PointerEvent) => event.preventDefault()}
      onPointerMove={() => {
        if (!isActive) palette.moveTo(index)
      }}
      onClick={() => palette.open(index)}
    >
      <PaletteRow item={item} />
    </div>
  )
}

function useGroupName(): (group: PaletteGroup) => string {
  const t = useWords()
  const kindName = useKindName()
  return ({ kind }) => (kind === 'recent' ? t('palette:recent') : kindName(kind))
}

function Nothing({ palette }: { readonly palette: PaletteState }) {
  const t = useWords()
  const query = palette.typed.trim()
  if (query === '') return palette.groups.some((g) => g.kind === 'recent') ? null : <Empty why={t('palette:fresh')} />
  const isEmpty = palette.answer === null || palette.answer.count === 0
  if (!palette.isCurrent || !isEmpty || (palette.kind === 'command' && palette.items.length > 0)) return null
  return <Empty why={t('palette:nothing', { query })} todo={t('palette:nothingTodo')} />
}

export function PaletteList({ palette, listId, listRef }: Props) {
  const t = useWords()
  const groupName = useGroupName()
  let index = 0
  return (
    <div ref={listRef} className={classes.list}>
      <Nothing palette={palette} />
      <div id={listId} role="listbox" aria-label={t('palette:results')}>
        {palette.groups.map((group) => (
          <div key={group.kind} role="group" aria-label={groupName(group)} className={classes.group}>
            <div className={classes.groupName} aria-hidden="true">
              {groupName(group)}
            </div>
            {group.items.map((item) => (
              <Option key={item.key} item={item} index={index++} palette={palette} listId={listId} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
