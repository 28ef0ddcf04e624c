import type { RecordType } from '../../../language/record-type.ts'
import { KEPT, OFFICE, PAYER, PAYS_BY } from './who.ts'

/** The share of the standard rent that a household pays, by its yearly income a head as the application has it now. */
export const SHARE_OF_APPLICATION =
  'application.income / application.household_size <= setting.rent.low ? setting.rent.low_share : application.income / application.household_size <= setting.rent.middle ? setting.rent.middle_share : setting.rent.high_share'

const CASE = {
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
} as const

const CAUSES = {
  income: { zh: '收入、财产、住房不再符合', en: 'No longer eligible' },
  own: { zh: '另有住房', en: 'Has another home' },
  arrears: { zh: '累计欠租 6 个月以上', en: 'Six months unpaid in total' },
  idle: { zh: '无故连续空置 6 个月以上', en: 'Left idle six months in a row' },
  sublet: { zh: '转借、转租、改变用途', en: 'Sublet or put to another use' },
  deceit: { zh: '骗取保障', en: 'Obtained by deceit' },
  ended: { zh: '租期届满不续', en: 'Ended and not renewed' },
  wish: { zh: '家庭自愿退出', en: 'Own wish' },
} as const

/** 租约: a household in its home, what it pays, whether it may stay, and how it leaves. */
export const lease: RecordType = {
  id: 'housing-lease',
  name: { zh: '租约', en: 'Lease' },
  about: {
    zh: '一户一套一份。月租 = 面积 × 租金标准 × 比例；不再符合的给过渡期，过期按市场租金。',
    en: 'One household, one home. A month’s rent = area × rent × share; whoever is no longer eligible has some months, then pays market rent.',
  },
  title: 'case_number',
  number: { prefix: 'ZL', per: 'year', digits: 5 },
  fields: {
    ...CASE,
    home: { kind: 'link', to: 'housing-home', label: { zh: '房源', en: 'Home' }, required: true, isFixed: true },
    office: OFFICE,
    from_day: { kind: 'day', label: { zh: '租期起', en: 'From' }, required: true, isFixed: true },
    until_day: { kind: 'day', label: { zh: '租期止', en: 'Until' }, required: true },
    share: { kind: 'percent', least: 0, most: 100, label: { zh: '缴租比例', en: 'Share of the rent' }, required: true },
    pays_by: { kind: 'choice', label: { zh: '缴租方式', en: 'Pays by' }, required: true, choices: PAYS_BY },
    payer: PAYER,
    exit_cause: { kind: 'choice', label: { zh: '退出原因', en: 'Why it leaves' }, choices: CAUSES },
    noticed_on: { kind: 'day', label: { zh: '腾退通知', en: 'Told to leave on' }, isDerived: true },
    grace_until: { kind: 'day', label: { zh: '过渡期至', en: 'May stay until' }, isDerived: true },
    left_on: { kind: 'day', label: { zh: '腾退日期', en: 'Left on' } },
    breach: { kind: 'link', to: 'housing-breach', label: { zh: '违规记录', en: 'Breach' }, isDerived: true },
  },
  unique: [],
  columns: ['number', 'case_number', 'home', 'from_day', 'until_day', 'monthly', 'unpaid', 'state'],
  rollups: {
    due: {
      label: { zh: '应缴', en: 'Due' },
      of: 'housing-rent',
      by: 'lease',
      where: 'due_on < today',
      unit: '元',
      take: { sum: 'due' },
    },
    paid: { label: { zh: '已缴', en: 'Paid' }, of: 'housing-rent', by: 'lease', unit: '元', take: { sum: 'paid' } },
    unpaid: {
      label: { zh: '欠租月数', en: 'Months unpaid' },
      of: 'housing-rent',
      by: 'lease',
      where: 'due_on < today && (!has(paid) || paid < due)',
      unit: '个月',
      take: 'count',
    },
    failed: {
      label: { zh: '复核不符合', en: 'Failed checks' },
      of: 'housing-review',
      by: 'lease',
      where: 'result == "fails"',
      take: 'count',
    },
    reviewed: {
      label: { zh: '最近复核', en: 'Last check' },
      of: 'housing-review',
      by: 'lease',
      where: 'state == "done"',
      take: { most: 'due_on' },
    },
  },
  computed: {
    monthly: {
      label: { zh: '月租', en: 'Rent a month' },
      help: {
        zh: '面积 × 租金标准 × 比例；逾期不腾退的按市场租金。',
        en: 'Area × rent × share; market rent for whoever stays too long.',
      },
      formula: 'round(state == "overstay" ? home.area * home.market_rent : home.area * home.rent * share / 100, 2)',
      unit: '元',
      digits: 2,
    },
    arrears: { label: { zh: '欠租', en: 'Arrears' }, formula: 'max(0, due - paid)', unit: '元', digits: 2 },
  },
  views: [
    {
      id: 'arrears',
      name: { zh: '欠租满 6 个月', en: 'Six months unpaid' },
      where: 'unpaid >= 6 && state == "running"',
    },
    {
      id: 'to-renew',
      name: { zh: '3 个月内到期', en: 'Ends within 3 months' },
      where: 'state == "running" && until_day < today + months(3)',
    },
    {
      id: 'failed',
      name: { zh: '复核不符合未通知', en: 'Failed and not told' },
      where: 'state == "running" && failed > 0',
    },
    { id: 'overstay', name: { zh: '逾期未腾退', en: 'Stays too long' }, where: 'state == "overstay"' },
  ],
  body: 'office',
  who: KEPT,
  lifecycle: {
    start: 'running',
    states: {
      running: { name: { zh: '在租', en: 'Running' }, kind: 'waiting', editable: ['pays_by', 'payer'] },
      leaving: { name: { zh: '过渡期', en: 'To leave' }, kind: 'open', editable: ['pays_by', 'payer'] },
      overstay: { name: { zh: '逾期未腾退', en: 'Stays too long' }, kind: 'open', editable: 'none' },
      left: { name: { zh: '已腾退', en: 'Left' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      renew: {
        name: { zh: '续租', en: 'Renew' },
        from: ['running'],
        to: 'running',
        who: { clerk: 'body' },
        asks: [{ field: 'until_day', isRequired: true }],
        holds: [
          {
            that: 'until_day > today && until_day <= today + years(setting.lease_years)',
            else: { zh: '续租期限须在上限以内。', en: 'The new term is within the longest allowed.' },
          },
          { that: 'failed == 0', else: { zh: '有一次复核不符合。', en: 'A yearly check came to no.' } },
          { that: 'unpaid < 6', else: { zh: '累计欠租满 6 个月。', en: 'Six months are unpaid.' } },
        ],
        sets: { share: SHARE_OF_APPLICATION },
      },
      // What a yearly check came to: the rent follows the household's income from the next bill on.
      reassess: {
        name: { zh: '按收入重定比例', en: 'Rent by income anew' },
        from: ['running'],
        to: 'running',
        who: {},
        automatic: 'false',
        sets: { share: SHARE_OF_APPLICATION },
      },
      'give-notice': {
        name: { zh: '通知腾退', en: 'Tell to leave' },
        from: ['running'],
        to: 'leaving',
        who: { clerk: 'body' },
        asks: [{ field: 'exit_cause', isRequired: true }],
        holds: [
          {
            that: 'exit_cause != "arrears" || unpaid >= 6',
            else: { zh: '欠租没有满 6 个月。', en: 'Fewer than six months are unpaid.' },
          },
          {
            that: 'exit_cause != "income" || failed > 0',
            else: { zh: '没有复核不符合的记录。', en: 'No yearly check came to that.' },
          },
        ],
        sets: { noticed_on: 'today', grace_until: 'today + months(setting.grace_months)' },
        makes: [
          {
            type: 'housing-breach',
            when: 'exit_cause in ["arrears", "idle", "sublet", "deceit"]',
            values: {
              application: 'application',
              case_number: 'case_number',
              office: 'office',
              what: 'exit_cause',
              from_day: 'today',
              until_day: 'today + years(setting.breach_years)',
            },
            keepsIn: 'breach',
          },
        ],
      },
      overstay: {
        name: { zh: '逾期', en: 'Stays too long' },
        from: ['leaving'],
        to: 'overstay',
        who: {},
        automatic: 'today > grace_until',
      },
      leave: {
        name: { zh: '腾退', en: 'Leave' },
        from: ['running', 'leaving', 'overstay'],
        to: 'left',
        who: { clerk: 'body' },
        asks: [
          { field: 'left_on', isRequired: true },
          { field: 'exit_cause', isRequired: true },
        ],
        holds: [
          {
            that: 'left_on >= from_day && left_on <= today',
            else: { zh: '腾退日期须在入住后、不晚于今天。', en: 'It leaves after it came, today at the latest.' },
          },
          { that: 'arrears == 0', isWarning: true, else: { zh: '还有欠租没有结清。', en: 'Rent is still owed.' } },
        ],
      },
      forgive: {
        name: { zh: '撤销通知', en: 'Take the notice back' },
        from: ['leaving'],
        to: 'running',
        who: { clerk: 'body' },
        reason: 'required',
        isBackward: true,
        sets: { noticed_on: 'null', grace_until: 'null', exit_cause: 'null' },
      },
    },
  },
  clocks: [
    {
      id: 'grace',
      name: { zh: '腾退期限', en: 'To leave by' },
      startsAt: ['give-notice'],
      endsAt: ['leave'],
      endsUnjudgedAt: ['forgive'],
      restartsAt: ['give-notice'],
      limit: { amount: { setting: 'housing.grace-months' }, unit: 'months' },
      escalation: [
        { at: { before: 30, unit: 'days' }, tell: ['clerk'], name: { zh: '过渡期将满', en: 'Has to leave soon' } },
        {
          at: { after: 0, unit: 'days' },
          tell: ['clerk', 'planner'],
          name: { zh: '逾期未腾退', en: 'Stays too long' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}

/** 租金账单: what is due for a month, and what came in. */
export const rent: RecordType = {
  id: 'housing-rent',
  name: { zh: '租金账单', en: 'Rent bill' },
  about: {
    zh: '一份租约一个月一张，由系统按当月租金开。',
    en: 'One a lease and month, drawn up at the rent of the month.',
  },
  title: 'month',
  fields: {
    lease: { kind: 'link', to: 'housing-lease', label: { zh: '租约', en: 'Lease' }, required: true, isFixed: true },
    office: OFFICE,
    month: { kind: 'period', periods: 'month', label: { zh: '月份', en: 'Month' }, required: true, isFixed: true },
    due: { kind: 'money', unit: '元', least: 0, label: { zh: '应缴', en: 'Due' }, required: true, isFixed: true },
    due_on: { kind: 'day', label: { zh: '缴纳期限', en: 'Due on' }, required: true, isFixed: true },
    paid: { kind: 'money', unit: '元', least: 0, label: { zh: '实缴', en: 'Paid' } },
    paid_on: { kind: 'day', label: { zh: '缴纳日期', en: 'Paid on' }, required: 'has(paid) && paid > 0' },
  },
  unique: [['lease', 'month']],
  columns: ['lease', 'month', 'due', 'paid', 'paid_on', 'deducted', 'deducting'],
  rollups: {
    deducted: {
      label: { zh: '其中代扣', en: 'Of it deducted' },
      of: 'housing-deduction',
      by: 'bill',
      where: 'state == "taken"',
      unit: '元',
      take: { sum: 'taken' },
    },
    deducting: {
      label: { zh: '代扣中', en: 'Being deducted' },
      of: 'housing-deduction',
      by: 'bill',
      where: 'state == "asked"',
      take: 'count',
    },
  },
  views: [
    { id: 'unpaid', name: { zh: '逾期未缴', en: 'Unpaid' }, where: 'due_on < today && (!has(paid) || paid < due)' },
  ],
  body: 'office',
  who: KEPT,
}

/** 代扣: what is asked of an employer or the housing fund for one bill, and what came of it. It follows from the lease and the bill. */
export const deduction: RecordType = {
  id: 'housing-deduction',
  name: { zh: '租金代扣', en: 'Rent deduction' },
  about: {
    zh: '一张账单一次代扣，由系统按租约的缴租方式开出；约定代扣的随账单开，自行缴纳的欠满几个月才开。扣到的自动记入账单。',
    en: 'One for a bill, drawn up by the way in which the lease is paid: with the bill where it was agreed, after so many unpaid months where not. What is deducted is put on the bill.',
  },
  title: 'month',
  number: { prefix: 'DK', per: 'year', digits: 5 },
  fields: {
    lease: { kind: 'link', to: 'housing-lease', label: { zh: '租约', en: 'Lease' }, required: true, isFixed: true },
    bill: { kind: 'link', to: 'housing-rent', label: { zh: '账单', en: 'Bill' }, required: true, isFixed: true },
    office: OFFICE,
    month: { kind: 'period', periods: 'month', label: { zh: '月份', en: 'Month' }, required: true, isFixed: true },
    from: {
      kind: 'choice',
      label: { zh: '从哪里扣', en: 'Out of' },
      required: true,
      isFixed: true,
      choices: { wages: PAYS_BY.wages, fund: PAYS_BY.fund },
    },
    why: {
      kind: 'choice',
      label: { zh: '为什么', en: 'Why' },
      required: true,
      isFixed: true,
      choices: {
        agreed: { zh: '租约约定代扣', en: 'Agreed in the lease' },
        arrears: { zh: '自行缴纳而欠租', en: 'In arrears' },
      },
    },
    payer: { ...PAYER, shownWhen: 'from == "wages"', isFixed: true },
    asked: {
      kind: 'money',
      unit: '元',
      least: 0,
      label: { zh: '应扣', en: 'To be deducted' },
      required: true,
      isFixed: true,
    },
    asked_on: { kind: 'day', label: { zh: '发出日期', en: 'Asked on' }, required: true, isFixed: true },
    taken: { kind: 'money', unit: '元', least: 0, label: { zh: '实扣', en: 'Deducted' } },
    taken_on: { kind: 'day', label: { zh: '到账日期', en: 'Came in on' } },
    // A bill has one deduction under way at most.
    open_of: { kind: 'link', to: 'housing-rent', label: { zh: '占用账单', en: 'Holds the bill' }, isDerived: true },
  },
  unique: [['open_of']],
  columns: ['number', 'lease', 'month', 'from', 'why', 'asked', 'state', 'taken', 'taken_on'],
  views: [{ id: 'open', name: { zh: '待扣', en: 'To be deducted' }, where: 'state == "asked"' }],
  body: 'office',
  who: KEPT,
  lifecycle: {
    start: 'asked',
    states: {
      asked: { name: { zh: '待扣', en: 'To be deducted' }, kind: 'open', editable: 'none' },
      taken: { name: { zh: '已扣', en: 'Deducted' }, kind: 'done', editable: 'none' },
      failed: {
        name: { zh: '没有扣成', en: 'Not deducted' },
        kind: 'void',
        editable: 'none',
        help: { zh: '账单仍欠着，按欠租办。', en: 'The bill is still owed.' },
      },
    },
    transitions: {
      take: {
        name: { zh: '扣款到账', en: 'Came in' },
        from: ['asked'],
        to: 'taken',
        who: { clerk: 'body' },
        asks: [
          { field: 'taken', isRequired: true },
          { field: 'taken_on', isRequired: true },
        ],
        holds: [
          {
            that: 'taken > 0 && taken <= asked',
            else: {
              zh: '实扣要大于 0、不超过应扣；没有扣到的用“没有扣成”。',
              en: 'More than nothing, and no more than was asked.',
            },
          },
          {
            that: 'taken_on >= asked_on && taken_on <= today',
            else: { zh: '到账日期在发出以后、不晚于今天。', en: 'It came in after it was asked, today at the latest.' },
          },
        ],
        sets: { open_of: 'null' },
        isBulk: true,
      },
      fail: {
        name: { zh: '没有扣成', en: 'Not deducted' },
        from: ['asked'],
        to: 'failed',
        who: { clerk: 'body' },
        reason: 'required',
        sets: { open_of: 'null' },
        isBulk: true,
      },
    },
  },
  clocks: [
    {
      id: 'deduct',
      name: { zh: '代扣时限', en: 'To be deducted in' },
      startsAt: ['create'],
      endsAt: ['take'],
      endsUnjudgedAt: ['fail'],
      limit: { amount: { setting: 'housing.deduct', path: 'days' }, unit: 'workdays' },
      escalation: [
        { at: { after: 0, unit: 'workdays' }, tell: ['clerk'], name: { zh: '逾期没有到账', en: 'Has not come in' } },
      ],
      actor: ['clerk'],
    },
  ],
}

/** 年度复核: whether a household may still be housed, once a year; what is not answered is not known. */
export const review: RecordType = {
  id: 'housing-review',
  name: { zh: '年度复核', en: 'Yearly check' },
  about: {
    zh: '在租家庭每年复核一次，由系统到期开立；不符合的通知腾退。',
    en: 'Each household once a year, opened when it is due; whoever fails is told to leave.',
  },
  title: 'case_number',
  fields: {
    ...CASE,
    lease: { kind: 'link', to: 'housing-lease', label: { zh: '租约', en: 'Lease' }, required: true, isFixed: true },
    office: OFFICE,
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    due_on: { kind: 'day', label: { zh: '复核日期', en: 'Due on' }, required: true, isFixed: true },
    result: {
      kind: 'choice',
      label: { zh: '结论', en: 'Result' },
      choices: {
        fits: { zh: '仍符合', en: 'Still eligible' },
        fails: { zh: '不再符合', en: 'No longer eligible' },
      },
    },
    found: { kind: 'long-text', atMost: 2000, label: { zh: '核查情况', en: 'What was found' }, personal: 'hidden' },
  },
  unique: [['lease', 'year']],
  columns: ['case_number', 'year', 'due_on', 'state', 'result'],
  views: [{ id: 'open', name: { zh: '待复核', en: 'To be checked' }, where: 'state == "open"' }],
  body: 'office',
  who: KEPT,
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '待复核', en: 'To be checked' }, kind: 'open' },
      done: { name: { zh: '已复核', en: 'Checked' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      conclude: {
        name: { zh: '作出结论', en: 'Conclude' },
        from: ['open'],
        to: 'done',
        who: { clerk: 'body' },
        asks: [{ field: 'result', isRequired: true }, { field: 'found' }],
        holds: [
          { that: 'result == "fits" || has(found)', else: { zh: '不再符合的，写明情况。', en: 'Say what was found.' } },
        ],
      },
    },
  },
  clocks: [
    {
      id: 'review',
      name: { zh: '复核时限', en: 'To be checked in' },
      startsAt: ['create'],
      endsAt: ['conclude'],
      limit: { amount: { setting: 'housing.days', path: 'review' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '复核逾期', en: 'Not checked in time' },
        },
      ],
      actor: ['clerk'],
      figures: {
        due: { zh: '应复核家庭', en: 'Households to be checked' },
        ended: { zh: '年度复核率', en: 'Households checked' },
        met: { zh: '年度复核按期率', en: 'Households checked in time' },
      },
    },
  ],
}

/** 违规记录: what the law has put on file, and until when the household may not apply again. */
export const breach: RecordType = {
  id: 'housing-breach',
  name: { zh: '违规记录', en: 'Breach' },
  about: {
    zh: '记入管理档案的违规：转借、空置、欠租、骗租。期满自动失效，不作他用。',
    en: 'Breaches that the law puts on file. It lapses by its day and serves nothing else.',
  },
  title: 'case_number',
  fields: {
    ...CASE,
    office: OFFICE,
    what: { kind: 'choice', label: { zh: '违规', en: 'Breach' }, required: true, isFixed: true, choices: CAUSES },
    from_day: { kind: 'day', label: { zh: '记录日期', en: 'From' }, required: true, isFixed: true },
    until_day: { kind: 'day', label: { zh: '失效日期', en: 'Until' }, required: true },
  },
  columns: ['case_number', 'what', 'from_day', 'until_day'],
  body: 'office',
  who: KEPT,
}
