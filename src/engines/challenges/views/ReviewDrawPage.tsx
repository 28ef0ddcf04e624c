import { useParams } from 'react-router'
import { DrawView } from '../../draw-desk/views/DrawView.tsx'
import { useWords } from './words.ts'

/** 专家抽取: the draw of a review's experts, under the codes of this draw, for anybody to run again. */
export default function ReviewDrawPage() {
  const { division = '', id = '' } = useParams()
  const words = useWords()
  return (
    <DrawView
      division={division}
      id={id}
      desk={{
        back: { to: `/blind-reviews/${division}/${id}`, title: words.back },
        classTitle: words.draw.class,
        classOf: () => words.challenge,
        counted: words.draw.count,
        targetTitle: words.draw.target,
        nameOf: () => '',
        partyHint: words.draw.hint,
        gets: {
          title: words.draw.experts,
          of: (number, { assignments }) => (
            <code>{assignments.find(({ target }) => target === number)?.inspectors.join('、')}</code>
          ),
        },
      }}
    />
  )
}
