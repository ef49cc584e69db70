import { createServer } from 'node:net'

/** Whether something may listen on this loopback port now. */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * The first free loopback port from `preferred` upwards, at most 50 further on: an occupied port is stepped over.
 * @param {number} preferred
 * @param {Set<number>} [taken] ports given out already but not listened on yet; the answer is added to it
 */
export async function findFreePort(preferred, taken = new Set()) {
  for (let port = preferred; port < preferred + 50; port++) {
    if (taken.has(port) || !(await isFree(port))) continue
    taken.add(port)
    return port
  }
  throw new Error(`No free port between ${preferred} and ${preferred + 49} on 127.0.0.1. Stop what listens there.`)
}
