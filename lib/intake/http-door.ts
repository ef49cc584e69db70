import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HookAnswer, Intake, OpenHook } from './receive-hook'

/** `/event` and `/events` are Spamphibian's. */
const hookPaths = new Set(['/api/hooks/gitlab', '/event', '/events'])

type HookDoorOptions = {
  intake: Pick<Intake, 'open' | 'bodyDeadlineMs'>
  /** Called with the id of each new event once it is committed and answered. */
  onStored: (eventId: string) => void
}

/**
 * Answers hooks on a node:http server, before any framework sees them. True: it was a hook and is being answered.
 * Works with the request's events: an async iterator over it would cost a tenth of the throughput.
 */
export function createHookDoor({
  intake,
  onStored,
}: HookDoorOptions): (req: IncomingMessage, res: ServerResponse) => boolean {
  return (req, res) => {
    if (req.method !== 'POST' || !hookPaths.has(pathOf(req.url))) return false
    const hook = intake.open({ method: req.method, headers: req.headers })
    takeBody({ req, hook, deadlineMs: intake.bodyDeadlineMs }).then((answer) => {
      send(req, res, answer)
      if (answer.eventId !== undefined) onStored(answer.eventId)
    })
    return true
  }
}

function pathOf(url: string | undefined): string {
  const path = url?.split('?', 1)[0] ?? ''
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

type TakeBodyOptions = { req: IncomingMessage; hook: OpenHook; deadlineMs: number }

/** The listeners stay where they are: taking them off again would cost more than calls that come to nothing. */
function takeBody({ req, hook, deadlineMs }: TakeBodyOptions): Promise<HookAnswer> {
  return new Promise((resolve) => {
    let settled = false
    const finish = (): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      resolve(hook.finish())
    }
    const abort = (refusal: 'cut_short' | 'too_slow'): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      resolve(hook.abort(refusal))
    }
    const cut = (): void => abort('cut_short')
    const timer = setTimeout(abort, deadlineMs, 'too_slow')
    req.on('data', (chunk: Buffer) => {
      if (!settled && !hook.push(chunk)) finish()
    })
    req.on('end', finish).on('close', cut).on('error', cut)
  })
}

function send(req: IncomingMessage, res: ServerResponse, answer: HookAnswer): void {
  const body = JSON.stringify(answer.body)
  const headers: Record<string, string | number> = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  }
  if (answer.retryAfter !== undefined) headers['Retry-After'] = answer.retryAfter
  // The rest of an unread body can't be told from a next request: the connection must not be used again.
  if (!req.complete) headers.Connection = 'close'
  res.writeHead(answer.status, headers)
  res.end(body)
  if (!req.complete) res.once('finish', () => req.destroy())
}
