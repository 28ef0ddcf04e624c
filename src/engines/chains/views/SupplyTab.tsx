import { Panel } from '../../../ui/Page.tsx'
import type { ChainAnswer } from '../answers.ts'
import { SupplyLine } from './figures.tsx'
import { OrderTable } from './OrderTable.tsx'
import { useWords } from './words.ts'

/** Local supply of one chain and the orders behind it. */
export function SupplyTab({ chain }: { readonly chain: ChainAnswer }) {
  const words = useWords()
  return (
    <>
      <Panel title={words.rate}>
        <SupplyLine of={chain.supply} isDetailed />
        <p className="muted">
          {words.supply.how} {words.supply.from(chain.rules.disclosedFrom)}
        </p>
      </Panel>
      <Panel title={words.order.title}>
        <p className="muted">{words.order.about}</p>
        <OrderTable division={chain.division} chain={chain.chain.id} />
      </Panel>
    </>
  )
}
