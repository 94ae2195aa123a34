/**
 * What an import accepts. The page states these before a file is chosen; the readers enforce them while reading and
 * never trust a size a file declares about itself.
 */
const MiB = 1024 * 1024

/** Sizes in bytes of the file on disk. A larger file is refused before it is opened. */
export const maxFileBytes = { csv: 200 * MiB, xlsx: 50 * MiB, vcard: 50 * MiB } as const

/** Data rows (the header not counted). Reading stops with `too_many_rows`, and nothing is imported. */
export const maxRows = 1_000_000

/** Columns of a sheet or a line. More is refused with `too_many_columns`, and nothing is imported. */
export const maxColumns = 16_384

/** One row of a CSV as text. A longer one comes back as a failed row (`row_too_big`); the other rows go on. */
export const maxRowBytes = 16 * MiB

/** Unpacked size of the parts of an XLSX that are read, and how far a part may unpack beyond its packed size. */
export const maxUnpackedBytes = 1024 * MiB
export const maxSharedStringsBytes = 256 * MiB
export const maxUnpackRatio = 200
export const maxZipEntries = 10_000

/** Reading an XLSX stops after this time, or when its worker needs more memory than this. */
export const maxXlsxReadMs = 120_000
export const maxXlsxHeapMb = 768

/** One vCard, photo included. */
export const maxCardBytes = 4 * MiB

/** Rows written to one XLSX sheet by an export; more than that goes to CSV or JSON. */
export const maxXlsxExportRows = 100_000
