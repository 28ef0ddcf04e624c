import type { RecordType } from '../../../language/record-type.ts'
import { TECH_FIELDS } from '../../04-innovation/technology-transfer/choices.ts'
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
    asker: {
      kind: 'link',
      to: 'enterprise',
      label: { zh: '出题企业', en: 'Firm that asks' },
      help: { zh: '要用这项技术、愿意出资的链上企业', en: 'The firm of the chain that needs it and pays for it' },
    },
    tech_field: { kind: 'choice', choices: TECH_FIELDS, label: { zh: '技术领域', en: 'Field' } },
    problem: {
      kind: 'long-text',
      atMost: 2000,
      label: { zh: '攻关内容', en: 'What is to be solved' },
      help: { zh: '现在卡在哪里、要做到多少', en: 'What stands in the way, and what has to be reached' },
    },
    challenge_desk: { kind: 'body', label: { zh: '揭榜组织单位', en: 'Leads the challenge' } },
    challenge: { kind: 'link', to: 'challenge', label: { zh: '揭榜题目', en: 'Challenge' }, isDerived: true },
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
    {
      title: { zh: '技术攻关', en: 'Research' },
      fields: ['asker', 'tech_field', 'problem', 'challenge_desk', 'challenge'],
    },
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
      where: 'state in ["open", "doing"] && targets == 0 && leads == 0 && challenges == 0',
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
    leads: {
      label: { zh: '招商项目', en: 'Leads' },
      of: 'lead',
      by: 'gap',
      where: '!(state in ["died", "dissolved"])',
      take: 'count',
    },
    challenges: {
      label: { zh: '揭榜题目', en: 'Challenges' },
      of: 'challenge',
      by: 'gap',
      where: 'state != "withdrawn"',
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
      'post-challenge': {
        name: { zh: '转为揭榜题目', en: 'Make it a challenge' },
        help: {
          zh: '招引、培育、配套都补不上的技术缺口，一步生成揭榜题目（征集），两边互相看得到',
          en: 'A want of technology that nobody has ready becomes an open challenge in one step; each shows the other',
        },
        from: ['doing'],
        to: 'doing',
        who: ITS_BODY,
        asks: [
          { field: 'asker', isRequired: true },
          { field: 'tech_field', isRequired: true },
          { field: 'problem', isRequired: true },
          { field: 'challenge_desk', isRequired: true },
        ],
        holds: [
          {
            that: '!has(challenge.id) || challenge.state in ["withdrawn", "unsolved"]',
            else: { zh: '已经有揭榜题目在办。', en: 'A challenge of it is under way.' },
          },
        ],
        makes: [
          {
            type: 'challenge',
            values: {
              title: 'node.name + "技术攻关"',
              firm: 'asker',
              source: '"chain"',
              source_note: 'number',
              gap: 'id',
              tech_field: 'tech_field',
              detail: 'problem',
              mode: '"single"',
              desk: 'challenge_desk',
            },
            keepsIn: 'challenge',
          },
        ],
        sets: { progress: '"已转为揭榜题目"', progress_on: 'today' },
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
