import type { Transition } from '../../../language/lifecycle.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { READERS, TAKERS } from './investor.ts'

const OWNERS = { planner: 'division', clerk: 'body' } as const
const CHECKS = {
  pass: { zh: '通过', en: 'Passes' },
  fail: { zh: '不通过', en: 'Fails' },
  'not-needed': { zh: '不涉及', en: 'Not touched' },
} as const

/** States from the signing on; what was signed stays in its cohort whatever becomes of it. */
const AFTER_SIGNING = ['signed', 'registered', 'started', 'producing', 'full'] as const

/**
 * A promise whose time is nearly over and that is not half kept (签约后期限过了八成、进度不到一半). One that nobody has noted the progress
 * of is among them: not known is not kept.
 */
export const PROMISE_BEHIND =
  'state == "agreed" && time_share >= setting.watch_time && !(has(actual) && has(amount) && kept_share >= setting.watch_progress)'

/** 找地方: looking for a place leaves a lead where it stands. */
const findPlace = (state: string): Transition => ({
  name: { zh: '找地方', en: 'Look for a place' },
  help: {
    zh: '按项目写明的场地要求生成一条选址需求，到“选址匹配”里看哪些空间合适；没有写的不限。',
    en: 'Makes a site demand of what the lead says it needs, set beside every space on offer; what it does not say is not asked.',
  },
  from: [state],
  to: state,
  who: OWNERS,
  asks: [
    { field: 'room', isRequired: true },
    { field: 'room_height' },
    { field: 'room_load' },
    { field: 'room_power' },
    { field: 'room_rent' },
    { field: 'room_by' },
  ],
  holds: [
    {
      that: '!has(demand.id)',
      else: { zh: '已经有选址需求。', en: 'It has a site demand already.' },
    },
  ],
  makes: [
    {
      type: 'site-demand',
      values: {
        who: 'name',
        use: 'kind == "plant" ? "industry" : kind == "research" ? "research" : kind == "headquarters" ? "office" : "commerce"',
        body: 'body',
        area_from: 'room',
        height: 'room_height',
        load: 'room_load',
        power: 'room_power',
        rent: 'room_rent',
        needed_by: 'room_by',
        note: 'summary',
      },
      keepsIn: 'demand',
    },
  ],
  sets: { last_contact: 'today' },
})

