import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'react-router'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { addressOfList, findType } from '../../registers/views/declared.ts'
import type { ChainAnswer } from '../answers.ts'
import { type Fold, foldsOf } from '../folds.ts'
import { STAGES, type Stage, stageNames } from '../names.ts'
import { ChainMap } from './ChainMap.tsx'
import { type MapKind, type Shown, STEPS, shownOf, useLayout } from './drawn.ts'
import { FoldedMap } from './FoldedMap.tsx'
import { StatesBar } from './figures.tsx'
import { MapLegend } from './MapLegend.tsx'
import { NodeTable } from './NodeTable.tsx'
import { savePng, saveSvg } from './picture.ts'
import { useWords } from './words.ts'

/** Beyond so many nodes one picture is of no use: it is folded by stages and their steps. */
const DRAWN_AT_MOST = 900
/** From so many on folding is offered. */
const FOLDED_FROM = 60

/** The graph as a picture of what it is (全景图) or how it stands (现状图), and the same as a list. */
export function MapTab({ chain, onOpen }: { readonly chain: ChainAnswer; readonly onOpen: (id: string) => void }) {
  const words = useWords()
  const say = useSay()
  const [kind, setKind] = useState<MapKind | 'list'>('status')
  const [stage, setStage] = useState<Stage | null>(null)
  const [zoom, setZoom] = useState(0.8)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [showsCritical, setCritical] = useState(false)
  const [wholes, setWholes] = useState(0)
  const svg = useRef<SVGSVGElement>(null)
  const ofStage = useMemo(() => shownOf(chain, stage), [chain, stage])
  const [folds, setFolds] = useState(ofStage.nodes.length > DRAWN_AT_MOST)
  const [fold, setFold] = useState<Fold | null>(null)
  const isFolded = kind !== 'list' && fold === null && (folds || ofStage.nodes.length > DRAWN_AT_MOST)
  const shown = useMemo(() => (fold === null ? ofStage : onlyOf(ofStage, fold)), [ofStage, fold])
  const folded = useMemo(() => (isFolded ? foldsOf(ofStage.nodes, ofStage.supplies) : null), [isFolded, ofStage])
  const isDrawn = !isFolded && shown.nodes.length <= DRAWN_AT_MOST
  // Steps are told by the graph: another one, or another stage, has other folds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever what is folded is another
  useEffect(() => setFold(null), [ofStage])
  const layout = useLayout(isDrawn ? shown : NOTHING)
  const search = typed.trim().toLowerCase()
  const hits = useMemo(
    () =>
      search === ''
        ? null
        : shown.nodes.filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(search)).map(({ id }) => id),
    [search, shown],
  )
  const found = useMemo(() => (hits === null ? null : new Set(hits)), [hits])
  const hit = hits?.[at % Math.max(1, hits.length)] ?? null
  const title = words.map.caption(
    chain.chain.name,
    kind === 'panorama' ? words.map.panorama : words.map.status,
    chain.isSimulated,
  )
  const step = (way: 1 | -1) =>
    setZoom(
      (now) =>
        (way === 1 ? STEPS.find((one) => one > now + 0.01) : [...STEPS].reverse().find((one) => one < now - 0.01)) ??
        now,
    )
  const save = (how: typeof saveSvg | typeof savePng) => {
    if (svg.current === null) return
    // Near, so that the file says all that the picture can: names whole, firms, signs.
    flushSync(() => setZoom(1))
    void how(svg.current, `${title}-${chain.on}`)
    setZoom(zoom)
  }
  if (chain.nodes.length === 0) return <Empty title={words.map.empty}>{words.map.emptyText}</Empty>
  return (
    <>
      <Panel>
        <StatesBar of={chain.counts.states} />
      </Panel>
      <Panel>
        <div className="chain-tools">
          <span className="chain-tabs">
            {(['status', 'panorama', 'list'] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="button is-small"
                aria-pressed={kind === one}
                onClick={() => setKind(one)}
              >
                {words.map[one]}
              </button>
            ))}
          </span>
          <label>
            <span>{words.map.stage}</span>
            <select
              value={stage ?? ''}
              onChange={(event) => setStage(STAGES.find((one) => one === event.target.value) ?? null)}
            >
              <option value="">{words.map.all}</option>
              {STAGES.map((one) => (
                <option key={one} value={one}>
                  {say(stageNames[one])}
                </option>
              ))}
            </select>
          </label>
          {kind !== 'list' && ofStage.nodes.length >= FOLDED_FROM && (
            <span className="chain-tabs">
              <button
                type="button"
                className="button is-small"
                aria-pressed={isFolded}
                onClick={() => {
                  setFolds(fold !== null || !folds)
                  setFold(null)
                }}
              >
                {words.map.folded}
              </button>
              {fold !== null && (
                <span className="muted" aria-live="polite">
                  {words.map.fold(say(stageNames[fold.stage]), fold.step)} · {words.nodes(shown.nodes.length)}
                </span>
              )}
            </span>
          )}
          {kind !== 'list' && isDrawn && (
            <>
              <label>
                <input
                  type="search"
                  value={typed}
                  placeholder={words.map.search}
                  aria-label={words.map.search}
                  onChange={(event) => {
                    setTyped(event.target.value)
                    setAt(0)
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || hits === null || hits.length === 0) return
                    event.preventDefault()
                    setAt((now) => (now + 1) % hits.length)
                  }}
                />
                <span className="muted" role="status">
                  {hits === null
                    ? ''
                    : hits.length === 0
                      ? words.map.none
                      : words.map.found((at % hits.length) + 1, hits.length)}
                </span>
              </label>
              <span className="chain-tabs">
                <button
                  type="button"
                  className="button is-small"
                  aria-label={words.map.smaller}
                  onClick={() => step(-1)}
                >
                  −
                </button>
                <button type="button" className="button is-small" aria-label={words.map.bigger} onClick={() => step(1)}>
                  ＋
                </button>
                <button type="button" className="button is-small" onClick={() => setWholes((now) => now + 1)}>
                  {words.map.fit}
                </button>
                <button type="button" className="button is-small" onClick={() => setZoom(1)}>
                  {words.map.usual}
                </button>
              </span>
              <label>
                <input
                  type="checkbox"
                  checked={showsCritical}
                  onChange={(event) => setCritical(event.target.checked)}
                />
                <span>{words.map.critical}</span>
              </label>
              <span className="chain-tabs">
                <button type="button" className="button is-small" onClick={() => save(saveSvg)}>
                  {words.map.svg}
                </button>
                <button type="button" className="button is-small" onClick={() => save(savePng)}>
                  {words.map.png}
                </button>
                <button type="button" className="button is-small" onClick={() => print()}>
                  {words.map.print}
                </button>
              </span>
            </>
          )}
        </div>
        {folded !== null && (
          <>
            <FoldedMap folded={folded} onOpen={setFold} label={words.map.label(chain.chain.name)} />
            <p className="muted">{words.map.foldedText}</p>
          </>
        )}
        {kind !== 'list' &&
          folded === null &&
          (isDrawn ? (
            <>
              <ChainMap
                chain={chain}
                shown={shown}
                layout={layout}
                kind={kind}
                zoom={zoom}
                onZoom={setZoom}
                wholes={wholes}
                showsCritical={showsCritical}
                hits={found}
                hit={hit}
                onOpen={onOpen}
                svgRef={svg}
                label={words.map.label(chain.chain.name)}
                caption={`${title} · ${chain.on}`}
              />
              <MapLegend kind={kind} />
              <p className="muted">{words.map.keys}</p>
            </>
          ) : (
            <p>{words.map.tooMany(shown.nodes.length)}</p>
          ))}
        {kind === 'list' && <NodeTable nodes={shown.nodes} onOpen={onOpen} />}
      </Panel>
      <Faults chain={chain} onOpen={onOpen} />
      <Registers chain={chain} />
    </>
  )
}

