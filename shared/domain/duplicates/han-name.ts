/**
 * The Han side of a firm's or public body's name, read as region + own name + trade + legal form + branch. What is cut off is cut
 * from the ends, and the firm always keeps two characters of its own where it has them: of 上海机械厂 that is 机械.
 */
import { bodyKinds, branchForms, industryWords, legalForms, shopKinds } from './firm-words.ts'
import { regionAt, regionNamed } from './regions.ts'

export interface FirmBranch {
  readonly regions: readonly string[]
  /** What is left of its name: `分公司`, `第二营业部`. */
  readonly label: string
}

export interface HanName {
  /** Regions without their endings, from large to small. */
  readonly regions: readonly string[]
  /** The Han name without region, branch and legal form: `恒润精密机械`, `教育局`. */
  readonly rest: string
  /** What is the firm's own in `rest`, at least two characters where there are as many: `恒润`, `教育`. */
  readonly core: string
  /** The words for its trade, as they stand: `精密`, `机械`. */
  readonly trades: readonly string[]
  /** What kind of body it is, e.g. `局`, `小学`, `银行`; null for a firm. */
  readonly kind: string | null
  /** The number in `第三小学`, as a plain number; null for none. */
  readonly ordinal: string | null
  readonly hasLegalForm: boolean
  /** A branch with its regions, e.g. of `苏州分公司`; null for none. */
  readonly branch: FirmBranch | null
}

const numerals: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('一二三四五六七八九十', (char, i) => [char, String(i + 1)]),
)
const ordinalPattern =
  /第?([一二三四五六七八九十]{1,3}|[0-9]{1,3})(?=(?:实验|人民|中心|高级|附属|职业|机械|建筑|汽车)?(?:小学|中学|高中|初中|学校|医院|幼儿园|中|小|院|厂|建|局|分局|支行|法院|中院))/
const ordinalAlone = /第([一二三四五六七八九十]{1,3}|[0-9]{1,3})/

function ordinalOf(text: string): string | null {
  const found = (ordinalPattern.exec(text) ?? ordinalAlone.exec(text))?.[1]
  return found ? Array.from(found, (char) => numerals[char] ?? char).join('.') : null
}

interface Regional {
  readonly regions: readonly string[]
  readonly rest: string
}

/** Takes regions off the front, as long as at least `least` characters of name are left. */
function takeRegions(text: string, least = 2): Regional {
  const regions: string[] = []
  let from = 0
  for (;;) {
    const found = regionAt(text, from)
    if (!found || text.length - from - found.length < least) break
    regions.push(found.name)
    from += found.length
  }
  return { regions, rest: text.slice(from) }
}

/** Bodies that have branches and no legal form in their name. */
const branchOwner =
  /(?:集团|银行|[工农中建交招]行|大学|医院|学院|学校|中学|小学|局|厂|社|所|协会|保险|证券|电网|邮政|石油|移动|联通|电信|铁塔|烟草|酒店|超市)$/

interface Branched {
  readonly text: string
  readonly branch: FirmBranch | null
}

/** What only a firm has, so that its legal form may be left out before it: 苏州恒润机械昆山分公司. */
const firmsOnly = new Set(['分公司', '子公司', '代表处'])

/** Where the last region stands that has the branch after it and two characters of a name of its own before it. */
function lastPlace(text: string, form: string): number {
  for (let cut = text.length - form.length - 2; cut >= 2; cut--) {
    const { rest } = takeRegions(text.slice(0, cut), 0)
    if (rest.length >= 2 && regionAt(text, cut) !== null) return cut
  }
  return -1
}

/** Where the branch begins: after the legal form, else after a body that has branches, with a place or a number following. */
function branchStart(text: string, form: string): number {
  const company = text.lastIndexOf('公司', text.length - form.length - 2)
  if (company >= 2) return company + 2
  const placed = firmsOnly.has(form) ? lastPlace(text, form) : -1
  if (placed > 0) return placed
  for (let cut = 2; cut <= text.length - form.length; cut++) {
    const tail = text.slice(cut)
    const isTold = tail === form || /[校院]区$/.test(form) || tail.startsWith('第') || regionAt(tail, 0) !== null
    if (isTold && branchOwner.test(text.slice(0, cut))) return cut
  }
  return -1
}

