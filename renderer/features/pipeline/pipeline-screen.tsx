/** Deals in progress, the one that closes first on top. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { opportunityOutcomes } from '../../../shared/domain/opportunity.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useWindows, type WindowRow } from '../../platform/windows.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage, ListRow } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { WindowList } from '../../ui/window-list.tsx'
import { ExportList } from '../import/export-list.tsx'
import classes from './pipeline.module.css'

type Shown = (typeof opportunityOutcomes)[number] | 'all'

function DealRow({ row }: { readonly row: WindowRow<'opportunities.list'> }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const o = row.opportunity
  const isLate = o.outcome === 'open' && o.expectedCloseOn !== null && format.daysFromToday(o.expectedCloseOn) < 0
  const closes = o.expectedCloseOn === null ? null : t('pipeline:closeOn', { when: format.date(o.expectedCloseOn) })
  return (
    <ListRow
      title={
        <>
          <b>{o.name}</b> <span className="rp-2">{row.accountName}</span>
        </>
      }
      facts={
        <Facts
          items={[
            o.outcome === 'open' || o.outcome === null ? null : words('outcome', o.outcome),
            words('track', o.track),
            words('stage', o.stage),
            closes === null ? null : (
              <span key="closes" className={isLate ? 'rp-danger' : ''}>
                {closes}
              </span>
            ),
            o.nextStep,
          ]}
        />
      }
      end={
        <div className={classes.end}>
          <div>{o.amountMinor === null ? '' : format.money(o.amountMinor, o.currency)}</div>
          <div className="rp-xs rp-3">{o.probability === null ? '' : format.share(o.probability / 100)}</div>
        </div>
      }
    />
  )
}

export default function PipelineScreen() {
  const t = useWords()
  const words = useChoiceWords()
  const [shown, setShown] = useState<Shown>('open')
  const search = useListSearch(t('pipeline:find'))
  const rows = useWindows('opportunities.list', { outcome: shown, ...search.words })
  const add = (): void => openDialog({ type: 'opportunity' })
  useShortcuts([{ keys: 'o', bar: t('pipeline:new'), run: add }])
  return (
    <ListPage
      title={t('pipeline:title')}
      count={rows.total === undefined ? '' : t('pipeline:count', { count: rows.total })}
      act={
        <>
          <ExportList what={{ kind: 'opportunities', outcome: shown, ...search.words }} />
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
            rightSection={<Kbd keys="o" />}
            onClick={add}
          >
            {t('pipeline:new')}
          </Button>
        </>
      }
      filters={
        <>
          <SearchField {...search.field} />
          <SegmentedControl
            aria-label={t('pipeline:show')}
            value={shown}
            onChange={(value) => setShown(value as Shown)}
            data={[
              ...opportunityOutcomes.map((value) => ({ value, label: words('outcome', value) })),
              { value: 'all', label: t('pipeline:all') },
            ]}
          />
        </>
      }
    >
      <WindowList
        label={t('pipeline:list')}
        search={search}
        rows={rows}
        empty={
          <NoRows text={search.words.text} why={t('pipeline:empty')} todo={t('pipeline:emptyTodo')}>
            <Button onClick={add}>{t('pipeline:new')}</Button>
          </NoRows>
        }
        onOpen={(row) => openDialog({ type: 'card', of: 'opportunity', id: row.opportunity.id })}
        renderRow={(row) => <DealRow row={row} />}
      />
    </ListPage>
  )
}
