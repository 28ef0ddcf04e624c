import { indicatorsFromTable } from './table.ts'

/** 安全保障 */
export const security = indicatorsFromTable(
  'security',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
grain-capacity | 粮食综合生产能力 | Grain production capacity | 粮食生产能力 | 亿吨 | up | annual-bound | binding | 农业农村局
grain-output | 粮食产量 | Grain output | 粮食总产量、粮食总产、粮食年产量 | 万吨 | up | annual-bound | - | 统计局
energy-capacity | 能源综合生产能力 | Energy production capacity |  | 亿吨标准煤 | up | annual-bound | binding | 能源局
work-deaths-per-gdp | 单位地区生产总值生产安全事故死亡率 | Work accident deaths per unit of GDP | 单位国内生产总值生产安全事故死亡率、亿元国内生产总值生产安全事故死亡率、亿元GDP生产安全事故死亡率、单位GDP生产安全事故死亡率、亿元地区生产总值生产安全事故死亡率、单位GDP安全生产事故死亡率、亿元GDP生产安全事故死亡人数、亿元国内生产总值生产安全事故死亡人数 | % | down | cumulative-reduction | - | 应急管理局
work-deaths | 生产安全事故死亡人数 | Deaths in work accidents | 各类生产安全事故死亡人数、各类生产安全事故共死亡、安全生产事故死亡人数 | 人 | down | level | - | 应急管理局
work-accidents | 生产安全事故起数 | Work accidents | 各类生产安全事故起数、生产安全事故 | 起 | down | level | - | 应急管理局
coal-deaths | 煤矿百万吨死亡率 | Deaths per million tonnes of coal | 煤矿百万吨死亡人数 | 人 | down | level | - | 应急管理局
industry-deaths-per-100k | 工矿商贸企业就业人员10万人事故死亡人数 | Deaths per 100,000 workers | 工矿商贸就业人员10万人事故死亡率、工矿商贸10万人事故死亡率 | 人 | down | level | - | 应急管理局
traffic-deaths-per-10k-vehicles | 道路交通万车死亡人数 | Deaths per 10,000 vehicles | 道路交通事故万车死亡人数、道路交通万车死亡率、道路交通事故万车死亡率 | 人 | down | level | - | 公安局
disaster-losses | 自然灾害直接经济损失占地区生产总值比重 | Disaster losses to GDP | 年均因自然灾害直接经济损失占地区生产总值比重、自然灾害直接经济损失占地区生产总值比例 | % | down | annual-bound | - | 应急管理局
public-safety-satisfaction | 公众安全感满意度 | Public sense of safety | 群众安全感、公众安全感、群众安全感满意度、人民群众安全感、人民群众安全感满意度、公众安全感指数 | % | up | annual-bound | - | 公安局
criminal-cases | 刑事案件立案数 | Criminal cases filed | 刑事案件立案、刑事立案 | 起 | down | level | - | 公安局
food-inspection-pass | 食品抽检合格率 | Food inspection pass rate | 食品安全抽检合格率、食品监督抽检合格率、食品安全监督抽检合格率、重点食品抽检合格率 | % | up | annual-bound | - | 市场监督管理局
produce-inspection-pass | 农产品质量安全监测合格率 | Farm produce inspection pass rate | 农产品质量安全例行监测合格率、农产品例行监测合格率、主要农产品质量安全监测合格率、农产品质量安全例行监测总体合格率、农产品质量安全抽检合格率 | % | up | annual-bound | - | 农业农村局
drug-inspection-pass | 药品抽检合格率 | Drug inspection pass rate | 药品监督抽检合格率、药品评价性抽检合格率 | % | up | annual-bound | - | 市场监督管理局
petition-resolution | 信访事项按期办结率 | Petitions answered in time | 信访事项及时受理率（按期）、信访按期办结率 | % | up | level | - | 信访局
grain-reserve | 粮食储备规模 | Grain reserves | 地方粮食储备规模、粮食储备量 | 万吨 | up | level | - | 粮食和物资储备局
fire-response | 消防救援到场时间 | Fire rescue arrival time |  | 分钟 | down | level | - | 消防救援局
social-safety-index | 社会安全指数 | Social safety index |  | % | up | annual-bound | - | 公安局
crude-coal-output | 原煤产量 | Coal output | 原煤 | 亿吨 | band | growth | - | 统计局
crude-oil-output | 原油产量 | Crude oil output | 原油 | 万吨 | up | growth | - | 统计局
natural-gas-output | 天然气产量 | Natural gas output |  | 亿立方米 | up | growth | - | 统计局
power-output | 发电量 | Electricity output |  | 亿千瓦时 | up | growth | - | 统计局
`,
)
