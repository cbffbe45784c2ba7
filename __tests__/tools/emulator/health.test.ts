import http from "node:http";
import net, { type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { identify } from "../../../tools/emulator/health";
import { startEmulator } from "../../../tools/emulator/start";
import { stopEmulator } from "../../../tools/emulator/stop";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const temporaryDirectory = temporaryDirectories();
const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  // A server only ends when all of its connections have.
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const answering = (body: string) => http.createServer((_request, response) => response.end(body));

async function freePort(): Promise<number> {
  const port = await listen(net.createServer());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

describe("what listens on a port", () => {
  it("is nothing when the connection is refused", async () => {
    expect(await identify(await freePort())).toEqual({ kind: "none" });
  });

  it("is our emulator when it says so", async () => {
    const answer = { pid: 12, moto: "5.2.1", requests: 7 };
    const body = JSON.stringify({ product: "vpc-to-ecs-emulator", ...answer });
    expect(await identify(await listen(answering(body)))).toEqual({ kind: "emulator", ...answer });
  });

  it.each([
    "hello",
    "{}",
    "null",
    '{"product":"other","pid":1}',
    '{"product":"vpc-to-ecs-emulator"}',
  ])("is something else when it answers %s", async (body) => {
    expect(await identify(await listen(answering(body)))).toEqual({ kind: "other" });
  });

  it("is something else when it says nothing, or hangs up", async () => {
    const silent = await listen(net.createServer((socket) => socket.on("error", () => undefined)));
    expect(await identify(silent, 100)).toEqual({ kind: "other" });
    const rude = await listen(net.createServer((socket) => socket.destroy()));
    expect(await identify(rude)).toEqual({ kind: "other" });
  });
});

describe("a port in use by something else", () => {
  it("is an error that says what to do, and starts nothing", async () => {
    const port = await listen(answering("a web server"));
    await expect(startEmulator({ port, directory: temporaryDirectory() })).rejects.toThrow(
      /^Port \d+ is in use by something that is not this project's emulator\. .*EMULATOR_PORT=14566/,
    );
  });

  it("is not stopped by stopping the emulator", async () => {
    const port = await listen(answering("a web server"));
    const directory = temporaryDirectory();
    writeFile(directory, "pid", `${process.pid}\n`);
    expect(await stopEmulator(port, directory)).toBe(false);
  });
});

describe("stopping", () => {
  it("does nothing when no emulator runs", async () => {
    expect(await stopEmulator(await freePort(), temporaryDirectory())).toBe(false);
  });

  it("leaves another checkout's emulator alone", async () => {
    const body = { product: "vpc-to-ecs-emulator", pid: process.pid, moto: "5.2.1" };
    const port = await listen(answering(JSON.stringify(body)));
    const directory = temporaryDirectory();
    writeFile(directory, "pid", "1\n");
    await expect(stopEmulator(port, directory)).rejects.toThrow("was started by another checkout");
  });
});
