'use client'
import { useQuery } from '@tanstack/react-query'
import { answerNames, typeWords } from '@/components/spamcheck/call-words'
import { SafeText } from '@/components/text/safe-text'
import { QueryView } from '@/components/ui/query-view'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { scorePoints } from '@/lib/settings/score-words'
import type { Settings } from '@/lib/settings/settings'
import { askedNames } from '@/lib/settings/settings-words'
import { doorPreviewQuery, type ShownDoorPreview } from './queries'

/** Which answers to GitLab would have been others: real questions, their stored scores, old rules and new. */
export function DoorPreview({ settings }: { settings: Settings }) {
  const query = useQuery(doorPreviewQuery(settings))
  return (
    <section aria-labelledby="door-preview" className="flex flex-col gap-2">
      <h3 id="door-preview" className="font-medium">
        Spamcheck’s latest answers, before and after
      </h3>
      <QueryView query={query} label="Comparing answers" loading={<Skeleton className="h-24" />}>
        {(preview) => <Answers preview={preview} />}
      </QueryView>
    </section>
  )
}

function Answers({ preview: { calls, since, kinds, examples, unknown } }: { preview: ShownDoorPreview }) {
  if (calls === 0 || since === null)
    return <p className="text-sm text-ink-2">GitLab has asked nothing yet, so there is nothing to compare.</p>
  const changed = kinds.filter((kind) => kind.changed.length > 0)
  return (
    <>
      <p className="text-sm text-ink-2">
        Of the newest {calls.toLocaleString('en')} questions, since <RelativeTime at={since} ago />
        {changed.length === 0 ? ', none would have been answered otherwise.' : ':'}
      </p>
      {changed.length > 0 && (
        <ul aria-label="Answers that would differ" className="flex flex-col gap-1 text-sm">
          {changed.map(({ kind, calls: asked, changed: changes }) => (
            <li key={kind}>
              <span className="font-medium">{askedNames[kind]}</span>
              <span className="text-ink-3"> ({asked.toLocaleString('en')} asked)</span>:{' '}
              {changes
                .map(
                  ({ before, after, count }) =>
                    `${count.toLocaleString('en')} ${answerNames[after].toLowerCase()} instead of ${answerNames[before].toLowerCase()}`,
                )
                .join(', ')}
            </li>
          ))}
        </ul>
      )}
      {examples.length > 0 && <Examples examples={examples} />}
      <p className="text-sm text-ink-3">
        {unknown > 0 &&
          `${unknown.toLocaleString('en')} were not scored, since their project was not to be checked: what they would be answered is not known. `}
        Scores are those of then, with what was known of the authors.
      </p>
    </>
  )
}

function Examples({ examples }: { examples: ShownDoorPreview['examples'] }) {
  return (
    <Table aria-label="Examples of answers that would differ">
      <thead>
        <tr>
          <Th>Asked about</Th>
          <Th className="text-right">Score</Th>
          <Th>Before</Th>
          <Th>After</Th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ id, type, username, score, before, after }) => (
          <Tr key={id}>
            <Td className="max-w-52 text-sm">
              <RowLink
                // Another tab: this one holds what somebody is changing.
                target="_blank"
                href={`/spamcheck/calls/${id}`}
                className="block truncate underline"
              >
                <SafeText text={typeWords(type)} limit={60} /> by <SafeText text={username} limit={80} />
              </RowLink>
            </Td>
            <Td className="text-right text-sm">{score === null ? '–' : scorePoints(score)}</Td>
            <Td className="text-sm">
              <del className="text-ink-3">{answerNames[before].toLowerCase()}</del>
            </Td>
            <Td className="text-sm font-medium">
              <ins className="no-underline">{answerNames[after].toLowerCase()}</ins>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
