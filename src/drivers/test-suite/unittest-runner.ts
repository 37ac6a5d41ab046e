/**
 * Runs unittest in the copy and writes `{id: status}`. Arguments: report, then `auto` or what `python -m unittest` takes.
 * `auto` starts discovery at every folder that holds test files and is no package, as a person would do one by one.
 */
export const unittestRunner = String.raw`import json
import os
import sys
import unittest

REPORT, ARGS = os.path.abspath(sys.argv[1]), sys.argv[2:]
ROOT = os.getcwd()
SKIPPED = {"node_modules", "site-packages", "__pycache__", "build", "dist"}
results = {}


class Result(unittest.TextTestResult):
    prefix = ""

    def keep(self, test, status):
        key = self.prefix + test.id()
        if results.get(key) != "failed":
            results[key] = status

    def addSuccess(self, test):
        super().addSuccess(test)
        self.keep(test, "passed")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.keep(test, "failed")

    def addError(self, test, err):
        super().addError(test, err)
        self.keep(test, "failed")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.keep(test, "skipped")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.keep(test, "passed")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.keep(test, "failed")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.keep(test, "failed")


class Runner(unittest.TextTestRunner):
    resultclass = Result


def is_test(name):
    return name.endswith(".py") and (name.startswith("test") or name.endswith("_test.py"))


def starts():
    found = {}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            f for f in folders
            if f not in SKIPPED and not f.startswith(".")
            and not os.path.exists(os.path.join(folder, f, "pyvenv.cfg"))
        )
        patterns = {"test*.py" if f.startswith("test") else "*_test.py" for f in files if is_test(f)}
        if not patterns:
            continue
        top = folder
        while top != ROOT and os.path.exists(os.path.join(top, "__init__.py")):
            top = os.path.dirname(top)
        found.setdefault(top, set()).update(patterns)
    return sorted((top, sorted(patterns)) for top, patterns in found.items())


def run_auto():
    good = True
    for top, patterns in starts():
        before = set(sys.modules)
        place = os.path.relpath(top, ROOT)
        Result.prefix = "" if place == "." else place.replace(os.sep, "/") + "/"
        for pattern in patterns:
            suite = unittest.TestLoader().discover(top, pattern=pattern, top_level_dir=top)
            good = Runner(verbosity=1).run(suite).wasSuccessful() and good
        # Another folder may hold a module of the same name.
        for name in set(sys.modules) - before:
            file = getattr(sys.modules[name], "__file__", None) or ""
            if is_test(os.path.basename(file)):
                del sys.modules[name]
    return good


def run_arguments():
    program = unittest.main(
        module=None, argv=["python -m unittest"] + ARGS, testRunner=Runner, exit=False
    )
    return program.result.wasSuccessful()


sys.argv = ["python -m unittest"] + ARGS
sys.path[0] = ROOT
good = False
try:
    good = run_auto() if ARGS == ["auto"] else run_arguments()
finally:
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(results, file)
sys.exit(0 if good else 1)
`;
