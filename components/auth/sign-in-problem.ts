const problems: Record<string, string> = {
  not_allowed:
    'Your GitLab account may not use Natterjack. Admins of GitLab, members of the moderators’ groups, and people whom an admin has added here may.',
  CredentialsSignin: 'The username or the password is wrong.',
  unavailable: 'Signing in failed on our side. Try again in a moment; the log says why.',
  OAuthSignin: 'GitLab could not be reached to sign you in. Try again, or tell an admin.',
  OAuthCallback: 'GitLab did not confirm who you are. Start again from here, in one tab.',
  SessionRequired: 'Your session has ended. Sign in again.',
}

/** What went wrong, from next-auth's word in the address; null when nothing did. */
export function signInProblem(error: string | string[] | undefined): string | null {
  if (typeof error !== 'string' || error === '') return null
  if (error.startsWith('Too many attempts')) return error.slice(0, 120)
  return problems[error] ?? 'Signing in failed. Try again, or tell an admin.'
}
