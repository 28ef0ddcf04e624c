import type { RecordType } from '../../../language/record-type.ts'
import { KEEPERS, READERS, TAKERS } from './words.ts'

const HATCHERIES = '["incubator", "maker-space", "base"]'

/** 入驻: one firm in one place, from its application to its leaving; in an incubator, to its graduation. */
export const tenancy: RecordType = {
  id: 'tenancy',
  name: { zh: '入驻企业', en: 'Tenancy' },
  about: {
    zh: '一家企业在一处载体一条，从申请到迁出；在孵企业记到毕业、退出或延期。',
    en: 'One row a firm and place, from application to leaving; in an incubator to graduation, exit or extension.',
  },
  title: 'firm_name',
  fields: {
    carrier: { kind: 'link', to: 'carrier', label: { zh: '载体', en: 'Carrier' }, required: true, isFixed: true },
    space: { kind: 'link', to: 'space', label: { zh: '空间', en: 'Space' } },
    firm: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' } },
    firm_name: { kind: 'text', label: { zh: '企业名称', en: 'Name' }, required: true },
    body: { kind: 'body', label: { zh: '管理单位', en: 'Managed by' }, required: true },
    area: { kind: 'area', unit: '㎡', least: 0, label: { zh: '使用面积', en: 'Area' }, required: true },
    from_day: { kind: 'day', label: { zh: '租期起', en: 'From' }, required: true },
    to_day: { kind: 'day', label: { zh: '租期止', en: 'Until' } },
    is_local: {
      kind: 'yes-no',
      label: { zh: '在本区登记', en: 'Registered here' },
      help: { zh: '注册、纳税都在本区才算。', en: 'Registered and taxed in the district.' },
      required: true,
    },
    stage: {
      kind: 'choice',
      label: { zh: '阶段', en: 'Stage' },
      choices: {
        seed: { zh: '初创', en: 'Seed' },
        growing: { zh: '成长', en: 'Growing' },
        mature: { zh: '成熟', en: 'Mature' },
      },
    },
    jobs: { kind: 'integer', unit: '人', least: 0, label: { zh: '从业人员', en: 'Jobs' } },
    patents: { kind: 'integer', unit: '件', least: 0, label: { zh: '知识产权', en: 'Patents' } },
    met: {
      kind: 'choices',
      label: { zh: '已达到的毕业条件', en: 'Met for graduation' },
      help: {
        zh: '逐项有凭证才勾。要几项由设置定。',
        en: 'Ticked with a proof each. How many are needed is a setting.',
      },
      shownWhen: `carrier.kind in ${HATCHERIES}`,
      choices: {
        'high-tech': { zh: '高新技术企业', en: 'High-tech enterprise' },
        revenue: { zh: '收入达标', en: 'Revenue' },
        financing: { zh: '获得融资', en: 'Financing' },
        exit: { zh: '并购、挂牌或上市', en: 'Merger or listing' },
      },
    },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
    left_on: { kind: 'day', label: { zh: '迁出、毕业日期', en: 'Left on' }, isDerived: true },
    went_to: {
      kind: 'choice',
      label: { zh: '毕业去向', en: 'Went to' },
      choices: {
        here: { zh: '留在本区', en: 'Stays in the district' },
        city: { zh: '本市其他县区', en: 'Elsewhere in the city' },
        away: { zh: '市外', en: 'Away' },
      },
    },
  },
  rollups: {
    services: {
      label: { zh: '服务次数', en: 'Services' },
      of: 'incubation-service',
      by: 'tenancy',
      take: 'count',
    },
    last_served: {
      label: { zh: '最近服务', en: 'Last served' },
      of: 'incubation-service',
      by: 'tenancy',
      take: { most: 'on' },
    },
  },
  alike: [{ same: ['firm', 'carrier'] }],
  columns: ['firm_name', 'carrier', 'area', 'from_day', 'to_day', 'is_local', 'stage', 'services'],
  views: [
    {
      id: 'ends-soon',
      name: { zh: '租约将到期', en: 'Lease ends soon' },
      where: 'state == "ending"',
      sort: [{ field: 'to_day' }],
    },
    {
      id: 'unserved',
      name: { zh: '在孵而没有服务记录', en: 'Incubated, never served' },
      where: `state in ["in", "extended", "ending"] && carrier.kind in ${HATCHERIES} && services == 0`,
    },
    {
      id: 'too-long',
      name: { zh: '孵化超期', en: 'Incubated too long' },
      where: `state == "in" && carrier.kind in ${HATCHERIES} && from_day <= today - months(setting.most_incubation_months)`,
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
  lifecycle: {
    start: 'applied',
    states: {
      applied: { name: { zh: '申请', en: 'Applied' }, kind: 'open' },
      in: { name: { zh: '在驻（在孵）', en: 'In' }, kind: 'open' },
      ending: {
        name: { zh: '租约将到期', en: 'Lease ends soon' },
        kind: 'open',
        help: { zh: '要去谈续租或毕业去向。', en: 'To be spoken with: stay, or where to go.' },
      },
      extended: { name: { zh: '延期', en: 'Extended' }, kind: 'open' },
      graduated: { name: { zh: '毕业', en: 'Graduated' }, kind: 'done', editable: 'none' },
      left: { name: { zh: '迁出', en: 'Left' }, kind: 'done', editable: 'none' },
      refused: { name: { zh: '不予入驻', en: 'Refused' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      admit: {
        name: { zh: '入驻', en: 'Admit' },
        from: ['applied'],
        to: 'in',
        who: KEEPERS,
        isBulk: true,
        holds: [
          {
            that: 'carrier.state == "running"',
            else: { zh: '载体还没有投入使用。', en: 'The place is not running yet.' },
          },
          {
            that: '!has(space) || space.state in ["let", "reserved"]',
            else: { zh: '先给这处空间办预留或租售。', en: 'Reserve or let the space first.' },
          },
          {
            that: '!has(carrier.sectors) || !has(firm) || carrier.sectors == "" || firm.sector.startsWith(carrier.sectors) || carrier.sectors.contains(firm.sector)',
            else: {
              zh: '企业的行业可能不在载体的准入行业内，请核对产业定位。',
              en: 'The firm’s sector may not be among those the place takes in: check.',
            },
            isWarning: true,
          },
        ],
      },
      refuse: {
        name: { zh: '不予入驻', en: 'Refuse' },
        from: ['applied'],
        to: 'refused',
        who: KEEPERS,
        reason: 'required',
      },
      'come-due': {
        name: { zh: '租约将到期', en: 'Lease ends soon' },
        from: ['in', 'extended'],
        to: 'ending',
        who: {},
        automatic: 'to_day <= today + months(setting.keep_months)',
      },
      extend: {
        name: { zh: '续租、延期', en: 'Extend' },
        from: ['in', 'ending', 'extended'],
        to: 'extended',
        who: KEEPERS,
        reason: 'required',
        asks: [{ field: 'to_day', isRequired: true }],
        holds: [
          {
            that: 'to_day > today',
            else: { zh: '延期后的到期日要在今天以后。', en: 'The new end must lie ahead.' },
          },
        ],
      },
      graduate: {
        name: { zh: '毕业', en: 'Graduate' },
        from: ['in', 'extended', 'ending'],
        to: 'graduated',
        who: KEEPERS,
        asks: [{ field: 'met', isRequired: true }, { field: 'went_to', isRequired: true }, { field: 'proof' }],
        holds: [
          {
            that: `carrier.kind in ${HATCHERIES}`,
            else: { zh: '只有孵化器、众创空间、创业基地的企业办毕业。', en: 'Only firms of an incubator graduate.' },
          },
          {
            that: 'size(met) >= setting.graduation_conditions',
            else: { zh: '达到的毕业条件不够。', en: 'Too few of the conditions are met.' },
          },
          { that: 'size(proof) > 0', else: { zh: '没有凭证。', en: 'There is no proof.' } },
          {
            that: 'services > 0',
            else: {
              zh: '没有任何服务记录：没有服务过的企业不计作孵化毕业。',
              en: 'It was never served, and does not count as hatched here.',
            },
          },
        ],
        sets: { left_on: 'today' },
      },
      leave: {
        name: { zh: '迁出', en: 'Leave' },
        from: ['in', 'extended', 'ending'],
        to: 'left',
        who: KEEPERS,
        reason: 'required',
        asks: [{ field: 'went_to' }],
        sets: { left_on: 'today' },
      },
      return: {
        name: { zh: '更正', en: 'Correct' },
        from: ['left', 'graduated', 'refused'],
        to: 'in',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        sets: { left_on: 'null' },
      },
    },
  },
  clocks: [
    {
      id: 'keep',
      name: { zh: '租约到期前接洽', en: 'Spoken with before the lease ends' },
      startsAt: ['come-due'],
      endsAt: ['extend', 'graduate', 'leave'],
      limit: { amount: { setting: 'carriers.keep-workdays' }, unit: 'workdays' },
      escalation: [
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '没有接洽', en: 'Not spoken with' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}

/** 孵化服务: one service to one firm. A firm that was never served does not count as served. */
export const service: RecordType = {
  id: 'incubation-service',
  name: { zh: '孵化服务', en: 'Incubation service' },
  about: { zh: '一次服务一条，记下服务了谁、做了什么。', en: 'One row a service: for whom, and what was done.' },
  title: 'what',
  fields: {
    tenancy: { kind: 'link', to: 'tenancy', label: { zh: '在孵企业', en: 'Firm' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '服务类别', en: 'Kind' },
      required: true,
      choices: {
        policy: { zh: '政策咨询', en: 'Policy advice' },
        training: { zh: '人才培训', en: 'Training' },
        patents: { zh: '专利申请', en: 'Patents' },
        transfer: { zh: '成果转化', en: 'Transfer of results' },
        trade: { zh: '技术交易', en: 'Technology trade' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    on: { kind: 'day', label: { zh: '日期', en: 'Day' }, required: true },
    what: { kind: 'text', label: { zh: '做了什么', en: 'What was done' }, required: true },
    body: { kind: 'body', label: { zh: '管理单位', en: 'Managed by' }, required: true },
    proof: { kind: 'files', label: { zh: '记录', en: 'Record' } },
  },
  columns: ['tenancy', 'kind', 'on', 'what'],
  body: 'body',
  who: { read: READERS, create: KEEPERS, change: KEEPERS, import: KEEPERS, export: TAKERS },
}
