import type { RecordType } from '../../../language/record-type.ts'
import { READERS } from './policy.ts'

/** 政策条款（兑现事项）: one thing that a policy gives, as a condition and a formula. A version in force never changes. */
export const clause: RecordType = {
  id: 'policy-clause',
  name: { zh: '政策条款', en: 'Policy clause' },
  about: {
    zh: '政策给企业的一件事：给谁（条件）、给多少（公式）、怎么给、能不能和别的一起拿。要改就另立一版，发布后原版自动停用；已经申报的按申报时的那一版办。',
    en: 'One thing that a policy gives: to whom, how much, how, and with what else. A change is a new version; claims stay with the version they were made under.',
  },
  title: 'title',
  fields: {
    policy: { kind: 'link', to: 'policy', label: { zh: '政策', en: 'Policy' }, required: true, isFixed: true },
    key: {
      kind: 'text',
      label: { zh: '条款编号', en: 'Clause' },
      help: { zh: '政策里的第几条，各版相同：如 第三条（二）', en: 'Which clause it is, the same in every version' },
      required: true,
      isFixed: true,
      atMost: 40,
    },
    version: { kind: 'integer', least: 1, label: { zh: '版次', en: 'Version' }, required: true, isFixed: true },
    replaces: { kind: 'link', to: 'policy-clause', label: { zh: '替代的版次', en: 'Replaces' }, isFixed: true },
    title: { kind: 'text', label: { zh: '事项', en: 'What it gives' }, required: true, atMost: 100 },
    beneficiaries: {
      kind: 'long-text',
      label: { zh: '给谁（原文）', en: 'To whom, in words' },
      atMost: 1000,
      required: true,
    },
    conditions: {
      kind: 'long-text',
      label: { zh: '条件', en: 'Conditions' },
      help: {
        zh: '一行一个条件，都满足才符合；行末 // 后写依据哪一条。例：revenue >= 2000 // 第三条（一）',
        en: 'One condition a line, all must hold; behind // the words it rests on',
      },
      required: true,
      atMost: 4000,
    },
    formula: {
      kind: 'long-text',
      label: { zh: '金额公式（元）', en: 'Amount, a formula in yuan' },
      help: {
        zh: '按条件里能用的事实写，单位是元；万元要乘 10000。例：rd * 10000 * 0.1',
        en: 'Of the same facts as conditions, in yuan; ten thousands of yuan times 10000',
      },
      required: true,
      atMost: 2000,
    },
    cap: { kind: 'money', unit: '元', least: 0, label: { zh: '每次封顶', en: 'Cap of one claim' }, required: true },
    round_to: {
      kind: 'choice',
      label: { zh: '尾数', en: 'Rounding' },
      required: true,
      choices: {
        fen: { zh: '到分，舍去以下', en: 'Down to the fen' },
        yuan: { zh: '到元，舍去角分', en: 'Down to the yuan' },
        hundred: { zh: '到百元，舍去以下', en: 'Down to a hundred yuan' },
      },
    },
    mode: {
      kind: 'choice',
      label: { zh: '兑现方式', en: 'How it is given' },
      required: true,
      choices: {
        auto: { zh: '免申即享', en: 'Without application' },
        instant: { zh: '即申即享', en: 'At once on application' },
        apply: { zh: '申报审核', en: 'On application' },
      },
    },
    per: {
      kind: 'choice',
      label: { zh: '次数', en: 'How often' },
      required: true,
      choices: {
        year: { zh: '每年一次', en: 'Once a year' },
        once: { zh: '只此一次', en: 'Once only' },
      },
    },
    window_from: { kind: 'day', label: { zh: '申报开始', en: 'Open from' }, required: true },
    window_to: { kind: 'day', label: { zh: '申报截止', en: 'Open to' }, required: true },
    stack_group: {
      kind: 'text',
      label: { zh: '叠加分组', en: 'Stacking group' },
      help: {
        zh: '同一组的条款按下面的规则一起算；各政策之间写同一个名字就是同一组。可以随意叠加的留空',
        en: 'Clauses of one group count together by the rule below, across policies too; empty where it may stack freely',
      },
      atMost: 40,
    },
    stack_rule: {
      kind: 'choice',
      label: { zh: '组内规则', en: 'Rule of the group' },
      shownWhen: 'has(stack_group)',
      required: 'has(stack_group)',
      choices: {
        'one-only': { zh: '互斥：只能享受一项', en: 'One only' },
        'higher-only': { zh: '就高不重复：补到高的一项', en: 'The higher one, less what was had' },
        'total-cap': { zh: '合计封顶', en: 'Capped together' },
      },
    },
    stack_cap: {
      kind: 'money',
      unit: '元',
      least: 0,
      label: { zh: '组内合计上限', en: 'Cap of the group' },
      shownWhen: 'stack_rule == "total-cap"',
      required: 'stack_rule == "total-cap"',
    },
    department: { kind: 'body', label: { zh: '兑现部门', en: 'Department' }, required: true },
    needs_notice: { kind: 'yes-no', label: { zh: '拨付前公示', en: 'Public notice before payment' }, required: true },
    pay_days: {
      kind: 'integer',
      unit: '工作日',
      least: 1,
      most: 250,
      label: { zh: '拨付时限', en: 'Working days to pay' },
      help: { zh: '政策自己写明的；没有写的留空，按设置', en: 'As the policy says; empty: the setting' },
    },
    evidence: {
      kind: 'long-text',
      label: { zh: '申报材料', en: 'Papers' },
      help: {
        zh: '只列系统里没有的；能共享的不得再要',
        en: 'Only what no record holds; what is shared is not asked for again',
      },
      atMost: 1000,
    },
    basis: {
      kind: 'text',
      label: { zh: '法律依据', en: 'Legal basis' },
      help: {
        zh: '条件用到信用风险分类、亩均评价等级的必须写明',
        en: 'Needed where conditions speak of the credit class or the mu-yield grade',
      },
      atMost: 200,
    },
  },
  groups: [
    { title: { zh: '条款', en: 'Clause' }, fields: ['policy', 'key', 'version', 'replaces', 'title', 'beneficiaries'] },
    { title: { zh: '给谁', en: 'To whom' }, fields: ['conditions', 'basis'] },
    {
      title: { zh: '给多少', en: 'How much' },
      fields: ['formula', 'cap', 'round_to', 'stack_group', 'stack_rule', 'stack_cap'],
    },
    {
      title: { zh: '怎么给', en: 'How' },
      fields: ['mode', 'per', 'window_from', 'window_to', 'department', 'needs_notice', 'pay_days', 'evidence'],
    },
  ],
  unique: [['policy', 'key', 'version']],
  columns: ['title', 'policy', 'key', 'version', 'mode', 'cap', 'window_from', 'window_to', 'department'],
  views: [
    { id: 'in-force', name: { zh: '在用', en: 'In force' }, where: 'state == "in-force"' },
    {
      id: 'open',
      name: { zh: '正在申报期', en: 'Open now' },
      where: 'state == "in-force" && window_from <= today && window_to >= today',
    },
    {
      id: 'automatic',
      name: { zh: '免申即享', en: 'Without application' },
      where: 'mode == "auto" && state == "in-force"',
    },
  ],
  rollups: {
    successors: {
      label: { zh: '已发布的后一版', en: 'Later versions in force' },
      of: 'policy-clause',
      by: 'replaces',
      where: 'state in ["in-force", "replaced", "closed"]',
      take: 'count',
    },
    claims: { label: { zh: '申报', en: 'Claims' }, of: 'policy-claim', by: 'clause', take: 'count' },
    paid: {
      label: { zh: '已兑付', en: 'Paid' },
      of: 'policy-claim',
      by: 'clause',
      where: 'state in ["paid", "recovered"]',
      take: { sum: 'amount' },
      unit: '元',
    },
  },
  body: 'department',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { planner: 'division' },
  },
  isPublic: {
    fields: ['title', 'policy', 'key', 'beneficiaries', 'mode', 'cap', 'window_from', 'window_to', 'evidence'],
    when: 'state == "in-force" && policy.state == "published"',
  },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: { zh: '编制', en: 'Draft' }, kind: 'open' },
      'in-force': { name: { zh: '在用', en: 'In force' }, kind: 'done', editable: 'none' },
      replaced: { name: { zh: '已被新版替代', en: 'Replaced' }, kind: 'done', editable: 'none' },
      closed: { name: { zh: '停用', en: 'Closed' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      issue: {
        name: { zh: '发布', en: 'Issue' },
        help: {
          zh: '条件和公式检查无误后生效；此后不再修改',
          en: 'In force once its condition and formula are sound; it is not changed after',
        },
        from: ['draft'],
        to: 'in-force',
        who: { planner: 'division', clerk: 'body' },
        holds: [
          {
            that: 'policy.state == "published"',
            else: { zh: '政策还没有公开施行，条款不能生效', en: 'Its policy is not published yet' },
          },
          {
            that: 'window_to >= window_from',
            else: { zh: '申报截止应不早于开始', en: 'It must not close before it opens' },
          },
          {
            that: '!has(policy.expires_on) || window_to <= policy.expires_on',
            else: { zh: '申报截止不能晚于政策有效期', en: 'It cannot stay open beyond its policy' },
          },
        ],
      },
      replace: {
        name: { zh: '由新版替代', en: 'Replace' },
        from: ['in-force'],
        to: 'replaced',
        who: { planner: 'division' },
        automatic: 'successors > 0',
      },
      close: {
        name: { zh: '停用', en: 'Close' },
        from: ['in-force'],
        to: 'closed',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
      },
    },
  },
}

/** 政策预算: the money of one policy in one year. What is promised and paid stands in the ledger and can never be more. */
export const budget: RecordType = {
  id: 'policy-budget',
  name: { zh: '政策预算', en: 'Policy budget' },
  about: {
    zh: '一项政策一个年度的资金，一条。受理时占用，拨付时支出，退出时退回；占用加支出不会超过预算。调整预算按更正办理，写明文件。',
    en: 'The money of one policy in one year. A claim reserves it when accepted and spends it when paid; both together never exceed it. It is changed by a correction with its document.',
  },
  title: 'year',
  fields: {
    policy: { kind: 'link', to: 'policy', label: { zh: '政策', en: 'Policy' }, required: true, isFixed: true },
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    amount: { kind: 'money', unit: '元', least: 0, label: { zh: '预算', en: 'Budget' }, required: true, isFixed: true },
    document: { kind: 'text', label: { zh: '预算文件', en: 'Budget document' }, required: true, atMost: 120 },
    lead: { kind: 'body', label: { zh: '主管部门', en: 'Body in charge' } },
  },
  unique: [['policy', 'year']],
  columns: ['policy', 'year', 'amount', 'document'],
  body: 'lead',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division' },
    create: { planner: 'division' },
    change: { planner: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division' },
  },
}