/** 招商线索（项目）: from the first word to full production. It has one owner, one investor, a gap that it fills, and proofs. */
export const lead: RecordType = {
  id: 'lead',
  name: { zh: '招商项目', en: 'Lead' },
  about: {
    zh: '一个投资意向一条，从线索跟到达产。先登记并有凭证的单位跟进，超过时间没有动作的让出来。',
    en: 'One row an intention to invest, from the first word to full production. Whoever registered it first with a proof owns it; without activity it is released.',
  },
  title: 'name',
  number: { prefix: 'ZS', per: 'year', digits: 4 },
  fields: {
    name: { kind: 'text', label: { zh: '项目名称', en: 'Name' }, required: true },
    investor: { kind: 'link', to: 'investor', label: { zh: '投资方', en: 'Investor' }, required: true },
    body: { kind: 'body', label: { zh: '跟进单位', en: 'Followed by' }, required: true },
    sector: { kind: 'sector', label: { zh: '行业', en: 'Sector' }, required: true },
    source: {
      kind: 'choice',
      label: { zh: '线索来源', en: 'Where it came from' },
      required: true,
      choices: {
        chain: { zh: '产业链招商', en: 'By the chain' },
        association: { zh: '商会协会', en: 'Association' },
        native: { zh: '乡友', en: 'Natives' },
        event: { zh: '招商活动', en: 'Event' },
        agent: { zh: '第三方机构', en: 'Agency' },
        firm: { zh: '以商招商', en: 'By a firm here' },
        visit: { zh: '主动来访', en: 'Came by itself' },
      },
    },
    kind: {
      kind: 'choice',
      label: { zh: '项目类型', en: 'Kind' },
      required: true,
      choices: {
        plant: { zh: '生产制造', en: 'Plant' },
        headquarters: { zh: '总部', en: 'Headquarters' },
        research: { zh: '研发', en: 'Research' },
        service: { zh: '服务业', en: 'Services' },
        agriculture: { zh: '农业', en: 'Agriculture' },
      },
    },
    gap: {
      kind: 'link',
      to: 'chain-gap',
      label: { zh: '补哪个缺口', en: 'Which gap it fills' },
      help: { zh: '产业链招商的线索要对上一个缺口。', en: 'A lead by the chain names the gap it fills.' },
      required: 'source == "chain"',
    },
    summary: { kind: 'long-text', label: { zh: '建设内容', en: 'What is built' }, required: true },
    first_proof: {
      kind: 'files',
      label: { zh: '首次对接凭证', en: 'Proof of the first contact' },
      help: { zh: '函件、会议纪要、往来邮件。', en: 'Letter, minutes, mail.' },
    },
    investment: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '计划总投资', en: 'Investment' },
      required: true,
    },
    foreign: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '其中外商直接投资', en: 'Of it foreign direct investment' },
    },
    land: { kind: 'area', unit: '亩', least: 0, label: { zh: '用地需求', en: 'Land' } },
    tax_per_mu: { kind: 'money', unit: '万元/亩', least: 0, label: { zh: '承诺亩均税收', en: 'Promised tax per mu' } },
    jobs: { kind: 'integer', unit: '人', least: 0, label: { zh: '预计就业', en: 'Jobs' } },
    control_share: {
      kind: 'percent',
      least: 0,
      most: 100,
      label: { zh: '投资方在项目公司的股权', en: 'The investor’s share in the project’s firm' },
    },
    has_control: { kind: 'yes-no', label: { zh: '投资方实际控制', en: 'Controlled by the investor' } },
    room: { kind: 'area', unit: '㎡', least: 0, label: { zh: '场地面积', en: 'Floor area needed' } },
    room_height: { kind: 'quantity', unit: '米', least: 0, digits: 1, label: { zh: '净高要求', en: 'Height needed' } },
    room_load: { kind: 'quantity', unit: '吨/㎡', least: 0, digits: 1, label: { zh: '荷载要求', en: 'Load needed' } },
    room_power: {
      kind: 'quantity',
      unit: '千伏安',
      least: 0,
      digits: 0,
      label: { zh: '用电要求', en: 'Power needed' },
    },
    room_rent: { kind: 'money', unit: '元/㎡·月', least: 0, label: { zh: '可接受租金', en: 'Rent, at most' } },
    room_by: { kind: 'day', label: { zh: '最迟入驻', en: 'Needed by' } },
    demand: { kind: 'link', to: 'site-demand', label: { zh: '选址需求', en: 'Site demand' }, isDerived: true },
    claimed_for: {
      kind: 'text',
      atMost: 300,
      label: { zh: '跟进标识', en: 'Key of the claim' },
      help: {
        zh: '同一投资方同一时间只有一条线索在跟；确属另一个项目的，由招商部门裁定后带上项目名。',
        en: 'One lead of an investor is followed at a time; for another project the desk decides, and its name is added.',
      },
      isDerived: true,
    },
    last_contact: { kind: 'day', label: { zh: '最近推进', en: 'Last moved on' }, isDerived: true },
    industry_fit: { kind: 'choice', choices: CHECKS, label: { zh: '产业准入', en: 'Industry' } },
    zoning: {
      kind: 'choice',
      choices: CHECKS,
      label: { zh: '生态环境分区准入', en: 'Ecological zoning' },
      help: { zh: '按分区管控单元的准入清单核。', en: 'By the list of the unit that it lies in.' },
    },
    energy: { kind: 'choice', choices: CHECKS, label: { zh: '能耗', en: 'Energy' } },
    land_check: { kind: 'choice', choices: CHECKS, label: { zh: '用地', en: 'Land' } },
    credit: { kind: 'choice', choices: CHECKS, label: { zh: '投资方信用', en: 'The investor’s credit' } },
    assessment: { kind: 'files', label: { zh: '评审意见', en: 'Opinion' } },
    favours: {
      kind: 'choices',
      label: { zh: '协议中的支持', en: 'Support in the agreement' },
      choices: {
        rent: { zh: '场地租金减免', en: 'Rent' },
        reward: { zh: '奖补', en: 'Rewards' },
        equipment: { zh: '设备补助', en: 'Equipment' },
        'tax-back': { zh: '与税收挂钩的返还', en: 'Money back by tax paid' },
        'land-price': { zh: '与地价挂钩的返还', en: 'Money back by the land’s price' },
        exclusive: { zh: '独家经营、指定采购', en: 'Exclusive rights' },
      },
    },
    fair_review: {
      kind: 'choice',
      label: { zh: '公平竞争审查', en: 'Review of fair competition' },
      choices: CHECKS,
    },
    fair_review_on: { kind: 'day', label: { zh: '审查日期', en: 'Reviewed on' } },
    agreement: { kind: 'files', label: { zh: '协议', en: 'Agreement' } },
    signed_on: { kind: 'day', label: { zh: '签约日期', en: 'Signed on' } },
    contract_amount: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '合同投资额', en: 'Contracted investment' },
    },
    firm: { kind: 'link', to: 'enterprise', label: { zh: '项目公司', en: 'The project’s firm' } },
    firm_code: { kind: 'credit-code', label: { zh: '项目公司信用代码', en: 'Its credit code' } },
    registered_on: { kind: 'day', label: { zh: '注册日期', en: 'Registered on' } },
    land_on: { kind: 'day', label: { zh: '供地（交房）日期', en: 'Land or rooms handed over on' } },
    started_on: { kind: 'day', label: { zh: '开工日期', en: 'Started on' } },
    start_proof: { kind: 'files', label: { zh: '施工许可、开工凭证', en: 'Building permit, proof of the start' } },
    produced_on: { kind: 'day', label: { zh: '投产日期', en: 'In production since' } },
    production_proof: { kind: 'files', label: { zh: '首张发票、用电凭证', en: 'First invoice, power load' } },
    full_on: { kind: 'day', label: { zh: '达产（升规）日期', en: 'Full production on' } },
    full_proof: { kind: 'files', label: { zh: '达产凭证', en: 'Proof of full production' } },
    project: { kind: 'link', to: 'project', label: { zh: '储备项目', en: 'Project in the reserve' }, isDerived: true },
    ended_on: { kind: 'day', label: { zh: '失效、解约日期', en: 'Ended on' }, isDerived: true },
    place: { kind: 'point', label: { zh: '落户位置', en: 'Where it settles' } },
    city_id: { kind: 'text', atMost: 60, label: { zh: '市平台编号', en: 'Id on the city’s platform' } },
  },
  rollups: {
    arrived: {
      label: { zh: '到位资金', en: 'Money in' },
      of: 'lead-money',
      by: 'lead',
      where: 'kind == "arrived" && state == "verified"',
      take: { sum: 'amount' },
      unit: '万元',
    },
    owed: {
      label: { zh: '约定至今应到位', en: 'Due by now' },
      of: 'lead-money',
      by: 'lead',
      where: 'kind == "agreed" && on <= today && state != "void"',
      take: { sum: 'amount' },
      unit: '万元',
    },
    promises: { label: { zh: '承诺', en: 'Promises' }, of: 'promise', by: 'lead', take: 'count' },
    broken: {
      label: { zh: '未兑现承诺', en: 'Promises not kept' },
      of: 'promise',
      by: 'lead',
      where: 'state == "broken"',
      take: 'count',
    },
    contacts: { label: { zh: '对接次数', en: 'Contacts' }, of: 'lead-contact', by: 'lead', take: 'count' },
    spoke_on: {
      label: { zh: '最近对接记录', en: 'Last recorded contact' },
      of: 'lead-contact',
      by: 'lead',
      take: { most: 'on' },
    },
  },
  computed: {
    last_active: {
      label: { zh: '最近有动作', en: 'Last active on' },
      formula: 'has(spoke_on) && spoke_on > last_contact ? spoke_on : last_contact',
    },
    arrival_rate: {
      label: { zh: '资金到位率', en: 'Money in, of what was due' },
      help: {
        zh: '已核到位 ÷ 合同约定至今应到位；没有到期的约定时不计。',
        en: 'Verified arrivals over what the contract had due by now; none due, none told.',
      },
      formula: 'arrived / owed * 100.0',
      unit: '%',
      digits: 1,
    },
    of_contract: {
      label: { zh: '到位占合同总额', en: 'Money in, of the contract' },
      formula: 'arrived / contract_amount * 100.0',
      unit: '%',
      digits: 1,
    },
    counts_as_top: {
      label: { zh: '按500强计', en: 'Counts as top 500' },
      help: {
        zh: '投资方持股达到标准或实际控制，才算它落户。',
        en: 'Only where the investor holds enough, or controls the firm.',
      },
      formula: 'has_control || control_share >= setting.top_share',
    },
  },
  groups: [
    {
      title: { zh: '是什么', en: 'What it is' },
      fields: ['name', 'investor', 'kind', 'sector', 'summary', 'source', 'gap', 'first_proof', 'body', 'city_id'],
    },
    {
      title: { zh: '规模', en: 'Size' },
      fields: ['investment', 'foreign', 'land', 'tax_per_mu', 'jobs', 'control_share', 'has_control', 'place'],
    },
    {
      title: { zh: '场地要求', en: 'Place needed' },
      fields: ['room', 'room_height', 'room_load', 'room_power', 'room_rent', 'room_by', 'demand'],
    },
    {
      title: { zh: '评审', en: 'Assessment' },
      fields: ['industry_fit', 'zoning', 'energy', 'land_check', 'credit', 'assessment'],
    },
    {
      title: { zh: '签约', en: 'Signing' },
      fields: ['favours', 'fair_review', 'fair_review_on', 'agreement', 'signed_on', 'contract_amount'],
    },
    {
      title: { zh: '落地', en: 'Landing' },
      fields: [
        'firm',
        'firm_code',
        'registered_on',
        'land_on',
        'started_on',
        'start_proof',
        'produced_on',
        'production_proof',
        'full_on',
        'full_proof',
        'project',
      ],
    },
    { title: { zh: '跟进', en: 'Followed' }, fields: ['claimed_for', 'last_contact', 'ended_on'] },
  ],
  unique: [['claimed_for'], ['firm_code']],
  alike: [{ same: ['name'] }, { same: ['investor'] }],
  columns: ['name', 'investor', 'gap', 'sector', 'body', 'investment', 'last_active', 'signed_on', 'arrival_rate'],
  views: [
    { id: 'followed', name: { zh: '在跟', en: 'Followed' }, where: 'has(claimed_for) && !has(signed_on)' },
    {
      id: 'signed',
      name: { zh: '已签约', en: 'Signed' },
      where: 'has(signed_on)',
      sort: [{ field: 'signed_on', descending: true }],
    },
    {
      id: 'late-start',
      name: { zh: '签约超期未开工', en: 'Signed, start overdue' },
      where:
        'state in ["signed", "registered"] && signed_on + months(setting.start_months) <= today && !has(started_on)',
      sort: [{ field: 'signed_on' }],
    },
    {
      id: 'late-production',
      name: { zh: '签约超期未投产', en: 'Signed, production overdue' },
      where:
        'state in ["signed", "registered", "started"] && signed_on + months(setting.production_months) <= today && !has(produced_on)',
      sort: [{ field: 'signed_on' }],
    },
    { id: 'broken', name: { zh: '承诺未兑现', en: 'Promises not kept' }, where: 'broken > 0' },
  ],
  body: 'body',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'division' },
    change: OWNERS,
    import: { planner: 'division', clerk: 'division' },
    export: TAKERS,
    merge: { planner: 'division' },
  },
  map: 'place',
  upstream: { name: { zh: '市招商信息共享平台', en: 'The city’s platform for investment' }, id: 'city_id' },
  lifecycle: {
    start: 'new',
    states: {
      new: { name: { zh: '线索', en: 'Lead' }, kind: 'open' },
      contacted: { name: { zh: '洽谈', en: 'In talks' }, kind: 'open' },
      visited: { name: { zh: '考察', en: 'Visited' }, kind: 'open' },
      assessed: { name: { zh: '评审通过', en: 'Assessed' }, kind: 'open' },
      signed: { name: { zh: '签约', en: 'Signed' }, kind: 'open' },
      registered: { name: { zh: '注册', en: 'Registered' }, kind: 'open' },
      started: { name: { zh: '开工', en: 'Started' }, kind: 'open' },
      producing: { name: { zh: '投产', en: 'Producing' }, kind: 'open' },
      full: { name: { zh: '达产', en: 'Full production' }, kind: 'done' },
      released: { name: { zh: '已让出', en: 'Released' }, kind: 'waiting' },
      died: { name: { zh: '失效', en: 'Died' }, kind: 'void', editable: 'none' },
      dissolved: { name: { zh: '解约', en: 'Dissolved' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      claim: {
        name: { zh: '认领跟进', en: 'Claim' },
        help: {
          zh: '有首次对接凭证的单位认领；同一投资方已有线索在跟的，认领不成。',
          en: 'By whoever holds a proof of the first contact; refused where a lead of the investor is being followed.',
        },
        from: ['new', 'released'],
        to: 'contacted',
        who: OWNERS,
        asks: [{ field: 'first_proof' }],
        holds: [
          {
            that: 'size(first_proof) > 0',
            else: {
              zh: '没有首次对接凭证，不能认领。',
              en: 'Without a proof of the first contact it cannot be claimed.',
            },
          },
          {
            that: 'investor.courted == 0',
            else: {
              zh: '这个投资方已有线索在跟。确属另一个项目的，请招商部门裁定。',
              en: 'A lead of this investor is being followed. For another project ask the desk to decide.',
            },
          },
        ],
        sets: { claimed_for: 'investor.name', last_contact: 'today' },
      },
      'allow-another': {
        name: { zh: '裁定另一项目', en: 'Decide: another project' },
        help: {
          zh: '同一投资方的另一个项目，裁定后另行跟进。',
          en: 'Another project of the same investor, followed apart.',
        },
        from: ['new', 'released'],
        to: 'contacted',
        who: { planner: 'division' },
        reason: 'required',
        sets: { claimed_for: 'investor.name + "／" + name', last_contact: 'today' },
      },
      visit: {
        name: { zh: '实地考察', en: 'Visit' },
        from: ['contacted'],
        to: 'visited',
        who: OWNERS,
        sets: { last_contact: 'today' },
      },
      release: {
        name: { zh: '让出', en: 'Release' },
        from: ['contacted', 'visited', 'assessed'],
        to: 'released',
        who: OWNERS,
        reason: 'required',
        sets: { claimed_for: 'null' },
        isBackward: true,
      },
      lapse: {
        name: { zh: '超期未动让出', en: 'Lapse' },
        from: ['contacted', 'visited'],
        to: 'released',
        who: {},
        automatic: 'last_active + days(setting.own_days) < today',
        sets: { claimed_for: 'null' },
        isBackward: true,
      },
      find: findPlace('contacted'),
      'find-visited': findPlace('visited'),
      'find-assessed': findPlace('assessed'),
      assess: {
        name: { zh: '评审通过', en: 'Pass the assessment' },
        from: ['contacted', 'visited'],
        to: 'assessed',
        who: { planner: 'division' },
        notBy: ['create'],
        asks: [
          { field: 'industry_fit', isRequired: true },
          { field: 'zoning', isRequired: true },
          { field: 'energy', isRequired: true },
          { field: 'land_check', isRequired: true },
          { field: 'credit', isRequired: true },
          { field: 'assessment' },
        ],
        holds: [
          {
            that: 'industry_fit != "fail"',
            else: { zh: '产业准入没有通过。', en: 'It does not pass for its industry.' },
          },
          {
            that: 'zoning == "pass"',
            else: {
              zh: '生态环境分区准入没有通过：每个项目都要核，不能“不涉及”。',
              en: 'It does not pass the ecological zoning; every project is checked.',
            },
          },
          { that: 'energy != "fail"', else: { zh: '能耗没有通过。', en: 'It does not pass for energy.' } },
          { that: 'land_check != "fail"', else: { zh: '用地没有通过。', en: 'It does not pass for land.' } },
          {
            that: 'credit != "fail"',
            else: { zh: '投资方信用没有通过。', en: 'The investor’s credit does not pass.' },
          },
          {
            that: '!has(land) || land == 0.0 || has(tax_per_mu)',
            else: {
              zh: '要用地的项目须有亩均税收承诺。',
              en: 'A project that needs land must promise a tax per mu.',
            },
          },
        ],
        sets: { last_contact: 'today' },
      },
      reassess: {
        name: { zh: '重新评审', en: 'Assess anew' },
        from: ['assessed'],
        to: 'visited',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      sign: {
        name: { zh: '签约', en: 'Sign' },
        from: ['assessed'],
        to: 'signed',
        who: OWNERS,
        asks: [
          { field: 'favours' },
          { field: 'fair_review', isRequired: true },
          { field: 'fair_review_on' },
          { field: 'agreement' },
          { field: 'signed_on', isRequired: true },
          { field: 'contract_amount', isRequired: true },
        ],
        holds: [
          { that: 'size(agreement) > 0', else: { zh: '没有协议文本。', en: 'There is no agreement.' } },
          { that: 'signed_on <= today', else: { zh: '签约日期在今天以后。', en: 'The day of signing lies ahead.' } },
          {
            that: '!has(favours) || !("tax-back" in favours) && !("land-price" in favours) && !("exclusive" in favours)',
            else: {
              zh: '协议里有与税收、地价挂钩的返还或独家待遇，违反公平竞争审查条例，不予放行。',
              en: 'Money back by tax or land price, or exclusive rights, break the rules of fair competition.',
            },
          },
          {
            that: '!has(favours) || size(favours) == 0 || fair_review == "pass" && has(fair_review_on)',
            else: {
              zh: '协议里有支持措施，须通过公平竞争审查并有日期。',
              en: 'Support in the agreement needs a passed review of fair competition, with its day.',
            },
          },
        ],
        sets: { last_contact: 'today' },
      },
      register: {
        name: { zh: '注册', en: 'Registered' },
        from: ['signed'],
        to: 'registered',
        who: OWNERS,
        asks: [
          { field: 'firm_code', isRequired: true },
          { field: 'registered_on', isRequired: true },
          { field: 'firm' },
        ],
        holds: [
          {
            that: '!has(firm) || firm.credit_code == firm_code',
            else: {
              zh: '项目公司与信用代码对不上。',
              en: 'The firm and the credit code do not agree.',
            },
          },
          {
            that: 'registered_on <= today',
            else: { zh: '注册日期在今天以后。', en: 'The registration lies ahead.' },
          },
        ],
      },
      'hand-over': {
        name: { zh: '移交项目储备库', en: 'Hand over to the project reserve' },
        help: {
          zh: '一步生成重点项目（谋划），以后在项目库里推进。',
          en: 'Makes a key project, as an idea, in one step; from then on it runs there.',
        },
        from: ['signed', 'registered'],
        to: 'registered',
        who: OWNERS,
        holds: [
          { that: '!has(project.id)', else: { zh: '已经移交过。', en: 'It was handed over already.' } },
          {
            that: 'has(firm_code)',
            else: { zh: '项目公司还没有注册，先办“注册”。', en: 'Its firm is not registered yet.' },
          },
        ],
        makes: [
          {
            type: 'project',
            values: {
              name: 'name',
              control: '"filing"',
              category: 'kind == "research" ? "innovation" : "industry"',
              investor: 'has(foreign) && foreign > 0.0 ? "foreign" : "private"',
              sector: 'sector',
              builder: 'has(firm) ? firm.name : investor.name',
              builder_code: 'firm_code',
              body: 'body',
              summary: 'summary',
              total_investment: 'has(contract_amount) ? contract_amount : investment',
              land: 'land',
              place: 'place',
            },
            keepsIn: 'project',
          },
        ],
      },
      start: {
        name: { zh: '开工', en: 'Start' },
        from: ['registered'],
        to: 'started',
        who: OWNERS,
        asks: [{ field: 'started_on', isRequired: true }, { field: 'start_proof' }, { field: 'land_on' }],
        holds: [
          {
            that: 'size(start_proof) > 0',
            else: {
              zh: '没有施工许可或开工凭证（租用厂房的上传装修或设备进场凭证）。',
              en: 'There is no building permit or proof of the start (fitting out, machines, where rooms are rented).',
            },
          },
          {
            that: 'started_on >= signed_on && started_on <= today',
            else: { zh: '开工日期要在签约以后、今天以前。', en: 'The start lies between the signing and today.' },
          },
        ],
      },
      produce: {
        name: { zh: '投产', en: 'In production' },
        from: ['started'],
        to: 'producing',
        who: OWNERS,
        asks: [{ field: 'produced_on', isRequired: true }, { field: 'production_proof' }],
        holds: [
          {
            that: 'size(production_proof) > 0',
            else: { zh: '没有首张发票或用电凭证。', en: 'There is no first invoice or power load.' },
          },
          {
            that: 'produced_on >= started_on && produced_on <= today',
            else: { zh: '投产日期要在开工以后、今天以前。', en: 'Production begins between the start and today.' },
          },
        ],
      },
      fulfil: {
        name: { zh: '达产', en: 'Full production' },
        from: ['producing'],
        to: 'full',
        who: { planner: 'division' },
        notBy: ['produce'],
        asks: [{ field: 'full_on', isRequired: true }, { field: 'full_proof' }],
        holds: [
          {
            that: 'size(full_proof) > 0',
            else: { zh: '没有达产（升规）凭证。', en: 'There is no proof of full production.' },
          },
          {
            that: 'full_on >= produced_on && full_on <= today',
            else: { zh: '达产日期要在投产以后、今天以前。', en: 'It lies between production and today.' },
          },
        ],
      },
      die: {
        name: { zh: '失效', en: 'Died' },
        from: ['new', 'contacted', 'visited', 'assessed', 'released'],
        to: 'died',
        who: OWNERS,
        reason: 'required',
        sets: { claimed_for: 'null', ended_on: 'today' },
      },
      dissolve: {
        name: { zh: '解约', en: 'Dissolve' },
        from: [...AFTER_SIGNING],
        to: 'dissolved',
        who: { planner: 'division' },
        reason: 'required',
        sets: { claimed_for: 'null', ended_on: 'today' },
      },
      revive: {
        name: { zh: '恢复', en: 'Revive' },
        from: ['died'],
        to: 'new',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        sets: { ended_on: 'null' },
      },
    },
  },
  clocks: [
    {
      id: 'answer',
      name: { zh: '线索认领', en: 'To be claimed in' },
      startsAt: ['create'],
      // Whoever let it go answers for that no more: what is free again is to be claimed in days of its own.
      restartsAt: ['release', 'lapse'],
      endsAt: ['claim', 'allow-another'],
      endsUnjudgedAt: ['die'],
      limit: { amount: { setting: 'investment.claim-days' }, unit: 'workdays' },
      actor: ['planner', 'clerk'],
    },
    {
      id: 'hand',
      name: { zh: '签约后移交储备', en: 'To the reserve after signing' },
      startsAt: ['sign'],
      endsAt: ['hand-over'],
      endsUnjudgedAt: ['dissolve'],
      limit: { amount: { setting: 'investment.hand-days' }, unit: 'workdays' },
      escalation: [
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '签约了没有移交', en: 'Signed, not handed over' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}

/** 对接记录: one contact, with what was said. Each one renews the claim. */
export const contact: RecordType = {
  id: 'lead-contact',
  name: { zh: '对接记录', en: 'Contact' },
  about: { zh: '一次对接一条。', en: 'One row a contact.' },
  title: 'what',
  fields: {
    lead: { kind: 'link', to: 'lead', label: { zh: '招商项目', en: 'Lead' }, required: true, isFixed: true },
    on: { kind: 'day', label: { zh: '日期', en: 'Day' }, required: true },
    how: {
      kind: 'choice',
      label: { zh: '方式', en: 'How' },
      required: true,
      choices: {
        call: { zh: '电话', en: 'Call' },
        visit: { zh: '上门', en: 'Visited them' },
        hosted: { zh: '来访', en: 'Hosted them' },
        letter: { zh: '函件', en: 'Letter' },
      },
    },
    what: { kind: 'text', label: { zh: '谈了什么', en: 'What was said' }, required: true },
    asks: { kind: 'long-text', label: { zh: '对方诉求', en: 'What they ask' } },
    body: { kind: 'body', label: { zh: '跟进单位', en: 'Followed by' }, required: true },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
  },
  columns: ['lead', 'on', 'how', 'what'],
  body: 'body',
  who: { read: READERS, create: OWNERS, change: OWNERS, import: OWNERS, export: TAKERS },
}

/** 资金: one instalment that was agreed, or one that arrived by its voucher. Contracted is not arrived. */
export const money: RecordType = {
  id: 'lead-money',
  name: { zh: '约定与到位资金', en: 'Money agreed and arrived' },
  about: {
    zh: '合同约定一期一条，实际到位一笔一条；到位以银行回单或统计认定为凭，核实后才计入。',
    en: 'One row an instalment agreed, one a payment that arrived, by a bank slip or the statistics; it counts once verified.',
  },
  title: 'voucher',
  fields: {
    lead: { kind: 'link', to: 'lead', label: { zh: '招商项目', en: 'Lead' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      isFixed: true,
      choices: { agreed: { zh: '合同约定', en: 'Agreed' }, arrived: { zh: '实际到位', en: 'Arrived' } },
    },
    on: { kind: 'day', label: { zh: '日期', en: 'Day' }, required: true },
    amount: { kind: 'money', unit: '万元', least: 0, label: { zh: '金额', en: 'Amount' }, required: true },
    voucher: { kind: 'text', atMost: 60, label: { zh: '凭证号、条款', en: 'Voucher or clause' }, required: true },
    is_foreign: { kind: 'yes-no', label: { zh: '外资', en: 'Foreign' } },
    body: { kind: 'body', label: { zh: '跟进单位', en: 'Followed by' }, required: true },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
  },
  unique: [['lead', 'kind', 'voucher']],
  columns: ['lead', 'kind', 'on', 'amount', 'voucher', 'is_foreign'],
  body: 'body',
  who: { read: READERS, create: OWNERS, change: OWNERS, import: OWNERS, export: TAKERS },
  lifecycle: {
    start: 'entered',
    states: {
      entered: { name: { zh: '已录', en: 'Entered' }, kind: 'open' },
      verified: { name: { zh: '已核', en: 'Verified' }, kind: 'done', editable: 'none' },
      void: { name: { zh: '不认定', en: 'Not accepted' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      verify: {
        name: { zh: '核实', en: 'Verify' },
        from: ['entered'],
        to: 'verified',
        who: { planner: 'division' },
        notBy: ['create'],
        isBulk: true,
        holds: [
          {
            that: 'kind == "agreed" || size(proof) > 0',
            else: { zh: '到位资金没有凭证。', en: 'There is no proof that it arrived.' },
          },
          { that: 'kind == "agreed" || on <= today', else: { zh: '日期在今天以后。', en: 'The day lies ahead.' } },
        ],
      },
      refuse: {
        name: { zh: '不认定', en: 'Do not accept' },
        from: ['entered', 'verified'],
        to: 'void',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
}

/** 承诺: what either side promised in the agreement, looked at when its day comes. */
export const promise: RecordType = {
  id: 'promise',
  name: { zh: '协议承诺', en: 'Promise' },
  about: {
    zh: '协议里的一项承诺一条，企业的和政府的都记；到期核对，做到没做到有凭证。政府没有兑现的同样算失信。',
    en: 'One row a promise of the agreement, the firm’s and the government’s alike; looked at when due, with a proof.',
  },
  title: 'what',
  fields: {
    lead: { kind: 'link', to: 'lead', label: { zh: '招商项目', en: 'Lead' }, required: true, isFixed: true },
    by: {
      kind: 'choice',
      label: { zh: '谁承诺', en: 'By whom' },
      required: true,
      isFixed: true,
      choices: { firm: { zh: '企业', en: 'The firm' }, government: { zh: '政府', en: 'The government' } },
    },
    kind: {
      kind: 'choice',
      label: { zh: '事项', en: 'Of what' },
      required: true,
      choices: {
        intensity: { zh: '投资强度', en: 'Investment per mu' },
        tax: { zh: '亩均税收', en: 'Tax per mu' },
        jobs: { zh: '就业', en: 'Jobs' },
        start: { zh: '开工', en: 'Start' },
        production: { zh: '投产', en: 'Production' },
        land: { zh: '交地交房', en: 'Land or rooms' },
        works: { zh: '配套设施', en: 'Works around it' },
        support: { zh: '支持政策', en: 'Support' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    what: { kind: 'text', label: { zh: '承诺内容', en: 'What' }, required: true },
    amount: { kind: 'quantity', least: 0, label: { zh: '承诺数', en: 'Promised' } },
    unit: { kind: 'text', atMost: 20, label: { zh: '单位', en: 'Unit' }, required: 'has(amount)' },
    due_on: { kind: 'day', label: { zh: '兑现期限', en: 'Due on' }, required: true },
    body: { kind: 'body', label: { zh: '核对单位', en: 'Looked at by' }, required: true },
    actual: { kind: 'quantity', least: 0, label: { zh: '实际数', en: 'Actual' } },
    finding: { kind: 'long-text', label: { zh: '核对情况', en: 'What was found' } },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
    checked_on: { kind: 'day', label: { zh: '核对日期', en: 'Looked at on' }, isDerived: true },
  },
  computed: {
    kept_share: {
      label: { zh: '兑现程度', en: 'Kept' },
      formula: 'actual / amount * 100.0',
      unit: '%',
      digits: 1,
    },
    time_share: {
      label: { zh: '期限已过', en: 'Of its time' },
      help: {
        zh: '签约到今天 ÷ 签约到兑现期限',
        en: 'From the signing to today, over from the signing to the due day',
      },
      formula: '(today - lead.signed_on) * 100.0 / (due_on - lead.signed_on)',
      unit: '%',
      digits: 0,
    },
    days_left: { label: { zh: '剩余天数', en: 'Days left' }, formula: 'due_on - today', unit: '天', digits: 0 },
  },
  columns: ['lead', 'by', 'kind', 'what', 'amount', 'actual', 'kept_share', 'due_on', 'days_left', 'time_share'],
  views: [
    { id: 'due', name: { zh: '到期待核对', en: 'Due' }, where: 'state == "due"', sort: [{ field: 'due_on' }] },
    {
      id: 'behind',
      name: { zh: '期限将到、进度不足', en: 'Behind its time' },
      where: PROMISE_BEHIND,
      sort: [{ field: 'due_on' }],
    },
    {
      id: 'government',
      name: { zh: '政府未兑现', en: 'Not kept by the government' },
      where: 'by == "government" && state == "broken"',
    },
  ],
  body: 'body',
  who: { read: READERS, create: OWNERS, change: OWNERS, import: OWNERS, export: TAKERS },
  lifecycle: {
    start: 'agreed',
    states: {
      agreed: { name: { zh: '已约定', en: 'Agreed' }, kind: 'open' },
      due: { name: { zh: '到期待核对', en: 'Due' }, kind: 'open' },
      kept: { name: { zh: '已兑现', en: 'Kept' }, kind: 'done', editable: 'none' },
      broken: { name: { zh: '未兑现', en: 'Not kept' }, kind: 'open', editable: ['finding', 'proof'] },
      changed: { name: { zh: '补充协议变更', en: 'Changed by agreement' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      'fall-due': {
        name: { zh: '到期', en: 'Fall due' },
        from: ['agreed'],
        to: 'due',
        who: {},
        automatic: 'due_on <= today',
      },
      progress: {
        name: { zh: '登记进度', en: 'Note the progress' },
        help: { zh: '到期以前做到多少', en: 'How far it has come before it is due' },
        from: ['agreed'],
        to: 'agreed',
        who: OWNERS,
        asks: [{ field: 'actual' }, { field: 'finding', isRequired: true }, { field: 'proof' }],
      },
      keep: {
        name: { zh: '认定兑现', en: 'Kept' },
        from: ['agreed', 'due', 'broken'],
        to: 'kept',
        who: OWNERS,
        notBy: ['create'],
        asks: [{ field: 'actual' }, { field: 'finding', isRequired: true }, { field: 'proof' }],
        holds: [
          { that: 'size(proof) > 0', else: { zh: '没有凭证。', en: 'There is no proof.' } },
          {
            that: '!has(amount) || actual >= amount',
            else: { zh: '实际数没有达到承诺数。', en: 'The actual figure falls short of the promise.' },
          },
        ],
        sets: { checked_on: 'today' },
      },
      break: {
        name: { zh: '认定未兑现', en: 'Not kept' },
        from: ['agreed', 'due'],
        to: 'broken',
        who: OWNERS,
        notBy: ['create'],
        asks: [{ field: 'actual' }, { field: 'finding', isRequired: true }, { field: 'proof' }],
        holds: [{ that: 'due_on <= today', else: { zh: '兑现期限还没有到。', en: 'Its day has not come yet.' } }],
        sets: { checked_on: 'today' },
      },
      amend: {
        name: { zh: '补充协议变更', en: 'Change by agreement' },
        from: ['agreed', 'due', 'broken'],
        to: 'changed',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'check',
      name: { zh: '到期核对', en: 'To be looked at in' },
      startsAt: ['fall-due'],
      endsAt: ['keep', 'break'],
      endsUnjudgedAt: ['amend'],
      limit: { amount: { setting: 'investment.check-days' }, unit: 'workdays' },
      escalation: [
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '没有核对', en: 'Not looked at' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}
