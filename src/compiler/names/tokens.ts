import { COMMON_WORDS } from './common-words.ts'
import { NAME_ENDINGS } from './kinds.ts'
import { KNOWN_FIRMS, KNOWN_PLACES, KNOWN_REGIONS } from './known-places.ts'
import { ADVERBS, lengthsByFirst, VERBS } from './verbs.ts'

/**
 * A sentence cut into what matters for finding names: words no name reaches across, words names may hold, places all
 * readers know, endings of names, and the single characters that no everyday word covers.
 */
export type TokenKind =
  /** Verbs, adverbs, prepositions, conjunctions, punctuation: no name reaches across. */
  | 'wall'
  /** Verbs that names hold inside ("生态修复工程") but seldom begin with. */
  | 'soft'
  | 'noun'
  | 'known-place'
  /** A firm or bank that every reader knows. */
  | 'known-firm'
  | 'region'
  | 'ending'
  /** A character that no everyday word covers. */
  | 'other'
  /** Digits and Latin letters. */
  | 'digits'
  /** “…” short enough to be a name. */
  | 'quoted'
  /** 《…》 */
  | 'titled'
  /** （…） of a few characters inside a name: （衡阳）, （一期）. */
  | 'bracketed'

export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}

/** Verbs that are as much nouns and stand inside names. */
const SOFT = `建设 发展 创新 服务 教育 改造 治理 保护 管理 研究 示范 培训 交流 合作 交易 开发 保障 监测 监督 防控 防治 融合 集聚 孵化 转化 设计 改革 提升 提质 更新 修复 整治 普查 评估 交付 储备 供应 救助 养护 推广
种植 养殖 培育 培养 倍增 振兴 传播 创作 赋能 攻坚 搬迁 改扩建 扩建 新建 迁建 完善 优化 组织 生产 学习 宣传 传承 绿化 净化 美化 应急 控制 监管 评价 考核 认定 试点 试验 实验 统筹 集成 维修 保养 规划 清理 登记 探索
孵化 升级 转型 数字化 一体化 预防 发射 转移 处置 整合 布局 保育 涵养 引育 接续 惠及 出让 征集 审计 监察 检查 协作 协调 交流 复兴 融资 招商 引才 促进 保持 联动 执行 公开 公示 补贴 救治 慈善 引领 安置 征收`

/** Single characters stand here only where names seldom hold them; 中, 上, 家 are as often part of a name. */
const WALLS = `获 我 创成 更名 会同 破获 北起 南至 东至 西至 东起 西起 南起 北至 代表 综合竞争力 市属 区属 省属 县属 国有 民办 公办 三甲 二甲 三级 二级 减税 惠企 奖补 入统 锚定 的 以 和 与 及 在 对 向 为 由 将 把 从 等 并 或 被 让 使 给 了 其 该 这 那 各 每 是 有 到 按 以及 按照 依托 围绕 通过 作为 包括 例如 比如 特别是 尤其是 同时 一批 一些 一系列
若干 多个 首个 首批 首家 各类 各级 各项 所有 全部 这些 有关 相关 以上 以下 左右 其中 我区 我市 我省 我县 我国 全区 全市 全省 全县 全国 本地 当地 获评 获批 荣获 获得 被评为 被授予
被认定为 命名为 评为 授予 入选 跻身 晋升 晋级 蝉联 摘得 成功 签约 入驻 落户 落地 进驻 竣工 开工 投产 建成 正式 先后 相继 已经 正在 目前 预计 累计 十分 非常 不断 使之 成为 形成 达到
位于 坐落 毗邻 连接 覆盖 来自 属于 推介 点燃 主动 落实 加大 加快 推进 推动 全面 深入 大力 积极 持续 重点 突出 进一步 特色 优质 高端 知名 重大 大型 中型 小型 新型 传统 主导 优势 骨干
核心 全面建设 切实 有效 努力 着力 主要 多种 多元 多层次 多元化 高标准 高质量 高水平 高品质 支撑 带动 辐射 联合 联通 对接 融入 参与 面向 利用 发挥 借助 结合 针对 聚焦 立足 坚持 加强 强化
深化 健全 实施 开展 启动 组建 成立 设立 打造 创建 争创 引进 引入 吸引 支持 鼓励 引导 扶持 壮大 做强 做大 做优 推行 完成 实现 力争 争取 确保 提高 增强 扩大 拓展 巩固 营造 弘扬 丰富
繁荣 激发 释放 挖掘 建好 用好 办好 管好 讲好 擦亮 制定 出台 编制 印发 修订 举办 承办 召开 新增 增加 减少 降低 下降 增长 突破 超过 纳入 列入 称号 试点推行 十四五 十三五 十五五 十二五
期间 时期 今后 五年 今年 明年 去年 每年 全年 年内 年底 个`

