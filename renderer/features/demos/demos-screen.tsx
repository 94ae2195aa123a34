/** Every demo there is. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import list from '../../ui/link-list.module.css'
import { LinkLists } from '../../ui/link-lists.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'

export default function DemosScreen() {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const search = useListSearch(t('demos:find'))
  const { data } = useAsk('demos.list', search.words)
  const add = async (): Promise<void> => {
    const made = await run(
      'records.create',
      { type: 'demo', values: { name: t('demos:newName') } },
      { quietly: t('common:addedName', { name: t('demos:newName') }) },
    )
    if (made) void navigate({ to: '/demos/$demoId', params: { demoId: made.id } })
  }
  useShortcuts([{ keys: 'a', bar: t('demos:new'), run: () => void add() }])
  const button = (
    <Button
      leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
      rightSection={<Kbd keys="a" />}
      onClick={() => void add()}
    >
      {t('demos:new')}
    </Button>
  )
  return (
    <ListPage
      title={t('demos:title')}
      count={data ? t('demos:count', { count: data.rows.length }) : ''}
      act={button}
      filters={<SearchField {...search.field} />}
    >
      {data?.rows.length === 0 ? (
        <NoRows text={search.words.text} why={t('demos:empty')} todo={t('demos:emptyTodo')} />
      ) : null}
      <LinkLists className={list.list} handle={search.list}>
        <ul>
          {data?.rows.map(({ demo, steps, minutes }) => (
            <li key={demo.id}>
              <Link to="/demos/$demoId" params={{ demoId: demo.id }} className={list.row}>
                <b className="rp-cut">{demo.name}</b>
                <span className="rp-xs rp-3">
                  <Facts
                    items={[
                      t('demos:steps', { count: steps }),
                      minutes === 0 ? null : t('demos:minutes', { count: minutes }),
                      ...(demo.products ?? []),
                    ]}
                  />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </LinkLists>
    </ListPage>
  )
}
