import { healer } from '#healers/code/narrow-permissions/index.ts';
import { behaves } from './behaviour.ts';

if (process.platform !== 'win32') {
  behaves('others may run the file and not change it', {
    healer,
    rule: 'ruff/S103',
    at: 'os.chmod',
    before: `
      import os

      def install(path):
          with open(path, "w") as file:
              file.write("#!/bin/sh\\necho hello\\n")
          os.chmod(path, 0o777)
    `,
    check: `
      import os, stat, subprocess, subject
      def attack():
          subject.install("tool")
          return bool(os.stat("tool").st_mode & (stat.S_IWGRP | stat.S_IWOTH))
      def normal():
          subject.install("tool")
          return subprocess.run(["./tool"], capture_output=True, text=True).stdout
    `,
  });
}
