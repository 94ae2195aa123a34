/**
 * Reads typed letters as pinyin: `zhongguoyid` as zhong-guo-yi-d(ong). The last syllable may be unfinished, since a search
 * runs at every key. Letters that cannot be pinyin give nothing, so `boeing` costs nothing here.
 */
const spelled =
  'a ai an ang ao|ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu|ca cai can cang cao ce cen ceng cha ' +
  'chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui ' +
  'cun cuo|da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo|e ei en eng er|' +
  'fa fan fang fei fen feng fo fou fu|ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo|ha ' +
  'hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo|ji jia jian jiang jiao jie jin jing jiong ' +
  'jiu ju juan jue jun|ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo|la lai lan lang lao ' +
  'le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve|ma mai man mang mao me mei ' +
  'men meng mi mian miao mie min ming miu mo mou mu|na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu ' +
  'nong nou nu nuan nue nuo nv nve|o ou|pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu|qi qia qian ' +
  'qiang qiao qie qin qing qiong qiu qu quan que qun|ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo|sa sai ' +
  'san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun ' +
  'shuo si song sou su suan sui sun suo|ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo|' +
  'wa wai wan wang wei wen weng wo wu|xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun|ya yan yang yao ye yi ' +
  'yin ying yo yong you yu yuan yue yun|za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi ' +
  'zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo'
const syllables: ReadonlySet<string> = new Set(spelled.split(/[ |]/))
const beginnings: ReadonlySet<string> = new Set(
  [...syllables].flatMap((s) => Array.from(s, (_, i) => s.slice(0, i + 1))),
)
const longest = 6
const maxParses = 8
const maxLetters = 60

/** A way to read the letters: whole syllables, of which the last may be only a beginning of one. */
export interface SyllableParse {
  readonly syllables: readonly string[]
  /** False when the reading stops early, because the letters are too ambiguous to list every way to the end. */
  readonly complete: boolean
}

/** For each place in the letters, whether they can be read from there to the end. */
function readableFrom(letters: string): readonly boolean[] {
  const readable = Array.from(letters, () => false)
  readable[letters.length] = true
  for (let from = letters.length - 1; from >= 0; from--) {
    readable[from] = piecesAt(letters, from).some((piece) => readable[from + piece.length])
  }
  return readable
}

/** The syllables the letters may begin with at a place, longest first; at the very end beginnings of syllables too. */
function piecesAt(letters: string, from: number): readonly string[] {
  const pieces: string[] = []
  for (let size = Math.min(longest, letters.length - from); size >= 1; size--) {
    const piece = letters.slice(from, from + size)
    const known = from + size === letters.length ? beginnings : syllables
    if (known.has(piece)) pieces.push(piece)
  }
  return pieces
}

/**
 * The ways to read the letters as syllables, longest syllables first, at most eight: where there would be more, the first
 * syllables of all of them (`complete` false). Nothing when they cannot be pinyin.
 */
export function parseSyllables(letters: string): readonly SyllableParse[] {
  if (letters.length > maxLetters || !/^[a-z]+$/.test(letters)) return []
  const readable = readableFrom(letters)
  if (!readable[0]) return []
  let paths: readonly (readonly string[])[] = [[]]
  const lengthOf = (path: readonly string[]): number => path.reduce((sum, piece) => sum + piece.length, 0)
  const isDone = (path: readonly string[]): boolean => lengthOf(path) === letters.length
  while (!paths.every(isDone)) {
    const next = paths.flatMap((path) => {
      if (isDone(path)) return [path]
      const from = lengthOf(path)
      const pieces = piecesAt(letters, from).filter((piece) => readable[from + piece.length])
      return pieces.map((piece) => [...path, piece])
    })
    if (next.length > maxParses) break
    paths = next
  }
  return paths.map((path) => ({ syllables: path, complete: isDone(path) }))
}

/** Whether the letters can stand for the first letters of syllables (no syllable begins with i, u or v). */
export const canBeInitials = (letters: string): boolean =>
  /^[a-hj-tw-z]+$/.test(letters) && letters.length <= maxLetters

/** Letters of which a part is spelled out and the rest are initials: `zhongguoyd`, `szhengrun`. */
export interface MixedParse {
  readonly syllables: readonly string[]
  /** Whether the last syllable may be unfinished. */
  readonly unfinished: boolean
  readonly initials: string
}

const maxMixed = 6

const wholeParses = (letters: string): readonly SyllableParse[] =>
  parseSyllables(letters).filter((parse) => parse.complete && syllables.has(parse.syllables.at(-1) ?? ''))

/** The ways to read the letters as syllables followed by at least two initials, or initials followed by syllables. */
export function parseMixed(letters: string): readonly MixedParse[] {
  const found: MixedParse[] = []
  if (letters.length > maxLetters) return found
  for (let cut = letters.length - 2; cut >= 1; cut--) {
    const head = letters.slice(0, cut)
    const tail = letters.slice(cut)
    if (canBeInitials(tail)) {
      found.push(...wholeParses(head).map((p) => ({ syllables: p.syllables, unfinished: false, initials: tail })))
    }
    if (canBeInitials(head)) {
      const read = parseSyllables(tail).filter((parse) => parse.complete && parse.syllables[0] !== tail.slice(0, 1))
      found.push(...read.map((p) => ({ syllables: p.syllables, unfinished: true, initials: head })))
    }
    if (found.length >= maxMixed) break
  }
  return found.slice(0, maxMixed)
}
