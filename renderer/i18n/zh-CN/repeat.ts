import type { repeat as en } from '../en/repeat.ts'
import type { Translation } from '../translation.ts'

export const repeat: Translation<typeof en> = {
  label: '重复',
  never: '不重复',
  day: '每天',
  weekday: '每个工作日',
  week: '每{{weekday}}',
  twoWeeks: '隔周{{weekday}}',
  month: '每月 {{day}} 日',
  monthEnd: '每月最后一天',
  quarter: '每季度 {{day}} 日',
  quarterEnd: '每季度最后一天',
  year: '每年 {{date}}',
  other: '按另外的规则',
  until: '{{every}}，到 {{date}} 为止',
  times_other: '{{every}}，共 {{count}} 次',
  end: '到什么时候',
  endNever: '一直重复',
  endUntil: '到某一天',
  endTimes: '满几次',
  endDate: '最后一天',
  endCount: '次数',
}
