// One sentence in the system's language, on stderr.

/** True when the system (not the app) speaks Chinese. */
function isSystemChinese() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const fromEnvironment = LC_ALL || LC_MESSAGES || LANG
  const locale = fromEnvironment || new Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh([_-]|$)/i.test(locale)
}

/**
 * Writes one line to stderr.
 * @param {string} chinese
 * @param {string} english
 */
export function say(chinese, english) {
  process.stderr.write(`${isSystemChinese() ? chinese : english}\n`)
}
