import { useState } from 'react'
import { useSay } from '../../../ui/language.ts'
import type { TargetPage } from '../answers.ts'
import { COVERS, evidenceGradeNames, MEASURES, measureNames, VALUE_STATUSES, valueStatusNames } from '../definition.ts'
import { apiOfTarget, unitOf } from './addresses.ts'
import { ChoiceField, FormBox, TextField } from './FormParts.tsx'
import { useFormWords } from './form-words.ts'
import { type FormProps, numberFrom, useSaving } from './saving.ts'

/** A base value where the text states none, or a revision of it. */
export function BaseForm({ page, onClose, onSaved }: FormProps<TargetPage>) {
  const words = useFormWords()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [basis, setBasis] = useState('')
  const [reason, setReason] = useState('')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  const number = numberFrom(value)
  return (
    <FormBox
      title={`${words.baseTitle}（${page.row.baseYear}）`}
      width={560}
      onClose={onClose}
      onSave={() =>
        void save('POST', `${apiOfTarget(page.row)}/bases`, {
          revision: page.row.revision,
          name: { zh: name, en: name },
          value: number,
          basis: basis.trim() === '' ? null : basis,
          reason,
        })
      }
      isBusy={isBusy || number === null}
      problem={problem}
    >
      {page.bases.length > 0 && <p className="muted">{words.baseHint}</p>}
      <TextField label={words.baseName} value={name} onChange={setName} />
      <TextField label={`${words.baseValue} ${page.row.unit ?? ''}`} value={value} onChange={setValue} />
      <TextField label={words.baseBasis} value={basis} onChange={setBasis} isLong />
      <TextField label={words.reason} value={reason} onChange={setReason} isLong />
    </FormBox>
  )
}

/** A published value, with its document and sentence; or the correction of one that was recorded here. */
export function RecordForm({ page, onClose, onSaved }: FormProps<TargetPage>) {
  const words = useFormWords()
  const say = useSay()
  const { row, setting } = page
  const [supersedes, setSupersedes] = useState('')
  const [period, setPeriod] = useState('')
  const [value, setValue] = useState('')
  const [measure, setMeasure] = useState(setting.measure)
  const [covers, setCovers] = useState<(typeof COVERS)[number]>(
    setting.measure === 'level' && !setting.accumulates ? 'moment' : 'year-to-date',
  )
  const [status, setStatus] = useState<(typeof VALUE_STATUSES)[number]>('preliminary')
  const [evidence, setEvidence] = useState<'bulletin' | 'official-letter'>('bulletin')
  const [document, setDocument] = useState('')
  const [sentence, setSentence] = useState('')
  const [definition, setDefinition] = useState('')
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  const isRate = measure === 'growth' || measure === 'reduction'
  const unit = isRate ? '%' : (row.unit ?? unitOf(row))
  const number = numberFrom(value)
  // Only what was recorded from a document is corrected here; returns are corrected by who reported them.
  const correctable = page.observations.filter(
    ({ state, origin }) => state === 'in-force' && origin.kind === 'sentence',
  )
  const corrected = correctable.find(({ id }) => id === supersedes)
  return (
    <FormBox
      title={words.recordTitle}
      onClose={onClose}
      onSave={() =>
        void save('POST', `${apiOfTarget(row)}/observations`, {
          period: corrected?.period ?? period.trim(),
          measure: corrected?.measure ?? measure,
          covers: corrected?.covers ?? covers,
          value: number === null ? value.trim() : String(number),
          unit: corrected?.unit ?? unit,
          status,
          evidence,
          source: { document, sentence },
          documents: [],
          definition: definition === '' ? null : definition,
          baseVersion: null,
          supersedes: supersedes === '' ? null : supersedes,
          note: note.trim() === '' ? null : note,
          reason: reason.trim() === '' ? null : reason,
        })
      }
      isBusy={isBusy || number === null || document.trim() === '' || sentence.trim() === ''}
      problem={problem}
    >
      <p className="muted">{words.recordHint}</p>
      {correctable.length > 0 && (
        <ChoiceField
          label={words.corrects}
          value={supersedes}
          choices={[
            ['', words.correctsNothing] as const,
            ...correctable.map(
              (one) => [one.id, `${say(one.periodWords)}：${one.value ?? ''}${one.unit ?? ''}`] as const,
            ),
          ]}
          onChange={setSupersedes}
        />
      )}
      <div className="target-two">
        {corrected === undefined && (
          <>
            <TextField label={words.period} value={period} onChange={setPeriod} />
            <ChoiceField
              label={words.measure}
              value={measure}
              choices={MEASURES.map((one) => [one, say(measureNames[one])] as const)}
              onChange={setMeasure}
            />
            <ChoiceField
              label={words.covers}
              value={covers}
              choices={COVERS.map((one) => [one, words.coverNames[one]] as const)}
              onChange={setCovers}
            />
          </>
        )}
        <TextField label={`${words.value} ${unit ?? ''}`} value={value} onChange={setValue} />
        <ChoiceField
          label={words.status}
          value={status}
          choices={VALUE_STATUSES.map((one) => [one, say(valueStatusNames[one])] as const)}
          onChange={setStatus}
        />
        <ChoiceField
          label={words.evidence}
          value={evidence}
          choices={(['bulletin', 'official-letter'] as const).map(
            (one) => [one, say(evidenceGradeNames[one])] as const,
          )}
          onChange={setEvidence}
        />
      </div>
      <TextField label={words.document} value={document} onChange={setDocument} />
      <TextField label={words.words} value={sentence} onChange={setSentence} isLong />
      {page.definitions.length > 0 && (
        <ChoiceField
          label={words.definition}
          value={definition}
          choices={[
            ['', words.ownDefinition] as const,
            ...page.definitions.map(({ id, words: changed }) => [id, changed] as const),
          ]}
          onChange={setDefinition}
        />
      )}
      <TextField label={words.note} value={note} onChange={setNote} />
      {supersedes !== '' && <TextField label={words.reason} value={reason} onChange={setReason} isLong />}
    </FormBox>
  )
}

