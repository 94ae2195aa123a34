/**
 * Telephone numbers as people write them: `+86 512 6825 3388`, `(0512)6825-3388`, `０５１２－６８２５３３８８ 转 801`.
 * The plain form has digits only, no Chinese country code, and the trunk 0 of a landline.
 */
const between = /[^0-9+\s().\-\u2010-\u2015]+/
const chineseMobile = /^1[3-9][0-9]{9}$/
const serviceNumber = /^[48]00[0-9]{7}$/

/** Digits without +86 or 0086; a landline gets its trunk 0 back. Other countries keep their code, without 00. */
export function plainPhone(written: string): string {
  const digits = written.replace(/[^0-9]/g, '')
  const abroad = /^\s*\+|^00/.test(written)
  const national = abroad ? digits.replace(/^00/, '') : digits
  const hasCode = abroad ? national.startsWith('86') : /^86(1[3-9][0-9]{9})$/.test(digits)
  if (!hasCode) return national
  const local = national.slice(2).replace(/^0+/, '')
  return chineseMobile.test(local) || serviceNumber.test(local) || local.length < 9 ? local : `0${local}`
}

const countDigits = (text: string): number => text.replace(/[^0-9]/g, '').length

/** Groups between spaces are numbers of their own when each is long enough and together they are too long for one. */
function bySpaces(part: string): readonly string[] {
  const groups = part.trim().split(/\s+/)
  const longest = /^\s*(\+|00)/.test(part) ? 17 : 13
  return countDigits(part) > longest && groups.every((group) => countDigits(group) >= 7) ? groups : [part]
}

/** The separate numbers of a field that may hold several, extensions too, as written but with plain digits. */
export function splitPhones(field: string): readonly string[] {
  return field
    .normalize('NFKC')
    .split(between)
    .flatMap(bySpaces)
    .filter((part) => /[0-9]/.test(part))
}

/** Every digit string under which the numbers of a field can be found: plain, and as written where that differs. */
export function phoneForms(field: string): readonly string[] {
  const forms = new Set<string>()
  for (const written of splitPhones(field)) {
    forms.add(plainPhone(written))
    forms.add(written.replace(/[^0-9]/g, ''))
  }
  return [...forms].filter((form) => form !== '')
}

/**
 * The digit strings to look for when the whole query is (part of) a telephone number of at least three digits; empty when
 * it is not one.
 */
export function phoneQueries(query: string): readonly string[] {
  const plain = query.normalize('NFKC').trim()
  if (!/^[0-9+\s().\-\u2010-\u2015]{3,40}$/.test(plain)) return []
  const digits = plain.replace(/[^0-9]/g, '')
  const forms = new Set([digits, digits.replace(/^(00)?86/, ''), digits.replace(/^(00)?860?/, '')])
  if (/^\+|^00/.test(plain)) forms.add(digits.replace(/^00/, ''))
  return [...forms].filter((form) => form.length >= 3)
}
