/** Shows the open dialog; each is fetched when it is first needed. */
import { lazy, Suspense } from 'react'
import { closeDialog, useDialogs, type DialogRequest } from './dialogs.ts'

const PlanVisit = lazy(() => import('../features/visits/plan-visit.tsx'))
const LogVisit = lazy(() => import('../features/visits/log-visit.tsx'))
const NewNote = lazy(() => import('../features/accounts/new-note.tsx'))
const NewFollowUp = lazy(() => import('../features/follow-ups/new-follow-up.tsx'))
const NewContact = lazy(() => import('../features/contacts/new-contact.tsx'))
const NewOpportunity = lazy(() => import('../features/pipeline/new-opportunity.tsx'))
const NewAccount = lazy(() => import('../features/accounts/new-account.tsx'))
const MergeAccounts = lazy(() => import('../features/accounts/merge-accounts.tsx'))
const RecordCard = lazy(() => import('../features/records/record-card.tsx'))
const Palette = lazy(() => import('../features/palette/palette.tsx'))

function Open({ dialog }: { readonly dialog: DialogRequest }) {
  switch (dialog.type) {
    case 'planVisit':
      return <PlanVisit {...dialog} onClose={closeDialog} />
    case 'logVisit':
      return <LogVisit {...dialog} onClose={closeDialog} />
    case 'note':
      return <NewNote {...dialog} onClose={closeDialog} />
    case 'followUp':
      return <NewFollowUp {...dialog} onClose={closeDialog} />
    case 'contact':
      return <NewContact {...dialog} onClose={closeDialog} />
    case 'opportunity':
      return <NewOpportunity {...dialog} onClose={closeDialog} />
    case 'newAccount':
      return <NewAccount {...dialog} onClose={closeDialog} />
    case 'merge':
      return <MergeAccounts {...dialog} onClose={closeDialog} />
    case 'card':
      return <RecordCard {...dialog} onClose={closeDialog} />
  }
}

export function DialogHost() {
  const { dialog, isPaletteOpen } = useDialogs()
  return (
    <Suspense fallback={null}>
      {dialog === null ? null : <Open dialog={dialog} />}
      {isPaletteOpen ? <Palette /> : null}
    </Suspense>
  )
}
