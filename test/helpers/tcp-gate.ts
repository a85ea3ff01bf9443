/** A TCP proxy in front of a server that can freeze, as a host does whose machine is stopped: it still takes connections, and nothing passes either way. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpGate {
  port: number;
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

export async function tcpGate(port: number): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const hold = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => { sockets.delete(socket); other.destroy(); });
    socket.on('data', (data) => { other.write(data); }).on('end', () => { other.end(); });
    if (frozen) socket.pause();
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const behind = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    hold(client, behind);
    hold(behind, client);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: (server.address() as AddressInfo).port,
    freeze() { frozen = true; for (const socket of sockets) socket.pause(); },
    thaw() { frozen = false; for (const socket of sockets) socket.resume(); },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
