import { SafeText } from '@/components/text/safe-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { DoorStatus } from '@/lib/spamcheck/door-status'

/** Who calls: what a caller says of itself is a stranger's text. */
export function DoorClients({ clients }: { clients: DoorStatus['clients'] }) {
  return (
    <Table aria-label="Clients">
      <thead>
        <tr>
          <Th>Key</Th>
          <Th>From</Th>
          <Th className="text-right">Calls</Th>
          <Th>Last</Th>
        </tr>
      </thead>
      <tbody>
        {clients.map(({ client, address, agent, calls, lastAt }) => (
          <Tr key={`${client} ${address} ${agent}`}>
            <Td className="text-sm break-all">
              <SafeText text={client} limit={60} />
            </Td>
            <Td className="max-w-64 text-sm break-all">
              <SafeText text={address} limit={80} />
              <SafeText text={agent} limit={120} className="block text-xs text-ink-3" />
            </Td>
            <Td className="text-right text-sm">{calls.toLocaleString('en')}</Td>
            <Td className="text-sm whitespace-nowrap">
              <RelativeTime at={new Date(lastAt)} ago />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
