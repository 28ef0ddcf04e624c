import type { RecordType } from '../../../language/record-type.ts'
import { n, STAFF, TECH_FIELDS } from './choices.ts'

/** 技术合同: recognised and registered once, whoever brings it; only what is registered counts and has its tax relief. */
export const contract: RecordType = {
  id: 'tech-contract',
  name: n('技术合同', 'Technology contract'),
  about: n(
    '一份合同一条，按合同登记编号只计一次，买卖双方各报也只有一条。成交额是合同总额，技术交易额要扣除设备、材料等非技术性费用。',
    'One contract, one record, by its registration number, though both sides report it. Turnover is the whole amount; technology turnover leaves out equipment, material and the like.',
  ),
  title: 'name',
  number: { prefix: 'JH', per: 'year', digits: 5 },
  fields: {
    name: { kind: 'text', atMost: 150, label: n('合同名称', 'Name'), required: true },
    contract_no: {
      kind: 'text',
      atMost: 40,
      label: n('全国登记编号', 'National number'),
      help: n('全国技术合同管理与服务系统给的编号', 'As the national system numbers it'),
    },
    kind: {
      kind: 'choice',
      label: n('合同类别', 'Kind'),
      required: true,
      help: n('民法典合同编第二十章', 'Civil Code, contracts, chapter 20'),
      choices: {
        development: n('技术开发', 'Development'),
        transfer: n('技术转让', 'Transfer'),
        licence: n('技术许可', 'Licence'),
        consulting: n('技术咨询', 'Consulting'),
        service: n('技术服务', 'Service'),
      },
    },
    introduction: { kind: 'link', to: 'tech-introduction', label: n('对接', 'Introduction') },
    result: { kind: 'link', to: 'tech-result', label: n('成果', 'Result') },
    tech_field: { kind: 'choice', choices: TECH_FIELDS, label: n('技术领域', 'Field'), required: true },
    seller: { kind: 'text', atMost: 100, label: n('卖方', 'Seller'), required: true },
    seller_code: { kind: 'credit-code', label: n('卖方信用代码', 'Seller’s credit code') },
    seller_is_local: { kind: 'yes-no', label: n('卖方在本区', 'Seller is local'), required: true },
    buyer: { kind: 'text', atMost: 100, label: n('买方', 'Buyer'), required: true },
    buyer_code: { kind: 'credit-code', label: n('买方信用代码', 'Buyer’s credit code') },
    buyer_is_local: { kind: 'yes-no', label: n('买方在本区', 'Buyer is local'), required: true },
    signed_on: { kind: 'day', label: n('签订日期', 'Signed on'), required: true },
    runs_to: { kind: 'day', label: n('履行期至', 'Runs until') },
    amount: { kind: 'money', unit: '万元', least: 0, label: n('合同成交额', 'Amount'), required: true },
    non_technical: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: n('非技术性费用', 'Not for technology'),
      help: n(
        '合同里购置设备、仪器、零部件、原材料等的费用；没有的填 0',
        'Equipment, instruments, parts, material within the contract; 0 where there are none',
      ),
    },
    filed_on: { kind: 'day', label: n('申请登记日期', 'Filed on'), isDerived: true },
    accepted_on: { kind: 'day', label: n('受理日期', 'Accepted on'), isDerived: true },
    recognised_on: { kind: 'day', label: n('认定登记日期', 'Registered on'), isDerived: true },
    ended_on: { kind: 'day', label: n('履行完毕（解除）日期', 'Ended on'), isDerived: true },
    files: { kind: 'files', label: n('合同文本', 'The contract') },
    has_tax_relief: { kind: 'yes-no', label: n('凭登记证明享受税收优惠', 'Has tax relief by it') },
  },
  groups: [
    {
      title: n('双方', 'Both sides'),
      fields: ['seller', 'seller_code', 'seller_is_local', 'buyer', 'buyer_code', 'buyer_is_local'],
    },
    { title: n('金额和期限', 'Money and term'), fields: ['amount', 'non_technical', 'signed_on', 'runs_to'] },
    {
      title: n('认定登记', 'Registration'),
      fields: ['contract_no', 'filed_on', 'accepted_on', 'recognised_on', 'ended_on', 'files', 'has_tax_relief'],
    },
  ],
  computed: {
    technology: {
      label: n('技术交易额', 'Technology turnover'),
      help: n('成交额减非技术性费用', 'Amount less what is not for technology'),
      formula: 'amount - non_technical',
      unit: '万元',
    },
    unpaid: { label: n('未付', 'Not paid'), formula: 'amount - paid', unit: '万元' },
  },
  rollups: {
    paid: {
      label: n('已付', 'Paid'),
      of: 'tech-payment',
      by: 'contract',
      where: 'state == "paid"',
      take: { sum: 'paid_amount' },
      unit: '万元',
    },
    overdue: {
      label: n('逾期未付', 'Overdue'),
      of: 'tech-payment',
      by: 'contract',
      where: 'state == "due" && due_on < today',
      take: 'count',
    },
  },
  unique: [['contract_no']],
  alike: [{ same: ['seller', 'buyer', 'signed_on'] }, { same: ['seller_code', 'buyer_code', 'amount'] }],
  columns: ['name', 'kind', 'seller', 'buyer', 'amount', 'technology', 'signed_on', 'recognised_on', 'paid'],
  views: [
    { id: 'to-register', name: n('待认定', 'To be recognised'), where: 'state in ["filed", "accepted"]' },
    { id: 'absorbed', name: n('吸纳（买方在本区）', 'Bought here'), where: 'has(recognised_on) && buyer_is_local' },
    { id: 'sent', name: n('输出（卖方在本区）', 'Sold from here'), where: 'has(recognised_on) && seller_is_local' },
    { id: 'overdue', name: n('付款逾期', 'Payment overdue'), where: 'state == "registered" && overdue > 0' },
  ],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: n('待申请', 'Draft'), kind: 'open' },
      filed: { name: n('已申请', 'Filed'), kind: 'open' },
      accepted: { name: n('已受理', 'Accepted'), kind: 'open' },
      registered: {
        name: n('已登记，履行中', 'Registered'),
        kind: 'open',
        editable: ['runs_to', 'has_tax_relief', 'files', 'result'],
      },
      performed: { name: n('履行完毕', 'Performed'), kind: 'done', editable: 'none' },
      ended: { name: n('解除', 'Ended early'), kind: 'done', editable: 'none' },
      refused: { name: n('不予登记', 'Not registered'), kind: 'void', editable: 'none' },
      revoked: { name: n('撤销登记', 'Revoked'), kind: 'void', editable: 'none' },
    },
    transitions: {
      file: {
        name: n('申请登记', 'File'),
        from: ['draft'],
        to: 'filed',
        who: { clerk: 'division' },
        sets: { filed_on: 'today' },
        isBulk: true,
      },
      accept: {
        name: n('受理', 'Accept'),
        from: ['filed'],
        to: 'accepted',
        who: { clerk: 'division' },
        sets: { accepted_on: 'today' },
        isBulk: true,
      },
      'send-back': {
        name: n('退回补正', 'Send back'),
        from: ['filed', 'accepted'],
        to: 'draft',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      register: {
        name: n('认定登记', 'Register'),
        from: ['accepted'],
        to: 'registered',
        who: { clerk: 'division', leader: 'division' },
        notBy: ['file'],
        asks: [
          { field: 'contract_no', isRequired: true },
          { field: 'kind', isRequired: true },
          { field: 'non_technical', isRequired: true },
        ],
        holds: [
          {
            that: 'non_technical <= amount',
            else: n(
              '非技术性费用超过了合同总额，请核对。',
              'More is not for technology than the whole amount: check it.',
            ),
          },
          {
            that: 'buyer_is_local || seller_is_local',
            else: n(
              '买卖双方都不在本区，不归本区登记统计。',
              'Neither side is local: it is neither registered nor counted here.',
            ),
          },
          {
            that: 'signed_on <= today',
            else: n('签订日期在今天之后，请核对。', 'It is signed after today: check the day.'),
          },
          {
            that: 'kind != "consulting" && kind != "service" ? technology > 0 : true',
            else: n('扣除非技术性费用后没有技术交易额，不能按技术合同登记。', 'Nothing is left for technology.'),
          },
        ],
        sets: { recognised_on: 'today' },
      },
      refuse: {
        name: n('不予登记', 'Do not register'),
        help: n('说明哪一条不符，申请人可以改正后重新申请', 'Says which rule it does not meet; it may be filed again'),
        from: ['filed', 'accepted'],
        to: 'refused',
        who: { clerk: 'division' },
        reason: 'required',
      },
      perform: {
        name: n('履行完毕', 'Performed'),
        from: ['registered'],
        to: 'performed',
        who: { clerk: 'division' },
        sets: { ended_on: 'today' },
        holds: [
          {
            that: 'unpaid <= 0',
            else: n('还有款项没有付清，请核对付款记录。', 'Not everything is paid: check the payments.'),
            isWarning: true,
          },
        ],
      },
      end: {
        name: n('解除', 'End early'),
        help: n('当事人一致解除的，应当注销登记', 'Its registration is cancelled with it'),
        from: ['registered'],
        to: 'ended',
        who: { clerk: 'division' },
        sets: { ended_on: 'today' },
        reason: 'required',
      },
      revoke: {
        name: n('撤销登记', 'Revoke'),
        help: n('提供虚假材料骗取登记', 'Registered on false papers'),
        from: ['registered', 'performed'],
        to: 'revoked',
        who: { leader: 'division' },
        sets: { ended_on: 'today' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'recognise',
      name: n('认定登记', 'Recognition'),
      startsAt: ['accept'],
      endsAt: ['register', 'refuse'],
      endsUnjudgedAt: ['send-back'],
      restartsAt: ['accept'],
      limit: { amount: { setting: 'technology-transfer.recognition_days' }, unit: 'days' },
      escalation: [
        { at: { before: 5, unit: 'days' }, tell: ['clerk'], name: n('认定将到期', 'Recognition is due soon') },
      ],
      actor: ['clerk'],
      figures: {
        due: n('应认定合同', 'Contracts to be recognised'),
        ended: n('认定办结率', 'Recognised or refused'),
        met: n('按期认定率', 'Recognised in time'),
      },
    },
  ],
  upstream: { name: n('全国技术合同管理与服务系统', 'National system of technology contracts'), id: 'contract_no' },
}

/** 合同付款: what is due by the contract, and what came. */
export const payment: RecordType = {
  id: 'tech-payment',
  name: n('合同付款', 'Payment'),
  about: n('技术合同约定的一笔付款一条，提成按期据实登记。', 'One payment of a contract; royalties as they come.'),
  title: 'note',
  fields: {
    contract: { kind: 'link', to: 'tech-contract', label: n('合同', 'Contract'), required: true, isFixed: true },
    note: { kind: 'text', atMost: 80, label: n('款项', 'For'), required: true },
    due_on: { kind: 'day', label: n('约定日期', 'Due on'), required: true },
    due_amount: { kind: 'money', unit: '万元', least: 0, label: n('约定金额', 'Amount due'), required: true },
    paid_on: { kind: 'day', label: n('到账日期', 'Paid on') },
    paid_amount: { kind: 'money', unit: '万元', least: 0, label: n('到账金额', 'Amount paid') },
    proof: { kind: 'files', label: n('凭证', 'Proof') },
  },
  columns: ['contract', 'note', 'due_on', 'due_amount', 'paid_on', 'paid_amount'],
  views: [{ id: 'overdue', name: n('逾期', 'Overdue'), where: 'state == "due" && due_on < today' }],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'due',
    states: {
      due: { name: n('待付', 'Due'), kind: 'open' },
      paid: { name: n('已付', 'Paid'), kind: 'done', editable: 'none' },
      waived: { name: n('不再支付', 'Waived'), kind: 'void', editable: 'none' },
    },
    transitions: {
      pay: {
        name: n('到账', 'Paid'),
        from: ['due'],
        to: 'paid',
        who: { clerk: 'division' },
        asks: [{ field: 'paid_on', isRequired: true }, { field: 'paid_amount', isRequired: true }, { field: 'proof' }],
        holds: [
          {
            that: 'paid_on <= today',
            else: n('到账日期在今天之后，请核对。', 'It is paid after today: check the day.'),
          },
        ],
      },
      waive: {
        name: n('不再支付', 'Waive'),
        from: ['due'],
        to: 'waived',
        who: { clerk: 'division' },
        reason: 'required',
      },
    },
  },
}

