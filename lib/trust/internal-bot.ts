/**
 * Usernames of the accounts that GitLab makes for itself, in lower case: lib/users/internal.rb and ee/lib/ee/users/internal.rb
 * of GitLab 12 to 18. GitLab-Admin-Bot is an administrator and exempt as such. The ghost is left out: a spammer who deletes
 * his own account makes it the author of all he wrote.
 */
const internalBots: ReadonlySet<string> = new Set([
  'alert-bot',
  'automation-bot',
  'gitlab-llm-bot',
  'gitlab-security-bot',
  'gitlabduo',
  'migration-bot',
  'suggested-reviewers-bot',
  'support-bot',
  'visual-review-bot',
])

type InternalBotFacts = { username: string; isBot: boolean; createdByAdmin: boolean | null }

/**
 * Whether an account is one of GitLab's own bots. GitLab calls the bots behind access tokens and service accounts `bot`,
 * too, and whoever owns a project or group can make those and, for service accounts, choose the name: but theirs have
 * somebody who made them. An internal bot whose name was taken before (`support-bot1`) isn't told from a copy, and so
 * screened like anybody.
 */
export function isInternalBot({ username, isBot, createdByAdmin }: InternalBotFacts): boolean {
  return isBot && createdByAdmin !== true && internalBots.has(username.toLowerCase())
}
