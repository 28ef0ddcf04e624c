import type { Area } from './facts.ts'

/**
 * Which part of a report a task of the plan belongs to, by the words of its chapter and of its own sentence. Chapters name
 * what they are about; a task that speaks of reform inside another chapter is a measure of reform all the same.
 */
export function areaOf(chapter: string, sentence: string): Area {
  if (/规划实施|实施保障|保障措施|组织实施|组织保障/.test(chapter)) return 'policy'
  if (/安全|风险|平安|应急|防灾|法治|社会治理/.test(chapter)) return 'safety'
  if (/改革|营商环境|对外开放|扩大开放|体制机制/.test(chapter)) return 'reform'
  if (/^.{0,14}(?:深化|推进|开展|探索).{0,16}改革/.test(sentence)) return 'reform'
  if (/(?:出台|制定|落实|完善|兑现).{0,14}政策/.test(sentence)) return 'policy'
  if (/防范化解|隐患|应急(?:管理|救援|物资)|债务风险|金融风险/.test(sentence)) return 'safety'
  return 'strategy'
}
