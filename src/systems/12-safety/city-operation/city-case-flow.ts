import type { Lifecycle, State, Transition } from '../../../language/lifecycle.ts'
import type { Who } from '../../../model/role.ts'

const intake: Who = { 'intake-officer': 'division' }
const dispatcher: Who = { dispatcher: 'division' }
const unit: Who = { clerk: 'body' }
const worker: Who = { 'grid-worker': 'own' }

/** In the order of the seven stages: collect, file, dispatch, handle, feed back, check and close, evaluate. */
const states: Readonly<Record<string, State>> = {
  reported: { name: { zh: '已上报', en: 'Reported' }, kind: 'open' },
  verifying: { name: { zh: '核实中', en: 'Being verified' }, kind: 'open' },
  verified: { name: { zh: '已核实', en: 'Verified' }, kind: 'open' },
  filed: { name: { zh: '已立案', en: 'Filed' }, kind: 'open' },
  dispatched: { name: { zh: '已派遣', en: 'Dispatched' }, kind: 'open' },
  'return-asked': { name: { zh: '申请回退', en: 'Return asked' }, kind: 'open' },
  arbitration: {
    name: { zh: '裁决中', en: 'In arbitration' },
    kind: 'waiting',
    help: {
      zh: '责任有争议，由领导裁决归属；结案时钟暂停。',
      en: 'A leader decides who is responsible; the closing clock stands still.',
    },
  },
  handling: { name: { zh: '处置中', en: 'Being handled' }, kind: 'open' },
  'extension-asked': { name: { zh: '申请延期', en: 'Extension asked' }, kind: 'open' },
  'suspension-asked': { name: { zh: '申请挂账', en: 'Suspension asked' }, kind: 'open' },
  suspended: {
    name: { zh: '挂账', en: 'Suspended' },
    kind: 'waiting',
    help: {
      zh: '工程、季节等原因暂不能处置，停表；到恢复日期自动恢复。',
      en: 'Cannot be handled yet (works, season): the clocks stand still; goes on by itself on its day.',
    },
  },
  'fed-back': { name: { zh: '已反馈', en: 'Fed back' }, kind: 'open' },
  checking: { name: { zh: '核查中', en: 'Being checked' }, kind: 'open' },
  checked: { name: { zh: '已核查', en: 'Checked' }, kind: 'open' },
  closed: { name: { zh: '结案', en: 'Closed' }, kind: 'done', editable: 'none' },
  refused: { name: { zh: '不予立案', en: 'Not filed' }, kind: 'done', editable: 'none' },
  duplicate: {
    name: { zh: '重复并案', en: 'Duplicate' },
    kind: 'void',
    editable: 'none',
    help: {
      zh: '与另一案件是同一件事；上报人保留，随主案得到答复。',
      en: 'The same matter as another case; whoever reported it is kept and answered with it.',
    },
  },
  void: { name: { zh: '作废', en: 'Void' }, kind: 'void', editable: 'none' },
}

