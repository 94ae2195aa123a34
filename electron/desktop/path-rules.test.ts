import { describe, expect, it } from 'vitest'
import { refusePathText } from './path-rules.ts'

describe('refusePathText on Linux and macOS', () => {
  it.each([
    ['/home/li/报价.xlsx', null],
    ['/run/media/li/USB/培训 第一课.mp4', null],
    ['/Users/li/Documents/a..b.pdf', null],
    ['报价.xlsx', 'not_a_path'],
    ['./a', 'not_a_path'],
    ['../../etc/passwd', 'not_a_path'],
    ['/home/li/../root/a', 'not_a_path'],
    ['/home//li/a', 'not_a_path'],
    ['~/a', 'not_a_path'],
    ['', 'not_a_path'],
    ['/home/li/a\0.pdf', 'not_a_path'],
    [`/${'a'.repeat(5_000)}`, 'not_a_path'],
    ['file:///home/li/a', 'not_a_path'],
    ['//server/share/a', 'not_local'],
    ['\\\\server\\share\\a', 'not_local'],
    ['/dev/zero', 'private'],
    ['/proc/self/environ', 'private'],
    ['/sys/kernel/notes', 'private'],
    ['/etc/shadow', 'private'],
    ['/home/li/.ssh/id_ed25519', 'private'],
    ['/home/li/.bash_history', 'private'],
    ['/Users/li/Library/Keychains/login.keychain-db', 'private'],
  ])('%s -> %s', (given, wanted) => {
    expect(refusePathText(given, 'linux')).toBe(wanted)
  })

  it.each([[null], [undefined], [7], [{}], [['/home/li/a']]])('takes no %s for a path', (given) => {
    expect(refusePathText(given, 'linux')).toBe('not_a_path')
  })
})

describe('refusePathText on Windows', () => {
  it.each([
    ['C:\\Users\\li\\报价.xlsx', null],
    ['D:\\console\\a.pdf', null],
    ['a.pdf', 'not_a_path'],
    ['C:a.pdf', 'not_a_path'],
    ['\\Users\\li\\a.pdf', 'not_a_path'],
    ['C:\\Users\\..\\a.pdf', 'not_a_path'],
    ['C:\\Users\\li\\a.pdf:hidden', 'not_a_path'],
    ['\\\\server\\share\\a.pdf', 'not_local'],
    ['//server/share/a.pdf', 'not_local'],
    ['\\\\.\\PhysicalDrive0', 'not_local'],
    ['\\\\?\\C:\\Users\\li\\a.pdf', 'not_local'],
    ['C:\\Users\\li\\NUL', 'not_local'],
    ['C:\\Users\\li\\con.txt', 'not_local'],
    ['C:\\COM1 .pdf', null],
    ['C:\\nul . ', 'not_local'],
    ['C:\\Users\\li\\.ssh\\id_rsa', 'private'],
    ['C:\\Users\\li\\AppData\\Roaming\\Microsoft\\Protect\\S-1\\key', 'private'],
    ['C:\\Users\\li\\AppData\\Local\\Microsoft\\Credentials\\A', 'private'],
  ])('%s -> %s', (given, wanted) => {
    expect(refusePathText(given, 'win32')).toBe(wanted)
  })
})
