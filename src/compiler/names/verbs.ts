/**
 * Verbs and adverbs of plan language. Used to find where a name begins (a name does not reach back over "推动") and what a
 * sentence promises.
 */

/**
 * - `deed`: leaves something behind that can be looked at (建设, 制定, 引进).
 * - `effort`: work that has no end of its own (加强, 完善, 推进).
 * - `outcome`: says what shall be reached, not what shall be done (实现, 达到, 形成).
 * - `stance`: says how, not what (坚持, 立足, 围绕); what it governs promises nothing.
 */
export type VerbKind = 'deed' | 'effort' | 'outcome' | 'stance'

const deed = `
建设 新建 改建 扩建 改扩建 新改建 续建 迁建 重建 建成 建好 建立 设立 成立 组建 筹建 搭建 兴建 共建 援建 创建 争创 创办 申报 申创 申办 编制
编修 制定 制订 出台 印发 修订 修编 拟定 起草 完成 启动 开工 开工建设 竣工 投产 开通 开建 举办 承办 召开 主办 引进 引入 招引 引育 招录 招聘 新增
改造 整治 推行 实行 发放 培训 划定 拆除 关闭 关停 淘汰 搬迁 重修 修复 修缮 布局 布设 设置 增设 开设 安装 加装 配备 配置 购置 评选 认定 签订 发布
公布 上线 试点 试行 聘请 委托 收购 兼并 盘活 清理 清退 取缔 查处 延长 铺设 架设 疏浚 绿化 种植 栽植 建档 开办 推出 开放 迁移 打通 贯通 联通
新开 新设 增加 扩容 扩建 下放 取消 精简 压减 削减 置换 偿还 兑现 整合 重组 设计 编印 举行 选派 派驻 轮训 招收 开行 增开 普查 排查 整改 腾退
改制 提质改造 更新改造 实施 开展 组织实施 组织开展 组织 落地 培育 打造 投放 投入 储备 征集 收储 供应 出让 流转 修建 建造 集中整治 规划建设 选树
评定 表彰 颁布 审议 公开 公示 建强 改组 招商 对接 签约 摸排 处置 化解 达成 办成 上马 补建 改善 惠及 覆盖 推广 普及 承接 奖励 补助 补贴
资助 救助 帮扶 设 建 办好 举办好 试行 探索建立 完善建立 检查 督查 巡查 创作 修通 畅通 倡导 试种 攻克 突破 划转 移交 登记 确权 颁证 发行 创新创建 开发 创设 挂牌 对标 参加 参与
`
const effort = `
加强 强化 深化 提升 提高 增强 完善 健全 优化 推动 推进 促进 加快 加大 扩大 拓展 拓宽 巩固 落实 弘扬 营造 引导 鼓励 支持 扶持 助推 助力 发挥
注重 严格 规范 保障 保护 维护 确保 保证 保持 防范 遏制 杜绝 预防 控制 降低 减少 减轻 做好 抓好 抓实 抓牢 做大 做强 做优 做实 做大做强 做强做优
做强做大 做优做强 做精 做细 壮大 繁荣 发展 融入 衔接 统筹 协调 联动 调整 改进 改革 创新 探索 研究 激发 释放 挖掘 发掘 传承 丰富 满足 服务 关爱
关心 尊重 团结 凝聚 广泛凝聚 维稳 捍卫 夯实 筑牢 守住 守牢 牢守 压实 坚守 履行 贯彻 贯彻落实 执行 学习 宣传 践行 培养 塑造 提质 提档 升级 提质提档
转变 转型 引领 带动 辐射 集聚 汇聚 聚集 聚力 聚焦 整合 利用 运用 用好 用足 用活 管好 管住 建强 补齐 补强 延伸 拉长 锻造 锻长 破解 破除 消除
解决 克服 应对 放宽 放开 放活 激活 搞活 简化 压缩 缩短 监测 监管 监督 管理 治理 防治 防控 打击 严打 惩治 整肃 纠正 反对 制止 抵制 严禁 严防 严控
打赢 打好 打响 擦亮 讲好 叫响 唱响 办理 受理 回应 关注 重视 瞄准 主攻 攻坚 突出抓好 抓紧 狠抓 严守 强力 顺应 适应 把握 构建 建构 构筑 形塑
健全完善 建立健全 完善健全 推进实施 推动落实 吸引 争取 谋划 策划 规划 理顺 厘清 明确 细化 分解 深耕 主导 培优 扩面 提标 提速 提效 提能 加速 加密
增进 增强 扛牢 扛起 担当 密切 畅销 拉动 促成 开拓 开辟 提供 搭好 当好 织密 织牢 兜牢 兜住 稳定 稳住 稳 扩 抓 促 强 优 保 防 治 建好 用好 管护 养护 保育 涵养
维修 保养 活化 孵化 转化 集成 融合 植入 结合 依法查处 选好 配强 选优 提拔 重用 使用 考核 评价 评估 考评 问责 追究 监察 审计 把关 打破 畅通 贯通 融通 扭转 巩固提升 持续改善 限制 倾斜
立足 深挖 根治 挖潜 合作 协作 交流 推介 宣介 促销 发动 动员 组织动员 教育 提醒 警示 排除 消纳 转移 疏解 纾解 缓解 救治 照顾 抚恤 优抚 安置 促就业 培植 扶植 厚植 涵育 滋养 推开 开创 打开 推深做实
优先发展 加固 增殖 防止 避免 减免 降 减 增 提 拓 延链 补链 强链 延长 撬动 促使 改良 挖掘 保留 优待 褒扬 传播 复兴 振兴 融资 守护 呵护 谋实 举全 建树 树立 确立 强健 提振 汇集 集合 升格 追赶 跻身 力推 深推 细化完善 制止
`
const outcome = `
实现 达到 达 突破 形成 成为 基本建成 基本形成 基本实现 力争 迈入 进入 位居 保持 增长 超过 控制在 稳定在 提高到 提升到 降到 下降 降至 升至 增至 提高至 取得
迈上 跃上 迈出 开创 彰显 展现 跑出 走出 闯出 谱写 奋力谱写 领先 位列 占 占比
`
const stance = `
坚持 立足 围绕 依托 按照 根据 遵循 以 紧扣 紧紧围绕 紧盯 着眼 着眼于 对照 对标 面向 瞄准 结合 聚焦 高举 坚定 坚定不移 牢记 牢牢把握 牢固树立 树牢 准确把握 抢抓 抓住 把握 顺应 适应
针对 围 鉴于 本着 通过 借助 借鉴 面对 发扬 秉承 秉持 落实好
`

