import type { Tone } from '@/components/ui/badge'
import type { EventSource, EventState } from '@/lib/generated/prisma/enums'

export const stateWords: Record<EventState, { name: string; tone: Tone; explain: string }> = {
  OPEN: { name: 'In progress', tone: 'calm', explain: 'Has work left, now or at its next try.' },
  DONE: { name: 'Screened', tone: 'good', explain: 'Went through every step.' },
  IGNORED: { name: 'Nothing to do', tone: 'neutral', explain: 'Needed no screening; the reason says why.' },
  DEAD: {
    name: 'Dead letter',
    tone: 'fail',
    explain: 'Could not be screened, however often it was tried. Replay it when the cause is gone.',
  },
}

export const sourceWords: Record<EventSource, string> = { HOOK: 'hook', FILE_HOOK: 'file hook', SWEEP: 'sweep' }

/** `gitlab_unavailable` → "gitlab unavailable" */
export function reasonWords(reason: string | null): string {
  return reason === null ? 'no reason given' : reason.replaceAll('_', ' ').replace(/\bgitlab\b/, 'GitLab')
}
