import type { RecordType } from '../../../language/record-type.ts'

/**
 * 政策告知: one firm that has come to qualify for one clause in one year, whether it was told, has looked, has claimed. The program
 * makes it of the facts on record; the reach of a policy is counted from these.
 */
export const told: RecordType = {
  id: 'policy-told',
  name: { zh: '政策告知', en: 'Firm told' },
  about: {
    zh: '一户企业按一个条款一个年度新符合条件，由系统每天匹配生成一条：有办事账号的当天在“我的政策”里告知，没有的由联系服务单位上门或电话告知。企业看过、申报过都自动记上；触达率由它算出。',
    en: 'A firm that has come to qualify for a clause in a year, made by the daily matching: told under “My policies” where somebody acts for it, else by visit or phone by the body that serves it. That it looked and claimed is put down by itself; the reach follows from these.',
  },
  title: 'firm_name',
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    firm_name: { kind: 'text', atMost: 100, label: { zh: '企业名称', en: 'Name' }, required: true, isFixed: true },
    policy: { kind: 'link', to: 'policy', label: { zh: '政策', en: 'Policy' }, required: true, isFixed: true },
    clause: { kind: 'link', to: 'policy-clause', label: { zh: '条款', en: 'Clause' }, required: true, isFixed: true },
    // A later version of a clause is the same clause.
    clause_key: { kind: 'text', atMost: 60, label: { zh: '条款号', en: 'Key' }, required: true, isFixed: true },
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    served_by: { kind: 'body', label: { zh: '联系服务单位', en: 'Serving body' } },
    account: { kind: 'person', label: { zh: '企业办事人', en: 'Who acts for the firm' }, isDerived: true },
    qualified_on: { kind: 'day', label: { zh: '符合之日', en: 'Qualified on' }, required: true, isFixed: true },
    told_on: { kind: 'day', label: { zh: '告知日期', en: 'Told on' }, isDerived: true },
    told_how: {
      kind: 'choice',
      label: { zh: '告知方式', en: 'Told by' },
      choices: {
        platform: { zh: '平台', en: 'Platform' },
        phone: { zh: '电话', en: 'Phone' },
        visit: { zh: '上门', en: 'Visit' },
        message: { zh: '短信', en: 'Message' },
      },
    },
    opened_on: { kind: 'day', label: { zh: '企业查看', en: 'Looked on' }, isDerived: true },
    claimed_on: { kind: 'day', label: { zh: '申报日期', en: 'Claimed on' }, isDerived: true },
  },
  unique: [['enterprise', 'policy', 'clause_key', 'year']],
  columns: ['firm_name', 'clause', 'year', 'served_by', 'qualified_on', 'told_on', 'told_how', 'opened_on', 'state'],
  views: [
    {
      id: 'to-tell',
      name: { zh: '待告知', en: 'To be told' },
      where: 'state == "standing" && !has(told_on)',
      sort: [{ field: 'qualified_on' }],
    },
    {
      id: 'unopened',
      name: { zh: '告知未看', en: 'Told, not looked' },
      where: 'state == "standing" && has(told_on) && !has(opened_on)',
      sort: [{ field: 'told_on' }],
    },
    {
      id: 'unclaimed',
      name: { zh: '看过未申报', en: 'Looked, not claimed' },
      where: 'state == "standing" && has(opened_on)',
      sort: [{ field: 'opened_on' }],
    },
    { id: 'claimed', name: { zh: '已申报', en: 'Claimed' }, where: 'state == "claimed"' },
  ],
  body: 'served_by',
  person: 'account',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division', enterprise: 'own' },
    // By the daily matching alone.
    create: {},
    change: { clerk: 'body' },
    export: { planner: 'division', clerk: 'division' },
  },
  lifecycle: {
    start: 'standing',
    states: {
      standing: { name: { zh: '符合，未申报', en: 'Qualifies' }, kind: 'open', editable: 'none' },
      claimed: { name: { zh: '已申报', en: 'Claimed' }, kind: 'done', editable: 'none' },
      over: {
        name: { zh: '不再符合', en: 'No longer qualifies' },
        kind: 'void',
        editable: 'none',
        help: { zh: '事实变了，企业不再符合条件；不计入触达率。', en: 'Facts have changed; it counts in no reach.' },
      },
    },
    transitions: {
      tell: {
        name: { zh: '已告知', en: 'Told' },
        from: ['standing'],
        to: 'standing',
        who: { clerk: 'body', planner: 'division' },
        asks: [{ field: 'told_how', isRequired: true }],
        holds: [
          { that: '!has(told_on)', else: { zh: '已经告知过。', en: 'It was told already.' } },
          {
            that: 'told_how != "platform"',
            else: { zh: '平台告知由系统记录。', en: 'The platform tells by itself.' },
          },
        ],
        sets: { told_on: 'today' },
        isBulk: true,
      },
      open: {
        name: { zh: '企业查看', en: 'Looked' },
        from: ['standing'],
        to: 'standing',
        who: {},
        automatic: 'false',
        sets: { opened_on: 'today' },
        isBulk: true,
      },
      claim: {
        name: { zh: '企业申报', en: 'Claimed' },
        from: ['standing'],
        to: 'claimed',
        who: {},
        automatic: 'false',
        sets: { claimed_on: 'today' },
      },
      end: {
        name: { zh: '不再符合', en: 'No longer qualifies' },
        from: ['standing'],
        to: 'over',
        who: {},
        automatic: 'false',
        isBulk: true,
      },
      return: {
        name: { zh: '重新符合', en: 'Qualifies again' },
        from: ['over'],
        to: 'standing',
        who: {},
        automatic: 'false',
        isBackward: true,
        isBulk: true,
      },
    },
  },
}
