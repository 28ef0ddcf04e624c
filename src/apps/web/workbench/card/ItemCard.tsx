import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { clauseOf, type Item, itemKinds } from '../../../../engines/plans/views/text/items.ts'
import { type OutlineBranch, pathTo } from '../../../../engines/plans/views/text/outline-tree.ts'
import type { SystemDeclaration } from '../../../../model/system.ts'
import type { Citation } from '../../../../model/track-result.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import type { OpenDocument } from '../documents/document.ts'
import { COMPARATOR_SIGN, pageAt, periodWords, sentenceAround, valueWords } from '../documents/figures.ts'
import { TrackedCard } from '../tracking/TrackedCard.tsx'
import type { Tracking } from '../tracking/tracking.ts'
import { linkTo, useView } from '../view.ts'
import { inLanguage, useWords, type Words } from '../words/words.ts'

interface ItemCardProps {
  readonly document: OpenDocument
  readonly tree: readonly OutlineBranch[]
  readonly items: readonly Item[]
  readonly selected: Item | null
  readonly systems: readonly SystemDeclaration[]
  readonly isInText: boolean
  /** What the reports say of the plan's targets; null for a report. */
  readonly tracking: Tracking | null
  /** The observation whose figure was clicked. */
  readonly focus: { readonly at: number; readonly part: number } | null
  /** Goes to a place that a figure cites, in any document. */
  readonly onCite: (citation: Citation) => void
  readonly onSelect: (item: Item | null) => void
  readonly onWalk: (step: 1 | -1) => void
  readonly onToText: () => void
  /** Goes to a place of the text that is no item of its own. */
  readonly onGo: (offset: number) => void
  readonly onNotify: (text: string) => void
}

/** All that is known of the selected item: attributes, citation, exact sentence. */
export function ItemCard(props: ItemCardProps) {
  const words = useWords()
  const { selected, focus } = props
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (selected && focus === null) box.current?.querySelector('.card-body')?.scrollTo({ top: 0 })
  }, [selected, focus])
  if (selected === null) {
    return (
      <aside className="card is-empty" aria-label={words.card.label}>
        <p>{words.card.empty}</p>
        <p className="muted">{words.card.emptyKeys}</p>
        <h3>{words.card.legend}</h3>
        <dl className="meanings">
          {itemKinds.map((kind) => (
            <div key={kind}>
              <dt>
                <i className={`sign k-${kind}`} aria-hidden="true" />
                {words.kinds[kind]}
              </dt>
              <dd>{words.card.meanings[kind]}</dd>
            </div>
          ))}
        </dl>
      </aside>
    )
  }
  return (
    <aside className="card" aria-label={words.card.label} ref={box}>
      <header className={`k-${selected.kind}`}>
        <i className={`sign k-${selected.kind}`} aria-hidden="true" />
        <b>{words.kinds[selected.kind]}</b>
        {selected.confidence !== null && <Confidence value={selected.confidence} label={words.card.confidence} />}
        <span className="spacer" />
        <button
          type="button"
          onClick={() => props.onWalk(-1)}
          title={`${words.card.previous} (k)`}
          aria-label={words.card.previous}
        >
          <Icon name="up" size={14} />
        </button>
        <button
          type="button"
          onClick={() => props.onWalk(1)}
          title={`${words.card.next} (j)`}
          aria-label={words.card.next}
        >
          <Icon name="down" size={14} />
        </button>
        <button
          type="button"
          onClick={() => props.onSelect(null)}
          title={`${words.card.close} (Esc)`}
          aria-label={words.card.close}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      <div className="card-body" aria-live="polite">
        <Attributes {...props} item={selected} />
        {selected.kind === 'target' && props.tracking !== null && (
          <TrackedCard
            tracking={props.tracking}
            statement={selected.statement.id}
            focus={props.focus}
            onCite={props.onCite}
          />
        )}
        <Source {...props} item={selected} />
      </div>
    </aside>
  )
}

function Confidence({ value, label }: { readonly value: number; readonly label: string }) {
  const words = useWords()
  return (
    <span className={`confidence${value < 0.7 ? ' is-low' : ''}`} title={`${label} ${value.toFixed(2)}`}>
      <meter min={0} max={1} value={value} aria-label={label} />
      {value.toFixed(2)} · {words.card.confidenceWords(value)}
    </span>
  )
}

