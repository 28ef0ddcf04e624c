import type { Bilingual } from '../../model/system.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface CodeInfo {
  readonly severity: Severity
  readonly title: Bilingual
}

const code = (severity: Severity, zh: string, en: string): CodeInfo => ({ severity, title: { zh, en } })

/**
 * Every code of `gangmu check`. GM1 outline, GM2 missing content, GM3 wording, GM4 figures, GM5 targets and tasks,
 * GM6 names. Each has a page `docs/diagnostics/<code>.md` and an example in `bad/` and `good/`; a test holds them together.
 * A code that has been published keeps its meaning: new findings take new numbers.
 */
export const codes = {
  GM101: code('warning', '标题序号跳号', 'Heading number skipped'),
  GM102: code('warning', '标题重复', 'Heading repeated'),
  GM103: code('warning', '标题断成两行', 'Heading broken over lines'),
  GM104: code('info', '标题与序号粘连', 'Heading glued to its number'),
  GM105: code('warning', '分条序号跳号或重复', 'Enumeration skips or repeats a number'),
  GM106: code('warning', '标题下没有正文', 'Heading with nothing under it'),
  GM201: code('error', '专栏或表格内容缺失', 'Box or table without its content'),
  GM202: code('info', '内容只有图片', 'Content only as an image'),
  GM203: code('warning', '引用的专栏或附表不存在', 'Reference to a box or table that is not there'),
  GM301: code('error', '整段重复', 'Paragraph stands twice'),
  GM302: code('info', '语句重复', 'Sentence stands twice'),
  GM303: code('warning', '叠字', 'Word written twice'),
  GM304: code('info', '句中异常空格', 'Gap inside a sentence'),
  GM305: code('warning', '句子残缺', 'Sentence cut off'),
  GM306: code('error', '数量残缺', 'Quantity with a part missing'),
  GM307: code('warning', '引号或括号不配对', 'Unbalanced quotation marks or brackets'),
  GM308: code('info', '疑似错别字', 'Probable typing error'),
  GM309: code('info', '标点重叠或误用', 'Punctuation doubled or misplaced'),
  GM310: code('info', '并列项重复', 'Item named twice in a list'),
  GM311: code('warning', '概数与所列项数不符', 'Announced count and list differ'),
  GM401: code('error', '成效数据前后矛盾', 'Reported figures contradict each other'),
  GM402: code('error', '目标数据前后矛盾', 'Targets contradict each other'),
  GM403: code('warning', '目标低于已有成效', 'Target already met, or weaker than the result reported'),
  GM404: code('error', '分项与总数不符', 'Parts and whole disagree'),
  GM405: code('warning', '水平与变化不符', 'Levels and change disagree'),
  GM406: code('error', '比重之和或比重值不合理', 'Shares do not fit 100%'),
  GM407: code('warning', '年度增量与期末目标不符', 'Yearly steps do not lead to the final target'),
  GM408: code('info', '同类指标分母不同', 'Similar indicators with different denominators'),
  GM409: code('info', '同一单位写法不一', 'One unit written in several ways'),
  GM501: code('info', '目标未写明年份', 'Targets without a year'),
  GM502: code('info', '目标未写明单位', 'Targets without a unit'),
  GM503: code('info', '目标没有基期值', 'Targets without a baseline'),
  GM504: code('warning', '增速期间不明', 'Rate whose period is unclear'),
  GM505: code('info', '任务无法核验', 'Commitments that nobody could verify'),
  GM506: code('warning', '创建目标此前已获得', 'Aims at a title already held'),
  GM601: code('info', '名称写法不一', 'One name written in two ways'),
} as const satisfies Record<string, CodeInfo>

export type Code = keyof typeof codes
