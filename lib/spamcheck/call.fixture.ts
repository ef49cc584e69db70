import { type Model, probability } from '../classify/model'
import { smallModel } from '../model/model.fixture'
import { defaultSettings, type Settings } from '../settings/settings'
import type { SpamcheckSettings } from '../settings/spamcheck-settings'
import { type TrustEntry, trustListOf } from '../trust/trust-list'
import type { AskedCall } from './call'
import type { JudgeCallOptions } from './judge-call'
import { noStanding } from './standing'
import { textKey } from './text-key'

type Given = Partial<Omit<AskedCall, 'author' | 'content'>> & {
  author?: Partial<AskedCall['author']>
  content?: Partial<AskedCall['content']>
}

/** A question about an issue in project 7 by account 41; `content` and `author` may be given in part. */
export function askedCall({ author, content, ...given }: Given = {}): AskedCall {
  const made = {
    content: { kind: 'issue' as const, fields: { title: 'Cheap watches', description: 'Buy them here' }, ...content },
    author: { gitlabId: 41, username: 'mallory', emails: [], createdAt: null, ...author },
  }
  const { kind, fields } = made.content
  const key = textKey({ kind, authorId: made.author.gitlabId, username: made.author.username, fields })
  return {
    type: 'issue',
    asked: 'issue',
    textKey: key ?? Buffer.alloc(32),
    project: { id: 7, path: 'flight/toolkit' },
    userInProject: false,
    action: 'CREATE',
    correlationId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    client: 'gitlab',
    ...given,
    ...made,
  }
}

/** A model that gives every text this score: to the last digit where there is a number that does, else a digit more. */
export function modelScoring(score: number): Model {
  const bias = Math.log(score / (1 - score))
  const near = Array.from(
    { length: 200 },
    (_, n) => bias + (n - 100) * Math.max(Math.abs(bias), 0.5) * (Number.EPSILON / 2),
  )
  const reaching = near.filter((logOdds) => probability(logOdds) >= score)
  return {
    ...smallModel(0, `always-${score}`),
    bias: reaching.find((logOdds) => probability(logOdds) === score) ?? reaching[0] ?? bias,
  }
}

export function withSpamcheck(spamcheck: Partial<SpamcheckSettings>, settings: Settings = defaultSettings): Settings {
  return { ...settings, spamcheck: { ...settings.spamcheck, ...spamcheck } }
}

export function trustEntry(entry: Pick<TrustEntry, 'kind' | 'value'> & Partial<TrustEntry>): TrustEntry {
  const rest = {
    id: 1,
    gitlabId: null,
    withSubs: false,
    minAccess: null,
    reason: 'known',
    listedBy: 'Ada',
    endsAt: null,
  }
  return { ...rest, ...entry }
}

/** What is judged by, all of it as a fresh install has it, but for a GitLab that confirms addresses. */
export function judging(given: Partial<JudgeCallOptions> = {}): JudgeCallOptions {
  return {
    call: askedCall(),
    settings: defaultSettings,
    settingsId: 3,
    trustList: trustListOf([]),
    confirmsAddresses: true,
    model: modelScoring(0.95),
    standing: noStanding,
    now: 0,
    ...given,
  }
}