/** Name and value, left out when there is no value. */
function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Attributes(props: ItemCardProps & { readonly item: Item }) {
  const words = useWords()
  const { item, systems, document } = props
  switch (item.kind) {
    case 'target':
    case 'result':
    case 'context': {
      const { statement: it } = item
      return (
        <>
          <h2>
            {it.indicator}
            {it.subject && <small>{it.subject}</small>}
          </h2>
          <p className="headline">
            <span>{COMPARATOR_SIGN[it.comparator]}</span>
            <b>{valueWords(it)}</b>
            <small>
              {it.per === 'year' && `${words.card.perYear} · `}
              {periodWords(it.period) ?? words.card.noPeriod}
            </small>
          </p>
          <dl>
            <Row name={words.card.comparator}>{words.card.comparators[it.comparator]}</Row>
            <Row name={words.card.measure}>{words.card.measures[it.measure]}</Row>
            <Row name={words.card.period}>
              {periodWords(it.period) ?? <span className="muted">{words.card.noPeriod}</span>}
            </Row>
            <Row name={words.card.per}>{it.per === 'year' ? words.card.perYear : null}</Row>
            <Row name={words.card.modality}>{words.card.modalityWords[it.modality]}</Row>
            <Row name={words.card.value}>
              <span className="as-written">{it.valueText}</span>
            </Row>
          </dl>
        </>
      )
    }
    case 'commitment': {
      const { commitment: it } = item
      return (
        <>
          <h2>
            {it.verb}
            {it.object}
          </h2>
          <dl>
            <Row name={words.card.verb}>{it.verb}</Row>
            <Row name={words.card.object}>{it.object}</Row>
            <Row name={words.card.place}>{it.place}</Row>
            <Row name={words.card.period}>{periodWords(it.period)}</Row>
            <Row name={words.card.bodies}>{it.bodies.length > 0 ? it.bodies.join('、') : null}</Row>
            <Row name={words.card.lead}>
              {it.lead ? (
                <>
                  {it.lead.body}
                  <small className="muted block-note">
                    {words.card.leadReason}：{it.lead.reason} · {words.card.confidence} {it.lead.confidence.toFixed(2)}
                  </small>
                </>
              ) : (
                <span className="muted">{words.card.noLead}</span>
              )}
            </Row>
            <Row name={words.card.verifiable}>{it.verifiable ? words.card.yes : words.card.no}</Row>
          </dl>
        </>
      )
    }
    case 'system': {
      const declaration = systems.find(({ id }) => id === item.system.system)
      const others = props.items.filter(
        (other) => other.kind === 'system' && other.system.system === item.system.system && other.key !== item.key,
      )
      const state = item.system.strength === 'ordered' ? words.card.stateOrdered : words.card.stateMentioned
      return (
        <>
          <h2>
            {declaration ? inLanguage(words, declaration.name) : item.system.system}
            <small>{item.system.system}</small>
          </h2>
          <p className={`state is-${item.system.strength}`}>{state}</p>
          {declaration ? (
            <dl>
              <Row name={words.card.purpose}>{inLanguage(words, declaration.purpose)}</Row>
              <Row name={words.card.works}>{inLanguage(words, declaration.works)}</Row>
              <Row name={words.card.basis}>
                {declaration.basis.length > 0 ? (
                  <ul className="plain">
                    {declaration.basis.map(({ title, number, sure }) => (
                      <li key={`${title}${number}`}>
                        {title}
                        {number && ` ${number}`}
                        {!sure && <small className="muted"> · {words.card.unsure}</small>}
                      </li>
                    ))}
                  </ul>
                ) : null}
              </Row>
              <Row name={words.card.feeds}>
                {declaration.feeds.length > 0
                  ? declaration.feeds
                      .map((id) => {
                        const fed = systems.find((other) => other.id === id)
                        return fed ? inLanguage(words, fed.name) : id
                      })
                      .join('、')
                  : null}
              </Row>
            </dl>
          ) : (
            <p className="muted">{words.card.unknownSystem}</p>
          )}
          <OtherPlaces title={words.card.otherClauses} items={others} document={document} onSelect={props.onSelect} />
        </>
      )
    }
    case 'diagnostic': {
      const { diagnostic: it } = item
      return (
        <>
          <h2 className="finding">{words.language === 'en' ? it.messageEn : it.message}</h2>
          <dl>
            <Row name={words.card.severity}>
              <span className={`severity is-${it.severity}`}>{words.card.severities[it.severity]}</span>
            </Row>
            <Row name={words.card.code}>
              <code>{it.code}</code>
            </Row>
            <Row name={words.card.hint}>{words.language === 'en' ? it.hintEn : it.hint}</Row>
            <Row name={words.card.related}>
              {it.related.length > 0 ? (
                <ul className="plain">
                  {it.related.map((place) => (
                    <li key={`${place.start}-${place.end}`}>
                      <button type="button" className="quote-link" onClick={() => props.onGo(place.start)}>
                        <span className="line-no">{words.text.line(place.line)}</span>
                        {shorten(document.text.slice(place.start, place.end), 60)}
                      </button>
                    </li>
                  ))}
                </ul>
              ) : null}
            </Row>
          </dl>
        </>
      )
    }
    case 'name': {
      const { thing: it } = item
      return (
        <>
          <h2>{it.name}</h2>
          <dl>
            <Row name={words.columns.kind}>{words.nameKinds[it.kind]}</Row>
            <Row name={words.card.parts}>{it.parts.length > 0 ? it.parts.join('、') : null}</Row>
            <Row name={words.card.mentions}>
              <span className="places" key="places">
                {it.mentions.slice(0, 60).map((place) => (
                  <button type="button" key={place.start} onClick={() => props.onGo(place.start)}>
                    {words.text.line(place.line)}
                  </button>
                ))}
              </span>
            </Row>
          </dl>
        </>
      )
    }
  }
}

