/** The one page of the hub: what a person sees who opens an invitation link in a browser. The code stays in the fragment. */

/** It runs no script: the fragment never leaves the address bar. */
export const joinPage = (): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Rapport 见面</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
  body { max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem }
  h1 { font-size: 1.5rem; margin: 0 0 1rem }
  section + section { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid #8884 }
</style>
<section>
  <h1>这里是你们团队的 Rapport 中心</h1>
  <p>在电脑上打开 Rapport，到「设置 → 团队中心」，把地址栏里的整条链接粘贴进去。还没装？先请管理员把安装包发给你。</p>
</section>
<section lang="en">
  <h1>This is your team's Rapport hub</h1>
  <p>Open Rapport on your laptop, go to Settings, Team hub, and paste the whole link from the address bar. Not installed yet? Ask your admin for the installer first.</p>
</section>
</html>
`
