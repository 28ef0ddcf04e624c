import type { Bilingual } from '../../../model/system.ts'
import type { Column } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { percentText } from '../../../ui/format.ts'
import type { FigureName, ProjectLine } from '../answers.ts'
import { ESCALATIONS, LIGHT_NAMES } from '../names.ts'
import { STALL_WORDS } from '../schedule.ts'
import { figureOrigin } from './figures.ts'
import { choicesOf, LightMark, STATES, StallMark, type useNames } from './marks.tsx'
import type { useWords } from './words.ts'

type Words = ReturnType<typeof useWords>
type Names = ReturnType<typeof useNames>

/** Columns of the list of projects. Keys are those by which the server sorts and filters. */
export function columnsOf(
  all: Words,
  names: Names,
  say: (text: Bilingual) => string,
  on: string | null,
): readonly Column<ProjectLine>[] {
  const words = all.list
  const money = (
    key: string,
    title: string,
    value: (line: ProjectLine) => string | null,
    figure: FigureName | null,
    more: Partial<Column<ProjectLine>> = {},
  ): Column<ProjectLine> => ({
    key,
    title,
    width: 116,
    align: 'end',
    value: (line) => {
      const text = value(line)
      return text === null ? null : Number(text)
    },
    cell: (line) => (
      <Figure
        value={value(line)}
        digits={2}
        title={`${line.name} ${title}`}
        origin={figure === null || value(line) === null ? null : figureOrigin(line.division, line.id, figure, on)}
      />
    ),
    ...more,
  })
  const share = (
    key: string,
    title: string,
    value: (line: ProjectLine) => number | null,
    figure: FigureName,
    more: Partial<Column<ProjectLine>> = {},
  ): Column<ProjectLine> => ({
    key,
    title,
    width: 92,
    align: 'end',
    value,
    cell: (line) => (
      <Figure
        value={null}
        text={percentText(value(line))}
        title={`${line.name} ${title}`}
        origin={value(line) === null ? null : figureOrigin(line.division, line.id, figure, on)}
      />
    ),
    ...more,
  })
  const plain = (
    key: string,
    title: string,
    width: number,
    value: (line: ProjectLine) => string | number | null,
    more: Partial<Column<ProjectLine>> = {},
  ): Column<ProjectLine> => ({ key, title, width, value, ...more })
  const unsorted = { sorts: false } as const
  return [
    plain('name', words.name, 240, ({ name }) => name, {
      isFixed: true,
      cell: ({ name }) => <span lang="zh">{name}</span>,
    }),
    plain('light', words.light, 96, ({ light }) => light, {
      cell: ({ light }) => <LightMark light={light} />,
      filters: true,
      choices: (['red', 'yellow', 'green', 'unknown'] as const).map((value) => ({
        value,
        label: say(LIGHT_NAMES[value]),
      })),
    }),
    plain('because', words.because, 300, ({ because }) => because.map((one) => say(one.because)).join('；'), unsorted),
    plain('state', all.state, 104, ({ state }) => names.state(state), {
      filters: true,
      choices: STATES.map((value) => ({ value, label: names.state(value) })),
    }),
    plain('body', words.body, 150, ({ bodyName }) => bodyName, unsorted),
    money('total', words.total, ({ total }) => total, null),
    money('plan', words.plan, ({ plan }) => plan, 'plan'),
    share('planned', words.planned, ({ planned }) => planned, 'planned', unsorted),
    share('done', words.done, ({ done }) => done, 'done'),
    money('investedYear', words.investedYear, ({ investedYear }) => investedYear, 'investedYear', unsorted),
    money('countedYear', words.countedYear, ({ countedYear }) => countedYear, 'countedYear', unsorted),
    money('invested', words.invested, ({ invested }) => invested, 'invested'),
    money('counted', words.counted, ({ counted }) => counted, 'counted'),
    plain('image', words.image, 92, ({ image }) => image, {
      align: 'end',
      ...unsorted,
      cell: ({ image }) => (image === null ? '—' : `${image}%`),
    }),
    plain('escalation', words.escalation, 130, ({ escalation }) => say(ESCALATIONS[escalation]), unsorted),
    plain('stall', words.stall, 190, ({ stall }) => (stall === null ? null : say(STALL_WORDS[stall])), {
      cell: ({ stall }) => <StallMark stall={stall} />,
      filters: true,
      choices: (['fake-start', 'stalled'] as const).map((value) => ({ value, label: say(STALL_WORDS[value]) })),
      ...unsorted,
    }),
    share('arrivalRate', words.arrivalRate, ({ arrivalRate }) => arrivalRate, 'arrivalRate', unsorted),
    share('paymentRate', words.paymentRate, ({ paymentRate }) => paymentRate, 'paymentRate', unsorted),
    plain('plannedStart', words.plannedStart, 104, ({ plannedStart }) => plannedStart),
    plain('startedOn', words.startedOn, 104, ({ startedOn }) => startedOn),
    plain('plannedEnd', words.plannedEnd, 104, ({ plannedEnd }) => plannedEnd),
    plain('completedOn', words.completedOn, 104, ({ completedOn }) => completedOn, { isHidden: true }),
    plain('batch', words.batch, 100, ({ batch }) => (batch === null ? null : all.batches[batch]), {
      filters: true,
      choices: (['complete', 'start', 'carry-on'] as const).map((value) => ({ value, label: all.batches[value] })),
      ...unsorted,
    }),
    plain('category', words.category, 110, ({ category }) => names.choice('category', category), {
      filters: true,
      choices: choicesOf('category').map((value) => ({ value, label: names.choice('category', value) })),
      ...unsorted,
    }),
    plain('investor', words.investor, 110, ({ investor }) => names.choice('investor', investor), {
      filters: true,
      choices: choicesOf('investor').map((value) => ({ value, label: names.choice('investor', value) })),
      ...unsorted,
    }),
    plain('inCharge', words.inCharge, 96, ({ inCharge }) => inCharge, { isHidden: true, ...unsorted }),
    plain('openProblems', words.problems, 96, ({ openProblems }) => openProblems || null, {
      align: 'end',
      ...unsorted,
    }),
    plain('number', words.number, 120, ({ number }) => number, { isHidden: true }),
  ]
}
