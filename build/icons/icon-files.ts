// Windows .ico and macOS .icns, both of which may hold PNGs as they are. Written here because electron-builder would
// download a tool for it at packaging time.

/** A square PNG and its edge in pixels. */
export interface SquarePng {
  readonly size: number
  readonly png: Buffer
}

/** An .ico with every picture up to 256 pixels. */
export function makeIco(pictures: readonly SquarePng[]): Buffer {
  const used = pictures.filter(({ size }) => size <= 256)
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2) // an icon, not a cursor
  header.writeUInt16LE(used.length, 4)
  let offset = header.length + used.length * 16
  const entries = used.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt8(size % 256, 0) // 256 is written as 0
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...used.map(({ png }) => png)])
}

/** The types that hold a PNG, by its edge; the second one of a size is for high-density screens. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic13', 'ic08'],
  512: ['ic14', 'ic09'],
  1024: ['ic10'],
}

/** An .icns with every picture macOS has a type for. */
export function makeIcns(pictures: readonly SquarePng[]): Buffer {
  const chunks = pictures.flatMap(({ size, png }) => (icnsTypes[size] ?? []).map((type) => chunk(type, png)))
  return chunk('icns', Buffer.concat(chunks))
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(content.length + head.length, 4)
  return Buffer.concat([head, content])
}
