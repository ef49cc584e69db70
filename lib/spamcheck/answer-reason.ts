/**
 * Why GitLab is answered what it is, in stable words: people's dashboards count them. The first four are the old server's.
 */
export const answerReasons = [
  'project not allowed',
  'classifier not loaded',
  'email allowed',
  'ml inference score',
  'author trusted',
  'project trusted',
  'settings not loaded',
  'too late',
  'failed',
] as const
export type AnswerReason = (typeof answerReasons)[number]
