/** The page of a sheet that is written: its parts at the left, the sheet at the right, what is printed of it at the foot. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import type { PaperOrder } from '../../../shared/api/documents.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { RecordProof } from '../sync/record-proof.tsx'
import { useIsNew } from './arrival.ts'
import { ChangesSince } from './changes-since.tsx'
import classes from './editor.module.css'
import { PreviewPane } from './preview-pane.tsx'
import { useNextVersion, type PaperAs } from './use-next-version.ts'
import { usePrint } from './use-print.ts'
import { VersionList } from './versions-part.tsx'

interface Props {
  readonly order: PaperOrder & { readonly kind: 'comparison' | 'quote' }
  /** The list it is one of. */
  readonly list: { readonly to: '/comparisons' | '/quotes'; readonly title: string }
  readonly name: string
  readonly nameLabel: string
  readonly onName: (name: string) => Promise<boolean>
  readonly account: { readonly id: string; readonly name: string }
  /** The newest change of it or of its lines. */
  readonly updatedAt: number
  /** The number its next version would have. */
  readonly versionNo: number
  readonly facts?: readonly ReactNode[]
  /** The sheet as it stands, as that version or another. */
  readonly paperAs: PaperAs
  readonly today: string
  readonly zone: string
  /** Saves what waits; false where something could not be saved. */
  readonly flush: () => Promise<boolean>
  /** Why it may not be printed now. */
  readonly held?: string | null
  readonly removeLabel: string
  readonly onRemove: () => Promise<unknown>
  readonly children: ReactNode
}

export function PaperEditor(props: Props) {
  const { order, list, name, account, flush, held = null, children } = props
  const t = useWords()
  const navigate = useNavigate()
  const { print, save, isPrinting } = usePrint()
  const { paper, versionNo, isAgain } = useNextVersion({ ...props, id: order.id })
  const isBusy = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const isNew = useIsNew()
  useEffect(() => {
    if (isNew) heading.current?.querySelector('button')?.focus()
  }, [isNew])
  const make = async (act: typeof print): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      // a name that is being typed is saved when its field is left
      const field = heading.current?.querySelector<HTMLElement>(':focus')
      field?.blur()
      const isKept = await flush()
      if (field) heading.current?.querySelector('button')?.focus()
      if (isKept && held === null) await act({ kind: order.kind, id: order.id })
    } finally {
      isBusy.current = false
    }
  }
  const printNow = (): void => void make(print)
  const saveNow = (): void => void make(save)
  useShortcuts([
    { keys: 'mod+p', bar: t('paper:printKey'), run: printNow, inFields: true },
    { keys: 'mod+s', bar: t('paper:savePdf'), run: saveNow, inFields: true },
  ])
  const remove = async (): Promise<void> => {
    await flush()
    // what is gone is not asked for again
    await navigate({ to: list.to })
    await props.onRemove()
  }
  return (
    <article className={classes.editor} data-rp-paper>
      <div className={classes.board}>
        <header className={classes.top}>
          <Link to={list.to} className={`rp-xs ${classes.back}`}>
            <IconArrowLeft size={16} stroke={1.6} aria-hidden /> {list.title}
          </Link>
          <h1 ref={heading}>
            <InlineText
              label={props.nameLabel}
              value={name}
              check={(text) => (text.trim() === '' ? props.nameLabel : null)}
              onSave={props.onName}
            />
          </h1>
          <p className="rp-2">
            <Facts
              items={[
                <Link key="account" to="/accounts/$accountId" params={{ accountId: account.id }}>
                  {account.name}
                </Link>,
                t(isAgain ? 'paper:sameAs' : 'paper:draftOf', { no: versionNo }),
                ...(props.facts ?? []),
              ]}
            />
          </p>
          <RecordProof type={order.kind} id={order.id} updatedAt={props.updatedAt} />
        </header>
        <div className={classes.middle}>
          {children}
          <section className={classes.block}>
            <div className={classes.head}>
              <h2>{t('paper:versions')}</h2>
            </div>
            {props.versionNo === 1 ? <p className="rp-3">{t('paper:noVersion')}</p> : null}
            <VersionList of="subject" id={order.id} />
            <ChangesSince subjectId={order.id} paper={paper} />
            <Button className={`rp-danger ${classes.remove}`} variant="subtle" onClick={() => void remove()}>
              {props.removeLabel}
            </Button>
          </section>
        </div>
        <footer className={classes.foot}>
          {held === null ? null : <p className={`rp-xs rp-warn ${classes.held}`}>{held}</p>}
          <Button
            variant="filled"
            disabled={isPrinting || held !== null}
            leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />}
            rightSection={<Kbd keys="mod+p" onAccent />}
            onClick={printNow}
          >
            {t(isAgain ? 'paper:printAgain' : 'paper:printAs', { no: versionNo })}
          </Button>
          <Button disabled={isPrinting || held !== null} onClick={saveNow}>
            {t('paper:savePdf')}
          </Button>
        </footer>
      </div>
      <PreviewPane paper={paper} />
    </article>
  )
}
