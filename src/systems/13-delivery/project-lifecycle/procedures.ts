import type { RecordType } from '../../../language/record-type.ts'

const KEEPERS = { planner: 'division', clerk: 'body' } as const
const READERS = { planner: 'division', leader: 'division', clerk: 'body', reviewer: 'body', reporter: 'body' } as const

/** 前期手续: one paper that a project must have, from application to grant. Gates of the project ask for them. */
export const gate: RecordType = {
  id: 'project-gate',
  name: { zh: '前期手续', en: 'Procedure of a project' },
  about: {
    zh: '一项手续一条：谁批的、文号、日期、凭证。项目过关看的就是这里的凭证。',
    en: 'One row a procedure: who granted it, number, day, proof. A project passes its gates by these.',
  },
  title: 'document_no',
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    gate: {
      kind: 'choice',
      label: { zh: '手续', en: 'Procedure' },
      required: true,
      isFixed: true,
      choices: {
        screening: { zh: '投资范围与准入把关', en: 'Screening of public investment' },
        proposal: { zh: '项目建议书批复', en: 'Proposal' },
        land: { zh: '用地预审与选址、用地批准', en: 'Site and land' },
        environment: { zh: '环境影响评价', en: 'Environmental assessment' },
        energy: { zh: '节能审查', en: 'Energy review' },
        stability: { zh: '社会稳定风险评估', en: 'Social stability assessment' },
        feasibility: { zh: '可行性研究报告批复', en: 'Feasibility approval' },
        verification: { zh: '核准', en: 'Verification' },
        filing: { zh: '备案', en: 'Filing' },
        design: { zh: '初步设计及概算批复', en: 'Preliminary design and budget' },
        tender: { zh: '招标', en: 'Tender' },
        permit: { zh: '施工许可', en: 'Building permit' },
        acceptance: { zh: '竣工验收（五方）', en: 'Acceptance by the five parties' },
        accounts: { zh: '竣工财务决算', en: 'Final accounts' },
      },
    },
    body: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' }, required: true },
    issuer: { kind: 'text', label: { zh: '办理部门', en: 'Granted by' }, required: 'state == "granted"' },
    document_no: {
      kind: 'text',
      atMost: 60,
      label: { zh: '文号、证号', en: 'Number' },
      required: 'state == "granted"',
    },
    applied_on: { kind: 'day', label: { zh: '申报日期', en: 'Applied on' } },
    granted_on: { kind: 'day', label: { zh: '批准日期', en: 'Granted on' }, required: 'state == "granted"' },
    valid_to: {
      kind: 'day',
      label: { zh: '有效期至', en: 'Valid to' },
      help: {
        zh: '核准文件两年内未开工须提前三十个工作日申请延期，只能一次、不超过一年。',
        en: 'A verification lapses after two years without a start; an extension is asked thirty working days before, once, for a year at most.',
      },
    },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
  },
  columns: ['project', 'gate', 'issuer', 'document_no', 'applied_on', 'granted_on', 'valid_to'],
  views: [
    {
      id: 'expiring',
      name: { zh: '快到期', en: 'About to lapse' },
      where: 'state == "granted" && has(valid_to) && valid_to < today + days(90)',
      sort: [{ field: 'valid_to' }],
    },
  ],
  unique: [['project', 'gate', 'document_no']],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '未办', en: 'To do' }, kind: 'open' },
      applied: { name: { zh: '已申报', en: 'Applied' }, kind: 'open' },
      granted: { name: { zh: '已办结', en: 'Granted' }, kind: 'done', editable: ['valid_to', 'proof'] },
      refused: { name: { zh: '不予批准', en: 'Refused' }, kind: 'open' },
      void: { name: { zh: '失效、撤销', en: 'Lapsed or withdrawn' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      apply: {
        name: { zh: '申报', en: 'Apply' },
        from: ['open', 'refused'],
        to: 'applied',
        who: KEEPERS,
        asks: [{ field: 'applied_on', isRequired: true }],
        holds: [
          {
            that: 'applied_on <= today',
            else: { zh: '申报日期不能晚于今天。', en: 'It cannot have been applied for in the future.' },
          },
        ],
      },
      grant: {
        name: { zh: '登记批准', en: 'Register the grant' },
        from: ['open', 'applied'],
        to: 'granted',
        who: KEEPERS,
        asks: [
          { field: 'issuer', isRequired: true },
          { field: 'document_no', isRequired: true },
          { field: 'granted_on', isRequired: true },
          { field: 'valid_to' },
          { field: 'proof' },
        ],
        holds: [
          {
            that: 'granted_on <= today',
            else: { zh: '批准日期不能晚于今天。', en: 'It cannot have been granted in the future.' },
          },
          {
            that: 'size(proof) > 0',
            else: { zh: '没有上传凭证：以后核查会要。', en: 'No proof is uploaded: a check will ask for it.' },
            isWarning: true,
          },
        ],
      },
      refuse: {
        name: { zh: '登记不予批准', en: 'Register a refusal' },
        from: ['applied'],
        to: 'refused',
        who: KEEPERS,
        reason: 'required',
        isBackward: true,
      },
      void: {
        name: { zh: '失效或撤销', en: 'Lapsed or withdrawn' },
        from: ['open', 'applied', 'granted', 'refused'],
        to: 'void',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
}

/** 问题: what stands in a project's way, who removes it, by when. */
export const problem: RecordType = {
  id: 'project-problem',
  name: { zh: '项目问题', en: 'Problem of a project' },
  about: {
    zh: '需要别的单位出面才能解决的事；责任单位自己能办的写在月报里。',
    en: 'What only another body can remove; what the responsible body can do itself stands in its monthly report.',
  },
  title: 'what',
  number: { prefix: 'WT', per: 'year', digits: 4 },
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      choices: {
        land: { zh: '用地', en: 'Land' },
        funds: { zh: '资金', en: 'Funds' },
        permit: { zh: '手续', en: 'Procedures' },
        relocation: { zh: '征拆', en: 'Relocation' },
        utilities: { zh: '水电气路', en: 'Utilities and access' },
        labour: { zh: '用工', en: 'Labour' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    what: { kind: 'text', label: { zh: '什么问题', en: 'What' }, required: true },
    detail: { kind: 'long-text', label: { zh: '情况和诉求', en: 'Details and request' } },
    owner: { kind: 'body', label: { zh: '交办单位', en: 'Given to' }, required: 'state != "open" && state != "void"' },
    days: {
      kind: 'integer',
      unit: '工作日',
      least: 1,
      most: 120,
      label: { zh: '办理时限', en: 'Time allowed' },
      required: 'state != "open" && state != "void"',
    },
    answer: { kind: 'long-text', label: { zh: '办理结果', en: 'What was done' } },
    proof: { kind: 'files', label: { zh: '附件', en: 'Files' } },
  },
  columns: ['what', 'project', 'kind', 'owner', 'days'],
  body: 'owner',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'body', reviewer: 'body' },
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'own' },
    export: { planner: 'division', leader: 'division' },
  },
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '待交办', en: 'To be given out' }, kind: 'open' },
      given: { name: { zh: '办理中', en: 'In hand' }, kind: 'open', editable: ['answer', 'proof'] },
      answered: { name: { zh: '待确认', en: 'To be confirmed' }, kind: 'open', editable: 'none' },
      closed: { name: { zh: '已解决', en: 'Solved' }, kind: 'done', editable: 'none' },
      void: { name: { zh: '不成立', en: 'Not a problem' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      give: {
        name: { zh: '交办', en: 'Give out' },
        from: ['open', 'given'],
        to: 'given',
        who: { planner: 'division', leader: 'division' },
        asks: [
          { field: 'owner', isRequired: true },
          { field: 'days', isRequired: true },
        ],
        isBulk: true,
      },
      answer: {
        name: { zh: '报告结果', en: 'Report the result' },
        from: ['given'],
        to: 'answered',
        who: { clerk: 'body' },
        asks: [{ field: 'answer', isRequired: true }, { field: 'proof' }],
      },
      close: {
        name: { zh: '确认解决', en: 'Confirm' },
        from: ['answered'],
        to: 'closed',
        who: { planner: 'division' },
        notBy: ['answer'],
      },
      return: {
        name: { zh: '退回重办', en: 'Return' },
        from: ['answered'],
        to: 'given',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      void: {
        name: { zh: '不予交办', en: 'Dismiss' },
        from: ['open'],
        to: 'void',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'solve',
      name: { zh: '办理时限', en: 'To be solved in' },
      startsAt: ['give'],
      endsAt: ['close'],
      endsUnjudgedAt: ['void'],
      pausedIn: ['answered'],
      limit: { amount: { expression: 'days' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        { at: { after: 0, unit: 'workdays' }, tell: ['clerk', 'planner'], name: { zh: '逾期', en: 'Overdue' } },
        {
          at: { after: 5, unit: 'workdays' },
          tell: ['leader'],
          name: { zh: '逾期五个工作日，上报领导', en: 'Five working days overdue: to the leader' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}
