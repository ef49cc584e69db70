import NextAuth, { type AuthOptions } from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'

/** next-auth's types know only the pages router's request; at run time it tells the two apart by the context. */
const auth = NextAuth as unknown as (request: Request, context: Context, options: AuthOptions) => Promise<Response>

type Context = { params: Promise<{ nextauth: string[] }> }

async function handler(request: Request, context: Context): Promise<Response> {
  const answer = await auth(request, context, authOptions())
  answer.headers.set('cache-control', 'no-store')
  return answer
}

export { handler as GET, handler as POST }
