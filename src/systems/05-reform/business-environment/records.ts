import type { RecordType } from '../../../language/record-type.ts'

const READERS = { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'body' } as const

const AREAS = {
  start: { zh: '开办企业', en: 'Starting a firm' },
  build: { zh: '建设许可', en: 'Building permits' },
  power: { zh: '获得电力', en: 'Getting power' },
  water: { zh: '用水用气', en: 'Water and gas' },
  property: { zh: '登记财产', en: 'Registering property' },
  tax: { zh: '纳税', en: 'Paying taxes' },
  trade: { zh: '跨境贸易', en: 'Trade' },
  credit: { zh: '获得信贷', en: 'Getting credit' },
  minority: { zh: '保护中小投资者', en: 'Protecting investors' },
  contract: { zh: '执行合同', en: 'Enforcing contracts' },
  insolvency: { zh: '办理破产', en: 'Insolvency' },
  labour: { zh: '劳动力市场监管', en: 'Labour' },
  procurement: { zh: '政府采购', en: 'Procurement' },
  tender: { zh: '招标投标', en: 'Tenders' },
  service: { zh: '政务服务', en: 'Public services' },
  property_rights: { zh: '知识产权', en: 'Intellectual property' },
  regulation: { zh: '市场监管', en: 'Regulation' },
  inclusive: { zh: '包容普惠创新', en: 'Openness and innovation' },
} as const

/** 营商指标值: one figure of one area and year, objective or out of a survey. */
export const indicatorValue: RecordType = {
  id: 'be-value',
  name: { zh: '营商环境指标值', en: 'Figure of the business environment' },
  about: {
    zh: '一个指标一年一条。客观指标优先用办件、检查的记录，不另向企业要。',
    en: 'One figure a year. Objective ones come from records of services and inspections, not from asking firms again.',
  },
  title: 'name',
  fields: {
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    area: { kind: 'choice', choices: AREAS, label: { zh: '领域', en: 'Area' }, required: true, isFixed: true },
    name: { kind: 'text', atMost: 80, label: { zh: '指标', en: 'Indicator' }, required: true, isFixed: true },
    unit: { kind: 'text', atMost: 20, label: { zh: '单位', en: 'Unit' }, required: true },
    kind: {
      kind: 'choice',
      label: { zh: '来源', en: 'Source' },
      required: true,
      choices: {
        record: { zh: '业务记录', en: 'Records' },
        survey: { zh: '企业问卷', en: 'Survey' },
        upper: { zh: '上级评价', en: 'Evaluated above' },
      },
    },
    value: { kind: 'quantity', label: { zh: '数值', en: 'Value' }, required: true },
    frontier: { kind: 'quantity', label: { zh: '先进地区', en: 'Frontier' }, required: true },
    worst: { kind: 'quantity', label: { zh: '底线', en: 'Floor' }, required: true },
    sample: {
      kind: 'integer',
      unit: '家',
      least: 1,
      label: { zh: '问卷样本', en: 'Firms asked' },
      shownWhen: 'kind == "survey"',
      required: 'kind == "survey"',
    },
    owner: { kind: 'body', label: { zh: '责任单位', en: 'Answers for it' }, required: true },
    source: { kind: 'text', label: { zh: '出处', en: 'Where it is from' }, required: true },
  },
  computed: {
    distance: {
      label: { zh: '前沿距离分', en: 'Distance to the frontier' },
      help: { zh: '底线为 0 分，先进地区为 100 分。', en: 'The floor is 0, the frontier 100.' },
      formula: '(value - worst) / (frontier - worst) * 100.0',
      digits: 1,
    },
  },
  unique: [['year', 'area', 'name']],
  columns: ['year', 'area', 'name', 'value', 'unit', 'frontier', 'distance', 'kind', 'owner'],
  views: [
    { id: 'weak', name: { zh: '差距大', en: 'Far behind' }, where: '(value - worst) / (frontier - worst) < 0.6' },
  ],
  body: 'owner',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
  },
}

