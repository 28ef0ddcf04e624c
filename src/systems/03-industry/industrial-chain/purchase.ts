import type { RecordType } from '../../../language/record-type.ts'
import { CERTIFICATES } from './certificates.ts'
import { KEPT_BY_THE_OFFICE, STAFF } from './who.ts'

const OFFICE = { planner: 'division', clerk: 'division' } as const
const BUYER = { ...OFFICE, enterprise: 'own' } as const

/** 采购需求: what a firm of a chain buys and would buy nearby. What it leaves out is not asked of a supplier. */
export const purchaseNeed: RecordType = {
  id: 'purchase-need',
  name: { zh: '采购需求', en: 'Purchase need' },
  about: {
    zh: '一家企业要买的一种产品或服务一条，写清要什么认证、一年买多少、多久交货。专班归到环节后，与本区登记的供给能力逐条对照。没有写的不作要求。',
    en: 'One product or service that a firm buys: the certificates, the yearly value, the days to deliver. Once the office puts it on a node it is held against what firms here can do. What it leaves out is not asked.',
  },
  title: 'product',
  number: { prefix: 'CG', per: 'year', digits: 4 },
  fields: {
    enterprise: {
      kind: 'link',
      to: 'enterprise',
      label: { zh: '采购企业', en: 'Buyer' },
      required: true,
      isFixed: true,
    },
    product: { kind: 'text', atMost: 80, label: { zh: '采购什么', en: 'What is bought' }, required: true },
    spec: {
      kind: 'long-text',
      atMost: 2000,
      label: { zh: '规格和技术要求', en: 'Specification' },
      help: { zh: '写标准号、型号、关键参数', en: 'Standards, types, the parameters that matter' },
      required: true,
    },
    node: {
      kind: 'link',
      to: 'chain-node',
      label: { zh: '归到环节', en: 'On the node' },
      help: { zh: '发布时由专班归类', en: 'The office says so when it lists the need' },
    },
    certs: { kind: 'choices', choices: CERTIFICATES, label: { zh: '要求的认证', en: 'Certificates asked' } },
    least_level: {
      kind: 'choice',
      label: { zh: '技术水平不低于', en: 'Level, at least' },
      choices: {
        world: { zh: '国际先进', en: 'World class' },
        national: { zh: '国内先进', en: 'Nationally advanced' },
        provincial: { zh: '省内先进', en: 'Provincially advanced' },
        ordinary: { zh: '一般', en: 'Ordinary' },
      },
    },
    amount: { kind: 'money', unit: '万元/年', least: 0, label: { zh: '年采购额', en: 'Bought in a year' } },
    lead_days: {
      kind: 'integer',
      unit: '天',
      least: 0,
      most: 730,
      label: { zh: '交货期不超过', en: 'Delivered within' },
    },
    buys_from: {
      kind: 'choice',
      label: { zh: '现在从哪里买', en: 'Bought now from' },
      choices: {
        district: { zh: '本区', en: 'The district' },
        city: { zh: '本市', en: 'The city' },
        province: { zh: '本省', en: 'The province' },
        country: { zh: '国内', en: 'The country' },
        abroad: { zh: '境外', en: 'Abroad' },
      },
    },
    wanted_by: { kind: 'day', label: { zh: '最迟供货', en: 'Wanted by' } },
    valid_to: { kind: 'day', label: { zh: '需求有效期至', en: 'Open until' }, required: true },
    listed_on: { kind: 'day', label: { zh: '发布日期', en: 'Listed on' }, isDerived: true },
    settled_on: { kind: 'day', label: { zh: '对接成功日期', en: 'Met on' }, isDerived: true },
  },
  groups: [
    {
      title: { zh: '采购', en: 'Purchase' },
      fields: ['enterprise', 'product', 'spec', 'amount', 'buys_from', 'wanted_by', 'valid_to'],
    },
    { title: { zh: '对供方的要求', en: 'Asked of a supplier' }, fields: ['node', 'certs', 'least_level', 'lead_days'] },
    { title: { zh: '结果', en: 'Outcome' }, fields: ['listed_on', 'settled_on'] },
  ],
  alike: [{ same: ['enterprise', 'product'] }],
  columns: ['product', 'enterprise', 'node', 'amount', 'lead_days', 'buys_from', 'valid_to', 'introductions'],
  views: [
    { id: 'to-list', name: { zh: '待发布', en: 'To be listed' }, where: 'state == "submitted"' },
    { id: 'open', name: { zh: '对接中', en: 'Open' }, where: 'state == "listed"' },
    {
      id: 'nobody',
      name: { zh: '还没有对接', en: 'Nobody introduced' },
      where: 'state == "listed" && introductions == 0',
    },
  ],
  rollups: {
    introductions: {
      label: { zh: '对接', en: 'Introductions' },
      of: 'supply-introduction',
      by: 'need',
      take: 'count',
    },
    contracted: {
      label: { zh: '签约', en: 'Contracts' },
      of: 'supply-introduction',
      by: 'need',
      where: 'state == "contracted"',
      take: 'count',
    },
  },
  who: {
    ...KEPT_BY_THE_OFFICE,
    read: { ...STAFF, enterprise: 'own' },
    create: BUYER,
    change: BUYER,
  },
  lifecycle: {
    start: 'submitted',
    states: {
      submitted: { name: { zh: '待发布', en: 'To be listed' }, kind: 'open' },
      listed: {
        name: { zh: '对接中', en: 'Open' },
        kind: 'open',
        editable: ['node', 'certs', 'least_level', 'lead_days', 'amount', 'wanted_by', 'valid_to'],
      },
      met: { name: { zh: '已对接成功', en: 'Met' }, kind: 'done', editable: 'none' },
      expired: { name: { zh: '到期', en: 'Expired' }, kind: 'waiting' },
      withdrawn: { name: { zh: '撤回', en: 'Withdrawn' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      list: {
        name: { zh: '归类发布', en: 'List' },
        from: ['submitted'],
        to: 'listed',
        who: OFFICE,
        asks: [{ field: 'node', isRequired: true }],
        holds: [
          {
            that: 'valid_to >= today',
            else: { zh: '需求有效期已过，请先改到以后。', en: 'It would end before today: set a later day.' },
          },
        ],
        sets: { listed_on: 'today' },
      },
      'send-back': {
        name: { zh: '退回补充', en: 'Send back' },
        from: ['listed'],
        to: 'submitted',
        who: OFFICE,
        reason: 'required',
        sets: { listed_on: 'null' },
        isBackward: true,
        isRework: true,
      },
      meet: {
        name: { zh: '对接成功', en: 'Met' },
        from: ['listed'],
        to: 'met',
        who: BUYER,
        holds: [
          {
            that: 'contracted > 0',
            else: { zh: '还没有签约的对接。', en: 'No introduction of it led to a contract yet.' },
          },
        ],
        sets: { settled_on: 'today' },
      },
      expire: {
        name: { zh: '到期', en: 'Expire' },
        from: ['listed'],
        to: 'expired',
        who: {},
        automatic: 'valid_to < today',
      },
      renew: {
        name: { zh: '续期', en: 'Renew' },
        from: ['expired'],
        to: 'listed',
        who: BUYER,
        asks: [{ field: 'valid_to', isRequired: true }],
        holds: [
          {
            that: 'valid_to >= today',
            else: { zh: '新的有效期须在今天或以后。', en: 'The new day has to be today or later.' },
          },
        ],
        isBackward: true,
      },
      withdraw: {
        name: { zh: '撤回', en: 'Withdraw' },
        from: ['submitted', 'listed', 'expired'],
        to: 'withdrawn',
        who: BUYER,
        reason: 'required',
      },
    },
  },
}

/** 配套对接: one need and one firm on its node brought together, and what came of it; a “no” says why. */
export const supplyIntroduction: RecordType = {
  id: 'supply-introduction',
  name: { zh: '配套对接', en: 'Supply introduction' },
  about: {
    zh: '一条采购需求和一家本区供方的一次对接，从对接、送样到签约。没成的写明原因：原因汇到环节上，说明缺什么。成交以双方确认的配套订单为准，这里不计金额。',
    en: 'One need and one supplier of the district, from the introduction over samples to a contract. What fails says why, and the reasons gather at the node. Values come from orders that both confirmed, never from here.',
  },
  title: 'subject',
  number: { prefix: 'PT', per: 'year', digits: 4 },
  fields: {
    subject: { kind: 'text', atMost: 160, label: { zh: '对接事项', en: 'Subject' }, required: true },
    need: { kind: 'link', to: 'purchase-need', label: { zh: '采购需求', en: 'Need' }, required: true, isFixed: true },
    node: { kind: 'link', to: 'chain-node', label: { zh: '环节', en: 'Node' }, required: true, isFixed: true },
    placement: {
      kind: 'link',
      to: 'chain-firm',
      label: { zh: '供方', en: 'Supplier' },
      required: true,
      isFixed: true,
    },
    reasons: {
      kind: 'long-text',
      label: { zh: '当时的对照', en: 'How they stood to each other' },
      isFixed: true,
    },
    introduced_on: { kind: 'day', label: { zh: '对接日期', en: 'Introduced on' }, required: true },
    talks: { kind: 'long-text', atMost: 2000, label: { zh: '洽谈、送样情况', en: 'Talks and samples' } },
    contract: {
      kind: 'text',
      atMost: 60,
      label: { zh: '合同号', en: 'Contract' },
      help: { zh: '与配套订单的合同号一致', en: 'The same as of the order' },
    },
    contracted_on: { kind: 'day', label: { zh: '签约日期', en: 'Contracted on' }, isDerived: true },
    why_not: {
      kind: 'choice',
      label: { zh: '没成的原因', en: 'Why not' },
      choices: {
        certificate: { zh: '认证不全', en: 'Certificates' },
        specification: { zh: '规格、性能达不到', en: 'Specification' },
        capacity: { zh: '产能不够', en: 'Capacity' },
        price: { zh: '价格谈不拢', en: 'Price' },
        delivery: { zh: '交期不行', en: 'Delivery' },
        buyer: { zh: '买方另有安排', en: 'The buyer chose otherwise' },
      },
    },
    ended_on: { kind: 'day', label: { zh: '结束日期', en: 'Ended on' }, isDerived: true },
  },
  unique: [['need', 'placement']],
  columns: ['subject', 'need', 'placement', 'introduced_on', 'contract', 'why_not'],
  views: [
    { id: 'open', name: { zh: '在谈', en: 'Under way' }, where: 'state in ["introduced", "sampling"]' },
    { id: 'failed', name: { zh: '没成', en: 'Came to nothing' }, where: 'state == "failed"' },
  ],
  who: KEPT_BY_THE_OFFICE,
  lifecycle: {
    start: 'introduced',
    states: {
      introduced: { name: { zh: '已对接', en: 'Introduced' }, kind: 'open' },
      sampling: { name: { zh: '送样洽谈', en: 'Samples and talks' }, kind: 'open' },
      contracted: { name: { zh: '已签约', en: 'Contracted' }, kind: 'done', editable: 'none' },
      failed: { name: { zh: '没成', en: 'Came to nothing' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      sample: {
        name: { zh: '送样洽谈', en: 'Samples and talks' },
        from: ['introduced'],
        to: 'sampling',
        who: OFFICE,
        asks: [{ field: 'talks' }],
      },
      contract: {
        name: { zh: '签约', en: 'Contracted' },
        from: ['introduced', 'sampling'],
        to: 'contracted',
        who: OFFICE,
        asks: [{ field: 'contract', isRequired: true }],
        sets: { contracted_on: 'today', ended_on: 'today' },
      },
      fail: {
        name: { zh: '没成', en: 'Came to nothing' },
        from: ['introduced', 'sampling'],
        to: 'failed',
        who: OFFICE,
        asks: [{ field: 'why_not', isRequired: true }],
        sets: { ended_on: 'today' },
      },
      reopen: {
        name: { zh: '重新对接', en: 'Take up again' },
        from: ['failed'],
        to: 'introduced',
        who: OFFICE,
        reason: 'required',
        sets: { ended_on: 'null', why_not: 'null' },
        isBackward: true,
      },
    },
  },
}
