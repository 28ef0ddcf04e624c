import type { RecordType } from '../../../language/record-type.ts'
import { n, STAFF, TECH_FIELDS, WAYS } from './choices.ts'

/** 技术经纪（经理）人、机构: who brings the two sides together, and for how much. */
export const broker: RecordType = {
  id: 'tech-broker',
  name: n('技术经纪', 'Technology broker'),
  about: n('技术经纪机构或技术经理人，一个一条。', 'An agency or a technology manager, one record each.'),
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 80, label: n('机构名称', 'Agency'), required: true },
    kind: {
      kind: 'choice',
      label: n('类别', 'Kind'),
      required: true,
      choices: { agency: n('机构', 'Agency'), self: n('个人执业', 'On one’s own') },
    },
    manager: { kind: 'text', atMost: 40, label: n('技术经理人', 'Technology manager'), personal: 'name' },
    phone: { kind: 'phone', label: n('联系电话', 'Phone'), personal: 'phone' },
    certificate: { kind: 'text', atMost: 40, label: n('证书编号', 'Certificate') },
    tech_fields: { kind: 'choices', choices: TECH_FIELDS, label: n('擅长领域', 'Fields'), required: true },
    fee_percent: { kind: 'percent', least: 0, most: 30, digits: 1, label: n('佣金比例', 'Fee') },
    valid_to: { kind: 'day', label: n('备案有效期至', 'On record until'), required: true },
  },
  unique: [['name']],
  columns: ['name', 'kind', 'tech_fields', 'fee_percent', 'valid_to', 'contracts'],
  rollups: {
    contracts: {
      label: n('促成合同', 'Contracts brought about'),
      of: 'tech-introduction',
      by: 'broker',
      where: 'state == "signed"',
      take: 'count',
    },
  },
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    reveal: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { clerk: 'division' },
    merge: { clerk: 'division' },
  },
}

