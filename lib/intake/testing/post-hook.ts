import { request } from 'undici'

export type Posted = {
  status: number
  headers: Record<string, string | string[] | undefined>
  event: string | undefined
  message: string
}

type PostHookOptions = {
  url: string
  body: Uint8Array | string
  headers?: Record<string, string>
  path?: string
}

/** Sends one hook and reads the answer, which is JSON whatever the outcome. */
export async function postHook({
  url,
  body,
  headers = {},
  path = '/api/hooks/gitlab',
}: PostHookOptions): Promise<Posted> {
  const response = await request(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const answer = (await response.body.json()) as { event?: string; message: string }
  return { status: response.statusCode, headers: response.headers, event: answer.event, message: answer.message }
}