/** 奖励和报酬: what those who made the result get of it, held against what the law gives them. No persons are named here. */
export const reward: RecordType = {
  id: 'inventor-reward',
  name: n('成果转化奖励', 'Reward to inventors'),
  about: n(
    '一份合同（或一次自行实施、作价投资）的奖励方案一条，只记总数和人数，不记个人。没有规定也没有约定的，按法定比例；国家设立的单位的规定和约定也不得低于它。',
    'The reward of one contract, by totals and heads, not by name. Where neither rule nor agreement says more, the law’s share holds; state bodies may not go below it.',
  ),
  title: 'note',
  fields: {
    contract: { kind: 'link', to: 'tech-contract', label: n('合同', 'Contract'), required: true, isFixed: true },
    note: { kind: 'text', atMost: 100, label: n('奖励事项', 'Subject'), required: true },
    payer: { kind: 'text', atMost: 100, label: n('奖励单位', 'Paid by'), required: true },
    is_state_body: { kind: 'yes-no', label: n('国家设立的研发机构、高校', 'State body or university'), required: true },
    way: {
      kind: 'choice',
      label: n('转化方式', 'Way'),
      required: true,
      choices: {
        sold: n('转让、许可（净收入）', 'Transferred or licensed: net income'),
        shares: n('作价投资（股份、出资比例）', 'Invested: shares'),
        self: n('自行实施、合作实施（年营业利润）', 'Carried out: yearly operating profit'),
      },
    },
    basis: {
      kind: 'choice',
      label: n('奖励依据', 'By'),
      required: true,
      choices: {
        law: n('法定比例', 'The law’s share'),
        rule: n('单位规定', 'A rule of the body'),
        agreement: n('约定', 'An agreement'),
      },
    },
    base: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: n('计算基数', 'Reckoned from'),
      help: n(
        '净收入 = 合同成交额扣除维护专利、交易等必要成本；作价投资填股份价值；自行实施填当年营业利润',
        'Net income is the amount less what keeping and trading it cost; the value of shares; or the year’s operating profit',
      ),
      required: true,
    },
    amount: { kind: 'money', unit: '万元', least: 0, label: n('奖励总额', 'Reward'), required: true },
    main_amount: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: n('其中主要贡献人员', 'Of it to main contributors'),
    },
    people: { kind: 'integer', unit: '人', least: 1, label: n('受奖人数', 'People'), required: true },
    years: {
      kind: 'integer',
      unit: '年',
      least: 1,
      most: 20,
      label: n('连续提取年数', 'Years'),
      shownWhen: 'way == "self"',
    },
    notice_from: { kind: 'day', label: n('公示开始', 'Made known from') },
    notice_to: { kind: 'day', label: n('公示结束', 'Made known until') },
    paid_on: { kind: 'day', label: n('发放日期', 'Paid on') },
    files: { kind: 'files', label: n('奖励方案', 'The arrangement') },
  },
  computed: {
    share: { label: n('奖励比例', 'Share'), formula: 'amount * 100 / base', unit: '%', digits: 2 },
    law_share: {
      label: n('法定最低比例', 'Least by law'),
      formula:
        'way == "self" ? setting.reward_shares.self : way == "shares" ? setting.reward_shares.shares : setting.reward_shares.sold',
      unit: '%',
      digits: 2,
    },
    least: { label: n('法定最低奖励', 'Least reward by law'), formula: 'base * law_share / 100', unit: '万元' },
  },
  columns: ['note', 'payer', 'way', 'base', 'amount', 'share', 'law_share', 'people', 'paid_on'],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'drafted',
    states: {
      drafted: { name: n('拟定', 'Drafted'), kind: 'open' },
      noticed: { name: n('公示', 'Made known'), kind: 'waiting' },
      paid: { name: n('已发放', 'Paid'), kind: 'done', editable: 'none' },
      dropped: { name: n('不再发放', 'Dropped'), kind: 'void', editable: 'none' },
    },
    transitions: {
      notice: {
        name: n('公示', 'Make it known'),
        from: ['drafted'],
        to: 'noticed',
        who: { clerk: 'division' },
        asks: [
          { field: 'notice_from', isRequired: true },
          { field: 'notice_to', isRequired: true },
        ],
        holds: [
          {
            that: '(basis != "law" && !is_state_body) || amount >= least',
            else: n(
              '奖励低于法定比例。没有规定和约定的、以及国家设立的单位，都不得低于它（促进科技成果转化法第四十五条）。',
              'The reward is below the law’s share, under which neither a case without agreement nor a state body may go (art. 45).',
            ),
          },
          {
            that: 'main_amount >= amount * setting.reward_shares.main / 100',
            else: n(
              '主要贡献人员的份额不足，或没有填写（国发〔2016〕16号：不低于奖励总额的 50%）。',
              'Main contributors have less than their share of it, or it is not written down (50% at least).',
            ),
            isWarning: true,
          },
        ],
      },
      pay: {
        name: n('发放', 'Pay'),
        from: ['noticed'],
        to: 'paid',
        who: { clerk: 'division' },
        asks: [{ field: 'paid_on', isRequired: true }],
        holds: [
          { that: 'notice_to < today', else: n('公示还没有期满。', 'The days of the notice are not over.') },
          {
            that: 'paid_on <= today',
            else: n('发放日期在今天之后，请核对。', 'It is paid after today: check the day.'),
          },
        ],
      },
      drop: {
        name: n('不再发放', 'Drop'),
        from: ['drafted', 'noticed'],
        to: 'dropped',
        who: { clerk: 'division' },
        reason: 'required',
      },
    },
  },
}
