import type { RecordType } from '../../../language/record-type.ts'

const READERS = { planner: 'division', leader: 'division', clerk: 'body', 'grid-worker': 'body' } as const

/** 监管对象: a firm, place or site that somebody supervises. Who supervises is written down, so that nobody can have missed it. */
export const safetyObject: RecordType = {
  id: 'safety-object',
  name: { zh: '安全监管对象', en: 'Supervised place' },
  about: {
    zh: '一个企业、场所或工地一条；行业主管、属地、网格员都写明，查漏追责以此为准。',
    en: 'One row a firm, place or site, with its sector’s supervisor, its subdistrict and its grid worker: the chain by which a miss is traced.',
  },
  title: 'name',
  number: { prefix: 'AQ', per: 'year', digits: 5 },
  fields: {
    name: { kind: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' } },
    trade: {
      kind: 'choice',
      label: { zh: '行业领域', en: 'Trade' },
      required: true,
      choices: {
        industry: { zh: '工矿商贸', en: 'Industry and trade' },
        chemicals: { zh: '危险化学品', en: 'Hazardous chemicals' },
        fireworks: { zh: '烟花爆竹', en: 'Fireworks' },
        construction: { zh: '建筑施工', en: 'Construction' },
        gas: { zh: '城镇燃气', en: 'Gas' },
        transport: { zh: '道路交通', en: 'Transport' },
        gathering: { zh: '人员密集场所', en: 'Places of gathering' },
        'self-built': { zh: '经营性自建房', en: 'Self-built houses in business use' },
        small: { zh: '九小场所', en: 'Small places' },
        school: { zh: '学校', en: 'Schools' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    grade: {
      kind: 'choice',
      label: { zh: '风险等级', en: 'Risk grade' },
      required: true,
      help: {
        zh: '红橙黄蓝对应重大、较大、一般、低风险；检查间隔按等级。',
        en: 'Red, orange, yellow and blue stand for major, larger, ordinary and low; the grade sets how often it is checked.',
      },
      choices: {
        red: { zh: '红（重大）', en: 'Red (major)' },
        orange: { zh: '橙（较大）', en: 'Orange (larger)' },
        yellow: { zh: '黄（一般）', en: 'Yellow (ordinary)' },
        blue: { zh: '蓝（低）', en: 'Blue (low)' },
      },
    },
    supervisor: { kind: 'body', label: { zh: '行业主管部门', en: 'Sector’s supervisor' }, required: true },
    subdistrict: { kind: 'body', label: { zh: '属地', en: 'Subdistrict' }, required: true },
    grid_worker: { kind: 'person', label: { zh: '网格员', en: 'Grid worker' } },
    manager: {
      kind: 'text',
      atMost: 40,
      label: { zh: '主要负责人', en: 'Head of the place' },
      personal: 'name',
      required: true,
    },
    manager_phone: { kind: 'phone', label: { zh: '联系电话', en: 'Phone' }, personal: 'phone' },
    address: { kind: 'text', label: { zh: '地址', en: 'Address' }, required: true },
    place: { kind: 'point', label: { zh: '位置', en: 'Position' } },
    interval: {
      kind: 'integer',
      unit: '天',
      least: 1,
      most: 730,
      label: { zh: '检查间隔', en: 'To be checked every' },
      required: true,
    },
  },
  unique: [['name', 'address']],
  alike: [{ same: ['enterprise'] }, { same: ['trade'], within: { field: 'place', metres: 20 } }],
  columns: ['name', 'trade', 'grade', 'supervisor', 'subdistrict', 'last_check', 'open_hazards'],
  views: [
    {
      id: 'unchecked',
      name: { zh: '到期未查', en: 'Check overdue' },
      where: '!has(last_check) || last_check < today - days(interval)',
    },
    { id: 'red', name: { zh: '红橙', en: 'Red and orange' }, where: 'grade in ["red", "orange"]' },
  ],
  rollups: {
    last_check: {
      label: { zh: '最近检查', en: 'Last check' },
      of: 'safety-check',
      by: 'object',
      take: { most: 'on' },
    },
    open_hazards: {
      label: { zh: '未销号隐患', en: 'Hazards open' },
      of: 'hazard',
      by: 'object',
      where: 'state != "closed" && state != "void"',
      take: 'count',
    },
    repeats: {
      label: { zh: '重复隐患', en: 'Hazards that came back' },
      of: 'hazard',
      by: 'object',
      where: 'has(recurs_of) && state != "void"',
      take: 'count',
    },
  },
  body: 'supervisor',
  person: 'grid_worker',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    reveal: { planner: 'division', clerk: 'body', 'grid-worker': 'own' },
    import: { planner: 'division', clerk: 'body' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  map: 'place',
}

/** 检查: one visit, with what was looked at; found hazards are records of their own. */
export const safetyCheck: RecordType = {
  id: 'safety-check',
  name: { zh: '安全检查', en: 'Safety check' },
  about: {
    zh: '一次上门一条。查出的隐患另立，没有查出的也要记：漏查就看它。',
    en: 'One row a visit. What was found stands as hazards; a visit that found nothing counts too: misses are traced by it.',
  },
  title: 'on',
  number: { prefix: 'JC', per: 'year', digits: 5 },
  fields: {
    object: {
      kind: 'link',
      to: 'safety-object',
      label: { zh: '检查对象', en: 'Place' },
      required: true,
      isFixed: true,
    },
    on: { kind: 'day', label: { zh: '检查日期', en: 'Day' }, required: true },
    by_body: { kind: 'body', label: { zh: '检查单位', en: 'Checked by' }, required: true },
    kind: {
      kind: 'choice',
      label: { zh: '检查类别', en: 'Kind' },
      required: true,
      choices: {
        plan: { zh: '计划检查', en: 'Planned' },
        special: { zh: '专项整治', en: 'Campaign' },
        spot: { zh: '抽查暗访', en: 'Spot check' },
        self: { zh: '企业自查', en: 'Self-check' },
        grid: { zh: '网格巡查', en: 'Grid patrol' },
        expert: { zh: '专家检查', en: 'Experts' },
      },
    },
    campaign: {
      kind: 'text',
      label: { zh: '专项行动', en: 'Campaign' },
      shownWhen: 'kind == "special"',
      required: 'kind == "special"',
    },
    items: { kind: 'long-text', label: { zh: '检查内容', en: 'What was looked at' }, required: true },
    found_none: { kind: 'yes-no', label: { zh: '未发现隐患', en: 'Nothing found' }, required: true },
    photos: { kind: 'photos', label: { zh: '现场照片', en: 'Photos' } },
  },
  rollups: {
    hazards: { label: { zh: '查出隐患', en: 'Hazards found' }, of: 'hazard', by: 'check', take: 'count' },
  },
  columns: ['object', 'on', 'by_body', 'kind', 'found_none', 'hazards'],
  body: 'by_body',
  who: {
    read: READERS,
    create: { clerk: 'body', 'grid-worker': 'body' },
    change: { clerk: 'own', 'grid-worker': 'own' },
    import: { clerk: 'body' },
    export: { planner: 'division', leader: 'division' },
  },
}

/** 风险点: L × S, who controls it, at which level. */
export const riskPoint: RecordType = {
  id: 'risk-point',
  name: { zh: '风险点', en: 'Risk point' },
  about: {
    zh: '一个部位一条：可能性（L）乘严重性（S），四色分级，谁管、用什么措施。',
    en: 'One row a spot: likelihood times severity, four colours, who controls it and by what.',
  },
  title: 'name',
  fields: {
    object: {
      kind: 'link',
      to: 'safety-object',
      label: { zh: '所属对象', en: 'Place' },
      required: true,
      isFixed: true,
    },
    name: { kind: 'text', label: { zh: '部位或作业', en: 'Spot or work' }, required: true },
    likelihood: { kind: 'integer', least: 1, most: 5, label: { zh: '可能性 L', en: 'Likelihood L' }, required: true },
    severity: { kind: 'integer', least: 1, most: 5, label: { zh: '严重性 S', en: 'Severity S' }, required: true },
    level: {
      kind: 'choice',
      label: { zh: '管控层级', en: 'Controlled by' },
      required: true,
      choices: {
        firm: { zh: '企业', en: 'Firm' },
        workshop: { zh: '车间', en: 'Workshop' },
        team: { zh: '班组', en: 'Team' },
        post: { zh: '岗位', en: 'Post' },
      },
    },
    measures: { kind: 'long-text', label: { zh: '管控措施', en: 'Controls' }, required: true },
    supervisor: { kind: 'body', label: { zh: '监管单位', en: 'Supervised by' }, required: true },
    place: { kind: 'point', label: { zh: '位置', en: 'Position' } },
  },
  computed: {
    score: { label: { zh: '风险值 L×S', en: 'Score L×S' }, formula: 'likelihood * severity', digits: 0 },
  },
  unique: [['object', 'name']],
  columns: ['object', 'name', 'likelihood', 'severity', 'score', 'level', 'measures'],
  views: [{ id: 'red', name: { zh: '重大风险', en: 'Major' }, where: 'likelihood * severity >= 20' }],
  body: 'supervisor',
  who: {
    read: READERS,
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  map: 'place',
}
