import type { Quantity } from './quantities.ts'
import { bareUnit, isMoney, isPercent, isPoints, isTime } from './units.ts'

/**
 * Numbers that are part of a name, a date, a class or a threshold of age, and so claim nothing: 500强, 4A级, 666号, 三地四区,
 * 16—59岁人口, 8.0级地震, 15分钟生活圈.
 */
export function isName(text: string, quantity: Quantity, quoted: boolean): boolean {
  const before = text.slice(Math.max(0, quantity.start - 6), quantity.start)
  const after = text.slice(quantity.fullEnd, quantity.fullEnd + 10)
  const { unit } = quantity
  const bare = bareUnit(unit)
  if (quoted && !isPercent(unit) && !isPoints(unit)) return true
  if (/第$/.test(before)) return true
  if (unit === null) return isBareName(text, quantity, before, after)
  if (bare === '岁') {
    const said = /(?:提高|达到?|增加|为|到|至)$/.test(before) && quantity.bound === null && quantity.form !== 'range'
    const people = /^(?:的|儿童|老人|老年|婴幼儿|人口|人员|女性)/.test(after)
    if (said) return people
    return (
      quantity.bound !== null ||
      quantity.form === 'range' ||
      people ||
      /^(?:及|或|、|居民|青少年|学生)/.test(after) ||
      /[-—–至~]$/.test(before)
    )
  }
  if (/连续$/.test(before) && isTime(unit) && !/^[，。；、]|^$/.test(after)) return false
  if (bare === '个月' || bare === '周' || bare === '秒') return isDuration(before, after)
  if (isTime(unit)) return isDurationName(quantity, before, after)
  if (quantity.form === 'chinese') return isSlogan(text, quantity, before, after)
  if (bare === '期' && quantity.value <= 3 && /工程|项目|建设|厂/.test(after)) return true
  // A voltage names a class of line or station.
  if (bare === '千伏' || bare === 'kV') return true
  if (bare === '号' || /\d[号栋]$/.test(before)) return true
  if (bare === '线' && (quantity.value >= 100 || /(?:国道|省道|县道|公路|铁路)$/.test(before))) return true
  // "每10万人口…率", "1美元兑6.7元": what a rate is counted by.
  if (
    /^1?0*$/.test(String(quantity.value).replace(/^1/, '')) &&
    /^[万亿]?人$/.test(unit) &&
    /^(?:口)?[^，。；、\d]{0,16}(?:率|拥有|死亡人数)/.test(after)
  )
    return true
  if (quantity.value === 1 && /^兑/.test(after)) return true
  // A policy's name, "1元观影", is rare; a person count in a competition's name, "11人制".
  if (
    /^(?:制(?!度|造|定|药|作|品|订)|式(?!样)|型(?!号)|赛(?!事|季|场)|级地震|版|周年|号文|号令|国道|省道|县道|线公路)/.test(
      after,
    )
  )
    return true
  if (bare === '级' && !/亿$/.test(unit)) return true
  return false
}

function isBareName(text: string, quantity: Quantity, before: string, after: string): boolean {
  if (
    quantity.form === 'ratio' &&
    quantity.terms === 2 &&
    /\d:1[^，。；]{0,6}$/.test(text.slice(Math.max(0, quantity.start - 12), quantity.start))
  )
    return false
  if (quantity.form === 'ratio')
    return (
      quantity.terms === 2 &&
      !/比(?:例|率|重|值)?(?:为|是|达到?|缩小[至到为]|降[至到为]|由|从|控制在|保持在|稳定在|下降[至到为]|调整[至到为]|优化[至到为]|提高[至到为]|扩大[至到为])?(?:[^，。；]{0,6})$/.test(
        text.slice(Math.max(0, quantity.start - 20), quantity.start),
      )
    )
  if (quantity.form === 'fraction') return false
  // A bare number claims something only right after a verb that says so, and with nothing but an end after it.
  const said =
    /(?:达到?|达|为|至|到|突破|超过|超|不低于|不高于|低于|高于|控制在|保持在|稳定在|以上|保持|以内)$/.test(before) ||
    (/[由从]$/.test(before) && /^(?:提高|下降|降|增|缩小|上升|优化)/.test(after))
  const subject =
    /(?:指数|系数|率|比|比值|倍差|差距|之比|收入比|得分|评分|分值|强度|密度|值|度|量|数|总分|排名|PMI|倍数)[^，。；]{0,12}$/.test(
      text.slice(Math.max(0, quantity.start - 24), quantity.start),
    )
  // "比上年缩小0.05": of a ratio that was named before.
  if (
    /(?:缩小|扩大|下降|降低|上升|提高)(?:了)?$/.test(before) &&
    /比/.test(text.slice(Math.max(0, quantity.start - 12), quantity.start)) &&
    /^(?:[，。；、）]|$)/.test(after)
  )
    return false
  const closed = after === '' || /^[，。；、！）以左（和]|^(?:提高|下降|降|增|缩小|上升|优化)/.test(after)
  return !(said && subject && closed)
}

const DURATION_NOUN =
  /^(?:的)?(?:内|以内|后|前|来|间|期|中|之|左右的时间|时间|周期|计划|行动|规划|攻坚|大变局|未有|奋斗|目标|一遇|级|制|生活圈|交通圈|经济圈|通勤圈|服务圈|医疗圈|圈|达|到|可达|健身圈|急救圈|步行|便民|阅读圈|文化圈|不间断|全天候|值班|值守|营业|在线|监测|监控|受理|以前|起|换|历史|变局)/

