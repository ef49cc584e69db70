import { createServer } from 'node:http'
import { pool } from '@/lib/db/pool'
import { createHookDoor } from '@/lib/intake/http-door'
import { createIntake } from '@/lib/intake/receive-hook'

/** The hook door as server.ts has it, without Next behind it and without handing ids to the queue. */
const port = Number(process.argv[2])
const door = createHookDoor({ intake: createIntake({ pool: pool() }), onStored: () => undefined })

createServer((req, res) => {
  if (!door(req, res)) res.writeHead(404).end()
}).listen(port, '127.0.0.1')
