/** Numbers as they stand in Chinese dates: digits, or characters up to 99 (`两`, `十五`, `二十三`). */
const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** What matches such a number in a pattern. */
export const zhNumber = '(?:\\d{1,2}|[零〇一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])'

export function readZhNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const ten = text.indexOf('十')
  if (ten === -1) return digits[text] ?? Number.NaN
  const tens = ten === 0 ? 1 : (digits[text[ten - 1] ?? ''] ?? 1)
  return tens * 10 + (digits[text[ten + 1] ?? ''] ?? 0)
}
