import { indicatorsFromTable } from './table.ts'

/** 绿色生态 */
export const green = indicatorsFromTable(
  'green',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
energy-intensity | 单位地区生产总值能源消耗降低 | Reduction of energy use per unit of GDP | 单位国内生产总值能源消耗、单位GDP能耗、单位国内生产总值能耗、万元国内生产总值能耗、万元GDP能耗、单位地区生产总值能耗、万元地区生产总值能耗、单位生产总值能耗、万元生产总值能耗、万元GDP综合能耗、单位GDP综合能耗、能耗强度、单位国内生产总值能源消费 | % | down | cumulative-reduction | binding | 统计局
carbon-intensity | 单位地区生产总值二氧化碳排放降低 | Reduction of carbon dioxide per unit of GDP | 单位国内生产总值二氧化碳排放、单位GDP二氧化碳排放、万元国内生产总值二氧化碳排放、单位国内生产总值二氧化碳排放量、单位GDP碳排放、碳排放强度、单位地区生产总值碳排放、单位GDP二氧化碳排放量 | % | down | cumulative-reduction | binding | 生态环境局
large-industrial-energy-intensity | 规模以上工业单位增加值能耗 | Energy use per unit of large industrial value added | 规模以上工业增加值能耗、单位规模工业增加值能耗、规上工业单位增加值能耗、规模工业增加值能耗、单位规上工业增加值能耗、万元规模工业增加值能耗、规模以上工业万元增加值能耗、规模工业万元增加值能耗、规模工业单位增加值能耗、万元规模以上工业增加值能耗 | % | down | cumulative-reduction | - | 统计局
industrial-energy-intensity | 单位工业增加值能耗 | Energy use per unit of industrial value added | 万元工业增加值能耗、工业增加值能耗 | % | down | cumulative-reduction | - | 统计局
energy-consumption | 能源消费总量 | Energy consumption | 能源消耗总量、能源消费量、全年能源消费总量 | 亿吨标准煤 | band | level | - | 统计局
coal-share | 煤炭消费量占能源消费总量比重 | Share of coal | 煤炭消费比重、煤炭消费占比、煤炭占能源消费总量比重、煤炭占能源消费比重 | % | down | level | - | 统计局
non-fossil-share | 非化石能源占能源消费总量比重 | Share of non-fossil energy | 非化石能源消费比重、非化石能源占一次能源消费比重、非化石能源占能源消费比重、非化石能源消费占比、非化石能源消费占能源消费总量比重、非化石能源占一次能源消费总量比重 | % | up | level | binding | 能源局
clean-energy-share | 清洁能源消费量占能源消费总量比重 | Share of clean energy | 清洁能源占能源消费总量比重、清洁能源消费占比、清洁能源消费比重 | % | up | level | - | 统计局
water-use | 用水总量 | Water use | 总用水量、用水量、年用水总量、全社会用水总量 | 亿立方米 | down | annual-bound | - | 水利局
water-intensity | 单位地区生产总值用水量降低 | Reduction of water use per unit of GDP | 单位国内生产总值用水量、单位GDP用水量、万元国内生产总值用水量、万元GDP用水量、万元地区生产总值用水量、单位地区生产总值用水量、单位GDP水耗、单位国内生产总值用水 | % | down | cumulative-reduction | binding | 水利局
industrial-water-intensity | 单位工业增加值用水量降低 | Reduction of water use per unit of industrial value added | 万元工业增加值用水量、单位工业增加值用水量 | % | down | cumulative-reduction | - | 水利局
irrigation-coefficient | 农田灌溉水有效利用系数 | Irrigation water efficiency | 农业灌溉水有效利用系数、灌溉水有效利用系数、农田灌溉用水有效利用系数 | - | up | level | - | 水利局
forest-cover | 森林覆盖率 | Forest cover |  | % | up | level | binding | 林业局
forest-stock | 森林蓄积量 | Forest stock | 活立木蓄积量、森林蓄积 | 亿立方米 | up | level | binding | 林业局
grassland-cover | 草原综合植被盖度 | Grassland vegetation cover | 草原植被综合盖度、草原综合植被覆盖度 | % | up | level | - | 林业局
wetland-protection | 湿地保护率 | Wetland protection rate |  | % | up | level | - | 林业局
afforestation | 造林面积 | Area afforested | 完成造林面积、营造林面积 | 万公顷 | up | cumulative | - | 林业局
natural-coastline | 自然岸线保有率 | Natural coastline kept | 大陆自然岸线保有率 | % | up | level | - | 自然资源局
soil-conservation | 水土保持率 | Soil and water conservation rate |  | % | up | level | - | 水利局
good-air-days-city | 地级及以上城市空气质量优良天数比率 | Days of good air in cities | 地级及以上城市优良天数比率、地级及以上城市空气质量优良天数比例、地级以上城市空气质量优良天数比例 | % | up | level | binding | 生态环境局
good-air-days | 空气质量优良天数比率 | Days of good air | 优良天数比率、空气质量优良天数比例、空气质量优良率、环境空气质量优良率、空气优良天数比例、空气优良率、空气质量优良天数占比、环境空气质量优良天数比例、空气质量优良天数率、优良天数比例、优良以上空气质量天数全年占比、环境空气质量优良天数比率、城市空气质量优良天数比例、城市空气质量优良天数比率、空气优良天数比率、空气质量优良天数达标率 | % | up | level | binding | 生态环境局
good-air-days-count | 空气质量优良天数 | Number of days of good air | 优良天数、空气优良天数、环境空气质量优良天数 | 天 | up | level | - | 生态环境局
pm25 | 细颗粒物（PM2.5）浓度 | Fine particles (PM2.5) | PM2.5浓度、PM2.5年均浓度、PM2.5平均浓度、细颗粒物浓度、细颗粒物年平均浓度、PM2.5年平均浓度、细颗粒物年均浓度、细颗粒物平均浓度、地级及以上城市PM2.5浓度、地级及以上城市细颗粒物浓度、地级及以上城市细颗粒物年平均浓度、PM2.5 | 微克/立方米 | down | level | binding | 生态环境局
pm25-below-standard-cities | PM2.5未达标城市细颗粒物浓度 | PM2.5 in cities below standard | PM2.5未达标地级及以上城市浓度、细颗粒物未达标城市年平均浓度、细颗粒物未达标地级及以上城市浓度 | 微克/立方米 | down | cumulative-reduction | binding | 生态环境局
pm10 | 可吸入颗粒物（PM10）浓度 | Inhalable particles (PM10) | PM10浓度、PM10年均浓度、可吸入颗粒物浓度、可吸入颗粒物年均浓度、PM10平均浓度 | 微克/立方米 | down | level | - | 生态环境局
heavy-pollution-days | 重度及以上污染天数比率 | Days of heavy pollution | 重污染天数比率、重度及以上污染天数比例、重度及以上污染天数 | % | down | level | - | 生态环境局
good-surface-water | 地表水达到或好于Ⅲ类水体比例 | Surface water of class III or better | 地表水优良比例、地表水水质优良比例、地表水质量达到或好于Ⅲ类水体比例、地表水达到或好于III类水体比例、国考断面水质优良比例、国考断面水质优良率、国控断面水质优良比例、地表水国考断面水质优良比例、地表水考核断面水质优良比例、水质优良断面比例、水质优良（Ⅰ～Ⅲ类）断面比例、地表水水质优良率、国家地表水考核断面水质优良断面比例、国家地表水考核断面水质优良比例、国控断面水质优良率、国家考核断面水质优良率、国考断面优良比例 | % | up | level | binding | 生态环境局
bad-surface-water | 劣Ⅴ类水体比例 | Surface water worse than class V | 地表水劣Ⅴ类水体比例、劣Ⅴ类断面比例、劣Ⅴ类国控断面比例、地表水劣V类水体比例 | % | down | level | binding | 生态环境局
black-odorous-water | 城市黑臭水体消除比例 | Black and odorous water removed | 城市建成区黑臭水体消除比例、黑臭水体消除率、黑臭水体消除比例、城市建成区黑臭水体消除率 | % | up | level | - | 住房和城乡建设局
water-function-zones | 水功能区水质达标率 | Water function zones up to standard | 重要江河湖泊水功能区水质达标率、主要江河湖泊水功能区水质达标率、水功能区达标率 | % | up | level | - | 水利局
drinking-water-sources | 集中式饮用水水源地水质达标率 | Drinking water sources up to standard | 饮用水水源地水质达标率、集中式饮用水源地水质达标率、集中式饮用水水源水质达标率、饮用水源水质达标率 | % | up | level | - | 生态环境局
drinking-water-sources-county | 县级及以上集中式饮用水水源水质达标率 | Drinking water sources up to standard, county level and above | 县级以上集中式饮用水水源地水质达标率、县级及以上集中式饮用水水源地水质达标率、县级以上集中式饮用水水源水质达标率 | % | up | level | - | 生态环境局
drinking-water-sources-city | 城市集中式饮用水水源水质达标率 | City drinking water sources up to standard | 城市集中式饮用水水源地水质达标率、城市饮用水水源地水质达标率 | % | up | level | - | 生态环境局
cod-emissions | 化学需氧量排放总量 | Chemical oxygen demand discharged | 化学需氧量排放量、化学需氧量、COD排放量、COD排放总量 | % | down | cumulative-reduction | binding | 生态环境局
ammonia-emissions | 氨氮排放总量 | Ammonia nitrogen discharged | 氨氮排放量、氨氮 | % | down | cumulative-reduction | binding | 生态环境局
so2-emissions | 二氧化硫排放总量 | Sulphur dioxide emitted | 二氧化硫排放量、二氧化硫 | % | down | cumulative-reduction | binding | 生态环境局
nox-emissions | 氮氧化物排放总量 | Nitrogen oxides emitted | 氮氧化物排放量、氮氧化物 | % | down | cumulative-reduction | binding | 生态环境局
voc-emissions | 挥发性有机物排放总量 | Volatile organic compounds emitted | 挥发性有机物排放量、VOCs排放量、挥发性有机物 | % | down | cumulative-reduction | binding | 生态环境局
pollutant-emissions | 主要污染物排放总量减少 | Reduction of main pollutants | 主要污染物排放总量、主要污染物重点工程减排量 | % | down | cumulative-reduction | binding | 生态环境局
sewage-urban | 城市生活污水集中处理率 | Urban sewage treatment | 城市污水处理率、城市生活污水处理率、城市污水集中处理率 | % | up | level | - | 住房和城乡建设局
sewage-collection | 城市生活污水集中收集率 | Urban sewage collection | 城市污水集中收集率、生活污水集中收集率 | % | up | level | - | 住房和城乡建设局
sewage-town | 城镇生活污水处理率 | Town sewage treatment | 城镇污水处理率、城镇生活污水集中处理率、城镇污水集中处理率 | % | up | level | - | 住房和城乡建设局
sewage-county | 县城污水处理率 | County-seat sewage treatment | 县城生活污水处理率、县城污水集中处理率 | % | up | level | - | 住房和城乡建设局
sewage-rural | 农村生活污水治理率 | Rural sewage treatment | 农村生活污水处理率、农村污水处理率、农村生活污水治理（管控）率 | % | up | level | - | 生态环境局
sludge-disposal | 城市污泥无害化处置率 | Sludge safely disposed | 污泥无害化处置率、污泥无害化处理处置率、城市污泥无害化处理处置率 | % | up | level | - | 住房和城乡建设局
water-reuse | 再生水利用率 | Water reuse | 污水资源化利用率、城市再生水利用率 | % | up | level | - | 住房和城乡建设局
water-reuse-dry-cities | 地级及以上缺水城市污水资源化利用率 | Water reuse in cities short of water | 地级及以上缺水城市再生水利用率 | % | up | level | - | 住房和城乡建设局
waste-harmless-urban | 城市生活垃圾无害化处理率 | Urban waste treated | 城市垃圾无害化处理率 | % | up | level | - | 城市管理局
waste-harmless | 生活垃圾无害化处理率 | Waste treated safely | 垃圾无害化处理率 | % | up | level | - | 城市管理局
waste-harmless-town | 城镇生活垃圾无害化处理率 | Town waste treated | 城镇垃圾无害化处理率 | % | up | level | - | 城市管理局
waste-rural | 农村生活垃圾处理率 | Rural waste treated | 农村生活垃圾集中处理率、农村生活垃圾无害化处理率、农村垃圾处理率 | % | up | level | - | 农业农村局
waste-sorting | 生活垃圾分类覆盖率 | Waste sorting coverage | 城市生活垃圾分类覆盖率、垃圾分类覆盖率、生活垃圾分类收集覆盖率、居民小区生活垃圾分类覆盖率 | % | up | level | - | 城市管理局
waste-sorting-rate | 垃圾分类率 | Waste sorting rate | 生活垃圾分类率 | % | up | level | - | 城市管理局
waste-recycling | 生活垃圾回收利用率 | Waste recycling rate | 城市生活垃圾回收利用率、垃圾回收利用率 | % | up | level | - | 城市管理局
waste-resource-use | 生活垃圾资源化利用率 | Waste resource use | 城市生活垃圾资源化利用率、垃圾资源化利用率 | % | up | level | - | 城市管理局
solid-waste-use | 一般工业固体废物综合利用率 | Industrial solid waste used | 工业固体废物综合利用率、一般工业固废综合利用率、工业固废综合利用率 | % | up | level | - | 生态环境局
bulk-waste-use | 大宗固体废弃物综合利用率 | Bulk solid waste used | 大宗固废综合利用率、新增大宗固废综合利用率 | % | up | level | - | 发展和改革局
livestock-manure-use | 畜禽粪污综合利用率 | Livestock manure used | 畜禽粪污资源化利用率、畜禽养殖粪污综合利用率、畜禽养殖废弃物综合利用率 | % | up | level | - | 农业农村局
straw-use | 农作物秸秆综合利用率 | Straw used | 秸秆综合利用率 | % | up | level | - | 农业农村局
contaminated-farmland | 受污染耕地安全利用率 | Contaminated farmland safely used |  | % | up | level | - | 生态环境局
contaminated-plots | 污染地块安全利用率 | Contaminated plots safely used | 重点建设用地安全利用率 | % | up | level | - | 生态环境局
farmland | 耕地保有量 | Farmland kept | 耕地面积、耕地红线、耕地保护红线 | 万亩 | up | annual-bound | binding | 自然资源局
permanent-farmland | 永久基本农田保护面积 | Permanent basic farmland | 永久基本农田、永久基本农田面积、基本农田保护面积 | 万亩 | up | annual-bound | binding | 自然资源局
construction-land-new | 新增建设用地规模 | New construction land | 新增建设用地、新增建设用地总量 | 万亩 | down | cumulative | binding | 自然资源局
construction-land-supply | 国有建设用地供应总量 | Construction land supplied | 建设用地供应总量、国有建设用地实际供应总量 | 万公顷 | band | growth | - | 自然资源局
construction-land-intensity | 单位地区生产总值建设用地使用面积降低 | Reduction of construction land per unit of GDP | 单位国内生产总值建设用地使用面积、单位GDP建设用地使用面积、单位GDP建设用地面积 | % | down | cumulative-reduction | - | 自然资源局
green-space-share | 城市建成区绿化覆盖率 | Green cover of built-up area | 建成区绿化覆盖率、城镇建成区绿化覆盖率、城区绿化覆盖率、城市绿化覆盖率 | % | up | level | - | 住房和城乡建设局
green-space-rate | 城市建成区绿地率 | Green space of built-up area | 建成区绿地率、城镇建成区绿地率 | % | up | level | - | 住房和城乡建设局
park-area-per-head | 人均公园绿地面积 | Park area per head | 城市人均公园绿地面积、城镇人均公园绿地面积 | 平方米 | up | level | - | 住房和城乡建设局
green-building-share | 城镇新建建筑中绿色建筑占比 | Green share of new buildings | 新建绿色建筑占比、城镇新建绿色建筑占比、城镇绿色建筑占新建建筑比重、绿色建筑占新建建筑比例、城镇新建绿色建筑占新建建筑比重 | % | up | level | - | 住房和城乡建设局
prefabricated-share | 装配式建筑占新建建筑比例 | Prefabricated share of new buildings | 装配式建筑占比、新建装配式建筑占比、装配式建筑占新建建筑面积比例 | % | up | level | - | 住房和城乡建设局
green-travel-share | 绿色出行比例 | Green travel share | 绿色出行分担率 | % | up | level | - | 交通运输局
new-energy-buses | 新能源公交车占比 | New-energy buses | 新能源公交车比例、城市公交车新能源化率 | % | up | level | - | 交通运输局
charging-piles | 充电桩数 | Charging points | 充电桩、充电基础设施、累计建成充电桩 | 个 | up | level | - | 发展和改革局
renewable-capacity | 可再生能源装机容量 | Renewable power capacity | 可再生能源装机、可再生能源发电装机容量 | 万千瓦 | up | level | - | 能源局
nuclear-capacity | 核电装机容量 | Nuclear power capacity | 核电运行装机容量 | 万千瓦 | up | level | - | 能源局
wind-capacity | 风电装机容量 | Wind power capacity | 并网风电装机容量 | 万千瓦 | up | level | - | 能源局
solar-capacity | 太阳能发电装机容量 | Solar power capacity | 并网太阳能发电装机容量、光伏发电装机容量、光伏装机容量 | 万千瓦 | up | level | - | 能源局
hydro-capacity | 水电装机容量 | Hydropower capacity |  | 万千瓦 | up | level | - | 能源局
nature-reserves-share | 自然保护地占国土面积比例 | Protected areas to territory | 自然保护地面积占比、自然保护地占陆域国土面积比例 | % | up | level | - | 林业局
`,
)
