import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Check, Gate } from '@/lib/model/gate/gate'
import { kindNames } from '@/lib/settings/settings-words'
import { percent } from './model-words'

const measureNames = { recall: 'spam found', falsePositives: 'harmless flagged', auc: 'ranking (AUC)' } as const
const verdicts = {
  better: { name: 'better', tone: 'good' },
  same: { name: 'no difference', tone: 'neutral' },
  worse: { name: 'worse', tone: 'warn' },
} as const
const places = { decisions: 'new decisions', seed: 'seed corpus' } as const

/** What the gate said, in its words, and each comparison behind it: both models on the same items. */
export function GateSection({ gate: { passed, comparedWith, words, checks } }: { gate: Gate }) {
  const [verdict, ...details] = words
  const counted = (wanted: 'worse' | 'better') =>
    checks.flatMap(({ differences }) => differences).filter(({ verdict }) => verdict === wanted).length
  const [worse, better] = [counted('worse'), counted('better')]
  const count = checks.reduce((sum, { differences }) => sum + differences.length, 0)
  return (
    <section aria-labelledby="gate" className="flex flex-col gap-2">
      <h2 id="gate" className="flex items-center gap-2 text-lg font-semibold">
        The gate
        <Badge tone={passed ? 'good' : 'warn'}>{passed ? 'passed' : 'refused'}</Badge>
      </h2>
      <p className="font-medium">{verdict}</p>
      <p className="max-w-2xl text-sm text-ink-2">
        Compared with {comparedWith} on the same items: decisions that neither had learned from, and a part of the seed
        corpus that no training here learns from. A difference counts when its 95 % interval lies on one side of zero.
      </p>
      {details.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm">
          {details.map((sentence, index) => (
            // The gate tells of what got worse first, then of what got better, then of what isn't known.
            <li key={sentence} className="flex items-baseline gap-2">
              {index < worse + better && <Verdict verdict={index < worse ? 'worse' : 'better'} />}
              <span className="min-w-0">{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      {count > 0 && (
        <Disclosure summary={`All ${count} comparisons`}>
          <Table aria-label="Comparisons of the gate">
            <thead>
              <tr>
                <Th>Kind</Th>
                <Th>On</Th>
                <Th>What</Th>
                <Th className="text-right">Before</Th>
                <Th className="text-right">After</Th>
                <Th className="text-right">Difference</Th>
                <Th>Verdict</Th>
              </tr>
            </thead>
            <tbody>
              {checks.map((check) => (
                <CheckRows key={`${check.kind} ${check.on}`} check={check} />
              ))}
            </tbody>
          </Table>
        </Disclosure>
      )}
    </section>
  )
}

function Verdict({ verdict }: { verdict: keyof typeof verdicts }) {
  return <Badge tone={verdicts[verdict].tone}>{verdicts[verdict].name}</Badge>
}

function CheckRows({ check: { kind, on, spam, ham, differences } }: { check: Check }) {
  return differences.map(({ measure, before, after, low, high, verdict }) => {
    const show = (value: number): string => (measure === 'auc' ? value.toFixed(4) : percent(value))
    return (
      <Tr key={measure}>
        <Td className="whitespace-nowrap">{kindNames[kind]}</Td>
        <Td className="whitespace-nowrap">
          {places[on]}
          <p className="text-xs text-ink-2">
            {spam.toLocaleString('en')} spam, {ham.toLocaleString('en')} not
          </p>
        </Td>
        <Td className="whitespace-nowrap">{measureNames[measure]}</Td>
        <Td className="text-right whitespace-nowrap">{show(before)}</Td>
        <Td className="text-right font-medium whitespace-nowrap">{show(after)}</Td>
        <Td className="text-right whitespace-nowrap">
          {show(low)} to {show(high)}
        </Td>
        <Td>
          <Verdict verdict={verdict} />
        </Td>
      </Tr>
    )
  })
}
