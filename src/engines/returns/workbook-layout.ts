import type { Bilingual } from '../../model/system.ts'

/** The sheet that people fill, and the hidden one that says which return it is for. */
export const DATA_SHEET = '报送表'
export const HELP_SHEET = '填报说明'
export const META_SHEET = '_gangmu'
/** Changes when a template of before can no longer be read. */
export const TEMPLATE_FORMAT = '1'

/** Columns by keys that stand in a hidden row: where a column stands does not matter. */
export const COLUMNS = [
  { key: 'gm:id', title: '', width: 4 },
  { key: 'gm:no', title: '序号', width: 6 },
  { key: 'gm:name', title: '指标', width: 34 },
  { key: 'gm:unit', title: '计量单位', width: 10 },
  { key: 'gm:covers', title: '时段', width: 10 },
  { key: 'gm:year-before', title: '上年同期', width: 13 },
  { key: 'gm:previous', title: '上期', width: 13 },
  { key: 'gm:value', title: '本期数值（必填）', width: 17 },
  { key: 'gm:status', title: '数据状态', width: 11 },
  { key: 'gm:note', title: '备注', width: 30 },
  { key: 'gm:explanation', title: '口径说明', width: 34 },
] as const
export type ColumnKey = (typeof COLUMNS)[number]['key']

/** Rows above the first row of values: hidden keys, title, words, heads. */
export const KEY_ROW = 1
export const HEAD_ROW = 4
export const FIRST_ROW = 5

/** Which return a workbook was made for. */
export interface TemplateMark {
  readonly format: string
  readonly division: string
  readonly task: string
  readonly form: string
  readonly formVersion: string
  readonly period: string
  readonly body: string
  readonly bodyName: string
  readonly formName: string
}

export const MARK_KEYS = [
  'format',
  'division',
  'task',
  'form',
  'formVersion',
  'period',
  'body',
  'bodyName',
  'formName',
] as const satisfies readonly (keyof TemplateMark)[]

/** What people are told before they fill. */
export function helpLines(due: string, lock: string): readonly string[] {
  return [
    '1. 只填“本期数值”“数据状态”“备注”三列，其余各列已锁定，供核对。',
    '2. 数值按“计量单位”列的单位填写，只填数字，不带“万、亿、%”等字样；单位为 % 的，6.5% 填 6.5。',
    '3. 本期没有数据的填“—”，并在备注写明原因；0 表示数值为零；空着表示未填。',
    '4. 可以用公式，系统只读取算出的结果，并按要求的小数位取整。',
    '5. 与上年同期相比变化较大的，请在备注写明原因。',
    '6. 不要删除、插入、合并行列，不要改动隐藏的标识；模板只能用于本单位本报期。',
    `7. 截止日 ${due}，${lock} 后锁定。填好后保存为 .xlsx，在系统“用 Excel 填报”里上传。`,
  ]
}

export type TemplateFault =
  | 'row-missing'
  | 'row-twice'
  | 'row-unknown'
  | 'row-without-id'
  | 'merged-cells'
  | 'unknown-status'
  | 'note-too-long'
  | 'changed-meanwhile'

export function templateFaultMessage(kind: TemplateFault, found: string): Bilingual {
  switch (kind) {
    case 'row-missing':
      return {
        zh: `“${found}”这一行不见了。请重新下载模板，不要删除行。`,
        en: `The row “${found}” is gone. Download the template again and delete no rows.`,
      }
    case 'row-twice':
      return {
        zh: '这一行与上面某行重复（可能是复制粘贴了整行）。请删去多出的一行。',
        en: 'This row stands twice, perhaps copied whole. Delete one of them.',
      }
    case 'row-unknown':
      return {
        zh: '这一行不属于本任务。请重新下载模板。',
        en: 'This row is not of this return. Download the template again.',
      }
    case 'row-without-id':
      return {
        zh: '这一行是插入的，系统不知道填的是什么指标。请把数值填到已有的行里。',
        en: 'This row was inserted; nobody knows which indicator it means. Enter the value in a row of the template.',
      }
    case 'merged-cells':
      return {
        zh: `${found} 是合并单元格，只能读到左上角的内容。请取消合并后分别填写。`,
        en: `${found} are merged; only the first of them is read. Take the merging back and fill each.`,
      }
    case 'unknown-status':
      return {
        zh: `“${found}”不是数据状态。请从下拉框选择：快报、初步核算、初步核实、最终核实、普查修订。`,
        en: `“${found}” is no status. Choose one from the list.`,
      }
    case 'note-too-long':
      return {
        zh: `备注有 ${found} 字，最多 1000 字。`,
        en: `The note has ${found} characters, 1000 at most.`,
      }
    case 'changed-meanwhile':
      return {
        zh: `下载模板后，${found}。请核对后改为一致，或重新下载模板再填。`,
        en: `After the template was downloaded it was changed: ${found}. Make it agree, or download the template again.`,
      }
  }
}