function OtherPlaces({
  title,
  items,
  document,
  onSelect,
}: {
  readonly title: string
  readonly items: readonly Item[]
  readonly document: OpenDocument
  readonly onSelect: (item: Item) => void
}) {
  const words = useWords()
  if (items.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain">
        {items.slice(0, 40).map((other) => (
          <li key={other.key}>
            <button type="button" className="quote-link" onClick={() => onSelect(other)}>
              <span className="line-no">{words.text.line(other.line)}</span>
              {shorten(document.text.slice(other.start, other.end), 60)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where it stands: citation, the sentence as published, the sentence as read, what else stands there. */
function Source(props: ItemCardProps & { readonly item: Item }) {
  const words = useWords()
  const view = useView()
  const { item, document, tree } = props
  const clause = useMemo(() => clauseOf(document.model, item.clause), [document, item.clause])
  const [before, words_, after] = sentenceAround(document, clause, item.start, item.end)
  const path = pathTo(tree, item.section).map(({ node }) => node.title)
  const page = pageAt(document, item.start)
  const isSame = clause !== null && `${before}${words_}${after}` === clause.text
  const also = props.items.filter(
    (other) => other.key !== item.key && other.start < item.end && other.end > item.start && other.kind !== 'name',
  )
  const citation = citationOf(words, document, path, item)
  const copy = (text: string) => {
    void navigator.clipboard?.writeText(text).then(() => props.onNotify(words.card.copied))
  }
  return (
    <>
      <section>
        <h3>{words.card.source}</h3>
        <blockquote lang="zh-CN">
          {before}
          <mark>{words_}</mark>
          {after}
        </blockquote>
        {clause !== null && !isSame && (
          <>
            <h3>{words.card.reading}</h3>
            <p className="reading" lang="zh-CN">
              {clause.text}
            </p>
          </>
        )}
      </section>
      <section>
        <h3>{words.card.citation}</h3>
        <p className="citation">
          {path.join(' › ')}
          {path.length > 0 && <br />}
          <span className="muted">
            {words.text.line(item.line)}
            {page !== null && ` · ${words.text.page(page)}`}
            {item.clause !== null && ` · ${words.card.clause} ${item.clause}`}
            <br />
            {document.model.plan.title || document.name}
          </span>
        </p>
        <div className="card-actions">
          {!props.isInText && (
            <button type="button" className="button is-primary is-small" onClick={props.onToText}>
              <Icon name="goto" size={14} />
              {words.card.inText}
            </button>
          )}
          <button type="button" className="button is-small" onClick={() => copy(`${words_}\n—— ${citation}`)}>
            <Icon name="quote" size={14} />
            {words.card.copyCitation}
          </button>
          <button type="button" className="button is-small" onClick={() => copy(linkTo(view))}>
            <Icon name="link" size={14} />
            {words.card.copyLink}
          </button>
        </div>
      </section>
      <OtherAtPlace title={words.card.also} items={also} onSelect={props.onSelect} systems={props.systems} />
    </>
  )
}

function OtherAtPlace({
  title,
  items,
  systems,
  onSelect,
}: {
  readonly title: string
  readonly items: readonly Item[]
  readonly systems: readonly SystemDeclaration[]
  readonly onSelect: (item: Item) => void
}) {
  const words = useWords()
  if (items.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain">
        {items.slice(0, 12).map((other) => (
          <li key={other.key}>
            <button type="button" className="also" onClick={() => onSelect(other)}>
              <i className={`sign k-${other.kind}`} aria-hidden="true" />
              <span className="also-kind">{words.kinds[other.kind]}</span>
              {shorten(labelOf(words, systems, other), 40)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What an item is called in a list. */
export function labelOf(words: Words, systems: readonly SystemDeclaration[], item: Item): string {
  switch (item.kind) {
    case 'target':
    case 'result':
    case 'context':
      return `${item.statement.indicator} ${COMPARATOR_SIGN[item.statement.comparator]}${valueWords(item.statement)}`
    case 'commitment':
      return `${item.commitment.verb}${item.commitment.object}`
    case 'system': {
      const declaration = systems.find(({ id }) => id === item.system.system)
      return declaration ? inLanguage(words, declaration.name) : item.system.system
    }
    case 'diagnostic':
      return words.language === 'en' ? item.diagnostic.messageEn : item.diagnostic.message
    case 'name':
      return item.thing.name
  }
}

const shorten = (text: string, length: number) => {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat
}

const citationOf = (words: Words, document: OpenDocument, path: readonly string[], item: Item) =>
  [document.model.plan.title || document.name, ...path, words.text.line(item.line), item.clause]
    .filter((part) => part !== null && part !== '')
    .join('，')
