import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts the tests of a run: into the file that RAPPORTEUR_COUNTS names (see test.ts), else as a last line
 * `N passed, N failed`. A file that could not be loaded counts as one failure.
 */
export default class PassedFailed implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((t) => t.result().state === 'passed').length;
      const broken = tests.filter((t) => t.result().state === 'failed').length;
      failed += broken || module.state() !== 'failed' ? broken : 1;
    }
    const file = process.env['RAPPORTEUR_COUNTS'];
    if (file) writeFileSync(file, JSON.stringify({ passed, failed }));
    else process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
