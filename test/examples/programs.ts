/** Programs that an example consists of: each listens, says where, and ends with the test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const running: ChildProcess[] = [];
let said = '';

/** What all programs have printed so far. */
export const programOutput = (): string => said;

/** Ends a program and what it has started: `npm start` runs its server as a child. */
function end(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? NaN));
  } catch {
    // It has ended already.
  }
}
process.on('exit', () => running.forEach(end));

/** Starts a program, and resolves with the first address that it prints. */
export function startProgram(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<string> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.push(child);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      said += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}: ${output}`)));
  });
}

/** Starts a program that prints no address: who needs it asks until it answers. */
export function startSilent(command: string, args: readonly string[], cwd: string): void {
  running.push(spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], detached: true }));
}

/** Ends all programs, and resolves when they have ended. */
export async function stopPrograms(): Promise<void> {
  const children = running.splice(0);
  const ended = children.map(
    (child) =>
      new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(undefined))),
  );
  children.forEach(end);
  await Promise.all(ended);
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Asks until there is an answer, for a minute: a program that prints no address needs a while. */
export async function answered(ask: () => Promise<Response>): Promise<Response> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
