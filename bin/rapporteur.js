#!/usr/bin/env node
// 24.7 brought argon2, which passwords are kept by.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 7)) {
  process.stderr.write(
    `rapporteur needs Node 24.7 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org.\n`,
  );
  process.exit(70);
}
await import('../dist/cli/main.js');
