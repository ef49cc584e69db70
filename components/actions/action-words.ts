import type { Tone } from '@/components/ui/badge'
import type { ActionKind, ActionState, DecisionKind } from '@/lib/generated/prisma/enums'
import type { ActionGroup } from '@/lib/stats/action-filter'

export const groupNames: Record<ActionGroup, string> = {
  planned: 'Planned',
  scheduled: 'Scheduled',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  refused: 'Refused',
  cancelled: 'Cancelled',
}

export const actionStates: Record<ActionState, { name: string; tone: Tone }> = {
  PLANNED: { name: 'Planned only', tone: 'neutral' },
  SCHEDULED: { name: 'Scheduled', tone: 'calm' },
  RUNNING: { name: 'Running', tone: 'calm' },
  CALLING: { name: 'Asking GitLab', tone: 'calm' },
  DONE: { name: 'Done', tone: 'good' },
  FAILED: { name: 'Failed', tone: 'fail' },
  REFUSED: { name: 'Refused', tone: 'warn' },
  CANCELLED: { name: 'Cancelled', tone: 'neutral' },
}

export const actionNames: Record<ActionKind, string> = {
  BLOCK_USER: 'Block user',
  UNBLOCK_USER: 'Unblock user',
  CLOSE_ISSUE: 'Close issue as confidential',
  REOPEN_ISSUE: 'Reopen issue',
  MAKE_PROJECT_PRIVATE: 'Make project private',
  RESTORE_PROJECT_VISIBILITY: 'Restore project visibility',
}

export const decisionNames: Record<DecisionKind, string> = {
  SPAM: 'spam',
  NOT_SPAM: 'not spam',
  UNSURE: 'unsure',
  SKIP: 'skip',
}
