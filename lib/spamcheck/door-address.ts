import type { DoorStatus } from './door-status'

/** What an admin is to enter in GitLab. */
export type DoorAddress = {
  /** `grpc://host:port` or `tls://host:port`; null: no worker has said where it listens. */
  url: string | null
  /** Why it may have to be written otherwise, in a sentence; null: it was set by hand. */
  hint: string | null
}

/** Addresses that mean another machine to everybody else. */
const onlyHere = /^(127\.|0\.0\.0\.0$|::1?$|localhost$)/i

type DoorAddressOptions = { publicUrl: string | undefined; doors: readonly DoorStatus[] }

/** SPAMCHECK_PUBLIC_URL, or what can be told from where a worker listens. */
export function doorAddress({ publicUrl, doors }: DoorAddressOptions): DoorAddress {
  if (publicUrl) return { url: publicUrl.replace(/\/$/, ''), hint: null }
  const door = doors.find(({ shut, grpc }) => shut === null && grpc) ?? doors.find(({ grpc }) => grpc)
  if (!door?.grpc)
    return { url: null, hint: 'No worker says where it listens. Start one, or set SPAMCHECK_PUBLIC_URL.' }
  const scheme = door.tls ? 'tls' : 'grpc'
  const { host, port } = door.grpc
  const at = host.includes(':') ? `[${host}]` : host
  const url = `${scheme}://${at}:${port}`
  return onlyHere.test(host)
    ? {
        url,
        hint: `The worker listens on ${host}. From another machine it has another name: write that in its place, and set SPAMCHECK_PUBLIC_URL to it so that this page says it right.`,
      }
    : { url, hint: 'As the worker says it listens. Set SPAMCHECK_PUBLIC_URL if GitLab reaches it by another name.' }
}

export type Pointing = 'here' | 'elsewhere' | 'perhaps'

/** Whether what GitLab has is this door. `perhaps`: the port is right, and the name can't be known from here. */
export function pointsHere({ said, address }: { said: string; address: DoorAddress }): Pointing {
  const theirs = partsOf(said)
  const ours = address.url === null ? null : partsOf(address.url)
  if (!theirs || !ours) return 'perhaps'
  if (theirs.scheme !== ours.scheme || theirs.port !== ours.port) return 'elsewhere'
  if (theirs.host === ours.host) return 'here'
  return address.hint === null ? 'elsewhere' : 'perhaps'
}

function partsOf(url: string): { scheme: string; host: string; port: string } | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port } = new URL(url)
  return { scheme: protocol, host: hostname.toLowerCase(), port }
}
