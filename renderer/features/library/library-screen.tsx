/** The library: everything there is to show and hand out, narrowed by filters, added to by drop; beside it what is on its way. */
import { Button, Checkbox, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { materialKinds, mostBytesPerMaterial, type MaterialKind } from '../../../shared/domain/material.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { useWindows } from '../../platform/windows.ts'
import { FilterMenu, type FilterGroup } from '../../ui/filter-menu.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { useDropTarget } from '../../ui/use-drop-target.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import beside from '../../ui/with-aside.module.css'
import { FilesOnWay } from '../files/files-on-way.tsx'
import { AddingMaterial } from './adding-material.tsx'
import { chosenFiles, droppedFiles } from './dropped-files.ts'
import classes from './library.module.css'
import { MaterialRow } from './material-row.tsx'
import { RoadPart } from './road-part.tsx'
import { RoomLine } from './room-line.tsx'
import { mostAtOnce, useAddMaterials, type AddMaterials } from './use-add-materials.ts'
import { usePin } from './use-pin.ts'

interface Filters {
  readonly product?: string
  readonly audience?: string
  readonly stage?: string
  readonly collection?: string
  readonly kinds?: MaterialKind[]
  readonly onlyHere?: boolean
}

interface FilterProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

function FilterRow({ filters, onChange }: FilterProps) {
  const t = useWords()
  const words = useChoiceWords()
  const facets = useAsk('materials.facets', {}).data
  const single = (name: 'product' | 'audience' | 'stage' | 'collection', options = facets?.products): FilterGroup => ({
    id: name,
    options: (options ?? []).map(({ value, count }) => ({
      value,
      label: name === 'stage' ? words('stage', value) : value,
      count,
    })),
    chosen: filters[name] === undefined ? [] : [filters[name]],
    isSingle: true,
    onChange: ([chosen]) => {
      const { [name]: _, ...rest } = filters
      onChange(chosen === undefined ? rest : { ...rest, [name]: chosen })
    },
  })
  const kinds: FilterGroup = {
    id: 'kind',
    options: materialKinds.map((value) => ({
      value,
      label: words('materialKind', value),
      count: facets?.kinds.find((k) => k.value === value)?.count,
    })),
    chosen: filters.kinds ?? [],
    onChange: (chosen) => {
      const { kinds: _, ...rest } = filters
      onChange(chosen.length === 0 ? rest : { ...rest, kinds: chosen as MaterialKind[] })
    },
  }
  return (
    <>
      <FilterMenu label={t('library:product')} groups={[single('product')]} />
      <FilterMenu label={t('library:audience')} groups={[single('audience', facets?.audiences)]} />
      <FilterMenu label={t('library:stage')} groups={[single('stage', facets?.stages)]} />
      <FilterMenu label={t('library:kind')} groups={[kinds]} />
      <FilterMenu label={t('library:collection')} groups={[single('collection', facets?.collections)]} />
      <Checkbox
        label={t('library:onlyHere')}
        checked={filters.onlyHere ?? false}
        onChange={({ currentTarget }) => onChange({ ...filters, onlyHere: currentTarget.checked })}
      />
    </>
  )
}

function AddButtons({
  add,
  pick,
}: Pick<AddMaterials, 'add'> & { readonly pick: React.RefObject<HTMLButtonElement | null> }) {
  const t = useWords()
  return (
    <div className={classes.acts}>
      <FileButton
        multiple
        inputProps={{ webkitdirectory: '' } as object}
        onChange={(files) => void add(chosenFiles(files))}
      >
        {(props) => <Button {...props}>{t('library:addFolder')}</Button>}
      </FileButton>
      <FileButton multiple onChange={(files) => void add(chosenFiles(files))}>
        {(props) => (
          <Button
            {...props}
            ref={pick}
            leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}
            rightSection={<Kbd keys="mod+o" />}
          >
            {t('library:add')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

/** Of a collection that is looked at, all of it stays here. */
function PinCollection({ name }: { readonly name: string }) {
  const t = useWords()
  const pin = usePin()
  const of = { type: 'collection', id: name } as const
  const isPinned = (useAsk('pins.list', {}).data?.pins ?? []).some((p) => p.type === of.type && p.id === of.id)
  return (
    <Button aria-pressed={isPinned} onClick={() => pin(of, name, !isPinned)}>
      {t(isPinned ? 'library:unpinCollection' : 'library:pinCollection')}
    </Button>
  )
}

function Heads() {
  const t = useWords()
  return (
    <div className={classes.heads} role="row" aria-rowindex={1}>
      <span role="columnheader">
        <span className="rp-sr">{t('library:column.picture')}</span>
      </span>
      <span role="columnheader">{t('library:column.name')}</span>
      <span role="columnheader" className={classes.middle}>
        {t('library:column.audience')}
      </span>
      <span role="columnheader" className={classes.size}>
        {t('library:column.size')}
      </span>
      <span role="columnheader">{t('library:column.where')}</span>
    </div>
  )
}

export default function LibraryScreen() {
  const t = useWords()
  const format = useFormat()
  const words = useChoiceWords()
  const navigate = useNavigate()
  const [filters, setFilters] = useState<Filters>({})
  const search = useListSearch(t('library:find'))
  const rows = useWindows('materials.list', { ...filters, ...search.words })
  const facets = useAsk('materials.facets', {}).data
  const { add, adding, stop } = useAddMaterials()
  const { isOver, handlers } = useDropTarget((transfer) => void droppedFiles(transfer, mostAtOnce).then(add))
  const pick = useRef<HTMLButtonElement>(null)
  const pin = usePin()
  useShortcuts([{ keys: 'mod+o', bar: t('library:add'), run: () => pick.current?.click() }])
  const narrowedBy = [
    search.words.text,
    filters.product,
    filters.audience,
    filters.stage === undefined ? undefined : words('stage', filters.stage),
    filters.collection,
    ...(filters.kinds ?? []).map((kind) => words('materialKind', kind)),
    filters.onlyHere ? t('library:onlyHere') : undefined,
  ].filter((word) => word !== undefined)
  return (
    <div className={`${classes.screen} ${beside.screen}`}>
      <div className={`${classes.main} ${isOver ? classes.over : ''}`} data-drop={t('library:dropNow')} {...handlers}>
        <ListPage
          title={t('library:title')}
          count={facets ? t('library:count', { count: facets.total, here: format.number(facets.here) }) : ''}
          act={<AddButtons add={add} pick={pick} />}
          filters={
            <>
              <SearchField {...search.field} />
              <FilterRow filters={filters} onChange={setFilters} />
              {filters.collection === undefined ? null : <PinCollection name={filters.collection} />}
            </>
          }
        >
          <AddingMaterial adding={adding} stop={stop} />
          {rows.total === 0 ? (
            <NoRows
              text={narrowedBy.length === 0 ? undefined : narrowedBy.join(t('common:comma'))}
              why={t('library:empty')}
              todo={t('library:emptyTodo', { size: format.size(mostBytesPerMaterial) })}
            />
          ) : (
            <VirtualList
              label={t('library:list')}
              role="grid"
              handle={search.list}
              total={rows.total ?? 0}
              rowHeight={64}
              header={<Heads />}
              headerHeight={32}
              rowAt={rows.rowAt}
              onRange={rows.onRange}
              resetKey={rows.key}
              rowKeys={[
                {
                  key: 'p',
                  label: t('library:pin'),
                  run: ({ material: { id, name }, isPinned }) => pin({ type: 'material', id }, name, !isPinned),
                },
              ]}
              onOpen={(row) => void navigate({ to: '/library/$materialId', params: { materialId: row.material.id } })}
              renderRow={(row) => <MaterialRow row={row} />}
            />
          )}
        </ListPage>
      </div>
      <aside className={`${classes.aside} ${beside.aside}`}>
        <RoadPart />
        <FilesOnWay />
        <RoomLine />
      </aside>
    </div>
  )
}
