import { healer } from '#healers/code/tar-filter/index.ts';
import { behaves } from './behaviour.ts';

behaves('an archive writes nothing outside of its folder', {
  healer,
  rule: 'ruff/S202',
  // Python 3.12, and the later ones of 3.8 to 3.11.
  needs: ['tarfile.data_filter'],
  at: 'archive.extractall',
  files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.12"\n' },
  before: `
    import tarfile

    def unpack(path, folder):
        with tarfile.open(path) as archive:
            archive.extractall(folder)
  `,
  check: `
    import io, tarfile, subject
    def pack(path, name):
        with tarfile.open(path, "w") as archive:
            member = tarfile.TarInfo(name)
            member.size = 5
            archive.addfile(member, io.BytesIO(b"hello"))
    def attack():
        pack("evil.tar", "../stolen.txt")
        (work / "out").mkdir(exist_ok=True)
        subject.unpack("evil.tar", "out")
        return (work / "stolen.txt").exists()
    def normal():
        pack("good.tar", "sub/a.txt")
        (work / "out").mkdir(exist_ok=True)
        subject.unpack("good.tar", "out")
        return (work / "out/sub/a.txt").read_text()
  `,
});
