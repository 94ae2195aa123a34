/** The faces of paper: static TrueType, since variable fonts and those with PostScript outlines print as Type 3 (stack.md, 10). */

export type PaperFont = 'sc400' | 'sc700' | 'latin400' | 'latin700'

interface FontFile {
  readonly family: 'Noto Sans SC' | 'Noto Sans'
  readonly weight: 400 | 700
  /** In the package it comes from. */
  readonly from: string
  readonly name: string
}

/** Among the page's files; the name changes with the version of the fonts. */
export const fontFolder = 'assets/fonts-0.4.3'

const files = (family: FontFile['family'], from: string, stem: string) =>
  ([400, 700] as const).map((weight): FontFile => {
    const cut = weight === 400 ? '400Regular' : '700Bold'
    return { family, weight, from: `@expo-google-fonts/${from}/${cut}/${stem}_${cut}.ttf`, name: `${stem}_${cut}.ttf` }
  }) as [FontFile, FontFile]

const [sc400, sc700] = files('Noto Sans SC', 'noto-sans-sc', 'NotoSansSC')
const [latin400, latin700] = files('Noto Sans', 'noto-sans', 'NotoSans')

export const fontFiles: Readonly<Record<PaperFont, FontFile>> = { sc400, sc700, latin400, latin700 }

/** The faces a sheet in this language is set in. */
export const fontsOf = (language: string): readonly PaperFont[] =>
  language === 'zh-CN' ? ['sc400', 'sc700'] : ['sc400', 'sc700', 'latin400', 'latin700']
