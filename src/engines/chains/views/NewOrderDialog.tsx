import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { OrderChoices } from '../answers.ts'
import { PLACES, placeNames, type SupplierPlace } from '../names.ts'
import { TermsFields } from './TermsFields.tsx'
import { useWords } from './words.ts'

/** The box that the list of a choice opens in: within the dialog, which stands over everything else. */
const within = (element: HTMLElement): HTMLElement => element.closest('dialog') ?? document.body

/** Enters an order: what was bought, who bought it of whom, for how much. */
export function NewOrderDialog({ division, onClose }: { readonly division: string; readonly onClose: () => void }) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [typed, setTyped] = useState('')
  const [contract, setContract] = useState('')
  const [node, setNode] = useState<string | null>(null)
  const [buyer, setBuyer] = useState<string | null>(null)
  const [place, setPlace] = useState<SupplierPlace>('district')
  const [supplier, setSupplier] = useState<string | null>(null)
  const [supplierName, setSupplierName] = useState('')
  const [amount, setAmount] = useState('')
  const [signedOn, setSignedOn] = useState(session.today())
  const choices = useAnswer<OrderChoices>(
    '/api/v1/chain-order-choices',
    { division, q: useDeferredValue(typed.trim()) },
    { keepsLast: true },
  )
  const make = () =>
    attempt(async () => {
      await api.send('POST', '/api/v1/chain-orders', {
        division,
        contract: contract.trim(),
        node,
        buyer,
        place,
        supplier: place === 'district' ? supplier : null,
        ...(place === 'district' ? {} : { supplierName: supplierName.trim() }),
        amount: amount.trim(),
        signedOn,
      })
      await forget(['/api/v1/chain-orders', '/api/v1/chains'])
      toast(words.order.done)
      onClose()
    })
  const isWhole =
    contract.trim() !== '' &&
    node !== null &&
    buyer !== null &&
    amount.trim() !== '' &&
    (place === 'district' ? supplier !== null : supplierName.trim() !== '')
  return (
    <Drawer
      place="middle"
      width={560}
      title={words.order.enter}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.order.cancel}
          onCancel={onClose}
          does={words.order.enter}
          onDo={() => void make()}
          isOff={isBusy || !isWhole}
        />
      }
    >
      <Answer of={choices} lines={3}>
        {({ nodes, firms, own }) => {
          const all = [...own, ...firms.filter(({ id }) => !own.some((one) => one.id === id))].map(({ id, name }) => ({
            value: id,
            label: name,
          }))
          const firmSelect = (id: string, value: string | null, onChange: (next: string | null) => void) => (
            <Select
              id={id}
              showSearch
              allowClear
              filterOption={(search, option) => option?.label.includes(search) === true}
              placeholder={words.order.search}
              value={value}
              options={all}
              getPopupContainer={within}
              onSearch={setTyped}
              onChange={(next: string | undefined) => onChange(next ?? null)}
            />
          )
          return (
            <div className="chain-form">
              {problem !== null && <Problem of={problem} />}
              {own.length > 0 && <p className="muted">{words.order.mineFirst}</p>}
              <label className="field" htmlFor="order-node">
                <span>{words.order.node}</span>
                <Select
                  id="order-node"
                  showSearch
                  optionFilterProp="label"
                  value={node}
                  getPopupContainer={within}
                  options={nodes.map(({ id, code, name, chainName }) => ({
                    value: id,
                    label: `${name}（${chainName} ${code}）`,
                  }))}
                  onChange={(next: string) => setNode(next)}
                />
              </label>
              <label className="field" htmlFor="order-buyer">
                <span>{words.order.buyer}</span>
                {firmSelect('order-buyer', buyer, setBuyer)}
              </label>
              <label className="field">
                <span>{words.order.place}</span>
                <select
                  value={place}
                  onChange={(event) => setPlace(PLACES.find((one) => one === event.target.value) ?? 'district')}
                >
                  {PLACES.map((one) => (
                    <option key={one} value={one}>
                      {say(placeNames[one])}
                    </option>
                  ))}
                </select>
              </label>
              {place === 'district' ? (
                <label className="field" htmlFor="order-supplier">
                  <span>{words.order.supplier}</span>
                  {firmSelect('order-supplier', supplier, setSupplier)}
                </label>
              ) : (
                <label className="field">
                  <span>{words.order.supplierName}</span>
                  <input value={supplierName} onChange={(event) => setSupplierName(event.target.value)} />
                </label>
              )}
              <label className="field">
                <span>{words.order.contract}</span>
                <input value={contract} onChange={(event) => setContract(event.target.value)} />
              </label>
              <TermsFields amount={amount} onAmount={setAmount} signedOn={signedOn} onSignedOn={setSignedOn} />
            </div>
          )
        }}
      </Answer>
    </Drawer>
  )
}
