import {
  choice,
  defineRecordType,
  instant,
  int,
  longText,
  ref,
  required,
  text,
  zone,
  type RowOf,
} from './record-type.ts'

export const attachmentKinds = ['photo', 'memo', 'file'] as const
/** What a file of a material is to it. */
export const materialParts = ['version', 'poster', 'captions', 'chapters'] as const

/** A file of a record. Its bytes lie in the vault under their SHA-256 (design 5); `name` is data, never a path. */
export const attachment = defineRecordType({
  name: 'attachment',
  plural: 'attachments',
  title: 'name',
  fields: {
    accountId: ref('account'),
    visitId: ref('visit'),
    contactId: ref('contact'),
    followUpId: ref('followUp'),
    opportunityId: ref('opportunity'),
    name: required(text({ search: 'name', max: 400 })),
    kind: required(choice(attachmentKinds)),
    mediaType: required(text({ max: 120 })),
    sizeBytes: required(int({ min: 0 })),
    /** Of the bytes, 64 hex digits. Another file in its place (a location taken out) is an edit with history. */
    sha256: required(text({ max: 64 })),
    caption: text({ search: 'body', max: 400 }),
    takenAt: instant(),
    zone: zone(),
    durationMs: int({ min: 0 }),
    width: int({ min: 0 }),
    height: int({ min: 0 }),
    /** Where a photo says it was taken, in millionths of a degree. */
    latitudeE6: int({ min: -90_000_000, max: 90_000_000 }),
    longitudeE6: int({ min: -180_000_000, max: 180_000_000 }),
    /** What was drawn on a photo, as JSON; the photo itself stays as it was taken. */
    marks: longText({ max: 200_000 }),
    materialId: ref('material'),
    part: choice(materialParts),
    pageCount: int({ min: 0 }),
    /** Of captions, as a BCP 47 tag. */
    language: text({ max: 35 }),
    /** The frozen paper whose PDF this is. */
    documentId: ref('documentVersion'),
    /** Of whose paper it is the logo. */
    companyId: ref('company'),
  },
})
export type Attachment = RowOf<typeof attachment>
