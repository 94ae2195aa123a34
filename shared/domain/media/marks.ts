/** What was drawn on a photo: strokes in ten-thousandths of its width and height as shown, so that any size shows the same. */
import { z } from 'zod'

export const markTools = ['pen', 'arrow', 'circle'] as const
export type MarkTool = (typeof markTools)[number]

/** The side of the square a photo is mapped to. */
export const markSide = 10_000

const coordinate = z.int().min(0).max(markSide)
const point = z.tuple([coordinate, coordinate])

export const strokeSchema = z.strictObject({ tool: z.enum(markTools), points: z.array(point).min(2).max(2_000) })
export type Stroke = z.infer<typeof strokeSchema>

export const strokesSchema = z.array(strokeSchema).max(200)

/** Marks of a photo from its row; what is no marks (of a newer version, or damaged) is none and stays in the row. */
export function parseMarks(text: string | null): readonly Stroke[] {
  if (text === null) return []
  try {
    const parsed = z.object({ strokes: strokesSchema }).safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.strokes : []
  } catch {
    return []
  }
}

/** Marks as the row keeps them; null when there are none. */
export const marksText = (strokes: readonly Stroke[]): string | null =>
  strokes.length === 0 ? null : JSON.stringify({ strokes })
