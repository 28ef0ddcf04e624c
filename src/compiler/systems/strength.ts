import type { Clause } from '../../model/reading.ts'

/** Titles of chapters that look back or describe where a place stands: what they name is there already. */
const LOOKS_BACK =
  /回顾|回眸|(?:发展|主要|建设|取得|伟大|辉煌|显著|历史性?|工作)(?:的)?成就|(?:主要|发展|取得|工作|突出)(?:的)?成效|主要成绩|成效显著|成就显著|发展基础|现实基础|基础条件|基础与|基础和|发展背景|规划背景|编制背景|完成情况|执行情况|实施情况|过去[一五三]年|发展现状|现状(?:与|和|分析|及)|面临(?:的)?(?:形势|环境|机遇|挑战|问题)|发展环境|发展形势|形势(?:与|和|分析)|机遇(?:与|和)挑战|存在(?:的)?(?:主要)?(?:问题|不足|短板)|主要问题/
/** Titles that look forward even though a word above may stand in them. */
const LOOKS_FORWARD = /工作(?:安排|部署|打算|重点|任务|要求|目标)|主要目标|指导思想|重点任务|今后五年|总体要求/

/** Words by which a sentence tells of what was done. */
const DONE =
  /获评|荣获|获得|获批|入选|被评为|被授予|被确定|被列为|成功创|圆满|如期|已经|业已|已(?:建|有|达|成|完|经|在|全|实|基|形|纳|初|启|落|累|将|被|连|开)|[^为除]了(?![解然])|累计(?!.{0,24}(?:以上|以内|左右))|先后|以来|一年来|五年来|去年|过去|同比|比上年|较上年|上年末|年末(?:全|累|共)|率先|首推|首创|扎实推进了|位居|排名|走在(?:全国|全省|全市)?前列|全年(?:共|累计|完成|实现|新增|办)/
/** Troubles a passage names; what it lacks is not yet ordered. */
const LACKS = /(?:还|仍|尚|依然)(?:不|未|存在|有待|需)|不足|短板|不够|问题(?:依然|仍|较|还|比较|突出)|滞后|薄弱|有待/

/** Words by which a plan sets a mechanism up or requires it. */
const ORDERS =
  /建立|建成|建好|健全|完善|推行|实施|构建|构筑|开展|落实|实行|施行|推进|推动|推广|深化|深入|强化|加强|加快|加大|建设|打造|设立|搭建|组建|成立|创新|探索|制定|编制|出台|优化|提升|提高|规范|严格|严守|坚持|坚决|全面|落地|试行|试点|启动|巩固|拓展|畅通|引导|支持|鼓励|促进|发展|培育|壮大|扩大|发挥|统筹|确保|保障|形成|抓好|抓实|做好|做实|做优|做强|用好|办好|管好|筑牢|压实|改造|整治|改革|实现|力争|争取|争创|创建|攻坚|打好|打赢|完成|改进|改善|增强|健康发展|组织|举办|引进|引入|盘活|淘汰|清理|治理|防范|化解|遏制|降低|控制|保持|继续|持续|稳步|有序|积极|大力|着力|努力|进一步|严控|严防|严厉|依法|加密|扩面|提质|倡导|弘扬|传承|保护|利用|运用|推出|普及|覆盖|应保尽保|管理|监管|储备|关爱|帮扶|配套|理顺|明确|履行|接受|抓紧|狠抓|突出|谋划|规划|布局|贯通|对接|衔接|放宽|取消|简化|破除|让|使|以.{1,12}为(?:抓手|重点|载体)/

/** Whether the passage arranges what is to come, by the titles above the clause. */
export function isPlanning(clause: Clause): boolean {
  const path = clause.section?.path ?? []
  for (let i = path.length - 1; i >= 0; i--) {
    const title = path[i] as string
    if (LOOKS_FORWARD.test(title)) return true
    if (LOOKS_BACK.test(title)) return false
  }
  return true
}

/** Words with which a report turns from what was done to what is arranged; it does not turn back. */
const TURNS_AHEAD =
  /(?:今后|未来)五年|(?:今年|明年|全年)[^。]{0,20}(?:预期|总体)目标|主要预期目标|总体要求是|(?:今年|明年|新的一年|[0-9]{4}年)[，]?(?:我们)?(?:将|要)?(?:重点|主要|着重|突出|集中)(?:要)?(?:做好|抓好|从|在)|(?:做好|抓好)(?:今年|明年|[0-9]{4}年)(?:的)?(?:政府)?工作|(?:今年|明年|[0-9]{4}年)(?:的)?(?:政府)?(?:重点|主要)?工作(?:安排|任务|打算|部署|建议)/

export function turnsAhead(text: string): boolean {
  return TURNS_AHEAD.test(text)
}

/** What one phrase of a sentence, in folded words, says about the things it names. */
export function moodOf(phrase: string): { readonly orders: boolean; readonly done: boolean } {
  return { orders: ORDERS.test(phrase), done: DONE.test(phrase) || LACKS.test(phrase) }
}