const intakeTransitions: Readonly<Record<string, Transition>> = {
  'send-verify': {
    name: { zh: '派核实', en: 'Send to verify' },
    help: {
      zh: '公众、热线来的问题先到现场核实。',
      en: 'What the public or the hotline reports is verified on the spot first.',
    },
    from: ['reported'],
    to: 'verifying',
    who: intake,
    asks: [{ field: 'worker', isRequired: true }],
  },
  verify: {
    name: { zh: '核实属实', en: 'Found as reported' },
    from: ['verifying'],
    to: 'verified',
    who: worker,
    asks: [{ field: 'photos_before', isRequired: true }, { field: 'place' }, { field: 'verify_note' }],
    sets: { is_found: 'true', verified_at: 'now', verifier: 'actor' },
  },
  'not-found': {
    name: { zh: '现场未发现', en: 'Not found' },
    from: ['verifying'],
    to: 'verified',
    who: worker,
    asks: [{ field: 'photos_before' }, { field: 'verify_note', isRequired: true }],
    sets: { is_found: 'false', verified_at: 'now', verifier: 'actor' },
  },
  file: {
    name: { zh: '立案', en: 'File' },
    from: ['reported', 'verified'],
    to: 'filed',
    who: intake,
    asks: [{ field: 'class', isRequired: true }, { field: 'cell', isRequired: true }, { field: 'urgency' }],
    holds: [
      {
        that: 'source == "grid-worker" || is_found == true',
        else: {
          zh: '不是网格员上报的，须先派人到现场核实属实：请先“派核实”。',
          en: 'What no grid worker reported must be found on the spot first: send it to be verified.',
        },
      },
      {
        that: 'size(photos_before) > 0',
        else: {
          zh: '缺少问题照片，请补充带时间和位置的照片。',
          en: 'A photo of the problem is missing; add one with time and place.',
        },
      },
      {
        that: 'class.state == "in-force"',
        else: { zh: '这个类别已停用，请另选。', en: 'This class was withdrawn; choose another.' },
      },
    ],
    sets: {
      filed_at: 'now',
      filer: 'actor',
      is_filed: 'true',
      area_class: 'cell.area_class',
      limit_unit: 'class.limit_unit',
      limit_amount: 'cell.area_class == "A" ? class.limit_a : (cell.area_class == "B" ? class.limit_b : class.limit_c)',
      closing_limit:
        '(cell.area_class == "A" ? class.limit_a : (cell.area_class == "B" ? class.limit_b : class.limit_c)) + (class.limit_unit == "workdays" || class.limit_unit == "days" ? setting.limits.closing_days : setting.limits.closing_hours)',
      is_arbitrated: 'false',
      dispatch_times: '0',
      right_dispatches: '0',
      returned_times: '0',
      extended_times: '0',
      feedback_times: '0',
      rework_times: '0',
    },
  },
  refuse: {
    name: { zh: '不予立案', en: 'Do not file' },
    from: ['reported', 'verified'],
    to: 'refused',
    who: intake,
    reason: 'required',
    sets: { is_filed: 'false', ended_on: 'today' },
  },
  join: {
    name: { zh: '并案', en: 'Join to another case' },
    from: ['reported', 'verifying', 'verified', 'filed'],
    to: 'duplicate',
    who: intake,
    asks: [{ field: 'duplicate_of', isRequired: true }],
    holds: [
      {
        that: 'duplicate_of.state != "duplicate" && duplicate_of.state != "void"',
        else: {
          zh: '主案已作废或也是并案，请选最先的那一件。',
          en: 'That case is void or itself a duplicate; choose the first one.',
        },
      },
    ],
    reason: 'optional',
    isBulk: true,
  },
  void: {
    name: { zh: '作废', en: 'Void' },
    from: ['reported', 'verifying', 'verified', 'filed', 'dispatched', 'handling', 'suspended'],
    to: 'void',
    who: intake,
    reason: 'required',
  },
}

