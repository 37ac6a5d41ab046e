import { healer } from '#healers/code/safe-temp-file/index.ts';
import { behaves } from './behaviour.ts';

// Somebody else is faster: a link lies at the name before the program opens it.
behaves('a link that is put in the way leads nowhere', {
  healer,
  rule: 'ruff/S306',
  at: 'tempfile.mktemp',
  before: `
    import tempfile

    def write(text, meanwhile=lambda path: None):
        path = tempfile.mktemp(suffix=".txt")
        meanwhile(path)
        with open(path, "w") as file:
            file.write(text)
        return path
  `,
  check: `
    import os, subject
    def attack():
        (work / "victim").write_text("mine")
        subject.write("evil", lambda path: os.symlink(work / "victim", path))
        return (work / "victim").read_text() == "evil"
    def normal():
        path = subject.write("hello")
        return [open(path).read(), path.endswith(".txt")]
  `,
});
