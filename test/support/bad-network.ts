/**
 * A network between laptops and a hub that a test makes bad: a proxy for TCP on this machine. Each connection keeps the order
 * of its bytes, as TCP does; what the weather swallowed is gone for good, and the connection with it.
 */
import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * `slow`: 50 kbit/s. `far`: ten seconds there and back. `lossy`: three of ten pieces come only when they are sent again.
 * `black-hole`: connections are taken and nothing ever comes of them. `shut`: connections are refused and
 * those there are end.
 */
export type Weather = 'fair' | 'slow' | 'far' | 'lossy' | 'black-hole' | 'shut'

const slowBytesPerMs = 50_000 / 8 / 1000
const farMs = 5_000
const lossyShare = 0.3
const sentAgainMs = 400

export interface BadNetwork {
  /** As the hub's address, with another port. */
  readonly url: string
  weather: Weather
  /** The connections there are swallow everything from now on, as after a sleep; new ones are as the weather is. */
  forget(): void
  close(): Promise<void>
}

/** One direction of a connection: pieces in order, each as late as the weather of its time makes it. */
function carrier(to: Socket, o: { weather(): Weather; isGone(): boolean; cut(): void; random(): number }) {
  let line: Promise<void> = Promise.resolve()
  const late = async (bytes: number, sentAt: number): Promise<void> => {
    const now = o.weather()
    if (now === 'slow') await sleep(bytes / slowBytesPerMs)
    if (now === 'far') await sleep(Math.max(0, sentAt + farMs - performance.now()))
    if (now === 'lossy' && o.random() < lossyShare) await sleep(sentAgainMs)
  }
  return (piece: Buffer | null): void => {
    const sentAt = performance.now()
    line = line.then(async () => {
      if (piece) await late(piece.length, sentAt)
      if (o.isGone() || to.destroyed) return
      // both ends hear of it
      if (o.weather() === 'shut') o.cut()
      else if (piece) to.write(piece)
      else to.end()
    })
  }
}

/** Starts one in front of a hub. */
export async function badNetwork(hubUrl: string, random: () => number = Math.random): Promise<BadNetwork> {
  const { hostname, port } = new URL(hubUrl)
  const state: { weather: Weather } = { weather: 'fair' }
  const open = new Set<{ isGone: boolean; readonly sockets: readonly Socket[] }>()
  const server = createServer((near) => {
    if (state.weather === 'shut') {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    const connection = { isGone: false, sockets: [near, far] }
    open.add(connection)
    const isGone = (): boolean => {
      if (state.weather === 'black-hole') connection.isGone = true
      return connection.isGone
    }
    const cut = (): void => {
      near.destroy()
      far.destroy()
    }
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      const carry = carrier(to, { weather: () => state.weather, isGone, cut, random })
      from.on('data', carry)
      from.on('end', () => {
        carry(null)
      })
      from.on('error', () => {
        if (!isGone()) to.destroy()
      })
      from.on('close', () => {
        if (near.destroyed && far.destroyed) open.delete(connection)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get weather() {
      return state.weather
    },
    set weather(value: Weather) {
      state.weather = value
    },
    forget: () => {
      for (const connection of open) connection.isGone = true
    },
    close: async () => {
      for (const { sockets } of open) for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
