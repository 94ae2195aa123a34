/** Who we are on paper. */
import type { companyProcedures } from '../../../shared/api/company.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { isPicture } from '../../../shared/domain/media/sniff.ts'
import { findCompany } from '../documents/who.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import { readFacts } from '../vault/photo-facts.ts'
import { act, type Handlers } from './handlers.ts'
import { fileValues, wholeUpload, withFile } from './upload-in.ts'

export const companyHandlers: Handlers<keyof typeof companyProcedures> = {
  'company.get': ({ read }) => ({ company: findCompany(read) }),

  'company.set': (ctx, { name, ...rest }) =>
    act(ctx, 'company.set', (tx) => {
      const known = findCompany(tx.db)
      // an empty text is none
      const values = Object.fromEntries(
        Object.entries(definedOf(rest)).map(([field, value]) => [field, value === '' ? null : value]),
      )
      if (known === null) {
        if (name === undefined) throw conflict('company_unnamed')
        return tx.create('company', { name, ...values })
      }
      tx.patch('company', known.id, { ...values, ...(name === undefined ? {} : { name }) })
      return known.id
    }),

  'company.setLogo': async (ctx, input) => {
    const path = await wholeUpload(ctx, input)
    const facts = await readFacts(path, 'UTC')
    if (!isPicture(facts.mediaType)) throw conflict('not_a_picture')
    return withFile(ctx, path, (blob) =>
      act(ctx, 'company.logo', (tx) => {
        const known = findCompany(tx.db)
        if (known === null) throw notFound('company')
        noteBlob(tx.db, blob, tx.nowMs)
        const logoId = tx.create('attachment', { ...fileValues(input.name, facts, blob), companyId: known.id })
        if (known.logoId !== null && tx.liveOne('attachment', known.logoId) !== null)
          tx.remove('attachment', known.logoId)
        tx.patch('company', known.id, { logoId })
        return known.id
      }),
    )
  },
}