const dispatchTransitions: Readonly<Record<string, Transition>> = {
  dispatch: {
    name: { zh: '派遣', en: 'Dispatch' },
    from: ['filed'],
    to: 'dispatched',
    who: dispatcher,
    asks: [{ field: 'handler_body', isRequired: true }],
    isBulk: true,
    sets: {
      dispatched_at: 'now',
      dispatcher: 'actor',
      dispatch_times: 'dispatch_times + 1',
      right_dispatches: 'right_dispatches + 1',
    },
  },
  accept: {
    name: { zh: '签收', en: 'Acknowledge' },
    from: ['dispatched'],
    to: 'handling',
    who: unit,
    isBulk: true,
  },
  'ask-return': {
    name: { zh: '申请回退', en: 'Ask to return' },
    help: {
      zh: '不属本单位职责的，签收前写明理由申请回退。',
      en: 'When it is not the body’s duty: before it is acknowledged, with the reason.',
    },
    from: ['dispatched'],
    to: 'return-asked',
    who: unit,
    reason: 'required',
    isBackward: true,
    holds: [
      {
        that: 'is_arbitrated == false',
        else: { zh: '已经裁决的案件不能再回退。', en: 'What was arbitrated cannot be returned again.' },
      },
    ],
  },
  'confirm-return': {
    name: { zh: '同意回退', en: 'Agree to the return' },
    from: ['return-asked'],
    to: 'filed',
    who: dispatcher,
    notBy: ['ask-return'],
    isBackward: true,
    holds: [
      {
        that: 'returned_times < setting.rules.returns',
        else: {
          zh: '已到回退次数上限，请“提请裁决”。',
          en: 'It was returned as often as allowed: refer it to arbitration.',
        },
      },
    ],
    sets: { returned_times: 'returned_times + 1', right_dispatches: 'right_dispatches - 1' },
  },
  'refuse-return': {
    name: { zh: '不同意回退', en: 'Refuse the return' },
    from: ['return-asked'],
    to: 'handling',
    who: dispatcher,
    notBy: ['ask-return'],
    reason: 'required',
  },
  refer: {
    name: { zh: '提请裁决', en: 'Refer to arbitration' },
    from: ['return-asked'],
    to: 'arbitration',
    who: dispatcher,
    reason: 'required',
    sets: { returned_times: 'returned_times + 1', right_dispatches: 'right_dispatches - 1' },
  },
  arbitrate: {
    name: { zh: '裁决归属', en: 'Decide who is responsible' },
    from: ['arbitration'],
    to: 'dispatched',
    who: { leader: 'division' },
    asks: [{ field: 'handler_body', isRequired: true }],
    reason: 'required',
    sets: {
      is_arbitrated: 'true',
      dispatched_at: 'now',
      dispatch_times: 'dispatch_times + 1',
      right_dispatches: 'right_dispatches + 1',
    },
  },
}

const handlingTransitions: Readonly<Record<string, Transition>> = {
  'ask-extension': {
    name: { zh: '申请延期', en: 'Ask for an extension' },
    help: {
      zh: '到期前申请，不超过原时限；一般案件不延期。',
      en: 'Before it is due, for at most the original limit; ordinary cases are not extended.',
    },
    from: ['handling'],
    to: 'extension-asked',
    who: unit,
    asks: [
      { field: 'extension_amount', isRequired: true },
      { field: 'extension_signed_by', isRequired: true },
    ],
    reason: 'required',
    holds: [
      {
        that: 'class.is_extendable == true',
        else: {
          zh: '一般案件不延期；确因工程、季节不能处置的，请“申请挂账”。',
          en: 'Ordinary cases are not extended; for works or season ask for a suspension.',
        },
      },
      {
        that: 'extended_times < setting.rules.extensions',
        else: {
          zh: '延期次数已用完，请“申请挂账”或按期处置。',
          en: 'It was extended as often as allowed: handle it in time, or ask for a suspension.',
        },
      },
      {
        that: 'extension_amount <= limit_amount',
        else: { zh: '延期不得超过原时限。', en: 'An extension cannot be longer than the original limit.' },
      },
    ],
  },
  'grant-extension': {
    name: { zh: '同意延期', en: 'Grant the extension' },
    from: ['extension-asked'],
    to: 'handling',
    who: dispatcher,
    notBy: ['ask-extension'],
    sets: { extended_times: 'extended_times + 1' },
  },
  'refuse-extension': {
    name: { zh: '不同意延期', en: 'Refuse the extension' },
    from: ['extension-asked'],
    to: 'handling',
    who: dispatcher,
    notBy: ['ask-extension'],
    reason: 'required',
  },
  'ask-suspension': {
    name: { zh: '申请挂账', en: 'Ask for a suspension' },
    from: ['handling'],
    to: 'suspension-asked',
    who: unit,
    asks: [
      { field: 'suspension_cause', isRequired: true },
      { field: 'resume_on', isRequired: true },
    ],
    reason: 'required',
    holds: [
      {
        that: 'resume_on > today',
        else: { zh: '恢复日期应在今天之后。', en: 'The day on which it goes on must lie after today.' },
      },
    ],
  },
  suspend: {
    name: { zh: '同意挂账', en: 'Suspend' },
    from: ['suspension-asked'],
    to: 'suspended',
    who: dispatcher,
    notBy: ['ask-suspension'],
    sets: { suspension_reviewed_on: 'today' },
  },
  'refuse-suspension': {
    name: { zh: '不同意挂账', en: 'Refuse the suspension' },
    from: ['suspension-asked'],
    to: 'handling',
    who: dispatcher,
    notBy: ['ask-suspension'],
    reason: 'required',
  },
  'review-suspension': {
    name: { zh: '挂账复查', en: 'Review the suspension' },
    from: ['suspended'],
    to: 'suspended',
    who: dispatcher,
    asks: [{ field: 'resume_on', isRequired: true }],
    reason: 'required',
    sets: { suspension_reviewed_on: 'today' },
  },
  resume: {
    name: { zh: '恢复处置', en: 'Go on' },
    from: ['suspended'],
    to: 'handling',
    who: { dispatcher: 'division', clerk: 'body' },
    automatic: 'resume_on <= today',
  },
  'feed-back': {
    name: { zh: '处置反馈', en: 'Feed back' },
    from: ['handling', 'extension-asked', 'suspension-asked'],
    to: 'fed-back',
    who: unit,
    notBy: ['create', 'verify', 'not-found'],
    asks: [
      { field: 'photos_after', isRequired: true },
      { field: 'handling_note', isRequired: true },
    ],
    holds: [
      {
        that: 'size(photos_after) > 0',
        else: { zh: '缺少处置后的照片。', en: 'A photo taken after handling is missing.' },
      },
    ],
    sets: { fed_back_at: 'now', handler: 'actor', feedback_times: 'feedback_times + 1' },
  },
}