/** Everyday words that the published documents above happen not to use often enough. */
const MORE_NOUNS = `输变电 变电 电缆线 电线 装备制造 生物医药 生物技术 电子信息 新能源 新材料 新一代 人工智能 大数据 云计算 物联网 区块链 互联网 工业互联网 集成电路 中医药 大健康 大商贸 文旅 康养 医养 研学 都市工业 都市农业 智能制造 智能终端
先进制造业 现代服务业 总部经济 楼宇 楼宇经济 夜经济 跨境电商 电商 物流园 冷链 口腔 牙科 养生 森林 山水 水岸 滨江 沿江 滨水 江岸 风情 特色 老城 老城区 中心城区 主城区 棚户区 老旧小区 城中村 湖湘 红色 抗战 非遗 民俗 书画 创客 车联网 智能网联 卫星 无人机
机器人 传感器 储能 氢能 锂电 光伏 风电 水电 火电 核电 燃气 天然气 热电 热源 煤电 特种 精密 汽配 零部件 汽车零部件 机械装备 工程机械 轨道交通 航空航天 船舶 海工 化工新材料 有机硅 稀土 碳纤维 新型能源 清洁能源 可再生 固废 危废 餐厨 污泥 尾矿 重金属 黑臭水体
中水 再生水 自来水 饮用水 防汛 抗旱 排涝 内涝 山洪 地灾 消防 应急 救援 气象 地震 人防 双拥 退役军人 残疾人 妇幼 儿童 青少年 老年 养老 托育 婴幼儿 社工 志愿 慈善 殡葬 公墓 农贸 菜市场 便民 社区 村级 镇级 区级 县级 市级 省级 国家级 世界级 全国性 区域性 国际性
示范区 先行区 试验区 核心区 功能区 产业带 经济圈 生活圈 生态圈 商务区 试点区 承载地 集聚地 发源地 目的地 打卡地 策源地 增长极 桥头堡 排头兵 先导区 引领区 活力区 样板 标杆 高地 福地 名片 高质量 高水平 高标准 数字化 智能化 绿色化 网络化 一体化 现代化 国际化 市场化
法治化 便利化 规范化 标准化 专业化 精细化 品牌化 规模化 集约化 都市圈 城市圈 农产品 水产品 预制菜 茶产业 油茶 蔬菜 生猪 水稻 粮油 中药材 花卉 苗木 林业 渔业 畜牧业 种植业 养殖业 农机 种业 种质 高标准农田 灌区 和平 和谐 和美 职教 高职 中职 本科 院士 专家 博士后 工作站 双一流
同城 同城化 省域 市域 县域 镇域 村域 全域 全链条 全产业链 上下游 左岸 右岸 东岸 西岸 南岸 北岸 南侧 北侧 东侧 西侧 以南 以北 以东 以西 东部 西部 南部 北部 中部 省市 国省 市县 区县 县区 镇街 街镇 村组 耐心 楼市 股市 车市 房市 硬质合金 多层 逢山 开路 遇水 架桥 领航 指路 枢纽 次枢纽 开源 离岸 区域 地区 山区 城区 市区 校园 家园 线路 电路 海域 城带乡 村容 村貌 镇容 主销区 主产区 平衡区 工矿区 禁养区 限养区 蓄滞洪区 蓄洪区 牧区 矿区 农区 林区 库区 脱贫县 悬河 病险水库 危桥 马路 街巷 围村 搞大 设市 撤县 跨境 全资 葡语 首版次 首批次 深地 深海 深空 空天 育种 转基因 微生物 会展 规上 嵌入式 口袋公园 全龄 友好型 星级 优选 僵尸 研练 政企 银企 校企 校地 校城 城企 厂办 村企 家纺 数理 控烟 限酒 救急难 半拉子 大起底 钉子户 跨区域 跨区 学区 分区 调区 调规 入市 入乡 下乡 重现 幸福感 获得感 安全感 归属感 人均 占地 入河 还湖 还林 还草 禁区 地区 河湖 街巷 道路 公路 一条街 瓶颈路 断头路 乡区 之路 品牌 双创 外包 露营 搏击 场馆 影视 展播 民营 备灾 走进 抢滩 节能 环保 央企 食药 同源 微量元素 农业 工业 商业 街区 服饰 餐饮 景观 房车 民宿 栈道 驿站 滨河 临河 沿河 沿海 沿线 沿路 两厢 两岸 城际 城郊 近郊 远郊 城乡 镇村 村社 村居 社会 市场 总部 中心村 行政村 示范村 贫困村 自然村 乡村 农村 新农村 民生 惠民 便民利民 公办 民办 公益 普惠
专精特新 小巨人 首台套 独角兽 瞪羚 规上 四上 限上 龙头 链主 上市 上云 揭榜 挂帅 高新 高新技术 科技型 创新型 外向型 开放型 资源型 生态型 宜居 宜业 智慧 智能 数字 绿色 低碳 零碳 循环 海绵 韧性 平安 法治 清廉 幸福 文明 卫生 森林 园林 园区 厂区 校区 院区 片 块 点 线`