function isDuration(before: string, after: string): boolean {
  return DURATION_NOUN.test(after) || !/(?:达|到|至|为|在|缩短|压缩|提前|延长|过|超|降|少|快|于|均)$/.test(before)
}

const ACHIEVED_AFTER = /^(?:内)?(?:办结|办理完|实现|完成|建成|交付|攻克|治愈|清零|拿下|建起)/

/** Years and days are periods, not claims, unless something lasts, is lengthened, shortened or averaged. */
function isDurationName(quantity: Quantity, before: string, after: string): boolean {
  if (/连续$/.test(before))
    return quantity.unit !== '年' || /^(?:增长|下降|上升|平均|实现)?的?(?:增长|下降)/.test(after) === true
  if (/\d(?:小时|天|分钟|个工作日|个月)[和、]$/.test(before)) return false
  if (/延长$/.test(before) || /(?:年限|寿命|工龄|期限)$/.test(before)) return false
  // "41天实现清零": how long it took.
  if (
    quantity.unit !== '年' &&
    ACHIEVED_AFTER.test(after) &&
    /(?:^|[，。；：、]|仅用|只用|用时|用|历时|登记|审批|办理|业务|许可|事项|手续|证)$/.test(before)
  )
    return false
  if (
    /(?:达到?|提高到|提高至|提高|增加到|增加|上升到|为|缩短到|缩短至|缩短|压缩到|压缩至|压缩|压减|减少到|减少至|减少|控制在|不低于|不少于|不超过|不高于|提前|平均|保持在|稳定在|超过|突破|由|从|仅用|提升到|提升至|延长至|延长到|降至|降到|增至|以上|在)$/.test(
      before,
    )
  ) {
    return DURATION_NOUN.test(after) && !/^以内(?:[，。；、）]|$)/.test(after)
  }
  if (quantity.bound !== null && /^(?:[，。；、）（]|$)/.test(after)) return quantity.unit === '年'
  if (quantity.unit !== '年' && /(?:天数|时间|时限|时长|日数|周期|寿命|年限|工期)[^，。；]{0,6}$/.test(before))
    return DURATION_NOUN.test(after)
  // "三年内全面建成": a deadline.
  if (quantity.bound === 'le' && /(?:争取|力争|确保|用|在|于)$/.test(before)) return false
  return true
}

const CONCRETE =
  /^(?:[^，。；、]{0,14}?)(?:集团|项目|园区|产业园|基地|中心|学校|医院|镇|村|街道|社区|工程|平台|企业|县|市|小区|广场|公园|幼儿园|小学|中学|初中|高中|水厂|大桥|泵站|码头|水库|道路|桥|站|厂|馆|所|院|队|公司|机构|实事|片区|乡镇|景区|示范区|示范点|组团|港|机场|车站|专业|品种|标准)/
const ABSTRACT =
  /^(?:方面|层面|维护|文明|市场|百年|大局|关键|环节|重点|方向|坚持|确保|不|阶段|步|必须|一|统筹|原则|转变|结合|同步|自信|意识|全面|务必|面向|革命|布局|领域|清单|体系|机制|确立|毫不|循环|没有|多|更|优先|角度|维度|问题|难题|目标|高|强化|突破|提升|翻|融合|创新|世界|共同|体|维|先进|高地|高质量|高水平|到位|主体|责任|专项)/

/** Counts in Chinese numerals are mostly slogans (四个全面, 两个百年, 三大战略); few are claims. */
function isSlogan(text: string, quantity: Quantity, before: string, after: string): boolean {
  if (isPercent(quantity.unit) || isPoints(quantity.unit)) return false
  if (quantity.unit === '倍' || quantity.unit === '成')
    return quantity.bound === null && !/[，。；、以）的]|^$/.test(after.slice(0, 1))
  if (quantity.unit === '人') return true
  const listed = /[二两三四五六七八九十][个座所条家项][^，。；、]{1,10}[、和]$/.test(
    text.slice(Math.max(0, quantity.start - 16), quantity.start),
  )
  if (quantity.value <= 1 && listed) return !CONCRETE.test(after)
  if (quantity.value <= 1)
    return !(
      /(?:有|拥有|建成|建设|至少|培育|形成|配备|设置|配置|达到)$/.test(before) &&
      CONCRETE.test(after) &&
      /每/.test(before) === true
    )
  if (quantity.unit === '件') return !/实事/.test(after)
  if (/连续$/.test(before) && /^(?:季度|月)/.test(after)) return false
  if (ABSTRACT.test(after)) return true
  if (/[一二三四五六七八九十这那其新老各前后首本上下每]$/.test(before)) return true
  return !CONCRETE.test(after)
}

/** A threshold that picks out things ("5000万元以上项目", "投资10亿元以上的项目"), not a claim about their number. */
export function isThreshold(text: string, quantity: Quantity): boolean {
  if (!isMoney(quantity.unit)) return false
  const after = text.slice(quantity.fullEnd, quantity.fullEnd + 16)
  // "产值过100亿元、过10亿元企业分别达3家、55家"
  if (quantity.bound === null)
    return (
      /(?:过|超|超过|突破)$/.test(text.slice(Math.max(0, quantity.start - 2), quantity.start)) &&
      /^(?:的|工业)?(?:企业|项目)|^、(?:过|超)/.test(after)
    )
  return /^(?:的|工业|产业|重大|重点|在建|新开工)?(?:[^，。；、\d]{0,8})(?:项目|企业|产业|工程|单体|集群|村|合同)/.test(
    after,
  )
}
