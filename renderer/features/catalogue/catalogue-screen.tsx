/** The catalogue: our products, and what clients have instead. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { productKinds, type Product } from '../../../shared/domain/product.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
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
import { asNew } from '../paper/arrival.ts'
import classes from './catalogue.module.css'

export default function CatalogueScreen() {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const navigate = useNavigate()
  const search = useListSearch(t('catalogue:find'))
  const { data } = useAsk('catalogue.products', search.words)
  // once one is made, this screen is left for it
  const isBusy = useRef(false)
  const add = async (kind: Product['kind']): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    const name = t(`catalogue:newName.${kind}`)
    const made = await run(
      'records.create',
      { type: 'product', values: { name, kind } },
      { quietly: t('common:addedName', { name }) },
    )
    isBusy.current = made !== null
    if (made) void navigate({ to: '/catalogue/$productId', params: { productId: made.id }, ...asNew })
  }
  useShortcuts([{ keys: 'a', bar: t('catalogue:new'), run: () => void add('ours') }])
  return (
    <ListPage
      title={t('catalogue:title')}
      count={data ? t('catalogue:count', { count: data.rows.length }) : ''}
      act={
        <Button
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          rightSection={<Kbd keys="a" />}
          onClick={() => void add('ours')}
        >
          {t('catalogue:new')}
        </Button>
      }
      filters={
        <>
          <SearchField {...search.field} />
          <button type="button" className="rp-link rp-xs" onClick={() => void add('competitor')}>
            {t('catalogue:newCompetitor')}
          </button>
          <button type="button" className="rp-link rp-xs" onClick={() => void add('incumbent')}>
            {t('catalogue:newIncumbent')}
          </button>
        </>
      }
    >
      {data?.rows.length === 0 ? (
        <NoRows text={search.words.text} why={t('catalogue:empty')} todo={t('catalogue:emptyTodo')} />
      ) : null}
      <LinkLists className={list.list} handle={search.list}>
        {productKinds.map((kind) => {
          const rows = data?.rows.filter(({ product }) => product.kind === kind) ?? []
          if (rows.length === 0) return null
          return (
            <section key={kind}>
              <h2 className={classes.kind}>{words('productKind', kind)}</h2>
              <ul>
                {rows.map(({ product, features, claims }) => (
                  <li key={product.id}>
                    <Link to="/catalogue/$productId" params={{ productId: product.id }} className={list.row}>
                      <b className="rp-cut">{product.name}</b>
                      <span className="rp-xs rp-3">
                        <Facts
                          items={[
                            product.vendor,
                            kind === 'ours'
                              ? t('catalogue:lines', { count: features })
                              : t('catalogue:known', { count: claims }),
                          ]}
                        />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </LinkLists>
    </ListPage>
  )
}
