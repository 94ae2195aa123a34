/** The domain a website or e-mail address belongs to, when it tells one firm from another. */

/** Hosts where anyone has a page or a mailbox. */
const shared: ReadonlySet<string> = new Set(
  `qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn wo.cn aliyun.com foxmail.com gmail.com outlook.com hotmail.com live.com
  yahoo.com icloud.com taobao.com tmall.com 1688.com alibaba.com jd.com weibo.com weixin.qq.com zhihu.com baidu.com facebook.com linkedin.com x.com
  twitter.com instagram.com youtube.com google.com github.io wordpress.com wixsite.com made-in-china.com globalsources.com hc360.com`.split(
    /\s+/,
  ),
)
const secondLevel = /^(?:com|net|org|gov|edu|ac|co|ne|or|go)$/

/** `https://www.hengrun.com.cn/about` gives `hengrun.com.cn`; null for what is no domain of its own. */
export function domainOf(website: string): string | null {
  const host = /^(?:[a-z]+:\/\/)?(?:[^@/\s]*@)?([a-z0-9.-]+)/.exec(website.normalize('NFKC').trim().toLowerCase())?.[1]
  const labels = (host ?? '').split('.').filter(Boolean)
  if (labels.length < 2 || !/[a-z]/.test(labels.at(-1) ?? '')) return null
  const isNational = (labels.at(-1)?.length ?? 0) === 2 && secondLevel.test(labels.at(-2) ?? '')
  if (isNational && labels.length < 3) return null
  const domain = labels.slice(isNational ? -3 : -2).join('.')
  return shared.has(domain) ? null : domain
}
