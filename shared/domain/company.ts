/** Who we are on paper: the head of every sheet a client gets. One row; where there are several, the oldest counts. */
import { defineRecordType, ref, required, text, type RowOf } from './record-type.ts'

export const company = defineRecordType({
  name: 'company',
  plural: 'companies',
  title: 'name',
  fields: {
    name: required(text()),
    nameEn: text(),
    address: text({ max: 400 }),
    addressEn: text({ max: 400 }),
    phone: text({ max: 120 }),
    email: text({ max: 320 }),
    website: text({ max: 400 }),
    /** The one colour of our sheets, `#rrggbb`. */
    color: text({ max: 7 }),
    logoId: ref('attachment'),
  },
})
export type Company = RowOf<typeof company>

/** The colour of paper where none was chosen: azurite, dark enough for white and for a grey printer. */
export const usualColor = '#175a7e'

/** A colour as it may stand in a style sheet, or the usual one. */
export const paperColor = (color: string | null): string =>
  color !== null && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : usualColor
