import type { Bilingual } from '../../../model/system.ts'

/** 认证资质 that purchases most often ask for, so that what is asked and what is had can be held against one another. */
export const CERTIFICATES: Readonly<Record<string, Bilingual>> = {
  quality: { zh: '质量管理体系（GB/T 19001）', en: 'Quality management (GB/T 19001)' },
  automotive: { zh: '汽车质量管理体系（IATF 16949）', en: 'Automotive quality (IATF 16949)' },
  environment: { zh: '环境管理体系（GB/T 24001）', en: 'Environmental management (GB/T 24001)' },
  safety: { zh: '职业健康安全（GB/T 45001）', en: 'Occupational health and safety (GB/T 45001)' },
  ccc: { zh: '强制性产品认证（CCC）', en: 'Compulsory certification (CCC)' },
  'type-test': { zh: '型式试验报告', en: 'Type test' },
  licence: { zh: '工业产品生产许可', en: 'Licence of production' },
}
