/** The foot of a client's sheet: whom to call, when somebody comes next, a code with the contact. */
import type { NextVisit, PaperPerson } from './person.ts'
import type { Block } from './paper.ts'
import type { Writer } from './writer.ts'

export function whoBlock(w: Writer, person: PaperPerson | null, next: NextVisit | null): readonly Block[] {
  if (person === null) return []
  return [
    {
      type: 'who',
      contact: { label: w.say((words) => words.contact), name: person.name, lines: [...person.lines] },
      ...(next === null
        ? {}
        : {
            next: {
              label: w.say((words) => words.nextVisit),
              when: w.say((_, f) => f.dayTitle(next.on)),
              // what it is about is for ourselves
              ...(next.at === null ? {} : { what: { text: next.at } }),
            },
          }),
      ...(person.card === null ? {} : { qr: { label: w.say((words) => words.scanCard), text: person.card } }),
    },
  ]
}
