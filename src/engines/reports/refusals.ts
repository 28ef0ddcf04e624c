import type { Fault, Refusal } from '../../model/outcome.ts'

/** What this engine refuses, each with what is wrong and what to do. */

const refusal = (reason: Refusal['reason'], code: string, zh: string, en: string): Refusal => ({
  reason,
  code,
  message: { zh, en },
})

export const noSuchReport = refusal(
  'not-found',
  'no-report',
  '没有这份报告，或者您无权查看。',
  'There is no such report, or you may not see it.',
)

export const noSuchBlock = refusal(
  'not-found',
  'no-block',
  '报告里没有这一段。可能刚刚重新生成过，请刷新后再改。',
  'The report has no such block. It may just have been made again; reload and try once more.',
)

export const noSuchComment = refusal('not-found', 'no-comment', '没有这条意见。', 'There is no such comment.')

export const noSuchAssignment = refusal(
  'not-found',
  'no-assignment',
  '没有这项评估委托，或者它不是交给您的。',
  'There is no such assignment, or it was not given to you.',
)

export const noSuchVersion = refusal('not-found', 'no-version', '报告没有这个版本。', 'The report has no such version.')

export const noPlanText = refusal(
  'wrong-state',
  'no-plan-text',
  '这一天没有生效的规划文本，不能编制报告。请选择规划生效之后的日期，或先采纳规划文本。',
  'No text of the plan is in force on that day. Choose a later day, or adopt a text of the plan first.',
)

export const notEditable = refusal(
  'wrong-state',
  'report-closed',
  '报告已定稿，不能再改。需要修改时请先退回起草并写明原因。',
  'The report is final and can no longer be changed. Reopen it with a reason first.',
)

export const isIssued = refusal(
  'wrong-state',
  'report-issued',
  '报告已印发，不能再改。更正请另编一份报告。',
  'The report was issued and can no longer be changed. Make another report for a correction.',
)

export const tableFixed = refusal(
  'wrong-state',
  'table-fixed',
  '表中的数字来自报送和计算，不能在报告里改写。数字有误请退回填报单位更正；需要说明的，可在表前后另加一段。',
  'The figures of a table come from returns and arithmetic and cannot be written over here. Return a wrong value to its body; explain it in a paragraph of its own.',
)

export const notConsulting = refusal(
  'wrong-state',
  'not-consulting',
  '报告已定稿，不再收集意见。',
  'The report is final; comments are closed.',
)

export const assignmentEnded = refusal(
  'wrong-state',
  'assignment-ended',
  '这项评估委托已经结束。',
  'This assignment has ended.',
)

export const notAnAssessor = refusal(
  'faulty',
  'not-an-assessor',
  '这位人员在本地区没有第三方评估的角色。请先由安全管理员授予“第三方评估”角色。',
  'This person has no role as assessor here. The security administrator has to grant it first.',
)

export const staleBlock = (current: unknown): Refusal => ({
  ...refusal(
    'stale',
    'stale-block',
    '这一段刚刚有人改过。请对照两个版本，再决定保留哪个。',
    'Somebody has just changed this block. Compare the two versions and decide which one holds.',
  ),
  current,
})

export const staleReport = (current: unknown): Refusal => ({
  ...refusal(
    'stale',
    'stale-report',
    '报告刚刚有变动，请刷新后再试。',
    'The report has just changed; reload and try again.',
  ),
  current,
})

export const staleDraft = (current: unknown): Refusal => ({
  ...refusal(
    'stale',
    'stale-draft',
    '评估意见在别处保存过。请对照两个版本，再决定保留哪个。',
    'The findings were saved elsewhere. Compare the two versions and decide which one holds.',
  ),
  current,
})

export const faulty = (faults: readonly Fault[]): Refusal => ({
  ...refusal(
    'faulty',
    'faulty',
    `有 ${faults.length} 处需要修改，没有保存任何内容。`,
    `${faults.length} ${faults.length === 1 ? 'thing has' : 'things have'} to be mended; nothing was saved.`,
  ),
  faults,
})

export const fault = (at: string, code: string, zh: string, en: string): Fault => ({ at, code, message: { zh, en } })
