/** Who we are on paper: name, ways to reach us, the one colour, the logo. */
import { z } from 'zod'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { rowSchema } from './rows.ts'

const text = (max: number) => clean(max).trim().nullable().optional()

export const companyProcedures = {
  'company.get': query(z.strictObject({}), z.object({ company: rowSchema('company').nullable() })),
  /** Sets what is given; makes the row where there is none, which needs a name. */
  'company.set': command(
    z.strictObject({
      name: clean(200).trim().min(1).optional(),
      nameEn: text(200),
      address: text(400),
      addressEn: text(400),
      phone: text(120),
      email: text(320),
      website: text(400),
      color: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .nullable()
        .optional(),
    }),
    committed,
  ),
  /** A picture that was handed over becomes the logo. Refused with `not_a_picture`, and without a company. */
  'company.setLogo': command(
    z.strictObject({ uploadId: z.uuid(), name: z.string().max(1000), sizeBytes: z.int().min(1).max(5_000_000) }),
    committed,
  ),
} as const
