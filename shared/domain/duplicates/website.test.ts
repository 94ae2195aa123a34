import { expect, it } from 'vitest'
import { domainOf } from './website.ts'

it.each([
  ['https://www.hengrun.com.cn/about?x=1', 'hengrun.com.cn'],
  ['HTTP://Hengrun.COM', 'hengrun.com'],
  ['sales@mail.hengrun.com', 'hengrun.com'],
  ['ｗｗｗ．hengrun.com', 'hengrun.com'],
  ['www.hengrun.co.uk:8080', 'hengrun.co.uk'],
  ['www.suzhou.gov.cn', 'suzhou.gov.cn'],
  ['hengrun@qq.com', null],
  ['https://hengrun.1688.com', null],
  ['com.cn', null],
  ['192.168.1.1', null],
  ['无', null],
  ['', null],
])('the domain of %j is %j', (website, domain) => {
  expect(domainOf(website)).toBe(domain)
})