/** 对接: one result and one need brought together, talked over, and made known where the law asks for it. */
export const introduction: RecordType = {
  id: 'tech-introduction',
  name: n('供需对接', 'Introduction'),
  about: n(
    '一项成果与一个需求的一次对接。当时为什么合适写在“撮合理由”里；国家设立单位的成果协议定价、或受让方是本单位的人及其企业，须公示后才能签约。',
    'One result and one need brought together, with the reasons of that day. A price agreed for a state body’s result, or a buyer from within, is made known before anything is signed.',
  ),
  title: 'subject',
  number: { prefix: 'DJ', per: 'year', digits: 4 },
  fields: {
    subject: { kind: 'text', atMost: 160, label: n('对接事项', 'Subject'), required: true },
    result: { kind: 'link', to: 'tech-result', label: n('成果', 'Result'), required: true, isFixed: true },
    need: { kind: 'link', to: 'tech-need', label: n('需求', 'Need'), isFixed: true },
    reasons: { kind: 'long-text', label: n('撮合理由', 'Why they fit'), isFixed: true },
    broker: { kind: 'link', to: 'tech-broker', label: n('技术经纪', 'Broker') },
    introduced_on: { kind: 'day', label: n('对接日期', 'Introduced on'), required: true },
    talks: { kind: 'long-text', label: n('洽谈情况', 'How talks went') },
    way: { kind: 'choice', choices: WAYS, label: n('商定方式', 'Way agreed') },
    pricing: {
      kind: 'choice',
      label: n('定价办法', 'How the price came about'),
      choices: {
        talks: n('协议定价', 'By talks'),
        listing: n('挂牌交易', 'By listing'),
        auction: n('拍卖', 'By auction'),
        appraisal: n('评估后协商', 'Appraised, then by talks'),
      },
    },
    price: { kind: 'money', unit: '万元', least: 0, label: n('商定价格', 'Price agreed') },
    is_insider: {
      kind: 'yes-no',
      label: n('受让方与持有单位人员有利害关系', 'The buyer has ties within the holder'),
      help: n(
        '单位领导、科研人员或其近亲属持股、任职的企业；不清楚的先问清，不要填“否”',
        'A firm in which its leaders, researchers or their family hold shares or posts; ask before writing no',
      ),
    },
    notice_from: { kind: 'day', label: n('公示开始', 'Made known from') },
    notice_to: { kind: 'day', label: n('公示结束', 'Made known until') },
    notice_where: { kind: 'text', atMost: 100, label: n('公示载体', 'Where it was made known') },
    objections: { kind: 'long-text', label: n('异议和处理', 'Objections and how they ended') },
    is_objection_open: { kind: 'yes-no', label: n('有未处理的异议', 'An objection is open') },
    notice_files: { kind: 'files', label: n('公示材料', 'The notice') },
    contract: { kind: 'link', to: 'tech-contract', label: n('签订合同', 'Contract'), isDerived: true },
  },
  groups: [
    {
      title: n('洽谈', 'Talks'),
      fields: ['introduced_on', 'broker', 'talks', 'way', 'pricing', 'price', 'is_insider'],
    },
    {
      title: n('公示', 'Made known'),
      fields: ['notice_from', 'notice_to', 'notice_where', 'objections', 'is_objection_open', 'notice_files'],
    },
  ],
  computed: {
    needs_notice: {
      label: n('须公示', 'Has to be made known'),
      formula: '(result.is_state_held && pricing in ["talks", "appraisal"]) || is_insider',
    },
    notice_days: {
      label: n('公示天数', 'Days made known'),
      formula: 'notice_to - notice_from + 1',
      unit: '天',
      digits: 0,
    },
  },
  unique: [['result', 'need']],
  columns: ['subject', 'result', 'need', 'broker', 'introduced_on', 'price', 'needs_notice'],
  views: [
    { id: 'talking', name: n('洽谈中', 'In talks'), where: 'state in ["introduced", "talking", "noticed"]' },
    {
      id: 'to-notice',
      name: n('待公示', 'To be made known'),
      where: 'state == "talking" && needs_notice && !has(notice_to)',
    },
    {
      id: 'resting',
      name: n('三月未动', 'Nothing for three months'),
      where: 'state == "talking" && dayOf(changed_at) < today - days(90)',
    },
  ],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'introduced',
    states: {
      introduced: { name: n('已对接', 'Introduced'), kind: 'open' },
      talking: { name: n('洽谈中', 'In talks'), kind: 'open' },
      noticed: { name: n('公示中', 'Being made known'), kind: 'waiting' },
      signed: { name: n('已签约', 'Signed'), kind: 'done', editable: 'none' },
      broken: { name: n('未成', 'Broken off'), kind: 'done', editable: 'none' },
    },
    transitions: {
      talk: {
        name: n('进入洽谈', 'Begin talks'),
        from: ['introduced'],
        to: 'talking',
        who: { clerk: 'division' },
        asks: [{ field: 'talks' }, { field: 'broker' }],
      },
      notice: {
        name: n('公示', 'Make it known'),
        from: ['talking'],
        to: 'noticed',
        who: { clerk: 'division' },
        asks: [
          { field: 'way', isRequired: true },
          { field: 'pricing', isRequired: true },
          { field: 'price', isRequired: true },
          { field: 'is_insider', isRequired: true },
          { field: 'notice_from', isRequired: true },
          { field: 'notice_to', isRequired: true },
          { field: 'notice_where', isRequired: true },
        ],
        holds: [
          {
            that: 'notice_days >= setting.notice_days',
            else: n(
              '公示不足规定的天数（实施促进科技成果转化法若干规定：不少于 15 日）。',
              'It is made known for fewer days than required (15 at least, State Council rules of 2016).',
            ),
          },
        ],
      },
      sign: {
        name: n('签约', 'Sign'),
        from: ['talking', 'noticed'],
        to: 'signed',
        who: { clerk: 'division' },
        asks: [
          { field: 'way', isRequired: true },
          { field: 'pricing', isRequired: true },
          { field: 'price', isRequired: true },
          { field: 'is_insider', isRequired: true },
          { field: 'is_objection_open' },
          { field: 'objections' },
        ],
        holds: [
          {
            that: '!needs_notice || (notice_days >= setting.notice_days && notice_to < today)',
            else: n(
              '须公示的还没有公示期满。请先公示成果名称和拟交易价格，期满无异议再签约。',
              'It has to be made known first, with name and price, until the days are over.',
            ),
          },
          {
            that: '!needs_notice || is_objection_open == false',
            else: n(
              '公示有异议未处理，或没有写明有无异议。',
              'An objection is open, or nobody wrote whether there is one.',
            ),
          },
        ],
      },
      break: {
        name: n('未成', 'Break off'),
        from: ['introduced', 'talking', 'noticed'],
        to: 'broken',
        who: { clerk: 'division' },
        reason: 'required',
      },
      'take-up': {
        name: n('重新洽谈', 'Take up again'),
        from: ['broken'],
        to: 'talking',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
}
