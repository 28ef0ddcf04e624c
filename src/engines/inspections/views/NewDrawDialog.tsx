import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { BeaconFields, useBeacon } from '../../draw-desk/views/BeaconFields.tsx'
import type { Items } from '../answers.ts'
import { useWords } from './words.ts'

const CLASSES = ['A', 'B', 'C', 'D', 'N'] as const

/** Freezes a list: item, classes, day, how many, and which beacon decides. */
export function NewDrawDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const all = useWords()
  const words = all.form
  const session = useSession()
  const { division } = session
  const today = session.today()
  const items = useAnswer<Items>('/api/v1/draw-items', { division })
  const [title, setTitle] = useState('')
  const [item, setItem] = useState('')
  const [month, setMonth] = useState(today.slice(0, 7))
  const [planned, setPlanned] = useState(today)
  const [sectors, setSectors] = useState('')
  const [isByCount, setByCount] = useState(false)
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({})
  const beacon = useBeacon()
  const { attempt, problem, isBusy } = useTrying()
  const chosen = item || (items.data?.rows[0]?.id ?? '')
  const make = async () => {
    await attempt(async () => {
      const { id } = await api.send<{ id: string }>('POST', '/api/v1/inspection-draws', {
        division,
        title: title.trim(),
        item: chosen,
        month,
        plannedOn: planned,
        sectors: sectors
          .split(/[,，、\s]+/)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
        bodies: [],
        counts: isByCount
          ? Object.fromEntries(
              CLASSES.flatMap((one) => ((counts[one] ?? '') === '' ? [] : [[one, Number(counts[one])]])),
            )
          : null,
        beacon: beacon.asked,
      })
      onMade(id)
    })
  }
  return (
    <Drawer
      place="middle"
      width={640}
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void make()}
          isOff={isBusy || chosen === '' || title.trim() === ''}
        />
      }
    >
      {problem !== null && <Problem of={problem} />}
      <label className="field">
        <span>{words.name}</span>
        <input value={title} placeholder={words.nameHint} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <Answer of={items} lines={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{words.noItems}</p>
          ) : (
            <label className="field">
              <span>{words.item}</span>
              <select value={chosen} onChange={(event) => setItem(event.target.value)}>
                {rows.map((row) => (
                  <option key={row.id} value={row.id}>
                    {row.name}
                  </option>
                ))}
              </select>
            </label>
          )
        }
      </Answer>
      <label className="field">
        <span>{words.month}</span>
        <input type="month" value={month} onChange={(event) => setMonth(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.sectors}</span>
        <input value={sectors} placeholder="61, 62" onChange={(event) => setSectors(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.planned}</span>
        <input type="date" min={today} value={planned} onChange={(event) => setPlanned(event.target.value)} />
      </label>
      <fieldset className="field draw-choice">
        <legend>{words.by}</legend>
        <label>
          <input type="radio" checked={!isByCount} onChange={() => setByCount(false)} /> {words.byShares}
        </label>
        <label>
          <input type="radio" checked={isByCount} onChange={() => setByCount(true)} /> {words.byCounts}
        </label>
        {isByCount && (
          <div className="draw-counts">
            {CLASSES.map((one) => (
              <label key={one}>
                <span>{all.classes[one]}</span>
                <input
                  type="number"
                  min={0}
                  value={counts[one] ?? ''}
                  onChange={(event) => setCounts((now) => ({ ...now, [one]: event.target.value }))}
                />
              </label>
            ))}
          </div>
        )}
      </fieldset>
      <BeaconFields of={beacon} />
    </Drawer>
  )
}
