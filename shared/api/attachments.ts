/**
 * Files of records. Bytes never travel through these procedures but for a recording, which comes a second at a time: a file
 * is handed over first (`/uploads`, or `/take` with a grant in Electron) and named here by its upload.
 */
import { z } from 'zod'
import { isZone } from '../base/local-date.ts'
import { attachedTo } from '../domain/attached-to.ts'
import { strokesSchema } from '../domain/media/marks.ts'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, rowSchema } from './rows.ts'

const zone = z.string().max(60).refine(isZone)
const fileName = z.string().max(4000)
const caption = clean(400).trim().nullable()

/** A second of sound is 4 KB; ten of them wait here while the disk is full. */
const longestPiece = 700_000

export const attachmentProcedures = {
  /** A file that was handed over becomes one of a record. `sizeBytes` is what was promised: fewer bytes are refused. */
  'attachments.add': command(
    z.strictObject({
      uploadId: recordId,
      name: fileName,
      sizeBytes: z.int().min(0),
      to: attachedTo,
      zone,
      /** Where the file itself does not say: now for one just taken. */
      takenAt: z.int().min(0).max(253_402_300_799_999).nullable().default(null),
      caption: caption.default(null),
    }),
    committed,
  ),
  /** Files of a record; of an account all that belong to it. Oldest first of a visit, else newest first. */
  'attachments.list': query(
    z.strictObject({ of: attachedTo, limit: z.int().min(1).max(500).default(200) }),
    z.object({
      files: z.array(
        z.object({
          file: rowSchema('attachment'),
          /** `here`: in the vault. `damaged`: found not to be what it was. `elsewhere`: its bytes never came to this laptop. */
          state: z.enum(['here', 'damaged', 'elsewhere']),
        }),
      ),
      total: z.int(),
      /** Of what this record itself may hold (`mostBytesPerRecord`). */
      usedBytes: z.int(),
    }),
  ),
  /** A file is about to be read: answers what its bytes are once they were checked, and refuses what is not sound. */
  'attachments.open': command(
    z.strictObject({ id: recordId }),
    z.object({
      sha256: z.string(),
      sizeBytes: z.int(),
      name: z.string(),
      mediaType: z.string(),
      /** Printed by this program: the PDF of a sheet. */
      isPaper: z.boolean(),
    }),
  ),
  /** Another name or caption. The name's ending is data like the rest of it. */
  'attachments.describe': command(
    z.strictObject({ id: recordId, name: fileName.optional(), caption: caption.optional() }),
    committed,
  ),
  /** What is drawn on a photo, all of it; the photo stays as it was taken. */
  'attachments.mark': command(z.strictObject({ id: recordId, strokes: strokesSchema }), committed),
  /** Puts a copy of the photo without its place where the photo was; what it was stays in its history. */
  'attachments.removeLocation': command(z.strictObject({ id: recordId }), committed),
  /** A memo begins: from now on every piece is kept. */
  'memos.begin': command(
    z.strictObject({ to: attachedTo, name: fileName, zone }),
    z.object({ recordingId: z.string() }),
  ),
  /** The next piece, on the disk when this answers; `offset` is the end of what was answered before. */
  'memos.append': command(
    z.strictObject({
      recordingId: recordId,
      offset: z.int().min(0),
      base64: z.string().max(longestPiece).base64(),
    }),
    z.object({ endOffset: z.int() }),
  ),
  /** The memo is over; without a single piece there is none. */
  'memos.finish': command(
    z.strictObject({ recordingId: recordId, durationMs: z.int().min(0).max(86_400_000) }),
    z.object({ txnId: z.string().nullable(), id: z.string().nullable() }),
  ),
} as const
