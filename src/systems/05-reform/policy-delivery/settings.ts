import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'

const days = (
  key: string,
  name: { readonly zh: string; readonly en: string },
  about: { readonly zh: string; readonly en: string },
  value: number,
  source: string,
  most = 250,
) =>
  defineSetting({
    key: `policy.${key}`,
    name,
    about,
    schema: Type.Integer({ minimum: 1, maximum: most, title: '天 · days' }),
    default: value,
    source,
    kind: 'method',
  })

/** Deadlines of policies and claims. Where no law says a number it is practice, and each place sets its own. */
export const PUBLISH_DAYS = days(
  'publish-days',
  { zh: '政策公开时限（工作日）', en: 'Working days to publish a policy' },
  {
    zh: '集体审议通过（文件形成）之日起，多少个工作日内公开并附解读。',
    en: 'Working days from the decision within which a policy is published with its interpretation.',
  },
  20,
  '政府信息公开条例 第二十六条',
)
export const ACCEPT_DAYS = days(
  'accept-days',
  { zh: '申报受理时限（工作日）', en: 'Working days to accept a claim' },
  {
    zh: '收到申报后多少个工作日内受理、退回补正或说明不符合。',
    en: 'Working days within which a claim is accepted, returned for completion or refused.',
  },
  5,
  'practice',
)
export const DECIDE_DAYS = days(
  'decide-days',
  { zh: '审核时限（工作日）', en: 'Working days to decide' },
  { zh: '受理后多少个工作日内审核完毕。', en: 'Working days from acceptance to the decision.' },
  15,
  'practice',
)
export const NOTICE_DAYS = days(
  'notice-days',
  { zh: '公示期（工作日）', en: 'Working days of public notice' },
  {
    zh: '拟兑现名单公示不少于多少个工作日。',
    en: 'Working days for which those to be paid stand on public notice, at least.',
  },
  5,
  'practice',
  60,
)
export const PAY_DAYS = days(
  'pay-days',
  { zh: '拨付时限（工作日）', en: 'Working days to pay' },
  {
    zh: '可以拨付后多少个工作日内付到企业账户；条款自己写明的按条款。',
    en: 'Working days within which the money is paid once it may be; a clause that names its own number goes first.',
  },
  10,
  'practice',
)
export const RED_DAYS = days(
  'red-days',
  { zh: '久拖未付（天）', en: 'Days until unpaid is red' },
  { zh: '可以拨付后超过多少天未付，列为红色事项。', en: 'Calendar days unpaid after which a claim is a red item.' },
  30,
  'practice',
)
