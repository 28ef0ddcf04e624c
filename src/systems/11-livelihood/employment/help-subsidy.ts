import type { RecordType } from '../../../language/record-type.ts'
import { named } from './vocabulary.ts'

/** Whole months from one day to another, both months counted. */
const MONTHS = '(year(until_day) - year(from_day)) * 12 + month(until_day) - month(from_day) + 1'
/** How many months of one kind a person may have in all. */
const MOST = '(has(is_near) && is_near ? setting.help.near_months : setting.help.months)'

/** 就业援助补贴: social insurance and post subsidies of somebody in difficulty, month by month, never longer than the rules let. */
export const helpSubsidy: RecordType = {
  id: 'help-subsidy',
  name: named('就业援助补贴', 'Help subsidy'),
  about: named(
    '就业困难人员的社会保险补贴、公益性岗位补贴，一次申领一条。同一项补贴累计最长 3 年，初次核定时距法定退休不足 5 年的最长 5 年；已享受的月数由系统加。',
    'Social insurance and post subsidies of somebody in difficulty, one a claim. Each kind for three years in all, five where less than five years are left to retirement at the first; the months had are added up by the program.',
  ),
  title: 'applied_on',
  number: { prefix: 'BT', per: 'year', digits: 5 },
  fields: {
    seeker: { kind: 'link', to: 'job-seeker', label: named('本人档案', 'File'), required: true, isFixed: true },
    service_body: { kind: 'body', label: named('服务站点', 'Station'), required: true },
    kind: {
      kind: 'choice',
      label: named('补贴', 'Subsidy'),
      required: true,
      isFixed: true,
      choices: {
        insurance: named('社会保险补贴', 'Social insurance'),
        post: named('公益性岗位补贴', 'Public-benefit post'),
      },
    },
    employment: { kind: 'link', to: 'employment-entry', label: named('就业登记', 'Registration of employment') },
    applied_on: { kind: 'day', label: named('申领日期', 'Applied on'), required: true, isFixed: true },
    from_day: { kind: 'day', label: named('补贴起', 'From'), required: true, isFixed: true },
    until_day: { kind: 'day', label: named('补贴止', 'Until'), required: true, isFixed: true },
    is_near: {
      kind: 'yes-no',
      label: named('初次核定时距法定退休不足 5 年', 'Less than five years to retirement at the first'),
      isFixed: true,
    },
    amount: { kind: 'money', unit: '元', least: 0, label: named('补贴金额', 'Amount'), required: true },
    months: { kind: 'integer', unit: '月', label: named('月数', 'Months'), isDerived: true },
    paid_on: { kind: 'day', label: named('发放日期', 'Paid on'), isDerived: true },
  },
  columns: ['number', 'seeker', 'kind', 'from_day', 'until_day', 'months', 'amount', 'state', 'paid_on'],
  views: [{ id: 'to-decide', name: named('待审核', 'To be decided'), where: 'state == "applied"' }],
  body: 'service_body',
  who: {
    read: { clerk: 'body', reviewer: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { clerk: 'body' },
  },
  lifecycle: {
    start: 'applied',
    states: {
      applied: { name: named('待审核', 'Applied'), kind: 'open' },
      approved: { name: named('待发放', 'Approved'), kind: 'open', editable: 'none' },
      paid: { name: named('已发放', 'Paid'), kind: 'done', editable: 'none' },
      refused: { name: named('不予补贴', 'Refused'), kind: 'void', editable: 'none' },
    },
    transitions: {
      approve: {
        name: named('审核通过', 'Approve'),
        from: ['applied'],
        to: 'approved',
        who: { reviewer: 'body', clerk: 'body' },
        notBy: ['create'],
        holds: [
          {
            that: 'service_body == seeker.service_body',
            else: named('这份档案由另一个站点服务。', 'Another station serves this file.'),
          },
          { that: 'until_day >= from_day', else: named('补贴止不早于补贴起。', 'It ends after it begins.') },
          {
            that: 'seeker.difficult_now > 0',
            else: named('没有在援助期的就业困难认定。', 'No recognition of difficulty stands.'),
          },
          {
            that: `(kind == "insurance" ? seeker.insured_months : seeker.post_months) + ${MONTHS} <= ${MOST}`,
            else: named('累计月数超过上限（一般 36 个月）。', 'More months in all than may be had (36 as a rule).'),
          },
        ],
        sets: { months: MONTHS },
      },
      refuse: {
        name: named('不予补贴', 'Refuse'),
        from: ['applied'],
        to: 'refused',
        who: { reviewer: 'body', clerk: 'body' },
        reason: 'required',
      },
      pay: {
        name: named('发放', 'Pay'),
        from: ['approved'],
        to: 'paid',
        who: { clerk: 'body' },
        notBy: ['approve'],
        sets: { paid_on: 'today' },
        isBulk: true,
      },
    },
  },
}
