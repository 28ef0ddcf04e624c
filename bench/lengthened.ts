import { DISTRICT_PLAN, published } from './published.ts'

/** An invented page for measuring speed where no published text is at hand: a fictional place, the usual phrases. */
const INVENTED = `第一章 湖滨市临湖区发展目标
第一节 主要目标
到2025年，临湖区书店达到120家，比2020年增加35家，年均增长8.5%以上；沿湖步道总长提高到46.2公里，其中新建12公里左右。
力争邻里食堂覆盖率达到95%，每个街镇建成1所社区书房，累计培训店主3000余人次。
建立门店随机抽查台账，由区市场监管局牵头，对抽查结果按季度公布，限期整改不到位的列入重点名单。
“十三五”期间，全区完成旧厂房改造27处，引进设计工作室88家，湖水透明度由0.8米提高到1.4米，夜间公交准点率保持在98%以上。
推动临湖科创园建设，规划面积5.6平方公里，总投资42亿元，2023年底前建成投用一期厂房18万平方米。
`

/** Where the measured text comes from, for people to know. */
export const lengthenedFrom = published(DISTRICT_PLAN) === undefined ? 'an invented page' : 'the district plan'

/**
 * A text of exactly `length` characters: the district plan (or an invented page) again and again. The digits of each
 * round are others, so that no two rounds are the same text.
 */
export function lengthened(length: number): string {
  const page = published(DISTRICT_PLAN) ?? INVENTED
  const rounds: string[] = []
  let size = 0
  for (let round = 0; size < length; round++) {
    const text =
      round === 0 ? page : page.replace(/(?<!\d)[1-9](?=\d{0,3}(?!\d))(?!\d{3}年)/g, (d) => shifted(d, round))
    rounds.push(text)
    size += text.length
  }
  return rounds.join('').slice(0, length)
}

const shifted = (digit: string, by: number) => String(((Number(digit) - 1 + by) % 9) + 1)
