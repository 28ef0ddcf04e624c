/**
 * The vocabulary in which plans and reports say how much. Data: a word that a text uses and that is missing belongs here.
 */

/** How a word right before a value bounds or measures what it is said of. */
export type Kind = 'level' | 'ge' | 'le' | 'grow' | 'fall' | 'new' | 'adverb'

const words = (list: string) => list.trim().split(/\s+/)

const ENDINGS: Readonly<Record<Kind, readonly string[]>> = {
  level: words(`
    增加到了 达到了 提高到 提高至 提高为 提升到 提升至 提升为 上升到 上升至 上升为 下降到 下降至 下降为 降低到 降低至 降低为 减少到 减少至 减少为
    压缩到 压缩至 压减至 压减到 缩短到 缩短至 缩短为 缩小到 缩小至 缩小为 缩减至 缩减到 扩大到 扩大至 增长到 增长至 增加到 增加至 增加为
    优化为 优化到 优化至 调整为 调整到 调整至 发展到 达到 达至 增至 升至 升到 降至 降到 降为 高达 占到 变为 转为 仅为 多达 共计 合计 总计
    拥有 现有 共有 约有 实有 约为 保持在 稳定在 维持在 保持到 居于 处于 落在 定为 完成 实现 保持 稳定 提至 提到 进至 扩至 缩至 减至 减到
    跃升至 跃升到 攀升至 攀升到 跃上 迈上 站上 登上 迈过 跨上 扩容至 拓展至 拓展到 延伸至 达 为 是 有 占 至 到 在`),
  ge: words('突破到 过 不低于 不少于 不小于 突破 超过 超出 超额 高于 大于 至少 多于 优于 跨越 超 ≥ ＞ >'),
  le: words('控制在 不超过 不高于 不大于 不多于 低于 少于 小于 压控在 ≤ ＜ <'),
  grow: words(`
    年均增长率 平均增长率 年均增速 平均增速 年增长率 增长速度 增长率 年均增长 同比增长 平均增长 名义增长 实际增长 增长 增速 增幅 增产 上涨
    上升 提高 提升 增加 扩大 多增 递增 涨 增 升 高出 高 提速 增收`),
  fall: words(`
    累计下降 累计降低 下降 降低 减少 压缩 压减 缩短 缩小 回落 收窄 削减 减产 下跌 精简 减低 贬值 节约 节省 下滑 减 降 低 少 缩减 递减 降幅 少增`),
  new: words(
    '新增加 净增加 新改扩建 新建改建 改扩建 新改建 新建成 新增 净增 新建 新引进 新培育 新认定 新设立 新设 新开 新登记 新签 新获批 新评 新入规 新入库',
  ),
  adverb: words(`
    人民币 累计 已经 分别 依次 同比 比上年末 比上年 较上年 比去年 较去年 上年 年均 均 都 将 已 共 总共 一共 平均 预计 预期 可望 有望 始终
    基本 大约 约 近 接近 将近 每年 全年 各 仅 只 首次 成功 持续 连续 稳定 要 须 应 需 可 又 再 还 也 则 且 并 更 进一步 显著 大幅 不断 稳步
    逐步 全部 总体 力争 确保 努力 争取 ： “ 按期 每 总 环比 按可比价格计算 可比价 按可比价 按可比口径计算 同口径 扣除价格因素 扣除价格因素后
    一举 先后 率先 接连 历史性 稳 另有 其中 有效 实际 由 从 自 跌 年内 全面 大概 左右 数量 了 每月 每人 每人每月 每人每年 每户 每亩 折合 约合 目前的 现在的 目前 当前的 如今的`),
}

/** The same words by their last character, longest first, so that taking one off looks at few of them. */
export const ENDING_BY_LAST: ReadonlyMap<string, readonly (readonly [string, Kind])[]> = (() => {
  const map = new Map<string, (readonly [string, Kind])[]>()
  for (const kind of Object.keys(ENDINGS) as Kind[]) {
    for (const word of ENDINGS[kind]) {
      const last = word.at(-1) as string
      map.set(last, [...(map.get(last) ?? []), [word, kind]])
    }
  }
  for (const list of map.values()) list.sort((a, b) => b[0].length - a[0].length)
  return map
})()

