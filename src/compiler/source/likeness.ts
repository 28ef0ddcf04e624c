/** Words that plans, government reports and statistical bulletins cannot do without. */
const WORDS =
  /发展|建设|推进|加强|提高|提升|实施|规划|完善|促进|增长|加快|改革|产业|经济|社会|目标|工程|服务|管理|保障|坚持|项目|投资|创新|城镇|乡村|农业|工业|生态|环境|民生|就业|教育|医疗|人均|总量|产值|收入|指标|亿元|万元|万人|万吨|同比|比上年/g

const SAMPLE = 120_000

/**
 * Whether a text can be a plan, a report, a bulletin, or a part of one: Chinese, and in the words of planning. Meant to
 * refuse novels, programs and lists of numbers; anything of government passes.
 */
export function isPlanLike(text: string): boolean {
  let sample = text
  if (text.length > SAMPLE * 3) {
    // The front may be a page of scripts or a long list of contents: look at three places.
    const middle = (text.length - SAMPLE) >> 1
    sample = text.slice(0, SAMPLE) + text.slice(middle, middle + SAMPLE) + text.slice(-SAMPLE)
  }
  let han = 0
  let letters = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) han++
    else if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) letters++
  }
  if (han < 8) return false
  // Stray spaces between characters hide words: they are looked for without them.
  const words = sample.replace(/[\s\u3000]/g, '').match(WORDS) ?? []
  const distinct = new Set(words).size
  const share = words.length / han
  // HTML carries far more markup than text: there the words decide.
  if (letters > han * 4 && distinct < 8) return false
  return han < 200 ? distinct >= 2 && share >= 0.02 : distinct >= 4 && share >= 0.012
}
