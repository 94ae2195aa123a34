/** What the tests of photos, memos and files share: the words of both languages, a visit under way, and its files. */
import type { Page } from '@playwright/test'
import { api, expect, type RunningApp } from './app.ts'
import { enter } from './set-up.ts'

const zone = 'Asia/Shanghai'

export const words = {
  'zh-CN': {
    record: '录音',
    stop: /^停下，/,
    take: '拍照',
    shoot: '拍下',
    done: '好了',
    add: '添文件',
    photo: /^照片，/,
    circle: '圈',
    surface: /^可以画的照片/,
    removeLocation: '去掉位置',
    delete: '删掉',
    undo: '撤销',
    note: '笔记',
    here: '在场',
    saved: /^录音存下了/,
  },
  en: {
    record: 'Record',
    stop: /^Stop, /,
    take: 'Take photo',
    shoot: 'Take it',
    done: 'Done',
    add: 'Add a file',
    photo: /^Photo, /,
    circle: 'Circle',
    surface: /^Photo to draw on/,
    removeLocation: 'Remove location',
    delete: 'Delete',
    undo: 'Undo',
    note: 'Note',
    here: 'Here',
    saved: /^Memo of /,
  },
} as const

interface Listed {
  readonly files: readonly {
    readonly file: {
      readonly id: string
      readonly name: string
      readonly kind: string
      readonly mediaType: string
      readonly marks: string | null
      readonly latitudeE6: number | null
      readonly sizeBytes: number
    }
  }[]
}

/** A visit that has just begun, on its screen. */
export async function onVisit(
  page: Page,
  app: RunningApp,
  language: 'zh-CN' | 'en',
): Promise<{ visitId: string; accountId: string }> {
  await enter(page, app, language)
  const { id: accountId } = await api<{ id: string }>(page, 'records.create', {
    type: 'account',
    values: { name: '苏州恒润精密机械' },
  })
  const walkIn = { accountId, subject: '上门演示', visitType: 'demo', zone }
  const { id: visitId } = await api<{ id: string }>(page, 'visits.walkIn', walkIn)
  await page.goto(`${app.origin}/on-site/${visitId}`)
  await expect(page.getByRole('textbox', { name: words[language].note, exact: true })).toBeVisible()
  return { visitId, accountId }
}

export const filesOf = async (page: Page, visitId: string) =>
  (await api<Listed>(page, 'attachments.list', { of: { type: 'visit', id: visitId } })).files.map((f) => f.file)
