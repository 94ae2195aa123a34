/** The faces of paper, loaded from the program's own files when the first sheet is shown. */
import { useEffect, useState } from 'react'
import { fontFiles, fontFolder, type PaperFont } from '../../../shared/documents/fonts.ts'

let loading: Promise<void> | undefined

async function load(): Promise<void> {
  const faces = (Object.keys(fontFiles) as PaperFont[]).map((font) => {
    const { family, weight, name } = fontFiles[font]
    const face = new FontFace(family, `url(/${fontFolder}/${name})`, { weight: String(weight) })
    document.fonts.add(face)
    return face.load()
  })
  await Promise.all(faces)
}

/** Begins to load them where a sheet is likely to be opened next: they are 20 MB. */
export function usePaperFontsSoon(): void {
  useEffect(() => {
    loading ??= load()
    loading.catch(() => undefined)
  }, [])
}

/** Whether they are there: a sheet breaks elsewhere in another face. */
export function usePaperFonts(): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    let isWanted = true
    loading ??= load()
    loading
      // without them the sheet is shown in the system's faces
      .catch(() => undefined)
      .finally(() => (isWanted ? setReady(true) : undefined))
    return () => {
      isWanted = false
    }
  }, [])
  return isReady
}
