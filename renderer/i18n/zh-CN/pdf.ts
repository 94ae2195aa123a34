import type { pdf as en } from '../en/pdf.ts'
import type { Translation } from '../translation.ts'

export const pdf: Translation<typeof en> = {
  opening: '正在打开…',
  unreadable: '这个 PDF 读不出来，文件可能不完整或已损坏；仍可另存。',
  pageDamaged: '这一页显示不出来。',
  locked: '这个 PDF 加了密码。',
  password: 'PDF 的密码',
  unlock: '打开',
  wrongPassword: '密码不对。',
  pagesOf: '「{{name}}」的页面',
  page: '第 {{page, number}} 页',
  pageField: '页码',
  ofPages_other: '/ {{count, number}}',
  size: '大小',
  smaller: '缩小',
  larger: '放大',
  fitWidth: '适合宽度',
  find: '在文中找',
  nextHit: '下一处',
  previousHit: '上一处',
  hits: '第 {{at, number}} 处，共 {{total, number}} 处',
  finding: '正在找…',
  noHits: '没有找到',
  noText: '是扫描件，没有文字可找',
}
