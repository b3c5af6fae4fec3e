import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the record of a name lies when no folder is given: the platform's folder for the data of programs (XDG Base
 * Directory, Application Support, LocalAppData).
 */
export function dataFolder(
  name = 'rapporteur',
  { platform, env, home }: { platform: string; env: NodeJS.ProcessEnv; home: string } = {
    platform: process.platform,
    env: process.env,
    home: homedir(),
  },
): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), name);
}
