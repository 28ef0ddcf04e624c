import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../src/platform/database/ids.ts'
import { ask, dayFrom, does, made, shots } from './acts.ts'
import { enterBeacon, promise, reveal, verifyOffline } from './draw-acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const BUREAU = '临湖区科学技术局'
let ahead = 0
const now = () => new Date(Date.now() + ahead)
const day = (days: number) => dayFrom(days, now())
let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU], {
    now,
    systems: ['open-challenge', 'technology-transfer', 'enterprise-gradient'],
  })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('challenge')

describe('an open challenge', () => {
  it('is posted, bid for, reviewed blind by experts drawn in public, and paid by milestones', {
    timeout: 240_000,
  }, async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const body = running.bodies[BUREAU] ?? null
    // Sessions end within weeks: after each leap of the clock they sign in anew.
    const sign = async (leap: number) => [
      await running.openAs(
        { loginName: `clerk${leap}`, name: '钱经办', roles: [{ role: 'clerk', body }], body },
        '/blind-reviews',
      ),
      await running.openAs(
        { loginName: `leader${leap}`, name: '周区长', roles: [{ role: 'leader' }] },
        '/blind-reviews',
      ),
    ]
    // The two best by their papers defend, for two fifths of the result.
    await running.db
      .insertInto('setting_version')
      .values({
        division: LAKESIDE,
        id: newId(),
        key: 'challenges.defence',
        value: JSON.stringify({ round: 'after-papers', admits: 2, weight: 40, minutes: 30, noticeHours: 48 }),
        valid_from: '2020-01-01',
        valid_to: null,
        document_no: null,
        article: null,
        reason: '本区揭榜挂帅办法',
        set_by: 'test',
        set_by_name: '测试',
        set_at: new Date(),
      })
      .execute()
    let [clerk, leader] = (await sign(0)) as [Page, Page]
    await clerk.getByText('还没有盲评').waitFor()
    const firm = await made(clerk, 'enterprise', {
      credit_code: '91430406MA4L12346K',
      name: '临湖灯具厂',
      kind: 'company',
      sector: '3872',
      registered_on: '2019-01-01',
      entered_on: '2019-01-01',
    })
    const challenge = await made(clerk, 'challenge', {
      title: '灯具反射涂层',
      firm,
      source: 'collected',
      tech_field: 'materials',
      detail: '反射率要到 95% 以上',
      mode: 'single',
      desk: body,
    })
    await made(clerk, 'challenge-indicator', {
      challenge,
      name: '反射率',
      comparator: 'ge',
      value: '95',
      unit: '%',
      method: '积分球法',
    })
    await does(clerk, 'challenge', challenge, 'argue', {
      argued_on: day(0),
      argument: '可测',
      reward: '100',
      own_money: '70',
      public_money: '30',
      months: 12,
      ip_terms: 'both',
    })
    await does(leader, 'challenge', challenge, 'publish', { bids_until: day(21), escrowed: '70' })
    const bids = []
    for (const [bidder, code, lead, price] of [
      ['蓝塔灯具有限公司', '91350100M000100Y43', '郑望舒', '90'],
      ['望山光电研究院', '9144030071526726XG', '江一苇', '80'],
    ])
      bids.push(
        await made(clerk, 'bid', {
          challenge,
          desk: body,
          bidder,
          bidder_code: code,
          is_local: true,
          lead,
          is_related: false,
          scheme_name: `${price} 万元的涂层`,
          plan: price === '90' ? '蓝塔团队先做小样，再放大' : '先做样机，再上产线',
          promises: '反射率 96%',
          stages: '三个月小试',
          price,
          months: 10,
        }),
      )
    for (const bid of bids) await does(clerk, 'bid', bid, 'admit')
    for (let i = 1; i <= 6; i++)
      await made(clerk, 'review-expert', {
        expert_no: `湖专${String(i).padStart(3, '0')}`,
        name: ['评委甲', '评委乙', '评委丙', '评委丁', '评委戊', '郑望舒'][i - 1],
        employer: '省检测院',
        tech_fields: ['materials'],
        consent_on: '2024-01-01',
        valid_to: '2099-12-31',
      })
    for (const page of [clerk, leader]) await page.context().close()
    // Bids close by the day: the program closes them, at the latest when the record is touched.
    ahead = 22 * 86_400_000
    ;[clerk, leader] = (await sign(1)) as [Page, Page]
    const path = `/api/v1/records/challenge/${LAKESIDE}/${challenge}`
    const isClosed = async () => (await ask<{ state: string }>(clerk, 'GET', path)).state === 'screening'
    if (!(await isClosed())) {
      const { revision } = await ask<{ revision: number }>(clerk, 'GET', path)
      // Refused where the program was quicker: it is closed then.
      await ask(clerk, 'PUT', path, { revision, values: { escrowed: '71' } }).catch(() => null)
    }
    expect(await isClosed()).toBe(true)

    await clerk.reload()
    await clerk.getByRole('button', { name: '开始盲评' }).click()
    await clerk.getByText('通过形式审查 2 份').waitFor()
    await clerk.getByLabel('公共信标').selectOption('lottery')
    await clerk.getByLabel('期号').fill('双色球测试期')
    const due = new Date(now().getTime() + 12 * 60_000)
    const local = new Date(due.getTime() - due.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    await clerk.getByLabel('信标公布时刻').fill(local)
    await clerk.getByRole('button', { name: '冻结并开始' }).click()
    // A bid names its team: refused, with the place.
    await clerk.getByText('能看出是谁').first().waitFor()
    await shot(clerk, 'refused')
    await clerk.getByLabel(/自动隐去/).check()
    await clerk.getByRole('button', { name: '冻结并开始' }).click()
    await clerk.getByRole('heading', { level: 1, name: /灯具反射涂层/ }).waitFor()
    const address = new URL(clerk.url()).pathname
    await clerk.getByRole('link', { name: '专家抽取' }).click()
    const own = await promise(clerk, '科技局')
    await leader.goto(new URL(`${address}/draw`, clerk.url()).href)
    const theirs = await promise(leader, '监督方')
    ahead += 13 * 60_000
    await enterBeacon(clerk)
    await reveal(clerk, own)
    await reveal(leader, theirs)
    await leader.getByText('与公布的一致').waitFor()
    await shot(leader, 'drawn')
    await verifyOffline(leader)

    await clerk.goto(new URL(address, clerk.url()).href)
    await clerk.getByText('待邀请').first().waitFor()
    expect(await clerk.getByText('郑望舒').count()).toBe(0)
    const links: string[] = []
    for (let i = 0; i < 5; i++) {
      await clerk.getByRole('button', { name: '发链接', exact: true }).first().click()
      const dialog = clerk.getByRole('dialog')
      const link = (await dialog.locator('code').textContent()) ?? ''
      links.push(link)
      if (i === 0) await shot(clerk, 'link')
      await dialog.getByRole('button', { name: '好' }).click()
      // Somebody without an account, in a browser of their own.
      const expert = await running.openAnonymous(link)
      await expert.getByRole('button', { name: '我声明，开始评审' }).click()
      await expert.getByRole('heading', { name: '方案 A' }).waitFor()
      const text = await expert.locator('body').innerText()
      expect(text).toContain('［隐去］')
      for (const secret of ['蓝塔', '望山', '郑望舒', '江一苇']) expect(text).not.toContain(secret)
      const fields = expert.locator('.expert-marks input')
      for (let n = 0; n < (await fields.count()); n++) await fields.nth(n).fill(String(70 + ((i * 7 + n * 3) % 25)))
      if (i === 0) await shot(expert, 'expert')
      await expert.getByRole('button', { name: '交分' }).click()
      await expert.getByRole('dialog').getByRole('button', { name: '交分' }).click()
      await expert.getByText('已交分，谢谢').waitFor()
      await expert.context().close()
      await clerk.getByText('已交分').nth(i).waitFor()
    }
    await clerk.getByRole('button', { name: '结束函评，进入答辩' }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '结束函评，进入答辩' }).click()
    await clerk.getByLabel('地点或会议地址').fill('区政务中心 305')
    const begins = new Date(now().getTime() + 50 * 3_600_000)
    await clerk
      .getByLabel('第一家开始')
      .fill(new Date(begins.getTime() - begins.getTimezoneOffset() * 60_000).toISOString().slice(0, 16))
    await clerk.getByRole('button', { name: '安排答辩' }).click()
    await clerk.getByText('已安排').waitFor()
    // Marks of the papers are sealed until both rounds are over.
    expect(await clerk.getByRole('heading', { name: '结果' }).count()).toBe(0)
    await shot(clerk, 'defence-planned')
    for (const page of [clerk, leader]) await page.context().close()
    ahead += 51 * 3_600_000
    for (const [i, link] of links.entries()) {
      const expert = await running.openAnonymous(link)
      await expert.getByText('区政务中心 305').waitFor()
      const fields = expert.locator('.expert-marks input')
      for (let n = 0; n < (await fields.count()); n++) await fields.nth(n).fill(String(75 + ((i * 5 + n * 4) % 20)))
      if (i === 0) await shot(expert, 'expert-defence')
      await expert.getByRole('button', { name: '交分' }).click()
      await expert.getByRole('dialog').getByRole('button', { name: '交分' }).click()
      await expert.getByText('已交答辩分，谢谢').waitFor()
      await expert.context().close()
    }
    ;[clerk, leader] = (await sign(2)) as [Page, Page]
    await clerk.goto(new URL(address, clerk.url()).href)
    await clerk.getByRole('button', { name: '关闭盲评' }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '关闭盲评' }).click()
    await clerk.getByRole('heading', { name: '结果' }).waitFor()
    await shot(clerk, 'closed')
    await clerk.getByRole('link', { name: '蓝塔灯具有限公司' }).click()
    await clerk.getByRole('heading', { level: 1, name: /万元的涂层/ }).waitFor()

    const page = await ask<{ ranking: { bid: string }[]; bids: { code: string; record: string; bidder: string }[] }>(
      clerk,
      'GET',
      `/api/v1${address}`,
    )
    const best = page.bids.find(({ code }) => code === page.ranking[0]?.bid)
    await does(clerk, 'bid', best?.record ?? '', 'award', { award_reason: '盲评第一名' })
    await does(clerk, 'challenge', challenge, 'decide', { choice_reason: '盲评第一名', notice_where: '政府网站' })
    for (const page of [clerk, leader]) await page.context().close()
    ahead += 7 * 86_400_000
    ;[clerk] = (await sign(3)) as [Page, Page]
    const contract = await made(clerk, 'challenge-contract', {
      name: '涂层揭榜合同',
      challenge,
      bid: best?.record,
      team: best?.bidder,
      team_is_local: true,
      desk: body,
      amount: '80',
      public_money: '24',
      pledge: '一年内反射率到 95%',
      due_on: day(360),
    })
    const milestone = await made(clerk, 'milestone', {
      contract,
      position: 1,
      name: '样机',
      shows: '反射率达标',
      due_on: day(100),
      share: '100',
    })
    await does(clerk, 'challenge-contract', contract, 'sign', { signed_on: day(0) })
    await does(clerk, 'challenge', challenge, 'start')
    await clerk.goto(new URL(`/systems/open-challenge/milestone/${LAKESIDE}/${milestone}`, clerk.url()).href)
    await clerk.getByRole('heading', { level: 1, name: '样机' }).waitFor()
    await shot(clerk, 'milestone')
    expect(running.complaints).toEqual([])
  })
})