const CLASS = new Map<string, TokenKind>()
const words = (list: string) => list.split(/\s+/).filter((word) => word !== '')
// Later lines win: an ending is an ending even where everyday words hold it too.
for (const word of words(COMMON_WORDS)) CLASS.set(word, 'noun')
for (const word of words(MORE_NOUNS)) if (word.length > 1) CLASS.set(word, 'noun')
for (const word of ADVERBS) CLASS.set(word, 'wall')
for (const word of VERBS) CLASS.set(word, 'wall')
for (const word of words(WALLS)) CLASS.set(word, 'wall')
for (const word of words(SOFT)) CLASS.set(word, 'soft')
for (const word of KNOWN_PLACES) CLASS.set(word, 'known-place')
for (const word of KNOWN_REGIONS) CLASS.set(word, 'region')
for (const firm of KNOWN_FIRMS) CLASS.set(firm, 'known-firm')
for (const word of NAME_ENDINGS.keys()) if (word.length > 1) CLASS.set(word, 'ending')

const LENGTHS = lengthsByFirst([...CLASS.keys()])

const HAN = /[㐀-鿿〇]/
const LATIN = /[A-Za-z0-9.+&·×%]/
const QUOTED_NAME = 24

/** Cuts reading text into tokens that cover it without gaps. Time linear in the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let room: Room | undefined
  let i = 0
  while (i < text.length) {
    const char = text[i] as string
    if (HAN.test(char)) {
      let end = i + 1
      while (end < text.length && HAN.test(text[end] as string)) end++
      room ??= { cost: new Float64Array(text.length + 1), step: new Uint8Array(text.length + 1) }
      cutHan(text, i, end, tokens, room)
      i = end
    } else if (LATIN.test(char)) {
      let end = i + 1
      while (end < text.length && (LATIN.test(text[end] as string) || text[end] === ' ')) end++
      tokens.push({ kind: 'digits', start: i, end })
      i = end
    } else {
      const close = char === '“' ? '”' : char === '《' ? '》' : char === '（' ? '）' : ''
      const end = close === '' ? -1 : text.slice(i, i + 2 + QUOTED_NAME * 2).indexOf(close)
      if (end > 1 && char === '“' && end <= QUOTED_NAME && !/[，。；：]/.test(text.slice(i, i + end)))
        tokens.push({ kind: 'quoted', start: i, end: i + end + 1 })
      else if (end > 1 && char === '《') tokens.push({ kind: 'titled', start: i, end: i + end + 1 })
      else if (end > 1 && end <= 5 && char === '（' && isInsideName(text, i, i + end + 1))
        tokens.push({ kind: 'bracketed', start: i, end: i + end + 1 })
      else {
        tokens.push({ kind: 'wall', start: i, end: i + 1 })
        i++
        continue
      }
      i += end + 1
    }
  }
  return tokens
}

const isInsideName = (text: string, start: number, end: number) =>
  HAN.test(text[start - 1] ?? '') && (HAN.test(text[end] ?? '') || /[一二三四]期/.test(text.slice(start, end)))

/** Working space, taken once a sentence. */
interface Room {
  readonly cost: Float64Array
  readonly step: Uint8Array
}

/** Fewest uncovered characters, then fewest words: dynamic programming from the right. */
function cutHan(text: string, start: number, end: number, tokens: Token[], { cost, step }: Room): void {
  const length = end - start
  cost[length] = 0
  for (let i = length - 1; i >= 0; i--) {
    const first = text[start + i] as string
    let best = (CLASS.has(first) ? 1.15 : 1.6) + (cost[i + 1] as number)
    let by = 1
    const sizes = LENGTHS.get(first)
    for (let k = 0; sizes !== undefined && k < sizes.length; k++) {
      const size = sizes[k] as number
      if (size < 2 || i + size > length) continue
      const total = 1 + (cost[i + size] as number)
      if (total < best && CLASS.has(text.slice(start + i, start + i + size))) {
        best = total
        by = size
      }
    }
    cost[i] = best
    step[i] = by
  }
  for (let i = 0; i < length; ) {
    const size = step[i] as number
    const word = text.slice(start + i, start + i + size)
    tokens.push({ kind: CLASS.get(word) ?? 'other', start: start + i, end: start + i + size })
    i += size
  }
}
