import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

/**
 * How long a place promises to keep its record. A promise only: the program deletes no entry however old, since the chain
 * would end there and no rule says who may do so; the audit page shows the promise beside the oldest entry.
 */
export const MONTHS_KEPT = defineSetting({
  key: 'audit.months-kept',
  name: { zh: '审计记录保存月数', en: 'Months the record is kept' },
  about: {
    zh: '承诺至少保存多少个月，在审计页显示。本系统不删除审计记录，这个数只约束备份和归档的保存期。',
    en: 'For how many months at least the record is kept, shown on its page. The program deletes no entry; the number binds how long backups and archives are kept.',
  },
  schema: Type.Integer({ minimum: 6, maximum: 1200, title: '月 · months' }),
  default: 12,
  source: '《中华人民共和国网络安全法》：网络日志不少于六个月；十二个月为通行做法',
  kind: 'policy',
})
