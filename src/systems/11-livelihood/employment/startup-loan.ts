import type { RecordType } from '../../../language/record-type.ts'
import { named } from './vocabulary.ts'

const LIMIT =
  'kind == "person" ? setting.loan.person : kind == "partners" ? setting.loan.person * partners * setting.loan.partners / 100 : setting.loan.firm'

/**
 * 创业担保贷款: asked for at the station, checked, guaranteed, lent, its interest subsidised, repaid. Amount, term, times and rate are
 * bounded by the table in force on the day of the application.
 */
export const startupLoan: RecordType = {
  id: 'startup-loan',
  name: named('创业担保贷款', 'Start-up loan'),
  about: named(
    '个人、合伙或小微企业的一笔创业担保贷款一条：申请、资格审核、担保、放款、贴息、还款。额度、期限、次数、利率上限和贴息比例按申请当日的设置；贴息由系统算出。',
    'One loan of a person, partners or a small firm: applied, checked, guaranteed, lent, subsidised, repaid. Amount, term, times, rate and the share of interest go by the setting of the day of the application; the subsidy is worked out.',
  ),
  title: 'applied_on',
  number: { prefix: 'CD', per: 'year', digits: 5 },
  fields: {
    seeker: {
      kind: 'link',
      to: 'job-seeker',
      label: named('申请人档案', 'Applicant’s file'),
      required: true,
      isFixed: true,
    },
    service_body: { kind: 'body', label: named('服务站点', 'Station'), required: true },
    kind: {
      kind: 'choice',
      label: named('借款主体', 'Borrower'),
      required: true,
      isFixed: true,
      choices: {
        person: named('个人', 'A person'),
        partners: named('合伙', 'Partners'),
        firm: named('小微企业', 'A small firm'),
      },
    },
    partners: {
      kind: 'integer',
      unit: '人',
      least: 2,
      most: 20,
      label: named('符合条件的合伙人', 'Partners that qualify'),
      shownWhen: 'kind == "partners"',
      required: 'kind == "partners"',
    },
    enterprise: { kind: 'link', to: 'enterprise', label: named('创办的经营主体', 'Business') },
    group: {
      kind: 'choice',
      label: named('人员类别', 'Group'),
      required: true,
      personal: 'hidden',
      choices: {
        unemployed: named('登记失业人员', 'Registered unemployed'),
        difficult: named('就业困难人员', 'In difficulty'),
        veteran: named('退役军人', 'Veteran'),
        released: named('刑满释放人员', 'Released'),
        graduate: named('高校毕业生', 'Graduate'),
        'laid-off': named('化解过剩产能职工', 'From closed trades'),
        returned: named('返乡创业农民工、网络商户', 'Returned migrant worker, online trader'),
        lifted: named('脱贫人口', 'Lifted out of poverty'),
        farmer: named('自主创业农民', 'Farmer with a business'),
      },
    },
    applied_on: { kind: 'day', label: named('申请日期', 'Applied on'), required: true, isFixed: true },
    use: { kind: 'text', atMost: 200, label: named('用途', 'Use'), required: true },
    amount: { kind: 'money', unit: '元', least: 1, digits: 0, label: named('贷款金额', 'Amount'), required: true },
    months: { kind: 'integer', unit: '月', least: 1, most: 120, label: named('期限', 'Term'), required: true },
    nth: {
      kind: 'integer',
      unit: '次',
      least: 1,
      most: 9,
      label: named('第几次', 'Which time'),
      help: named('累计次数有上限', 'The times are limited'),
      isDerived: true,
    },
    staff: { kind: 'integer', unit: '人', least: 1, label: named('企业职工', 'Staff'), shownWhen: 'kind == "firm"' },
    hired: {
      kind: 'integer',
      unit: '人',
      least: 0,
      label: named('其中新招用符合条件人员', 'Of them newly hired who qualify'),
      shownWhen: 'kind == "firm"',
    },
    guarantee: {
      kind: 'choice',
      label: named('担保方式', 'Guarantee'),
      choices: {
        fund: named('担保基金', 'Guarantee fund'),
        person: named('自然人担保', 'Person'),
        pledge: named('抵押质押', 'Pledge'),
        none: named('免除反担保', 'No counter-guarantee'),
      },
    },
    bank: { kind: 'text', atMost: 80, label: named('经办银行', 'Bank') },
    rate: { kind: 'percent', least: 0, most: 36, digits: 2, label: named('年利率', 'Yearly rate') },
    lpr: { kind: 'percent', least: 0, most: 20, digits: 2, label: named('放款时一年期 LPR', 'One-year LPR when lent') },
    lent_on: { kind: 'day', label: named('放款日期', 'Lent on') },
    due_on: { kind: 'day', label: named('到期日', 'Due on'), isDerived: true },
    repaid_on: { kind: 'day', label: named('还清日期', 'Repaid on') },
    interest: { kind: 'money', unit: '元', least: 0, label: named('已付利息', 'Interest paid') },
    subsidy: { kind: 'money', unit: '元', label: named('财政贴息', 'Interest subsidised'), isDerived: true },
    subsidised_on: { kind: 'day', label: named('贴息日期', 'Subsidised on'), isDerived: true },
  },
  groups: [
    {
      title: named('谁借', 'Who borrows'),
      fields: ['seeker', 'kind', 'partners', 'enterprise', 'group', 'staff', 'hired'],
    },
    {
      title: named('借多少', 'What is lent'),
      fields: ['amount', 'months', 'use', 'guarantee', 'bank', 'rate', 'lpr', 'lent_on', 'due_on'],
    },
    {
      title: named('贴息和还款', 'Interest and repayment'),
      fields: ['interest', 'subsidy', 'subsidised_on', 'repaid_on'],
    },
  ],
  columns: ['number', 'seeker', 'kind', 'amount', 'months', 'nth', 'bank', 'lent_on', 'due_on', 'state', 'subsidy'],
  computed: {
    most: {
      label: named('额度上限', 'Highest amount'),
      formula: LIMIT,
      unit: '元',
      digits: 0,
    },
  },
  views: [
    { id: 'to-check', name: named('待审核', 'To be checked'), where: 'state == "applied"' },
    { id: 'lent', name: named('在贷', 'Lent'), where: 'state == "lent"' },
    {
      id: 'due',
      name: named('三个月内到期', 'Due within 3 months'),
      where: 'state == "lent" && due_on < today + months(3)',
    },
    { id: 'overdue', name: named('逾期', 'Overdue'), where: 'state == "lent" && due_on < today' },
  ],
  body: 'service_body',
  who: {
    read: { clerk: 'body', reviewer: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    reveal: { clerk: 'body', reviewer: 'body' },
    import: { clerk: 'body' },
    export: { clerk: 'body' },
  },
  lifecycle: {
    start: 'applied',
    states: {
      applied: { name: named('待审核', 'Applied'), kind: 'open' },
      approved: { name: named('待担保', 'Approved'), kind: 'open', editable: ['guarantee', 'bank'] },
      guaranteed: { name: named('待放款', 'Guaranteed'), kind: 'open', editable: ['bank', 'rate', 'lpr'] },
      lent: { name: named('在贷', 'Lent'), kind: 'open', editable: 'none' },
      repaid: { name: named('已还清', 'Repaid'), kind: 'done', editable: 'none' },
      defaulted: { name: named('代偿', 'Paid by the guarantor'), kind: 'done', editable: 'none' },
      refused: { name: named('不符合', 'Refused'), kind: 'void', editable: 'none' },
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
          {
            that: 'seeker.birth_on + years(18) <= applied_on',
            else: named('未满 18 周岁。', 'Under 18.'),
          },
          { that: `amount <= (${LIMIT})`, else: named('超过额度上限。', 'More than may be lent.') },
          {
            that: 'months <= (kind == "firm" ? setting.loan.firm_months : setting.loan.person_months)',
            else: named('超过最长期限。', 'Longer than allowed.'),
          },
          {
            that: 'seeker.loans_had < setting.loan.times',
            else: named('累计次数已到上限。', 'It has had as many as it may.'),
          },
          {
            that: 'seeker.loans_open == 0',
            else: named('前一笔还没有还清。', 'One is not repaid yet.'),
          },
          {
            that: 'group != "unemployed" || seeker.unemployed_now > 0 || has(enterprise)',
            isWarning: true,
            else: named('没有在册的失业登记。', 'No registration of unemployment stands.'),
          },
          {
            that: 'kind != "firm" || (has(staff) && has(hired) && hired * 100 >= staff * (staff > 100 ? setting.loan.share_large : setting.loan.share))',
            else: named('新招用符合条件人员的比例不够。', 'Too few of the staff are newly hired of those who qualify.'),
          },
        ],
        sets: { nth: 'seeker.loans_had + 1' },
      },
      refuse: {
        name: named('不符合', 'Refuse'),
        from: ['applied', 'approved', 'guaranteed'],
        to: 'refused',
        who: { reviewer: 'body', clerk: 'body' },
        reason: 'required',
      },
      guarantee: {
        name: named('担保', 'Guarantee'),
        from: ['approved'],
        to: 'guaranteed',
        who: { clerk: 'body' },
        asks: [
          { field: 'guarantee', isRequired: true },
          { field: 'bank', isRequired: true },
        ],
        holds: [
          {
            that: 'guarantee != "none" || amount <= setting.loan.no_counter',
            else: named('超过免除反担保的额度。', 'Too much to be lent without a counter-guarantee.'),
          },
        ],
      },
      lend: {
        name: named('放款', 'Lend'),
        from: ['guaranteed'],
        to: 'lent',
        who: { clerk: 'body' },
        asks: [
          { field: 'rate', isRequired: true },
          { field: 'lpr', isRequired: true },
          { field: 'lent_on', isRequired: true },
        ],
        holds: [
          {
            that: 'lent_on >= applied_on && lent_on <= today',
            else: named('放款日期在申请以后、不晚于今天。', 'It is lent after it was asked for, today at the latest.'),
          },
          {
            that: 'rate <= lpr + setting.loan.spread / 100',
            else: named('利率超过上限（LPR 加点）。', 'The rate is above the limit (LPR and points).'),
          },
        ],
        sets: { due_on: 'lent_on + months(months)' },
      },
      repay: {
        name: named('还清贴息', 'Repaid'),
        help: named(
          '按期还清的按实际利息的比例贴息，逾期的不贴',
          'A share of the interest paid; nothing where it was late',
        ),
        from: ['lent'],
        to: 'repaid',
        who: { clerk: 'body' },
        asks: [
          { field: 'repaid_on', isRequired: true },
          { field: 'interest', isRequired: true },
        ],
        holds: [
          {
            that: 'repaid_on >= lent_on && repaid_on <= today',
            else: named('还清日期在放款以后、不晚于今天。', 'It is repaid after it was lent, today at the latest.'),
          },
        ],
        sets: {
          // What is overdue or was put off is not subsidised.
          subsidy: 'round(repaid_on > due_on ? 0 : interest * setting.loan.subsidy / 100, 2)',
          subsidised_on: 'repaid_on > due_on ? null : today',
        },
      },
      default: {
        name: named('代偿', 'The guarantor pays'),
        from: ['lent'],
        to: 'defaulted',
        who: { clerk: 'body' },
        reason: 'required',
        holds: [{ that: 'due_on < today', else: named('还没有到期。', 'It is not due yet.') }],
      },
    },
  },
  clocks: [
    {
      id: 'check',
      name: named('审核时限', 'To be checked in'),
      startsAt: ['create'],
      endsAt: ['approve', 'refuse'],
      limit: { amount: { setting: 'employment.loan', path: 'days' }, unit: 'workdays' },
      escalation: [
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'reviewer'],
          name: named('逾期未审核', 'Not checked in time'),
        },
      ],
      actor: ['reviewer', 'clerk'],
    },
  ],
}
