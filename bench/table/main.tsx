import { createRoot } from 'react-dom/client'
import { type AnyStanding, standingNames, standings } from '../../src/model/standing.ts'
import { AntdProvider } from '../../src/ui/AntdProvider.tsx'
import { type Column, DataTable } from '../../src/ui/DataTable.tsx'
import { Figure } from '../../src/ui/Figure.tsx'
import { LookProvider } from '../../src/ui/LookProvider.tsx'
import { NatureMark, ProgressBar, StandingMark } from '../../src/ui/marks.tsx'
import '../../src/ui/base.css'
import '../../src/ui/kit.css'

/** One row as the table of targets has it: figures that open, marks, a bar. */
interface Target {
  readonly id: string
  readonly name: string
  readonly body: string
  readonly nature: 'binding' | 'expected'
  readonly base: number
  readonly latest: number | null
  readonly goal: number
  readonly share: number | null
  readonly standing: AnyStanding
  readonly due: string
}

const BODIES = ['区发展改革局', '区统计局', '区卫生健康局', '区生态环境分局', '区教育局', '区住房城乡建设局']
const COUNT = 10_000
const rows: readonly Target[] = Array.from({ length: COUNT }, (_, i) => {
  const base = ((i * 37) % 1000) / 10
  const latest = i % 17 === 0 ? null : base + ((i * 13) % 90) / 10
  return {
    id: `t${i}`,
    name: `第 ${i + 1} 项指标的名称，长短与规划里的相仿`,
    body: BODIES[i % BODIES.length] ?? '',
    nature: i % 3 === 0 ? 'binding' : 'expected',
    base,
    latest,
    goal: base + 10,
    share: latest === null ? null : (latest - base) / 10,
    standing: standings[i % standings.length] ?? 'no-data',
    due: `202${i % 6}-12-31`,
  }
})

const figure = (title: string, value: number | null) => (
  <Figure
    value={value}
    title={title}
    origin={value === null ? null : { kind: 'sentence', of: 'plan', document: '规划', sentence: title }}
  />
)
const columns: readonly Column<Target>[] = [
  { key: 'name', title: '指标', width: 260, value: ({ name }) => name, isFixed: true },
  { key: 'body', title: '责任单位', width: 140, value: ({ body }) => body, filters: true },
  {
    key: 'nature',
    title: '属性',
    width: 90,
    value: ({ nature }) => nature,
    cell: ({ nature }) => <NatureMark nature={nature} />,
    filters: true,
  },
  { key: 'base', title: '基期值', width: 90, align: 'end', value: ({ base }) => base },
  {
    key: 'latest',
    title: '现状值',
    width: 100,
    align: 'end',
    value: ({ latest }) => latest,
    cell: ({ name, latest }) => figure(name, latest),
  },
  {
    key: 'goal',
    title: '目标值',
    width: 100,
    align: 'end',
    value: ({ goal }) => goal,
    cell: ({ name, goal }) => figure(name, goal),
  },
  {
    key: 'share',
    title: '进度',
    width: 160,
    value: ({ share }) => share,
    cell: ({ share }) => <ProgressBar share={share} elapsed={0.6} tone="good" />,
  },
  {
    key: 'standing',
    title: '进展判断',
    width: 130,
    value: ({ standing }) => standingNames[standing].zh,
    cell: ({ standing }) => <StandingMark standing={standing} />,
    filters: true,
  },
  { key: 'due', title: '期限', width: 110, value: ({ due }) => due },
]

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <LookProvider>
    <AntdProvider>
      <DataTable
        id="bench"
        label="指标"
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={() => undefined}
        bulk={() => null}
      />
    </AntdProvider>
  </LookProvider>,
)
