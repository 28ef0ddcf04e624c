import { indicatorsFromTable } from './table.ts'

/** 文化体育 */
export const culture = indicatorsFromTable(
  'culture',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
culture-value-added | 文化产业增加值 | Value added of cultural industries | 文化及相关产业增加值 | 亿元 | up | growth | - | 统计局
culture-share | 文化产业增加值占地区生产总值比重 | Share of culture in GDP | 文化及相关产业增加值占地区生产总值比重、文化产业增加值占比 | % | up | level | - | 统计局
culture-revenue | 规模以上文化及相关产业企业营业收入 | Revenue of large cultural enterprises | 规上文化及相关产业企业营业收入、规模以上文化企业营业收入、规模文化企业营业收入、规上文化企业营业收入 | 亿元 | up | growth | - | 统计局
culture-tourism-revenue | 文化旅游产业总收入 | Revenue of culture and tourism | 文旅产业总收入、文化旅游产业收入、文旅产业收入 | 亿元 | up | growth | - | 文化和旅游局
culture-facility-area | 人均公共文化设施面积 | Public cultural area per head | 每万人拥有公共文化设施面积、每万人公共文化设施面积 | 平方米 | up | level | - | 文化和旅游局
library-books-per-head | 人均公共图书馆藏书量 | Library books per head | 人均图书馆藏书量、公共图书馆人均藏书量、人均公共藏书量、人均藏书量 | 册 | up | level | - | 文化和旅游局
public-libraries | 公共图书馆数 | Public libraries | 公共图书馆 | 个 | up | level | - | 文化和旅游局
museums | 博物馆数 | Museums | 博物馆 | 个 | up | level | - | 文物局
culture-centres | 文化馆数 | Cultural centres | 文化馆 | 个 | up | level | - | 文化和旅游局
culture-village-coverage | 村（社区）综合性文化服务中心覆盖率 | Village cultural centres | 基层综合性文化服务中心覆盖率、村级综合文化服务中心覆盖率、村综合性文化服务中心覆盖率、综合性文化服务中心覆盖率 | % | up | level | - | 文化和旅游局
tv-coverage | 电视节目综合人口覆盖率 | Television coverage | 电视综合人口覆盖率、电视人口综合覆盖率、年末电视节目综合人口覆盖率 | % | up | level | - | 广播电视局
radio-coverage | 广播节目综合人口覆盖率 | Radio coverage | 广播综合人口覆盖率、广播人口综合覆盖率、年末广播节目综合人口覆盖率 | % | up | level | - | 广播电视局
reading-rate | 居民综合阅读率 | Reading rate | 国民综合阅读率、全民综合阅读率 | % | up | level | - | 宣传部
a-class-sights | A级旅游景区数 | Classified tourist sights | A级旅游景区、A级景区、国家A级旅游景区 | 个 | up | level | - | 文化和旅游局
a4-class-sights | 4A级以上旅游景区数 | Tourist sights of class 4A or above | 4A级以上景区、4A级及以上旅游景区、4A级以上旅游景区 | 个 | up | level | - | 文化和旅游局
intangible-heritage | 省级以上非物质文化遗产数 | Intangible heritage at provincial level or above | 省级以上非物质文化遗产、省级以上非遗项目、省级以上非物质文化遗产代表性项目 | 项 | up | level | - | 文化和旅游局
sports-industry | 体育产业总规模 | Sports industry size | 体育产业规模 | 亿元 | up | growth | - | 体育局
civilised-villages-share | 县级以上文明村占比 | Civilised villages | 县级及以上文明村占比、县级以上文明村镇占比、县级以上文明村和文明乡镇占比 | % | up | level | - | 文明办
`,
)
