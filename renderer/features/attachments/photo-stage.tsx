/** A photo with what is drawn on it; the tools stand above, each stroke is kept as it ends. */
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowUpRight, IconCircle, IconPencil, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import { markTools, type MarkTool } from '../../../shared/domain/media/marks.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './attachments.module.css'
import type { FileRow } from './file-words.ts'
import { MarkSurface } from './mark-surface.tsx'
import { useMarks, type Marks } from './use-marks.ts'

const icons: Readonly<Record<MarkTool, Icon>> = { pen: IconPencil, arrow: IconArrowUpRight, circle: IconCircle }

interface ToolsProps {
  readonly tool: MarkTool
  readonly onTool: (tool: MarkTool) => void
  readonly marks: Marks
}

function Tools({ tool, onTool, marks }: ToolsProps) {
  const t = useWords()
  const hasMarks = marks.strokes.length > 0
  return (
    <div className={classes.tools} role="group" aria-label={t('attachments:marksOn')}>
      {markTools.map((one) => {
        const ToolIcon = icons[one]
        return (
          <Button
            key={one}
            aria-pressed={one === tool}
            leftSection={<ToolIcon size={18} stroke={1.6} aria-hidden />}
            onClick={() => onTool(one)}
          >
            {t(`attachments:tool.${one}`)}
          </Button>
        )
      })}
      <span className={classes.end} />
      <ActionIcon aria-label={t('attachments:undoMark')} disabled={!hasMarks} onClick={marks.undo}>
        <IconArrowBackUp stroke={1.6} />
      </ActionIcon>
      <Button variant="subtle" disabled={!hasMarks} onClick={marks.clear}>
        {t('attachments:clearMarks')}
      </Button>
    </div>
  )
}

interface Props {
  readonly file: FileRow
  readonly url: string
  readonly name: string
  readonly onBroken: () => void
}

export function PhotoStage({ file, url, name, onBroken }: Props) {
  const t = useWords()
  const [tool, setTool] = useState<MarkTool>('circle')
  const [ratio, setRatio] = useState(file.width !== null && file.height !== null ? file.width / file.height : 1)
  const marks = useMarks(file)
  return (
    <>
      <Tools tool={tool} onTool={setTool} marks={marks} />
      <div className={classes.stage}>
        <img
          src={url}
          alt={file.caption ?? name}
          draggable={false}
          onError={onBroken}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalWidth / naturalHeight)}
        />
        <MarkSurface
          label={t('attachments:surface')}
          strokes={marks.strokes}
          tool={tool}
          ratio={ratio}
          onStroke={marks.add}
        />
      </div>
    </>
  )
}
