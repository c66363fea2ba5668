#!/usr/bin/env node
/// <reference types="node" />
/** `npx metastudio-widgets <command>`. Exit codes: 0 well, 1 failed, 2 wrongly called or configured. */
import { runCommand } from './run-command.js';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

// A top-level await in one entry would make the build move what registers the elements into chunks, which bundlers drop.
void runCommand(process.argv.slice(2), {
  env: process.env,
  say: (line) => console.log(line),
  warn: (line) => console.error(line),
  signal: stop.signal,
}).then((code) => {
  // What a library keeps open must not keep an ended command from ending.
  process.exit(code);
});
