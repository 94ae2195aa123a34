/** A demo as one gives it: a script of steps, and what of it was shown at a visit. */
import {
  choice,
  defineRecordType,
  instant,
  int,
  longText,
  ref,
  required,
  tags,
  text,
  type RowOf,
} from './record-type.ts'

export const demoStepKinds = ['say', 'show', 'ask'] as const
export const demoReactions = ['liked', 'unsure', 'disliked'] as const

export const demo = defineRecordType({
  name: 'demo',
  plural: 'demos',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    products: tags({ search: 'body' }),
    note: longText({ search: 'body', max: 4000 }),
  },
})
export type Demo = RowOf<typeof demo>

/** One step. `title`, `card` and what is shown are for the client's eyes; `notes` never are. */
export const demoStep = defineRecordType({
  name: 'demoStep',
  plural: 'demo-steps',
  title: 'title',
  fields: {
    demoId: required(ref('demo')),
    kind: required(choice(demoStepKinds)),
    title: required(text()),
    /** Lines of a product card, one each. */
    card: longText({ max: 4000 }),
    notes: longText({ max: 8000 }),
    materialId: ref('material'),
    /** A photo or clip of one's own in the place of a material. */
    fileId: ref('attachment'),
    position: int(),
    minutes: int({ min: 0, max: 600 }),
  },
})
export type DemoStep = RowOf<typeof demoStep>

/** A step as it was shown at a visit: its title as it was then, for how long, how they took it, what they asked. */
export const demoShown = defineRecordType({
  name: 'demoShown',
  plural: 'demo-shown',
  title: 'title',
  fields: {
    accountId: required(ref('account')),
    visitId: required(ref('visit')),
    demoId: ref('demo'),
    stepId: ref('demoStep'),
    title: required(text()),
    shownAt: required(instant()),
    shownMs: int({ min: 0 }),
    reaction: choice(demoReactions),
    question: text({ max: 400 }),
  },
})
export type DemoShown = RowOf<typeof demoShown>
