import type { reminders as en } from '../en/reminders.ts'
import type { Translation } from '../translation.ts'

export const reminders: Translation<typeof en> = {
  title: '提醒',
  open: '打开',
  later: '待会儿',
  laterOf: { minutes: '10 分钟后', hour: '1 小时后', tomorrow: '明天早上' },
  seen: '知道了',
  more_other: '还有 {{count}} 件',
  many_other: '{{count}} 件事到时间了',
  allow: '桌面上也提醒',
  bySystem: '桌面上也会提醒。',
  denied: '浏览器不让见面在桌面上提醒，所以只在窗口下面提醒。可以在浏览器的网站设置里改。',
  on: '到时间提醒我',
  dayTime: '当天要办的，几点提醒',
  followUpLead: '有时间的跟进',
  visitLead: '拜访',
  quiet: '安静时段：这时到点的，过后再提醒',
  quietFrom: '从',
  quietTo: '到',
}