/** Where the graph is entered, and taken in from workbooks: its registers, of this chain alone. */
function Registers({ chain }: { readonly chain: ChainAnswer }) {
  const words = useWords()
  const say = useSay()
  const id = JSON.stringify(chain.chain.id)
  return (
    <Panel title={words.registers.title} note={words.registers.help}>
      <div className="chain-near">
        {(
          [
            ['chain-node', `chain.id == ${id}`],
            ['chain-supply', `consumer.chain.id == ${id}`],
            ['chain-firm', `node.chain.id == ${id}`],
            ['chain-ticket', `chain.id == ${id}`],
          ] as const
        ).map(([type, where]) => {
          const declared = findType(type)
          return (
            declared !== undefined && (
              <Link
                key={type}
                className="button is-small"
                to={`${addressOfList(declared)}?where=${encodeURIComponent(where)}`}
              >
                {say(declared.type.name)}
              </Link>
            )
          )
        })}
      </div>
    </Panel>
  )
}

const NOTHING = { nodes: [], supplies: [] }

/** The nodes of a fold with what they are made of and what uses them, and the supplies between. */
function onlyOf({ nodes, supplies }: Shown, fold: Fold): Shown {
  const own = new Set(fold.nodes)
  const touching = supplies.filter(({ from, to }) => own.has(from) || own.has(to))
  const seen = new Set([...own, ...touching.flatMap(({ from, to }) => [from, to])])
  return { nodes: nodes.filter(({ id }) => seen.has(id)), supplies: touching }
}

function Faults({ chain, onOpen }: { readonly chain: ChainAnswer; readonly onOpen: (id: string) => void }) {
  const words = useWords()
  const names = new Map(chain.nodes.map(({ id, name }) => [id, name]))
  return (
    <Panel title={words.faults.title}>
      {chain.faults.length === 0 ? (
        <p className="muted">{words.faults.none}</p>
      ) : (
        <>
          <ul className="chain-list">
            {chain.faults.map(({ kind, nodes, supplies }) => (
              <li key={`${kind} ${nodes.join(' ')} ${supplies.join(' ')}`}>
                {words.faults[kind]}：
                {nodes.map((one, i) => (
                  <span key={one}>
                    {i > 0 && ' → '}
                    <button type="button" className="button is-quiet is-small" onClick={() => onOpen(one)}>
                      {names.get(one) ?? one}
                    </button>
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <p className="muted">{words.faults.help}</p>
        </>
      )}
    </Panel>
  )
}