const closingTransitions: Readonly<Record<string, Transition>> = {
  'send-check': {
    name: { zh: '派核查', en: 'Send to be checked' },
    from: ['fed-back'],
    to: 'checking',
    who: intake,
    asks: [{ field: 'worker', isRequired: true }],
    isBulk: true,
  },
  'check-pass': {
    name: { zh: '核查通过', en: 'Put right' },
    from: ['checking'],
    to: 'checked',
    who: worker,
    notBy: ['feed-back', 'accept'],
    asks: [{ field: 'photos_check', isRequired: true }, { field: 'check_note' }],
    sets: { is_put_right: 'true', checked_at: 'now', checker: 'actor' },
  },
  'check-fail': {
    name: { zh: '核查不通过', en: 'Not put right' },
    from: ['checking'],
    to: 'checked',
    who: worker,
    notBy: ['feed-back', 'accept'],
    asks: [
      { field: 'photos_check', isRequired: true },
      { field: 'check_note', isRequired: true },
    ],
    sets: { is_put_right: 'false', checked_at: 'now', checker: 'actor' },
  },
  close: {
    name: { zh: '结案', en: 'Close' },
    from: ['checked'],
    to: 'closed',
    who: intake,
    // 发现、处置、结案分离: whoever found it or handled it cannot close it.
    notBy: ['create', 'verify', 'not-found', 'accept', 'feed-back', 'check-pass', 'check-fail'],
    holds: [
      {
        that: 'is_put_right == true',
        else: { zh: '核查没有通过，应“返工”。', en: 'The check did not pass: send it to be done again.' },
      },
    ],
    sets: { closed_at: 'now', closer: 'actor', ended_on: 'today' },
  },
  rework: {
    name: { zh: '返工', en: 'Do again' },
    help: { zh: '处置时钟接着走，不重新计时。', en: 'The handling clock goes on; it does not start anew.' },
    from: ['checked'],
    to: 'handling',
    who: intake,
    reason: 'required',
    isBackward: true,
    isRework: true,
    holds: [
      {
        that: 'is_put_right == false',
        else: { zh: '核查已经通过，应“结案”。', en: 'The check passed: close it.' },
      },
    ],
    sets: { rework_times: 'rework_times + 1' },
  },
}

export const lifecycle: Lifecycle = {
  start: 'reported',
  states,
  transitions: { ...intakeTransitions, ...dispatchTransitions, ...handlingTransitions, ...closingTransitions },
}
