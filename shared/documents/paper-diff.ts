/** What differs between two versions of a sheet, said line by line: what came, what went, what reads otherwise. */
import type { Block, Cell, Line, Paper } from './paper.ts'

export interface PaperChange {
  readonly what: 'added' | 'removed' | 'changed'
  /** What stands at the head of the line: the first cell of a row, a title. */
  readonly where: string
  /** Null for what came. */
  readonly before: string | null
  /** Null for what went. */
  readonly after: string | null
}

/** One thing on a sheet that is told apart by `key`. */
interface Item {
  readonly key: string
  readonly where: string
  readonly text: string
}

const textOf = ({ text, second }: Line): string => (second === undefined ? text : `${text} / ${second}`)
const cellText = (cell: Cell): string => [cell.mark?.word, textOf(cell)].filter((part) => part !== undefined).join(' ')

const titled = (prefix: string, items: readonly { readonly title: Line; readonly text?: Line | undefined }[]): Item[] =>
  items.map(({ title, text }) => ({
    key: `${prefix} ${title.text}`,
    where: title.text,
    text: text === undefined ? textOf(title) : `${textOf(title)}：${textOf(text)}`,
  }))

/** The things of a block; `at` tells blocks of one type apart. */
function itemsOf(block: Block, at: string): readonly Item[] {
  const one = (where: string, text: string): Item[] => [{ key: at, where, text }]
  switch (block.type) {
    case 'title':
      return one(
        block.text.text,
        [block.text, block.lead].flatMap((line) => (line === undefined ? [] : [textOf(line)])).join('，'),
      )
    case 'heading':
    case 'prose':
      return one(block.text.text, textOf(block.text))
    case 'result':
      return one(block.unit.text, `${block.figure} ${textOf(block.unit)}，${block.how.map(textOf).join('，')}`)
    case 'table':
      return [
        {
          key: `${at} head`,
          where: block.columns[0]?.label.text ?? '',
          text: block.columns.map(({ label }) => textOf(label)).join(' | '),
        },
        ...block.rows.map((cells) => ({
          key: `${at} ${cells[0]?.text ?? ''}`,
          where: cells[0]?.text ?? '',
          text: cells.map(cellText).join(' | '),
        })),
        ...(block.sums ?? []).map(({ label, value }) => ({
          key: `${at} sum ${label.text}`,
          where: label.text,
          text: value,
        })),
      ]
    case 'things':
    case 'steps':
      return titled(at, block.items)
    case 'facts':
      return block.items.map(({ label, value }) => ({
        key: `${at} ${label.text}`,
        where: label.text,
        text: textOf(value),
      }))
    case 'signs':
    case 'bullets':
      return block.items.map((line) => ({ key: `${at} ${line.text}`, where: line.text, text: textOf(line) }))
    case 'pictures':
      // what is drawn on a picture has no words: how many strokes there are says that it changed
      return block.items.map(({ fileId, caption, drawn }) => ({
        key: `${at} ${fileId}`,
        where: caption.text,
        text: [textOf(caption), ...(drawn === undefined ? [] : [`✎ ${drawn.paths.length}`])].join(' '),
      }))
    case 'who':
      return [
        ...one(block.contact.name, [block.contact.name, ...block.contact.lines].join('，')),
        ...(block.next === undefined
          ? []
          : [
              {
                key: `${at} next`,
                where: block.next.label.text,
                text: [block.next.when, block.next.what]
                  .flatMap((line) => (line === undefined ? [] : [textOf(line)]))
                  .join('，'),
              },
            ]),
      ]
    case 'break':
      return []
  }
}

/** Parts that stand under no heading, whatever stands before them. */
const standAlone: ReadonlySet<Block['type']> = new Set(['title', 'signs', 'who'])

/** Every thing of a sheet by a key that stays its own when others come and go; two of one name are counted. */
function byKey(paper: Paper): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>()
  const counts = new Map<string, number>()
  const count = (name: string): number => {
    const n = (counts.get(name) ?? 0) + 1
    counts.set(name, n)
    return n
  }
  let heading = ''
  for (const block of paper.blocks) {
    if (block.type === 'heading') heading = block.text.text
    // a table under another heading is another table
    const isUnder = !standAlone.has(block.type)
    const at = `${block.type} ${isUnder ? heading : ''}`
    for (const item of itemsOf(block, at)) items.set(`${item.key} #${count(item.key)}`, item)
  }
  items.set('foot', { key: 'foot', where: paper.foot, text: paper.foot })
  return items
}

/** The changes from one sheet to another, in the order of the later one, what went at the end. Head and date do not count. */
export function paperDiff(before: Paper, after: Paper): readonly PaperChange[] {
  const was = byKey(before)
  const is = byKey(after)
  const come = [...is].flatMap(([key, item]): readonly PaperChange[] => {
    const old = was.get(key)
    if (old === undefined) return [{ what: 'added', where: item.where, before: null, after: item.text }]
    return old.text === item.text ? [] : [{ what: 'changed', where: item.where, before: old.text, after: item.text }]
  })
  const gone = [...was].flatMap(([key, item]): readonly PaperChange[] =>
    is.has(key) ? [] : [{ what: 'removed', where: item.where, before: item.text, after: null }],
  )
  return [...come, ...gone]
}
