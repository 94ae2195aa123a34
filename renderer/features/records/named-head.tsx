/** The head of a page about a record that is mainly a name: the way back, the name changed where it stands, its proof. */
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { InlineText } from '../../ui/inline-text.tsx'
import sheet from '../../ui/sheet-page.module.css'
import { RecordProof } from '../sync/record-proof.tsx'

interface Props {
  readonly back: { readonly to: '/demos' | '/learning' | '/catalogue'; readonly label: string }
  readonly type: 'demo' | 'course' | 'quiz' | 'product'
  readonly record: { readonly id: string; readonly name: string; readonly updatedAt: number }
  /** What the name is called, e.g. as a label of the field. */
  readonly label: string
  readonly onName: (name: string) => Promise<boolean>
  /** Between name and proof. */
  readonly under?: ReactNode
  /** What can be done, at the right. */
  readonly children: ReactNode
}

export function NamedHead({ back, type, record, label, onName, under, children }: Props) {
  return (
    <header className={sheet.head}>
      <div className="rp-grow">
        <Link to={back.to} className={`rp-xs ${sheet.back}`}>
          <IconArrowLeft size={16} stroke={1.6} aria-hidden /> {back.label}
        </Link>
        <h1>
          <InlineText
            label={label}
            value={record.name}
            check={(text) => (text.trim() === '' ? label : null)}
            onSave={onName}
          />
        </h1>
        {under}
        <RecordProof type={type} id={record.id} updatedAt={record.updatedAt} />
      </div>
      {children}
    </header>
  )
}
