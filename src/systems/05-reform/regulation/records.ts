import type { RecordType } from '../../../language/record-type.ts'

const STAFF = { planner: 'division', leader: 'division', clerk: 'division' } as const

/** 抽查事项: what may be looked at in a random inspection, by which article, and how much of it. */
export const item: RecordType = {
  id: 'inspection-item',
  name: { zh: '抽查事项', en: 'Inspection item' },
  about: {
    zh: '随机抽查事项清单里的一项。重点事项不设比例上限，一般事项严格控制比例和频次。',
    en: 'One item of the list for random inspection. Key items have no upper share; ordinary ones are strictly limited.',
  },
  title: 'name',
  fields: {
    name: { kind: 'text', label: { zh: '抽查事项', en: 'Item' }, required: true },
    content: { kind: 'long-text', label: { zh: '检查内容', en: 'What is checked' }, required: true },
    power: { kind: 'link', to: 'power-item', label: { zh: '权责事项', en: 'Item of the power list' } },
    basis: { kind: 'text', label: { zh: '检查依据', en: 'By which article' }, required: true },
    department: { kind: 'body', label: { zh: '检查部门', en: 'Department' }, required: true },
    kind: {
      kind: 'choice',
      label: { zh: '事项类别', en: 'Kind' },
      required: true,
      choices: { key: { zh: '重点检查事项', en: 'Key' }, ordinary: { zh: '一般检查事项', en: 'Ordinary' } },
    },
    times_a_year: {
      kind: 'integer',
      unit: '次',
      least: 1,
      most: 12,
      label: { zh: '每户每年最多', en: 'At most a year and firm' },
      required: true,
    },
    from_day: { kind: 'day', label: { zh: '列入日期', en: 'On the list since' }, required: true },
    to_day: { kind: 'day', label: { zh: '移出日期', en: 'Until' } },
  },
  unique: [['name', 'department']],
  columns: ['name', 'department', 'kind', 'basis', 'times_a_year', 'from_day'],
  body: 'department',
  who: {
    read: STAFF,
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
    merge: { planner: 'division' },
  },
  isPublic: {
    fields: ['name', 'content', 'basis', 'department', 'kind', 'times_a_year'],
    when: '!has(to_day) || to_day > today',
  },
}

/** 信用风险分类: the class of a firm from a month on, as it is given from above. */
export const creditClass: RecordType = {
  id: 'credit-class',
  name: { zh: '企业信用风险分类', en: 'Credit risk class' },
  about: {
    zh: '上级按月重新分类，一次一条；分类决定抽查比例，不公开、不作评价用。',
    en: 'Reclassified monthly from above, one row each; it sets the share inspected, is not published and rates nobody.',
  },
  title: 'class',
  fields: {
    firm: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    month: { kind: 'period', periods: 'month', label: { zh: '月份', en: 'Month' }, required: true, isFixed: true },
    class: {
      kind: 'choice',
      label: { zh: '类别', en: 'Class' },
      required: true,
      choices: {
        A: { zh: 'A 低风险', en: 'A low' },
        B: { zh: 'B 一般', en: 'B ordinary' },
        C: { zh: 'C 较高', en: 'C higher' },
        D: { zh: 'D 高', en: 'D high' },
      },
    },
    source: { kind: 'text', label: { zh: '来源', en: 'Source' }, required: true },
  },
  unique: [['firm', 'month']],
  columns: ['firm', 'month', 'class', 'source'],
  who: {
    read: { planner: 'division', clerk: 'division' },
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division', clerk: 'division' },
    export: { planner: 'division' },
  },
}

