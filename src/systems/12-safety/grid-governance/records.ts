import type { RecordType } from '../../../language/record-type.ts'

const READERS = {
  planner: 'division',
  leader: 'division',
  clerk: 'division',
  'grid-worker': 'body',
  dispatcher: 'division',
} as const

/** 综合网格: households that one worker serves. It is made of cells of the one grid layer; no department draws another. */
export const grid: RecordType = {
  id: 'grid',
  name: { zh: '综合网格', en: 'Service grid' },
  about: {
    zh: '一个网格员服务的范围，由单元网格拼成。各部门共用这一张网，不得另划。',
    en: 'What one worker serves, made of cells of the one layer. Every department uses it; none draws its own.',
  },
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 60, label: { zh: '网格名称', en: 'Name' }, required: true },
    street: { kind: 'body', label: { zh: '镇街', en: 'Subdistrict' }, required: true },
    community: { kind: 'text', atMost: 40, label: { zh: '社区（村）', en: 'Community' }, required: true },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      choices: {
        urban: { zh: '城镇网格', en: 'Urban' },
        rural: { zh: '农村网格', en: 'Rural' },
        special: { zh: '专属网格（园区、市场、学校）', en: 'Park, market or school' },
      },
    },
    households: { kind: 'integer', unit: '户', least: 0, label: { zh: '户数', en: 'Households' }, required: true },
    worker: { kind: 'person', label: { zh: '专职网格员', en: 'Grid worker' } },
    published_on: { kind: 'day', label: { zh: '公布日期', en: 'Published on' } },
  },
  rollups: {
    cells: { label: { zh: '单元网格', en: 'Cells' }, of: 'grid-part', by: 'grid', take: 'count' },
    open_clues: {
      label: { zh: '未办结线索', en: 'Clues open' },
      of: 'grid-clue',
      by: 'grid',
      where: '!(state in ["closed", "solved", "void"])',
      take: 'count',
    },
  },
  unique: [['name', 'community']],
  columns: ['name', 'community', 'street', 'kind', 'households', 'worker', 'open_clues'],
  views: [
    { id: 'unstaffed', name: { zh: '没有网格员', en: 'Without a worker' }, where: '!has(worker)' },
    { id: 'large', name: { zh: '户数偏多', en: 'Too many households' }, where: 'households > setting.most_households' },
  ],
  body: 'street',
  person: 'worker',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}

/** 网格构成: a cell belongs to one grid; the key holds it. */
export const gridPart: RecordType = {
  id: 'grid-part',
  name: { zh: '网格构成', en: 'Cell of a grid' },
  about: { zh: '一个单元网格只属于一个综合网格。', en: 'A cell belongs to one service grid only.' },
  title: 'cell',
  fields: {
    grid: { kind: 'link', to: 'grid', label: { zh: '综合网格', en: 'Grid' }, required: true },
    cell: { kind: 'link', to: 'grid-cell', label: { zh: '单元网格', en: 'Cell' }, required: true, isFixed: true },
  },
  unique: [['cell']],
  columns: ['grid', 'cell'],
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division' },
    merge: { planner: 'division' },
  },
}

/** 事项清单: what a year's grid workers are asked to do at all, with the hours it takes. */
export const taskList: RecordType = {
  id: 'grid-task-list',
  name: { zh: '网格事项清单', en: 'List of grid tasks' },
  about: {
    zh: '一年一份。清单之外的事不得派给网格员。',
    en: 'One a year. What is not on it may not be given to grid workers.',
  },
  title: 'year',
  fields: {
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    document_no: { kind: 'document-number', label: { zh: '公布文号', en: 'Issued by' } },
    hours_available: {
      kind: 'quantity',
      unit: '小时/月',
      least: 1,
      label: { zh: '每名网格员每月可用工时', en: 'Hours a worker has a month' },
      required: true,
    },
  },
  rollups: {
    hours: {
      label: { zh: '已准入事项月工时', en: 'Hours of admitted tasks' },
      of: 'grid-task',
      by: 'list',
      where: 'state == "admitted"',
      take: { sum: 'month_hours' },
      unit: '小时/月',
    },
    tasks: {
      label: { zh: '已准入事项', en: 'Tasks admitted' },
      of: 'grid-task',
      by: 'list',
      where: 'state == "admitted"',
      take: 'count',
    },
  },
  computed: {
    load: { label: { zh: '负荷', en: 'Load' }, formula: 'hours / hours_available * 100.0', unit: '%', digits: 0 },
  },
  unique: [['year']],
  columns: ['year', 'document_no', 'tasks', 'hours', 'hours_available', 'load'],
  who: {
    read: READERS,
    create: { planner: 'division' },
    change: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
  },
}

