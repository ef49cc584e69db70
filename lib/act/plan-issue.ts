import { type Call, nothingToDo, type Planned } from './plan'

type IssueAddress = { projectId: number; iid: number }
/** What is to be changed and restored; null: not read yet. */
export type IssueState = { closed: boolean; confidential: boolean }

const pathOf = ({ projectId, iid }: IssueAddress): string => `/projects/${projectId}/issues/${iid}`

/** Closing alone would leave the text public. Only what changes is sent, so that the inverse restores just that. */
export function planCloseIssue(address: IssueAddress, present: IssueState | null): Planned {
  const path = pathOf(address)
  if (present?.closed && present.confidential) return nothingToDo('Already closed and confidential', path)
  const close = !present?.closed
  const hide = !present?.confidential
  const inverse: Call = {
    words: present ? joined(close && 'Reopen the issue', hide && 'make it visible again') : 'Make the issue as it was',
    method: 'PUT',
    path,
    body: { ...(close && { state_event: 'reopen' }), ...(hide && { confidential: false }) },
  }
  return {
    step: {
      words: joined(close && 'Close the issue', hide && 'make it confidential'),
      method: 'PUT',
      path,
      body: { ...(close && { state_event: 'close' }), ...(hide && { confidential: true }) },
      inverse,
    },
  }
}

function joined(...parts: (string | false)[]): string {
  const text = parts.filter((part) => part !== false).join(' and ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Whether the issue is as the call would leave it. */
export function issueIsAs(body: Call['body'], present: IssueState): boolean {
  const { state_event: event, confidential } = body ?? {}
  const stateFits = event === undefined || present.closed === (event === 'close')
  return stateFits && (confidential === undefined || present.confidential === confidential)
}
