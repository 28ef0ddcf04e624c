import { useMemo } from 'react'
import { toneShapes } from '../../../model/standing.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Mark } from '../../../ui/marks.tsx'
import { flattened, type PictureNode, sizeOf } from '../picture.ts'
import { useWords } from './words.ts'

interface Row {
  readonly node: PictureNode
  readonly depth: number
}

/** The same picture as a table: every heading with what it holds, also the empty ones. */
export function PictureTable({
  root,
  onChoose,
}: {
  readonly root: PictureNode
  readonly onChoose: (node: PictureNode) => void
}) {
  const words = useWords()
  const rows = useMemo(() => flattened(root), [root])
  const columns = useMemo((): readonly Column<Row>[] => {
    const count = (key: string, title: string, of: (node: PictureNode) => number): Column<Row> => ({
      key,
      title,
      width: 84,
      align: 'end',
      value: ({ node }) => of(node),
    })
    return [
      {
        key: 'section',
        title: words.section,
        width: 280,
        isFixed: true,
        sorts: false,
        value: ({ node }) => `${node.number} ${node.title}`.trim(),
        cell: ({ node, depth }) => (
          <span style={{ paddingInlineStart: depth * 14 }}>
            {depth === 0 ? words.wholePlan : `${node.number} ${node.title}`}
          </span>
        ),
      },
      {
        key: 'tone',
        title: words.picture,
        width: 120,
        value: ({ node }) => words.tones[node.tone],
        cell: ({ node }) => (
          <Mark tone={node.tone} shape={toneShapes[node.tone]}>
            {words.tones[node.tone]}
          </Mark>
        ),
        filters: true,
      },
      count('targets', words.targets, ({ targets }) => targets),
      count('commitments', words.commitments, ({ commitments }) => commitments),
      count('holds', words.holds, sizeOf),
      count('binding', words.bindingBehindShort, ({ bindingBehind }) => bindingBehind),
      count('behind', words.behind, ({ tones }) => tones.poor + tones.bad),
      count('fair', words.fair, ({ tones }) => tones.fair),
      count('good', words.good, ({ tones }) => tones.good),
      count('none', words.unknown, ({ tones }) => tones.none),
    ]
  }, [words])
  return (
    <DataTable
      id="overview-picture"
      label={words.picture}
      rows={rows}
      columns={columns}
      rowKey={({ node }) => `${node.level} ${node.id}`}
      onOpen={({ node }) => onChoose(node)}
      height={460}
    />
  )
}
