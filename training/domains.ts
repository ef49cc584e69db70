/**
 * Where a text comes from decides how far its words can be trusted here. Every domain has its own correction on top of
 * the shared weights (Daumé III, "Frustratingly Easy Domain Adaptation", 2007); only the code host's is shipped, so that
 * "enron" or "meter" count for nothing in GitLab although they tell spam from ham in that mail.
 */
export const domains = ['code-host', 'mail', 'short', 'map', 'repo-names'] as const
export type Domain = (typeof domains)[number]
export const codeHost = 0

export type SourceRule = {
  domain: Domain
  /** What one row counts in training. */
  weight: number
  /** UTF-16 units of a field that are learned from. */
  readLimit: number
  /** Only every so manieth row is learned from: more of it costs time and measures no better. */
  keepEvery?: number
}

const rules: Record<string, SourceRule> = {
  seed: { domain: 'code-host', weight: 15, readLimit: 16_000 },
  issues: { domain: 'code-host', weight: 12, readLimit: 8_000 },
  readmes: { domain: 'code-host', weight: 24, readLimit: 16_000 },
  snippets: { domain: 'code-host', weight: 12, readLimit: 8_000 },
  osm: { domain: 'map', weight: 0.5, readLimit: 2_000 },
  sms: { domain: 'short', weight: 0.5, readLimit: 2_000 },
  tubespam: { domain: 'short', weight: 0.7, readLimit: 2_000 },
  repo_slugs: { domain: 'repo-names', weight: 0.3, readLimit: 200 },
}

/** Sources that nobody described are far away, and mail is. */
const mail: SourceRule = { domain: 'mail', weight: 0.25, readLimit: 3_000, keepEvery: 6 }

export function ruleOf(source: string): SourceRule {
  return rules[source] ?? mail
}
