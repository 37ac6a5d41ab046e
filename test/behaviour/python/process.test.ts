import { describe } from 'vitest';
import { healer } from '#healers/code/subprocess-argv/index.ts';
import { behaves } from './behaviour.ts';

/** The second command makes a file; names with spaces and quotes are names. */
const check = `
  import subject
  (work / "a.txt").write_text("one\\ntwo\\n")
  def attack():
      subject.count("a.txt; touch stolen")
      subject.count("$(touch stolen)a.txt")
      return (work / "stolen").exists()
  def normal():
      return subject.count("a.txt")
`;
const rule = 'ruff/S602';

describe('programs that really run', () => {
  behaves('subprocess with an f-string', {
    healer,
    rule,
    at: 'shell=True',
    before: `
      import subprocess

      def count(path):
          return subprocess.run(f"wc -l {path}", shell=True, capture_output=True, text=True).stdout
    `,
    check,
  });
  behaves('a command in a variable', {
    healer,
    rule,
    at: 'shell=True',
    before: `
      import subprocess

      def count(path):
          command = "wc -l '" + path + "'"
          return subprocess.run(command, shell=True, stdout=subprocess.PIPE, text=True).stdout
    `,
    check: check.replace('a.txt; touch stolen', `a.txt'; touch 'stolen`),
  });
  behaves('os.popen', {
    healer,
    rule: 'ruff/S605',
    at: 'os.popen',
    before: `
      import os

      def count(path):
          return os.popen("wc -l %s" % path).read().split()
    `,
    check,
  });
  behaves('os.system', {
    healer,
    rule: 'ruff/S605',
    at: 'os.system',
    before: `
      import os

      def make(path):
          return os.system("mkdir " + path) == 0
    `,
    check: `
      import subject
      def attack():
          subject.make("a; touch stolen")
          return (work / "stolen").exists()
      def normal():
          return [subject.make("b"), subject.make("b"), (work / "b").is_dir()]
    `,
  });
});
