import type { capture as en } from '../en/capture.ts'
import type { Translation } from '../translation.ts'

export const capture: Translation<typeof en> = {
  title: '随手记',
  line: '一行字',
  hint: '#客户 @人 下周三下午3点 回电话谈报价',
  empty: '有日期就是跟进，说了拜访就约拜访，没有日期就记成笔记。# 后面写客户，@ 后面写人。',
  kindOf: { followUp: '跟进', visit: '拜访', note: '笔记' },
  unknownAccount: '没有对得上「{{name}}」的客户。',
  unknownPerson: '没有对得上「{{name}}」的人。',
  missing: '还差日期，或用 # 写上客户。',
  missingWords: '还没写要记什么。',
  tooLong: '超过 {{count}} 个字。写短些，或去掉日期记成笔记。',
  act: '存下',
  saidVisit: '{{name}}的拜访约在 {{when}}。',
  offered: '对得上的名字',
}
