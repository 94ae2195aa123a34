/** The words of a package that is left with a client. */
import type { Language } from '../base/format.ts'

export interface LeaveWords {
  readonly title: (account: string) => string
  readonly from: (company: string) => string
  readonly papers: string
  readonly films: string
  readonly files: string
  readonly named: string
  readonly namedWhy: string
  readonly contact: string
  readonly keepContact: string
  readonly next: string
  readonly keepNext: string
  readonly open: string
  readonly version: (no: number) => string
  readonly cannotPlay: string
  readonly visitFrom: (company: string) => string
  readonly check: string
  readonly folder: (account: string) => string
  readonly papersFolder: string
  readonly filmsFolder: string
  readonly filesFolder: string
}

const zh: LeaveWords = {
  title: (account) => `给${account}的资料`,
  from: (company) => (company === '' ? '' : `${company}留给您的`),
  papers: '文件',
  films: '视频',
  files: '资料',
  named: '没有放进来的',
  namedWhy: '太大，没有放进来。有链接的可以在网上看，别的找您的联系人要。',
  contact: '您的联系人',
  keepContact: '存到通讯录',
  next: '我们下次来',
  keepNext: '放进日历',
  open: '打开',
  version: (no) => `第 ${no} 版`,
  cannotPlay: '这里放不了，点文件名用别的程序打开。',
  visitFrom: (company) => (company === '' ? '来访' : `${company}来访`),
  check: '每个文件的校验码在 SHA256SUMS.txt 里。',
  folder: (account) => `给${account}的资料`,
  papersFolder: '文件',
  filmsFolder: '视频',
  filesFolder: '资料',
}

const en: LeaveWords = {
  title: (account) => `For ${account}`,
  from: (company) => (company === '' ? '' : `Left with you by ${company}`),
  papers: 'Papers',
  films: 'Films',
  files: 'Files',
  named: 'Not in here',
  namedWhy: 'Too large to go along. A link leads to what stands in the web; ask your contact for the rest.',
  contact: 'Your contact',
  keepContact: 'Keep the contact',
  next: 'Our next visit',
  keepNext: 'Put it into the calendar',
  open: 'Open',
  version: (no) => `version ${no}`,
  cannotPlay: 'It cannot be played here: press its name to open it in another program.',
  visitFrom: (company) => (company === '' ? 'Visit' : `Visit from ${company}`),
  check: 'SHA256SUMS.txt has the checksum of each file.',
  folder: (account) => `For ${account}`,
  papersFolder: 'papers',
  filmsFolder: 'films',
  filesFolder: 'files',
}

export const leaveWords: Readonly<Record<Language, LeaveWords>> = { 'zh-CN': zh, en }
