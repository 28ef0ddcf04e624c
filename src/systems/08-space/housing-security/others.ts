import type { RecordType } from '../../../language/record-type.ts'
import { KEPT, OFFICE } from './who.ts'

/** 租赁补贴: a quarter's allowance of a household that rents on the market, by the formula. */
export const subsidy: RecordType = {
  id: 'housing-subsidy',
  name: { zh: '租赁补贴', en: 'Rent allowance' },
  about: {
    zh: '一户一季一条，由系统按家庭人口、自有住房和收入档次开出；金额由公式算出，核定后发放。',
    en: 'One a household and quarter, drawn up from its persons, own home and income; worked out by the formula, approved, paid.',
  },
  title: 'case_number',
  fields: {
    application: {
      kind: 'link',
      to: 'housing-application',
      label: { zh: '保障申请', en: 'Application' },
      required: true,
      isFixed: true,
    },
    case_number: {
      kind: 'text',
      atMost: 40,
      label: { zh: '申请编号', en: 'Case number' },
      required: true,
      isFixed: true,
    },
    office: OFFICE,
    quarter: {
      kind: 'period',
      periods: 'quarter',
      label: { zh: '季度', en: 'Quarter' },
      required: true,
      isFixed: true,
    },
    persons: {
      kind: 'integer',
      unit: '人',
      least: 1,
      most: 20,
      label: { zh: '保障人数', en: 'Persons' },
      required: true,
    },
    owned_area: {
      kind: 'area',
      unit: '㎡',
      least: 0,
      label: { zh: '自有住房面积', en: 'Own home' },
      personal: 'hidden',
      required: true,
    },
    factor: { kind: 'percent', least: 0, most: 100, label: { zh: '补贴系数', en: 'Factor' }, required: true },
    amount: { kind: 'money', unit: '元', label: { zh: '补贴金额', en: 'Amount' }, isDerived: true },
    paid_on: { kind: 'day', label: { zh: '发放日期', en: 'Paid on' }, isDerived: true },
  },
  unique: [['application', 'quarter']],
  columns: ['case_number', 'quarter', 'persons', 'amount', 'state', 'paid_on'],
  body: 'office',
  who: KEPT,
  lifecycle: {
    start: 'drawn-up',
    states: {
      'drawn-up': { name: { zh: '待核定', en: 'Drawn up' }, kind: 'open' },
      approved: { name: { zh: '已核定', en: 'Approved' }, kind: 'open', editable: 'none' },
      paid: { name: { zh: '已发放', en: 'Paid' }, kind: 'done', editable: 'none' },
      stopped: { name: { zh: '不发', en: 'Not paid' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      approve: {
        name: { zh: '核定', en: 'Approve' },
        from: ['drawn-up'],
        to: 'approved',
        who: { clerk: 'body', leader: 'division' },
        holds: [
          {
            that: 'application.state == "granted"',
            else: { zh: '家庭没有在享受补贴。', en: 'The household has no allowance.' },
          },
        ],
        sets: {
          amount:
            'round(max(0, setting.subsidy.area * persons - owned_area) * setting.subsidy.rate * factor / 100 * 3, 2)',
        },
        isBulk: true,
      },
      pay: {
        name: { zh: '发放', en: 'Pay' },
        from: ['approved'],
        to: 'paid',
        who: { clerk: 'body' },
        notBy: ['approve'],
        sets: { paid_on: 'today' },
        isBulk: true,
      },
      stop: {
        name: { zh: '不发', en: 'Do not pay' },
        from: ['drawn-up', 'approved'],
        to: 'stopped',
        who: { clerk: 'body' },
        reason: 'required',
      },
    },
  },
}

/** 办证遗留项目: an estate whose households have no certificate yet, why, and how many have since. */
export const backlog: RecordType = {
  id: 'certificate-backlog',
  name: { zh: '办证遗留项目', en: 'Certificate backlog' },
  about: {
    zh: '一个小区或楼盘一条：卡在哪里，涉及多少户，办了多少证。',
    en: 'One estate: what stands in the way, how many households, how many certificates since.',
  },
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 100, label: { zh: '项目', en: 'Project' }, required: true },
    cause: {
      kind: 'choice',
      label: { zh: '症结', en: 'Cause' },
      required: true,
      choices: {
        land: { zh: '用地手续', en: 'Land' },
        planning: { zh: '规划手续', en: 'Planning' },
        acceptance: { zh: '竣工验收', en: 'Acceptance' },
        tax: { zh: '欠缴税费', en: 'Unpaid taxes and fees' },
        gone: { zh: '开发单位灭失', en: 'Developer gone' },
        mortgage: { zh: '抵押查封', en: 'Mortgage or seizure' },
      },
    },
    lead: { kind: 'body', label: { zh: '牵头单位', en: 'Lead body' }, required: true },
    households: { kind: 'integer', unit: '户', least: 1, label: { zh: '涉及户数', en: 'Households' }, required: true },
    issued: { kind: 'integer', unit: '本', least: 0, label: { zh: '已办证', en: 'Certificates issued' } },
    listed_on: { kind: 'day', label: { zh: '列入日期', en: 'Listed on' }, required: true },
    way: { kind: 'long-text', atMost: 2000, label: { zh: '化解办法', en: 'Way out' } },
    cleared_on: { kind: 'day', label: { zh: '化解日期', en: 'Cleared on' }, isDerived: true },
  },
  unique: [['name']],
  columns: ['name', 'cause', 'lead', 'households', 'issued', 'state', 'cleared_on'],
  body: 'lead',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division' },
    create: { clerk: 'body', planner: 'division' },
    change: { clerk: 'body', planner: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division', clerk: 'body' },
    merge: { planner: 'division' },
  },
  isPublic: { fields: ['name', 'households', 'issued', 'cleared_on'], when: 'true' },
  lifecycle: {
    start: 'listed',
    states: {
      listed: { name: { zh: '待化解', en: 'Listed' }, kind: 'open' },
      cleared: {
        name: { zh: '已化解', en: 'Cleared' },
        kind: 'done',
        editable: ['issued'],
        help: { zh: '障碍消除，住户可以申办。', en: 'Nothing stands in the way: households may apply.' },
      },
    },
    transitions: {
      clear: {
        name: { zh: '化解', en: 'Clear' },
        from: ['listed'],
        to: 'cleared',
        who: { clerk: 'body' },
        asks: [{ field: 'way', isRequired: true }],
        sets: { cleared_on: 'today' },
      },
      reopen: {
        name: { zh: '重新列入', en: 'List again' },
        from: ['cleared'],
        to: 'listed',
        who: { clerk: 'body' },
        reason: 'required',
        isBackward: true,
        sets: { cleared_on: 'null' },
      },
    },
  },
}
