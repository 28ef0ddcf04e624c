import type { Bilingual } from '../../../model/system.ts'

/** Words that files, vacancies and courses share, so that one can be held against the other. */

export const named = (zh: string, en: string): Bilingual => ({ zh, en })

/** 文化程度, in the order of GB/T 4658 from low to high. */
export const EDUCATION: Readonly<Record<string, Bilingual>> = {
  primary: named('小学及以下', 'Primary or less'),
  junior: named('初中', 'Junior secondary'),
  senior: named('高中、中专、技校', 'Senior secondary or vocational'),
  college: named('大专、高职', 'Junior college'),
  bachelor: named('本科', 'Bachelor'),
  master: named('研究生', 'Postgraduate'),
}

/** Rank of a level of education; 0 is no demand. */
export const EDUCATION_RANKS: Readonly<Record<string, number>> = {
  none: 0,
  ...Object.fromEntries(Object.keys(EDUCATION).map((id, i) => [id, i + 1])),
}

/** 职业（工种）大类, as vacancies of a district's firms fall into them. */
export const OCCUPATIONS: Readonly<Record<string, Bilingual>> = {
  assembly: named('装配操作', 'Assembly'),
  machining: named('机械加工', 'Machining'),
  welding: named('焊接', 'Welding'),
  electrical: named('电工电气', 'Electrical work'),
  sewing: named('缝纫制衣制鞋', 'Sewing'),
  quality: named('质量检验', 'Quality control'),
  warehouse: named('仓储搬运', 'Warehousing'),
  driving: named('驾驶', 'Driving'),
  delivery: named('快递配送', 'Delivery'),
  catering: named('餐饮烹饪', 'Catering'),
  sales: named('销售导购', 'Sales'),
  clerical: named('行政文员', 'Office work'),
  accounting: named('财务会计', 'Accounting'),
  software: named('软件信息', 'Software'),
  engineering: named('工程技术', 'Engineering'),
  construction: named('建筑施工', 'Construction'),
  care: named('护理家政', 'Care and household'),
  property: named('保安保洁物业', 'Security and cleaning'),
  other: named('其他', 'Other'),
}

/** 技能: what a course can teach and a certificate or a trial can show. */
export const SKILLS: Readonly<Record<string, Bilingual>> = {
  welding: named('焊工操作', 'Welding'),
  electrician: named('低压电工作业', 'Low-voltage electrician'),
  plc: named('可编程控制器（PLC）', 'PLC programming'),
  cnc: named('数控操作', 'CNC operation'),
  fitter: named('钳工装配', 'Fitting'),
  winding: named('绕线、绝缘处理', 'Coil winding'),
  sewing: named('平车缝纫', 'Sewing machine'),
  inspection: named('量具与检验', 'Gauges and inspection'),
  forklift: named('叉车作业', 'Forklift'),
  crane: named('起重作业', 'Crane'),
  'driver-c1': named('C1 驾驶', 'Driving, class C1'),
  'driver-b2': named('B2 驾驶', 'Driving, class B2'),
  cooking: named('中式烹调', 'Chinese cooking'),
  pastry: named('面点制作', 'Pastry'),
  livestream: named('直播销售', 'Live-stream sales'),
  office: named('办公软件', 'Office software'),
  bookkeeping: named('会计核算', 'Bookkeeping'),
  cad: named('制图（CAD）', 'Drafting (CAD)'),
  coding: named('程序开发', 'Programming'),
  network: named('网络运维', 'Network operation'),
  bricklaying: named('砌筑抹灰', 'Bricklaying'),
  'elderly-care': named('养老护理', 'Care of the elderly'),
  'infant-care': named('育婴', 'Infant care'),
  'fire-control': named('消防设施操作', 'Fire-control equipment'),
}

/** 工作时间. */
export const HOURS: Readonly<Record<string, Bilingual>> = {
  day: named('白班', 'Day'),
  shift: named('倒班', 'Shifts'),
  night: named('夜班', 'Night'),
  'part-time': named('非全日制', 'Part-time'),
  flexible: named('弹性、计件', 'Flexible'),
}
