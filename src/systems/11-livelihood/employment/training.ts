import type { RecordType } from '../../../language/record-type.ts'
import { named, SKILLS } from './vocabulary.ts'

/** 培训班: what it teaches, when, and how many seats it has. */
export const trainingCourse: RecordType = {
  id: 'training-course',
  name: named('技能培训班', 'Course'),
  about: named(
    '一期培训班一条；结业取得的技能写进学员档案，随即参加匹配。',
    'One run of a course. What it teaches goes into the files of whoever passes, and is matched at once.',
  ),
  title: 'name',
  number: { prefix: 'PX', per: 'year', digits: 4 },
  fields: {
    name: { kind: 'text', atMost: 80, label: named('班名', 'Name'), required: true },
    skills: { kind: 'choices', label: named('教的技能', 'Teaches'), required: true, choices: SKILLS },
    provider: { kind: 'text', atMost: 80, label: named('培训机构', 'Provider'), required: true },
    host: { kind: 'body', label: named('主办单位', 'Host'), required: true },
    seats: { kind: 'integer', unit: '人', least: 1, most: 500, label: named('名额', 'Seats'), required: true },
    class_hours: { kind: 'integer', unit: '学时', least: 1, most: 2000, label: named('学时', 'Hours'), required: true },
    fee: {
      kind: 'money',
      unit: '元',
      least: 0,
      digits: 0,
      label: named('个人承担', 'Paid by the trainee'),
      help: named('免费的填 0', '0 where it is free'),
      required: true,
    },
    venue: { kind: 'text', atMost: 120, label: named('地点', 'Venue') },
    begins_on: { kind: 'day', label: named('开班日期', 'Begins on'), required: true },
    ends_on: { kind: 'day', label: named('结业日期', 'Ends on'), required: true },
  },
  columns: ['name', 'skills', 'provider', 'seats', 'begins_on', 'ends_on', 'host'],
  views: [{ id: 'open', name: named('招生中', 'Open'), where: 'state == "open"' }],
  rollups: {
    taken: {
      label: named('已占名额', 'Seats taken'),
      of: 'course-enrolment',
      by: 'course',
      where: 'has(seat)',
      take: 'count',
      unit: '人',
    },
    certified: {
      label: named('结业取证', 'Certified'),
      of: 'course-enrolment',
      by: 'course',
      where: 'is_certified',
      take: 'count',
      unit: '人',
    },
  },
  computed: {
    free: { label: named('剩余名额', 'Free seats'), formula: 'seats - taken', unit: '人', digits: 0 },
  },
  body: 'host',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
    merge: { clerk: 'body' },
  },
  isPublic: {
    fields: ['number', 'name', 'skills', 'provider', 'seats', 'class_hours', 'fee', 'venue', 'begins_on', 'ends_on'],
    when: 'state == "open"',
  },
  lifecycle: {
    start: 'planned',
    states: {
      planned: { name: named('计划', 'Planned'), kind: 'open' },
      open: { name: named('招生中', 'Open'), kind: 'open', editable: ['venue', 'seats'] },
      running: { name: named('开班', 'Running'), kind: 'open', editable: ['venue'] },
      over: { name: named('结束', 'Over'), kind: 'done', editable: 'none' },
      cancelled: { name: named('取消', 'Cancelled'), kind: 'void', editable: 'none' },
    },
    transitions: {
      open: {
        name: named('开始招生', 'Open'),
        from: ['planned'],
        to: 'open',
        who: { clerk: 'body' },
        holds: [
          {
            that: 'ends_on >= begins_on && begins_on >= today',
            else: named('开班日期须在今天以后，结业不早于开班。', 'It begins after today and ends after it begins.'),
          },
        ],
      },
      begin: { name: named('开班', 'Begin'), from: ['open'], to: 'running', who: { clerk: 'body' } },
      finish: {
        name: named('结束', 'End'),
        from: ['running'],
        to: 'over',
        who: { clerk: 'body' },
        holds: [{ that: 'ends_on <= today', else: named('还没有到结业日期。', 'It has not come to its last day.') }],
      },
      cancel: {
        name: named('取消', 'Cancel'),
        from: ['planned', 'open'],
        to: 'cancelled',
        who: { clerk: 'body' },
        reason: 'required',
      },
    },
  },
}

