/** Words for why a file or a row was not taken in. `{detail}` and `{value}` stand for what the reason carries. */
import type { FileProblem, RowReason } from './reasons.ts'

type Texts<K extends string> = Readonly<Record<K, { readonly zh: string; readonly en: string }>>

export const fileProblemTexts: Texts<FileProblem> = {
  file_missing: { zh: '找不到这个文件，或者没有权限读取。', en: 'The file is not there or cannot be read.' },
  file_empty: { zh: '文件是空的，或者没有表头。', en: 'The file is empty or has no header row.' },
  file_too_big: {
    zh: '文件太大（{detail} 字节）。CSV 最大 200 MB，XLSX 和 vCard 最大 50 MB；请拆分后再导入。',
    en: 'The file is too big ({detail} bytes). CSV may have 200 MB, XLSX and vCard 50 MB; split it and import the parts.',
  },
  not_a_table: { zh: '文件内容不是表格。', en: 'The file does not hold a table.' },
  unknown_encoding: { zh: '不支持这种文字编码：{detail}。', en: 'This text encoding is not supported: {detail}.' },
  too_many_rows: {
    zh: '行数太多：一次最多导入 {detail} 行，请拆分后再导入。',
    en: 'Too many rows: one import takes {detail}; split the file and import the parts.',
  },
  too_many_columns: { zh: '列数太多：最多 16,384 列。', en: 'Too many columns: at most 16,384 are read.' },
  too_many_broken_rows: {
    zh: '大部分行都无法读取，请检查编码和分隔符。',
    en: 'Most rows cannot be read; check the encoding and the delimiter.',
  },
  not_xlsx: { zh: '这不是 Excel 工作簿（.xlsx）。', en: 'This is not an Excel workbook (.xlsx).' },
  old_xls: {
    zh: '这是旧版 Excel 文件（.xls）。请在 Excel 中另存为 .xlsx 或 CSV。',
    en: 'This is an old Excel file (.xls). Save it as .xlsx or CSV in Excel first.',
  },
  encrypted_xlsx: {
    zh: '工作簿有密码保护。请在 Excel 中取消密码后再导入。',
    en: 'The workbook is protected by a password. Take the password off in Excel first.',
  },
  unsafe_zip: {
    zh: '文件的压缩结构不安全，已拒绝打开。',
    en: 'The file was refused: its archive is built in an unsafe way.',
  },
  unsafe_xml: { zh: '文件里有不安全的 XML 内容，已拒绝打开。', en: 'The file was refused: it holds unsafe XML.' },
  broken_xlsx: {
    zh: '工作簿已损坏，无法读取。请用 Excel 打开并重新保存。',
    en: 'The workbook is damaged. Open it in Excel and save it again.',
  },
  sheet_missing: { zh: '工作簿里没有名为“{detail}”的工作表。', en: 'The workbook has no sheet named "{detail}".' },
  unpacks_too_big: {
    zh: '文件解压后太大，已拒绝打开。',
    en: 'The file was refused: it unpacks to far more than it should.',
  },
  took_too_long: { zh: '读取文件用时太长，已停止。', en: 'Reading the file took too long and was stopped.' },
  needs_too_much_memory: {
    zh: '读取这个文件需要的内存太多，已停止。请改存为 CSV 或拆分。',
    en: 'The file needs too much memory to read. Save it as CSV or split it.',
  },
  not_vcard: { zh: '文件里没有名片（vCard）。', en: 'There is no vCard in the file.' },
  not_export_json: { zh: '这不是见面导出的 JSON 文件。', en: 'This is not a JSON file exported by Rapport.' },
  no_column_for_required_field: {
    zh: '没有为必填字段“{detail}”选择列。',
    en: 'No column is chosen for the required field "{detail}".',
  },
  unknown_column: { zh: '文件里没有名为“{detail}”的列。', en: 'The file has no column named "{detail}".' },
  disk_full: {
    zh: '磁盘满了，一行也没有导入。腾出一些空间再导入一次。',
    en: 'The disk is full; nothing was imported. Free some space and import again.',
  },
  disk_failed: {
    zh: '磁盘读写出错，一行也没有导入。看看磁盘是否还连着，再导入一次。',
    en: 'The disk reported an error; nothing was imported. See that it is connected and import again.',
  },
}

export const rowReasonTexts: Texts<RowReason> = {
  broken_quotes: {
    zh: '引号不成对，无法确定这一行的内容',
    en: 'the quotes do not match, so the row cannot be told apart',
  },
  row_too_big: { zh: '这一行超过 16 MB', en: 'the row is larger than 16 MB' },
  too_many_cells: { zh: '这一行的列数比表头多', en: 'the row has more cells than the header' },
  card_without_end: { zh: '名片不完整，缺少结尾', en: 'the card is cut off' },
  card_too_big: { zh: '这张名片超过 4 MB', en: 'the card is larger than 4 MB' },
  card_unreadable: { zh: '名片格式有误，无法读取', en: 'the card cannot be read' },
  required_missing: { zh: '必填内容为空', en: 'a required value is missing' },
  too_long: { zh: '文字太长', en: 'the text is too long' },
  not_text: { zh: '含有无法保存的字符', en: 'the text holds characters that cannot be kept' },
  not_a_date: { zh: '“{value}”不是日期', en: '"{value}" is not a date' },
  not_a_time: { zh: '“{value}”不是时间', en: '"{value}" is not a time' },
  not_a_number: { zh: '“{value}”不是数字', en: '"{value}" is not a number' },
  not_whole: { zh: '“{value}”不是整数', en: '"{value}" is not a whole number' },
  out_of_range: { zh: '“{value}”超出范围', en: '"{value}" is out of range' },
  not_yes_or_no: { zh: '“{value}”不是“是”或“否”', en: '"{value}" is neither yes nor no' },
  not_a_choice: { zh: '“{value}”不在可选项中', en: '"{value}" is not one of the choices' },
  not_a_zone: { zh: '“{value}”不是时区', en: '"{value}" is not a time zone' },
  not_an_id: { zh: '“{value}”不是编号', en: '"{value}" is not an id' },
  too_many_items: { zh: '项目太多', en: 'there are too many items' },
  invalid_value: { zh: '内容无效：{value}', en: 'the value is not valid: {value}' },
  link_ambiguous: { zh: '有多条记录叫“{value}”，无法确定是哪一条', en: 'several records are called "{value}"' },
  link_missing: { zh: '没有指明属于哪个客户', en: 'the row does not say which account it belongs to' },
  deleted_in_source: { zh: '在来源系统中已删除', en: 'the record was deleted in its source' },
  duplicate_in_file: { zh: '与文件中前面的一行重复', en: 'it repeats an earlier row of the file' },
  duplicate_of_record: {
    zh: '已有同样的记录，内容不同；如要更新，请使用更新模式',
    en: 'the record is already here with other values; use update mode to change it',
  },
  cannot_change: { zh: '记录只能新增，不能修改', en: 'such records can be added but not changed' },
}

/** The sentence for a code in a language, with what it carries filled in. */
export const fillText = (
  text: string,
  filling: { readonly detail?: string | null; readonly value?: string | null },
): string => text.replace('{detail}', filling.detail ?? '').replace('{value}', (filling.value ?? '').slice(0, 60))
