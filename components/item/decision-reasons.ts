/** Why something is decided as it is; a number key each, in the order of how often they are wanted. */
export const decisionReasons = [
  'Link spam',
  'Support scam',
  'Gambling',
  'Adult',
  'Phishing or malware',
  'Advert or SEO',
  'Account seller',
  'Off-topic flood',
  'Other',
] as const

export type DecisionReason = { kind: string | null; note: string }

export const noReason: DecisionReason = { kind: null, note: '' }

/** As it is stored and shown in the history: "Link spam: same page in forty projects"; undefined when nothing was given. */
export function reasonText({ kind, note }: DecisionReason): string | undefined {
  return [kind, note.trim()].filter(Boolean).join(': ').slice(0, 500) || undefined
}
