/**
 * Salesforce writes the same id with 15 characters in reports and with 18 in exports; the last three say which of the
 * others are upper case. Stored ids have 18, so that both kinds of file meet.
 */
const checksumLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** The 18-character form of a 15-character id; anything else unchanged. */
export function fullSalesforceId(id: string): string {
  if (!/^[0-9A-Za-z]{15}$/.test(id)) return id
  let suffix = ''
  for (let block = 0; block < 3; block++) {
    let bits = 0
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id[block * 5 + i] ?? '')) bits |= 1 << i
    suffix += checksumLetters[bits] ?? ''
  }
  return id + suffix
}
