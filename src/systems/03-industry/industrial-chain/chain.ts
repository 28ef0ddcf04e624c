import type { RecordType } from '../../../language/record-type.ts'
import { KEPT_BY_THE_OFFICE } from './who.ts'

/** 产业链: one chain that the division works on, with its chief and its office. Its graph are the nodes and supplies. */
export const chain: RecordType = {
  id: 'industry-chain',
  name: { zh: '产业链', en: 'Industrial chain' },
  about: {
    zh: '区里作为一条链来抓的产业。环节和供应关系另行登记，链上的企业从经营主体中选。',
    en: 'An industry that the division works on as one chain. Its nodes and supplies are records of their own; its firms are market entities.',
  },
  title: 'name',
  fields: {
    code: {
      kind: 'text',
      atMost: 20,
      label: { zh: '链代码', en: 'Code' },
      help: { zh: '简短、不变，如 SBD；环节代码以它开头', en: 'Short and lasting; codes of its nodes begin with it' },
      required: true,
      isFixed: true,
    },
    name: { kind: 'text', atMost: 40, label: { zh: '产业链名称', en: 'Name' }, required: true },
    scope: {
      kind: 'long-text',
      atMost: 1000,
      label: { zh: '范围', en: 'Scope' },
      help: { zh: '从哪里到哪里算这条链，不算什么', en: 'Where it begins and ends, and what is left out' },
    },
    office: {
      kind: 'body',
      label: { zh: '牵头单位（链长办）', en: 'Office' },
      help: { zh: '产业专班设在哪个单位', en: 'The body that runs the work on it' },
      required: true,
    },
    chief_post: {
      kind: 'text',
      atMost: 60,
      label: { zh: '链长职务', en: 'Post of the chain chief' },
      help: { zh: '写职务，不写姓名：换人不换链', en: 'The post, not the name: people change' },
    },
    chief: { kind: 'person', label: { zh: '链长账号', en: 'Account of the chain chief' } },
    leading_firm: {
      kind: 'link',
      to: 'enterprise',
      label: { zh: '链主企业', en: 'Leading firm' },
      help: {
        zh: '最主要的一家；其他链主在“链上企业”里标明',
        en: 'The foremost one; further ones are marked among the firms of the chain',
      },
    },
    opened_on: { kind: 'day', label: { zh: '建链日期', en: 'Opened on' }, required: true },
    met_on: {
      kind: 'day',
      label: { zh: '最近一次链长会议', en: 'Last meeting of the chief' },
      isDerived: true,
    },
    meeting_notes: {
      kind: 'long-text',
      label: { zh: '会议议定事项', en: 'What the meeting settled' },
      isDerived: true,
    },
  },
  groups: [
    { title: { zh: '产业链', en: 'Chain' }, fields: ['code', 'name', 'scope', 'opened_on'] },
    {
      title: { zh: '谁来抓', en: 'Who leads it' },
      fields: ['office', 'chief_post', 'chief', 'leading_firm', 'met_on', 'meeting_notes'],
    },
  ],
  unique: [['code'], ['name']],
  columns: ['code', 'name', 'office', 'chief_post', 'leading_firm', 'nodes', 'open_gaps', 'met_on'],
  rollups: {
    nodes: { label: { zh: '环节', en: 'Nodes' }, of: 'chain-node', by: 'chain', take: 'count' },
    open_gaps: {
      label: { zh: '未补上的缺口', en: 'Gaps in hand' },
      of: 'chain-gap',
      by: 'chain',
      where: 'state in ["open", "doing"]',
      take: 'count',
    },
    open_tickets: {
      label: { zh: '未办结的问题', en: 'Open tickets' },
      of: 'chain-ticket',
      by: 'chain',
      where: 'state in ["raised", "assigned", "escalated"]',
      take: 'count',
    },
  },
  body: 'office',
  who: KEPT_BY_THE_OFFICE,
  lifecycle: {
    start: 'drafting',
    states: {
      drafting: {
        name: { zh: '绘制中', en: 'Being drawn' },
        kind: 'open',
        help: { zh: '图谱还没有核定，缺口仅供参考', en: 'The graph is not settled yet: its gaps are provisional' },
      },
      active: { name: { zh: '推进中', en: 'In force' }, kind: 'open' },
      closed: { name: { zh: '不再推进', en: 'Closed' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      settle: {
        name: { zh: '核定图谱', en: 'Settle the graph' },
        from: ['drafting'],
        to: 'active',
        who: { planner: 'division', clerk: 'body' },
        holds: [
          {
            that: 'nodes > 0',
            else: {
              zh: '还没有一个环节。请先登记或导入环节和供应关系。',
              en: 'It has no node yet: enter or import nodes and supplies first.',
            },
          },
        ],
        reason: 'optional',
      },
      meet: {
        name: { zh: '登记链长会议', en: 'Record a meeting of the chief' },
        from: ['active'],
        to: 'active',
        who: { planner: 'division', clerk: 'body' },
        asks: [
          { field: 'met_on', isRequired: true },
          { field: 'meeting_notes', isRequired: true },
        ],
        holds: [
          {
            that: 'met_on <= today',
            else: { zh: '会议日期不能晚于今天。', en: 'The meeting cannot lie ahead.' },
          },
        ],
      },
      close: {
        name: { zh: '不再推进', en: 'Close' },
        from: ['drafting', 'active'],
        to: 'closed',
        who: { planner: 'division' },
        reason: 'required',
      },
      reopen: {
        name: { zh: '重新推进', en: 'Reopen' },
        from: ['closed'],
        to: 'active',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
  clocks: [
    {
      id: 'meeting',
      name: { zh: '链长会议', en: 'Meeting of the chief' },
      startsAt: ['settle'],
      restartsAt: ['meet'],
      endsAt: ['meet'],
      endsUnjudgedAt: ['close'],
      limit: { amount: { setting: 'industrial-chain.meet_within' }, unit: 'days' },
      escalation: [{ at: { share: 0.9 }, tell: ['clerk'], name: { zh: '该开链长会议了', en: 'A meeting is due' } }],
      actor: ['clerk'],
    },
  ],
}
