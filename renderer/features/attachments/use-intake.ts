/** Files that are dropped on an area or pasted while it is what the person works in. */
import { useEffect, useState, type DragEvent } from 'react'
import { useLayers } from '../../app/keyboard/layers.ts'
import type { AddFiles } from './use-add-files.ts'

interface Intake {
  readonly isOver: boolean
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
  }
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** `layer`: how many dialogs lie over the screen while this area is the one a paste goes to; 0 for the screen itself. */
export function useIntake(add: AddFiles['add'], layer: number): Intake {
  const [depth, setDepth] = useState(0)
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || useLayers.getState().open !== layer) return
      event.preventDefault()
      // a picture copied from a screen is called image.png by every browser; a file copied in a folder has its own name
      const isMadeNow = files.length === 1 && files[0]?.name === 'image.png'
      void add(files, { isMadeNow })
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [add, layer])
  const handlers = {
    onDragEnter: (event: DragEvent) => (hasFiles(event) ? setDepth((d) => d + 1) : undefined),
    onDragLeave: () => setDepth((d) => Math.max(0, d - 1)),
    onDragOver: (event: DragEvent) => (hasFiles(event) ? event.preventDefault() : undefined),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setDepth(0)
      void add([...event.dataTransfer.files])
    },
  }
  return { isOver: depth > 0, handlers }
}
