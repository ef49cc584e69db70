import type { fromJSON } from '@grpc/proto-loader'

/**
 * What goes over the wire to a Spamcheck server, in the double's own description: it must not lean on the server's, or both
 * could be wrong in the same way.
 */
const field = (id: number, type: string) => ({ id, type })
const many = (id: number, type: string) => ({ id, type, rule: 'repeated' })

const byName = (id: number, type: string) => ({ id, type, keyType: 'string' })

const asked = {
  user: field(1, 'User'),
  project: field(8, 'Project'),
}

const verdictCall = (requestType: string) => ({ requestType, responseType: 'SpamVerdict', comment: '' })

export const messages: Parameters<typeof fromJSON>[0] = {
  nested: {
    google: {
      nested: {
        protobuf: { nested: { Timestamp: { fields: { seconds: field(1, 'int64'), nanos: field(2, 'int32') } } } },
      },
    },
    spamcheck: {
      nested: {
        Action: { values: { CREATE: 0, UPDATE: 1 } },
        User: {
          fields: {
            emails: many(1, 'Email'),
            org: field(2, 'string'),
            username: field(3, 'string'),
            createdAt: field(4, 'google.protobuf.Timestamp'),
            abuseMetadata: byName(5, 'float'),
            id: field(6, 'int32'),
          },
          nested: { Email: { fields: { email: field(1, 'string'), verified: field(2, 'bool') } } },
        },
        Project: { fields: { projectId: field(1, 'int32'), projectPath: field(2, 'string') } },
        File: { fields: { path: field(1, 'string') } },
        Issue: {
          fields: {
            ...asked,
            title: field(2, 'string'),
            description: field(3, 'string'),
            createdAt: field(4, 'google.protobuf.Timestamp'),
            updatedAt: field(5, 'google.protobuf.Timestamp'),
            action: field(6, 'Action'),
            userInProject: field(7, 'bool'),
          },
        },
        Snippet: {
          fields: {
            user: field(1, 'User'),
            title: field(2, 'string'),
            description: field(3, 'string'),
            visibility: field(4, 'string'),
            createdAt: field(5, 'google.protobuf.Timestamp'),
            updatedAt: field(6, 'google.protobuf.Timestamp'),
            action: field(7, 'Action'),
            userInProject: field(9, 'bool'),
            project: field(10, 'Project'),
            files: many(11, 'File'),
          },
        },
        Generic: {
          fields: {
            ...asked,
            text: field(2, 'string'),
            type: field(3, 'string'),
            createdAt: field(4, 'google.protobuf.Timestamp'),
            updatedAt: field(5, 'google.protobuf.Timestamp'),
            action: field(6, 'Action'),
            userInProject: field(7, 'bool'),
          },
        },
        SpamVerdict: {
          fields: {
            verdict: field(1, 'Verdict'),
            error: field(2, 'string'),
            extraAttributes: byName(3, 'string'),
            score: field(4, 'float'),
            reason: field(5, 'string'),
            evaluated: field(6, 'bool'),
          },
          nested: {
            Verdict: { values: { ALLOW: 0, CONDITIONAL_ALLOW: 1, DISALLOW: 2, BLOCK: 3, NOOP: 4 } },
          },
        },
        SpamcheckService: {
          methods: {
            CheckForSpamIssue: verdictCall('Issue'),
            CheckForSpamSnippet: verdictCall('Snippet'),
            CheckForSpamGeneric: verdictCall('Generic'),
          },
        },
      },
    },
  },
}
