import { offer, uniqueWord } from './spam'
import { readState } from './state'

export type DoorAnswer = { verdict: string; score: number; reason: string; evaluated: boolean }
type Ask = { path?: 'issue_spam' | 'snippet_spam' | 'generic_spam'; headers?: Record<string, string> }

/** Asks the worker's door as GitLab's client does, over its HTTP twin. */
export async function askDoor(question: object, { path = 'issue_spam', headers = {} }: Ask = {}): Promise<DoorAnswer> {
  const { SPAMCHECK_HTTP_PORT: port, SPAMCHECK_KEYS: key = '' } = readState().env
  const answer = await fetch(`http://127.0.0.1:${port}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: key, ...headers },
    body: JSON.stringify(question),
  })
  if (!answer.ok) throw new Error(`The door answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as DoorAnswer
}

let asked = 0

/** An advertisement that GitLab asks about, by an account that nobody has met; `word` is in its title alone. */
export function askedOffer(fields: object = {}) {
  asked += 1
  const word = uniqueWord('asked')
  const username = uniqueWord('asker')
  const question = {
    title: `Cheap casino pills ${word}`,
    description: offer,
    // After a failure Playwright goes on in another process, and an id that is known keeps its username.
    user: {
      id: 1_000_000 + process.pid * 100 + asked,
      username,
      emails: [{ email: `${username}@mail.example`, verified: true }],
    },
    project: { project_id: 4711, project_path: 'flight/toolkit' },
    ...fields,
  }
  return { word, username, question }
}
