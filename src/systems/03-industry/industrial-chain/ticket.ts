import type { RecordType } from '../../../language/record-type.ts'
import { ITS_BODY, KEPT_BY_ITS_BODY, STAFF } from './who.ts'

/** 问题交办单: something that a chain's firms need solved, given to a body with a deadline; what stays unsolved goes to the chief. */
export const ticket: RecordType = {
  id: 'chain-ticket',
  name: { zh: '产业链问题交办', en: 'Chain ticket' },
  about: {
    zh: '链上企业或专班提出、交由一个单位办理的一个问题。办不了的提请链长；链长会议上销号。',
    en: 'One problem that a firm of the chain or its office raised and one body handles. What it cannot solve goes to the chief; the chief’s meeting reviews what was done.',
  },
  title: 'name',
  number: { prefix: 'JB', per: 'year', digits: 4 },
  fields: {
    name: { kind: 'text', atMost: 100, label: { zh: '问题', en: 'Problem' }, required: true },
    chain: { kind: 'link', to: 'industry-chain', label: { zh: '产业链', en: 'Chain' }, required: true, isFixed: true },
    node: { kind: 'link', to: 'chain-node', label: { zh: '涉及环节', en: 'Node' } },
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '提出企业', en: 'Raised by the firm' } },
    need: {
      kind: 'choice',
      label: { zh: '类别', en: 'Class' },
      required: true,
      choices: {
        supply: { zh: '配套采购', en: 'Supply' },
        finance: { zh: '融资', en: 'Finance' },
        land: { zh: '用地厂房', en: 'Land' },
        people: { zh: '用工人才', en: 'People' },
        technology: { zh: '技术', en: 'Technology' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    details: { kind: 'long-text', atMost: 2000, label: { zh: '具体情况', en: 'Details' } },
    handler: { kind: 'body', label: { zh: '承办单位', en: 'Handled by' }, isDerived: true },
    answer: { kind: 'long-text', atMost: 2000, label: { zh: '办理结果', en: 'What was done' }, isDerived: true },
  },
  columns: ['name', 'chain', 'need', 'enterprise', 'handler'],
  views: [
    { id: 'open', name: { zh: '未办结', en: 'Open' }, where: 'state in ["raised", "assigned", "escalated"]' },
    { id: 'with-the-chief', name: { zh: '提请链长', en: 'With the chief' }, where: 'state == "escalated"' },
  ],
  body: 'handler',
  who: { ...KEPT_BY_ITS_BODY, create: { planner: 'division', clerk: 'division' }, read: STAFF },
  lifecycle: {
    start: 'raised',
    states: {
      raised: { name: { zh: '待交办', en: 'Raised' }, kind: 'open' },
      assigned: { name: { zh: '办理中', en: 'Assigned' }, kind: 'open' },
      escalated: { name: { zh: '提请链长', en: 'With the chief' }, kind: 'open' },
      solved: { name: { zh: '已办待销号', en: 'Solved' }, kind: 'open' },
      reviewed: { name: { zh: '已销号', en: 'Reviewed' }, kind: 'done', editable: 'none' },
      dropped: { name: { zh: '撤销', en: 'Dropped' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      assign: {
        name: { zh: '交办', en: 'Assign' },
        from: ['raised', 'escalated'],
        to: 'assigned',
        who: { planner: 'division', clerk: 'division' },
        asks: [{ field: 'handler', isRequired: true }],
      },
      solve: {
        name: { zh: '办结', en: 'Solve' },
        from: ['assigned', 'escalated'],
        to: 'solved',
        who: ITS_BODY,
        asks: [{ field: 'answer', isRequired: true }],
      },
      escalate: {
        name: { zh: '提请链长', en: 'Take to the chief' },
        from: ['assigned'],
        to: 'escalated',
        who: ITS_BODY,
        reason: 'required',
      },
      review: {
        name: { zh: '会议销号', en: 'Review' },
        from: ['solved'],
        to: 'reviewed',
        who: { planner: 'division', leader: 'division' },
        notBy: ['solve'],
        isBulk: true,
      },
      'send-back': {
        name: { zh: '退回重办', en: 'Send back' },
        from: ['solved'],
        to: 'assigned',
        who: { planner: 'division', leader: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      drop: {
        name: { zh: '撤销', en: 'Drop' },
        from: ['raised', 'assigned', 'escalated'],
        to: 'dropped',
        who: { planner: 'division', clerk: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'solve',
      name: { zh: '办理时限', en: 'To be solved' },
      startsAt: ['assign'],
      endsAt: ['solve'],
      endsUnjudgedAt: ['drop'],
      limit: { amount: { setting: 'industrial-chain.ticket_days' }, unit: 'workdays', ends: 'end-of-day' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到办理时限', en: 'Due soon' } },
        { at: { after: 1, unit: 'workdays' }, tell: ['planner', 'leader'], name: { zh: '超期未办结', en: 'Overdue' } },
      ],
      actor: ['clerk'],
      figures: {
        due: { zh: '应办结问题', en: 'Tickets due' },
        ended: { zh: '问题办结率', en: 'Tickets solved' },
        met: { zh: '问题按期办结率', en: 'Tickets solved in time' },
      },
    },
  ],
}
