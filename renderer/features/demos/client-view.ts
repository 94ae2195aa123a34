/**
 * What the client's screen is told, and all it is ever told: one picture, film or paper by a URL that is good for minutes, one
 * card, or nothing. Notes, names and numbers of ours are in no message, so they cannot appear there.
 */
import { z } from 'zod'

const channelName = 'rapport-client-screen'

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('blank') }),
  z.strictObject({ type: z.literal('card'), title: z.string(), lines: z.array(z.string()) }),
  z.strictObject({
    type: z.literal('media'),
    /** Of this origin and nowhere else. */
    url: z.string().regex(/^\/media\//),
    mediaType: z.string(),
    title: z.string(),
    /** Of a paper, from 0: the rep turns it. */
    page: z.int().min(0),
  }),
])
export type ClientView = z.infer<typeof view>

/** From the rep's window. */
const order = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('view'), view, scheme: z.enum(['light', 'dark']), language: z.string() }),
  z.strictObject({ type: z.literal('toggle') }),
  /** The screen of this id, or every one. */
  z.strictObject({ type: z.literal('close'), id: z.uuid().nullable() }),
])
export type Order = z.infer<typeof order>

/** From the client's screen; `id` tells one from another that takes its place. */
const answer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), id: z.uuid() }),
  z.strictObject({ type: z.literal('gone'), id: z.uuid() }),
  z.strictObject({ type: z.literal('needs_click') }),
  /** What is shown does not load any more: its URL was good for minutes. */
  z.strictObject({ type: z.literal('broken') }),
])
export type Answer = z.infer<typeof answer>

export interface Line<Out> {
  readonly send: (message: Out) => void
  readonly close: () => void
}

function line<Out, In>(schema: z.ZodType<In>, onMessage: (message: In) => void): Line<Out> {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }) => {
    const message = schema.safeParse(data)
    if (message.success) onMessage(message.data)
  }
  return { send: (message) => channel.postMessage(message), close: () => channel.close() }
}

/** The rep's end. */
export const toClientScreen = (onAnswer: (answer: Answer) => void): Line<Order> => line<Order, Answer>(answer, onAnswer)
/** The client's end. */
export const toPresenter = (onOrder: (order: Order) => void): Line<Answer> => line<Answer, Order>(order, onOrder)

/** Lines of a card as they are shown. */
export const cardLines = (card: string | null): string[] =>
  (card ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
