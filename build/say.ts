// Sentences of the scripts, in the language of the system (the app itself has its own setting).

/** Whether the system, not the app, speaks Chinese: the first of LC_ALL, LC_MESSAGES, LANG, else the locale. */
export function isSystemChinese(env: NodeJS.ProcessEnv = process.env): boolean {
  const fromEnvironment = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => (value ?? '') !== '')
  return /^zh([_-]|$)/i.test(fromEnvironment ?? new Intl.DateTimeFormat().resolvedOptions().locale)
}

/** The one of the two sentences that fits the system. */
export function inSystemLanguage(chinese: string, english: string): string {
  return isSystemChinese() ? chinese : english
}

/** Prints the sentence that fits the system. */
export function say(chinese: string, english: string): void {
  console.log(inSystemLanguage(chinese, english))
}
