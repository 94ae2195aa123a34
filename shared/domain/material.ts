/** What is kept ready for clients and colleagues: films, papers, slides, pictures. Its files are attachments, one for each version. */
import { choice, defineRecordType, instant, longText, ref, required, tags, text, type RowOf } from './record-type.ts'

export const materialKinds = ['video', 'pdf', 'slides', 'image', 'document', 'audio', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]

export const material = defineRecordType({
  name: 'material',
  plural: 'materials',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    /** Of its newest version. */
    kind: required(choice(materialKinds)),
    products: tags({ search: 'body' }),
    /** For whom: archivists, deciders, all users. */
    audiences: tags({ search: 'body' }),
    /** Codes of stages of an account's path; other words stay as they are. */
    stages: tags(),
    /** Of what is said or written in it, as a BCP 47 tag such as `zh-CN`. */
    language: text({ max: 35 }),
    tags: tags({ search: 'body' }),
    collections: tags({ search: 'body' }),
    note: longText({ search: 'body', max: 4000 }),
    /** Where everybody may see it in the web: given to a client instead of a file that is too large. */
    link: text({ max: 1000 }),
    /** When its newest version came. */
    versionedAt: instant(),
  },
})
export type Material = RowOf<typeof material>

/** The words of one version of a material, as far as its file gave them, so that it is found where its bytes are not. */
export const materialText = defineRecordType({
  name: 'materialText',
  plural: 'material-texts',
  title: 'body',
  appendOnly: true,
  fields: {
    materialId: required(ref('material')),
    fileId: required(ref('attachment')),
    body: required(longText({ max: 100_000 })),
  },
})
export type MaterialText = RowOf<typeof materialText>

/** Of one file of the library; said before one is chosen. */
export const mostBytesPerMaterial = 64_000_000_000

const slides = /\.(pptx?|ppsx?|pptm|odp|key|dps)$/i
const documents = /\.(docx?|docm|xlsx?|xlsm|csv|txt|md|rtf|odt|ods|wps|et|pages|numbers)$/i

/** What a file is to its reader: by its bytes, and for office files, which all look alike, by the ending of its name. */
export function materialKindOf(mediaType: string, name: string): MaterialKind {
  const [family] = mediaType.split('/')
  if (family === 'video' || family === 'audio' || family === 'image') return family
  if (mediaType === 'application/pdf') return 'pdf'
  if (slides.test(name)) return 'slides'
  return mediaType === 'text/plain' || documents.test(name) ? 'document' : 'other'
}
