/** Why an act does not fit what is stored, by the code of the conflict: the page and the command line say the same. */
export const conflictTexts = {
  already_undone: {
    zh: '这一步已经撤销过。',
    en: 'This was undone before.',
  },
  nothing_to_undo: {
    zh: '没有可撤销的了。',
    en: 'There is nothing left to undo.',
  },
  append_only: {
    zh: '笔记写下就不改。再添一条。',
    en: 'Notes stay as they were written. Add another one.',
  },
  same_account: {
    zh: '同一家不能和自己合并。',
    en: 'An account cannot be merged with itself.',
  },
  follow_up_not_open: {
    zh: '这件事已经了结。',
    en: 'This follow-up is closed already.',
  },
  visit_not_planned: {
    zh: '这次拜访已经写过了。',
    en: 'This visit is written up already.',
  },
  paper_changed: {
    zh: '打印的时候这张纸又改了。再打印一次。',
    en: 'The sheet was changed while it was printed. Print it again.',
  },
  paper_too_large: {
    zh: '这张纸太大，存不下。少印几行。',
    en: 'This sheet is too large to be kept. Leave some lines out.',
  },
  paper_unreadable: {
    zh: '这一版读不出来，可能来自更新的版本。',
    en: 'This version cannot be read. It may come from a newer program.',
  },
  no_certificate: {
    zh: '还没有人签到并通过，没有证书可印。',
    en: 'Nobody has signed in and passed yet, so there is no certificate to print.',
  },
  quote_needs_approval: {
    zh: '优惠超过了可以自己定的，批准之后才能打印、发出。',
    en: 'More is taken off than may be given without asking. It can go out once it is approved.',
  },
  quote_needs_none: {
    zh: '这份报价不用再批。',
    en: 'This quote needs no approval.',
  },
  quote_is_asked: {
    zh: '已经在等批准。',
    en: 'It waits for an approval already.',
  },
  quote_not_asked: {
    zh: '这份报价没有在等批准。',
    en: 'This quote does not wait for an approval.',
  },
  quote_changed: {
    zh: '您看的时候报价又改了，优惠比刚才更多。再看一遍。',
    en: 'The quote was changed while you looked at it, and more is taken off now. Look at it again.',
  },
  quote_empty: {
    zh: '这份报价合计是 0，先把价格写上。',
    en: 'This quote comes to nothing. Write its prices first.',
  },
  may_not_decide: {
    zh: '批准由主管或管理员来做。',
    en: 'A manager or an admin approves quotes.',
  },
  not_here: {
    zh: '选的文件里有的不在这台电脑上，或者坏了。先取下来，或不放它。',
    en: 'One of the files is not on this laptop, or is damaged. Fetch it first, or leave it out.',
  },
  nothing_to_leave: {
    zh: '还没选要留下的。',
    en: 'Nothing was chosen to be left.',
  },
  not_for_them: {
    zh: '这张纸不是给这位客户的。',
    en: 'This paper is not for this client.',
  },
  says_place: {
    zh: '有张照片或一段视频写着拍摄地点，去不掉。换一个，或不放它。',
    en: 'A photo or film says where it was taken, and that cannot be removed. Take another one, or leave it out.',
  },
  quote_currency: {
    zh: '币种不一样，不能放在一份报价里。',
    en: 'Prices in different currencies cannot stand in one quote.',
  },
  may_not_price: {
    zh: '价格由主管、管理员和管内容的同事来改。',
    en: 'Managers, admins and who keeps the catalogue change prices.',
  },
  sum_too_large: {
    zh: '数量乘价格太大，算不准。改小一点。',
    en: 'Quantity and price come to more than can be added up exactly. Make them smaller.',
  },
  print_no_browser: {
    zh: '打印要用 Chromium、Chrome 或 Edge，这台电脑上没有。装一个再打印。',
    en: 'Printing needs Chromium, Chrome or Edge, and this laptop has none. Install one and print again.',
  },
  paper_stays: {
    zh: '打印过的会原样留着，不能删，也不能改名。',
    en: 'What was printed is kept as it was: it is neither deleted nor renamed.',
  },
  print_failed: {
    zh: '没打印成，什么也没改。再试一次。',
    en: 'Printing did not work, and nothing was changed. Try again.',
  },
  not_a_picture: {
    zh: '这不是图片。',
    en: 'This is not a picture.',
  },
  company_unnamed: {
    zh: '先写公司名称。',
    en: 'Write the name of the company first.',
  },
  nobody_again: {
    zh: '没有人要再来一次，或者都约好了。',
    en: 'Nobody needs another round, or all have one.',
  },
  no_questions: {
    zh: '这份测验没有能考的题。',
    en: 'There is nothing in this quiz that can be asked.',
  },
  not_to_learn: {
    zh: '没有派给你的课要学这份资料。',
    en: 'No course of yours asks for this.',
  },
  series_over: {
    zh: '这一系列到头了，没有下一次。另选个日期。',
    en: 'The series has come to its end. Choose another date.',
  },
  has_hub: {
    zh: '这台电脑已经加入了团队中心。先退出，再加入另一个。',
    en: 'This laptop has joined a hub already. Leave it first to join another.',
  },
  hub_link: {
    zh: '这不是邀请链接。把管理员发来的链接整个粘贴进来，要以 https 开头。',
    en: 'This is no invitation link. Paste the whole link your admin sent; it begins with https.',
  },
  hub_code_unknown: {
    zh: '团队中心不认识这个邀请码。核对一遍，或请管理员再发一个。',
    en: 'The hub does not know this code. Check it, or ask your admin for a new one.',
  },
  hub_code_used: {
    zh: '这个邀请码已经用过。请管理员再发一个。',
    en: 'This code was used already. Ask your admin for a new one.',
  },
  hub_code_expired: {
    zh: '这个邀请码过期了。请管理员再发一个。',
    en: 'This code has expired. Ask your admin for a new one.',
  },
  hub_inactive: {
    zh: '你的账号在团队中心已停用。请联系管理员。',
    en: 'Your account at the hub is switched off. Ask your admin.',
  },
  hub_offline: {
    zh: '连不上团队中心。本机的记录都在，联网后再试。',
    en: 'The hub cannot be reached. Everything is safe here; try again when you are online.',
  },
  hub_portal: {
    zh: '回答的不是团队中心，像是 Wi-Fi 的登录页。先在浏览器里登录网络。',
    en: 'Something other than the hub answered, such as a Wi-Fi login page. Log in to the network first.',
  },
  hub_busy: {
    zh: '团队中心现在忙。过一会儿再试。',
    en: 'The hub is busy. Try again in a moment.',
  },
  hub_none: {
    zh: '这台电脑还没有加入团队中心。',
    en: 'This laptop has not joined a hub.',
  },
  hub_forbidden: {
    zh: '这要由管理员来做。',
    en: 'Only an admin may do this.',
  },
  hub_revoked: {
    zh: '管理员收回了这台电脑的权限。这里的一样没少，只是不再和团队中心往来。',
    en: 'This laptop was shut out of the hub. Nothing here is lost; it only sends and asks nothing more.',
  },
  hub_unauthorised: {
    zh: '团队中心不认得这台电脑了。先在「同步」里退出，再用新的邀请加入。',
    en: 'The hub does not know this laptop any more. Leave it under Sync and join again with a new invitation.',
  },
  hub_no_team: {
    zh: '团队中心的版本旧，还不能在这里管人。请管理员更新它。',
    en: 'The hub is an older one that cannot manage people from here. Ask your admin to update it.',
  },
  team_unknown_user: {
    zh: '团队中心没有这个人了。',
    en: 'The hub does not have this person any more.',
  },
  team_unknown_team: {
    zh: '团队中心没有这个小组了。',
    en: 'The hub does not have this team any more.',
  },
  team_unknown_device: {
    zh: '团队中心没有这台电脑了。',
    en: 'The hub does not have this laptop any more.',
  },
  team_unknown_cover: {
    zh: '这次代管已经结束。',
    en: 'This cover has ended already.',
  },
  team_member_taken: {
    zh: '这个人已经有账号了。',
    en: 'This person has an account already.',
  },
  team_last_admin: {
    zh: '至少要留一位管理员。先让另一个人当管理员。',
    en: 'There must be one admin. Make somebody else an admin first.',
  },
  team_inactive: {
    zh: '这个人的账号已停用。先启用，再做这一步。',
    en: 'This account is switched off. Switch it on first.',
  },
  team_revoked: {
    zh: '这台电脑的权限已经收回。',
    en: 'This laptop was shut out already.',
  },
  team_self_cover: {
    zh: '自己不能代管自己。',
    en: 'Nobody can stand in for themselves.',
  },
  record_gone: {
    zh: '原来的记录已经不在，只能另存为新的。',
    en: 'The record is gone. Its words can only go into a new one.',
  },
  conflict_settled: {
    zh: '这处冲突已经处理过。',
    en: 'This conflict was settled before.',
  },
  conflict_value: {
    zh: '这里放不下这个值。',
    en: 'This value does not fit here.',
  },
  not_empty: {
    zh: '这里已经有记录，没有放演示数据。',
    en: 'There are records here already, so no demo data was added.',
  },
  import_running: {
    zh: '正在导入另一份。等它完，或先停下。',
    en: 'An import is under way. Wait for it, or stop it.',
  },
  too_many_rows: {
    zh: '一张 XLSX 表放不下这么多行，改用 CSV 或 JSON。',
    en: 'That is more than one XLSX sheet takes. Take CSV or JSON.',
  },
  not_a_backup: {
    zh: '这个文件不是完好的见面备份，什么都没有动。',
    en: 'This file is not a sound backup of Rapport; nothing was touched.',
  },
  record_full: {
    zh: '一条记录最多放 200 MB 文件，再放就超了。先删几个，或放到另一条上。',
    en: 'A record holds up to 200 MB of files; this would be more. Delete some, or add it elsewhere.',
  },
  file_incomplete: {
    zh: '文件没有传完整，没有存下。再添一次。',
    en: 'The file did not come whole and was not saved. Add it again.',
  },
  file_changed: {
    zh: '文件在复制的时候被改动了，没有存下。等它写完再添一次。',
    en: 'The file was changed while it was copied and was not saved. Wait until it is finished, then add it again.',
  },
  file_unreadable: {
    zh: '这个文件读不出来，可能刚被移走或删掉。',
    en: 'This file cannot be read. It may just have been moved or deleted.',
  },
  file_damaged: {
    zh: '这个文件在磁盘上损坏了，没有打开。用备份可以恢复。',
    en: 'This file is damaged on the disk and was not opened. A backup can bring it back.',
  },
  file_missing: {
    zh: '这个文件的内容不在这台电脑上。',
    en: 'The contents of this file are not on this laptop.',
  },
  not_a_photo: {
    zh: '只有照片才能这样做。',
    en: 'That can only be done with a photo.',
  },
  location_stays: {
    zh: '这种照片里的位置去不掉，照片没有动。',
    en: 'The location in a photo of this kind cannot be taken out. The photo was left as it is.',
  },
  no_location: {
    zh: '这张照片里没有位置。',
    en: 'There is no location in this photo.',
  },
  recording_offset: {
    zh: '录音的一段接不上前面，没有写入。',
    en: 'A piece of the recording does not follow the one before and was not written.',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type ConflictCode = keyof typeof conflictTexts

/** The sentences of one language, by code. */
export const conflictTextsIn = (language: 'zh' | 'en'): Readonly<Record<ConflictCode, string>> =>
  Object.fromEntries(Object.entries(conflictTexts).map(([code, text]) => [code, text[language]])) as Record<
    ConflictCode,
    string
  >

/** The sentence of a code, or null for one that has none. */
export const findConflictText = (code: string): { readonly zh: string; readonly en: string } | null =>
  Object.hasOwn(conflictTexts, code) ? conflictTexts[code as ConflictCode] : null
