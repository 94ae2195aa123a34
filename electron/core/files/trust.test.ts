/** Which networks files travel on by themselves. */
import { expect, test } from 'vitest'
import { attach, someBytes, teamFiles, type TeamFiles } from '../../../test/support/team-files.ts'
import { networkOf, type Network } from './network.ts'
import { isLost, isTrusted, watchNetwork } from './trust.ts'

const steering = { isPaused: false, mostBytesPerSecond: null, onlyTrusted: true, trusted: ['公司-5G'] }
const onWifi = (name: string | null): Network => ({ isWireless: true, name })

test('a cable and the Wi-Fi by name are trusted, what has no name and what was not seen are not', () => {
  expect(isTrusted(steering, { isWireless: false, name: null })).toBe(true)
  expect(isTrusted(steering, onWifi('公司-5G'))).toBe(true)
  expect(isTrusted(steering, onWifi('公司-5g'))).toBe(false)
  expect(isTrusted(steering, onWifi(null))).toBe(false)
  expect(isTrusted(steering, null)).toBe(false)
  expect(isTrusted({ ...steering, onlyTrusted: false }, null)).toBe(true)
})

test('a line is a cable only where that is sure, and a Wi-Fi is its name or nobody', () => {
  const line = (iface: string, type: string, ifaceName = '') => ({ iface, type, ifaceName })
  const wifi = (iface: string, ssid: string) => ({ iface, ssid })
  const cable = { isWireless: false, name: null }
  expect(networkOf(line('eth0', 'wired'), [])).toEqual(cable)
  // the Wi-Fi is on, too, and does not lead out
  expect(networkOf(line('en7', 'wired'), [wifi('en0', '公司-5G')])).toEqual(cable)
  expect(networkOf(line('en0', 'wireless'), [wifi('en0', '公司-5G')])).toEqual(onWifi('公司-5G'))
  // Windows without location names no Wi-Fi, and calls some adapters wired
  expect(networkOf(line('WLAN', 'wired', 'Killer AX1650'), [])).toEqual(onWifi(null))
  expect(networkOf(line('无线网络连接', 'wired'), [])).toEqual(onWifi(null))
  expect(networkOf(line('utun4', 'unknown'), [])).toEqual(onWifi(null))
  // of two nobody knows which
  expect(networkOf(line('x', 'wireless'), [wifi('a', '公司-5G'), wifi('b', '酒店')])).toEqual(onWifi(null))
  for (const ssid of ['<redacted>', '<SSID Redacted>', ''])
    expect(networkOf(line('en0', 'wireless'), [wifi('en0', ssid)])).toEqual(onWifi(null))
  expect(networkOf(line('en0', 'wireless'), [wifi('en0', 'a redacted b')])).toEqual(onWifi('a redacted b'))
  expect(() => networkOf({}, [])).toThrow('no line leads out')
})

test('what travels is stopped where trust is lost, not where there was none: what was asked for goes on there', () => {
  const [office, hotel] = [onWifi('公司-5G'), onWifi('酒店')]
  expect(isLost(steering, office, hotel)).toBe(true)
  expect(isLost(steering, office, null)).toBe(true)
  // looked at again and again, it is another answer each time
  expect(isLost(steering, hotel, onWifi('酒店'))).toBe(false)
  expect(isLost(steering, null, hotel)).toBe(false)
  expect(isLost(steering, hotel, office)).toBe(false)
  expect(isLost({ ...steering, onlyTrusted: false }, office, hotel)).toBe(false)
})

test('the system is asked only where it matters, and not again while the answer holds', async () => {
  let asked = 0
  let now = 0
  const ask = (): Promise<Network> => {
    asked += 1
    return asked === 3 ? Promise.reject(new Error('no such command')) : Promise.resolve(onWifi('酒店'))
  }
  const watch = watchNetwork(ask, () => now)
  await watch.look({ ...steering, onlyTrusted: false })
  expect([asked, watch.network]).toEqual([0, null])
  await watch.look(steering)
  now = 20_000
  await watch.look(steering)
  expect([asked, watch.network]).toEqual([1, onWifi('酒店')])
  now = 40_000
  await watch.look(steering)
  expect(asked).toBe(2)
  watch.forget()
  await watch.look(steering)
  // what cannot be asked is not known, and not as it was
  expect([asked, watch.network]).toEqual([3, null])
})

test('on a foreign Wi-Fi files wait, what is asked for comes; on one that is trusted, all travels', async () => {
  let network = onWifi('酒店')
  const team: TeamFiles = await teamFiles(undefined, undefined, () => Promise.resolve(network))
  try {
    const { a, b, accountId } = team
    const wanted = await attach(b, accountId, someBytes(20_000), '样张.jpg')
    await b.context.sync.round()
    expect(await b.context.carrier.run()).toBe('done')
    await attach(a, accountId, someBytes(30_000))
    await a.context.sync.round()
    await a.call('files.steer', { onlyTrusted: true })
    await a.call('files.fetch', { id: wanted })
    expect(await a.context.carrier.run()).toBe('untrusted')
    expect((await a.call('files.state', { id: wanted })).state).toBe('here')
    const listed = await a.call('files.transfers', {})
    expect(listed.rows).toMatchObject([{ direction: 'up', state: 'waiting' }])
    expect(listed.network).toEqual({ isWireless: true, name: '酒店', isTrusted: false })
    // another network is noticed once what is known does not hold, as after sleep
    network = onWifi('公司-5G')
    await a.call('files.steer', { trusted: ['公司-5G'] })
    expect(await a.context.carrier.run()).toBe('done')
    const after = await a.call('files.transfers', {})
    expect(after.rows).toEqual([])
    expect(after.network).toEqual({ isWireless: true, name: '公司-5G', isTrusted: true })
    // one more name than there may be, and one longer than any is
    await expect(a.call('files.steer', { trusted: ['x'.repeat(33)] })).rejects.toMatchObject({
      wire: { type: 'invalid' },
    })
  } finally {
    await team.close()
  }
})

test('a network that is left while a film goes up: it stops where it is, and goes on there on the next', async () => {
  let network = onWifi('公司-5G')
  let isLooked = 0
  const team = await teamFiles(undefined, undefined, () => {
    isLooked += 1
    return Promise.resolve(network)
  })
  try {
    const { a, accountId } = team
    await a.call('files.steer', { onlyTrusted: true, trusted: ['公司-5G'], mostBytesPerSecond: 1_000_000 })
    await attach(a, accountId, someBytes(6 * 1024 * 1024))
    await a.context.sync.round()
    const running = a.context.carrier.run()
    const done = async () => (await a.call('files.transfers', {})).rows[0]?.doneBytes ?? 0
    await expect.poll(done).toBeGreaterThan(0)
    network = onWifi('手机热点')
    a.context.carrier.again()
    void a.context.carrier.run()
    expect(await running).toBe('untrusted')
    expect(await done()).toBeGreaterThan(0)
    network = onWifi('公司-5G')
    await a.call('files.steer', { mostBytesPerSecond: null })
    expect(await a.context.carrier.run()).toBe('done')
    expect(isLooked).toBeGreaterThan(2)
    expect((await a.call('files.transfers', {})).rows).toEqual([])
  } finally {
    await team.close()
  }
})
