import type { RecordType } from '../../../language/record-type.ts'
import { KEEPERS, READERS, TAKERS, USES } from './words.ts'

/** 可用空间: what can be let or sold as one: a floor, a plant, an idle workshop, a plot. With what it can bear. */
export const space: RecordType = {
  id: 'space',
  name: { zh: '可用空间', en: 'Space' },
  about: {
    zh: '能单独租售的一处：楼层、厂房、改制企业的老厂房、地块。没有核实权属的不推介。',
    en: 'What can be let or sold as one: a floor, a plant, an old works, a plot. Nothing is offered before its title was verified.',
  },
  title: 'name',
  number: { prefix: 'KJ', per: 'year', digits: 4 },
  fields: {
    name: { kind: 'text', label: { zh: '名称、房号', en: 'Name' }, required: true },
    carrier: { kind: 'link', to: 'carrier', label: { zh: '所在载体', en: 'Carrier' } },
    parcel: { kind: 'link', to: 'parcel', label: { zh: '所在宗地', en: 'Parcel' } },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      choices: {
        floor: { zh: '楼层、单元', en: 'Floor or unit' },
        plant: { zh: '厂房', en: 'Plant' },
        'old-works': { zh: '闲置老厂房', en: 'Idle old works' },
        plot: { zh: '地块', en: 'Plot' },
      },
    },
    owner: { kind: 'text', label: { zh: '权利人', en: 'Owner' }, required: true },
    is_state: { kind: 'yes-no', label: { zh: '国有资产', en: 'State asset' } },
    title_papers: { kind: 'files', label: { zh: '权属材料', en: 'Title papers' } },
    area: { kind: 'area', unit: '㎡', least: 1, label: { zh: '面积', en: 'Area' }, required: true },
    uses: { kind: 'choices', choices: USES, label: { zh: '许可用途', en: 'Uses allowed' }, required: true },
    height: { kind: 'quantity', unit: '米', least: 1, digits: 1, label: { zh: '净高', en: 'Clear height' } },
    load: { kind: 'quantity', unit: '吨/㎡', least: 0, digits: 1, label: { zh: '楼面荷载', en: 'Floor load' } },
    power: { kind: 'quantity', unit: '千伏安', least: 0, digits: 0, label: { zh: '可用电力', en: 'Power' } },
    rent: { kind: 'money', unit: '元/㎡·月', least: 0, label: { zh: '租金', en: 'Rent' } },
    price: { kind: 'money', unit: '万元', least: 0, label: { zh: '售价', en: 'Price' } },
    defects: { kind: 'long-text', label: { zh: '缺陷', en: 'Defects' } },
    soil: {
      kind: 'choice',
      label: { zh: '土壤污染状况', en: 'Soil' },
      help: {
        zh: '没有调查过就填“未调查”：改作住宅、公共管理与公共服务用地以前必须调查（土壤污染防治法第五十九条）。',
        en: 'Not surveyed is “not surveyed”: before it turns to housing or public use it must be (law on soil pollution, art. 59).',
      },
      choices: {
        unsurveyed: { zh: '未调查', en: 'Not surveyed' },
        clean: { zh: '已调查，未超标', en: 'Surveyed, clean' },
        remedied: { zh: '已修复，移出名录', en: 'Remedied, off the list' },
        listed: { zh: '列入风险管控和修复名录', en: 'Listed for remediation' },
      },
      required: true,
    },
    body: { kind: 'body', label: { zh: '负责单位', en: 'In charge' }, required: true },
    idle_since: { kind: 'day', label: { zh: '空置起', en: 'Vacant since' } },
    kept_for: { kind: 'link', to: 'site-demand', label: { zh: '预留给', en: 'Kept for' }, isDerived: true },
    kept_until: { kind: 'day', label: { zh: '预留至', en: 'Kept until' } },
    new_use: {
      kind: 'choice',
      label: { zh: '盘活后用途', en: 'New use' },
      choices: {
        ...USES,
        housing: { zh: '住宅', en: 'Housing' },
        public: { zh: '公共管理与公共服务', en: 'Public administration and services' },
      },
    },
    photos: { kind: 'photos', label: { zh: '照片', en: 'Photos' } },
    place: { kind: 'point', label: { zh: '位置', en: 'Position' } },
  },
  computed: {
    idle_months: {
      label: { zh: '已空置', en: 'Vacant for' },
      formula: '(today - idle_since) / 30.4',
      unit: '月',
      digits: 0,
    },
  },
  groups: [
    {
      title: { zh: '是什么', en: 'What it is' },
      fields: ['name', 'carrier', 'parcel', 'kind', 'area', 'uses', 'place', 'photos'],
    },
    { title: { zh: '条件', en: 'What it bears' }, fields: ['height', 'load', 'power', 'rent', 'price', 'defects'] },
    {
      title: { zh: '权属与限制', en: 'Title and limits' },
      fields: ['owner', 'is_state', 'title_papers', 'soil', 'body'],
    },
    {
      title: { zh: '去向', en: 'Where it goes' },
      fields: ['idle_since', 'kept_for', 'kept_until', 'new_use'],
    },
  ],
  alike: [{ same: ['name', 'carrier'] }],
  columns: ['name', 'carrier', 'kind', 'area', 'uses', 'height', 'load', 'rent', 'idle_months', 'soil'],
  views: [
    { id: 'offered', name: { zh: '正在推介', en: 'On offer' }, where: 'state == "offered"' },
    {
      id: 'idle-year',
      name: { zh: '空置满一年', en: 'Vacant a year' },
      where: 'state in ["vacant", "offered"] && idle_since <= today - years(1)',
      sort: [{ field: 'idle_since' }],
    },
    {
      id: 'unsurveyed',
      name: { zh: '污染未查清', en: 'Soil not surveyed' },
      where: 'soil in ["unsurveyed", "listed"]',
    },
  ],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: KEEPERS,
    export: TAKERS,
    merge: { planner: 'division' },
  },
  isPublic: {
    fields: ['name', 'kind', 'area', 'uses', 'height', 'load', 'power', 'rent', 'price', 'place'],
    when: 'state == "offered"',
  },
  map: 'place',
  lifecycle: {
    start: 'surveyed',
    states: {
      surveyed: { name: { zh: '摸底', en: 'Surveyed' }, kind: 'open' },
      vacant: { name: { zh: '空置', en: 'Vacant' }, kind: 'open' },
      offered: { name: { zh: '推介', en: 'On offer' }, kind: 'open' },
      reserved: { name: { zh: '预留', en: 'Reserved' }, kind: 'open' },
      let: { name: { zh: '已租售', en: 'Let or sold' }, kind: 'done' },
      frozen: { name: { zh: '冻结', en: 'Frozen' }, kind: 'waiting' },
      void: { name: { zh: '灭失', en: 'Gone' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      verify: {
        name: { zh: '核实', en: 'Verify' },
        help: { zh: '核对权属、面积和限制。', en: 'Title, area and limits were checked.' },
        from: ['surveyed'],
        to: 'vacant',
        who: KEEPERS,
        notBy: ['create'],
        asks: [{ field: 'title_papers' }],
        holds: [
          {
            that: 'size(title_papers) > 0',
            else: { zh: '没有权属材料。', en: 'There are no title papers.' },
          },
        ],
      },
      offer: {
        name: { zh: '推介', en: 'Offer' },
        from: ['vacant'],
        to: 'offered',
        who: KEEPERS,
        isBulk: true,
        holds: [
          {
            that: 'soil != "listed"',
            else: {
              zh: '列入土壤污染风险管控和修复名录，移出名录前不推介。',
              en: 'It is listed for remediation, and is not offered before it is off the list.',
            },
          },
          {
            that: 'has(rent) || has(price)',
            else: { zh: '租金和售价都没有填。', en: 'Neither rent nor price is known.' },
          },
        ],
      },
      withdraw: {
        name: { zh: '停止推介', en: 'Stop offering' },
        from: ['offered'],
        to: 'vacant',
        who: KEEPERS,
        isBackward: true,
      },
      reserve: {
        name: { zh: '预留', en: 'Reserve' },
        from: ['offered'],
        to: 'reserved',
        who: KEEPERS,
        asks: [
          { field: 'kept_for', isRequired: true },
          { field: 'kept_until', isRequired: true },
        ],
        holds: [
          {
            that: 'kept_until > today && kept_until <= today + days(setting.most_reserved_days)',
            else: {
              zh: '预留期要在今天以后，且不超过规定天数。',
              en: 'It is kept until a day ahead, and no longer than is allowed.',
            },
          },
        ],
      },
      release: {
        name: { zh: '取消预留', en: 'Release' },
        from: ['reserved'],
        to: 'offered',
        who: KEEPERS,
        reason: 'required',
        sets: { kept_for: 'null', kept_until: 'null' },
        isBackward: true,
      },
      lapse: {
        name: { zh: '预留到期', en: 'Lapse' },
        from: ['reserved'],
        to: 'offered',
        who: {},
        automatic: 'kept_until < today',
        sets: { kept_for: 'null', kept_until: 'null' },
        isBackward: true,
      },
      let: {
        name: { zh: '租售', en: 'Let or sell' },
        from: ['reserved', 'offered'],
        to: 'let',
        who: KEEPERS,
        asks: [{ field: 'new_use', isRequired: true }],
        holds: [
          {
            that: 'size(title_papers) > 0',
            else: { zh: '没有权属材料，不能成交。', en: 'No deal without title papers.' },
          },
          {
            that: '!(new_use in ["housing", "public"]) || soil in ["clean", "remedied"]',
            else: {
              zh: '改作住宅、公共管理与公共服务用途，须先完成土壤污染状况调查且不在名录内（土壤污染防治法第五十九条、第六十一条）。',
              en: 'Housing and public use need a soil survey first, and no listing (law on soil pollution, art. 59 and 61).',
            },
          },
          {
            that: 'new_use in ["housing", "public"] || new_use in uses',
            else: {
              zh: '用途不在许可用途内：先办理用途变更，再改“许可用途”。',
              en: 'The use is not among those allowed: have it changed, then change what is allowed.',
            },
          },
        ],
        sets: { idle_since: 'null' },
      },
      vacate: {
        name: { zh: '腾空', en: 'Vacate' },
        from: ['let'],
        to: 'vacant',
        who: KEEPERS,
        sets: { idle_since: 'today', kept_for: 'null', kept_until: 'null', new_use: 'null' },
        isBackward: true,
      },
      freeze: {
        name: { zh: '冻结', en: 'Freeze' },
        from: ['surveyed', 'vacant', 'offered'],
        to: 'frozen',
        who: { planner: 'division' },
        reason: 'required',
      },
      unfreeze: {
        name: { zh: '解冻', en: 'Unfreeze' },
        from: ['frozen'],
        to: 'vacant',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
      },
      lose: {
        name: { zh: '灭失', en: 'Gone' },
        from: ['surveyed', 'vacant', 'offered', 'frozen'],
        to: 'void',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
}

/** 选址需求: what somebody looks for. The desk of places sets it beside every space on offer. */
export const demand: RecordType = {
  id: 'site-demand',
  name: { zh: '选址需求', en: 'Site demand' },
  about: {
    zh: '一个企业或项目要找的地方：面积、净高、荷载、电力、用途、租金。没有填的条件不限。',
    en: 'What a firm or project looks for: area, height, load, power, use, rent. What is left empty is not asked.',
  },
  title: 'who',
  number: { prefix: 'XZ', per: 'year', digits: 4 },
  fields: {
    who: { kind: 'text', label: { zh: '谁要找', en: 'Who looks' }, required: true },
    firm: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' } },
    use: { kind: 'choice', choices: USES, label: { zh: '用途', en: 'Use' }, required: true },
    area_from: { kind: 'area', unit: '㎡', least: 0, label: { zh: '面积不少于', en: 'Area, at least' } },
    area_to: { kind: 'area', unit: '㎡', least: 0, label: { zh: '面积不多于', en: 'Area, at most' } },
    height: { kind: 'quantity', unit: '米', least: 0, digits: 1, label: { zh: '净高不低于', en: 'Height, at least' } },
    load: { kind: 'quantity', unit: '吨/㎡', least: 0, digits: 1, label: { zh: '荷载不低于', en: 'Load, at least' } },
    power: {
      kind: 'quantity',
      unit: '千伏安',
      least: 0,
      digits: 0,
      label: { zh: '电力不低于', en: 'Power, at least' },
    },
    rent: { kind: 'money', unit: '元/㎡·月', least: 0, label: { zh: '租金不高于', en: 'Rent, at most' } },
    body: { kind: 'body', label: { zh: '跟进单位', en: 'Followed by' }, required: true },
    needed_by: { kind: 'day', label: { zh: '最迟入驻', en: 'Needed by' } },
    note: { kind: 'long-text', label: { zh: '其他要求', en: 'Other wishes' } },
    settled_in: { kind: 'link', to: 'space', label: { zh: '落在', en: 'Settled in' } },
  },
  columns: ['who', 'use', 'area_from', 'height', 'load', 'power', 'rent', 'body', 'needed_by'],
  body: 'body',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: TAKERS,
  },
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '在找', en: 'Looking' }, kind: 'open' },
      settled: { name: { zh: '已落地', en: 'Settled' }, kind: 'done', editable: 'none' },
      'given-up': { name: { zh: '不再找', en: 'Given up' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      settle: {
        name: { zh: '落地', en: 'Settle' },
        from: ['open'],
        to: 'settled',
        who: { planner: 'division', clerk: 'body' },
        asks: [{ field: 'settled_in', isRequired: true }],
        holds: [
          {
            that: 'settled_in.state == "let"',
            else: { zh: '这处空间还没有办租售。', en: 'That space has not been let yet.' },
          },
        ],
      },
      'give-up': {
        name: { zh: '不再找', en: 'Give up' },
        from: ['open'],
        to: 'given-up',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
      },
      reopen: {
        name: { zh: '重新找', en: 'Look again' },
        from: ['settled', 'given-up'],
        to: 'open',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
}
