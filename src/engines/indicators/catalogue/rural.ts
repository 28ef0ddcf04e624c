import { indicatorsFromTable } from './table.ts'

/** 农业农村 */
export const rural = indicatorsFromTable(
  'rural',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
agricultural-output | 农林牧渔业总产值 | Gross output of agriculture | 农林牧渔总产值、农业总产值 | 亿元 | up | growth | - | 统计局
agricultural-value-added | 农林牧渔业增加值 | Value added of agriculture | 农林牧渔增加值 | 亿元 | up | growth | - | 统计局
agro-processing-output | 农产品加工业产值 | Output of agro-processing | 农产品加工业总产值、农产品加工产值、农产品加工业销售收入 | 亿元 | up | growth | - | 农业农村局
agro-processing-ratio | 农产品加工业产值与农业总产值比 | Agro-processing to farm output | 农产品加工业与农业总产值比、农产品加工业产值与农林牧渔业总产值之比、农产品加工业产值与农业产值比 | - | up | level | - | 农业农村局
agro-processing-rate | 农产品加工转化率 | Agro-processing rate | 主要农产品加工转化率、农产品加工率 | % | up | level | - | 农业农村局
grain-sown-area | 粮食播种面积 | Grain sown area | 粮食种植面积、粮食作物播种面积、粮食作物种植面积 | 万公顷 | up | annual-bound | - | 农业农村局
grain-per-area | 粮食单产 | Grain yield | 粮食平均亩产、粮食亩产 | 公斤/亩 | up | level | - | 农业农村局
vegetables-output | 蔬菜产量 | Vegetable output | 蔬菜总产量 | 万吨 | up | growth | - | 农业农村局
meat-output | 猪牛羊禽肉产量 | Meat output | 肉类总产量、肉类产量 | 万吨 | up | growth | - | 统计局
pork-output | 猪肉产量 | Pork output |  | 万吨 | up | growth | - | 统计局
pigs-sold | 生猪出栏 | Pigs sold | 生猪出栏量、出栏生猪、生猪出栏数 | 万头 | up | growth | - | 农业农村局
pigs-kept | 生猪存栏 | Pigs kept | 生猪存栏量 | 万头 | up | level | - | 农业农村局
aquatic-output | 水产品产量 | Aquatic output | 水产品总产量 | 万吨 | up | growth | - | 农业农村局
oil-crops-output | 油料产量 | Oil crop output | 油料总产量 | 万吨 | up | growth | - | 统计局
cotton-output | 棉花产量 | Cotton output |  | 万吨 | up | growth | - | 统计局
high-standard-farmland | 高标准农田面积 | High-standard farmland | 高标准农田、累计建成高标准农田、集中连片高标准农田 | 万亩 | up | level | - | 农业农村局
high-standard-farmland-new | 新增高标准农田面积 | New high-standard farmland | 新增高标准农田、新建高标准农田、新建成高标准农田、新建和改造提升高标准农田、新建和改造高标准农田、新建和提质改造高标准农田、新建改造高标准农田 | 万亩 | up | cumulative | - | 农业农村局
mechanisation | 农作物耕种收综合机械化率 | Mechanisation of crop farming | 主要农作物耕种收综合机械化率、主要农作物综合机械化率、耕种收综合机械化率、农作物综合机械化率、主要农作物耕种收综合机械化水平、农作物耕种收综合机械化水平 | % | up | level | - | 农业农村局
irrigated-area | 有效灌溉面积 | Irrigated area | 农田有效灌溉面积、耕地灌溉面积 | 万公顷 | up | level | - | 水利局
irrigated-area-new | 新增耕地灌溉面积 | New irrigated farmland | 新增有效灌溉面积、新增农田有效灌溉面积 | 万公顷 | up | cumulative | - | 水利局
efficient-irrigation-new | 新增高效节水灌溉面积 | New efficient irrigation | 新增高效节水灌溉 | 万公顷 | up | cumulative | - | 水利局
agricultural-science | 农业科技进步贡献率 | Contribution of technical progress to farming |  | % | up | level | - | 农业农村局
leading-agro-firms | 农业产业化龙头企业数 | Leading agro-enterprises | 农业龙头企业、农业产业化龙头企业 | 家 | up | level | - | 农业农村局
family-farms | 家庭农场数 | Family farms | 家庭农场 | 家 | up | level | - | 农业农村局
cooperatives | 农民专业合作社数 | Farmers’ cooperatives | 农民专业合作社、农民合作社、专业合作社 | 家 | up | level | - | 农业农村局
collective-income-villages | 村级集体经济收入达标村占比 | Villages with sufficient collective income | 村级集体经济收入达标率 | % | up | level | - | 农业农村局
tap-water-rural | 农村自来水普及率 | Rural tap water | 农村自来水覆盖率 | % | up | level | binding | 水利局
sanitary-toilets | 农村卫生厕所普及率 | Rural sanitary toilets | 卫生厕所普及率、农村户用卫生厕所普及率 | % | up | level | - | 农业农村局
rural-roads-new | 新改建农村公路 | Rural roads built or renewed | 新建改建农村公路、新改建农村公路里程 | 公里 | up | cumulative | - | 交通运输局
rural-power-reliability | 农网供电可靠率 | Reliability of rural power | 农村供电可靠率 | % | up | level | - | 供电公司
certified-produce | 绿色食品有机农产品地理标志数 | Certified farm produce | “两品一标”农产品、“三品一标”农产品、两品一标农产品、三品一标农产品 | 个 | up | level | - | 农业农村局
beautiful-villages | 美丽乡村示范村数 | Model villages | 省级美丽乡村示范村、美丽乡村示范村、美丽乡村 | 个 | up | cumulative | - | 农业农村局
`,
)
