import { choice, defineRecordType, int, required, text, type RowOf } from './record-type.ts'
import { noteThemes } from './visit-note.ts'

/** A line that is noted with one tap. Those that come with Rapport are in `built-in-phrases.ts`. */
export const phrase = defineRecordType({
  name: 'phrase',
  plural: 'phrases',
  title: 'body',
  fields: { body: required(text()), theme: choice(noteThemes), position: int() },
})
export type Phrase = RowOf<typeof phrase>