/** 企业问卷: who was asked when, so that no firm is asked too often. Answers stand without the firm's name. */
export const survey: RecordType = {
  id: 'be-survey',
  name: { zh: '企业问卷', en: 'Survey of a firm' },
  about: {
    zh: '问过哪家、什么时候问的。半年内问过的不再问；答卷内容不与企业名放在一起。',
    en: 'Which firm was asked when; asked within half a year, it is not asked again. Answers are kept apart from names.',
  },
  title: 'firm',
  fields: {
    firm: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    area: { kind: 'choice', choices: AREAS, label: { zh: '领域', en: 'Area' }, required: true },
    asked_on: { kind: 'day', label: { zh: '日期', en: 'Asked on' }, required: true },
    earlier: { kind: 'link', to: 'be-survey', label: { zh: '半年内问过', en: 'Asked before' }, isDerived: true },
    answered: { kind: 'yes-no', label: { zh: '已答', en: 'Answered' } },
    body: { kind: 'body', label: { zh: '调查单位', en: 'Asked by' }, required: true },
  },
  repeats: { field: 'earlier', same: ['firm'], withinDays: { setting: 'environment.survey-days' } },
  columns: ['firm', 'area', 'asked_on', 'answered', 'earlier'],
  views: [{ id: 'too-often', name: { zh: '问得太勤', en: 'Asked too often' }, where: 'has(earlier)' }],
  body: 'body',
  who: {
    read: { planner: 'division', clerk: 'body' },
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division' },
  },
}

/** 短板整改: a gap that became a task, closed when the figure moved and not when a report was written. */
export const gap: RecordType = {
  id: 'be-gap',
  name: { zh: '营商短板整改', en: 'Gap to be closed' },
  about: {
    zh: '一个短板一条，看指标有没有改善来销号。',
    en: 'One row a gap, closed when its figure got better.',
  },
  title: 'measure',
  number: { prefix: 'YS', per: 'year', digits: 3 },
  fields: {
    value: { kind: 'link', to: 'be-value', label: { zh: '指标', en: 'Figure' }, required: true, isFixed: true },
    measure: { kind: 'text', label: { zh: '整改措施', en: 'Measure' }, required: true },
    owner: { kind: 'body', label: { zh: '责任单位', en: 'Responsible' }, required: true },
    wanted: { kind: 'quantity', label: { zh: '目标值', en: 'Wanted' }, required: true },
    due_on: { kind: 'day', label: { zh: '时限', en: 'Due' }, required: true },
    after: { kind: 'link', to: 'be-value', label: { zh: '改善后的指标', en: 'Figure after' } },
    result: { kind: 'long-text', label: { zh: '整改结果', en: 'Result' } },
  },
  columns: ['value', 'measure', 'owner', 'wanted', 'due_on', 'after'],
  views: [{ id: 'late', name: { zh: '逾期', en: 'Overdue' }, where: 'due_on < today && state in ["open", "claimed"]' }],
  body: 'owner',
  who: {
    read: READERS,
    create: { planner: 'division' },
    change: { planner: 'division', clerk: 'body' },
    export: { planner: 'division', leader: 'division' },
  },
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '整改中', en: 'Open' }, kind: 'open' },
      claimed: { name: { zh: '报完成', en: 'Claimed' }, kind: 'open', editable: 'none' },
      closed: { name: { zh: '已改善', en: 'Closed' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      claim: {
        name: { zh: '报完成', en: 'Claim' },
        from: ['open'],
        to: 'claimed',
        who: { clerk: 'body' },
        asks: [
          { field: 'after', isRequired: true },
          { field: 'result', isRequired: true },
        ],
        holds: [
          {
            that: 'after.name == value.name && after.area == value.area',
            else: { zh: '改善后的指标不是同一项指标。', en: 'The figure after is not the same indicator.' },
          },
          {
            that: 'value.frontier >= value.worst ? after.value >= wanted : after.value <= wanted',
            else: { zh: '指标还没有达到目标值。', en: 'The figure has not reached what was wanted.' },
          },
        ],
      },
      close: {
        name: { zh: '核实销号', en: 'Close' },
        from: ['claimed'],
        to: 'closed',
        who: { planner: 'division' },
        notBy: ['claim'],
      },
      return: {
        name: { zh: '退回', en: 'Return' },
        from: ['claimed'],
        to: 'open',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
    },
  },
}
