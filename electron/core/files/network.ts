/** The network this laptop is on: a cable, or a Wi-Fi by its name where the system tells it. */

export interface Network {
  readonly isWireless: boolean
  /** Of the Wi-Fi; null by cable, and where the system keeps it to itself (macOS 15 and Windows 11 without location). */
  readonly name: string | null
}

export type AskNetwork = () => Promise<Network>

/** A name is what is trusted: a placeholder the system gives every Wi-Fi is none. */
export const nameOf = (ssid: string): string | null => (ssid === '' || /^<.*redacted.*>$/i.test(ssid) ? null : ssid)

/** Asks the system, by its own commands; half a second or so. Loaded when it is first asked: few do. */
export const askSystem: AskNetwork = async () => {
  const { networkInterfaces, wifiConnections } = await import('systeminformation')
  const [main, wireless] = [await networkInterfaces('default'), await wifiConnections()]
  const connection = wireless.find(({ iface }) => iface === main.iface)
  const isWireless = connection !== undefined || main.type === 'wireless'
  const ssid = (connection ?? wireless[0])?.ssid ?? ''
  return { isWireless, name: isWireless ? nameOf(ssid) : null }
}
