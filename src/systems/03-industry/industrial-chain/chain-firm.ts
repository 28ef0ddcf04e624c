import type { RecordType } from '../../../language/record-type.ts'
import { CERTIFICATES } from './certificates.ts'
import { KEPT_BY_THE_OFFICE, STAFF } from './who.ts'

/** 链上企业: a firm of the division on one node, with what it can do there. */
export const chainFirm: RecordType = {
  id: 'chain-firm',
  name: { zh: '链上企业', en: 'Firm on a node' },
  about: {
    zh: '本区一家企业在一个环节上的能力，一家在几个环节就有几条。能力由企业自己确认；没确认的只当待核实，不当没有。',
    en: 'What one firm of the division can do on one node; a firm on several has several. The firm confirms it itself: what is not confirmed is to be verified, not absent.',
  },
  title: 'enterprise',
  fields: {
    node: { kind: 'link', to: 'chain-node', label: { zh: '环节', en: 'Node' }, required: true, isFixed: true },
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    role: {
      kind: 'choice',
      label: { zh: '链上角色', en: 'Role' },
      required: true,
      choices: {
        leading: { zh: '链主', en: 'Leading' },
        backbone: { zh: '骨干', en: 'Backbone' },
        supporting: { zh: '配套', en: 'Supporting' },
      },
    },
    output: {
      kind: 'money',
      unit: '万元/年',
      least: 0,
      label: { zh: '年供给能力', en: 'Yearly capacity' },
      help: {
        zh: '这个环节一年能供多少，按产值折；不知道就留空',
        en: 'What it can supply of this node in a year, by value; empty where nobody knows',
      },
    },
    capacity: {
      kind: 'text',
      atMost: 60,
      label: { zh: '设计能力', en: 'Rated capacity' },
      help: { zh: '如 3000 台/年', en: 'Such as 3,000 a year' },
    },
    market_share: {
      kind: 'percent',
      least: 0,
      most: 100,
      label: { zh: '国内市场占有率', en: 'Share of the home market' },
    },
    level: {
      kind: 'choice',
      label: { zh: '技术水平', en: 'Level' },
      choices: {
        world: { zh: '国际先进', en: 'World class' },
        national: { zh: '国内先进', en: 'Nationally advanced' },
        provincial: { zh: '省内先进', en: 'Provincially advanced' },
        ordinary: { zh: '一般', en: 'Ordinary' },
      },
    },
    lead_days: {
      kind: 'integer',
      unit: '天',
      least: 0,
      most: 730,
      label: { zh: '通常交货期', en: 'Usual days to deliver' },
    },
    certs: {
      kind: 'choices',
      choices: CERTIFICATES,
      label: { zh: '持有认证', en: 'Certificates held' },
      help: { zh: '一项也没有核过的留空：空是不知道，不是没有', en: 'Empty where nobody looked: not known, not none' },
    },
    certificates: {
      kind: 'text',
      atMost: 200,
      label: { zh: '其他资质、证书号', en: 'Other certificates, numbers' },
      help: { zh: '写清标准号或证书名', en: 'Standards or names of certificates' },
    },
    certificate_files: { kind: 'files', label: { zh: '证书', en: 'Proof of them' } },
    source: {
      kind: 'choice',
      label: { zh: '数据来源', en: 'Source' },
      required: true,
      choices: {
        firm: { zh: '企业申报', en: 'The firm' },
        survey: { zh: '上门核查', en: 'A visit' },
        statistics: { zh: '统计', en: 'Statistics' },
        public: { zh: '公开资料', en: 'Published' },
      },
    },
    as_of: { kind: 'day', label: { zh: '数据日期', en: 'As of' }, required: true },
    account: {
      kind: 'person',
      label: { zh: '企业办事人', en: 'Who acts for the firm' },
      help: { zh: '由他确认本企业的能力', en: 'Confirms what the firm can do' },
    },
    confirmed_on: { kind: 'day', label: { zh: '确认日期', en: 'Confirmed on' }, isDerived: true },
    left_on: { kind: 'day', label: { zh: '退出日期', en: 'Left on' }, isDerived: true },
  },
  groups: [
    { title: { zh: '位置', en: 'Place' }, fields: ['node', 'enterprise', 'role'] },
    {
      title: { zh: '能力', en: 'Capability' },
      fields: [
        'output',
        'capacity',
        'market_share',
        'level',
        'lead_days',
        'certs',
        'certificates',
        'certificate_files',
      ],
    },
    { title: { zh: '来源', en: 'Source' }, fields: ['source', 'as_of', 'account', 'confirmed_on', 'left_on'] },
  ],
  unique: [['node', 'enterprise']],
  columns: ['enterprise', 'node', 'role', 'output', 'level', 'source', 'as_of'],
  views: [
    { id: 'unconfirmed', name: { zh: '待企业确认', en: 'Not confirmed' }, where: 'state == "stated"' },
    { id: 'leading', name: { zh: '链主企业', en: 'Leading firms' }, where: 'role == "leading" && state != "left"' },
  ],
  person: 'account',
  who: {
    ...KEPT_BY_THE_OFFICE,
    read: { ...STAFF, enterprise: 'own' },
    change: { planner: 'division', clerk: 'division', enterprise: 'own' },
  },
  lifecycle: {
    start: 'stated',
    states: {
      stated: { name: { zh: '待企业确认', en: 'To be confirmed' }, kind: 'open' },
      confirmed: {
        name: { zh: '企业已确认', en: 'Confirmed' },
        kind: 'done',
        editable: ['role', 'account', 'certificate_files'],
        help: { zh: '要改能力先退回待确认', en: 'To change what it can do, take it back first' },
      },
      left: { name: { zh: '已退出', en: 'Left' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      confirm: {
        name: { zh: '确认属实', en: 'Confirm' },
        from: ['stated'],
        to: 'confirmed',
        who: { enterprise: 'own' },
        sets: { confirmed_on: 'today' },
      },
      'confirm-on-paper': {
        name: { zh: '凭企业书面材料确认', en: 'Confirm by the firm’s paper' },
        help: {
          zh: '企业没有账号时，上传盖章的确认件，由经办人代录',
          en: 'Where the firm has no account: upload what it signed',
        },
        from: ['stated'],
        to: 'confirmed',
        who: { planner: 'division', clerk: 'division' },
        asks: [{ field: 'certificate_files', isRequired: true }],
        reason: 'required',
        sets: { confirmed_on: 'today' },
      },
      'take-back': {
        name: { zh: '退回待确认', en: 'Take back' },
        help: { zh: '能力有变化，改好再确认', en: 'Something changed: correct it, then confirm again' },
        from: ['confirmed'],
        to: 'stated',
        who: { planner: 'division', clerk: 'division', enterprise: 'own' },
        reason: 'required',
        sets: { confirmed_on: 'null' },
        isBackward: true,
      },
      leave: {
        name: { zh: '退出这个环节', en: 'Leave the node' },
        from: ['stated', 'confirmed'],
        to: 'left',
        who: { planner: 'division', clerk: 'division' },
        asks: [{ field: 'left_on', isRequired: true }],
        reason: 'required',
      },
      'come-back': {
        name: { zh: '恢复', en: 'Come back' },
        from: ['left'],
        to: 'stated',
        who: { planner: 'division', clerk: 'division' },
        reason: 'required',
        sets: { left_on: 'null', confirmed_on: 'null' },
        isBackward: true,
      },
    },
  },
}
