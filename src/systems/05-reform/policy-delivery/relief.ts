import type { RecordType } from '../../../language/record-type.ts'

/** 税费减免享受情况: what a firm was due of a relief in a quarter, and whether it had it (减税降费、减租降息、稳企稳岗). */
export const relief: RecordType = {
  id: 'relief',
  name: { zh: '减免享受情况', en: 'Relief enjoyed' },
  about: {
    zh: '一户一项减免一个季度一条，由税务、人社、国资、金融部门推送：应享的都列，没有享受的写明原因，由街道、园区上门。',
    en: 'One firm, one relief, one quarter, sent by the departments: all who are due are listed; who did not have it, with the reason, is visited.',
  },
  title: 'kind',
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '减免', en: 'Relief' },
      required: true,
      isFixed: true,
      choices: {
        tax: { zh: '减税', en: 'Tax' },
        fee: { zh: '降费', en: 'Fees' },
        refund: { zh: '增值税留抵退税', en: 'VAT credit refund' },
        rent: { zh: '减租', en: 'Rent' },
        interest: { zh: '降息', en: 'Interest' },
        jobs: { zh: '稳岗返还', en: 'Refund for keeping jobs' },
      },
    },
    quarter: {
      kind: 'period',
      periods: 'quarter',
      label: { zh: '季度', en: 'Quarter' },
      required: true,
      isFixed: true,
    },
    counted_on: { kind: 'day', label: { zh: '统计截止', en: 'As of' }, required: true },
    has_enjoyed: { kind: 'yes-no', label: { zh: '已享受', en: 'Was had' }, required: true },
    amount: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '享受金额', en: 'Amount' },
      required: 'has_enjoyed',
      shownWhen: 'has_enjoyed == true',
    },
    why_not: {
      kind: 'choice',
      label: { zh: '未享受原因', en: 'Why not' },
      shownWhen: 'has_enjoyed == false',
      choices: {
        unaware: { zh: '不知道', en: 'Did not know' },
        papers: { zh: '资料不全', en: 'Papers missing' },
        waived: { zh: '自愿放弃', en: 'Waived' },
        pending: { zh: '办理中', en: 'Under way' },
      },
    },
    visited: { kind: 'yes-no', label: { zh: '已上门', en: 'Visited' }, shownWhen: 'has_enjoyed == false' },
    source: { kind: 'text', label: { zh: '来源', en: 'Source' }, required: true, atMost: 60 },
  },
  unique: [['enterprise', 'kind', 'quarter']],
  columns: ['enterprise', 'kind', 'quarter', 'has_enjoyed', 'amount', 'why_not', 'visited'],
  views: [
    {
      id: 'missed',
      name: { zh: '应享未享', en: 'Due and not had' },
      where: 'has_enjoyed == false && why_not != "waived"',
    },
  ],
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division' },
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
}