/** Splits a branch off the end, when what stands before it can have branches. */
function takeBranch(text: string): Branched {
  const form = branchForms.find((ending) => text.endsWith(ending) && text.length > ending.length + 1)
  const cut = form ? branchStart(text, form) : -1
  if (cut < 0) return { text, branch: null }
  const { regions, rest } = takeRegions(text.slice(cut))
  return { text: text.slice(0, cut), branch: { regions, label: rest } }
}

function takeEnding(
  text: string,
  endings: readonly string[],
  least: number,
): { readonly text: string; readonly found: boolean } {
  const form = endings.find((ending) => text.endsWith(ending) && text.length - ending.length >= least)
  return form ? { text: text.slice(0, -form.length), found: true } : { text, found: false }
}

/** Words for a trade off the end, longest first, as long as the firm keeps `least` characters of its own. */
function takeTrades(text: string, least: number): { readonly core: string; readonly trades: readonly string[] } {
  const trades: string[] = []
  let core = text
  for (;;) {
    const size = [6, 5, 4, 3, 2, 1].find((n) => core.length - n >= least && industryWords.has(core.slice(-n)))
    if (!size) return { core, trades }
    trades.unshift(core.slice(-size))
    core = core.slice(0, -size)
  }
}

/** A province's company of a group (中国移动通信集团江苏有限公司) is a branch of it. */
function takeGroupRegion(text: string): Branched {
  const at = text.lastIndexOf('集团')
  const region = at >= 2 ? regionNamed(text.slice(at + 2)) : null
  return region ? { text: text.slice(0, at), branch: { regions: [region], label: '公司' } } : { text, branch: null }
}

/** A firm may be a hospital or a bank and say so; but 院, 所 or 社 at the end of a firm's name mean nothing. */
const kindOf = (rest: string, isFirm: boolean): string | null =>
  bodyKinds.find((ending) => rest.endsWith(ending) && (!isFirm || ending.length >= 2)) ?? null

/** 博世中国 is Bosch in China; but a region alone or before a kind of body is no such ending. */
function takeTrailingRegion(front: Regional, isFirm: boolean): Regional {
  const { regions, rest } = front
  if (isFirm || regions.length > 0) return front
  for (const size of [4, 3, 2]) {
    const region = rest.length - size >= 2 ? regionNamed(rest.slice(-size)) : null
    if (region) return { regions: [region], rest: rest.slice(0, -size) }
  }
  return front
}

/** A legal form that is still being typed. */
const unfinishedForm = /(?<=.{2})(?:(?:股份)?有限(?:责任?)?公?|(?<=.{4})(?:股份)?有)$/

const withoutOffice = (text: string): string =>
  text.replace(/^国家税务总局(?=.{4})/, '').replace(/(?<=[中小])学校(?=$|第|附属)/, '学')

/** Takes the Han characters of a name apart. With Latin words beside them none need be its own (TCL科技): then `least` is 0, else 2. */
export function hanName(han: string, least: number): HanName {
  const branched = takeBranch(withoutOffice(han))
  const legal = takeEnding(branched.text, legalForms, least)
  const grouped = takeGroupRegion(legal.found ? legal.text : legal.text.replace(unfinishedForm, ''))
  const plain = takeEnding(grouped.text, legalForms, least)
  const { regions, rest } = takeTrailingRegion(takeRegions(plain.text, least), legal.found)
  const shop = takeEnding(rest, shopKinds, least)
  const kind = shop.found ? null : kindOf(rest, legal.found)
  const body = kind && rest.length - kind.length >= 2 ? rest.slice(0, -kind.length) : shop.text
  return {
    regions,
    rest,
    ...takeTrades(body, least),
    kind,
    ordinal: ordinalOf(rest),
    hasLegalForm: legal.found || shop.found,
    branch: branched.branch ?? grouped.branch,
  }
}
