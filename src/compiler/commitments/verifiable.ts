import type { Undertaking } from './promise.ts'

/** Why a promise can be checked; `null` when nobody could ever tell whether it was kept. */
export type Evidence = 'count' | 'deadline' | 'whole' | 'deliverable' | 'title' | 'institution' | 'named' | null

/** A number with something counted or measured. What is only a name (5G, 4A级, 500强, 1+N, 2035年) is none. */
const COUNT =
  /[0-9][0-9.,]{0,14}(?:[-—～~至][0-9][0-9.]{0,14})?(?:余|多|来)?(?:万|亿|千|百)?(?:余|多)?(?:个百分点|个(?!百分)|家|所|项|条|座|处|台|套|户|人|名|件|张|次|期|批|吨|千瓦|兆瓦|立方|平方|公里|米|亩|公顷|元|辆|艘|架|栋|间|床|宗|本|部|场|种|类|款|倍|%|‰|级(?!以上|景|旅)|位|支|片|对|组|分钟|小时|天|日内|个工作日|斤|分贝|微克|毫克|千伏|标准煤|只|头|口|眼|株|艘|班|例|辆|以上(?!旅|景)|左右)/
const SPELT_COUNT =
  /(?:^|[^第之百千十二三四五六七八九])(?:两|二|三|四|五|六|七|八|九|十|二十|三十|五十|百)(?:余|多)?(?:家|所|座|处|公里|亩|台|套|户|期工程|栋)/
const DEADLINE =
  /20[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末|前|内|起|上半年|下半年|年底)|(?:今年|明年|年)(?:底|内|末)前?|(?:一|两|二|三|四|五|[0-9])年内|每年|每季度|每月|每半年|按期|如期|(?:到|力争|争取)20[0-9]{2}年|全年|(?:上|下)半年|月底前/
const WHOLE =
  /全覆盖|清零|全部(?!门)|全面完成|应保尽保|应收尽收|应享尽享|应改尽改|100%|一网通办|零新增|不发生|守住.{0,12}底线|不低于|不少于|不超过|控制在/
const FACILITY =
  /(?:中心|基地|园区?|平台|学校|小学|中学|幼儿园|医院|卫生院|卫生室|养老院|敬老院|服务站|工作站|站点?|厂房?|公园|广场|馆|场馆|球场|桥|路|街|道路|公路|铁路|隧道|管网|管廊|停车场|停车位|充电桩|公厕|水库|泵站|电站|码头|港|机场|大楼|综合体|步道|绿道|花园|游园|林带|实验室|研究院|学院|院校|项目|工程|小区|社区|校区|指挥部|委员会|领导小组|工作专班|专班|队伍|系统|数据库|资源库|项目库|储备库|库|台账|网站|热线|子站点|卫生室|服务点|换电站|污水管网|垃圾中转站|变电站|商圈|商务区|片区|新城|新区|小镇|核心区|示范区|功能区|试验区|先行区|综合体|设施|示范片|庄园|农庄|基金|联盟|协会|景区|线路|长廊|街区|集聚区|楼宇|车间|生产线|产线|民宿|剧院|剧|书院|论坛|博览会|大赛|比赛|赛事|文化节|旅游节|活动周)(?:建设|项目|工程|改造|工作)?$/
const PAPER =
  /(?:规划|计划|方案|办法|条例|细则|清单|目录|名录|标准|指南|意见|预案|路线图|图谱|蓝图|规程|指标体系|协议|合同|政策措施|若干措施|台账|档案|数据库|示范文本|手册|图则|控规|详规|名单|体系文件)/
const HOLLOW =
  /(?:高地|标杆|样板|名片|窗口|环境|氛围|格局|体系|生态|局面|优势|品质|水平|能力|质量|效益|活力|动力|形象|面貌|强区|强市|强县|强省|福地|新城区|引擎|增长极|排头兵|领头雁|队伍|机制体制|体制机制|雁阵|社会|安全网|防线|屏障|共同体|网络|经济|产业|业态|模式|新动能|空间|城市|城区|机关|政府|结构|动能|竞争力|影响力|满意度|获得感)$/
const TITLE =
  /(?:国家|全国|省|市|区|县|星级|[0-9]A|[1-5A]{1,3}级)[^，。；]{0,24}(?:城市|示范[^，。；]{0,8}|试点[^，。；]{0,6}|县|区|镇|村|园区?|基地|单位|企业|景区|社区|学校|校园|家庭|品牌|中心|城区|度假区)/
const MAKE =
  /^(?:制定|制订|编制|编修|出台|印发|修订|起草|拟定|发布|公布|颁布|研究制定|研究出台|组建|成立|设立|新建|改建|扩建|改扩建|新改建|迁建|重建|开工|开工建设|竣工|建成|开通|举办|承办|筹建|搭建|聘请|委托|签订|修建|兴建|建造|铺设|安装|加装|配备|购置|拆除|关闭|关停|取消|发行|办好|开行|开设|增设)/
