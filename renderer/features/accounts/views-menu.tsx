/** The title of the list is the view it shows; under it the built-in views, the kept ones, and keeping the present one. */
import { Button, Menu, TextInput, Popover } from '@mantine/core'
import { IconCheck, IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { parseView, type AccountSearch } from './account-search.ts'
import classes from './accounts.module.css'
import { useAccountSearch, useSetAccountSearch } from './use-account-query.ts'

interface View {
  readonly id: string
  readonly name: string
  readonly search: AccountSearch
  readonly isOwn: boolean
}

function useViews(): readonly View[] {
  const t = useWords()
  const { meId } = useSettings()
  const saved = useAsk('views.list', { target: 'accounts' }).data ?? []
  const builtIn = (id: string, name: string, search: AccountSearch): View => ({ id, name, search, isOwn: false })
  return [
    builtIn('all', t('accounts:all'), {}),
    ...(meId === null ? [] : [builtIn('mine', t('accounts:mine'), { filter: { ownerIds: [meId] } })]),
    builtIn('noNext', t('accounts:noNext'), { filter: { next: 'none' } }),
    builtIn('quiet30', t('accounts:quiet30'), { filter: { quietDays: 30 }, sort: 'lastContact' }),
    ...saved.flatMap((v) => {
      const search = parseView(v.definition)
      return search === null ? [] : [{ id: v.id, name: v.name, search, isOwn: true }]
    }),
  ]
}

function SaveView({ onSaved }: { readonly onSaved: () => void }) {
  const t = useWords()
  const run = useRun()
  const search = useAccountSearch()
  const set = useSetAccountSearch()
  const [name, setName] = useState('')
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return
    const definition = { filter: search.filter, sort: search.sort, descending: search.descending }
    const values = { name: name.trim(), target: 'accounts', definition: JSON.stringify(definition) }
    const said = t('accounts:viewSaved', { name: name.trim() })
    const made = await run('records.create', { type: 'savedView', values }, said)
    if (made === null) return
    set((s) => ({ ...s, view: made.id }))
    onSaved()
  }
  return (
    <form className="rp-row" onSubmit={(e) => void save(e)}>
      <TextInput
        aria-label={t('accounts:viewName')}
        placeholder={t('accounts:viewName')}
        value={name}
        maxLength={60}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('common:save')}
      </Button>
    </form>
  )
}

/** The title of the list, which is the way to its views; beside an open account that one's name is the page's title. */
export function ViewsMenu({ heading: Heading = 'h1' }: { readonly heading?: 'h1' | 'h2' }) {
  const t = useWords()
  const run = useRun()
  const search = useAccountSearch()
  const set = useSetAccountSearch()
  const views = useViews()
  const [isOpen, setOpen] = useState(false)
  const [isNaming, setNaming] = useState(false)
  useLayer(isOpen || isNaming)
  const current = views.find((v) => v.id === (search.view ?? 'all'))
  const remove = async (view: View): Promise<void> => {
    const said = t('accounts:viewDeleted', { name: view.name })
    const done = await run('records.delete', { type: 'savedView', id: view.id }, said)
    if (done !== null) set((s) => ({ ...s, view: undefined }))
  }
  const item = (view: View) => (
    <Menu.Item
      key={view.id}
      onClick={() => set(() => ({ ...view.search, view: view.id }))}
      rightSection={view.id === current?.id ? <IconCheck size={16} stroke={1.6} aria-hidden /> : null}
    >
      {view.name}
    </Menu.Item>
  )
  return (
    <Popover
      opened={isNaming}
      onChange={setNaming}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      // the roles would land on the box around the title, which is no control
      withRoles={false}
    >
      <Popover.Target>
        <div className={classes.viewTitle}>
          <Heading>
            <Menu
              opened={isOpen}
              onChange={setOpen}
              position="bottom-start"
              shadow="md"
              transitionProps={{ duration: 0 }}
            >
              <Menu.Target>
                <button type="button" className={classes.viewButton}>
                  <span className="rp-cut">{current?.name ?? t('accounts:title')}</span>
                  <IconChevronDown size={18} stroke={1.6} aria-hidden />
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                {views.map(item)}
                <Menu.Divider />
                <Menu.Item onClick={() => setNaming(true)}>{t('accounts:saveView')}</Menu.Item>
                {current?.isOwn ? (
                  <Menu.Item
                    leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />}
                    onClick={() => void remove(current)}
                  >
                    {t('accounts:deleteView')}
                  </Menu.Item>
                ) : null}
              </Menu.Dropdown>
            </Menu>
          </Heading>
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        <SaveView onSaved={() => setNaming(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