/** 准入事项: asked for with legal basis, training, time and money; admitted only while hours are left. */
export const task: RecordType = {
  id: 'grid-task',
  name: { zh: '网格事项', en: 'Grid task' },
  about: {
    zh: '部门要网格员办的一件事。没有依据、没有培训、没有经费、超过工时的，不准入。',
    en: 'What a department asks of grid workers. Without basis, training, money or hours left it is not admitted.',
  },
  title: 'name',
  fields: {
    list: { kind: 'link', to: 'grid-task-list', label: { zh: '清单', en: 'List' }, required: true, isFixed: true },
    name: { kind: 'text', label: { zh: '事项', en: 'Task' }, required: true },
    department: { kind: 'body', label: { zh: '提出部门', en: 'Asked by' }, required: true },
    basis: { kind: 'text', label: { zh: '依据', en: 'Basis' }, required: true },
    item: { kind: 'link', to: 'power-item', label: { zh: '权责事项', en: 'Item of the power list' } },
    minutes: {
      kind: 'integer',
      unit: '分钟',
      least: 1,
      most: 480,
      label: { zh: '每次用时', en: 'Minutes each time' },
      required: true,
    },
    times: {
      kind: 'quantity',
      unit: '次/月',
      least: 0.01,
      most: 600,
      label: { zh: '每月次数', en: 'Times a month' },
      required: true,
    },
    month_hours: {
      kind: 'quantity',
      unit: '小时/月',
      least: 0,
      label: { zh: '月工时', en: 'Hours a month' },
      help: { zh: '每次用时乘每月次数，按小时计。', en: 'Minutes times times, in hours.' },
      required: true,
    },
    training: { kind: 'text', label: { zh: '培训安排', en: 'Training' }, required: true },
    money: { kind: 'money', unit: '万元', least: 0, label: { zh: '年度经费', en: 'Money a year' }, required: true },
    needs_personal: {
      kind: 'yes-no',
      label: { zh: '是否采集个人信息', en: 'Takes personal data' },
      required: true,
    },
    purpose: {
      kind: 'long-text',
      label: { zh: '采集目的和最少字段', en: 'Purpose and the fewest fields' },
      shownWhen: 'needs_personal',
      required: 'needs_personal',
    },
  },
  columns: ['name', 'department', 'minutes', 'times', 'month_hours', 'money', 'needs_personal'],
  body: 'department',
  unique: [['list', 'name']],
  who: {
    read: READERS,
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  lifecycle: {
    start: 'asked',
    states: {
      asked: { name: { zh: '申请准入', en: 'Asked for' }, kind: 'open' },
      admitted: { name: { zh: '已准入', en: 'Admitted' }, kind: 'done', editable: 'none' },
      refused: { name: { zh: '不予准入', en: 'Refused' }, kind: 'void', editable: 'none' },
      ended: { name: { zh: '已退出', en: 'Ended' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      admit: {
        name: { zh: '准入', en: 'Admit' },
        from: ['asked'],
        to: 'admitted',
        who: { planner: 'division' },
        holds: [
          {
            that: 'month_hours >= minutes * times / 60.0 - 0.05 && month_hours <= minutes * times / 60.0 + 0.05',
            else: { zh: '月工时与每次用时、次数算不上。', en: 'The hours do not follow from minutes and times.' },
          },
          {
            that: '(has(list.hours) ? list.hours : 0.0) + month_hours <= list.hours_available',
            else: {
              zh: '准入后网格员的月工时会超过可用工时：减少次数，或先退出别的事项。',
              en: 'The hours of grid workers would run over: fewer times, or end another task first.',
            },
          },
        ],
      },
      refuse: {
        name: { zh: '不予准入', en: 'Refuse' },
        from: ['asked'],
        to: 'refused',
        who: { planner: 'division' },
        reason: 'required',
      },
      end: {
        name: { zh: '退出', en: 'End' },
        from: ['admitted'],
        to: 'ended',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
      },
    },
  },
}

/**
 * 线索: what a grid worker finds. Solved on the spot, or sent up and to the desk that answers for it, where it becomes that
 * desk's record. It is about a matter, never a profile of a person: no scores, no lists of people to watch.
 */
export const clue: RecordType = {
  id: 'grid-clue',
  name: { zh: '网格线索', en: 'Grid clue' },
  about: {
    zh: '发现的一件事。当场办了就记“当场解决”，办不了的转给该管的单位；不给人打分，不列重点人。',
    en: 'One matter found: solved on the spot, or sent to whoever answers for it. Nobody is scored or put on a list.',
  },
  title: 'what',
  number: { prefix: 'WG', per: 'day', digits: 4 },
  fields: {
    grid: { kind: 'link', to: 'grid', label: { zh: '网格', en: 'Grid' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '事项类别', en: 'Kind' },
      required: true,
      choices: {
        city: { zh: '市容环境和设施', en: 'City’s things and order' },
        hazard: { zh: '安全隐患', en: 'Hazard' },
        dispute: { zh: '矛盾纠纷', en: 'Dispute' },
        hardship: { zh: '困难群众', en: 'Hardship' },
        poverty: { zh: '返贫致贫风险', en: 'Risk of poverty' },
        job: { zh: '求职用工', en: 'Work wanted' },
        service: { zh: '代办服务', en: 'Errand for a resident' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    what: { kind: 'text', label: { zh: '什么事', en: 'What' }, required: true },
    detail: { kind: 'long-text', label: { zh: '情况', en: 'Details' } },
    photos: { kind: 'photos', label: { zh: '照片', en: 'Photos' } },
    place: { kind: 'point', label: { zh: '位置', en: 'Position' } },
    cell: { kind: 'link', to: 'grid-cell', label: { zh: '单元网格', en: 'Cell' } },
    found_at: { kind: 'moment', label: { zh: '发现时间', en: 'Found at' }, required: true },
    resident: {
      kind: 'text',
      atMost: 40,
      label: { zh: '服务对象', en: 'Resident' },
      help: { zh: '只在为本人办事时填，经本人同意。', en: 'Only to do something for this person, with consent.' },
      personal: 'name',
      shownWhen: 'kind in ["hardship", "poverty", "job", "service"]',
    },
    phone: {
      kind: 'phone',
      label: { zh: '联系电话', en: 'Phone' },
      personal: 'phone',
      shownWhen: 'kind in ["hardship", "poverty", "job", "service"]',
    },
    consents: {
      kind: 'yes-no',
      label: { zh: '本人同意', en: 'Consents' },
      shownWhen: 'kind in ["hardship", "poverty", "job", "service"]',
      required: 'has(resident) || has(phone)',
    },
    owner: { kind: 'body', label: { zh: '承办单位', en: 'In charge' } },
    object: {
      kind: 'link',
      to: 'safety-object',
      label: { zh: '监管对象', en: 'Supervised place' },
      shownWhen: 'kind == "hazard"',
    },
    event_class: {
      kind: 'link',
      to: 'case-class',
      label: { zh: '案件类别', en: 'Class of case' },
      shownWhen: 'kind == "city"',
    },
    article: { kind: 'text', label: { zh: '依据条款', en: 'By which article' }, shownWhen: 'kind == "hazard"' },
    answer: { kind: 'long-text', label: { zh: '办理结果', en: 'What was done' } },
    became_case: { kind: 'link', to: 'city-case', label: { zh: '转为案件', en: 'Became the case' }, isDerived: true },
    became_hazard: { kind: 'link', to: 'hazard', label: { zh: '转为隐患', en: 'Became the hazard' }, isDerived: true },
    closed_at: { kind: 'moment', label: { zh: '办结时间', en: 'Closed at' }, isDerived: true },
    rated: {
      kind: 'choice',
      label: { zh: '回访评价', en: 'Rated' },
      choices: {
        good: { zh: '满意', en: 'Content' },
        fair: { zh: '基本满意', en: 'Fairly content' },
        bad: { zh: '不满意', en: 'Not content' },
      },
    },
  },
  columns: ['what', 'kind', 'grid', 'owner', 'found_at', 'closed_at'],
  views: [
    {
      id: 'late',
      name: { zh: '逾期', en: 'Overdue' },
      where: 'clock.handle.missed && !(state in ["closed", "solved", "void"])',
    },
    { id: 'bounced', name: { zh: '被推回', en: 'Sent back' }, where: 'state == "disputed"' },
  ],
  alike: [{ same: ['kind'], within: { field: 'place', metres: 30, hours: 72 } }],
  body: 'owner',
  who: {
    read: { planner: 'division', leader: 'division', dispatcher: 'division', clerk: 'body', 'grid-worker': 'own' },
    create: { 'grid-worker': 'body', clerk: 'body' },
    change: { 'grid-worker': 'own', dispatcher: 'division' },
    reveal: { clerk: 'body', 'grid-worker': 'own' },
    export: { planner: 'division', leader: 'division' },
    merge: { dispatcher: 'division' },
  },
  map: 'place',
  lifecycle: {
    start: 'found',
    states: {
      found: { name: { zh: '已发现', en: 'Found' }, kind: 'open' },
      street: { name: { zh: '镇街分办', en: 'With the subdistrict' }, kind: 'open' },
      assigned: { name: { zh: '单位承办', en: 'With a department' }, kind: 'open', editable: ['answer'] },
      disputed: { name: { zh: '权责争议', en: 'Disputed' }, kind: 'open' },
      'handed-on': { name: { zh: '已转专业系统', en: 'Handed on' }, kind: 'open', editable: 'none' },
      answered: { name: { zh: '待核实', en: 'To be checked' }, kind: 'open', editable: 'none' },
      solved: { name: { zh: '当场解决', en: 'Solved on the spot' }, kind: 'done', editable: 'none' },
      closed: { name: { zh: '办结', en: 'Closed' }, kind: 'done', editable: ['rated'] },
      void: { name: { zh: '不受理', en: 'Not taken' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      solve: {
        name: { zh: '当场解决', en: 'Solved on the spot' },
        from: ['found'],
        to: 'solved',
        who: { 'grid-worker': 'own' },
        asks: [{ field: 'answer', isRequired: true }],
        sets: { closed_at: 'now' },
      },
      raise: {
        name: { zh: '上报镇街', en: 'Send to the subdistrict' },
        from: ['found'],
        to: 'street',
        who: { 'grid-worker': 'own', clerk: 'body' },
      },
      assign: {
        name: { zh: '交办', en: 'Assign' },
        from: ['street', 'disputed'],
        to: 'assigned',
        who: { dispatcher: 'division', clerk: 'body' },
        asks: [{ field: 'owner', isRequired: true }],
      },
      'hand-on': {
        name: { zh: '转专业系统', en: 'Hand on to its desk' },
        help: {
          zh: '市容环境类转一网统管，隐患类转隐患治理；在那里办，结果回到这里。',
          en: 'Matters of the city go to its case desk, hazards to theirs; handled there, the result comes back here.',
        },
        from: ['found', 'street'],
        to: 'handed-on',
        who: { dispatcher: 'division', clerk: 'body', 'grid-worker': 'own' },
        holds: [
          {
            that: 'kind == "city" ? has(event_class) && has(place) : kind == "hazard" ? has(object) && has(article) && has(owner) : false',
            else: {
              zh: '市容环境类要有案件类别和位置；隐患类要有监管对象、依据条款和监管单位；其他类别用“交办”。',
              en: 'A matter of the city needs class and position; a hazard the supervised place, its article and supervisor; others are assigned.',
            },
          },
        ],
        makes: [
          {
            type: 'hazard',
            when: 'kind == "hazard"',
            values: {
              object: 'object',
              source: '"grid"',
              item: 'what',
              what: 'what',
              basis: 'article',
              place: 'place',
              supervisor: 'owner',
              found_on: 'today',
              photos_before: 'photos',
            },
            keepsIn: 'became_hazard',
          },
        ],
      },
      'not-ours': {
        name: { zh: '不属本单位', en: 'Not ours' },
        help: {
          zh: '写明依据，由权责清单裁定；没有依据不得退回。',
          en: 'Say by which article: the power list decides. Without one it is not sent back.',
        },
        from: ['assigned'],
        to: 'disputed',
        who: { clerk: 'body' },
        reason: 'required',
        isBackward: true,
      },
      answer: {
        name: { zh: '办理完成', en: 'Done' },
        from: ['assigned', 'handed-on'],
        to: 'answered',
        who: { clerk: 'body', dispatcher: 'division' },
        asks: [{ field: 'answer', isRequired: true }],
        holds: [
          {
            that: '!has(became_hazard) || became_hazard.state == "closed"',
            else: { zh: '隐患还没有销号。', en: 'The hazard is not closed yet.' },
          },
        ],
      },
      close: {
        name: { zh: '核实办结', en: 'Check and close' },
        from: ['answered'],
        to: 'closed',
        who: { 'grid-worker': 'own', dispatcher: 'division' },
        notBy: ['answer'],
        asks: [{ field: 'rated' }],
        sets: { closed_at: 'now' },
      },
      return: {
        name: { zh: '没有办好', en: 'Not done' },
        from: ['answered'],
        to: 'assigned',
        who: { 'grid-worker': 'own', dispatcher: 'division' },
        notBy: ['answer'],
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      void: {
        name: { zh: '不受理', en: 'Do not take' },
        from: ['found', 'street'],
        to: 'void',
        who: { dispatcher: 'division', clerk: 'body' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'handle',
      name: { zh: '办理时限', en: 'To be done in' },
      startsAt: ['raise', 'hand-on'],
      endsAt: ['answer'],
      endsUnjudgedAt: ['void'],
      limit: { amount: { setting: 'grid.handle-days' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        { at: { after: 0, unit: 'workdays' }, tell: ['clerk', 'dispatcher'], name: { zh: '逾期', en: 'Overdue' } },
      ],
      actor: ['clerk'],
    },
  ],
}