/** Nouns whose last character only looks like one of those words. */
export const NOUN_ENDING =
  /(?:跨度|速度|有为|作为|行为|所有|国有|共有|私有|公有|特有|自有|存在|所在|现在|正在|潜在|内在|外在|人均|户均|亩均|日均|均衡|增量|总和|水平|共享|首都|成都|产业链|高新|低保|最低|高低|地区|领先|为主|在建|在校|在册|在园|在岗|通过|经过|胜过|度过)$/

/** Endings that belong to the name of what is measured. */
export const KEPT_ENDING =
  /(?:人均|户均|亩均|日均|地均|占比|增速|增幅|增长率|所有|国有|现在|所在|存在|作为|行为|在建|最低|日均|班均|校均|村均|床均)$/

const DONE_WORDS = words(`
  新增 净增 新建 新改建 改扩建 新建成 建设 建成 创建 打造 引进 引入 培育 培养 新培养 完成 实施 启动 改造 提质改造 提质 成立 组建 举办 承办 选派 新设 新开
  新认定 新培育 增加 获评 获批 荣获 获得 获 评选 入选 进入 投产 开工 竣工 关闭 处置 办理 发放 化解 解决 分配 拨付 签约 落户 招引 新签 申报 制定
  制订 主持 参与 推进 整治 治理 修复 新修 维修 安置 帮扶 培训 惠及 救助 减免 减少 争取 关停 淘汰 退出 取消 下放 精简 压减 实行 改建 扩建
  修建 兴建 筹建 布局 创成 建立 设立 选聘 招聘 选树 命名 授牌 认定 培植 扶持 带动 吸纳 转移 输送 资助 奖励 支持 兑现 办成 承接 接待 处理
  查处 破获 打掉 审结 受理 调解 排查 整改 销号 拆除 清理 绿化 造林 植树 种植 栽植 建造 铺设 架设 安装 更新 购置 投放 配备 开通 新辟 开行
  开展 组织 推出 发布 出台 印发 修订 废止 编制 评定 储备 包装 谋划 策划 对接 洽谈 促成 达成 盘活 收储 供应 出让 征收 征拆 腾退 复垦 恢复
  营造 启用 投用 落地 动工 摘牌 交付 脱贫 摘帽 减税 减负 上云 孵化 输出 接收 接诊 吸引 汇聚 集聚 聚集 新注册 新登记 审议 通过 打通
  贯通 提升 升级 拉动 创造 扩大 招收 招录 录取 结对 走访 回访 解救 消除 压缩 清退 清零 退耕 放流 抽检 检查 督查 巡查 约谈 立案 结案 移送
  追回 追缴 挽回 兑付 募集 发行 融资 授信 担保 放贷 到位 下达 安排 筹集 筹措 落实 统筹 整合 争资 提请 提交 主动公开 公开 办证 涉及 建档 申请
  选拔 评为 表彰 推广 引领 招商 新成立 新组建 新挂牌 挂牌 上市 入规 入统 入库 新投产 新开工 续建 复工 复垦 补充 调整 出资 设置 创作 演出 巡演 展演
  承担 夺得 斩获 摘得 收获 保障 服务 抢修 抢通 疏浚 加固 提标 提档 亮化 美化 硬化 刷黑 拓宽 新修建 除险加固 退捕 禁捕 转产 搬迁 易地搬迁`)

const alternatives = [...new Set(DONE_WORDS)].sort((a, b) => b.length - a.length).join('|')

/** A verb of doing at the head of the words before a value: what follows was done so many times. */
export const DONE_AT_HEAD = new RegExp(`^(?:${alternatives})`)

/** The same at the end: "区域内引进". */
export const DONE_AT_TAIL = new RegExp(`(?:${alternatives})$`)

