import { prisma } from '@/lib/db/prisma'

export const dynamic = 'force-dynamic'

/** For load balancers and probes: 200 when this process can reach its database. Tells nothing else to strangers. */
export async function GET(): Promise<Response> {
  try {
    await prisma().$queryRaw`SELECT 1`
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
  } catch {
    return Response.json({ status: 'no database' }, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}
