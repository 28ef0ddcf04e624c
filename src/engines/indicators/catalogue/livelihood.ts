import { indicatorsFromTable } from './table.ts'

/** 民生福祉 */
export const livelihood = indicatorsFromTable(
  'livelihood',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
population-resident | 常住人口 | Resident population | 常住人口总量、年末常住人口、常住总人口 | 万人 | band | level | - | 统计局
population-total | 总人口 | Total population | 全国人口、全国总人口、年末总人口、年末全国人口 | 万人 | band | level | - | 统计局
population-registered | 户籍人口 | Registered population | 户籍总人口、年末户籍人口 | 万人 | band | level | - | 公安局
population-urban-resident | 城镇常住人口 | Urban resident population | 城镇人口 | 万人 | up | level | - | 统计局
urbanisation-rate-resident | 常住人口城镇化率 | Urbanisation rate of resident population | 城镇化率（常住人口）、城镇化率 | % | up | level | expected | 统计局
urbanisation-rate-registered | 户籍人口城镇化率 | Urbanisation rate of registered population | 城镇化率（户籍人口） | % | up | level | - | 公安局
birth-rate | 人口出生率 | Birth rate | 出生率 | ‰ | up | level | - | 统计局
natural-growth-rate | 人口自然增长率 | Natural population growth rate | 自然增长率 | ‰ | band | annual-bound | - | 统计局
life-expectancy | 人均预期寿命 | Life expectancy | 平均预期寿命、居民人均预期寿命、人口平均预期寿命 | 岁 | up | level | expected | 卫生健康委
disposable-income | 居民人均可支配收入 | Disposable income per head, all residents | 全体居民人均可支配收入、全国居民人均可支配收入、全省居民人均可支配收入、全市居民人均可支配收入、人均可支配收入 | 元 | up | growth | expected | 国家统计局调查队
disposable-income-urban | 城镇居民人均可支配收入 | Disposable income per head, urban | 城镇常住居民人均可支配收入 | 元 | up | growth | - | 国家统计局调查队
disposable-income-rural | 农村居民人均可支配收入 | Disposable income per head, rural | 农民人均可支配收入、农村常住居民人均可支配收入 | 元 | up | growth | - | 国家统计局调查队
disposable-income-median | 居民人均可支配收入中位数 | Median disposable income per head | 全国居民人均可支配收入中位数 | 元 | up | growth | - | 国家统计局调查队
income-ratio | 城乡居民收入比 | Urban-rural income ratio | 城乡居民人均可支配收入比值、城乡居民人均可支配收入之比、城乡收入比、城乡居民人均可支配收入比、城乡居民收入比值 | - | down | level | - | 国家统计局调查队
consumption-expenditure | 居民人均消费支出 | Consumption expenditure per head | 全国居民人均消费支出、全体居民人均消费支出 | 元 | up | growth | - | 国家统计局调查队
engel-coefficient | 恩格尔系数 | Engel coefficient | 居民恩格尔系数、全国居民恩格尔系数 | % | down | level | - | 国家统计局调查队
urban-jobs-new | 城镇新增就业 | New urban jobs | 新增城镇就业、城镇新增就业人数、新增城镇就业人数、城镇新增就业人员、新增城镇就业人员 | 万人 | up | cumulative | expected | 人力资源和社会保障局
jobs-new | 新增就业 | New jobs | 新增就业人数、新增就业岗位 | 万人 | up | cumulative | - | 人力资源和社会保障局
rural-labour-transfer-new | 新增农村劳动力转移就业 | Rural labour newly moved to jobs | 新增农村劳动力转移就业人数、新增转移农村劳动力 | 万人 | up | cumulative | - | 人力资源和社会保障局
rural-labour-transfer | 农村劳动力转移就业 | Rural labour in jobs elsewhere | 农村劳动力转移就业总量、农村劳动力转移就业总规模、转移农村劳动力就业 | 万人 | up | level | - | 人力资源和社会保障局
surveyed-unemployment | 城镇调查失业率 | Surveyed urban unemployment rate | 调查失业率 | % | down | annual-bound | expected | 国家统计局调查队
registered-unemployment | 城镇登记失业率 | Registered urban unemployment rate | 登记失业率 | % | down | annual-bound | - | 人力资源和社会保障局
zero-employment-families | 零就业家庭动态清零率 | Families without a job, cleared | 零就业家庭动态就业援助率、零就业家庭动态援助率 | % | up | annual-bound | - | 人力资源和社会保障局
employed-persons | 就业人员 | Employed persons | 就业人员总数、年末就业人员、全国就业人员 | 万人 | up | level | - | 统计局
employed-urban | 城镇就业人员 | Urban employed persons |  | 万人 | up | level | - | 统计局
migrant-workers | 农民工总量 | Migrant workers | 全国农民工总量 | 万人 | band | level | - | 国家统计局调查队
schooling-years | 劳动年龄人口平均受教育年限 | Years of schooling of the working-age population | 16—59岁人口平均受教育年限、16-59岁人口平均受教育年限 | 年 | up | level | binding | 教育局
schooling-years-new-labour | 新增劳动力平均受教育年限 | Years of schooling of new labour |  | 年 | up | level | - | 教育局
preschool-enrolment | 学前三年毛入园率 | Gross enrolment in three-year preschool | 学前教育毛入园率、学前教育三年毛入园率、学前毛入园率 | % | up | level | - | 教育局
inclusive-kindergarten-coverage | 普惠性幼儿园覆盖率 | Coverage of inclusive kindergartens | 普惠性学前教育覆盖率、普惠性幼儿园在园幼儿占比、学前教育普惠率、普惠性幼儿园在园幼儿覆盖率、公益性普惠性幼儿园覆盖率、普惠幼儿园覆盖率、普惠性学前教育资源覆盖率 | % | up | level | - | 教育局
public-kindergarten-share | 公办园在园幼儿占比 | Share of children in public kindergartens | 公办幼儿园在园幼儿占比、公办园幼儿占比、公办幼儿园在园幼儿比例、公办园在园幼儿比例 | % | up | level | - | 教育局
compulsory-retention | 九年义务教育巩固率 | Retention in compulsory education | 义务教育巩固率 | % | up | level | - | 教育局
senior-secondary-enrolment | 高中阶段毛入学率 | Gross enrolment in senior secondary education | 高中阶段教育毛入学率 | % | up | level | - | 教育局
higher-enrolment | 高等教育毛入学率 | Gross enrolment in higher education |  | % | up | level | - | 教育局
school-places-new | 新增学位 | New school places | 新增中小学学位、新增基础教育学位 | 个 | up | cumulative | - | 教育局
kindergarten-places-new | 新增公办幼儿园学位 | New places in public kindergartens | 新增公办园学位 | 个 | up | cumulative | - | 教育局
large-classes | 大班额比例 | Oversized classes | 大班额占比、义务教育大班额比例 | % | down | level | - | 教育局
education-expenditure-share | 财政性教育经费占地区生产总值比重 | Public education expenditure to GDP | 国家财政性教育经费占地区生产总值比重、财政性教育经费支出占地区生产总值比重 | % | up | level | - | 教育局
doctors-per-1000 | 每千人口执业（助理）医师数 | Doctors per 1,000 people | 每千人口拥有执业医师、每千人口执业医师、千人医师、每千人口拥有执业（助理）医师、每千人执业（助理）医师、每千常住人口执业（助理）医师、每千人口拥有执业（助理）医师数、每千人口医师、每千人口执业医师和执业助理医师 | 人 | up | level | expected | 卫生健康委
nurses-per-1000 | 每千人口注册护士数 | Nurses per 1,000 people | 每千人口拥有注册护士、每千人口护士、每千常住人口注册护士、千人护士 | 人 | up | level | - | 卫生健康委
hospital-beds-per-1000 | 每千人口医疗卫生机构床位数 | Hospital beds per 1,000 people | 每千人口床位、每千人口医疗机构床位、每千常住人口医疗卫生机构床位、每千人口拥有医疗卫生机构床位、千人床位 | 张 | up | level | - | 卫生健康委
gps-per-10k | 每万人口全科医生数 | General practitioners per 10,000 people | 每万人全科医生、每万名居民全科医生、每万人口拥有全科医生、每万常住人口全科医生 | 人 | up | level | - | 卫生健康委
registered-nurses | 注册护士 | Registered nurses | 注册护士总数 | 万人 | up | level | - | 卫生健康委
doctors | 执业医师和执业助理医师 | Doctors | 执业（助理）医师、执业医师和助理医师 | 万人 | up | level | - | 卫生健康委
health-workers | 卫生技术人员 | Health workers | 卫生技术人员总数 | 万人 | up | level | - | 卫生健康委
hospital-beds | 医疗卫生机构床位 | Beds in medical institutions | 医疗卫生机构床位数 | 万张 | up | level | - | 卫生健康委
infant-mortality | 婴儿死亡率 | Infant mortality |  | ‰ | down | level | - | 卫生健康委
under-five-mortality | 5岁以下儿童死亡率 | Under-five mortality | 五岁以下儿童死亡率 | ‰ | down | level | - | 卫生健康委
maternal-mortality | 孕产妇死亡率 | Maternal mortality |  | /10万 | down | level | - | 卫生健康委
tuberculosis-incidence | 肺结核发病率 | Tuberculosis incidence |  | /10万 | down | level | - | 卫生健康委
family-doctor-coverage | 家庭医生签约服务覆盖率 | Family doctor coverage | 家庭医生签约率、家庭医生签约覆盖率、家庭医生签约服务率、常住居民家庭医生签约率 | % | up | level | - | 卫生健康委
family-doctor-key-groups | 重点人群家庭医生签约率 | Family doctor coverage of key groups | 重点人群家庭医生签约服务覆盖率、重点人群家庭医生签约覆盖率、重点人群签约率 | % | up | level | - | 卫生健康委
health-literacy | 居民健康素养水平 | Health literacy | 健康素养水平、居民健康素养水平率 | % | up | level | - | 卫生健康委
primary-care-visits | 县域内就诊率 | Visits within the county | 县域就诊率 | % | up | level | - | 卫生健康委
visits-total | 医疗卫生机构总诊疗人次 | Medical visits | 总诊疗人次 | 亿人次 | up | growth | - | 卫生健康委
pension-coverage | 基本养老保险参保率 | Basic pension coverage | 养老保险参保率、基本养老保险覆盖率、法定人员基本养老保险参保率 | % | up | level | expected | 人力资源和社会保障局
medical-insurance-coverage | 基本医疗保险参保率 | Basic medical insurance coverage | 医疗保险参保率、基本医疗保险覆盖率、基本医保参保率、城乡医保参保率 | % | up | level | - | 医疗保障局
pension-insured-employees | 城镇职工基本养老保险参保人数 | Employees insured for pension | 参加城镇职工基本养老保险人数、城镇职工基本养老保险人数 | 万人 | up | level | - | 人力资源和社会保障局
pension-insured-residents | 城乡居民基本养老保险参保人数 | Residents insured for pension | 参加城乡居民基本养老保险人数、城乡居民基本养老保险人数 | 万人 | up | level | - | 人力资源和社会保障局
pension-insured | 基本养老保险参保人数 | Insured for pension | 参加基本养老保险人数 | 万人 | up | level | - | 人力资源和社会保障局
medical-insured | 基本医疗保险参保人数 | Insured for medical care | 参加基本医疗保险人数 | 万人 | up | level | - | 医疗保障局
medical-insured-employees | 职工基本医疗保险参保人数 | Employees insured for medical care | 参加职工基本医疗保险人数、城镇职工医保参保人数、职工医保参保人数 | 万人 | up | level | - | 医疗保障局
medical-insured-residents | 城乡居民基本医疗保险参保人数 | Residents insured for medical care | 参加城乡居民基本医疗保险人数、城乡居民医保参保人数 | 万人 | up | level | - | 医疗保障局
unemployment-insured | 失业保险参保人数 | Insured against unemployment | 参加失业保险人数 | 万人 | up | level | - | 人力资源和社会保障局
injury-insured | 工伤保险参保人数 | Insured against injury at work | 参加工伤保险人数 | 万人 | up | level | - | 人力资源和社会保障局
maternity-insured | 生育保险参保人数 | Insured for maternity | 参加生育保险人数 | 万人 | up | level | - | 医疗保障局
social-card-coverage | 社会保障卡持卡人口覆盖率 | Social security card coverage | 持卡人口覆盖率、社会保障卡覆盖率 | % | up | level | - | 人力资源和社会保障局
elderly-beds | 养老床位数 | Beds for the elderly | 养老床位、养老服务床位、养老服务床位数 | 张 | up | level | - | 民政局
elderly-beds-per-1000 | 每千名老年人养老床位数 | Beds per 1,000 elderly | 每千名老年人拥有养老床位、每千名老人养老床位、每千名老年人口养老床位、千名老人养老床位 | 张 | up | level | - | 民政局
nursing-bed-share | 养老机构护理型床位占比 | Share of nursing beds | 护理型床位占比、养老机构护理型床位比例、护理型养老床位占比、养老机构护理型床位占养老床位比重 | % | up | level | - | 民政局
home-care-coverage | 社区居家养老服务覆盖率 | Home care coverage | 居家养老服务覆盖率、社区居家养老服务设施覆盖率、居家和社区养老服务覆盖率、社区养老服务设施覆盖率 | % | up | level | - | 民政局
nursery-places-per-1000 | 每千人口拥有3岁以下婴幼儿托位数 | Nursery places per 1,000 people | 每千人口3岁以下婴幼儿托位、每千人口托位、每千人口拥有托位、千人托位、每千人口拥有三岁以下婴幼儿托位、每千人口三岁以下婴幼儿托位 | 个 | up | level | expected | 卫生健康委
subsistence-urban | 城市最低生活保障人数 | Urban subsistence recipients | 城市低保对象、享受城市最低生活保障人数 | 万人 | down | level | - | 民政局
subsistence-rural | 农村最低生活保障人数 | Rural subsistence recipients | 农村低保对象、享受农村最低生活保障人数 | 万人 | down | level | - | 民政局
subsistence-standard-urban | 城市低保标准 | Urban subsistence standard | 城市最低生活保障标准、城市居民最低生活保障标准 | 元/月 | up | level | - | 民政局
subsistence-standard-rural | 农村低保标准 | Rural subsistence standard | 农村最低生活保障标准、农村居民最低生活保障标准 | 元/月 | up | level | - | 民政局
poverty-exits | 农村贫困人口脱贫 | Rural poor lifted out of poverty | 农村贫困人口脱贫人数、脱贫人口、建档立卡贫困人口脱贫、脱贫人数 | 万人 | up | cumulative | binding | 乡村振兴局
shanty-housing | 城镇棚户区住房改造 | Shanty housing renewed | 棚户区改造、城镇棚户区改造 | 万套 | up | cumulative | binding | 住房和城乡建设局
shanty-housing-started | 棚户区改造开工 | Shanty housing renewal begun | 城镇棚户区改造开工、各类棚户区改造开工、棚户区住房改造开工、城镇棚户区住房改造开工 | 万套 | up | cumulative | - | 住房和城乡建设局
old-communities | 城镇老旧小区改造数 | Old communities renewed | 老旧小区改造、改造老旧小区、改造城镇老旧小区 | 个 | up | cumulative | - | 住房和城乡建设局
old-communities-started | 新开工改造城镇老旧小区 | Old communities where renewal began | 开工改造城镇老旧小区、新开工改造老旧小区、开工改造老旧小区 | 个 | up | cumulative | - | 住房和城乡建设局
affordable-rental-new | 新增保障性租赁住房 | New affordable rental housing | 保障性租赁住房开工建设和筹集、筹集保障性租赁住房、建设筹集保障性租赁住房 | 套 | up | cumulative | - | 住房和城乡建设局
housing-area-per-head-urban | 城镇居民人均住房建筑面积 | Urban housing area per head | 城镇居民人均住房面积 | 平方米 | up | level | - | 统计局
sports-area-per-head | 人均体育场地面积 | Sports area per head |  | 平方米 | up | level | - | 体育局
regular-exercise-share | 经常参加体育锻炼人数比例 | People exercising regularly | 经常参加体育锻炼人数占比、经常参加体育锻炼人口比例 | % | up | level | - | 体育局
registered-volunteers-share | 注册志愿者人数占居民人口比例 | Registered volunteers to population | 注册志愿者占常住人口比例、注册志愿者人数占常住人口比例、注册志愿者占比 | % | up | level | - | 文明办
barrier-free-homes | 困难重度残疾人家庭无障碍改造数 | Homes of disabled people adapted | 困难重度残疾人家庭无障碍改造、残疾人家庭无障碍改造 | 户 | up | cumulative | - | 残疾人联合会
labour-remuneration-share | 劳动报酬占地区生产总值比重 | Labour share of GDP | 劳动者报酬占地区生产总值比重 | % | up | level | - | 统计局
parking-new | 新增停车位 | New parking places | 新增公共停车位、新建停车位 | 个 | up | cumulative | - | 城市管理局
`,
)
