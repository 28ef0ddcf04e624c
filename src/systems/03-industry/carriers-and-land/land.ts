import type { RecordType } from '../../../language/record-type.ts'
import { READERS, TAKERS } from './words.ts'

const LAND = { planner: 'division', clerk: 'division' } as const

/** 供地合同: what was promised for a plot when it was granted, and what has been built. The days that idleness is counted from. */
export const grant: RecordType = {
  id: 'land-grant',
  name: { zh: '供地合同', en: 'Grant of land' },
  about: {
    zh: '一宗地一份供地合同一条：约定开工日、价款、标准地的承诺指标，以及实际开工、投资、建成。',
    en: 'One row a contract: the agreed start, the price, what was promised for a standard plot, and what was started, invested and built.',
  },
  title: 'contract_no',
  fields: {
    contract_no: { kind: 'text', atMost: 60, label: { zh: '合同号', en: 'Contract' }, required: true, isFixed: true },
    parcel: { kind: 'link', to: 'parcel', label: { zh: '宗地', en: 'Parcel' }, required: true, isFixed: true },
    holder: { kind: 'text', label: { zh: '受让人', en: 'Holder' }, required: true },
    holder_code: { kind: 'credit-code', label: { zh: '受让人信用代码', en: 'Holder’s credit code' } },
    body: { kind: 'body', label: { zh: '监管单位', en: 'Watched by' }, required: true },
    area: { kind: 'area', unit: '亩', least: 0, label: { zh: '面积', en: 'Area' }, required: true },
    price: { kind: 'money', unit: '万元', least: 0, label: { zh: '土地价款', en: 'Price' }, required: true },
    planned_investment: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '约定总投资', en: 'Agreed investment' },
      required: true,
    },
    agreed_start: { kind: 'day', label: { zh: '约定开工', en: 'Agreed start' }, required: true },
    agreed_end: { kind: 'day', label: { zh: '约定竣工', en: 'Agreed completion' } },
    intensity: {
      kind: 'money',
      unit: '万元/亩',
      least: 0,
      label: { zh: '承诺投资强度', en: 'Promised investment per mu' },
    },
    tax_per_mu: { kind: 'money', unit: '万元/亩', least: 0, label: { zh: '承诺亩均税收', en: 'Promised tax per mu' } },
    started_on: { kind: 'day', label: { zh: '实际开工', en: 'Started on' } },
    stopped_on: { kind: 'day', label: { zh: '中止建设', en: 'Stopped on' } },
    invested: { kind: 'money', unit: '万元', least: 0, label: { zh: '已投资', en: 'Invested' } },
    built_share: { kind: 'percent', least: 0, most: 100, label: { zh: '已开发面积占比', en: 'Share built on' } },
    completed_on: { kind: 'day', label: { zh: '竣工', en: 'Completed on' } },
    finding: { kind: 'link', to: 'land-finding', label: { zh: '处置单', en: 'Finding' }, isDerived: true },
    master_id: { kind: 'text', atMost: 60, label: { zh: '监管系统编号', en: 'Id upstream' } },
  },
  rollups: {
    findings: {
      label: { zh: '在办认定', en: 'Open findings' },
      of: 'land-finding',
      by: 'grant',
      where: '!(state in ["closed", "not-idle"])',
      take: 'count',
    },
  },
  computed: {
    late_months: {
      label: { zh: '逾期未开工', en: 'Start overdue by' },
      formula: 'has(started_on) ? null : (today - agreed_start) / 30.4',
      unit: '月',
      digits: 0,
    },
    invested_share: {
      label: { zh: '投资完成', en: 'Invested' },
      formula: 'invested / planned_investment * 100.0',
      unit: '%',
      digits: 1,
    },
  },
  unique: [['contract_no']],
  columns: ['contract_no', 'parcel', 'holder', 'area', 'agreed_start', 'started_on', 'late_months', 'invested_share'],
  views: [
    {
      id: 'one-year',
      name: { zh: '逾期满一年', en: 'A year overdue' },
      where: '!has(started_on) && agreed_start <= today - years(1) && agreed_start > today - years(2)',
      sort: [{ field: 'agreed_start' }],
    },
    {
      id: 'two-years',
      name: { zh: '逾期满两年', en: 'Two years overdue' },
      where: '!has(started_on) && agreed_start <= today - years(2)',
      sort: [{ field: 'agreed_start' }],
    },
    {
      id: 'stopped',
      name: { zh: '动工后中止满一年', en: 'Stopped for a year' },
      where:
        'has(started_on) && !has(completed_on) && stopped_on <= today - years(1) && (built_share < setting.stopped_built || invested * 100.0 < planned_investment * setting.stopped_invested)',
    },
  ],
  body: 'body',
  who: {
    read: READERS,
    create: LAND,
    change: LAND,
    import: LAND,
    export: TAKERS,
    merge: { planner: 'division' },
  },
  upstream: { name: { zh: '土地市场动态监测监管系统', en: 'National land market system' }, id: 'master_id' },
  lifecycle: {
    start: 'granted',
    states: {
      granted: { name: { zh: '已供地', en: 'Granted' }, kind: 'open' },
      'late-one': {
        name: { zh: '逾期满一年', en: 'A year late' },
        kind: 'open',
        help: { zh: '该启动闲置调查。', en: 'An inquiry into idleness is due.' },
      },
      'late-two': {
        name: { zh: '逾期满两年', en: 'Two years late' },
        kind: 'open',
        help: { zh: '可以依法收回。', en: 'It may be taken back by law.' },
      },
      inquired: { name: { zh: '闲置调查', en: 'Inquired' }, kind: 'open' },
      started: { name: { zh: '已开工', en: 'Started' }, kind: 'open' },
      completed: { name: { zh: '已竣工', en: 'Completed' }, kind: 'done' },
      recovered: { name: { zh: '已收回', en: 'Taken back' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      'pass-one-year': {
        name: { zh: '逾期满一年', en: 'A year late' },
        from: ['granted'],
        to: 'late-one',
        who: {},
        automatic: '!has(started_on) && today >= agreed_start + years(1)',
      },
      'pass-two-years': {
        name: { zh: '逾期满两年', en: 'Two years late' },
        from: ['late-one'],
        to: 'late-two',
        who: {},
        automatic: '!has(started_on) && today >= agreed_start + years(2)',
      },
      start: {
        name: { zh: '开工', en: 'Start' },
        from: ['granted', 'late-one', 'late-two', 'inquired'],
        to: 'started',
        who: LAND,
        asks: [{ field: 'started_on', isRequired: true }],
        holds: [{ that: 'started_on <= today', else: { zh: '开工日期在今天以后。', en: 'The start lies ahead.' } }],
      },
      inquire: {
        name: { zh: '启动闲置调查', en: 'Inquire' },
        help: { zh: '生成一件处置单，转给处置单位。', en: 'Makes a finding for the body that handles it.' },
        from: ['late-one', 'late-two'],
        to: 'inquired',
        who: LAND,
        makes: [
          {
            type: 'land-finding',
            values: {
              grant: 'id',
              parcel: 'parcel.id',
              what: '"约定开工后未动工：" + contract_no',
              kind: '"not-started"',
              body: 'body',
              area: 'area',
              found_on: 'today',
            },
            keepsIn: 'finding',
          },
        ],
      },
      complete: {
        name: { zh: '竣工', en: 'Complete' },
        from: ['started'],
        to: 'completed',
        who: LAND,
        asks: [
          { field: 'completed_on', isRequired: true },
          { field: 'invested', isRequired: true },
        ],
        holds: [
          {
            that: '!has(intensity) || invested >= intensity * area',
            else: {
              zh: '投资强度没有达到标准地的承诺，按合同追究；情况写进说明。',
              en: 'The investment per mu falls short of the promise: the contract says what follows.',
            },
            isWarning: true,
          },
        ],
      },
      recover: {
        name: { zh: '收回', en: 'Take back' },
        from: ['inquired', 'late-two'],
        to: 'recovered',
        who: { planner: 'division' },
        reason: 'required',
        holds: [
          {
            that: 'findings == 0',
            else: { zh: '认定和处置还没有办结。', en: 'The finding has not been closed.' },
          },
        ],
      },
    },
  },
}

/** 闲置低效用地认定与处置: from the finding over inquiry and determination to what is done about it, with its legal limits. */
export const finding: RecordType = {
  id: 'land-finding',
  name: { zh: '闲置低效用地处置', en: 'Idle or inefficient land' },
  about: {
    zh: '一宗疑似闲置或低效用地一条：发现、调查、认定、处置方案、执行、销号。原因决定走哪条路。',
    en: 'One row a plot that seems idle or inefficient: found, inquired, determined, planned, carried out, closed. Its cause decides which way it goes.',
  },
  title: 'what',
  number: { prefix: 'TD', per: 'year', digits: 4 },
  fields: {
    grant: { kind: 'link', to: 'land-grant', label: { zh: '供地合同', en: 'Grant' } },
    parcel: { kind: 'link', to: 'parcel', label: { zh: '宗地', en: 'Parcel' }, required: true, isFixed: true },
    what: { kind: 'text', label: { zh: '情况', en: 'What was found' }, required: true },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      choices: {
        'not-started': { zh: '超期未动工', en: 'Not started in time' },
        stopped: { zh: '动工后中止', en: 'Stopped' },
        inefficient: { zh: '低效（产出低于标准）', en: 'Inefficient' },
      },
    },
    body: { kind: 'body', label: { zh: '处置单位', en: 'Handled by' }, required: true },
    area: { kind: 'area', unit: '亩', least: 0, label: { zh: '涉及面积', en: 'Area' }, required: true },
    found_on: { kind: 'day', label: { zh: '发现日期', en: 'Found on' }, required: true },
    holder_says: { kind: 'long-text', label: { zh: '权利人说明', en: 'What the holder says' } },
    cause: {
      kind: 'choice',
      label: { zh: '原因', en: 'Cause' },
      choices: {
        firm: { zh: '权利人原因', en: 'The holder' },
        government: { zh: '政府原因', en: 'The government' },
        'force-majeure': { zh: '不可抗力', en: 'Force majeure' },
      },
    },
    cause_proof: { kind: 'files', label: { zh: '原因凭证', en: 'Proof of the cause' } },
    determination: { kind: 'document-number', label: { zh: '认定书文号', en: 'Determination' } },
    path: {
      kind: 'choice',
      label: { zh: '处置方式', en: 'What is done' },
      choices: {
        fee: { zh: '征缴土地闲置费', en: 'Idle fee' },
        recovery: { zh: '无偿收回', en: 'Taken back without payment' },
        'paid-recovery': { zh: '协议有偿收回', en: 'Taken back by agreement' },
        extension: { zh: '延长动工期限', en: 'More time' },
        change: { zh: '调整用途、规划', en: 'Change of use' },
        transfer: { zh: '转让、合作开发', en: 'Transfer' },
        redevelop: { zh: '再开发、提升', en: 'Redevelopment' },
      },
    },
    extra_days: {
      kind: 'integer',
      unit: '日',
      least: 1,
      label: { zh: '延长', en: 'More time' },
      shownWhen: 'path == "extension"',
      required: 'path == "extension"',
    },
    fee: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '闲置费', en: 'Idle fee' },
      shownWhen: 'path == "fee"',
      required: 'path == "fee"',
    },
    recovered: { kind: 'area', unit: '亩', least: 0, label: { zh: '盘活面积', en: 'Put back to use' } },
    result: { kind: 'long-text', label: { zh: '处置结果', en: 'Result' } },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
    closed_on: { kind: 'day', label: { zh: '销号日期', en: 'Closed on' }, isDerived: true },
  },
  columns: ['what', 'parcel', 'kind', 'cause', 'path', 'area', 'found_on', 'body'],
  views: [
    { id: 'open', name: { zh: '处置中', en: 'Open' }, where: '!(state in ["closed", "not-idle"])' },
    {
      id: 'government',
      name: { zh: '政府原因', en: 'Caused by the government' },
      where: 'cause == "government" && state != "closed"',
    },
  ],
  body: 'body',
  who: {
    read: READERS,
    create: LAND,
    change: LAND,
    import: LAND,
    export: TAKERS,
  },
  lifecycle: {
    start: 'found',
    states: {
      found: { name: { zh: '发现', en: 'Found' }, kind: 'open' },
      inquired: { name: { zh: '调查', en: 'Inquiry' }, kind: 'open' },
      determined: {
        name: { zh: '已认定', en: 'Determined' },
        kind: 'open',
        editable: ['recovered', 'result', 'proof'],
      },
      planned: { name: { zh: '方案已定', en: 'Planned' }, kind: 'open', editable: ['recovered', 'result', 'proof'] },
      closed: { name: { zh: '销号', en: 'Closed' }, kind: 'done', editable: 'none' },
      'not-idle': { name: { zh: '不构成闲置低效', en: 'Not idle' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      inquire: {
        name: { zh: '发调查通知', en: 'Send the notice' },
        from: ['found'],
        to: 'inquired',
        who: LAND,
        isBulk: true,
      },
      determine: {
        name: { zh: '认定', en: 'Determine' },
        from: ['inquired'],
        to: 'determined',
        who: { planner: 'division', clerk: 'division' },
        notBy: ['create'],
        asks: [
          { field: 'cause', isRequired: true },
          { field: 'cause_proof' },
          { field: 'holder_says' },
          { field: 'determination', isRequired: true },
        ],
        holds: [
          {
            that: 'has(holder_says) || clock.answer.missed',
            else: {
              zh: '权利人还没有说明，答复期也没有满。',
              en: 'The holder has not answered, and its days have not run out.',
            },
          },
          {
            that: 'cause == "firm" || size(cause_proof) > 0',
            else: {
              zh: '认定为政府原因或不可抗力，要有凭证。',
              en: 'The government or force majeure as the cause needs a proof.',
            },
          },
        ],
      },
      dismiss: {
        name: { zh: '不构成', en: 'Not idle' },
        from: ['found', 'inquired'],
        to: 'not-idle',
        who: { planner: 'division', clerk: 'division' },
        reason: 'required',
      },
      plan: {
        name: { zh: '定处置方案', en: 'Plan' },
        from: ['determined'],
        to: 'planned',
        who: { planner: 'division', clerk: 'division' },
        asks: [{ field: 'path', isRequired: true }, { field: 'fee' }, { field: 'extra_days' }],
        holds: [
          {
            that: 'path != "fee" || cause == "firm" && kind != "inefficient"',
            else: {
              zh: '只有权利人原因造成的闲置才征缴闲置费。',
              en: 'A fee is charged only where the holder left it idle.',
            },
          },
          {
            that: 'path != "fee" || has(grant) && today >= grant.agreed_start + years(1)',
            else: {
              zh: '距约定开工不满一年，或没有关联供地合同，不能征缴闲置费（城市房地产管理法第二十六条）。',
              en: 'A fee needs a grant whose agreed start lies a year back (law on urban real estate, art. 26).',
            },
          },
          {
            that: 'path != "fee" || fee <= grant.price * setting.idle_fee / 100.0',
            else: {
              zh: '闲置费超过土地价款的法定比例。',
              en: 'The fee is above the lawful share of the price.',
            },
          },
          {
            that: 'path != "recovery" || cause == "firm" && has(grant) && !has(grant.started_on) && today >= grant.agreed_start + years(2)',
            else: {
              zh: '无偿收回只限于权利人原因、满两年未动工的土地（城市房地产管理法第二十六条）。',
              en: 'Land is taken back without payment only where the holder has not started for two years (art. 26).',
            },
          },
          {
            that: 'path != "extension" || extra_days <= setting.most_extra_days',
            else: { zh: '延长的期限超过上限。', en: 'More time than is allowed.' },
          },
        ],
      },
      replan: {
        name: { zh: '调整方案', en: 'Plan anew' },
        from: ['planned'],
        to: 'determined',
        who: { planner: 'division', clerk: 'division' },
        reason: 'required',
        isBackward: true,
      },
      close: {
        name: { zh: '销号', en: 'Close' },
        from: ['planned'],
        to: 'closed',
        who: { planner: 'division' },
        notBy: ['plan'],
        asks: [{ field: 'result', isRequired: true }, { field: 'recovered', isRequired: true }, { field: 'proof' }],
        holds: [
          { that: 'size(proof) > 0', else: { zh: '没有凭证。', en: 'There is no proof.' } },
          {
            that: 'recovered <= area',
            else: { zh: '盘活面积大于涉及面积。', en: 'More was put back to use than there is.' },
          },
        ],
        sets: { closed_on: 'today' },
      },
      reopen: {
        name: { zh: '重新处置', en: 'Reopen' },
        from: ['closed', 'not-idle'],
        to: 'inquired',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        sets: { closed_on: 'null' },
      },
    },
  },
  clocks: [
    {
      id: 'answer',
      name: { zh: '权利人答复期', en: 'The holder answers in' },
      startsAt: ['inquire'],
      endsAt: ['determine'],
      endsUnjudgedAt: ['dismiss'],
      limit: { amount: { setting: 'land.answer-days' }, unit: 'days' },
      actor: ['clerk'],
    },
    {
      id: 'dispose',
      name: { zh: '处置时限', en: 'To be disposed of in' },
      startsAt: ['determine'],
      endsAt: ['close'],
      endsUnjudgedAt: ['reopen'],
      limit: { amount: { setting: 'land.dispose-months' }, unit: 'months' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner', 'leader'],
          name: { zh: '逾期', en: 'Overdue' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}
