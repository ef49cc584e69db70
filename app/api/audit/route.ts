import { auditPageQuerySchema } from '@/lib/audit/audit-filter'
import { findAudit } from '@/lib/audit/find-audit'
import { handle } from '../handle'

export const GET = handle({ role: 'VIEWER', query: auditPageQuerySchema }, ({ query: { before, limit, ...filter } }) =>
  findAudit({ filter, before, limit }),
)