/** The same after a short subject, for verbs that are no part of a noun: "建筑企业荣获鲁班奖". */
export const DONE_INSIDE =
  /^.{1,14}?(?:荣获|获得|获评|获批|入选|新增|净增|新建成|新认定|新培育|新培养|投产|开工|竣工|办结|立案|查处|摘得|斩获|夺得|突破关键|出台|发放|提请|审议|办理|完成|建成|改造|拆除|创建)(?!的|率|数)/

/** What is said after a counted noun when the count is of things done: "322个贫困村全部出列". */
export const DONE_AFTER =
  /(?:脱贫|出列|摘帽|投产|开工|竣工|完工|建成|落地|落户|签约|上市|挂牌|入选|入库|入规|入统|获批|获评|获|治愈|出院|改造|建设|编制任务|整治|治理|修复|通过|达产|达效|投用|交付|销号|搬迁|进入[^，。；]{2,}|纳入[^，。；]{2,})[^，。；]{0,6}$/

export const MONEY_FLOW =
  /发放|拨付|减税|减免|减负|救助|补贴|补助|支出|落实|投入|筹集|争取|分配|下达|兑现|奖励|交易额|贷款|融资|到位|募集|追回|挽回|清欠|兑付|资金|完成投资/

/** Nouns that name a quantity by themselves, as a statistician lists them. */
export const LEVEL_NOUN =
  /(?:率|比重|占比|比例|指数|强度|密度|水平|寿命|年限|面积|总量|总额|总值|收入|增加值|产值|规模|余额|存量|人口|浓度|能力|装机容量|装机|里程|总数|产量|销售额|零售额|总产|亩产|单产|数量|户数|人数|市值|资产|总资产|总收入|税收|进出口|投资|人次|覆盖面|床位|标准|系数|消费量|排放量|用水量|养老金|支出|用户)$/

/** Words at the head that add nothing to the name of what is measured. */
export const LEADING =
  /^(?:[，、：；—\-“”\s]|其中|并且|并|而且|且|同时|此外|另外|另有|另|以及|及|和|与|或|还|又|则|也|即|使得|使|让|令|到时|届时|预计|预期|全年|全区|全市|全县|全省|全国|全州|全旗|全镇|我区|我市|我县|我省|我国|年末|年初|年底|年内|末|累计|共计|共(?!同|享|建|青)|总共|已经|已|将|要|须|应|力争|确保|努力|争取|保持|坚持|进一步|继续|持续|积极|大力|加快|全面(?!小康)|稳步|扎实|深入|重点(?=完成|建设|推进|支持|实施)|着力|不断|顺利|成功|率先|首次|先后|实现了|完成了|实现|[一二三四五六七八九十]是|——|基本(?!农田|养老|医疗|公共|建设|药物|工资)|至少|每年|年均|平均(?=每)|使其|以(?!上|下|内|外)|在(?!校|园|建|册|岗|职|库|线|地)|中(?!小|国|央|药|医|等|心|职|部|长|型|间|高)|为|用于|分别|按期|截至|初步核算|到|仅|通过|按照|随着|有效(?=降低|控制)|切实|首批|达成|目前|现(?!代|有|役|金|场|价)|个|余|多(?=[^式元种样功媒])|左右|以上|的|等|与此同时|[三五一十两]年来|每(?=生产))/

/** What cannot begin the noun that a count counts. */
export const NOT_A_NOUN =
  /^(?:全部|均(?!衡)|都(?!市)|已|成功|顺利|如期|次(?!新)|投入|建成(?!区)|完成|开工|竣工|投产|获|入(?!园|户)|达|占(?!地)|居(?!民|家|委)|位(?!置)|比|较(?!大)|同比|增|减|用于|和|及|与|或|、|以|，|。|；|（|）|：|”|是|为|在(?!校|园|建|册|岗|库)|并|且|而|由|从|相比|不等|至|到|！|共(?!享|建|同)|含|其中|分别|跻身|进入|列|排(?!水|污)|可(?!再)|能(?!源|力)|将|仍|被|纳|得到|兑|折|每)/
