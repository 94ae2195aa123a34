/** An area that files may be dropped on. What is dropped is read while the event lasts: afterwards the browser forgets it. */
import { useState, type DragEvent } from 'react'

export interface DropTarget {
  readonly isOver: boolean
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
  }
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

export function useDropTarget(onFiles: (transfer: DataTransfer) => void): DropTarget {
  const [depth, setDepth] = useState(0)
  const handlers = {
    onDragEnter: (event: DragEvent) => (hasFiles(event) ? setDepth((d) => d + 1) : undefined),
    onDragLeave: () => setDepth((d) => Math.max(0, d - 1)),
    onDragOver: (event: DragEvent) => (hasFiles(event) ? event.preventDefault() : undefined),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setDepth(0)
      onFiles(event.dataTransfer)
    },
  }
  return { isOver: depth > 0, handlers }
}
