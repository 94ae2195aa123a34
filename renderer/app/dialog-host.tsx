/** Shows the open dialog; each is fetched when it is first needed, or before that while the page idles. */
import { closeDialog, openDialog, useDialogs, type DialogRequest } from './dialogs.ts'
import { fetched } from './fetched.tsx'

const dialogs = {
  planVisit: fetched(() => import('../features/visits/plan-visit.tsx')),
  logVisit: fetched(() => import('../features/visits/log-visit.tsx')),
  newNote: fetched(() => import('../features/accounts/new-note.tsx')),
  newFollowUp: fetched(() => import('../features/follow-ups/new-follow-up.tsx')),
  capture: fetched(() => import('../features/capture/quick-capture.tsx')),
  newContact: fetched(() => import('../features/contacts/new-contact.tsx')),
  newOpportunity: fetched(() => import('../features/pipeline/new-opportunity.tsx')),
  newAccount: fetched(() => import('../features/accounts/new-account.tsx')),
  mergeAccounts: fetched(() => import('../features/accounts/merge-accounts.tsx')),
  handOver: fetched(() => import('../features/handover/hand-over.tsx')),
  recordCard: fetched(() => import('../features/records/record-card.tsx')),
  fileViewer: fetched(() => import('../features/attachments/file-viewer.tsx')),
  camera: fetched(() => import('../features/attachments/camera.tsx')),
  newComparison: fetched(() => import('../features/comparisons/new-comparison.tsx')),
  leave: fetched(() => import('../features/leave/leave-dialog.tsx')),
  dayPapers: fetched(() => import('../features/paper/day-papers.tsx')),
  newQuote: fetched(() => import('../features/quotes/new-quote.tsx')),
  room: fetched(() => import('../features/library/room-dialog.tsx')),
  sign: fetched(() => import('../features/training/sign-dialog.tsx')),
  quiz: fetched(() => import('../features/quizzes/quiz-dialog.tsx')),
  palette: fetched(() => import('../features/palette/palette.tsx')),
}

/** Fetches the code of all of them, while the page idles. */
export function loadDialogs(): void {
  for (const { load } of Object.values(dialogs)) load().catch(() => undefined)
}

/** Closes a dialog that may have been opened from another one. */
function leave(back: DialogRequest | undefined): void {
  if (back) openDialog(back)
  else closeDialog()
}

function Open({ dialog }: { readonly dialog: DialogRequest }) {
  switch (dialog.type) {
    case 'planVisit':
      return <dialogs.planVisit.Component {...dialog} onClose={closeDialog} />
    case 'logVisit':
      return <dialogs.logVisit.Component {...dialog} onClose={closeDialog} />
    case 'note':
      return <dialogs.newNote.Component {...dialog} onClose={closeDialog} />
    case 'followUp':
      return <dialogs.newFollowUp.Component {...dialog} onClose={closeDialog} />
    case 'comparison':
      return <dialogs.newComparison.Component {...dialog} onClose={closeDialog} />
    case 'dayPapers':
      return <dialogs.dayPapers.Component onClose={closeDialog} />
    case 'leave':
      return <dialogs.leave.Component {...dialog} onClose={closeDialog} />
    case 'quote':
      return <dialogs.newQuote.Component {...dialog} onClose={closeDialog} />
    case 'capture':
      return <dialogs.capture.Component onClose={closeDialog} />
    case 'contact':
      return <dialogs.newContact.Component {...dialog} onClose={closeDialog} />
    case 'opportunity':
      return <dialogs.newOpportunity.Component {...dialog} onClose={closeDialog} />
    case 'newAccount':
      return <dialogs.newAccount.Component {...dialog} onClose={closeDialog} />
    case 'merge':
      return <dialogs.mergeAccounts.Component {...dialog} onClose={closeDialog} />
    case 'handOver':
      return <dialogs.handOver.Component {...dialog} onClose={closeDialog} />
    case 'file':
      return <dialogs.fileViewer.Component key={dialog.id} {...dialog} onClose={() => leave(dialog.back)} />
    case 'camera':
      return <dialogs.camera.Component {...dialog} onClose={() => leave(dialog.back)} />
    case 'room':
      return <dialogs.room.Component onClose={closeDialog} />
    case 'sign':
      return <dialogs.sign.Component {...dialog} onClose={closeDialog} />
    case 'quiz':
      return <dialogs.quiz.Component {...dialog} onClose={closeDialog} />
    case 'card':
      return <dialogs.recordCard.Component {...dialog} onClose={closeDialog} />
  }
}

export function DialogHost() {
  const { dialog, isPaletteOpen } = useDialogs()
  return (
    <>
      {dialog === null ? null : <Open dialog={dialog} />}
      {isPaletteOpen ? <dialogs.palette.Component /> : null}
    </>
  )
}
