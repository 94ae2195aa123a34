/** A link into the web as it may be given to others: `http` or `https`, without a user or password; null for anything else. */
export function webLink(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text.trim())
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null
  return url.username === '' && url.password === '' ? url.href : null
}
