import { createIssue, type IssueChanges, type NewIssue, updateIssue } from '../world/issues'
import {
  createMergeRequest,
  type MergeRequestChanges,
  type NewMergeRequest,
  updateMergeRequest,
} from '../world/merge-requests'
import { createMilestone, type MilestoneChanges, type NewMilestone, updateMilestone } from '../world/milestones'
import { createNote, type NewNote, updateNote } from '../world/notes'
import type { Issue, MergeRequest, Milestone, Note, Snippet } from '../world/objects'
import { createSnippet, type NewSnippet, type SnippetChanges, updateSnippet } from '../world/snippets'
import type { Store } from '../world/store'
import { type Checked, checkFirst, type SolvedCaptcha } from './check-first'
import * as subjects from './subjects'

export type By = { actorId?: number | undefined; at?: string | undefined }
export type Maybe<T> = T | Promise<T>
export type Submit = ReturnType<typeof createSubmit>

/** Runs `next` at once where nobody was asked, so that nothing becomes later than it has to. */
export function andThen<T, R>(value: Maybe<T>, next: (value: T) => R): Maybe<R> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/**
 * What people do in the web interface and over the API: the spam check first, if it is on, then the change and its hooks.
 * The world's own verbs are the change alone. Each throws or rejects with RefusedAsSpam.
 */
export function createSubmit(store: Store) {
  const check = <T>(checked: Checked<T>): Maybe<T> => checkFirst(store, checked)
  return {
    issue: (input: NewIssue, captcha?: SolvedCaptcha): Maybe<Issue> =>
      check({ subject: () => subjects.newIssue(store, input), save: () => createIssue(store, input), captcha }),
    issueChange: (id: number, input: IssueChanges, by: By = {}, captcha?: SolvedCaptcha): Maybe<Issue> =>
      check({
        subject: () => subjects.changedIssue(store, id, input, by.actorId),
        save: () => updateIssue(store, id, input, by),
        captcha,
      }),
    mergeRequest: (input: NewMergeRequest, captcha?: SolvedCaptcha): Maybe<MergeRequest> =>
      check({
        subject: () => subjects.newMergeRequest(store, input),
        save: () => createMergeRequest(store, input),
        captcha,
      }),
    mergeRequestChange: (
      id: number,
      input: MergeRequestChanges,
      by: By = {},
      captcha?: SolvedCaptcha,
    ): Maybe<MergeRequest> =>
      check({
        subject: () => subjects.changedMergeRequest(store, id, input, by.actorId),
        save: () => updateMergeRequest(store, id, input, by),
        captcha,
      }),
    milestone: (input: NewMilestone, by: By = {}, captcha?: SolvedCaptcha): Maybe<Milestone> =>
      check({
        subject: () => subjects.newMilestone(store, input, by.actorId),
        save: () => createMilestone(store, input),
        captcha,
      }),
    milestoneChange: (id: number, input: MilestoneChanges, by: By = {}, captcha?: SolvedCaptcha): Maybe<Milestone> =>
      check({
        subject: () => subjects.changedMilestone(store, id, input, by.actorId),
        save: () => updateMilestone(store, id, input),
        captcha,
      }),
    note: (input: NewNote, captcha?: SolvedCaptcha): Maybe<Note> =>
      check({ subject: () => subjects.newNote(store, input), save: () => createNote(store, input), captcha }),
    noteChange: (id: number, body: string, by: By = {}, captcha?: SolvedCaptcha): Maybe<Note> =>
      check({
        subject: () => subjects.changedNote(store, id, body, by.actorId),
        save: () => updateNote(store, id, body, by),
        captcha,
      }),
    snippet: (input: NewSnippet, captcha?: SolvedCaptcha): Maybe<Snippet> =>
      check({ subject: () => subjects.newSnippet(store, input), save: () => createSnippet(store, input), captcha }),
    snippetChange: (id: number, input: SnippetChanges, by: By = {}, captcha?: SolvedCaptcha): Maybe<Snippet> =>
      check({
        subject: () => subjects.changedSnippet(store, id, input, by.actorId),
        save: () => updateSnippet(store, id, input),
        captcha,
      }),
  }
}
