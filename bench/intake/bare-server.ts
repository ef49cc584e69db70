import { createServer } from 'node:http'

/** The measure of things: the least a node:http server can do with a hook, reading and parsing it, keeping nothing. */
const port = Number(process.argv[2])
const answer = '{"message":"Received."}'
const headers = { 'Content-Type': 'application/json', 'Content-Length': answer.length }

createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString())
    res.writeHead(202, headers)
    res.end(answer)
  })
}).listen(port, '127.0.0.1')