/** Words that say how hard, how soon or in what manner; they stand before the verb and say nothing of what is done. */
export const ADVERBS: readonly string[] = words(`
大力 积极 加快 着力 努力 全力 全面 深入 扎实 持续 进一步 不断 切实 稳步 有序 稳妥 主动 坚决 严格 认真 科学 逐步 逐年 重点 突出 统筹 继续 接续 率先 优先 适时 及时 适当
充分 高标准 高质量 高水平 高起点 高规格 高效 力争 争取 尽快 加速 精心 精准 积极稳妥 大幅 大幅度 显著 明显 有效 更好 更加 始终 锲而不舍 坚定不移 坚定 牢牢 一体 协同 协调 联合 共同 广泛
深度 深化拓展 强力 强势 从严 依法 合理 因地制宜 分类 分批 分期 分期分批 分步 梯次 滚动 定期 常态化 长效 长期 适度 超前 适度超前 前瞻 提前 如期 按期 按时 抓紧 奋力 竭力 尽力 全方位 全链条 全过程
多渠道 多措并举 多方式 鼓足干劲 以点带面 毫不动摇 毫不放松 旗帜鲜明 纵深 向纵深 有力 有力有序 规范 规范有序 系统 系统性 整体 完整准确全面 自觉 同步 同时 也要 还要 必须 应当 应 要 将 需 能够 再 新 年内 重新 切实加强 真正 创新 严密 依法依规 稳慎 审慎 平稳 安全 安全有序 精细 精细化
均衡 健康 加力 加码 靠前 用心 用情 用力 用心用情 用心用情用力 真抓 真心 扎扎实实 大胆 勇于 敢于 善于 注重 突出抓好 倾力 全速 快速 迅速 强化 整县 整区 整市 全域 全覆盖 成功 顺利 圆满 支持 推动 鼓励 引导 谋划 探索 推进 规划 促进 助推 试点 组织
`)

const KINDS = new Map<string, VerbKind>()
for (const [kind, list] of [
  ['effort', effort],
  ['deed', deed],
  ['outcome', outcome],
  ['stance', stance],
] as const)
  for (const verb of words(list)) KINDS.set(verb, kind)

const ADVERB_SET: ReadonlySet<string> = new Set(ADVERBS)

const VERB_LENGTHS = lengthsByFirst([...KINDS.keys()].filter((verb) => verb.length >= 2))
const ADVERB_LENGTHS = lengthsByFirst(ADVERBS)

/** By first character, the lengths of the words that begin with it, longest first. */
export function lengthsByFirst(list: readonly string[]): Map<string, number[]> {
  const lengths = new Map<string, number[]>()
  for (const word of list) {
    const first = word[0] as string
    const known = lengths.get(first) ?? []
    if (!known.includes(word.length)) known.push(word.length)
    lengths.set(first, known)
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a)
  return lengths
}

function words(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '')
}

/** The longest verb of two characters or more that stands at `from`, with its kind. */
export function findVerbAt(text: string, from: number): { readonly verb: string; readonly kind: VerbKind } | null {
  for (const length of VERB_LENGTHS.get(text[from] ?? '') ?? []) {
    if (from + length > text.length) continue
    const verb = text.slice(from, from + length)
    const kind = KINDS.get(verb)
    if (kind !== undefined) return { verb, kind }
  }
  return null
}

/** The longest adverb that stands at `from`. */
export function findAdverbAt(text: string, from: number): string | null {
  for (const length of ADVERB_LENGTHS.get(text[from] ?? '') ?? []) {
    if (from + length > text.length) continue
    const word = text.slice(from, from + length)
    if (ADVERB_SET.has(word)) return word
  }
  return null
}

/** Every verb of two characters or more. */
export const VERBS: readonly string[] = [...KINDS.keys()].filter((verb) => verb.length >= 2)
