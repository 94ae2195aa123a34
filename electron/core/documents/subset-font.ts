/**
 * Cuts a font down to the letters a document has, with HarfBuzz: a sheet carries 30 KB of a font of 10 MB with it, so that
 * it prints at once and looks the same anywhere. The whole font stays in the memory of the WebAssembly module once read.
 */
import { readFile } from 'node:fs/promises'

/** The functions of `hb-subset` that are used; addresses and objects are numbers. */
interface HarfBuzz {
  readonly memory: WebAssembly.Memory
  _initialize(): void
  malloc(bytes: number): number
  hb_blob_create(at: number, bytes: number, mode: number, userData: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, lengthAt: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, codePoint: number): void
  hb_set_clear(set: number): void
  hb_set_invert(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_input_set(input: number, which: number): number
  hb_subset_or_fail(face: number, input: number): number
}

/** `HB_MEMORY_MODE_READONLY` and `HB_SUBSET_SETS_LAYOUT_FEATURE_TAG` of hb-subset.h. */
const readOnly = 1
const layoutFeatures = 6

export interface FontCutter {
  /** The font of this file with these letters only, as TrueType; letters it lacks are left out. */
  cut(file: string, text: string): Promise<Uint8Array>
}

/** Loads HarfBuzz from its WebAssembly file, when the first font is cut. */
export function createFontCutter(wasmFile: string): FontCutter {
  let loading: Promise<HarfBuzz> | undefined
  const faces = new Map<string, Promise<number>>()

  const load = async (): Promise<HarfBuzz> => {
    const { instance } = await WebAssembly.instantiate(await readFile(wasmFile))
    const harfBuzz = instance.exports as unknown as HarfBuzz
    harfBuzz._initialize()
    return harfBuzz
  }
  const open = async (hb: HarfBuzz, file: string): Promise<number> => {
    const bytes = await readFile(file)
    const at = hb.malloc(bytes.byteLength)
    new Uint8Array(hb.memory.buffer).set(bytes, at)
    const blob = hb.hb_blob_create(at, bytes.byteLength, readOnly, 0, 0)
    const face = hb.hb_face_create(blob, 0)
    hb.hb_blob_destroy(blob)
    return face
  }
  const faceOf = (hb: HarfBuzz, file: string): Promise<number> => {
    const known = faces.get(file)
    if (known) return known
    const face = open(hb, file)
    faces.set(file, face)
    // a file that is locked for a moment is read again the next time
    face.catch(() => faces.delete(file))
    return face
  }
  return {
    cut: async (file, text) => {
      loading ??= load().catch((error: unknown) => {
        loading = undefined
        throw error
      })
      const hb = await loading
      const face = await faceOf(hb, file)
      const input = hb.hb_subset_input_create_or_fail()
      if (input === 0) throw new Error('no memory to cut a font')
      const letters = hb.hb_subset_input_unicode_set(input)
      for (const letter of text) hb.hb_set_add(letters, letter.codePointAt(0) ?? 0)
      // kerning and the forms of Chinese punctuation stay
      const features = hb.hb_subset_input_set(input, layoutFeatures)
      hb.hb_set_clear(features)
      hb.hb_set_invert(features)
      const subset = hb.hb_subset_or_fail(face, input)
      hb.hb_subset_input_destroy(input)
      if (subset === 0) throw new Error(`this font cannot be cut: ${file}`)
      const blob = hb.hb_face_reference_blob(subset)
      const at = hb.hb_blob_get_data(blob, 0)
      const bytes = new Uint8Array(hb.memory.buffer).slice(at, at + hb.hb_blob_get_length(blob))
      hb.hb_blob_destroy(blob)
      hb.hb_face_destroy(subset)
      return bytes
    },
  }
}
