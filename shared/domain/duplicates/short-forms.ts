/**
 * Short forms in common use that no rule derives from the full name, each written out the same way before a name is taken
 * apart. Only what everybody means by the word: a short form that two bodies share (南大, 华师) is not here.
 */

/** Universities of this kind are called 交大 after their place; elsewhere the two characters may meet by chance. */
const jiaotong = /(?<=北京|上海|西安|西南|兰州|华东|重庆|大连)交大(?!学)/g
/** Teaching hospitals known by a name of their own, under whatever university. */
const namedHospital =
  /^\p{Script=Han}{2,6}大学(?:医学院)?(?:附属)?(?=(?:华西|湘雅|瑞金|仁济|华山|齐鲁|鼓楼|邵逸夫|西京)医院)/u

const written: readonly (readonly [RegExp, string])[] = [
  [jiaotong, '交通大学'],
  [namedHospital, ''],
  [/中国联合网络通信/g, '中国联通'],
  [/国家电网(?!络)/g, '国网'],
  [/中国电力建设/g, '中国电建'],
  [/中国能源建设/g, '中国能建'],
  [/中国(?:人民财产保险|人民保险)/g, '中国人保'],
  [/中国邮政储蓄银行/g, '邮储银行'],
  [/中国第一汽车/g, '一汽'],
  [/哈工大/g, '哈尔滨工业大学'],
  [/中科大/g, '中国科学技术大学'],
]

/** The name with short forms written out, or cut down to them, in one way. */
export const withOneForm = (folded: string): string =>
  written.reduce((text, [pattern, form]) => text.replace(pattern, form), folded)
