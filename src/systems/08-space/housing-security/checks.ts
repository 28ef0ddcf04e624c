import type { RecordType } from '../../../language/record-type.ts'
import { GROUPS, KEPT, ROOM_CHOICES, SEEN } from './who.ts'

const ASKED = {
  income: { zh: '低收入和救助', en: 'Low income and assistance' },
  home: { zh: '住房保障情况', en: 'Housing benefits' },
  property: { zh: '不动产登记', en: 'Registered real estate' },
  residence: { zh: '户籍和车辆', en: 'Household registration, vehicles' },
  work: { zh: '社会保险和就业', en: 'Social insurance, employment' },
  firm: { zh: '经营主体登记', en: 'Registered firms' },
  tax: { zh: '纳税', en: 'Tax' },
  fund: { zh: '住房公积金', en: 'Housing fund' },
} as const

/** 核查分工: which body answers what in a joint check, and in how many working days. */
export const checkItem: RecordType = {
  id: 'housing-check-item',
  name: { zh: '核查分工', en: 'Item of the joint check' },
  about: {
    zh: '联合核查时问哪个部门、问什么、几个工作日内答复。发起核查时，清单上每项各问一次。',
    en: 'Whom a joint check asks what, and in how many working days. Each item on the list is asked once.',
  },
  title: 'what',
  fields: {
    kind: { kind: 'choice', label: { zh: '核查内容', en: 'About' }, required: true, choices: ASKED },
    what: { kind: 'text', label: { zh: '问什么', en: 'Question' }, required: true },
    asked_of: { kind: 'body', label: { zh: '答复部门', en: 'Body that answers' }, required: true },
    answer_days: {
      kind: 'integer',
      unit: '工作日',
      least: 1,
      most: 60,
      label: { zh: '答复时限', en: 'Working days' },
      required: true,
    },
    basis: { kind: 'text', label: { zh: '依据', en: 'By which article' } },
    to_day: { kind: 'day', label: { zh: '停用日期', en: 'Until' } },
  },
  unique: [['kind', 'asked_of']],
  columns: ['kind', 'what', 'asked_of', 'answer_days', 'to_day'],
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division' },
    create: { planner: 'division' },
    change: { planner: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division' },
    merge: { planner: 'division' },
  },
}