/** 培训报名: one person on one seat. Two people never get the same one, whoever is quicker. */
export const courseEnrolment: RecordType = {
  id: 'course-enrolment',
  name: named('培训报名', 'Enrolment'),
  about: named(
    '一人一期一条，占一个座号；退出的让出座号。',
    'One person in one run, on a seat with a number; whoever leaves gives it back.',
  ),
  title: 'enrolled_on',
  fields: {
    course: { kind: 'link', to: 'training-course', label: named('培训班', 'Course'), required: true, isFixed: true },
    seeker: { kind: 'link', to: 'job-seeker', label: named('学员', 'Trainee'), required: true, isFixed: true },
    service_body: { kind: 'body', label: named('服务站点', 'Station'), required: true },
    enrolled_on: { kind: 'day', label: named('报名日期', 'Enrolled on'), required: true },
    vacancy: { kind: 'link', to: 'vacancy', label: named('为哪个岗位补技能', 'For which vacancy') },
    seat: { kind: 'integer', least: 1, most: 500, label: named('座号', 'Seat') },
    attended: { kind: 'percent', least: 0, most: 100, label: named('出勤', 'Attended') },
    is_certified: { kind: 'yes-no', label: named('取得证书', 'Certified') },
    finished_on: { kind: 'day', label: named('结业日期', 'Finished on'), isDerived: true },
  },
  unique: [
    ['course', 'seat'],
    ['course', 'seeker'],
  ],
  columns: ['course', 'seeker', 'service_body', 'enrolled_on', 'seat', 'attended', 'is_certified'],
  body: 'service_body',
  who: {
    read: { clerk: 'body', reviewer: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    export: { clerk: 'body' },
  },
  lifecycle: {
    start: 'asked',
    states: {
      asked: { name: named('已报名', 'Asked'), kind: 'open', editable: ['service_body', 'vacancy'] },
      admitted: { name: named('已录取', 'Admitted'), kind: 'open', editable: 'none' },
      finished: { name: named('结业', 'Finished'), kind: 'done', editable: 'none' },
      left: { name: named('退出', 'Left'), kind: 'void', editable: 'none' },
    },
    transitions: {
      admit: {
        name: named('录取', 'Admit'),
        from: ['asked'],
        to: 'admitted',
        who: { clerk: 'body' },
        asks: [{ field: 'seat', isRequired: true }],
        holds: [
          {
            that: 'course.state == "open"',
            else: named('这期班不在招生。', 'The course does not take anybody now.'),
          },
          { that: 'seat <= course.seats', else: named('座号超过名额。', 'There are not so many seats.') },
          {
            that: 'service_body == seeker.service_body',
            else: named('学员由另一个站点服务，请在那里报名。', 'Another station serves the trainee.'),
          },
        ],
      },
      finish: {
        name: named('结业', 'Finish'),
        from: ['admitted'],
        to: 'finished',
        who: { clerk: 'body' },
        asks: [
          { field: 'attended', isRequired: true },
          { field: 'is_certified', isRequired: true },
        ],
        holds: [
          {
            that: 'course.ends_on <= today',
            else: named('培训班还没有结束。', 'The course is not over.'),
          },
          {
            that: '!is_certified || attended >= 80',
            else: named('出勤不到八成的不能取证、不享受补贴。', 'Below 80 % attendance there is no certificate.'),
          },
        ],
        sets: { finished_on: 'today' },
      },
      leave: {
        name: named('退出', 'Leave'),
        from: ['asked', 'admitted'],
        to: 'left',
        who: { clerk: 'body' },
        reason: 'required',
        sets: { seat: 'null' },
      },
    },
  },
}