/** 执法检查人员: everybody with a certificate, whom a draw may choose. */
export const inspector: RecordType = {
  id: 'inspector',
  name: { zh: '执法检查人员', en: 'Inspector' },
  about: {
    zh: '持执法证的人员，一人一条。与企业有利害关系的写进回避，抽取时先排除。',
    en: 'Everybody with a certificate, one row each. What they must avoid is written down and left out before a draw.',
  },
  title: 'certificate',
  fields: {
    name: { kind: 'text', atMost: 40, label: { zh: '姓名', en: 'Name' }, personal: 'name', required: true },
    certificate: { kind: 'text', atMost: 40, label: { zh: '执法证号', en: 'Certificate' }, required: true },
    account: { kind: 'person', label: { zh: '账号', en: 'Account' } },
    department: { kind: 'body', label: { zh: '单位', en: 'Department' }, required: true },
    specialties: {
      kind: 'choices',
      label: { zh: '专长', en: 'Specialties' },
      choices: {
        food: { zh: '食品', en: 'Food' },
        product: { zh: '产品质量', en: 'Products' },
        safety: { zh: '安全生产', en: 'Work safety' },
        environment: { zh: '生态环境', en: 'Environment' },
        construction: { zh: '建设', en: 'Construction' },
        labour: { zh: '劳动保障', en: 'Labour' },
        tax: { zh: '税务', en: 'Tax' },
        general: { zh: '综合', en: 'General' },
      },
    },
    valid_to: { kind: 'day', label: { zh: '证件有效期至', en: 'Certificate valid to' }, required: true },
    is_lent: { kind: 'yes-no', label: { zh: '外借（上级或邻区）', en: 'Lent from elsewhere' } },
  },
  unique: [['certificate']],
  columns: ['name', 'certificate', 'department', 'specialties', 'valid_to', 'is_lent'],
  views: [
    {
      id: 'expiring',
      name: { zh: '证件快到期', en: 'Certificate about to lapse' },
      where: 'valid_to < today + days(90)',
    },
  ],
  body: 'department',
  person: 'account',
  who: {
    read: { planner: 'division', clerk: 'division' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    reveal: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { planner: 'division' },
    merge: { planner: 'division' },
  },
}

/** 回避: who may not inspect whom, and why; fixed and hashed before a draw. */
export const avoidance: RecordType = {
  id: 'inspector-avoidance',
  name: { zh: '回避登记', en: 'Avoidance' },
  about: { zh: '一名人员对一个企业的回避一条，写明原因。', en: 'One inspector and one firm, with the reason.' },
  title: 'reason',
  fields: {
    inspector: { kind: 'link', to: 'inspector', label: { zh: '人员', en: 'Inspector' }, required: true, isFixed: true },
    firm: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    reason: {
      kind: 'choice',
      label: { zh: '原因', en: 'Reason' },
      required: true,
      choices: {
        relation: { zh: '近亲属关系', en: 'Family' },
        employer: { zh: '曾任职', en: 'Former employer' },
        ownership: { zh: '持股、投资', en: 'Ownership' },
        'last-time': { zh: '上次检查过', en: 'Inspected it last time' },
        hometown: { zh: '原籍、居住地', en: 'Home community' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    note: { kind: 'text', label: { zh: '说明', en: 'Note' } },
    until: { kind: 'day', label: { zh: '有效期至', en: 'Until' } },
  },
  unique: [['inspector', 'firm', 'reason']],
  columns: ['inspector', 'firm', 'reason', 'until'],
  who: {
    read: { planner: 'division', clerk: 'division' },
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    export: { planner: 'division' },
    merge: { planner: 'division' },
  },
}

/** 检查任务: one visit to one firm, of one or several departments, by whom the draw chose; published within its days. */
export const task: RecordType = {
  id: 'inspection',
  name: { zh: '抽查检查', en: 'Inspection' },
  about: {
    zh: '一次上门一条；几个部门合在一次里查，进一次门。结果由检查的部门录入并公开。',
    en: 'One visit, one row; several departments go in one visit. Whoever inspected enters and publishes the result.',
  },
  title: 'firm_name',
  number: { prefix: 'SSJ', per: 'year', digits: 5 },
  fields: {
    firm: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    firm_name: { kind: 'text', label: { zh: '企业名称', en: 'Name' }, required: true, isFixed: true },
    draw: { kind: 'text', atMost: 60, label: { zh: '抽取编号', en: 'Draw' }, isFixed: true },
    items: { kind: 'text', atMost: 400, label: { zh: '检查事项', en: 'Items' }, required: true },
    lead: { kind: 'body', label: { zh: '牵头部门', en: 'Lead department' }, required: true },
    is_joint: { kind: 'yes-no', label: { zh: '联合检查', en: 'Joint' }, required: true },
    first: { kind: 'link', to: 'inspector', label: { zh: '检查人员一', en: 'First inspector' }, required: true },
    second: { kind: 'link', to: 'inspector', label: { zh: '检查人员二', en: 'Second inspector' }, required: true },
    planned_on: { kind: 'day', label: { zh: '计划日期', en: 'Planned on' }, required: true },
    began_on: { kind: 'day', label: { zh: '检查开始', en: 'Begun on' } },
    ended_on: { kind: 'day', label: { zh: '检查结束', en: 'Ended on' } },
    result: {
      kind: 'choice',
      label: { zh: '检查结果', en: 'Result' },
      choices: {
        none: { zh: '未发现问题', en: 'Nothing found' },
        'not-published': { zh: '未按规定公示', en: 'Not published as required' },
        false: { zh: '公示信息隐瞒或虚假', en: 'Published falsely' },
        unreachable: { zh: '通过登记的住所无法联系', en: 'Not reachable at its address' },
        uncooperative: { zh: '不配合检查情节严重', en: 'Seriously uncooperative' },
        inactive: { zh: '未开展本次抽查涉及的经营活动', en: 'Does not do this business' },
        corrected: { zh: '发现问题已责令改正', en: 'Found, ordered to correct' },
        pending: { zh: '发现问题待后续处理', en: 'Found, to be followed up' },
        closed: { zh: '不适用（已注销）', en: 'Not applicable: closed' },
      },
    },
    found: { kind: 'long-text', label: { zh: '发现的问题', en: 'What was found' } },
    photos: { kind: 'photos', label: { zh: '现场照片', en: 'Photos' } },
    published_on: { kind: 'day', label: { zh: '公开日期', en: 'Published on' }, isDerived: true },
    followed_up: { kind: 'long-text', label: { zh: '后续处理', en: 'Follow-up' } },
    upstream_id: { kind: 'text', atMost: 60, label: { zh: '公示系统编号', en: 'Id in the national system' } },
  },
  columns: ['firm_name', 'lead', 'is_joint', 'items', 'planned_on', 'ended_on', 'result', 'published_on'],
  views: [
    { id: 'to-publish', name: { zh: '待公开', en: 'To be published' }, where: 'state == "done"' },
    { id: 'late', name: { zh: '逾期未公开', en: 'Published late' }, where: 'clock.publish.missed' },
    {
      id: 'follow-up',
      name: { zh: '待后续处理', en: 'To be followed up' },
      where: 'result == "pending" && !has(followed_up)',
    },
  ],
  body: 'lead',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'body' },
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { clerk: 'body' },
    export: { planner: 'division', leader: 'division', clerk: 'body' },
  },
  isPublic: {
    fields: ['number', 'firm_name', 'items', 'lead', 'ended_on', 'result', 'published_on'],
    when: 'state == "published"',
  },
  upstream: {
    name: { zh: '国家企业信用信息公示系统', en: 'National enterprise credit publicity system' },
    id: 'upstream_id',
  },
  lifecycle: {
    start: 'planned',
    states: {
      planned: { name: { zh: '待检查', en: 'Planned' }, kind: 'open' },
      done: { name: { zh: '已检查', en: 'Inspected' }, kind: 'open', editable: ['followed_up', 'upstream_id'] },
      published: { name: { zh: '已公开', en: 'Published' }, kind: 'done', editable: ['followed_up', 'upstream_id'] },
      void: { name: { zh: '未实施', en: 'Not carried out' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      inspect: {
        name: { zh: '录入结果', en: 'Enter the result' },
        from: ['planned'],
        to: 'done',
        who: { clerk: 'body' },
        asks: [
          { field: 'began_on', isRequired: true },
          { field: 'ended_on', isRequired: true },
          { field: 'result', isRequired: true },
          { field: 'found' },
          { field: 'photos' },
        ],
        holds: [
          {
            that: 'ended_on >= began_on && ended_on <= today',
            else: { zh: '结束日期须不早于开始、不晚于今天。', en: 'It ends after it begins, today at the latest.' },
          },
          {
            that: 'first.certificate != second.certificate',
            else: { zh: '检查人员不得少于两人。', en: 'There must be two inspectors.' },
          },
          {
            that: 'first.valid_to >= ended_on && second.valid_to >= ended_on',
            else: { zh: '有检查人员的执法证在检查时已过期。', en: 'An inspector’s certificate had lapsed.' },
          },
          {
            that: 'result in ["none", "inactive", "closed"] || has(found)',
            else: { zh: '发现问题的，写明是什么问题。', en: 'Say what was found.' },
          },
        ],
      },
      publish: {
        name: { zh: '公开', en: 'Publish' },
        from: ['done'],
        to: 'published',
        who: { clerk: 'body' },
        sets: { published_on: 'today' },
        isBulk: true,
      },
      'correct-result': {
        name: { zh: '更正结果', en: 'Correct the result' },
        from: ['done', 'published'],
        to: 'planned',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      cancel: {
        name: { zh: '不实施', en: 'Do not carry out' },
        from: ['planned'],
        to: 'void',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'publish',
      name: { zh: '公开时限', en: 'To be published in' },
      startsAt: ['inspect'],
      endsAt: ['publish'],
      restartsAt: ['inspect'],
      limit: { amount: { setting: 'inspection.publish-days' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '逾期未公开', en: 'Not published in time' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}
