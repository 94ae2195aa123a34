/** The network this laptop is on: a cable, or a Wi-Fi by its name where the system tells it. */

export interface Network {
  readonly isWireless: boolean
  /** Of the Wi-Fi; null by cable, and where the system keeps it to itself (macOS 15 and Windows 11 without location). */
  readonly name: string | null
}

export type AskNetwork = () => Promise<Network>

/** A name is what is trusted: a placeholder the system gives every Wi-Fi is none. */
const nameOf = (ssid: string): string | null => (ssid === '' || /^<.*redacted.*>$/i.test(ssid) ? null : ssid)

interface Line {
  readonly iface: string
  readonly ifaceName: string
  readonly type: string
}

/** What a system calls a line through the air, where it does not say that it is one. */
const wirelessWords = /wlan|wi-?fi|wireless|802\.11|airport|无线/i

/**
 * The network behind the line that leads out; throws where none does. In doubt a line is one through the air: taken for a
 * cable it would be trusted.
 */
export function networkOf(
  main: Partial<Line>,
  wifi: readonly { readonly iface: string; readonly ssid: string }[],
): Network {
  if (!main.iface) throw new Error('no line leads out')
  const connection = wifi.find(({ iface }) => iface === main.iface) ?? (wifi.length === 1 ? wifi[0] : undefined)
  const isNamed = connection?.iface === main.iface
  const isWireless = isNamed || main.type !== 'wired' || wirelessWords.test(`${main.iface} ${main.ifaceName ?? ''}`)
  return { isWireless, name: isWireless ? nameOf(connection?.ssid ?? '') : null }
}

/** Asks the system, by its own commands; half a second or so. Loaded when it is first asked: few do. */
export const askSystem: AskNetwork = async () => {
  const { networkInterfaces, wifiConnections } = await import('systeminformation')
  return networkOf(await networkInterfaces('default'), await wifiConnections())
}
