import { type NameTable, TIME_NAMES } from './expression.ts'

/** An invented register of firms, as tests speak of it. */
const kind: NameTable = {
  limit_days: { kind: 'number', label: { zh: '办理时限', en: 'Time limit' }, unit: '天' },
  title: { kind: 'text', label: { zh: '名称', en: 'Title' } },
  parent: { kind: 'record', label: { zh: '上级类别', en: 'Parent' }, names: () => kind },
}

export const firm: NameTable = {
  ...TIME_NAMES,
  revenue: { kind: 'number', label: { zh: '年营业收入', en: 'Yearly revenue' }, unit: '万元' },
  rd: { kind: 'number', label: { zh: '研发费用', en: 'R&D spending' }, unit: '万元' },
  staff: { kind: 'number', label: { zh: '从业人员', en: 'Staff' }, unit: '人' },
  growth: { kind: 'number', label: { zh: '增速', en: 'Growth' }, unit: '%' },
  founded: { kind: 'day', label: { zh: '成立日期', en: 'Founded' } },
  due: { kind: 'day', label: { zh: '到期日', en: 'Due day' } },
  seen_at: { kind: 'moment', label: { zh: '走访时间', en: 'Seen at' } },
  year: { kind: 'period', label: { zh: '年度', en: 'Year' } },
  name: { kind: 'text', label: { zh: '企业名称', en: 'Name of the firm' } },
  owner: { kind: 'text', label: { zh: '负责人', en: 'Owner' }, isPersonal: true },
  size_class: {
    kind: 'text',
    label: { zh: '企业规模', en: 'Size' },
    choices: {
      large: { zh: '大型', en: 'large' },
      medium: { zh: '中型', en: 'medium' },
      small: { zh: '小型', en: 'small' },
    },
  },
  is_listed: { kind: 'truth', label: { zh: '是否上市', en: 'Listed' } },
  titles: {
    kind: 'list',
    label: { zh: '资质', en: 'Titles' },
    element: {
      kind: 'text',
      label: { zh: '资质', en: 'Title' },
      choices: {
        'high-tech': { zh: '高新技术企业', en: 'high-tech firm' },
        little: { zh: '小巨人', en: 'little giant' },
      },
    },
  },
  photos: {
    kind: 'list',
    label: { zh: '照片', en: 'Photos' },
    element: { kind: 'opaque', label: { zh: '照片', en: 'Photo' } },
  },
  place: { kind: 'opaque', label: { zh: '位置', en: 'Place' } },
  class: { kind: 'record', label: { zh: '类别', en: 'Class' }, names: () => kind },
  grants: {
    kind: 'list',
    label: { zh: '补助', en: 'Grants' },
    element: {
      kind: 'record',
      label: { zh: '补助', en: 'Grant' },
      names: () => ({
        amount: { kind: 'number', label: { zh: '金额', en: 'Amount' }, unit: '万元' },
        paid_on: { kind: 'day', label: { zh: '拨付日期', en: 'Paid on' } },
      }),
    },
  },
}
