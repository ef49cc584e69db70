import pg from 'pg'
import { readState } from './state'

/** Lets an event that waits for its next try have it now. The product has no such button: people replay what was given up. */
export async function makeDue(eventId: string): Promise<void> {
  const client = new pg.Client({ connectionString: readState().env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(`UPDATE event SET next_at = now() WHERE id = $1 AND state = 'OPEN'`, [eventId])
  } finally {
    await client.end()
  }
}
