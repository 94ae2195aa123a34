/** Paper as it was printed or left: frozen, with everything that stood on it. Its PDF is an attachment (`documentId`). */
import { choice, defineRecordType, instant, int, longText, ref, required, text, type RowOf } from './record-type.ts'

/** A sheet that would be larger is refused rather than kept in part: it has to travel (`longestValue` of `shared/sync/op.ts`). */
export const mostContent = 250_000

export const documentKinds = [
  'comparison',
  'quote',
  'valueCard',
  'attendance',
  'certificate',
  'visitReport',
  'brief',
  'agenda',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentVersion = defineRecordType({
  name: 'documentVersion',
  plural: 'document-versions',
  title: 'name',
  appendOnly: true,
  fields: {
    accountId: ref('account'),
    visitId: ref('visit'),
    kind: required(choice(documentKinds)),
    /** The record it was made of: a comparison, a quote, a product, a visit, an account. */
    subjectId: required(text({ max: 36 })),
    name: required(text({ max: 400 })),
    /** Counts the versions of one subject from 1; two laptops may both make the same one. */
    versionNo: required(int({ min: 1 })),
    madeAt: required(instant()),
    /** SHA-256 of `content`: the same paper is not frozen twice. */
    contentHash: required(text({ max: 64 })),
    /** `paperSchema` of `shared/documents/paper.ts` as JSON. */
    content: required(longText({ max: mostContent })),
    ownerId: ref('teamMember'),
  },
})
export type DocumentVersion = RowOf<typeof documentVersion>
