import Link from 'next/link'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { type VerdictKind, verdictKinds } from '@/lib/settings/settings'
import { askedNames } from '@/lib/settings/settings-words'
import { answerNames } from './call-words'
import type { ShownCounts } from './queries'

type Kind = ShownCounts['kinds'][number]

/** What GitLab was answered about what; in monitor mode also what it would have been. */
export function AnswersByKind({ kinds }: { kinds: readonly Kind[] }) {
  return (
    <Table aria-label="Answers by kind">
      <thead>
        <tr>
          <Th>Asked about</Th>
          {verdictKinds.map((verdict) => (
            <Th key={verdict} className="text-right">
              {answerNames[verdict]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((line) => (
          <Tr key={line.kind}>
            <Td className="text-sm">{askedNames[line.kind]}</Td>
            {verdictKinds.map((verdict) => (
              <Td key={verdict} className="text-right text-sm whitespace-nowrap">
                <Count line={line} verdict={verdict} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Count({ line: { kind, counts, judged }, verdict }: { line: Kind; verdict: VerdictKind }) {
  const count = counts[verdict]
  const would = judged[verdict]
  const address = `/spamcheck?tab=calls&verdict=${verdict}${kind === 'other' ? '' : `&type=${kind}`}`
  return (
    <>
      {count === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <Link href={address} prefetch={false} className="underline">
          {count.toLocaleString('en')}
        </Link>
      )}
      {would !== count && <span className="block text-xs text-ink-3">would be {would.toLocaleString('en')}</span>}
    </>
  )
}