const INSTITUTION =
  /(?:制度|制|清单|机制|条例|办法|模式|行动|工程|计划|试点|改革试点|普查|督查|评估|评选|整治)(?:（.{0,20}）)?(?:建设|工作|实施|全覆盖)?$/
const ORDER = /^(?:建立|实行|推行|实施|启动|试行|试点|开展|组织实施|组织开展|落实|执行|全面实行|建档)/
/** "引进一批…": no number, but whoever asks can be shown a list. */
const LISTED = /^(?:[一-龥]{0,2})?一批/
/** Something held on some day, with a list of those present. */
const EVENT = /^(?:开展|举办|组织|承办|召开|组织开展|举行)/
const HELD =
  /(?:活动|整治|行动|培训|检查|督查|试点|评选|竞赛|大赛|论坛|展会|博览会|普查|排查|巡演|演出|演练|督察|评估|评价|评议|考核|审计|监测|体检|比武|宣讲|普法|改革|招商|巡察)$/
const CREATE = /创建|争创|创成|申报|申创|获批|争取|入选|创办|争取纳入|创评/
/** Rules that are written down and either apply or do not. */
const REGULATION =
  /(?:清单|目录|办法|预案|方案|条例|标准|细则|责任制|[^体机]制|准入制度|问责制度|审计制度|督察制度|登记制度|统计制度|追究制度|补偿制度|赔偿制度|预算制度|休假制度|责任制度|管理制度|报告制度|公示制度|审查制度|许可制度)$/
const BUILD_ON = /^(?:加快|推进|推动|加强|支持|启动|抓好|实施|完成|开展|加快推进|加大|深入|提速|做好)/

const QUOTED = /[“《][^”》]{2,24}[”》]/
/** A thing that cannot even be listed afterwards; 一批 can. */
const INDEFINITE = /各类|有关|相关|系列/

/**
 * Whether anyone could ever tell that the promise was kept: a count, a date, "all", a thing that exists afterwards, a title
 * awarded by others, an institution introduced, or a thing called by its name. Efforts without end (进一步加强…,
 * 不断提升…) and qualities (氛围更加浓厚) are none of these.
 */
export function evidenceOf(
  text: string,
  promises: readonly Undertaking[],
  hasName: (from: number, to: number) => boolean,
): Evidence {
  if (COUNT.test(text) || SPELT_COUNT.test(text)) return 'count'
  if (WHOLE.test(text)) return 'whole'
  if (DEADLINE.test(text) && promises.some((promise) => promise.kind === 'deed')) return 'deadline'
  for (const promise of promises) {
    const { verb, object } = promise
    const act = verb.replace(/^(?:谋划|规划|探索|推动|推进|支持|引导|鼓励|促进|助推|研究)/, '') || verb
    const tail = object.replace(/[（(].{0,30}[）)]$/, '').replace(/等{1,3}$/, '')
    if (CREATE.test(verb) && TITLE.test(object)) return 'title'
    if (
      PAPER.test(object) &&
      /^(?:制定|制订|编制|编修|出台|印发|修订|起草|拟定|发布|公布|建立|完成|修编|实施|研究|细化|动态调整|签订|划定)/.test(
        act,
      ) &&
      !/规划引领/.test(object)
    )
      return 'deliverable'
    if (promise.kind === 'deed') {
      if (LISTED.test(object) && !HOLLOW.test(tail)) return 'deliverable'
      if (EVENT.test(act) && HELD.test(tail) && tail.length >= 5) return 'deliverable'
      if (MAKE.test(act) && !INDEFINITE.test(object) && !/能力|水平|合力|氛围/.test(tail) && object.length >= 2)
        return 'deliverable'
      if (
        /^(?:建设|建立|设立|发展|打造|完成|建成|布局|改造|整治|修复|引进|培育|提质|共建|实施|启动|创建|开发|推出|修缮)/.test(
          act,
        ) &&
        FACILITY.test(tail) &&
        !HOLLOW.test(tail) &&
        !INDEFINITE.test(object)
      )
        return 'deliverable'
      if (ORDER.test(act) && INSTITUTION.test(tail) && tail.length >= 5 && !/等(?:制度|机制)$/.test(tail))
        return 'institution'
      if (ORDER.test(act) && QUOTED.test(object)) return 'institution'
    }
    if (/^(?:建立|落实|推行|实行|推广|执行|健全|完善)/.test(act) && QUOTED.test(object)) return 'institution'
    if (/^(?:落实|执行|严格|实行|推行|建立健全|健全|完善|优化)/.test(act) && REGULATION.test(tail) && tail.length >= 6)
      return 'institution'
    // "推进…平台建设": what the effort is for will stand there or not.
    const built = /^(.{3,})(?:建设|改造|扩建|新建|提质改造|开发建设|搬迁|迁建|试点)$/.exec(tail)?.[1]
    if (
      BUILD_ON.test(act) &&
      built !== undefined &&
      FACILITY.test(built) &&
      !INDEFINITE.test(object) &&
      !HOLLOW.test(built)
    )
      return 'deliverable'
    if (hasName(promise.start, promise.end)) return 'named'
  }
  return null
}
