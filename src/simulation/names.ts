import type { Random } from './random.ts'

const FAMILY =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严'
const GIVEN =
  '文明建国志强海波晓红丽华春梅秀英桂兰玉珍国庆立新永刚卫东少军学斌宏伟亚平思远子涵雨晨佳琪浩然梓萱欣怡俊杰雪松振宇启航静雯慧敏若溪景行知秋望舒云帆清和'

/** A name of a person who does not exist. Chosen so that no two in one district are alike. */
export function inventName(random: Random, taken: Set<string>): string {
  for (;;) {
    const family = random.pick([...FAMILY])
    const given = random.chance(0.25) ? random.pick([...GIVEN]) : random.pick([...GIVEN]) + random.pick([...GIVEN])
    const name = family + given
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

const FIRM =
  '汇盛 远航 启明 恒拓 瑞泽 锦程 佳禾 鼎越 云岭 天工 新辰 博远 海川 正泰源 联创 宏图 金穗 蓝湾 优品 众诚 安泰达 致远 大禾 星河 湘拓 华诚 百川 长兴 东岳 中恒 绿野 智汇 丰源 南岭 北辰 信达源 和顺 万象 嘉和 永固'.split(
    ' ',
  )
const SECOND = '科 达 源 泰 信 辉 昌 邦 宇 森 康 美 力 通 隆 瑞 利 晟 峰 凯 锐 帆 祥 翔 润'.split(' ')
const TRADE =
  '机械制造 精密铸造 电子科技 新材料 建筑工程 建材 商贸 物流 餐饮管理 食品 农业开发 医药 医疗器械 纺织服饰 家居 汽车零部件 汽车销售服务 电气设备 软件 信息技术 环保科技 能源 文化传媒 旅游开发 教育咨询 物业服务 人力资源服务 园林绿化 印务 包装 五金 塑胶制品 化工 酒店管理 装饰工程 电子商务 检测技术 设计咨询 供应链管理 养老服务'.split(
    ' ',
  )

/** A name of a firm that does not exist. Chosen so that no two in one district are alike. */
export function inventFirm(random: Random, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const ending = random.chance(0.9) ? '有限公司' : random.pick(['股份有限公司', '有限责任公司', '厂', '合作社'])
    // Where names become scarce they grow longer.
    const longer = attempt < 4 ? '' : Array.from({ length: attempt >> 2 }, () => random.pick(SECOND)).join('')
    const name = random.pick(FIRM) + longer + random.pick(SECOND) + random.pick(TRADE) + ending
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
