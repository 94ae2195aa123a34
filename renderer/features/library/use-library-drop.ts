/** Files and folders dropped on the library. */
import { useState, type DragEvent } from 'react'
import { droppedFiles, type Dropped } from './dropped-files.ts'
import { mostAtOnce } from './use-add-materials.ts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

export function useLibraryDrop(add: (files: readonly Dropped[]) => Promise<void>) {
  const [depth, setDepth] = useState(0)
  const handlers = {
    onDragEnter: (event: DragEvent) => (hasFiles(event) ? setDepth((d) => d + 1) : undefined),
    onDragLeave: () => setDepth((d) => Math.max(0, d - 1)),
    onDragOver: (event: DragEvent) => (hasFiles(event) ? event.preventDefault() : undefined),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setDepth(0)
      void droppedFiles(event.dataTransfer, mostAtOnce).then(add)
    },
  }
  return { isOver: depth > 0, handlers }
}
