process.stderr.write('Nothing stands here yet.\n');
