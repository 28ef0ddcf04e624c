/**
 * Words that mean exactly the same inside an indicator's name, and the one word they are read as. Edited by people: a
 * pair belongs here only when a statistician would accept either word in the same table. Applied in order, so that a
 * longer phrase comes before the words it holds.
 */
export const equalWords: readonly (readonly [from: RegExp, to: string])[] = [
  [/研究与试验发展|研究与实验发展|R&D|(?<![A-Z])RD(?=经费|投入|人员)/g, '研发'],
  [/研发研发/g, '研发'],
  [/国内生产总值|地区生产总值|生产总值/g, 'GDP'],
  [/GDPGDP/g, 'GDP'],
  [/(?:每|单位)?万元GDP|(?:每|单位)亿元GDP|亿元GDP|每?单位GDP/g, '单位GDP'],
  [/规模以上/g, '规上'],
  [/规模(?=工业|服务业|企业)/g, '规上'],
  [/限额以上/g, '限上'],
  [/常住居民/g, '居民'],
  [/农民(?=人均)/g, '农村居民'],
  [/居民(?:家庭)?人均可支配/g, '居民人均可支配'],
  [/细颗粒物|PM₂\.₅|PM2\.5细颗粒物/g, 'PM2.5'],
  [/可吸入颗粒物/g, 'PM10'],
  [/PM2\.5PM2\.5/g, 'PM2.5'],
  [/PM10PM10/g, 'PM10'],
  [/III|Ⅲ/g, '3'],
  [/Ⅴ|(?<=劣)V/g, '5'],
  [/五岁/g, '5岁'],
  [/三岁/g, '3岁'],
  [/每千(?:名)?(?:常住)?(?:人口|人)(?:拥有)?(?:的)?/g, '每千人口'],
  [/^千人(?:拥有)?/g, '每千人口'],
  [/每万(?:名)?(?:常住)?(?:人口|人)(?:拥有)?(?:的)?/g, '每万人口'],
  [/^万人(?:拥有)?/g, '每万人口'],
  [/每千名?(?:老年人口|老年人|老人)(?:拥有)?/g, '每千名老年人'],
  [/生产安全事故(?=死亡)|安全生产事故(?=死亡)/g, '事故'],
  // A list of examples before the class they belong to.
  [/^.{2,30}等(?=清洁能源)/, ''],
  [/[—–－~～]/g, '-'],
  [/比率$/g, '比例'],
]
