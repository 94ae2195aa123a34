/** Files that are dropped on an area or pasted while it is what the person works in. */
import { useEffect } from 'react'
import { useLayers } from '../../app/keyboard/layers.ts'
import { useDropTarget, type DropTarget } from '../../ui/use-drop-target.ts'
import type { AddFiles } from './use-add-files.ts'

/** `layer`: how many dialogs lie over the screen while this area is the one a paste goes to; 0 for the screen itself. */
export function useIntake(add: AddFiles['add'], layer: number): DropTarget {
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
  return useDropTarget((transfer) => void add([...transfer.files]))
}
