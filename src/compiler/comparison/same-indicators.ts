/**
 * Ways of writing that mean the same indicator. Each rule rewrites a part of an indicator's name to one form; they apply
 * in order. Edit freely. A rule belongs here only when both forms mean exactly the same thing: 登记失业率 and 调查失业率,
 * 清洁能源 and 非化石能源 are different indicators and must stay apart.
 */
export const sameWords: readonly (readonly [RegExp, string])[] = [
  // Levels of titles
  [/(?:国家级?[、和及]?省级|国省级?)(?:以上)?/g, '国省级'],
  // Scale
  [/规模以上|规上/g, '规模'],
  // Output
  [/(?:地区|国内)生产总值(?:[(（]GDP[)）])?|生产总值|GDP(?:总量)?/g, 'GDP'],
  [/人均GDP|GDP人均/g, '人均GDP'],
  // Research
  [/研究与试验发展(?:[(（]R&D[)）])?/g, 'R&D'],
  [
    /(?:全社会)?(?:R&D|研发|科研)(?:经费)?(?:投入)?(?:[(（]R&D[)）])?(?:经费)?(?:投入)?(?:总额)?(?=占|强度|$)/g,
    'R&D经费投入',
  ],
  [/R&D经费投入强度/g, 'R&D经费投入占GDP比重'],
  [/技术(?:市场)?(?:合同)?(?:成交|交易)(?:合同)?(?:金额|总额|额)/g, '技术合同成交额'],
  [/(?:每)?万人(?:口)?(?:有效|高价值)?发明专利拥有量/g, '万人发明专利拥有量'],
  // Air
  [/细颗粒物(?:[(（]PM2\.5[)）])?|PM2\.5/g, 'PM2.5'],
  [/PM2\.5(?:年均|平均|年平均)?浓度(?:年均值|均值)?/g, 'PM2.5浓度'],
  [
    /(?:城市|城区|市区|地级及以上城市|环境){0,3}空气质量优良(?:天数)?(?:比率|比例|率|占比)|空气(?:质量)?优良(?:天数)?(?:比率|比例|率)|优良(?:以上)?(?:空气质量)?天数(?:全年)?(?:占比?|比例|比率)|空气质量优良天数|优良以上空气质量天数/g,
    '空气质量优良天数比率',
  ],
  // Income
  [/农村居民|农民/g, '农村居民'],
  [/(?:全体|城乡)居民人均可支配收入/g, '居民人均可支配收入'],
  // Energy and water
  [/(?:单位|每?万元)(?:GDP)(?:综合)?(?:能源消耗|能耗)(?:量)?/g, '单位GDP能耗'],
  [/(?:单位|每?万元)(?:GDP)(?:用水量|水耗)/g, '单位GDP用水量'],
  // People
  [/(?:16[—-]59岁|劳动年龄)人口/g, '劳动年龄人口'],
  [/(?:九年)?义务教育巩固率/g, '义务教育巩固率'],
  [/公办(?:幼儿)?园在园幼儿/g, '公办园在园幼儿'],
  // Shares
  [/(?:所占|占)(.{2,20}?)的?(?:比重|比例|份额|占比|比率)/g, '占$1比重'],
  [/(?:的)?(?:占比|所占比重|所占比例|比重|比例)$/g, '比重'],
]

/** Names so general that equal names say nothing about equal things. */
export const generalNames: ReadonlySet<string> = new Set(
  (
    '投资 总投资 投资额 完成投资 项目投资 固定资产 产值 总产值 年产值 增加值 收入 总收入 营业收入 销售收入 年收入 面积 总面积 建筑面积 占地面积 ' +
    '人数 人口 企业 项目 重点项目 工程 资金 补贴 贷款 税收 增长率 增速 增幅 覆盖率 合格率 达标率 完成率 化解率 满意度 比重 规模 总量 产量 年产量 ' +
    '能力 新增 引进 引进项目 建设项目 建成 形成 打造 里程 总里程 道路 泊位 床位 学位 岗位 公里 就业 学校 医院 社区 村庄 长度 全长 惠及 涉及户数'
  ).split(' '),
)

/** Less is better. */
export const reverseIndicator =
  /失业率|能耗|能源消耗|用水量|水耗|排放|浓度|死亡率|死亡人数|死亡|事故|负债率|发生率|发病率|患病率|流失率|损失率|漏损率|缺口|贫困|返贫|重污染|劣.类|逾期|投诉|发案|成本|压缩|时限|恩格尔|基尼|差距|化肥施用|农药使用/

/** Spellings of one unit of measure; the first is the form to keep. */
export const sameUnits: readonly (readonly string[])[] = [
  ['平方米', '㎡', 'm2', 'm²', '平米'],
  ['平方公里', 'km2', 'km²', '平方千米'],
  ['立方米', 'm3', 'm³'],
  ['微克/立方米', 'ug/m3', 'ug/m³', 'μg/m3', 'μg/m³', '微克每立方米'],
  ['公里', 'km', '千米'],
  ['吨标准煤', 'tce', '吨标煤'],
  ['公顷', 'hm2', 'hm²'],
  ['家', '个'],
  ['人', '名', '位'],
]