/** 联合核查: one question to one body about one household. A body that does not answer has not agreed. */
export const check: RecordType = {
  id: 'housing-check',
  name: { zh: '联合核查', en: 'Joint check' },
  about: {
    zh: '问一个部门一次。被问部门只看得到要查的人，不看申请的其他内容；没有答复就是不知道，不算符合。',
    en: 'One question to one body, who sees the persons to be looked up and nothing else of the application. No answer is not known, never a yes.',
  },
  title: 'case_number',
  fields: {
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
    kind: { kind: 'choice', label: { zh: '核查内容', en: 'About' }, required: true, isFixed: true, choices: ASKED },
    what: { kind: 'text', label: { zh: '问什么', en: 'Question' }, required: true, isFixed: true },
    asked_of: { kind: 'body', label: { zh: '答复部门', en: 'Body that answers' }, required: true, isFixed: true },
    answer_days: {
      kind: 'integer',
      unit: '工作日',
      least: 1,
      label: { zh: '答复时限', en: 'Working days' },
      required: true,
      isFixed: true,
    },
    persons: {
      kind: 'long-text',
      atMost: 4000,
      label: { zh: '要查的人', en: 'Persons' },
      personal: 'hidden',
      required: true,
      isFixed: true,
    },
    answer: {
      kind: 'choice',
      label: { zh: '答复', en: 'Answer' },
      choices: {
        fits: { zh: '符合', en: 'Eligible' },
        fails: { zh: '不符合', en: 'Not eligible' },
        unsaid: { zh: '无法判断', en: 'Cannot say' },
      },
    },
    found: { kind: 'long-text', atMost: 2000, label: { zh: '查到的情况', en: 'What was found' }, personal: 'hidden' },
    answered_on: { kind: 'day', label: { zh: '答复日期', en: 'Answered on' }, isDerived: true },
  },
  columns: ['case_number', 'kind', 'asked_of', 'state', 'answer', 'answered_on'],
  views: [
    { id: 'open', name: { zh: '待答复', en: 'To be answered' }, where: 'state == "asked"' },
    { id: 'late', name: { zh: '逾期未答复', en: 'Answer overdue' }, where: 'clock.answer.missed && state == "asked"' },
  ],
  body: 'asked_of',
  who: {
    read: SEEN,
    create: { planner: 'division' },
    change: { clerk: 'body' },
    reveal: { clerk: 'body' },
    export: { planner: 'division' },
    merge: { planner: 'division' },
  },
  lifecycle: {
    start: 'asked',
    states: {
      asked: { name: { zh: '待答复', en: 'Asked' }, kind: 'open', editable: 'none' },
      answered: { name: { zh: '已答复', en: 'Answered' }, kind: 'done', editable: 'none' },
      withdrawn: { name: { zh: '不再需要', en: 'Not needed' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      answer: {
        name: { zh: '答复', en: 'Answer' },
        from: ['asked'],
        to: 'answered',
        who: { clerk: 'body' },
        asks: [{ field: 'answer', isRequired: true }, { field: 'found' }],
        holds: [
          {
            that: 'answer == "fits" || has(found)',
            else: { zh: '不符合或无法判断的，写明查到什么。', en: 'Say what was found.' },
          },
        ],
        sets: { answered_on: 'today' },
      },
      'ask-again': {
        name: { zh: '重新核查', en: 'Ask again' },
        from: ['answered'],
        to: 'asked',
        who: { clerk: 'body', planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
        sets: { answered_on: 'null', answer: 'null', found: 'null' },
      },
      withdraw: {
        name: { zh: '不再需要', en: 'Not needed' },
        from: ['asked'],
        to: 'withdrawn',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'answer',
      name: { zh: '答复时限', en: 'To be answered in' },
      startsAt: ['create'],
      endsAt: ['answer'],
      endsUnjudgedAt: ['withdraw'],
      restartsAt: ['ask-again'],
      limit: { amount: { expression: 'answer_days' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '逾期未答复', en: 'Not answered in time' },
        },
      ],
      actor: ['clerk'],
      figures: {
        due: { zh: '应答复核查', en: 'Checks due' },
        ended: { zh: '核查答复率', en: 'Checks answered' },
        met: { zh: '核查按期答复率', en: 'Checks answered in time' },
      },
    },
  ],
}

/** 轮候评分: the points of a household from a day on, as the program worked them out; the latest counts, none is ever changed. */
export const score: RecordType = {
  id: 'housing-score',
  name: { zh: '轮候评分', en: 'Score' },
  about: {
    zh: '由系统按细则算出，一次一条，只增不改；每一天的轮候次序都能由它重算。',
    en: 'Worked out by the rules, one row each time, never changed: the queue of any day follows from it.',
  },
  title: 'case_number',
  fields: {
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
    office: { kind: 'body', label: { zh: '住房保障部门', en: 'Housing office' }, required: true, isFixed: true },
    from_day: { kind: 'day', label: { zh: '起算日', en: 'From' }, isDerived: true },
    scored_at: { kind: 'moment', label: { zh: '评分时间', en: 'Scored at' }, isDerived: true },
    group: { kind: 'choice', label: { zh: '组别', en: 'Group' }, isDerived: true, choices: GROUPS },
    points: { kind: 'quantity', unit: '分', digits: 2, label: { zh: '轮候分', en: 'Points' }, isDerived: true },
    rooms: { kind: 'choice', label: { zh: '户型', en: 'Rooms' }, isDerived: true, choices: ROOM_CHOICES },
    arithmetic: {
      kind: 'long-text',
      atMost: 20000,
      label: { zh: '算式', en: 'Arithmetic' },
      isDerived: true,
      personal: 'hidden',
    },
  },
  columns: ['case_number', 'application', 'from_day', 'group', 'points', 'rooms'],
  body: 'office',
  who: {
    read: SEEN,
    // By the program alone: what a person makes here holds no points and counts for nothing.
    create: { planner: 'division' },
    change: { planner: 'division' },
    reveal: { clerk: 'body' },
    export: { planner: 'division', clerk: 'body' },
  },
}

/** 异议和投诉: what somebody holds against a household in a notice, the queue or a draw, and what came of it. */
export const objection: RecordType = {
  id: 'housing-objection',
  name: { zh: '异议投诉', en: 'Objection' },
  about: {
    zh: '公示、轮候、配租中的异议和投诉，公示页提出或窗口代为登记；核实完才能往下办，答复公开，姓名脱敏。',
    en: 'What is said against a notice, the queue or an allotment, on the public page or at the counter; nothing goes on before it is settled, and the answer is published with names masked.',
  },
  title: 'case_number',
  number: { prefix: 'YY', per: 'year', digits: 4 },
  fields: {
    application: { kind: 'link', to: 'housing-application', label: { zh: '被反映的申请', en: 'Application' } },
    case_number: { kind: 'text', atMost: 40, label: { zh: '公示编号', en: 'Case number' }, required: true },
    about: {
      kind: 'choice',
      label: { zh: '环节', en: 'About' },
      required: true,
      choices: {
        'first-notice': { zh: '初审公示', en: 'First notice' },
        'second-notice': { zh: '复审公示', en: 'Second notice' },
        queue: { zh: '轮候次序', en: 'The queue' },
        draw: { zh: '摇号配租', en: 'The draw' },
        use: { zh: '使用（转借、空置）', en: 'Use of the home' },
        decision: { zh: '不符合、视为放弃的结论', en: 'A decision against it' },
      },
    },
    came_by: {
      kind: 'choice',
      label: { zh: '途径', en: 'Came by' },
      isFixed: true,
      choices: { counter: { zh: '窗口', en: 'Counter' }, online: { zh: '公示页', en: 'Public page' } },
    },
    matter: {
      kind: 'long-text',
      atMost: 2000,
      label: { zh: '反映事项', en: 'Matter' },
      personal: 'hidden',
      required: true,
    },
    reporter: { kind: 'text', atMost: 40, label: { zh: '反映人', en: 'Reporter' }, personal: 'name' },
    phone: { kind: 'phone', label: { zh: '电话', en: 'Phone' }, personal: 'phone' },
    received_on: { kind: 'day', label: { zh: '收到日期', en: 'Received on' }, required: true },
    office: { kind: 'body', label: { zh: '核实单位', en: 'Body that verifies' }, required: true },
    finding: { kind: 'long-text', atMost: 2000, label: { zh: '核实结果', en: 'Finding' }, personal: 'hidden' },
    answer: {
      kind: 'long-text',
      atMost: 500,
      label: { zh: '公开答复', en: 'Published answer' },
      // As it was written; what is published of it has names and numbers covered.
      personal: 'hidden',
      help: {
        zh: '登在公示页上，家庭成员和反映人的姓名、号码自动隐去；不要写收入、住房等情况。',
        en: 'Stands on the public page; names and numbers of the household and the reporter are covered. Nothing of income or home belongs in it.',
      },
    },
    answered_on: { kind: 'day', label: { zh: '答复日期', en: 'Answered on' }, isDerived: true },
  },
  columns: ['number', 'case_number', 'about', 'came_by', 'received_on', 'office', 'state', 'answered_on'],
  views: [{ id: 'open', name: { zh: '核实中', en: 'Being verified' }, where: 'state == "received"' }],
  body: 'office',
  who: KEPT,
  lifecycle: {
    start: 'received',
    states: {
      received: { name: { zh: '核实中', en: 'Being verified' }, kind: 'open' },
      upheld: { name: { zh: '属实', en: 'Upheld' }, kind: 'done', editable: 'none' },
      dismissed: { name: { zh: '不属实', en: 'Dismissed' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      uphold: {
        name: { zh: '属实', en: 'Uphold' },
        from: ['received'],
        to: 'upheld',
        who: { clerk: 'body' },
        asks: [
          { field: 'finding', isRequired: true },
          { field: 'answer', isRequired: true },
        ],
        sets: { answered_on: 'today' },
      },
      dismiss: {
        name: { zh: '不属实', en: 'Dismiss' },
        from: ['received'],
        to: 'dismissed',
        who: { clerk: 'body' },
        asks: [
          { field: 'finding', isRequired: true },
          { field: 'answer', isRequired: true },
        ],
        sets: { answered_on: 'today' },
      },
    },
  },
  clocks: [
    {
      id: 'verify',
      name: { zh: '核实时限', en: 'To be verified in' },
      startsAt: ['create'],
      endsAt: ['uphold', 'dismiss'],
      limit: { amount: { setting: 'housing.days', path: 'objection' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        { at: { after: 0, unit: 'workdays' }, tell: ['clerk', 'planner'], name: { zh: '逾期', en: 'Overdue' } },
      ],
      actor: ['clerk'],
    },
  ],
}
