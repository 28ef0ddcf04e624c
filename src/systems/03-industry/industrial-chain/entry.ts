import type { RecordType } from '../../../language/record-type.ts'
import { ITS_BODY, KEPT_BY_ITS_BODY } from './who.ts'

/** 库和池里的一条: a target, project, expert or fund that the chain's lists and pools hold. Which list it is in, a setting says. */
export const entry: RecordType = {
  id: 'chain-entry',
  name: { zh: '库、池条目', en: 'Entry of a list or pool' },
  about: {
    zh: '为这条链准备的一个目标企业、项目、技术、人才、资金或服务机构。归入哪个库、哪个池，由“工作包”设置按类别定。',
    en: 'A target firm, project, technology, expert, fund or service body kept for the chain. Which list or pool it stands in, the setting of deliverables decides by its kind.',
  },
  title: 'name',
  number: { prefix: 'CK', per: 'year', digits: 4 },
  fields: {
    chain: { kind: 'link', to: 'industry-chain', label: { zh: '产业链', en: 'Chain' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      isFixed: true,
      choices: {
        target: { zh: '目标企业（客商）', en: 'Target firm' },
        project: { zh: '项目', en: 'Project' },
        technology: { zh: '技术', en: 'Technology' },
        talent: { zh: '人才（专家）', en: 'Expert' },
        fund: { zh: '资金', en: 'Fund' },
        service: { zh: '服务机构', en: 'Service body' },
      },
    },
    name: {
      kind: 'text',
      atMost: 80,
      label: { zh: '名称', en: 'Name' },
      help: { zh: '人才写专业方向和所在单位，不写姓名', en: 'Of an expert the field and employer, not the name' },
      required: true,
    },
    gap: {
      kind: 'link',
      to: 'chain-gap',
      label: { zh: '对应缺口', en: 'For which gap' },
      help: { zh: '目标企业和项目都要说明补哪个缺口', en: 'A target or project says which gap it would close' },
      required: 'kind in ["target", "project"]',
    },
    node: { kind: 'link', to: 'chain-node', label: { zh: '对应环节', en: 'For which node' } },
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '本区企业', en: 'Firm of the division' } },
    from_where: { kind: 'text', atMost: 60, label: { zh: '所在地', en: 'Where it is' }, shownWhen: 'kind != "fund"' },
    amount: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '投资额（规模）', en: 'Investment or size' },
      shownWhen: 'kind in ["target", "project", "fund"]',
    },
    about: { kind: 'long-text', atMost: 1000, label: { zh: '情况', en: 'About it' } },
    owner: { kind: 'body', label: { zh: '跟进单位', en: 'Followed by' }, required: true },
    contact_name: { kind: 'text', atMost: 40, label: { zh: '联系人', en: 'Contact' }, personal: 'name' },
    contact_phone: { kind: 'phone', label: { zh: '联系电话', en: 'Phone' }, personal: 'phone' },
    listed_on: { kind: 'day', label: { zh: '入库日期', en: 'Listed on' }, required: true, isFixed: true },
    contacted_on: { kind: 'day', label: { zh: '最近联系日期', en: 'Last contact' }, isDerived: true },
    contact_note: { kind: 'long-text', atMost: 1000, label: { zh: '联系情况', en: 'What was said' }, isDerived: true },
    left_on: { kind: 'day', label: { zh: '出库日期', en: 'Left on' }, isDerived: true },
  },
  groups: [
    {
      title: { zh: '条目', en: 'Entry' },
      fields: ['chain', 'kind', 'name', 'gap', 'node', 'enterprise', 'from_where', 'amount', 'about'],
    },
    {
      title: { zh: '跟进', en: 'Followed' },
      fields: ['owner', 'contact_name', 'contact_phone', 'listed_on', 'contacted_on', 'contact_note', 'left_on'],
    },
  ],
  alike: [{ same: ['chain', 'name'] }],
  columns: ['name', 'kind', 'chain', 'gap', 'owner', 'amount', 'listed_on', 'contacted_on'],
  views: [
    { id: 'targets', name: { zh: '目标企业', en: 'Targets' }, where: 'kind == "target"' },
    { id: 'projects', name: { zh: '项目', en: 'Projects' }, where: 'kind == "project"' },
    {
      id: 'cold',
      name: { zh: '久未联系', en: 'Out of contact' },
      where: 'state in ["listed", "active"] && (!has(contacted_on) || today - contacted_on > setting.contact_within)',
    },
  ],
  body: 'owner',
  who: {
    ...KEPT_BY_ITS_BODY,
    reveal: { planner: 'division', clerk: 'body' },
  },
  lifecycle: {
    start: 'listed',
    states: {
      listed: { name: { zh: '已入库', en: 'Listed' }, kind: 'open' },
      active: { name: { zh: '对接中', en: 'In contact' }, kind: 'open' },
      landed: { name: { zh: '已落地', en: 'Landed' }, kind: 'done' },
      expired: {
        name: { zh: '已失效', en: 'Expired' },
        kind: 'void',
        help: { zh: '超过规定天数没有联系，自动出库', en: 'Nobody was in touch within the days that are set' },
      },
      removed: { name: { zh: '已出库', en: 'Removed' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      contact: {
        name: { zh: '记录联系', en: 'Note a contact' },
        from: ['listed', 'active'],
        to: 'active',
        who: ITS_BODY,
        asks: [
          { field: 'contacted_on', isRequired: true },
          { field: 'contact_note', isRequired: true },
        ],
        holds: [
          {
            that: 'contacted_on <= today && contacted_on >= listed_on',
            else: {
              zh: '联系日期应在入库之后、今天以前。',
              en: 'The contact lies between the day of listing and today.',
            },
          },
        ],
      },
      land: {
        name: { zh: '已落地', en: 'Landed' },
        from: ['active'],
        to: 'landed',
        who: ITS_BODY,
        asks: [{ field: 'enterprise' }],
        reason: 'required',
      },
      expire: {
        name: { zh: '失效出库', en: 'Expire' },
        from: ['listed', 'active'],
        to: 'expired',
        who: {},
        automatic:
          'kind in ["target", "project"] && today - (has(contacted_on) ? contacted_on : listed_on) > setting.contact_within',
        sets: { left_on: 'today' },
      },
      remove: {
        name: { zh: '出库', en: 'Remove' },
        from: ['listed', 'active', 'landed'],
        to: 'removed',
        who: ITS_BODY,
        reason: 'required',
        sets: { left_on: 'today' },
      },
      'take-in-again': {
        name: { zh: '重新入库', en: 'Take in again' },
        help: { zh: '请写明最近一次联系', en: 'Say when somebody was last in touch' },
        from: ['expired', 'removed'],
        to: 'active',
        who: ITS_BODY,
        asks: [
          { field: 'contacted_on', isRequired: true },
          { field: 'contact_note', isRequired: true },
        ],
        sets: { left_on: 'null' },
        isBackward: true,
      },
    },
  },
}
