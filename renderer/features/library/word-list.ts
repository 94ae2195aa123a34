/** Words of a list as a person types them, `知档、食堂，入门`; null for none. Each once, each as long as a field holds. */
export function listOf(text: string): string[] | null {
  const words = text
    .split(/[、,，;；\n]/)
    .map((word) => word.trim().slice(0, 60).toWellFormed())
    .filter((word) => word !== '')
  const once = [...new Set(words)].slice(0, 50)
  return once.length === 0 ? null : once
}
