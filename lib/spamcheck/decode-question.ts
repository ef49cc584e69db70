import protobuf from 'protobufjs/minimal.js'
import { eachField, projectOver, readInto, readText, tag, timeOver, userOver } from './decode-parts'
import {
  emptyGeneric,
  emptyIssue,
  emptySnippet,
  mostOf,
  type WireGeneric,
  type WireIssue,
  type WireSnippet,
} from './wire'

/*
 * Read field by field instead of through the reflection that proto-loader offers, which makes each message twice (once as a
 * class, once as a plain object): this costs a third of that, and bounds what a message may repeat. The test holds it to
 * proto/spamcheck.proto.
 */

/** @throws when the bytes aren't a message spamcheck.Issue */
export function decodeIssue(bytes: Uint8Array): WireIssue {
  const reader = protobuf.Reader.create(bytes)
  const issue = emptyIssue()
  eachField(reader, reader.len, (at) => {
    if (at === tag(1, 2)) issue.user = userOver(reader, issue.user)
    else if (at === tag(2, 2)) issue.title = readText(reader)
    else if (at === tag(3, 2)) issue.description = readText(reader)
    else if (at === tag(4, 2)) issue.createdAt = timeOver(reader, issue.createdAt)
    else if (at === tag(5, 2)) issue.updatedAt = timeOver(reader, issue.updatedAt)
    else if (at === tag(6, 0)) issue.action = reader.int32()
    else if (at === tag(7, 0)) issue.userInProject = reader.bool()
    else if (at === tag(8, 2)) issue.project = projectOver(reader, issue.project)
    else return false
    return true
  })
  return issue
}

/** @throws when the bytes aren't a message spamcheck.Snippet */
export function decodeSnippet(bytes: Uint8Array): WireSnippet {
  const reader = protobuf.Reader.create(bytes)
  const snippet = emptySnippet()
  eachField(reader, reader.len, (at) => {
    if (at === tag(1, 2)) snippet.user = userOver(reader, snippet.user)
    else if (at === tag(2, 2)) snippet.title = readText(reader)
    else if (at === tag(3, 2)) snippet.description = readText(reader)
    else if (at === tag(4, 2)) snippet.visibility = readText(reader)
    else if (at === tag(5, 2)) snippet.createdAt = timeOver(reader, snippet.createdAt)
    else if (at === tag(6, 2)) snippet.updatedAt = timeOver(reader, snippet.updatedAt)
    else if (at === tag(7, 0)) snippet.action = reader.int32()
    else if (at === tag(9, 0)) snippet.userInProject = reader.bool()
    else if (at === tag(10, 2)) snippet.project = projectOver(reader, snippet.project)
    else if (at === tag(11, 2) && snippet.files.length < mostOf.files)
      snippet.files.push(readInto(reader, { path: '' }, readFile).path)
    else return false
    return true
  })
  return snippet
}

function readFile(reader: protobuf.Reader, into: { path: string }, end: number): void {
  eachField(reader, end, (at) => {
    if (at !== tag(1, 2)) return false
    into.path = readText(reader)
    return true
  })
}

/** @throws when the bytes aren't a message spamcheck.Generic */
export function decodeGeneric(bytes: Uint8Array): WireGeneric {
  const reader = protobuf.Reader.create(bytes)
  const generic = emptyGeneric()
  eachField(reader, reader.len, (at) => {
    if (at === tag(1, 2)) generic.user = userOver(reader, generic.user)
    else if (at === tag(2, 2)) generic.text = readText(reader)
    else if (at === tag(3, 2)) generic.type = readText(reader)
    else if (at === tag(4, 2)) generic.createdAt = timeOver(reader, generic.createdAt)
    else if (at === tag(5, 2)) generic.updatedAt = timeOver(reader, generic.updatedAt)
    else if (at === tag(6, 0)) generic.action = reader.int32()
    else if (at === tag(7, 0)) generic.userInProject = reader.bool()
    else if (at === tag(8, 2)) generic.project = projectOver(reader, generic.project)
    else return false
    return true
  })
  return generic
}
