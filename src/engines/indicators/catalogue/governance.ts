import { indicatorsFromTable } from './table.ts'

/** 改革、治理与城市建设 */
export const governance = indicatorsFromTable(
  'governance',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
online-services-rate | 政务服务事项网上可办率 | Services available online | 网上可办率、政务服务网上可办率、公共服务网上办理率、政务服务事项网办率、政务服务事项网上办理率 | % | up | level | - | 行政审批服务局
online-handling-rate | 政务服务事项全程网办率 | Services handled wholly online | 全程网办率、政务服务全程网办率、全程网上办理率 | % | up | level | - | 行政审批服务局
one-visit-rate | 最多跑一次事项占比 | Services in at most one visit | “最多跑一次”事项占比、“最多跑一次”比例 | % | up | level | - | 行政审批服务局
approval-time-cut | 审批时限压缩比例 | Cut of approval time | 办理时间平均压缩比例、审批时限压缩、办理时限压缩比例 | % | up | level | - | 行政审批服务局
hotline-response | 12345热线按时办结率 | Hotline cases answered in time | 12345热线办结率、政务服务便民热线按时办结率、12345政务服务便民热线按时办结率 | % | up | level | - | 行政审批服务局
hotline-satisfaction | 12345热线满意率 | Hotline satisfaction | 12345政务服务便民热线满意率、12345热线群众满意率 | % | up | level | - | 行政审批服务局
business-satisfaction | 营商环境满意度 | Business environment satisfaction | 企业满意度 | % | up | level | - | 行政审批服务局
policy-money-paid | 惠企政策兑付资金 | Money paid to firms by policies | 惠企资金兑付额、惠企政策资金、兑付惠企资金 | 万元 | up | level | - | 发展改革局
policy-paid-share | 惠企政策兑付率 | Share of granted policy money paid | 惠企政策兑现率、政策兑现率 | % | up | level | - | 发展改革局
policy-paid-in-time | 惠企政策按期兑付率 | Policy money paid in time | | % | up | level | - | 发展改革局
policy-automatic-share | 免申即享占比 | Share of policy money without application | 免申即享比例 | % | up | level | - | 发展改革局
policy-reach | 惠企政策触达率 | Reach of policies among entitled firms | 政策触达率、惠企政策知晓率 | % | up | level | - | 发展改革局
tax-fee-relief | 新增减税降费 | New tax and fee relief | 减税降费规模、减税降费金额 | 亿元 | up | level | - | 税务局
days-to-open | 企业开办时间 | Days to open a business | 企业开办时限 | 个工作日 | down | level | - | 市场监督管理局
built-up-area | 城市建成区面积 | Built-up area | 建成区面积、城区建成区面积、中心城区建成区面积 | 平方公里 | up | level | - | 自然资源局
road-area-per-head | 人均城市道路面积 | Road area per head | 人均道路面积 | 平方米 | up | level | - | 住房和城乡建设局
road-density | 城市道路网密度 | Road density | 建成区路网密度、城市路网密度 | 公里/平方公里 | up | level | - | 住房和城乡建设局
gas-coverage | 城市燃气普及率 | Gas coverage | 燃气普及率、城镇燃气普及率、城镇燃气化率 | % | up | level | - | 住房和城乡建设局
water-coverage-urban | 城市供水普及率 | Urban water coverage | 供水普及率、城市用水普及率、公共供水普及率 | % | up | level | - | 住房和城乡建设局
water-leakage | 城市公共供水管网漏损率 | Water leakage | 公共供水管网漏损率、供水管网漏损率、城市供水管网漏损率 | % | down | level | - | 住房和城乡建设局
public-transport-share | 公共交通机动化出行分担率 | Public transport share | 公交出行分担率、公共交通出行分担率、公共交通占机动化出行比例 | % | up | level | - | 交通运输局
sponge-city-share | 海绵城市达标面积占比 | Sponge city share | 海绵城市面积占比、海绵城市建设达标面积占比 | % | up | level | - | 住房和城乡建设局
permanent-town-settlers | 农业转移人口落户人数 | Rural people settled in towns | 农业转移人口落户城镇、农业转移人口落户 | 万人 | up | cumulative | - | 公安局
lawyers-per-10k | 每万人拥有律师数 | Lawyers per 10,000 people | 万人律师、每万人口律师、每万人口拥有律师 | 人 | up | level | - | 司法局
social-workers-per-10k | 每万人拥有社会工作专业人才数 | Social workers per 10,000 people | 每万人社会工作专业人才、每万人口拥有社会工作专业人才 | 人 | up | level | - | 民政局
social-organisations-per-10k | 每万人社会组织数 | Social organisations per 10,000 people | 万人社会组织、每万人拥有社会组织、每万人口社会组织 | 个 | up | level | - | 民政局
grid-coverage | 网格化服务管理覆盖率 | Grid management coverage | 网格化管理覆盖率、基层网格覆盖率 | % | up | level | - | 政法委
community-facilities | 城市社区综合服务设施覆盖率 | Community facilities coverage | 社区综合服务设施覆盖率、城乡社区综合服务设施覆盖率 | % | up | level | - | 民政局
debt-ratio-government | 政府综合债务率 | Government debt ratio | 政府债务率、综合债务率 | % | down | annual-bound | - | 财政局
state-assets | 国有企业资产总额 | State assets | 国有资产总额、国资系统资产总额 | 亿元 | up | growth | - | 国有资产监督管理委员会
regulatory-random-coverage | 双随机一公开监管覆盖率 | Random inspection coverage | “双随机、一公开”监管覆盖率、“双随机一公开”监管覆盖率、双随机、一公开监管覆盖率 | % | up | level | - | 市场监督管理局
`,
)
