import { nothingToDo, type Planned, refuse } from './plan'

type Account = {
  gitlabId: number
  username: string
  /** As GitLab says it: active, deactivated, blocked, ldap_blocked, blocked_pending_approval, banned. */
  state: string
}

const block = ({ gitlabId, username }: Account) =>
  ({ words: `Block @${username}`, method: 'POST', path: `/users/${gitlabId}/block` }) as const
const unblock = ({ gitlabId, username }: Account) =>
  ({ words: `Unblock @${username}`, method: 'POST', path: `/users/${gitlabId}/unblock` }) as const
const read = ({ gitlabId }: Account): string => `/users/${gitlabId}`

const ldap =
  'The account is blocked by LDAP, which GitLab lets nobody change through its API. Change it in the directory.'

/** GitLab answers 201 to blocking an account that is blocked in any way, and changes nothing: so it isn't asked. */
export function planBlock(account: Account): Planned {
  switch (account.state) {
    case 'blocked':
      return nothingToDo('Already blocked', read(account))
    case 'banned':
      return nothingToDo('Already banned', read(account))
    case 'blocked_pending_approval':
      return nothingToDo('Waiting for approval and so unable to sign in', read(account))
    case 'ldap_blocked':
      return refuse('ldap_blocked', ldap)
    case 'deactivated': {
      const inverse = { ...unblock(account), words: `Unblock @${account.username}: active, no longer deactivated` }
      return { step: { ...block(account), inverse } }
    }
    default:
      return { step: { ...block(account), inverse: unblock(account) } }
  }
}

/** Only what is plainly blocked is unblocked: GitLab's unblock would also lift a ban and approve a sign-up. */
export function planUnblock(account: Account): Planned {
  switch (account.state) {
    case 'blocked':
      return { step: { ...unblock(account), inverse: block(account) } }
    case 'banned':
      return refuse('banned', 'The account was banned meanwhile. Unban it in GitLab if it is to come back.')
    case 'ldap_blocked':
      return refuse('ldap_blocked', ldap)
    case 'blocked_pending_approval':
      return refuse('pending_approval', 'The account waits for approval. Approve or reject it in GitLab.')
    default:
      return nothingToDo('Not blocked', read(account))
  }
}

/** Whether the account is as the call would leave it. */
export const isBlocked = (state: string): boolean => state !== 'active' && state !== 'deactivated'
