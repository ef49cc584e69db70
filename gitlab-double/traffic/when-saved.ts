import type { SolvedCaptcha } from '../spamcheck/check-first'
import { RefusedAsSpam } from '../spamcheck/spam-desk'
import type { Maybe } from '../spamcheck/submit'
import type { Stage } from './stage'

export type Attempt<T> = {
  /** How likely the author solves a CAPTCHA: people mostly do, spammers some of the time. */
  solves: number
  submit: (captcha?: SolvedCaptcha) => Maybe<T>
  /** Once it stands there; never for what was refused. */
  saved: (item: T) => void
}

export const peopleSolve = 0.9
export const spammersSolve = 0.25

/** Writes something as a person does: at once where GitLab asks nobody, else when it has its answer, after a CAPTCHA if need be. */
export function whenSaved<T>(stage: Stage, { submit, saved, solves }: Attempt<T>): void {
  const first = submit()
  if (!(first instanceof Promise)) {
    saved(first)
    return
  }
  const retry = (error: unknown) => {
    if (!(error instanceof RefusedAsSpam) || !error.needsCaptcha || !stage.random.chance(solves)) throw error
    return submit({ response: 'solved', spamLogId: error.spamLogId })
  }
  first.catch(retry).then(saved, (error: unknown) => {
    // Else its place or its author has gone while it was asked about: that is life on a moderated instance.
    if (error instanceof RefusedAsSpam) stage.unsaved.refused++
    else stage.unsaved.overtaken++
  })
}
