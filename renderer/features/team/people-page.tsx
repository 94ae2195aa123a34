/** The list of people, with the one that is open at its side, or the stand-ins and teams. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { Covers } from './covers.tsx'
import { PersonPane } from './person-pane.tsx'
import { PersonRow } from './person-row.tsx'
import type { TeamDialog } from './team-dialog.ts'
import { TeamDialogs } from './team-dialogs.tsx'
import { inOrder, type User } from './team-rights.ts'
import classes from './team.module.css'
import { Teams } from './teams.tsx'

interface Props {
  readonly team: TeamAnswer
  readonly hubName: string
  /** Why what is shown may be old. */
  readonly note: ReactNode
}

const rowHeight = 56
const nothing = (): void => undefined

const isNamed = (user: User, text: string): boolean =>
  [user.name, user.email ?? ''].some((words) => words.toLowerCase().includes(text.toLowerCase()))

/** Invites on `N`, where this person may. */
function Invite({ onOpen }: { readonly onOpen: () => void }) {
  const t = useWords()
  useShortcuts([{ keys: 'n', bar: t('team:invite'), run: onOpen }])
  return (
    <Button
      leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
      rightSection={<Kbd keys="n" />}
      onClick={onOpen}
    >
      {t('team:invite')}
    </Button>
  )
}

/** The open person, which Esc closes again; the list has the focus then. */
function useOpenPerson(users: readonly User[], onClosed: () => void) {
  const [openId, setOpenId] = useState<string | null>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const open = users.find((user) => user.id === openId) ?? null
  useEffect(() => head.current?.focus(), [openId])
  const close = (): void => {
    if (open === null) return
    setOpenId(null)
    onClosed()
  }
  useShortcuts(open === null ? [] : [{ keys: 'Escape', run: close }])
  return { open, head, show: (user: User) => setOpenId(user.id), close }
}

export function PeoplePage({ team, hubName, note }: Props) {
  const t = useWords()
  const [dialog, setDialog] = useState<TeamDialog | null>(null)
  const search = useListSearch(t('team:find'))
  const { text } = search.words
  const rows = inOrder(team.users).filter((user) => text === undefined || isNamed(user, text))
  const { open, head, show, close } = useOpenPerson(team.users, () => search.list.current?.focus())
  const { isAdmin } = team.me
  return (
    <div className={classes.screen}>
      <ListPage
        title={t('team:title')}
        count={t('common:people', { count: team.users.length })}
        act={isAdmin ? <Invite onOpen={() => setDialog({ type: 'invite' })} /> : null}
        filters={
          <>
            <p className={`rp-2 ${classes.wide}`}>
              {isAdmin ? t('team:leadAdmin', { hub: hubName }) : t('team:leadManager')}
            </p>
            {note}
            <SearchField {...search.field} />
          </>
        }
      >
        {rows.length === 0 ? (
          <NoRows text={text} why={t('team:nobody')} />
        ) : (
          <VirtualList
            label={t('team:list')}
            handle={search.list}
            total={rows.length}
            rowHeight={rowHeight}
            rowAt={(index) => rows[index]}
            onRange={nothing}
            resetKey={text ?? ''}
            isSelected={(user) => user.id === open?.id}
            onOpen={show}
            renderRow={(user) => <PersonRow team={team} user={user} />}
          />
        )}
      </ListPage>
      {open === null ? (
        <aside className={classes.aside} aria-label={`${t('team:covers')}, ${t('team:teams')}`}>
          <Covers team={team} onDialog={setDialog} />
          <Teams team={team} />
        </aside>
      ) : (
        <PersonPane key={open.id} team={team} user={open} head={head} onDialog={setDialog} onClose={close} />
      )}
      <TeamDialogs team={team} dialog={dialog} onDialog={setDialog} />
    </div>
  )
}
