import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { standingLooks, standingNames } from '../../../model/standing.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText, periodText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { NatureMark, ProgressBar, StandingMark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import type { Overview, TargetBrief } from '../answers.ts'
import { linesOf, type PictureNode } from '../picture.ts'
import { useWords } from './words.ts'

/** The targets of the part that was chosen in the picture. */
export function SectionTargets({
  overview,
  root,
  node,
  onClose,
}: {
  readonly overview: Overview
  readonly root: PictureNode
  readonly node: PictureNode
  readonly onClose: () => void
}) {
  const words = useWords()
  const say = useSay()
  const navigate = useNavigate()
  const rows = useMemo(() => {
    const [from, to] = linesOf(root, node)
    return overview.targets.filter(({ line }) => line >= from && line < to)
  }, [overview, root, node])
  const columns = useMemo(
    (): readonly Column<TargetBrief>[] => [
      { key: 'name', title: words.targets, width: 240, isFixed: true, value: ({ name }) => say(name) },
      {
        key: 'nature',
        title: '',
        width: 84,
        sorts: false,
        value: ({ isBinding }) => (isBinding ? words.binding : words.expected),
        cell: ({ isBinding }) => <NatureMark nature={isBinding ? 'binding' : 'expected'} />,
      },
      { key: 'wanted', title: words.target, width: 170, value: ({ wanted }) => say(wanted) },
      {
        key: 'latest',
        title: words.latest,
        width: 130,
        align: 'end',
        value: ({ latest }) => latest?.value ?? null,
        cell: ({ latest, unit }) =>
          latest === null ? '—' : `${numberText(latest.value)}${unit ?? ''} (${periodText(latest.period)})`,
      },
      {
        key: 'progress',
        title: words.progress,
        width: 150,
        value: ({ progress }) => progress,
        cell: ({ progress, elapsed, standing }) => (
          <ProgressBar share={progress} elapsed={elapsed} tone={standingLooks[standing].tone} />
        ),
      },
      {
        key: 'standing',
        title: words.picture,
        width: 130,
        value: ({ standing }) => say(standingNames[standing]),
        cell: ({ standing }) => <StandingMark standing={standing} />,
        filters: true,
      },
      { key: 'body', title: words.responsible, width: 150, value: ({ body }) => body, filters: true },
    ],
    [words, say],
  )
  const title = `${node.number} ${node.title}`.trim()
  return (
    <Panel
      title={words.inSection(title)}
      actions={
        <>
          <Link to={`/tasks?search=${encodeURIComponent(node.title)}`}>{words.toTasks}</Link>
          <button type="button" className="button is-quiet is-small" onClick={onClose}>
            <Icon name="close" size={14} />
            {words.back}
          </button>
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="muted">{words.noneInSection}</p>
      ) : (
        <DataTable
          id="overview-section"
          label={words.inSection(title)}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ href }) => navigate(href)}
          hidesTools
        />
      )}
    </Panel>
  )
}
