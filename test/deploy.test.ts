import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { wholeProgram } from '../src/cli/program.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
}

describe('compose.yaml', () => {
  const file = parse(read('compose.yaml'), { strict: true, uniqueKeys: true, merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const { services } = file;

  test('has PostgreSQL, a server and workers that wait for it', () => {
    expect(Object.keys(services).sort()).toEqual(['postgres', 'server', 'worker']);
    for (const name of ['server', 'worker']) {
      expect(services[name]?.depends_on?.['postgres']).toEqual({ condition: 'service_healthy' });
      expect(services[name]?.environment?.['RAPPORTEUR_DATA']).toBe('postgres://rapporteur@postgres/news');
      expect(services[name]?.environment?.['PGPASSWORD']).toContain('POSTGRES_PASSWORD');
    }
  });

  test('names only what is there: services, volumes', () => {
    for (const service of Object.values(services)) {
      for (const other of Object.keys(service.depends_on ?? {})) expect(services).toHaveProperty(other);
      for (const volume of service.volumes ?? []) expect(file.volumes).toHaveProperty(volume.split(':')[0]!);
    }
  });

  test('runs commands that the program has, with options that they have', async () => {
    const program = await wholeProgram();
    for (const name of ['server', 'worker']) {
      const [command, ...options] = services[name]!.command!;
      const known = program.commands.find((one) => one.name() === command);
      expect(known, command).toBeDefined();
      for (const option of options.filter((one) => one.startsWith('--')))
        expect(known!.options.map(({ long }) => long)).toContain(option);
    }
  });

  test('holds no password, and shows nothing beyond this machine', () => {
    expect(read('compose.yaml')).not.toMatch(/PASSWORD: (?!\$\{)/);
    expect(services['server']?.ports).toEqual(['127.0.0.1:4747:4747']);
    expect(services['postgres']?.ports).toBeUndefined();
  });
});

test('the Dockerfile copies what is there, or built', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)].flatMap(([, from]) =>
    from!.split(' ').map((one) => one.replace('/app/', '')),
  );
  expect(copied).toContain('package-lock.json');
  for (const one of copied)
    if (!['dist', 'node_modules', '.'].includes(one)) expect(existsSync(join(root, one)), one).toBe(true);
});
