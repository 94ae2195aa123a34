/** One line of the palette: a record with the found parts marked, or something to do. */
import {
  IconArrowRight,
  IconBook2,
  IconBuilding,
  IconCalendarEvent,
  IconColumns,
  IconFolder,
  IconListCheck,
  IconNote,
  IconPaperclip,
  IconPresentation,
  IconReceipt,
  IconRoute,
  IconSchool,
  IconTargetArrow,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import type { SearchHit } from '../../../shared/api/lists.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Marked } from '../../ui/marked.tsx'
import { AccountNext } from './account-next.tsx'
import classes from './palette.module.css'
import type { HitKind, PaletteItem } from './palette-items.ts'

const icons: Readonly<Record<HitKind, Icon>> = {
  account: IconBuilding,
  contact: IconUser,
  visit: IconRoute,
  visitNote: IconNote,
  followUp: IconCalendarEvent,
  opportunity: IconTargetArrow,
  material: IconFolder,
  demo: IconPresentation,
  comparison: IconColumns,
  quote: IconReceipt,
  product: IconBook2,
  course: IconSchool,
  quiz: IconListCheck,
  attachment: IconPaperclip,
}

/** A note says whose it is and when; its words are the hit. */
function NoteText({ hit }: { readonly hit: SearchHit }) {
  const t = useWords()
  const format = useFormat()
  const isBeside = hit.snippet !== null && hit.titleRanges.length === 0
  return (
    <>
      {hit.accountName === null ? null : (
        <span className="rp-2">
          {t('palette:noteFrom', { name: hit.accountName, date: format.date(format.dateOf(hit.at)) })}
        </span>
      )}
      {isBeside ? (
        <Marked text={hit.snippet ?? ''} ranges={hit.snippetRanges} />
      ) : (
        <Marked text={hit.title} ranges={hit.titleRanges} />
      )}
    </>
  )
}

function HitText({ hit }: { readonly hit: SearchHit }) {
  if (hit.type === 'visitNote') return <NoteText hit={hit} />
  return (
    <>
      <span className={classes.title}>
        <Marked text={hit.title} ranges={hit.titleRanges} />
      </span>
      {hit.snippet === null ? null : (
        <span className={`${classes.beside} rp-2`}>
          <Marked text={hit.snippet} ranges={hit.snippetRanges} />
        </span>
      )}
    </>
  )
}

function HitRow({ hit }: { readonly hit: SearchHit }) {
  const Icon = icons[hit.type as HitKind]
  const owner = hit.type === 'visitNote' ? null : hit.accountName
  return (
    <>
      <Icon size={18} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.text}>
        <HitText hit={hit} />
      </span>
      <span className={classes.end}>{hit.type === 'account' ? <AccountNext id={hit.id} /> : owner}</span>
    </>
  )
}

export function PaletteRow({ item }: { readonly item: PaletteItem }) {
  if (item.type === 'hit') return <HitRow hit={item.hit} />
  const { label, keys } = item.command
  return (
    <>
      <IconArrowRight size={18} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.text}>{label}</span>
      <span className={classes.end}>{keys === undefined ? null : <Kbd keys={keys} />}</span>
    </>
  )
}