/** That the indicator is measured otherwise from some period on. */
export function DefinitionForm({ page, onClose, onSaved }: FormProps<TargetPage>) {
  const words = useFormWords()
  const [changed, setChanged] = useState('')
  const [since, setSince] = useState('')
  const [basis, setBasis] = useState('')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  return (
    <FormBox
      title={words.definitionTitle}
      width={560}
      onClose={onClose}
      onSave={() =>
        void save('POST', `${apiOfTarget(page.row)}/definitions`, {
          words: changed,
          since: since.trim(),
          basis: basis.trim() === '' ? null : basis,
        })
      }
      isBusy={isBusy}
      problem={problem}
    >
      <TextField label={words.definitionWords} value={changed} onChange={setChanged} />
      <TextField label={words.since} value={since} onChange={setSince} />
      <TextField label={words.basis} value={basis} onChange={setBasis} isLong />
    </FormBox>
  )
}

/** Whether values under a changed definition count. */
export function RulingForm({
  page,
  definition,
  onClose,
  onSaved,
}: FormProps<TargetPage> & { readonly definition: string }) {
  const words = useFormWords()
  const [verdict, setVerdict] = useState<'accept' | 'reject'>('accept')
  const [reason, setReason] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  const changed = page.definitions.find(({ id }) => id === definition)
  return (
    <FormBox
      title={words.ruleTitle}
      width={560}
      onClose={onClose}
      onSave={() =>
        void save('POST', `/api/v1/definitions/${page.row.division}/${definition}/rulings`, {
          isAccepted: verdict === 'accept',
          reason,
          documentNo: documentNo.trim() === '' ? null : documentNo.trim(),
        })
      }
      isBusy={isBusy}
      problem={problem}
    >
      <p>{changed?.words}</p>
      <ChoiceField
        label={words.ruleTitle}
        value={verdict}
        choices={[
          ['accept', words.accept],
          ['reject', words.reject],
        ]}
        onChange={setVerdict}
      />
      <TextField label={words.reason} value={reason} onChange={setReason} isLong />
      <TextField label={words.documentNo} value={documentNo} onChange={setDocumentNo} />
    </FormBox>
  )
}
