import type { RecordType } from '../../../language/record-type.ts'
import { ITS_BODY, KEPT_BY_ITS_BODY } from './who.ts'

/** 强链、补链、延链任务: a gap that was computed and taken up, with whoever answers for it and by when. */
export const gap: RecordType = {
  id: 'chain-gap',
  name: { zh: '强链补链延链任务', en: 'Gap of a chain' },
  about: {
    zh: '图谱算出的一个缺口，立项跟进：怎么补、谁负责、何时完成。招商线索、技术榜单都指向它。',
    en: 'A gap that the graph computed and somebody took up: how it is to be closed, by whom, by when. Leads and open challenges point to it.',
  },
  title: 'name',
  number: { prefix: 'QK', per: 'year', digits: 3 },
  fields: {
    name: { kind: 'text', atMost: 80, label: { zh: '名称', en: 'Name' }, required: true },
    chain: { kind: 'link', to: 'industry-chain', label: { zh: '产业链', en: 'Chain' }, required: true, isFixed: true },
    node: { kind: 'link', to: 'chain-node', label: { zh: '环节', en: 'Node' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      isFixed: true,
      choices: {
        strengthen: { zh: '强链', en: 'Strengthen' },
        fill: { zh: '补链', en: 'Fill' },
        extend: { zh: '延链', en: 'Extend' },
        build: { zh: '建链', en: 'Build' },
      },
    },
    found_on: { kind: 'day', label: { zh: '发现日期', en: 'Found on' }, required: true, isFixed: true },
    reasons: {
      kind: 'long-text',
      label: { zh: '当时的理由', en: 'Why, when it was found' },
      help: { zh: '立项时图谱算出的理由，留作依据', en: 'What the graph said then, kept as it was' },
      isFixed: true,
    },
    way: {
      kind: 'choices',
      label: { zh: '怎么补', en: 'How' },
      choices: {
        attract: { zh: '招引企业', en: 'Attract a firm' },
        cultivate: { zh: '培育本地企业', en: 'Raise a local firm' },
        research: { zh: '技术攻关', en: 'Research' },
        match: { zh: '配套对接', en: 'Match local supply' },
      },
    },
    measures: { kind: 'long-text', atMost: 2000, label: { zh: '措施', en: 'Measures' } },
    owner: { kind: 'body', label: { zh: '责任单位', en: 'Answers for it' }, required: true },
    officer: { kind: 'person', label: { zh: '责任人', en: 'Officer' } },
    due: { kind: 'day', label: { zh: '完成期限', en: 'Due' }, required: true },
    progress: { kind: 'long-text', atMost: 2000, label: { zh: '进展', en: 'Progress' }, isDerived: true },
    progress_on: { kind: 'day', label: { zh: '最近进展日期', en: 'Progress as of' }, isDerived: true },
    closed_by: {
      kind: 'link',
      to: 'chain-firm',
      label: { zh: '补上它的企业', en: 'Firm that closes it' },
      isDerived: true,
    },
    closed_on: { kind: 'day', label: { zh: '补上日期', en: 'Closed on' }, isDerived: true },
  },
  groups: [
    { title: { zh: '缺口', en: 'Gap' }, fields: ['name', 'chain', 'node', 'kind', 'found_on', 'reasons'] },
    { title: { zh: '怎么补、谁来补', en: 'How and by whom' }, fields: ['way', 'measures', 'owner', 'officer', 'due'] },
    { title: { zh: '进展', en: 'Progress' }, fields: ['progress', 'progress_on', 'closed_by', 'closed_on'] },
  ],
  columns: ['name', 'chain', 'kind', 'owner', 'officer', 'due', 'targets', 'progress_on'],
  views: [
    { id: 'in-hand', name: { zh: '在办', en: 'In hand' }, where: 'state in ["open", "doing"]' },
    {
      id: 'overdue',
      name: { zh: '超期', en: 'Overdue' },
      where: 'state in ["open", "doing"] && due < today',
      sort: [{ field: 'due' }],
    },
    {
      id: 'without-target',
      name: { zh: '还没有目标', en: 'Without a target' },
      where: 'state in ["open", "doing"] && targets == 0',
    },
  ],
  rollups: {
    targets: {
      label: { zh: '对应的目标、项目', en: 'Targets and projects' },
      of: 'chain-entry',
      by: 'gap',
      where: 'state in ["listed", "active", "landed"]',
      take: 'count',
    },
  },
  computed: {
    days_left: { label: { zh: '剩余天数', en: 'Days left' }, formula: 'due - today', unit: '天', digits: 0 },
  },
  body: 'owner',
  person: 'officer',
  who: KEPT_BY_ITS_BODY,
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '待落实', en: 'To be taken up' }, kind: 'open' },
      doing: { name: { zh: '跟进中', en: 'In hand' }, kind: 'open' },
      filled: { name: { zh: '已补上', en: 'Closed' }, kind: 'done', editable: 'none' },
      dropped: { name: { zh: '不再跟进', en: 'Dropped' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      'take-up': {
        name: { zh: '落实', en: 'Take up' },
        from: ['open'],
        to: 'doing',
        who: ITS_BODY,
        asks: [{ field: 'way', isRequired: true }, { field: 'measures' }, { field: 'officer' }],
      },
      report: {
        name: { zh: '报进展', en: 'Report progress' },
        from: ['doing'],
        to: 'doing',
        who: ITS_BODY,
        asks: [{ field: 'progress', isRequired: true }],
        sets: { progress_on: 'today' },
      },
      close: {
        name: { zh: '补上了', en: 'Closed' },
        from: ['doing'],
        to: 'filled',
        who: ITS_BODY,
        asks: [{ field: 'closed_by', isRequired: true }],
        holds: [
          {
            that: 'closed_by.node.id == node.id',
            else: {
              zh: '填的企业不在这个环节上。请先把它登记为这个环节的链上企业。',
              en: 'That firm is not on this node: enter it as a firm of this node first.',
            },
          },
          {
            that: 'closed_by.state == "confirmed"',
            else: {
              zh: '这家企业的能力还没有确认。请先请企业确认，再报补上。',
              en: 'What the firm can do is not confirmed: let it confirm first.',
            },
          },
        ],
        sets: { closed_on: 'today' },
        reason: 'optional',
      },
      drop: {
        name: { zh: '不再跟进', en: 'Drop' },
        from: ['open', 'doing'],
        to: 'dropped',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
      },
      reopen: {
        name: { zh: '重新跟进', en: 'Reopen' },
        from: ['filled', 'dropped'],
        to: 'doing',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
        sets: { closed_by: 'null', closed_on: 'null' },
        isBackward: true,
      },
    },
  },
}
