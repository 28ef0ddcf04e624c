import type { Clock } from '../../../language/clock.ts'

const stage = (
  id: string,
  zh: string,
  en: string,
  minutes: string,
  startsAt: readonly string[],
  endsAt: readonly string[],
  actor: Clock['actor'],
  more: Partial<Clock> = {},
): Clock => ({
  id,
  name: { zh, en },
  startsAt,
  endsAt,
  endsUnjudgedAt: ['void', 'join'],
  limit: { amount: { expression: `setting.limits.${minutes} / 60.0` }, unit: 'work-hours' },
  actor,
  ...more,
})

/** More time for handling, asked before it runs out and at most the original limit; closing moves with it. */
const extension = {
  ask: 'ask-extension',
  grant: 'grant-extension',
  refuse: 'refuse-extension',
  amount: 'extension_amount',
  times: 2,
  atMost: 'original-limit',
} as const satisfies Clock['extension']

/** The clocks of a case: one for each stage at the desks, one for handling by the class, one for the whole until closing. */
export const clocks: readonly Clock[] = [
  stage('acceptance', '受理', 'Taking in', 'accept', ['create'], ['send-verify', 'file', 'refuse'], ['intake-officer']),
  stage(
    'verification',
    '现场核实',
    'Verification',
    'verify',
    ['send-verify'],
    ['verify', 'not-found'],
    ['grid-worker'],
  ),
  stage('filing', '立案', 'Filing', 'file', ['verify', 'not-found'], ['file', 'refuse'], ['intake-officer']),
  stage('dispatching', '派遣', 'Dispatch', 'dispatch', ['file'], ['dispatch'], ['dispatcher'], {
    restartsAt: ['confirm-return'],
  }),
  stage(
    'acknowledgement',
    '签收',
    'Acknowledgement',
    'acknowledge',
    ['dispatch', 'arbitrate'],
    ['accept', 'ask-return'],
    ['clerk'],
    {
      restartsAt: ['dispatch', 'arbitrate'],
      escalation: [
        {
          at: { share: 1 },
          tell: ['clerk', 'dispatcher'],
          name: { zh: '逾期未回退，视为签收', en: 'Not returned in time: taken as acknowledged' },
          does: 'accept',
        },
      ],
    },
  ),
  stage(
    'decision',
    '审定申请',
    'Decision',
    'decide',
    ['ask-return', 'ask-extension', 'ask-suspension'],
    ['confirm-return', 'refuse-return', 'refer', 'grant-extension', 'refuse-extension', 'suspend', 'refuse-suspension'],
    ['dispatcher'],
    { restartsAt: ['ask-return', 'ask-extension', 'ask-suspension'] },
  ),
  {
    id: 'handling',
    name: { zh: '处置', en: 'Handling' },
    startsAt: ['dispatch', 'arbitrate'],
    restartsAt: ['dispatch', 'arbitrate'],
    endsAt: ['feed-back'],
    // A wrong dispatch is not the unit's lateness: its clock ends unjudged, and the next unit has a clock of its own.
    endsUnjudgedAt: ['confirm-return', 'refer', 'void', 'join'],
    pausedIn: ['suspended'],
    limit: { amount: { expression: 'limit_amount' }, unit: { expression: 'limit_unit' } },
    extension,
    escalation: [
      { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '处置临期', en: 'Handling is due soon' } },
      { at: { share: 1 }, tell: ['clerk', 'dispatcher'], name: { zh: '处置超期', en: 'Handling is overdue' } },
      {
        at: { after: 1, unit: 'workdays' },
        tell: ['dispatcher', 'leader'],
        name: { zh: '处置超期一个工作日', en: 'Handling is a working day overdue' },
      },
    ],
    actor: ['clerk'],
    figures: {
      due: { zh: '应处置数', en: 'Due to be handled' },
      ended: { zh: '处置率', en: 'Handled' },
      met: { zh: '按期处置率', en: 'Handled on time' },
    },
  },
  stage(
    'check-sending',
    '派核查',
    'Sending to be checked',
    'send_check',
    ['feed-back'],
    ['send-check'],
    ['intake-officer'],
    {
      restartsAt: ['feed-back'],
    },
  ),
  stage('checking', '现场核查', 'Checking', 'check', ['send-check'], ['check-pass', 'check-fail'], ['grid-worker'], {
    restartsAt: ['send-check'],
  }),
  stage(
    'closing-desk',
    '核定结案',
    'Closing desk',
    'close',
    ['check-pass', 'check-fail'],
    ['close', 'rework'],
    ['intake-officer'],
    {
      restartsAt: ['check-pass', 'check-fail'],
    },
  ),
  // 挂账 is looked at again within its days, or it has been forgotten.
  {
    id: 'suspension-review',
    name: { zh: '挂账复查', en: 'Review of the suspension' },
    startsAt: ['suspend'],
    endsAt: ['resume'],
    endsUnjudgedAt: ['void', 'join'],
    restartsAt: ['review-suspension', 'suspend'],
    limit: { amount: { expression: 'setting.rules.review_days' }, unit: 'days' },
    escalation: [
      {
        at: { after: 0, unit: 'days' },
        tell: ['dispatcher'],
        name: { zh: '挂账到期未复查', en: 'Suspension not reviewed in time' },
      },
    ],
    actor: ['dispatcher'],
  },
  {
    id: 'closing',
    name: { zh: '结案', en: 'Closing' },
    startsAt: ['file'],
    endsAt: ['close'],
    endsUnjudgedAt: ['void', 'join'],
    pausedIn: ['suspended', 'arbitration'],
    limit: { amount: { expression: 'closing_limit' }, unit: { expression: 'limit_unit' } },
    extension,
    actor: ['intake-officer'],
    figures: {
      due: { zh: '应结案数', en: 'Due to be closed' },
      ended: { zh: '结案率', en: 'Closed' },
      met: { zh: '按期结案率', en: 'Closed on time' },
    },
  },
]
