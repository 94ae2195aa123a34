/** Reads what nobody could read of a version when it came, such as by the command line: once it is shown here, in the background. */
import { useEffect } from 'react'
import type { MaterialVersion } from '../../../shared/api/materials.ts'
import { localZone } from '../../app/today.ts'
import { api } from '../../platform/api.ts'
import { handOver, ownUrl } from '../../platform/stored-files.ts'
import { readVideo } from '../player/read-media.ts'
import type { MaterialDetail } from './material-page.tsx'
import { nothingRead, readFile, type FileRead } from './read-file.ts'

/** A paper or picture is fetched whole to be read; a larger one stays as it is. */
const mostBytes = 200_000_000
/** Whoever opened it comes first. */
const afterMs = 2_000
/** What was tried is not tried again while the window is open. */
const tried = new Set<string>()

const isVideo = ({ mediaType }: MaterialVersion): boolean => mediaType.startsWith('video/')

/** Whether something that could be read is not known: the length of a film, the pages of a paper, a picture of either. */
function isBare({ poster }: MaterialDetail, version: MaterialVersion): boolean {
  if (isVideo(version)) return version.durationMs === null || poster === null
  if (version.sizeBytes > mostBytes) return false
  return version.mediaType === 'application/pdf'
    ? version.pageCount === null
    : version.mediaType.startsWith('image/') && poster === null
}

async function read(version: MaterialVersion): Promise<FileRead> {
  const url = await ownUrl(version.id)
  if (isVideo(version)) return { ...nothingRead, ...(await readVideo(url)) }
  const response = await fetch(url)
  if (!response.ok) return nothingRead
  return readFile(new File([await response.blob()], version.name, { type: version.mediaType }))
}

async function complete(version: MaterialVersion): Promise<void> {
  const { poster, ...known } = await read(version)
  if (Object.values({ ...known, poster }).every((one) => one === null || one === '')) return
  const picture = poster && (await handOver(new File([poster], `${version.name}.jpg`, { type: poster.type })))
  await api('materials.complete', { fileId: version.id, ...known, poster: picture, zone: localZone() })
}

export function useComplete(detail: MaterialDetail): void {
  const [version] = detail.versions
  useEffect(() => {
    if (version === undefined || version.state !== 'here' || tried.has(version.sha256) || !isBare(detail, version))
      return
    const timer = setTimeout(() => {
      tried.add(version.sha256)
      // a convenience: what cannot be read stays unknown
      void complete(version).catch(() => undefined)
    }, afterMs)
    return () => clearTimeout(timer)
  }, [detail, version])
}
