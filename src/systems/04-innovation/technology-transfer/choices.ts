import type { Who } from '../../../model/role.ts'
import type { Bilingual } from '../../../model/system.ts'

/** Both languages of a word. */
export const n = (zh: string, en: string): Bilingual => ({ zh, en })

/** Everybody at the desks sees the market; outsiders see what is published. */
export const STAFF: Who = { planner: 'division', leader: 'division', clerk: 'division' }

/** 国家重点支持的高新技术领域, the eight of 国科发火〔2016〕32号: what results, needs, challenges and experts are filed under. */
export const TECH_FIELDS: Readonly<Record<string, Bilingual>> = {
  electronics: n('电子信息', 'Electronics and information'),
  biology: n('生物与新医药', 'Biology and new medicine'),
  aerospace: n('航空航天', 'Aerospace'),
  materials: n('新材料', 'New materials'),
  services: n('高技术服务', 'High-tech services'),
  energy: n('新能源与节能', 'New energy and saving'),
  environment: n('资源与环境', 'Resources and environment'),
  manufacturing: n('先进制造与自动化', 'Advanced manufacturing'),
}

/** 转化方式, 促进科技成果转化法 art. 16. */
export const WAYS: Readonly<Record<string, Bilingual>> = {
  self: n('自行投资实施', 'Carried out by the holder'),
  transfer: n('转让', 'Transfer'),
  licence: n('许可使用', 'Licence'),
  cooperation: n('合作实施', 'Carried out together'),
  shares: n('作价投资', 'Invested as shares'),
}

/** 许可地域. */
export const TERRITORIES: Readonly<Record<string, Bilingual>> = {
  division: n('本区', 'This division'),
  city: n('本市', 'The city'),
  province: n('本省', 'The province'),
  nation: n('全国', 'The nation'),
}
