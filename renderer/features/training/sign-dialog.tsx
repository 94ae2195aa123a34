/** One person signs in: their name large, one field to write in, nothing else of anybody. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Stroke } from '../../../shared/domain/media/marks.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { MarkSurface } from '../attachments/mark-surface.tsx'
import { padRatio } from './signature.tsx'
import classes from './training.module.css'

type Props = Extract<DialogRequest, { type: 'sign' }> & { readonly onClose: () => void }

export default function SignDialog({ visitId, contactId, name, onClose }: Props) {
  const t = useWords()
  const run = useRun()
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const sign = async (): Promise<void> => {
    const asked = { visitId, contactId, strokes: [...strokes] }
    if ((await run('training.sign', asked, t('training:signed', { name }))) !== null) onClose()
  }
  return (
    <Dialog title={t('training:signTitle')} size={760} onClose={onClose} isForReading>
      <p className={classes.signer}>{name}</p>
      <div className={classes.pad}>
        <MarkSurface
          label={t('training:surface')}
          isInk
          strokes={strokes}
          tool="pen"
          ratio={padRatio}
          onStroke={(stroke) => setStrokes((before) => [...before, stroke])}
        />
      </div>
      <div className={classes.foot}>
        <Button variant="subtle" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
          {t('training:clear')}
        </Button>
        <Button variant="filled" disabled={strokes.length === 0} onClick={() => void sign()}>
          {t('training:done')}
        </Button>
      </div>
    </Dialog>
  )
}
