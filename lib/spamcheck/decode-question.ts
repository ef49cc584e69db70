import protobuf from 'protobufjs/minimal.js'
import { atEnd, passOver, readFile, readProject, readText, readTime, readUser } from './decode-parts'
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

/**
 * V8 throws away what it compiled for a shape when a full collection finds no object of it: without a reader that is always
 * there, decoding took eight times as long for thousands of calls after each.
 */
export const keptReader = protobuf.Reader.create(Buffer.alloc(0))

/** @throws when the bytes aren't a message spamcheck.Issue */
export function decodeIssue(bytes: Uint8Array): WireIssue {
  const reader = protobuf.Reader.create(bytes)
  const issue = emptyIssue()
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === 10) issue.user = readUser(reader, issue.user)
    else if (tag === 18) issue.title = readText(reader)
    else if (tag === 26) issue.description = readText(reader)
    else if (tag === 34) issue.createdAt = readTime(reader, issue.createdAt)
    else if (tag === 42) issue.updatedAt = readTime(reader, issue.updatedAt)
    else if (tag === 48) issue.action = reader.int32()
    else if (tag === 56) issue.userInProject = reader.bool()
    else if (tag === 66) issue.project = readProject(reader, issue.project)
    else passOver(reader, tag)
  }
  atEnd(reader, reader.len)
  return issue
}

/** @throws when the bytes aren't a message spamcheck.Snippet */
export function decodeSnippet(bytes: Uint8Array): WireSnippet {
  const reader = protobuf.Reader.create(bytes)
  const snippet = emptySnippet()
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === 10) snippet.user = readUser(reader, snippet.user)
    else if (tag === 18) snippet.title = readText(reader)
    else if (tag === 26) snippet.description = readText(reader)
    else if (tag === 34) snippet.visibility = readText(reader)
    else if (tag === 42) snippet.createdAt = readTime(reader, snippet.createdAt)
    else if (tag === 50) snippet.updatedAt = readTime(reader, snippet.updatedAt)
    else if (tag === 56) snippet.action = reader.int32()
    else if (tag === 72) snippet.userInProject = reader.bool()
    else if (tag === 82) snippet.project = readProject(reader, snippet.project)
    else if (tag === 90 && snippet.files.length < mostOf.files) snippet.files.push(readFile(reader))
    else passOver(reader, tag)
  }
  atEnd(reader, reader.len)
  return snippet
}

/** @throws when the bytes aren't a message spamcheck.Generic */
export function decodeGeneric(bytes: Uint8Array): WireGeneric {
  const reader = protobuf.Reader.create(bytes)
  const generic = emptyGeneric()
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === 10) generic.user = readUser(reader, generic.user)
    else if (tag === 18) generic.text = readText(reader)
    else if (tag === 26) generic.type = readText(reader)
    else if (tag === 34) generic.createdAt = readTime(reader, generic.createdAt)
    else if (tag === 42) generic.updatedAt = readTime(reader, generic.updatedAt)
    else if (tag === 48) generic.action = reader.int32()
    else if (tag === 56) generic.userInProject = reader.bool()
    else if (tag === 66) generic.project = readProject(reader, generic.project)
    else passOver(reader, tag)
  }
  atEnd(reader, reader.len)
  return generic
}
