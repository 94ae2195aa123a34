/** Languages in their own words, the same in every language. */
export const languageNames = { 'zh-CN': '中文', en: 'English' } as const
