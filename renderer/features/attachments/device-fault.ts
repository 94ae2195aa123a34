/** Why a camera or microphone did not open, as the key of its sentence. */
import { desktop } from '../../platform/desktop.ts'

export type Device = 'camera' | 'microphone'
type Why = 'Denied' | 'Missing' | 'Busy' | 'Gone'
export type DeviceFault = `${Device}${Why}`

const whyOf: Readonly<Record<string, Why>> = {
  NotAllowedError: 'Denied',
  SecurityError: 'Denied',
  NotFoundError: 'Missing',
  OverconstrainedError: 'Missing',
  NotReadableError: 'Busy',
  AbortError: 'Busy',
}

/** The fault behind what `getUserMedia` threw; what it never throws counts as a device that is not there. */
export const deviceFault = (device: Device, error: unknown): DeviceFault =>
  `${device}${whyOf[error instanceof DOMException ? error.name : ''] ?? 'Missing'}`

/** Opens a device the person asked for; throws the `DeviceFault` as the message of an error. */
export async function openDevice(device: Device): Promise<MediaStream> {
  // a page that is not served safely has no devices at all
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) throw new Error(`${device}Missing` satisfies DeviceFault)
  if ((await desktop()?.askForDevice(device)) === false) throw new Error(`${device}Denied` satisfies DeviceFault)
  try {
    return await devices.getUserMedia(
      device === 'camera' ? { video: { width: { ideal: 2560 }, height: { ideal: 1440 } } } : { audio: true },
    )
  } catch (error) {
    throw new Error(deviceFault(device, error), { cause: error })
  }
}

/** Turns a device off. */
export const closeDevice = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}
