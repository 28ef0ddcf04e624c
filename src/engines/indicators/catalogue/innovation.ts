import { indicatorsFromTable } from './table.ts'

/** 创新驱动 */
export const innovation = indicatorsFromTable(
  'innovation',
  `
# id | 名称 | name | 同义名称 | 单位 | 方向 | 类型 | 属性 | 发布单位
rd-expenditure | 全社会研发经费投入 | Expenditure on research and development | 研究与试验发展经费支出、研究与试验发展经费、R&D经费支出、R&D经费投入、研发经费、研发经费投入、研发经费支出、全社会研发经费、全社会研发经费支出、全社会研发投入、全社会研究与试验发展经费投入、全社会研究与试验发展经费、全社会研究与试验发展经费支出 | 亿元 | up | growth | expected | 统计局
rd-intensity | 研发经费投入强度 | R&D intensity (share of GDP) | 全社会研发经费投入强度、全社会研发投入强度、研发投入强度、研发经费投入占地区生产总值比重、全社会研发经费投入占地区生产总值比重、研发经费占地区生产总值比重、研发经费支出占地区生产总值比重、全社会研发经费支出占地区生产总值比重、全社会研发投入占地区生产总值比重、研发投入占地区生产总值比重、全社会研发经费占地区生产总值比重、研究与试验发展经费支出与地区生产总值之比、研究与试验发展经费与地区生产总值之比、研究与试验发展经费投入强度 | % | up | level | expected | 统计局
enterprise-rd-share | 企业研发经费占全社会研发经费比重 | Share of enterprises in R&D | 企业研发投入占全社会研发投入比重、企业研发经费投入占比 | % | up | level | - | 统计局
large-industrial-rd-intensity | 规模以上工业企业研发经费占营业收入比重 | R&D intensity of large industry | 规上工业企业研发经费支出占营业收入比重、规模以上工业企业研发经费支出占营业收入比重、规上工业企业研发投入强度、规上工业企业研发投入占营业收入比重 | % | up | level | - | 统计局
large-industrial-rd-firms | 规模以上工业企业中有研发活动企业占比 | Share of large industry with R&D | 规上工业企业研发活动覆盖率、有研发活动的规模以上工业企业占比、规模以上工业企业研发活动覆盖率、有研发活动规上工业企业占比 | % | up | level | - | 统计局
basic-research | 基础研究经费 | Basic research expenditure | 基础研究经费投入、基础研究经费支出、基础研究投入 | 亿元 | up | growth | - | 统计局
basic-research-share | 基础研究经费占研发经费比重 | Share of basic research in R&D | 基础研究经费投入占研发经费投入比重、基础研究经费占R&D经费支出比重、基础研究经费占研发经费投入比重、基础研究经费支出占研发经费支出比重、基础研究经费占研发经费支出比重 | % | up | level | expected | 统计局
fiscal-science-expenditure | 财政科技支出 | Fiscal expenditure on science | 地方财政科技支出、财政科技投入、科技财政投入、科学技术支出 | 亿元 | up | growth | - | 财政局
fiscal-science-share | 财政科技支出占财政支出比重 | Share of science in fiscal expenditure | 地方财政科技支出占比、财政科技支出占比、财政科技支出占一般公共预算支出比重、地方财政科技支出占财政支出比重、地方财政科技支出占一般公共预算支出比重 | % | up | level | - | 财政局
invention-patents-per-10k | 每万人口发明专利拥有量 | Invention patents per 10,000 people | 万人发明专利拥有量、每万人发明专利拥有量、万人有效发明专利拥有量、每万人口有效发明专利拥有量、每万人有效发明专利拥有量 | 件 | up | level | - | 市场监督管理局
high-value-patents-per-10k | 每万人口高价值发明专利拥有量 | High-value invention patents per 10,000 people | 万人高价值发明专利拥有量、每万人高价值发明专利拥有量 | 件 | up | level | expected | 市场监督管理局
valid-invention-patents | 有效发明专利数 | Valid invention patents | 有效发明专利、有效发明专利拥有量、发明专利拥有量、有效发明专利量、年末有效发明专利 | 件 | up | level | - | 市场监督管理局
domestic-valid-invention-patents | 境内有效发明专利数 | Domestic valid invention patents | 境内有效发明专利 | 件 | up | level | - | 国家知识产权局
patents-granted | 专利授权量 | Patents granted | 授予专利权、专利授权、专利授权数 | 件 | up | growth | - | 市场监督管理局
invention-patents-granted | 发明专利授权量 | Invention patents granted | 授予发明专利权、发明专利授权、发明专利授权数 | 件 | up | growth | - | 市场监督管理局
patent-applications | 专利申请量 | Patent applications | 专利申请、申请专利、申报专利 | 件 | up | growth | - | 市场监督管理局
pct-applications | PCT专利申请受理量 | PCT applications | PCT专利申请量、PCT国际专利申请量 | 件 | up | growth | - | 国家知识产权局
hightech-firms | 高新技术企业数 | High and new technology enterprises | 高新技术企业、高企、高新技术企业总数、国家高新技术企业、有效高新技术企业 | 家 | up | level | - | 科学技术局
hightech-firms-new | 新增高新技术企业 | New high and new technology enterprises | 新认定高新技术企业 | 家 | up | cumulative | - | 科学技术局
tech-smes | 科技型中小企业数 | Technology SMEs | 科技型中小企业、入库科技型中小企业、科技型中小企业入库 | 家 | up | level | - | 科学技术局
tech-smes-new | 新增科技型中小企业 | New technology SMEs |  | 家 | up | cumulative | - | 科学技术局
specialised-smes | 专精特新中小企业数 | Specialised and sophisticated SMEs | “专精特新”企业、专精特新企业、“专精特新”中小企业、省级专精特新中小企业 | 家 | up | level | - | 工业和信息化局
little-giants | 国家级专精特新小巨人企业数 | National “little giant” enterprises | 国家级专精特新“小巨人”企业、专精特新“小巨人”企业、国家专精特新“小巨人”企业、国家级“小巨人”企业、专精特新小巨人企业 | 家 | up | level | - | 工业和信息化局
little-giants-new | 新增小巨人企业 | New “little giant” enterprises | 新增国家级专精特新“小巨人”企业、新增专精特新“小巨人”企业、新增“小巨人”企业 | 家 | up | cumulative | - | 工业和信息化局
single-champions | 制造业单项冠军企业数 | Manufacturing single-champion enterprises | 国家级制造业单项冠军、制造业单项冠军、制造业单项冠军企业、国家制造业单项冠军企业 | 家 | up | level | - | 工业和信息化局
gazelle-firms | 瞪羚企业数 | Gazelle enterprises | 瞪羚企业 | 家 | up | level | - | 科学技术局
technology-contracts | 技术合同成交额 | Turnover of technology contracts | 技术合同交易额、技术合同成交金额、技术市场成交合同金额、技术市场成交额、技术合同成交总额、技术市场合同成交额、签订技术合同成交金额 | 亿元 | up | growth | - | 科学技术局
technology-contracts-share | 技术合同成交额占地区生产总值比重 | Technology contracts to GDP | 技术市场成交合同金额占地区生产总值比重、技术合同交易额占地区生产总值比重、技术合同成交金额占地区生产总值比重 | % | up | level | - | 科学技术局
rd-personnel | 研发人员全时当量 | R&D personnel, full-time equivalent | 研究与试验发展人员全时当量、研发人员折合全时当量 | 万人年 | up | growth | - | 统计局
rd-personnel-per-10k-employed | 每万名就业人员中研发人员数 | R&D personnel per 10,000 employed | 万名就业人员中研发人员、每万名就业人员中研发人力投入、每万就业人员中研发人员、每万名就业人员中研发人员全时当量、每万名就业人员研发人力投入 | 人年 | up | level | - | 统计局
science-contribution | 科技进步贡献率 | Contribution of technical progress | 科技进步对经济增长贡献率 | % | up | level | expected | 科学技术局
science-literacy | 公民具备科学素质比例 | Scientifically literate citizens | 公民具备科学素质的比例、公民科学素质水平、公民科学素质比例 | % | up | level | - | 科学技术协会
key-laboratories | 国家重点实验室数 | State key laboratories | 国家重点实验室、正在运行的国家重点实验室 | 个 | up | level | - | 科学技术局
national-laboratories | 全国重点实验室数 | National key laboratories | 全国重点实验室 | 个 | up | level | - | 科学技术局
provincial-platforms | 省级以上科技创新平台数 | Innovation platforms at provincial level or above | 省级及以上科技创新平台、省级以上创新平台、省级以上科技创新平台 | 个 | up | level | - | 科学技术局
provincial-platforms-new | 新增省级以上科技创新平台 | New innovation platforms at provincial level or above | 新增省级及以上科技创新平台、新增省级以上创新平台 | 个 | up | cumulative | - | 科学技术局
incubators | 科技企业孵化器数 | Technology business incubators | 科技企业孵化器、科技孵化器 | 个 | up | level | - | 科学技术局
makerspaces | 众创空间数 | Makerspaces | 众创空间 | 个 | up | level | - | 科学技术局
broadband-users | 固定互联网宽带接入用户 | Fixed broadband subscribers | 固定宽带用户、互联网宽带用户、固定互联网宽带用户 | 万户 | up | level | - | 通信管理局
broadband-home-penetration | 固定宽带家庭普及率 | Fixed broadband household penetration |  | % | up | level | expected | 通信管理局
mobile-broadband-penetration | 移动宽带用户普及率 | Mobile broadband penetration |  | % | up | level | expected | 通信管理局
internet-penetration | 互联网普及率 | Internet penetration |  | % | up | level | - | 通信管理局
rural-internet-penetration | 农村地区互联网普及率 | Rural internet penetration | 农村互联网普及率 | % | up | level | - | 通信管理局
base-stations-5g | 5G基站数 | 5G base stations | 5G基站、累计建成5G基站、累计开通5G基站、5G基站总数 | 个 | up | level | - | 通信管理局
base-stations-5g-new | 新增5G基站 | New 5G base stations | 新建5G基站、新建成5G基站、新建和开通5G基站 | 个 | up | cumulative | - | 通信管理局
users-5g-penetration | 5G用户普及率 | 5G user penetration | 5G移动电话用户普及率 | % | up | level | - | 通信管理局
users-5g | 5G移动电话用户 | 5G mobile subscribers | 5G用户 | 万户 | up | level | - | 通信管理局
mobile-users | 移动电话用户 | Mobile subscribers |  | 万户 | up | level | - | 通信管理局
mobile-penetration | 移动电话普及率 | Mobile telephones per 100 people |  | 部/百人 | up | level | - | 通信管理局
software-revenue | 软件业务收入 | Software revenue | 软件和信息技术服务业业务收入、软件业收入、完成软件业务收入、软件和信息技术服务业收入 | 亿元 | up | growth | - | 工业和信息化局
computing-power | 算力总规模 | Computing power | 算力规模 | EFLOPS | up | level | - | 工业和信息化局
industrial-robots | 工业机器人产量 | Output of industrial robots | 工业机器人 | 万台 | up | growth | - | 统计局
talent-total | 人才资源总量 | Talent resources | 人才总量 | 万人 | up | level | - | 组织部
digital-core-process | 关键工序数控化率 | Numerical control of key processes | 规上工业企业关键工序数控化率 | % | up | level | - | 工业和信息化局
digital-design-tools | 数字化研发设计工具普及率 | Use of digital design tools |  | % | up | level | - | 工业和信息化局
`,
)
