/** A county HTTP server on a free port of 127.0.0.1 with what dispatch was asked kept aside; ended by the test that started it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { closeHttp, createHttp, type HttpParts } from '../../functions/http/server';

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly logged: string[];
  readonly stop: () => Promise<void>;
}

export async function startHttp(parts: Partial<HttpParts> & Pick<HttpParts, 'dispatch'>): Promise<Running> {
  const logged: string[] = [];
  const log: HttpParts['log'] = { write: (event, fields) => logged.push(JSON.stringify({ event, ...fields })) };
  const server = createHttp({ clock: { now: Date.now }, log, pane: '/nonexistent', ...parts });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, port, server, logged, stop: () => closeHttp(server, 500) };
}

/** What a client gets that writes these very bytes, without the tidying of fetch. */
export const rawExchange = (port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const answer: Buffer[] = [];
    socket.on('data', (chunk) => answer.push(chunk));
    socket.on('close', () => {
      resolve(Buffer.concat(answer).toString('utf8'));
    });
    socket.on('error', (error) => {
      if (answer.length === 0) reject(error);
    });
    for (const part of parts) socket.write(part);
  });
