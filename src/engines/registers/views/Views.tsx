import { useState } from 'react'
import type { RecordType } from '../../../language/record-type.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useKept } from '../../../ui/kept.ts'
import { useSay } from '../../../ui/language.ts'
import { Menu, type MenuChoice } from '../../../ui/Menu.tsx'
import { addressFromView, EMPTY_VIEW, type ListView, viewFromAddress } from './list-query.ts'
import { useListWords } from './list-words.ts'

interface KeptView {
  readonly name: string
  /** The address of the list as it stood. */
  readonly address: string
}

const readKeptViews = (kept: unknown): readonly KeptView[] =>
  Array.isArray(kept)
    ? kept.flatMap((one: unknown) => {
        const { name, address } = (one ?? {}) as { readonly name?: unknown; readonly address?: unknown } // checked here
        return typeof name === 'string' && typeof address === 'string' ? [{ name, address }] : []
      })
    : []

/** Lists that the declaration offers ready made, and those that the person kept in this browser. */
export function Views({
  type,
  view,
  onView,
}: {
  readonly type: RecordType
  readonly view: ListView
  readonly onView: (view: ListView) => void
}) {
  const words = useListWords()
  const say = useSay()
  const [own, setOwn] = useKept(`views.${type.id}`, readKeptViews)
  const [isKeeping, setKeeping] = useState(false)
  const [name, setName] = useState('')
  const offered = type.views ?? []
  const address = addressFromView({ ...view, page: 1 }, new URLSearchParams()).toString()
  const current = own.find((one) => one.address === address)
  const chosen = current?.name ?? offered.find(({ id }) => id === view.view)?.name
  const choices: readonly MenuChoice[] = [
    {
      key: '',
      label: words.allRecords,
      isChecked: address === '',
      onChoose: () => onView(EMPTY_VIEW),
    },
    ...offered.map(({ id, name: title }) => ({
      key: id,
      label: say(title),
      isChecked: view.view === id && current === undefined,
      onChoose: () => onView({ ...EMPTY_VIEW, view: id }),
    })),
    ...own.map((one) => ({
      key: `own ${one.name}`,
      label: one.name,
      isChecked: one === current,
      onChoose: () => onView(viewFromAddress(type, new URLSearchParams(one.address))),
    })),
    ...(address === '' || current !== undefined
      ? []
      : [{ key: 'keep', label: `＋ ${words.keepView}`, onChoose: () => setKeeping(true) }]),
    ...(current === undefined
      ? []
      : [
          {
            key: 'forget',
            label: `× ${words.forgetView}`,
            onChoose: () => setOwn(own.filter((one) => one !== current)),
          },
        ]),
  ]
  const keep = () => {
    if (name.trim() === '') return
    setOwn([...own.filter((one) => one.name !== name.trim()), { name: name.trim(), address }])
    setKeeping(false)
    setName('')
  }
  return (
    <>
      <Menu
        icon="outline"
        label={chosen === undefined ? words.views : typeof chosen === 'string' ? chosen : say(chosen)}
        choices={choices}
      />
      {isKeeping && (
        <Drawer
          place="middle"
          title={words.keepViewTitle}
          onClose={() => setKeeping(false)}
          foot={
            <BoxButtons
              cancel={words.cancel}
              onCancel={() => setKeeping(false)}
              does={words.keep}
              onDo={keep}
              isOff={name.trim() === ''}
            />
          }
        >
          <label className="field">
            <span>{words.viewName}</span>
            <input
              value={name}
              maxLength={40}
              onChange={({ target }) => setName(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') keep()
              }}
            />
            <small className="muted">{words.keptHere}</small>
          </label>
        </Drawer>
      )}
    </>
  )
}
