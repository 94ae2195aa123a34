/** A small catalogue and an account with a comparison, through the procedures, for tests of paper. */
import type { TestCore } from './temp-store.ts'

export interface CatalogueScene {
  readonly productId: string
  readonly otherId: string
  readonly featureIds: readonly string[]
  readonly accountId: string
  readonly comparisonId: string
}

type Line = readonly [title: string, titleEn: string, now: string, ours: string, oursEn: string]

export const sceneLines: readonly Line[] = [
  [
    '找一份三年前的合同',
    'Find a contract from three years ago',
    '去档案室按柜号翻，约 12 分钟',
    '输入任意两个字，约 15 秒',
    'Type any two characters, about 15 seconds',
  ],
  [
    '一张请购单批完',
    'Get a purchase slip approved',
    '纸单逐桌送，平均两天半',
    '手机或电脑上批，平均 4 小时',
    'On phone or computer, 4 hours on average',
  ],
  [
    '停网的时候',
    'When the network is down',
    '不能查，不能批',
    '照常查和登记，来网后自动补上',
    'Search and register as usual; it catches up later',
  ],
]

/** Makes them; `accountName` may be anything a rep could type. */
export async function catalogueScene(
  core: TestCore,
  accountName = '苏州恒润精密机械有限公司',
): Promise<CatalogueScene> {
  const create = async (type: string, values: object): Promise<string> =>
    (await core.call('records.create', { type, values } as never)).id
  const me = await core.call('profile.set', { name: '林珊', email: 'lin.shan@example.com' })
  await core.call('records.patch', { type: 'teamMember', id: me.id, patch: { phone: '13905712086' } })
  await create('company', { name: '明澄软件', nameEn: 'Mingcheng Software', website: 'https://example.com' })
  const productId = await create('product', { name: '知档 3', nameEn: 'Zhidang 3', kind: 'ours' })
  const otherId = await create('product', {
    name: '旧版 OA 和纸单',
    nameEn: 'old OA and paper slips',
    kind: 'incumbent',
  })
  const featureIds: string[] = []
  for (const [position, [title, titleEn, now, ours, oursEn]] of sceneLines.entries()) {
    const featureId = await create('feature', { productId, title, titleEn, position })
    featureIds.push(featureId)
    await core.call('catalogue.say', { featureId, productId, body: ours, bodyEn: oursEn, mark: 'yes' })
    await core.call('catalogue.say', { featureId, productId: otherId, body: now, mark: 'no' })
  }
  const accountId = await create('account', { name: accountName, headcount: 18 })
  const started = await core.call('comparisons.start', { accountId, name: '恒润的对比表', productId, otherId })
  return { productId, otherId, featureIds, accountId, comparisonId: started.id }
}
