/**
 * A paper of the demo as PDF 1.4: a few lines a page in faces every reader brings along (Helvetica; STSong-Light for Chinese,
 * ISO 32000-1 9.7.5.2), nothing embedded.
 */
const pageWidth = 595
const pageHeight = 842

/** UTF-16 with the high byte first, as `UniGB-UCS2-H` reads it. */
const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')

function pageText(lines: readonly string[]): string {
  const shown = lines.map(
    (line, i) => `${i === 0 ? '/F1 22 Tf' : '/F1 13 Tf'} <${hex(line)}> Tj 0 -${i === 0 ? 44 : 24} Td`,
  )
  return `BT 72 760 Td ${shown.join('\n')} ET`
}

/** A PDF with one page for each list of lines; characters of the basic plane only. */
export function demoPaper(pages: readonly (readonly string[])[]): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo
      << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 [500] 814 939 500] /FontDescriptor
      << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0
         /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>`,
    ...pages.flatMap((lines, i) => {
      const text = pageText(lines)
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents ${6 + i * 2} 0 R
          /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}
