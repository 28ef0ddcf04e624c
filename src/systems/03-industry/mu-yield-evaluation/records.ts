import type { RecordType } from '../../../language/record-type.ts'

const STAFF = { planner: 'division', leader: 'division', clerk: 'division' } as const

/** 宗地: a piece of land in its bounds, with whoever uses how much of it. What is used must add up to what is there. */
export const parcel: RecordType = {
  id: 'parcel',
  name: { zh: '工业宗地', en: 'Industrial parcel' },
  about: {
    zh: '一宗工业用地一条。各使用者的面积之和应当等于宗地面积，差多少列出来。',
    en: 'One row a parcel. What its users occupy must add up to its area; the difference is shown.',
  },
  title: 'code',
  fields: {
    code: { kind: 'text', atMost: 40, label: { zh: '宗地编号', en: 'Parcel' }, required: true, isFixed: true },
    location: { kind: 'text', label: { zh: '坐落', en: 'Location' }, required: true },
    zone: { kind: 'body', label: { zh: '园区、镇街', en: 'Park or subdistrict' }, required: true },
    area: { kind: 'area', unit: '亩', least: 0.01, digits: 4, label: { zh: '宗地面积', en: 'Area' }, required: true },
    plot_ratio: {
      kind: 'quantity',
      least: 0.1,
      most: 10,
      label: { zh: '容积率', en: 'Plot ratio' },
      help: {
        zh: '多层厂房分层出租时，按建筑面积除以容积率折算占地。',
        en: 'Where storeys are let, floor area divided by it is the land that counts.',
      },
    },
    holder: { kind: 'link', to: 'enterprise', label: { zh: '权利人', en: 'Holder' } },
    granted_on: { kind: 'day', label: { zh: '供地日期', en: 'Granted on' } },
    state_of_use: {
      kind: 'choice',
      label: { zh: '利用状态', en: 'Use' },
      required: true,
      choices: {
        used: { zh: '在用', en: 'In use' },
        partly: { zh: '部分闲置', en: 'Partly idle' },
        idle: { zh: '闲置', en: 'Idle' },
        building: { zh: '在建', en: 'Being built on' },
      },
    },
    place: { kind: 'point', label: { zh: '位置', en: 'Position' } },
    bounds: { kind: 'shape', label: { zh: '界址', en: 'Bounds' } },
  },
  rollups: {
    used: {
      label: { zh: '已登记使用', en: 'In use' },
      of: 'land-use',
      by: 'parcel',
      where: '!has(to_day) || to_day >= today',
      take: { sum: 'mu' },
      unit: '亩',
    },
    users: {
      label: { zh: '使用者', en: 'Users' },
      of: 'land-use',
      by: 'parcel',
      where: '!has(to_day) || to_day >= today',
      take: 'count',
    },
  },
  computed: {
    unaccounted: {
      label: { zh: '未落实面积', en: 'Not accounted for' },
      formula: 'area - (has(used) ? used : 0.0)',
      unit: '亩',
      digits: 4,
    },
  },
  unique: [['code']],
  columns: ['code', 'location', 'zone', 'area', 'used', 'unaccounted', 'users', 'state_of_use'],
  views: [
    {
      id: 'unbalanced',
      name: { zh: '面积不平', en: 'Does not add up' },
      where: 'area - (has(used) ? used : 0.0) > 0.01 || area - (has(used) ? used : 0.0) < -0.01',
    },
    { id: 'idle', name: { zh: '闲置', en: 'Idle' }, where: 'state_of_use in ["idle", "partly"]' },
  ],
  body: 'zone',
  who: {
    read: STAFF,
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division', clerk: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  map: 'place',
}

/** 用地: how much of a parcel a firm uses, and how that came about. Let out and let in are two rows of the same land. */
export const landUse: RecordType = {
  id: 'land-use',
  name: { zh: '企业用地', en: 'Land in use' },
  about: {
    zh: '一个企业在一宗地上的一处使用。租出的从出租方减、在承租方加，合计不变。',
    en: 'One use of a parcel by one firm. What is let leaves the landlord and comes to the tenant; the sum stays.',
  },
  title: 'firm',
  fields: {
    parcel: { kind: 'link', to: 'parcel', label: { zh: '宗地', en: 'Parcel' }, required: true, isFixed: true },
    firm: { kind: 'link', to: 'enterprise', label: { zh: '使用企业', en: 'Firm' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '取得方式', en: 'How' },
      required: true,
      choices: {
        registered: { zh: '登记', en: 'Registered' },
        occupied: { zh: '未登记实占', en: 'Occupied, unregistered' },
        leased: { zh: '租入', en: 'Leased in' },
      },
    },
    floor_area: {
      kind: 'area',
      unit: '㎡',
      least: 0,
      label: { zh: '租用建筑面积', en: 'Floor area leased' },
      shownWhen: 'kind == "leased"',
    },
    mu: {
      kind: 'area',
      unit: '亩',
      least: 0,
      digits: 4,
      label: { zh: '折合用地', en: 'Land' },
      help: {
        zh: '租用多层厂房的，建筑面积除以容积率再除以 666.67。',
        en: 'For storeys leased: floor area ÷ plot ratio ÷ 666.67.',
      },
      required: true,
    },
    from_day: { kind: 'day', label: { zh: '起始日期', en: 'From' }, required: true },
    to_day: { kind: 'day', label: { zh: '终止日期', en: 'Until' } },
    contract: { kind: 'files', label: { zh: '权证、合同', en: 'Title or contract' } },
  },
  computed: {
    by_floor: {
      label: { zh: '按建筑面积折算', en: 'By floor area' },
      formula: 'floor_area / parcel.plot_ratio / 666.67',
      unit: '亩',
      digits: 4,
    },
  },
  columns: ['firm', 'parcel', 'kind', 'floor_area', 'by_floor', 'mu', 'from_day', 'to_day'],
  views: [
    {
      id: 'differs',
      name: { zh: '折算不符', en: 'Differs from its floor area' },
      where:
        'has(floor_area) && (mu - floor_area / parcel.plot_ratio / 666.67 > 0.01 || mu - floor_area / parcel.plot_ratio / 666.67 < -0.01)',
    },
  ],
  who: {
    read: STAFF,
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division', clerk: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}

const ITEMS = {
  tax: { zh: '评价税收（万元）', en: 'Tax that counts (10,000 yuan)' },
  value_added: { zh: '工业增加值（万元）', en: 'Value added (10,000 yuan)' },
  revenue: { zh: '营业收入（万元）', en: 'Revenue (10,000 yuan)' },
  energy: { zh: '综合能耗（吨标准煤）', en: 'Energy (tce)' },
  power: { zh: '用电量（万千瓦时）', en: 'Power (10,000 kWh)' },
  emission: { zh: '主要污染物排放当量', en: 'Emission equivalents' },
  staff: { zh: '年平均职工（人）', en: 'Average staff' },
  research: { zh: '研发经费（万元）', en: 'R&D (10,000 yuan)' },
  bonus: { zh: '加分', en: 'Bonus' },
  deduction: { zh: '扣分', en: 'Deduction' },
} as const

/** 归集数据: one figure of one firm and year, from whoever keeps it. A correction is a new version with its reason. */
export const datum: RecordType = {
  id: 'mu-datum',
  name: { zh: '评价数据', en: 'Figure of a firm' },
  about: {
    zh: '一个企业一年一项一条，由主管部门提供。更正留下原值、原因和凭证。',
    en: 'One figure of one firm and year, from the department that keeps it. A correction keeps the old value, why, and its proof.',
  },
  title: 'item',
  fields: {
    firm: { kind: 'link', to: 'mu-firm', label: { zh: '参评企业', en: 'Firm' }, required: true, isFixed: true },
    item: { kind: 'choice', choices: ITEMS, label: { zh: '指标', en: 'Item' }, required: true, isFixed: true },
    value: { kind: 'quantity', label: { zh: '数值', en: 'Value' }, required: true },
    source: {
      kind: 'choice',
      label: { zh: '数据来源', en: 'Source' },
      required: true,
      choices: {
        tax: { zh: '税务', en: 'Tax' },
        statistics: { zh: '统计', en: 'Statistics' },
        land: { zh: '自然资源', en: 'Natural resources' },
        power: { zh: '供电', en: 'Power' },
        environment: { zh: '生态环境', en: 'Environment' },
        science: { zh: '科技、工信', en: 'Science and industry' },
      },
    },
    note: { kind: 'text', label: { zh: '口径说明', en: 'Scope' } },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
  },
  unique: [['firm', 'item']],
  columns: ['firm', 'item', 'value', 'source', 'note'],
  who: {
    read: STAFF,
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division', clerk: 'division' },
    export: { planner: 'division' },
  },
}

const item = (name: keyof typeof ITEMS, label: { readonly zh: string; readonly en: string }, unit?: string) => ({
  label,
  of: 'mu-datum',
  by: 'firm',
  where: `item == "${name}"`,
  take: { sum: 'value' },
  ...(unit === undefined ? {} : { unit }),
})

/** The land that counts for a firm: as decided where it was, else as the parcels say. */
export const LAND = '(has(land) ? land : enterprise.land_in_use)'

/**
 * 参评企业: one firm in the evaluation of one year: in which pool, whether it is exempt, and whether its data is complete. What
 * the firm says of its data it says in the round of evaluation, once.
 */
export const firm: RecordType = {
  id: 'mu-firm',
  name: { zh: '亩均评价企业', en: 'Firm under evaluation' },
  about: {
    zh: '一个企业一年一条。归集完成后进入评价轮次，由企业在那里核对；没有数据的写明，不当零。',
    en: 'One row a firm and year. Once complete it takes part in the round, where the firm looks its data over; what is not known is said, not taken for zero.',
  },
  title: 'firm_name',
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    year: {
      kind: 'period',
      periods: 'year',
      label: { zh: '数据年度', en: 'Year of the data' },
      required: true,
      isFixed: true,
    },
    code: { kind: 'credit-code', label: { zh: '统一社会信用代码', en: 'Credit code' }, required: true, isFixed: true },
    firm_name: { kind: 'text', label: { zh: '企业名称', en: 'Name' }, required: true },
    pool: {
      kind: 'choice',
      label: { zh: '分组', en: 'Pool' },
      required: true,
      choices: { above: { zh: '规上', en: 'Above scale' }, below: { zh: '规下', en: 'Below scale' } },
    },
    land: {
      kind: 'area',
      unit: '亩',
      least: 0,
      digits: 4,
      label: { zh: '认定用地面积', en: 'Land as decided' },
      help: {
        zh: '留空的，按宗地台账算；只有另行认定的才填，并在变更原因里写依据。',
        en: 'Left empty, the parcels say how much; filled only where it was decided otherwise, with the reason.',
      },
    },
    exempt: {
      kind: 'choice',
      label: { zh: '暂不评价', en: 'Not graded' },
      choices: {
        grace: { zh: '过渡期（投产未满年限）', en: 'Grace: recently begun' },
        utility: { zh: '公用事业', en: 'Utility' },
        building: { zh: '在建', en: 'Under construction' },
      },
    },
    exempt_basis: {
      kind: 'text',
      label: { zh: '暂不评价依据', en: 'By which rule' },
      shownWhen: 'has(exempt)',
      required: 'has(exempt)',
    },
    accident: {
      kind: 'choice',
      label: { zh: '安全事故', en: 'Accident' },
      help: {
        zh: '数据年度内经认定的；一般、较大降一档，重大以上直接末档，以方案为准。',
        en: 'Established within the year: the scheme says what a lesser and what a major one comes to.',
      },
      choices: {
        general: { zh: '一般', en: 'Ordinary' },
        larger: { zh: '较大', en: 'Larger' },
        major: { zh: '重大', en: 'Major' },
        grave: { zh: '特别重大', en: 'Grave' },
      },
    },
    veto: {
      kind: 'choice',
      label: { zh: '一票否决', en: 'Veto' },
      choices: {
        environment: { zh: '环境刑事案件', en: 'Environmental crime' },
        credit: { zh: '严重失信', en: 'Serious dishonesty' },
        tax: { zh: '重大税收违法', en: 'Major tax offence' },
        land: { zh: '违法用地', en: 'Unlawful use of land' },
        obsolete: { zh: '淘汰类产能', en: 'Obsolete capacity' },
      },
    },
    veto_proof: {
      kind: 'text',
      label: { zh: '否决、事故依据文书', en: 'Document behind the veto or accident' },
      shownWhen: 'has(veto) || has(accident)',
      required: 'has(veto) || has(accident)',
    },
    refused_on: {
      kind: 'day',
      label: { zh: '书面提醒后仍不报送', en: 'Refused its data after a written reminder' },
      help: { zh: '填书面提醒期满之日。', en: 'The day on which the reminder’s time was over.' },
    },
  },
  rollups: {
    tax: item('tax', { zh: '评价税收', en: 'Tax' }, '万元'),
    value_added: item('value_added', { zh: '工业增加值', en: 'Value added' }, '万元'),
    revenue: item('revenue', { zh: '营业收入', en: 'Revenue' }, '万元'),
    energy: item('energy', { zh: '综合能耗', en: 'Energy' }, '吨标准煤'),
    power: item('power', { zh: '用电量', en: 'Power' }, '万千瓦时'),
    emission: item('emission', { zh: '排放当量', en: 'Emission' }),
    staff: item('staff', { zh: '年平均职工', en: 'Staff' }, '人'),
    research: item('research', { zh: '研发经费', en: 'R&D' }, '万元'),
    bonus: item('bonus', { zh: '加分', en: 'Bonus' }),
    deduction: item('deduction', { zh: '扣分', en: 'Deduction' }),
    items: { label: { zh: '已归集', en: 'Items gathered' }, of: 'mu-datum', by: 'firm', take: 'count' },
  },
  computed: {
    land_by_parcels: {
      label: { zh: '按宗地台账', en: 'By the parcels' },
      help: {
        zh: '企业在各宗地登记、实占、租入的面积之和，租出的已经减去。',
        en: 'What the firm holds, occupies and leases on all parcels, less what it lets.',
      },
      formula: 'enterprise.land_in_use',
      unit: '亩',
      digits: 4,
    },
    tax_per_mu: { label: { zh: '亩均税收', en: 'Tax per mu' }, formula: `tax / ${LAND}`, unit: '万元/亩' },
    value_per_mu: {
      label: { zh: '亩均增加值', en: 'Value added per mu' },
      formula: `value_added / ${LAND}`,
      unit: '万元/亩',
    },
  },
  unique: [['enterprise', 'year']],
  columns: [
    'firm_name',
    'year',
    'pool',
    'land_by_parcels',
    'tax',
    'tax_per_mu',
    'value_per_mu',
    'exempt',
    'accident',
    'veto',
    'items',
  ],
  views: [
    { id: 'graded', name: { zh: '参加评级', en: 'To be graded' }, where: '!has(exempt)' },
    {
      id: 'no-land',
      name: { zh: '缺用地', en: 'Without land' },
      where: '!has(land) && !has(enterprise.land_in_use) && !has(exempt)',
    },
    { id: 'no-tax', name: { zh: '缺税收数据', en: 'Without tax data' }, where: '!has(tax) && !has(exempt)' },
  ],
  who: {
    read: STAFF,
    create: { planner: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  lifecycle: {
    start: 'listed',
    states: {
      listed: { name: { zh: '列入名单', en: 'Listed' }, kind: 'open' },
      gathering: { name: { zh: '数据归集', en: 'Data gathered' }, kind: 'open' },
      gathered: { name: { zh: '归集完成', en: 'Complete' }, kind: 'done', editable: 'none' },
      removed: { name: { zh: '移出名单', en: 'Taken off' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      gather: {
        name: { zh: '开始归集', en: 'Gather data' },
        from: ['listed'],
        to: 'gathering',
        who: { planner: 'division' },
        isBulk: true,
      },
      complete: {
        name: { zh: '归集完成', en: 'Complete' },
        help: {
          zh: '完成后进入评价轮次，由企业在轮次的核对期内确认或提出疑问。',
          en: 'It then takes part in the round of evaluation, where the firm confirms or doubts its data in its days.',
        },
        from: ['gathering'],
        to: 'gathered',
        who: { planner: 'division' },
        isBulk: true,
        holds: [
          {
            that: `has(exempt) || ${LAND} > 0.0`,
            else: {
              zh: '宗地台账里没有它的用地，也没有认定面积。',
              en: 'No parcel says what land it uses, and none was decided.',
            },
          },
          { that: 'items > 0 || has(exempt)', else: { zh: '一项数据也没有归集。', en: 'Nothing was gathered.' } },
        ],
      },
      reopen: {
        name: { zh: '重新归集', en: 'Gather again' },
        from: ['gathered'],
        to: 'gathering',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
      },
      remove: {
        name: { zh: '移出名单', en: 'Take off the list' },
        from: ['listed', 'gathering'],
        to: 'removed',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
}

/** 差别化措施: what a grade leads to. Without a legal basis and a review of fair competition it is not applied. */
export const measure: RecordType = {
  id: 'mu-measure',
  name: { zh: '差别化措施', en: 'Measure by grade' },
  about: {
    zh: '一档一项措施一条。没有法律依据和公平竞争审查的，不能执行。',
    en: 'One measure for one grade. Without legal basis and a review of fair competition it is not applied.',
  },
  title: 'name',
  fields: {
    name: { kind: 'text', label: { zh: '措施', en: 'Measure' }, required: true },
    grade: {
      kind: 'choice',
      choices: { A: { zh: 'A', en: 'A' }, B: { zh: 'B', en: 'B' }, C: { zh: 'C', en: 'C' }, D: { zh: 'D', en: 'D' } },
      label: { zh: '档次', en: 'Grade' },
      required: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      choices: {
        tax: { zh: '城镇土地使用税', en: 'Tax on urban land' },
        price: { zh: '用电、用水、用气价格', en: 'Price of power, water, gas' },
        quota: { zh: '用能、排污权', en: 'Energy and emission quotas' },
        land: { zh: '用地', en: 'Land' },
        credit: { zh: '信贷', en: 'Credit' },
        project: { zh: '项目、评优', en: 'Projects and honours' },
      },
    },
    is_burden: { kind: 'yes-no', label: { zh: '减损权益', en: 'Takes something away' }, required: true },
    basis: { kind: 'link', to: 'law-article', label: { zh: '法律依据', en: 'Legal basis' } },
    fair_review_on: { kind: 'day', label: { zh: '公平竞争审查日期', en: 'Reviewed for fair competition on' } },
    from_day: { kind: 'day', label: { zh: '执行起', en: 'From' } },
    to_day: { kind: 'day', label: { zh: '执行止', en: 'Until' } },
    body: { kind: 'body', label: { zh: '执行单位', en: 'Applied by' }, required: true },
  },
  columns: ['name', 'grade', 'kind', 'is_burden', 'basis', 'fair_review_on', 'from_day', 'to_day'],
  body: 'body',
  who: {
    read: STAFF,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  isPublic: { fields: ['name', 'grade', 'kind', 'basis', 'from_day', 'to_day'], when: 'state == "in-force"' },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: { zh: '草拟', en: 'Draft' }, kind: 'open' },
      'in-force': { name: { zh: '执行', en: 'In force' }, kind: 'open', editable: ['to_day'] },
      ended: { name: { zh: '停止', en: 'Ended' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      apply: {
        name: { zh: '执行', en: 'Apply' },
        from: ['draft'],
        to: 'in-force',
        who: { planner: 'division' },
        asks: [{ field: 'from_day', isRequired: true }],
        holds: [
          { that: 'has(basis)', else: { zh: '没有法律依据。', en: 'There is no legal basis.' } },
          {
            that: 'basis.valid_from <= today && (!has(basis.valid_to) || basis.valid_to >= today)',
            else: { zh: '依据没有施行或已经失效。', en: 'Its basis is not in force.' },
          },
          {
            that: 'has(fair_review_on) && fair_review_on <= today',
            else: { zh: '没有经过公平竞争审查。', en: 'It was not reviewed for fair competition.' },
          },
          {
            that: '!is_burden || basis.rank in ["law", "regulation", "local"]',
            else: {
              zh: '减损权益的措施须有法律、法规依据，规范性文件不行。',
              en: 'What takes something away needs a law or regulation, not a document.',
            },
          },
        ],
      },
      end: {
        name: { zh: '停止', en: 'End' },
        from: ['in-force'],
        to: 'ended',
        who: { planner: 'division' },
        reason: 'required',
        asks: [{ field: 'to_day', isRequired: true }],
      },
    },
  },
}
