import type { RecordType } from '../../../language/record-type.ts'
import type { Who } from '../../../model/role.ts'

/** A policy is public: whoever acts for a firm reads it like the desks do. */
export const READERS: Who = {
  planner: 'division',
  leader: 'division',
  clerk: 'division',
  reviewer: 'division',
  reporter: 'division',
  enterprise: 'division',
}

/** 惠企政策: one document that gives firms something. What it gives, and to whom, stands in its clauses. */
export const policy: RecordType = {
  id: 'policy',
  name: { zh: '惠企政策', en: 'Policy for firms' },
  about: {
    zh: '一份给企业奖补、减免、贴息或服务的政策文件，一件一条。给谁、给多少写在它的条款里；没有公开、已经到期的不参加匹配。',
    en: 'One document that gives firms money, relief or services. Whom and how much stands in its clauses; what is not published, or has run out, matches nobody.',
  },
  title: 'title',
  number: { prefix: 'ZC', per: 'year', digits: 4 },
  fields: {
    title: { kind: 'text', label: { zh: '政策名称', en: 'Title' }, required: true, atMost: 120 },
    document: { kind: 'document-number', label: { zh: '文号', en: 'Document number' } },
    issuer: { kind: 'text', label: { zh: '发文机关', en: 'Issued by' }, required: true, atMost: 80 },
    level: {
      kind: 'choice',
      label: { zh: '层级', en: 'Level' },
      required: true,
      choices: {
        national: { zh: '国家', en: 'National' },
        province: { zh: '省', en: 'Province' },
        city: { zh: '市', en: 'City' },
        district: { zh: '区', en: 'District' },
      },
    },
    benefit: {
      kind: 'choice',
      label: { zh: '给什么', en: 'What it gives' },
      required: true,
      choices: {
        award: { zh: '奖补', en: 'Award' },
        subsidy: { zh: '补贴', en: 'Subsidy' },
        interest: { zh: '贴息', en: 'Interest subsidy' },
        relief: { zh: '减免', en: 'Relief' },
        service: { zh: '服务', en: 'Service' },
        honour: { zh: '荣誉', en: 'Honour' },
      },
    },
    lead: { kind: 'body', label: { zh: '牵头部门', en: 'Lead body' }, required: true },
    effective_on: { kind: 'day', label: { zh: '施行日期', en: 'In force from' }, required: true },
    expires_on: {
      kind: 'day',
      label: { zh: '有效期至', en: 'In force to' },
      help: { zh: '长期有效的留空', en: 'Left empty where it has no end' },
    },
    firm_cap: {
      kind: 'money',
      unit: '元',
      least: 0,
      label: { zh: '每户年度上限', en: 'Cap for a firm and year' },
      help: {
        zh: '一户企业一年从本政策各条款合计最多得多少；不设的留空',
        en: 'What one firm may have from all its clauses in a year; empty for none',
      },
    },
    text: { kind: 'files', label: { zh: '文件和解读', en: 'Document and interpretation' } },
    fair_review_on: {
      kind: 'day',
      label: { zh: '公平竞争审查日期', en: 'Reviewed for fair competition on' },
      isDerived: true,
    },
    fair_review: {
      kind: 'choice',
      label: { zh: '公平竞争审查结论', en: 'Fair competition' },
      isDerived: true,
      choices: {
        passes: { zh: '不具有排除、限制竞争效果', en: 'Does not restrict competition' },
        exception: { zh: '适用例外规定', en: 'Falls under an exception' },
      },
      help: {
        zh: '没有法律、行政法规依据或未经国务院批准，不得给特定经营者税收优惠、选择性奖补（公平竞争审查条例 第十条）',
        en: 'Without a basis in law nobody in particular may be given tax favours or selective awards (Fair Competition Review Regulation, 10)',
      },
    },
    legal_review_on: { kind: 'day', label: { zh: '合法性审核日期', en: 'Legality reviewed on' }, isDerived: true },
    decided_on: { kind: 'day', label: { zh: '集体审议日期', en: 'Decided on' }, isDerived: true },
    published_on: { kind: 'day', label: { zh: '公开日期', en: 'Published on' }, isDerived: true },
    ended_on: { kind: 'day', label: { zh: '失效日期', en: 'Ended on' }, isDerived: true },
    assessment: { kind: 'long-text', label: { zh: '实施评估', en: 'Assessment' }, atMost: 2000 },
  },
  groups: [
    {
      title: { zh: '文件', en: 'Document' },
      fields: ['title', 'document', 'issuer', 'level', 'benefit', 'lead', 'text'],
    },
    {
      title: { zh: '施行', en: 'In force' },
      fields: ['effective_on', 'expires_on', 'firm_cap', 'published_on', 'ended_on'],
    },
    {
      title: { zh: '审查', en: 'Reviews' },
      fields: ['fair_review_on', 'fair_review', 'legal_review_on', 'decided_on', 'assessment'],
    },
  ],
  unique: [['document']],
  alike: [{ same: ['title', 'issuer'] }],
  columns: ['title', 'document', 'level', 'benefit', 'lead', 'effective_on', 'expires_on', 'clauses'],
  views: [
    { id: 'published', name: { zh: '施行中', en: 'In force' }, where: 'state == "published"' },
    {
      id: 'under-way',
      name: { zh: '制定中', en: 'Being made' },
      where: 'state in ["draft", "fair-review", "legal-review", "deciding", "decided"]',
    },
    {
      id: 'ending',
      name: { zh: '三个月内到期', en: 'Ends within three months' },
      where: 'state == "published" && expires_on < today + days(90)',
      sort: [{ field: 'expires_on' }],
    },
  ],
  rollups: {
    clauses: {
      label: { zh: '在用条款', en: 'Clauses in force' },
      of: 'policy-clause',
      by: 'policy',
      where: 'state == "in-force"',
      take: 'count',
    },
    budget: {
      label: { zh: '预算合计', en: 'Budget in all' },
      of: 'policy-budget',
      by: 'policy',
      take: { sum: 'amount' },
      unit: '元',
    },
  },
  body: 'lead',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { planner: 'division' },
  },
  isPublic: {
    fields: ['title', 'document', 'issuer', 'level', 'benefit', 'effective_on', 'expires_on', 'published_on'],
    when: 'state == "published"',
  },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: { zh: '起草', en: 'Draft' }, kind: 'open' },
      'fair-review': { name: { zh: '公平竞争审查', en: 'Fair competition review' }, kind: 'open' },
      'legal-review': { name: { zh: '合法性审核', en: 'Legality review' }, kind: 'open' },
      deciding: { name: { zh: '集体审议', en: 'To be decided' }, kind: 'open' },
      decided: { name: { zh: '待公开', en: 'To be published' }, kind: 'open' },
      published: {
        name: { zh: '施行中', en: 'In force' },
        kind: 'done',
        editable: ['expires_on', 'assessment', 'text'],
      },
      expired: { name: { zh: '到期', en: 'Expired' }, kind: 'done', editable: ['assessment'] },
      abolished: { name: { zh: '废止', en: 'Abolished' }, kind: 'done', editable: ['assessment'] },
      dropped: { name: { zh: '不再制定', en: 'Dropped' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      'send-to-review': {
        name: { zh: '送公平竞争审查', en: 'Send for fair competition review' },
        from: ['draft'],
        to: 'fair-review',
        who: { planner: 'division', clerk: 'body' },
      },
      'adopt-upper': {
        name: { zh: '收录上级政策', en: 'Take up from above' },
        help: {
          zh: '国家、省、市已经公布施行的，直接收录',
          en: 'Published and in force above: it is taken up as it is',
        },
        from: ['draft'],
        to: 'published',
        who: { planner: 'division', clerk: 'body' },
        asks: [{ field: 'published_on', isRequired: true }],
        holds: [
          {
            that: 'level != "district"',
            else: { zh: '本区制定的政策要走审查和审议', en: 'A policy of the district goes through its reviews' },
          },
        ],
      },
      'pass-fair': {
        name: { zh: '审查通过', en: 'Passes' },
        from: ['fair-review'],
        to: 'legal-review',
        who: { planner: 'division', clerk: 'division' },
        asks: [{ field: 'fair_review', isRequired: true }],
        sets: { fair_review_on: 'today' },
        notBy: ['send-to-review'],
      },
      'send-back': {
        name: { zh: '退回修改', en: 'Send back' },
        from: ['fair-review', 'legal-review', 'deciding'],
        to: 'draft',
        who: { planner: 'division', clerk: 'division', leader: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      'pass-legal': {
        name: { zh: '合法性审核通过', en: 'Is lawful' },
        from: ['legal-review'],
        to: 'deciding',
        who: { planner: 'division', clerk: 'division' },
        sets: { legal_review_on: 'today' },
        notBy: ['send-to-review'],
      },
      decide: {
        name: { zh: '审议通过', en: 'Decide' },
        from: ['deciding'],
        to: 'decided',
        who: { leader: 'division' },
        sets: { decided_on: 'today' },
      },
      publish: {
        name: { zh: '公开', en: 'Publish' },
        from: ['decided'],
        to: 'published',
        who: { planner: 'division', clerk: 'body' },
        asks: [{ field: 'document', isRequired: true }, { field: 'text' }],
        sets: { published_on: 'today' },
      },
      expire: {
        name: { zh: '到期', en: 'Expire' },
        from: ['published'],
        to: 'expired',
        who: { planner: 'division' },
        automatic: 'expires_on < today',
        sets: { ended_on: 'expires_on + days(1)' },
      },
      abolish: {
        name: { zh: '废止', en: 'Abolish' },
        from: ['published'],
        to: 'abolished',
        who: { planner: 'division', leader: 'division' },
        sets: { ended_on: 'today' },
        reason: 'required',
      },
      renew: {
        name: { zh: '续期', en: 'Renew' },
        help: { zh: '评估后延长有效期', en: 'Its time is prolonged after an assessment' },
        from: ['expired'],
        to: 'published',
        who: { planner: 'division' },
        asks: [
          { field: 'expires_on', isRequired: true },
          { field: 'assessment', isRequired: true },
        ],
        holds: [
          { that: 'expires_on >= today', else: { zh: '新的有效期应在今天以后', en: 'It must last beyond today' } },
        ],
        sets: { ended_on: 'null' },
        reason: 'required',
        isBackward: true,
      },
      drop: {
        name: { zh: '不再制定', en: 'Drop' },
        from: ['draft', 'fair-review', 'legal-review', 'deciding'],
        to: 'dropped',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'publish',
      name: { zh: '公开时限', en: 'Time to publish' },
      startsAt: ['decide'],
      endsAt: ['publish'],
      limit: { amount: { setting: 'policy.publish-days' }, unit: 'workdays', ends: 'end-of-day' },
      escalation: [
        {
          at: { before: 5, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '公开时限将到', en: 'To be published soon' },
        },
        { at: { share: 1 }, tell: ['planner', 'leader'], name: { zh: '超期未公开', en: 'Not published in time' } },
      ],
      actor: ['planner', 'clerk'],
    },
  ],
}
