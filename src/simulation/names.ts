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
