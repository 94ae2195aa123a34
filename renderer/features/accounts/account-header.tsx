/** Name, one line of facts, one line of proof, and what is done most with an account. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronLeft, IconDots } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { usePin } from '../library/use-pin.ts'
import { FieldValueInPlace, type EditableRow } from '../records/field-row.tsx'
import { RecordProof } from '../sync/record-proof.tsx'
import type { AccountDetail } from './account-page.tsx'
import classes from './account-page.module.css'
import type { Walk } from './use-walk.ts'

interface Props {
  readonly detail: AccountDetail
  readonly place: Walk['place']
}

function MoreMenu({ detail }: Pick<Props, 'detail'>) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const { id, name } = detail.account
  const account = { id, name }
  const pin = usePin()
  const of = { type: 'account', id } as const
  const isPinned = (useAsk('pins.list', {}, isOpen).data?.pins ?? []).some((p) => p.type === of.type && p.id === id)
  const remove = async (): Promise<void> => {
    const done = await run('records.delete', { type: 'account', id }, t('accounts:deleted', { name }))
    if (done !== null) await navigate({ to: '/accounts', search: (s) => s })
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon aria-label={t('common:more')}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Kbd keys="n" />} onClick={() => openDialog({ type: 'planVisit', account })}>
          {t('accounts:planVisit')}
        </Menu.Item>
        <Menu.Item rightSection={<Kbd keys="d" />} onClick={() => openDialog({ type: 'followUp', account })}>
          {t('accounts:nextDate')}
        </Menu.Item>
        <Menu.Item rightSection={<Kbd keys="p" />} onClick={() => openDialog({ type: 'contact', account })}>
          {t('accounts:newContact')}
        </Menu.Item>
        <Menu.Item onClick={() => openDialog({ type: 'opportunity', account })}>
          {t('accounts:newOpportunity')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => openDialog({ type: 'handOver', account })}>{t('handover:menu')}</Menu.Item>
        <Menu.Item
          renderRoot={(props) => <Link {...props} to="/accounts/$accountId/brief" params={{ accountId: id }} />}
        >
          {t('handover:brief')}
        </Menu.Item>
        <Menu.Item onClick={() => pin(of, name, !isPinned)}>
          {t(isPinned ? 'library:unpinAccount' : 'library:pinAccount')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => openDialog({ type: 'merge', account })}>{t('accounts:merge')}</Menu.Item>
        <Menu.Item color="var(--rp-danger)" onClick={() => void remove()}>
          {t('accounts:deleteAccount')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function FactsLine({ detail }: Pick<Props, 'detail'>) {
  const t = useWords()
  const words = useChoiceWords()
  const a = detail.account
  const headcount =
    a.headcount === null ? words('headcountBand', a.headcountBand) : t('common:people', { count: a.headcount })
  const parent = detail.parent ? (
    <Link to="/accounts/$accountId" params={{ accountId: detail.parent.id }} search={(s) => s}>
      {t('accounts:partOf', { name: detail.parent.name })}
    </Link>
  ) : null
  return (
    <div className="rp-2">
      <Facts items={[words('kind', a.kind), a.industry, headcount, a.region, words('stage', a.stage), parent]} />
    </div>
  )
}

export function AccountHeader({ detail, place }: Props) {
  const t = useWords()
  const { id, name, updatedAt } = detail.account
  const account = { id, name }
  return (
    <header className={classes.head}>
      <div className="rp-grow">
        <div className={classes.back}>
          <Link to="/accounts" search={(s) => s} className="rp-row">
            <IconChevronLeft size={16} stroke={1.6} aria-hidden />
            {t('accounts:back')}
          </Link>
          {place ? <span className="rp-3">{t('common:position', place)}</span> : null}
        </div>
        <h1>
          <FieldValueInPlace type="account" row={detail.account as unknown as EditableRow} field="name" />
        </h1>
        <FactsLine detail={detail} />
        <RecordProof type="account" id={id} updatedAt={updatedAt} className={classes.proof} />
      </div>
      <div className={classes.acts}>
        <Button onClick={() => openDialog({ type: 'note', account })} rightSection={<Kbd keys="m" />}>
          {t('accounts:addNote')}
        </Button>
        <Button
          variant="filled"
          onClick={() => openDialog({ type: 'logVisit', account })}
          rightSection={<Kbd keys="l" onAccent />}
        >
          {t('accounts:logVisit')}
        </Button>
        <MoreMenu detail={detail} />
      </div>
    </header>
  )
}
