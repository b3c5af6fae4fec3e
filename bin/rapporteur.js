#!/usr/bin/env node
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `rapporteur needs Node 24 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org.\n`,
  );
  process.exit(70);
}
await import('../dist/cli/main.js');
