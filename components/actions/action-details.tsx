import { plainText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Disclosure } from '@/components/ui/disclosure'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ActionListRow } from './queries'
import { answersOf, stepsOf } from './read-action'

const code = 'font-mono text-xs break-all'

/** Step by step what is or was to be called, what takes it back, and what GitLab answered. Its words are a stranger's text. */
export function ActionDetails({ row }: { row: ActionListRow }) {
  const steps = stepsOf(row)
  const answers = answersOf(row)
  return (
    <Disclosure summary="Steps and answers">
      <div className="flex flex-col gap-2">
        {steps === null && <p>The plan was stored by another version of Natterjack and can’t be shown.</p>}
        {steps?.map(({ words, method, path, inverse }) => (
          <div key={`${method} ${path}`}>
            <p>
              <SafeText text={words} />
            </p>
            <code className={code}>
              {method} <SafeText text={path} />
            </code>
            <p className="text-ink-3">
              {inverse ? (
                <>
                  Taken back by{' '}
                  <code className={code}>
                    {inverse.method} <SafeText text={inverse.path} />
                  </code>
                </>
              ) : (
                'There is nothing to take back.'
              )}
            </p>
          </div>
        ))}
        {answers.length === 0 && <p className="text-ink-3">GitLab has not been asked.</p>}
        {answers.map((answer) => (
          <div key={`${answer.at} ${answer.method}`} className="border-l-2 pl-2">
            <p>
              {answer.status === null ? 'No answer' : `GitLab answered ${answer.status}`}{' '}
              <RelativeTime at={answer.at} ago className="text-ink-3" />
            </p>
            {answer.body && (
              <pre className="max-h-40 overflow-hidden font-mono text-xs break-all whitespace-pre-wrap text-ink-3">
                {plainText(answer.body, { lines: true, limit: 600 })}
              </pre>
            )}
          </div>
        ))}
      </div>
    </Disclosure>
  )
}
