import { indicatorsFromTable } from './table.ts'

/** 经济发展 */
export const economy = indicatorsFromTable(
  'economy',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
gdp | 地区生产总值 | Gross regional product | 国内生产总值、生产总值、GDP、GDP总量、经济总量、地区生产总值总量 | 亿元 | up | growth | expected | 统计局
gdp-per-head | 人均地区生产总值 | GDP per head | 人均国内生产总值、人均GDP、人均生产总值 | 元 | up | level | expected | 统计局
gdp-per-area | 每平方公里地区生产总值 | GDP per square kilometre | 每平方公里土地产出GDP、地均地区生产总值、地均GDP | 亿元/平方公里 | up | level | - | 统计局
gni | 国民总收入 | Gross national income |  | 亿元 | up | growth | - | 统计局
labour-productivity | 全员劳动生产率 | Labour productivity | 社会劳动生产率 | 元/人 | up | growth | expected | 统计局
primary-value-added | 第一产业增加值 | Value added of primary industry | 一产增加值 | 亿元 | up | growth | - | 统计局
secondary-value-added | 第二产业增加值 | Value added of secondary industry | 二产增加值 | 亿元 | up | growth | - | 统计局
tertiary-value-added | 第三产业增加值 | Value added of tertiary industry | 三产增加值 | 亿元 | up | growth | - | 统计局
service-value-added | 服务业增加值 | Value added of services |  | 亿元 | up | growth | - | 统计局
primary-share | 第一产业增加值占地区生产总值比重 | Share of primary industry in GDP | 第一产业占比、第一产业比重、一产占比、一产比重、第一产业增加值比重、第一产业增加值占比 | % | down | level | - | 统计局
secondary-share | 第二产业增加值占地区生产总值比重 | Share of secondary industry in GDP | 第二产业占比、第二产业比重、二产占比、二产比重、第二产业增加值比重、第二产业增加值占比 | % | band | level | - | 统计局
tertiary-share | 第三产业增加值占地区生产总值比重 | Share of tertiary industry in GDP | 第三产业占比、第三产业比重、三产占比、三产比重、第三产业增加值比重、第三产业增加值占比 | % | up | level | - | 统计局
service-share | 服务业增加值占地区生产总值比重 | Share of services in GDP | 服务业增加值比重、服务业占比、服务业比重、服务业占地区生产总值比重 | % | up | level | expected | 统计局
manufacturing-share | 制造业增加值占地区生产总值比重 | Share of manufacturing in GDP | 制造业增加值比重、制造业占比、制造业比重、制造业占地区生产总值比重 | % | up | level | - | 统计局
manufacturing-value-added | 制造业增加值 | Value added of manufacturing |  | 亿元 | up | growth | - | 统计局
industrial-value-added | 全部工业增加值 | Industrial value added, all enterprises | 工业增加值 | 亿元 | up | growth | - | 统计局
large-industrial-value-added | 规模以上工业增加值 | Value added of industry above designated size | 规上工业增加值、规模工业增加值、规模以上工业企业增加值 | 亿元 | up | growth | expected | 统计局
industrial-share | 工业增加值占地区生产总值比重 | Share of industry in GDP | 工业占比、工业比重、工业增加值比重、全部工业增加值占地区生产总值比重 | % | up | level | - | 统计局
large-industrial-output | 规模以上工业总产值 | Gross output of industry above designated size | 规上工业总产值、规模工业总产值、规模以上工业企业总产值、规上工业产值 | 亿元 | up | growth | - | 统计局
industrial-output | 工业总产值 | Gross industrial output |  | 亿元 | up | growth | - | 统计局
large-industrial-revenue | 规模以上工业企业营业收入 | Revenue of industry above designated size | 规上工业企业营业收入、规上工业营业收入、规模工业企业营业收入、规模以上工业营业收入 | 亿元 | up | growth | - | 统计局
large-industrial-profit | 规模以上工业企业利润总额 | Profit of industry above designated size | 规上工业企业利润、规上工业企业利润总额、规上工业利润总额、规模以上工业企业实现利润、规上工业利润 | 亿元 | up | growth | - | 统计局
large-industrial-firms | 规模以上工业企业数 | Industrial enterprises above designated size | 规上工业企业、规模工业企业、规模以上工业企业、规上工业企业总数 | 家 | up | level | - | 统计局
large-service-firms | 规模以上服务业企业数 | Service enterprises above designated size | 规上服务业企业、规模服务业企业、规上服务企业 | 家 | up | level | - | 统计局
large-service-revenue | 规模以上服务业企业营业收入 | Revenue of services above designated size | 规上服务业营业收入、规上服务业企业营业收入、规模服务业营业收入 | 亿元 | up | growth | - | 统计局
large-trade-firms | 限额以上商贸流通企业数 | Trade enterprises above designated size | 限上商贸流通企业、限额以上商贸企业、限上商贸企业、限额以上批零住餐企业、限上批零住餐企业 | 家 | up | level | - | 统计局
four-above-firms | 四上企业数 | Enterprises above all four thresholds | “四上”企业、“四上”单位、四上单位、“四上”企业总数 | 家 | up | level | - | 统计局
four-above-new | 新增四上企业 | New enterprises above the four thresholds | 新增“四上”企业、新增“四上”单位 | 家 | up | cumulative | - | 统计局
large-firms | 规模以上企业数 | Enterprises above designated size | 规上企业、规模企业 | 家 | up | level | - | 统计局
large-industrial-new | 新增规模以上工业企业 | New industrial enterprises above designated size | 新增规上工业企业、新增规模工业企业 | 家 | up | cumulative | - | 统计局
fixed-investment | 固定资产投资 | Fixed-asset investment | 固定资产投资额、固定资产投资总额、固定资产投资（不含农户） | 亿元 | up | growth | expected | 统计局
fixed-investment-all | 全社会固定资产投资 | Total fixed-asset investment including rural households | 全社会固定资产投资额、全社会固定资产投资总额 | 亿元 | up | growth | - | 统计局
private-investment | 民间固定资产投资 | Private fixed-asset investment | 民间投资 | 亿元 | up | growth | - | 统计局
private-investment-share | 民间投资占固定资产投资比重 | Share of private investment | 民间投资占比、民间投资比重、民间固定资产投资占比 | % | up | level | - | 统计局
industrial-investment | 工业投资 | Industrial investment | 工业固定资产投资 | 亿元 | up | growth | - | 统计局
industrial-investment-share | 工业投资占固定资产投资比重 | Share of industrial investment | 工业投资占比、工业投资比重 | % | up | level | - | 统计局
technology-renewal-investment | 工业技术改造投资 | Investment in industrial technology renewal | 技改投资、工业技改投资、技术改造投资 | 亿元 | up | growth | - | 统计局
infrastructure-investment | 基础设施投资 | Infrastructure investment |  | 亿元 | up | growth | - | 统计局
real-estate-investment | 房地产开发投资 | Real estate development investment | 房地产投资、房地产开发投资额 | 亿元 | up | growth | - | 统计局
industry-investment | 产业投资 | Investment in productive industries |  | 亿元 | up | growth | - | 发展和改革局
housing-sales-area | 商品房销售面积 | Floor space of commercial housing sold |  | 万平方米 | up | growth | - | 统计局
retail-sales | 社会消费品零售总额 | Total retail sales of consumer goods | 消费品零售总额、社零总额、社会消费品零售额、社消零总额 | 亿元 | up | growth | expected | 统计局
online-retail | 网上零售额 | Online retail sales | 网络零售额 | 亿元 | up | growth | - | 商务局
online-goods-retail | 实物商品网上零售额 | Online retail sales of goods |  | 亿元 | up | growth | - | 统计局
ecommerce-turnover | 电子商务交易额 | E-commerce turnover | 电商交易额 | 亿元 | up | growth | - | 商务局
consumption-contribution | 最终消费支出对经济增长贡献率 | Contribution of final consumption to growth | 消费对经济增长贡献率、最终消费对经济增长贡献率 | % | up | level | - | 统计局
consumer-price | 居民消费价格 | Consumer prices | 居民消费价格指数、居民消费价格总水平、CPI、居民消费价格涨幅、居民消费价格总水平涨幅 | % | down | annual-bound | - | 统计局
local-revenue | 地方一般公共预算收入 | Local general public budget revenue | 一般公共预算地方收入、地方财政收入、地方公共财政预算收入、一般公共预算收入、地方公共预算收入 | 亿元 | up | growth | expected | 财政局
total-fiscal-revenue | 财政总收入 | Total fiscal revenue | 一般公共预算总收入、公共财政总收入 | 亿元 | up | growth | - | 财政局
tax-revenue | 税收收入 | Tax revenue | 税收 | 亿元 | up | growth | - | 税务局
local-tax-revenue | 地方税收收入 | Local tax revenue | 地方税收 | 亿元 | up | growth | - | 税务局
tax-share | 税收收入占一般公共预算收入比重 | Share of taxes in budget revenue | 税收占比、税收收入占比、税收占一般公共预算收入比重、税收占地方一般公共预算收入比重、税收收入占地方一般公共预算收入比重、地方税收占比 | % | up | level | - | 财政局
budget-expenditure | 一般公共预算支出 | General public budget expenditure | 地方一般公共预算支出、财政支出、公共财政预算支出 | 亿元 | up | growth | - | 财政局
livelihood-expenditure | 财政民生支出 | Fiscal expenditure on livelihood | 民生支出、民生领域支出 | 亿元 | up | growth | - | 财政局
livelihood-expenditure-share | 民生支出占财政支出比重 | Share of livelihood in expenditure | 财政民生支出占财政支出比重、民生支出占比、民生支出占一般公共预算支出比重、财政民生支出占比、民生领域支出占一般公共预算支出比重 | % | up | level | - | 财政局
trade-total | 货物进出口总额 | Imports and exports of goods | 进出口总额、外贸进出口总额、外贸进出口、进出口总值、外贸进出口总值、货物进出口、货物贸易进出口总额 | 亿元 | up | growth | - | 商务局
exports | 货物出口额 | Exports of goods | 出口总额、出口额、货物出口、出口总值、外贸出口额 | 亿元 | up | growth | - | 商务局
imports | 货物进口额 | Imports of goods | 进口总额、进口额、货物进口、进口总值 | 亿元 | up | growth | - | 商务局
service-trade | 服务进出口总额 | Trade in services | 服务贸易进出口总额、服务进出口额、服务贸易总额 | 亿元 | up | growth | - | 商务局
service-trade-share | 服务贸易占对外贸易比重 | Share of services in foreign trade |  | % | up | level | - | 商务局
foreign-capital | 实际使用外资 | Foreign capital actually used | 实际利用外资、实际使用外资金额、实际利用外资额、实际使用外商直接投资金额、实际利用外商直接投资 | 亿美元 | up | growth | - | 商务局
outside-capital | 实际到位内资 | Domestic capital from outside the area | 实际利用内资、引进内资、到位内资、实际到位省外境内资金、省外境内资金 | 亿元 | up | growth | - | 商务局
outward-investment | 对外非金融类直接投资 | Outward non-financial direct investment | 对外非金融类直接投资额 | 亿美元 | up | growth | - | 商务局
market-entities | 市场主体数 | Market entities | 市场主体、市场主体总量、市场主体总数、经营主体、经营主体总量、经营主体总数、实有市场主体、各类市场主体、各类经营主体 | 户 | up | level | - | 市场监督管理局
market-entities-new | 新增市场主体 | New market entities | 新登记市场主体、新增经营主体、新登记经营主体、新设市场主体、新设经营主体 | 户 | up | cumulative | - | 市场监督管理局
enterprises | 企业数 | Enterprises | 实有企业、企业户数、企业总数 | 户 | up | level | - | 市场监督管理局
enterprises-new | 新增企业 | New enterprises | 新登记企业、新设企业 | 户 | up | cumulative | - | 市场监督管理局
listed-companies | 上市公司数 | Listed companies | 上市企业、境内外上市公司、境内外上市企业、A股上市公司 | 家 | up | level | - | 金融工作局
loans-balance | 金融机构本外币贷款余额 | Loans outstanding | 本外币贷款余额、本外币各项贷款余额、金融机构本外币各项贷款余额 | 亿元 | up | growth | - | 中国人民银行
rmb-loans-balance | 金融机构人民币贷款余额 | RMB loans outstanding | 人民币贷款余额、人民币各项贷款余额 | 亿元 | up | growth | - | 中国人民银行
deposits-balance | 金融机构本外币存款余额 | Deposits outstanding | 本外币存款余额、本外币各项存款余额、金融机构本外币各项存款余额 | 亿元 | up | growth | - | 中国人民银行
financial-value-added | 金融业增加值 | Value added of finance |  | 亿元 | up | growth | - | 统计局
financial-share | 金融业增加值占地区生产总值比重 | Share of finance in GDP | 金融业增加值占比、金融业增加值比重 | % | up | level | - | 统计局
non-performing-loans | 不良贷款率 | Non-performing loan ratio | 银行业不良贷款率、商业银行不良贷款率、银行业金融机构不良贷款率 | % | down | annual-bound | - | 金融监督管理局
hightech-industry-value-added | 高新技术产业增加值 | Value added of high and new technology industry |  | 亿元 | up | growth | - | 科学技术局
hightech-industry-share | 高新技术产业增加值占地区生产总值比重 | Share of high and new technology industry in GDP | 高新技术产业增加值占比、高新技术产业增加值比重 | % | up | level | - | 科学技术局
hightech-industry-of-large | 高新技术产业增加值占规模以上工业增加值比重 | Share of high and new technology industry in large industry | 高新技术产业增加值占规上工业增加值比重、高新技术产业增加值占规上工业比重 | % | up | level | - | 科学技术局
hightech-manufacturing-value-added | 高技术制造业增加值 | Value added of high-technology manufacturing | 规模以上高技术制造业增加值、规上高技术制造业增加值 | 亿元 | up | growth | - | 统计局
hightech-manufacturing-share | 高技术制造业增加值占规模以上工业增加值比重 | Share of high-technology manufacturing in large industry | 高技术制造业增加值占规上工业增加值比重、高技术制造业占规上工业比重、高技术制造业占规上工业增加值比重 | % | up | level | - | 统计局
equipment-manufacturing-share | 装备制造业增加值占规模以上工业增加值比重 | Share of equipment manufacturing in large industry | 装备制造业增加值占规上工业增加值比重、装备制造业占规上工业增加值比重 | % | up | level | - | 统计局
advanced-manufacturing-share | 先进制造业增加值占制造业增加值比重 | Share of advanced manufacturing | 先进制造业占制造业比重、先进制造业增加值占制造业比重 | % | up | level | - | 工业和信息化局
strategic-emerging-value-added | 战略性新兴产业增加值 | Value added of strategic emerging industries | 战新产业增加值 | 亿元 | up | growth | - | 发展和改革局
strategic-emerging-share | 战略性新兴产业增加值占地区生产总值比重 | Share of strategic emerging industries in GDP | 战略性新兴产业增加值占比、战新产业增加值占地区生产总值比重、战略性新兴产业占地区生产总值比重 | % | up | level | expected | 发展和改革局
strategic-emerging-of-large | 战略性新兴产业增加值占规模以上工业增加值比重 | Share of strategic emerging industries in large industry | 战略性新兴产业占规上工业增加值比重、战略性新兴产业占规上工业比重 | % | up | level | - | 工业和信息化局
strategic-emerging-output-share | 战略性新兴产业产值占规模以上工业总产值比重 | Share of strategic emerging industries in industrial output | 战略性新兴产业产值占规上工业产值比重、战略性新兴产业产值占规上工业总产值比重 | % | up | level | - | 工业和信息化局
digital-core-value-added | 数字经济核心产业增加值 | Value added of core digital industries |  | 亿元 | up | growth | - | 统计局
digital-core-share | 数字经济核心产业增加值占地区生产总值比重 | Share of core digital industries in GDP | 数字经济核心产业增加值占比、数字经济核心产业增加值比重 | % | up | level | expected | 统计局
digital-economy-share | 数字经济增加值占地区生产总值比重 | Share of the digital economy in GDP | 数字经济占地区生产总值比重、数字经济占比、数字经济规模占地区生产总值比重 | % | up | level | - | 网信办
digital-economy-size | 数字经济规模 | Size of the digital economy | 数字经济总量、数字经济总规模、数字经济增加值 | 亿元 | up | growth | - | 网信办
producer-services-value-added | 生产性服务业增加值 | Value added of producer services |  | 亿元 | up | growth | - | 发展和改革局
producer-services-share | 生产性服务业增加值占服务业增加值比重 | Share of producer services in services | 生产性服务业增加值占服务业比重、生产性服务业占服务业比重 | % | up | level | - | 发展和改革局
private-economy-value-added | 民营经济增加值 | Value added of the private economy | 非公有制经济增加值 | 亿元 | up | growth | - | 统计局
private-economy-share | 民营经济增加值占地区生产总值比重 | Share of the private economy in GDP | 民营经济增加值占比、民营经济占地区生产总值比重、民营经济占比、非公有制经济增加值占地区生产总值比重、非公有制经济占比 | % | up | level | - | 统计局
tax-per-mu | 亩均税收 | Tax per mu of land |  | 万元/亩 | up | level | - | 税务局
tax-per-mu-large-industry | 规模以上工业企业亩均税收 | Tax per mu, industry above designated size | 规上工业企业亩均税收、规模以上工业亩均税收、规上工业亩均税收 | 万元/亩 | up | level | - | 税务局
value-added-per-mu | 亩均增加值 | Value added per mu of land |  | 万元/亩 | up | level | - | 统计局
value-added-per-mu-large-industry | 规模以上工业企业亩均增加值 | Value added per mu, industry above designated size | 规上工业亩均增加值、规模以上工业亩均增加值、规上工业企业亩均增加值 | 万元/亩 | up | level | - | 统计局
park-revenue | 园区技工贸总收入 | Industrial park total revenue | 技工贸总收入、技工贸收入、园区技工贸收入 | 亿元 | up | level | - | 工业园区管委会
park-industrial-share | 园区规模工业增加值占全部规模工业增加值比重 | Share of parks in large industry | 园区规模工业增加值占比、园区规上工业增加值占比、园区工业增加值占规上工业增加值比重 | % | up | level | - | 统计局
construction-output | 建筑业总产值 | Construction output | 建筑业产值 | 亿元 | up | growth | - | 统计局
construction-value-added | 建筑业增加值 | Value added of construction | | 亿元 | up | growth | - | 统计局
tourism-revenue | 旅游总收入 | Tourism revenue | 旅游收入、旅游业总收入、旅游综合收入、旅游总花费 | 亿元 | up | growth | - | 文化和旅游局
tourist-visits | 接待游客人次 | Tourist visits | 旅游人次、游客接待量、接待游客、接待游客总人次、旅游总人次、接待游客量、接待国内外游客、接待旅游总人数 | 万人次 | up | growth | - | 文化和旅游局
domestic-tourism-revenue | 国内旅游收入 | Domestic tourism revenue | 国内旅游总收入、国内旅游花费、国内游客出游总花费、国内游客出游花费 | 亿元 | up | growth | - | 文化和旅游局
electricity-use | 全社会用电量 | Electricity consumption | 用电量、全社会用电总量 | 亿千瓦时 | up | growth | - | 供电公司
industrial-electricity-use | 工业用电量 | Industrial electricity consumption |  | 亿千瓦时 | up | growth | - | 供电公司
freight-volume | 货物运输总量 | Freight volume | 货运总量、货运量、货物运输量 | 亿吨 | up | growth | - | 交通运输局
passenger-volume | 旅客运输总量 | Passenger volume | 客运总量、客运量、旅客运输量 | 亿人次 | up | growth | - | 交通运输局
port-throughput | 港口货物吞吐量 | Port cargo throughput | 港口吞吐量、港口完成货物吞吐量 | 亿吨 | up | growth | - | 交通运输局
port-containers | 港口集装箱吞吐量 | Port container throughput | 集装箱吞吐量 | 万标箱 | up | growth | - | 交通运输局
express-parcels | 快递业务量 | Express parcels | 快递量 | 亿件 | up | growth | - | 邮政管理局
logistics-cost-ratio | 社会物流总费用占地区生产总值比率 | Logistics cost to GDP | 社会物流总费用与地区生产总值比率、社会物流总费用占地区生产总值比重、社会物流成本占地区生产总值比重 | % | down | level | - | 发展和改革局
expressway-length | 高速公路通车里程 | Expressways in service | 高速公路里程、高速公路总里程 | 公里 | up | level | - | 交通运输局
road-length | 公路通车里程 | Roads in service | 公路里程、公路总里程 | 公里 | up | level | - | 交通运输局
railway-length | 铁路营业里程 | Railways in operation | 铁路运营里程、铁路里程 | 公里 | up | level | - | 发展和改革局
high-speed-rail-length | 高速铁路营业里程 | High-speed railways in operation | 高铁营业里程、高铁运营里程、高速铁路运营里程、高铁里程 | 公里 | up | level | - | 发展和改革局
urban-rail-length | 城市轨道交通运营里程 | Urban rail in operation | 轨道交通运营里程、轨道交通通车里程 | 公里 | up | level | - | 交通运输局
air-passengers | 机场旅客吞吐量 | Airport passengers | 民航旅客吞吐量、航空旅客吞吐量 | 万人次 | up | growth | - | 机场
car-ownership | 民用汽车保有量 | Civil motor vehicles | 汽车保有量 | 万辆 | up | level | - | 公安局
power-capacity | 发电装机容量 | Installed power capacity | 电力装机容量、电力总装机容量、电力装机 | 万千瓦 | up | level | - | 能源局
water-transport-gross | 货物运输周转量 | Freight turnover | 货运周转量、货物周转量 | 亿吨公里 | up | growth | - | 交通运输局
capacity-utilisation | 工业产能利用率 | Industrial capacity utilisation | 产能利用率 | % | up | level | - | 统计局
debt-to-asset-ratio | 规模以上工业企业资产负债率 | Debt-to-asset ratio of large industry | 规上工业企业资产负债率、规上工业资产负债率 | % | down | level | - | 统计局
foreign-reserves | 国家外汇储备 | Foreign exchange reserves | 外汇储备、外汇储备余额 | 亿美元 | band | level | - | 国家外汇管理局
`,
)
