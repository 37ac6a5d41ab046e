import {
  findDependents,
  findKnots,
  findPath,
  readImportGraph
} from "./chunk-3WVOCJYW.js";
import {
  chunkPaths,
  classify,
  createOxlintScanner,
  createRuffScanner,
  explainFailure,
  findLinters,
  isJavaScript,
  isNoise,
  listFiles,
  makeToolbox,
  openScratch,
  relativeTo,
  scanPackage,
  scanner
} from "./chunk-ZNQKMZBF.js";
import {
  createPace
} from "./chunk-BRPDINOQ.js";
import {
  createReader
} from "./chunk-72QA5HIP.js";
import {
  resolveModule
} from "./chunk-75Y7XVBZ.js";
import {
  isRelative,
  referencesIn
} from "./chunk-5B3OZACI.js";
import {
  standardModules
} from "./chunk-P5TAREXH.js";
import {
  flowsFolder,
  installedFolders,
  oxlintFixWorker,
  ruffWorker
} from "./chunk-YRRDT7BC.js";
import {
  assignmentBefore,
  isUnconditional,
  readAssignment,
  readPlainText,
  scopeOf
} from "./chunk-IW6WHPNX.js";
import {
  qualify,
  readArguments,
  readDotted,
  readImportedNames
} from "./chunk-FELVHE56.js";
import {
  bindingsOf,
  escapeRegExp,
  identifiersOf,
  isInAnnotation,
  readsOf,
  roleOf
} from "./chunk-P6756FPZ.js";
import {
  importsOf
} from "./chunk-RLSXXUWR.js";
import {
  isDevelopmentFile,
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  descendants,
  enclosing,
  isInside,
  isSame,
  statementOf
} from "./chunk-RVDUMNWB.js";
import {
  languageOf,
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  Positions
} from "./chunk-B3WZELUA.js";
import {
  editDistance
} from "./chunk-HOSKFKBL.js";
import {
  makeRunTool
} from "./chunk-IDQDHURE.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  ConfigError,
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/session.ts
import { tmpdir as tmpdir2, homedir } from "node:os";
import { dirname as dirname2 } from "node:path";

// src/drivers/sandbox/sandbox.ts
import { mkdir as mkdir6, realpath as realpath6, rm as rm4, symlink as symlink3 } from "node:fs/promises";
import path11 from "node:path";

// src/drivers/sandbox/bubblewrap.ts
import { existsSync } from "node:fs";
import { lstat as lstat3, stat } from "node:fs/promises";
import path4 from "node:path";

// src/drivers/sandbox/hidden.ts
import { lstat, readFile, readdir, realpath } from "node:fs/promises";
import path from "node:path";

// src/drivers/sandbox/options.ts
var dependencyFolders = /* @__PURE__ */ new Set(["node_modules", ".venv", "venv", "env"]);
function isWithin(folder, file) {
  if (file === folder) return true;
  const prefix = folder.endsWith("/") || folder.endsWith("\\") ? folder : folder + (folder.includes("\\") ? "\\" : "/");
  return file.startsWith(prefix);
}

// src/drivers/sandbox/hidden.ts
var secretsOfHome = [
  ...[".ssh", ".aws", ".azure", ".gnupg", ".kube", ".docker", ".netrc", ".npmrc", ".yarnrc", ".yarnrc.yml", ".pypirc"],
  ...[".git-credentials", ".gitconfig", ".config", ".cargo/credentials", ".cargo/credentials.toml", ".m2", ".gradle"],
  ...[
    ".local/share/keyrings",
    ".bash_history",
    ".zsh_history",
    ".node_repl_history",
    ".python_history",
    ".terraform.d"
  ],
  ...[".claude", ".claude.json", ".codex", ".gem/credentials", ".composer/auth.json", ".vault-token", ".pgpass"]
];
var secretsOfMachine = ["/usr/etc/npmrc", "/usr/local/etc/npmrc", "/usr/etc/gitconfig", "/usr/local/etc/gitconfig"];
var deepest = 6;
var mostFolders = 2e4;
async function findHiddenPaths(root, packageRoot, home) {
  const places2 = new Set(await findGitFolders(root));
  for (const folder of [root, packageRoot]) places2.add(path.join(folder, ".heal"));
  for (const name of secretsOfHome) places2.add(path.join(home, name));
  for (const name of secretsOfMachine) places2.add(name);
  const hidden = [];
  for (const place of places2) {
    const kind = await lstat(place).catch(() => void 0);
    if (kind?.isDirectory()) hidden.push({ path: place, isFolder: true });
    else if (kind?.isFile()) hidden.push({ path: place, isFolder: false });
  }
  return hidden;
}
async function findGitFolders(root) {
  const found = [];
  let left = mostFolders;
  const visit = async (folder, depth2) => {
    if (left-- <= 0) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry2 of entries) {
      const place = path.join(folder, entry2.name);
      if (entry2.name === ".git") found.push(place, ...await followGitFile(place));
      else if (entry2.isDirectory() && depth2 < deepest && !dependencyFolders.has(entry2.name))
        await visit(place, depth2 + 1);
    }
  };
  await visit(root, 0);
  return found;
}
async function followGitFile(place) {
  const real = await realpath(place).catch(() => place);
  const text = await readFile(real, "utf8").catch(() => "");
  const goal = /^gitdir: (.+)$/m.exec(text)?.[1];
  if (goal === void 0) return real === place ? [] : [real];
  const folder = path.resolve(path.dirname(real), goal);
  const common = (await readFile(path.join(folder, "commondir"), "utf8").catch(() => "")).trim();
  return [folder, ...common === "" ? [] : [path.resolve(folder, common)]];
}

// src/drivers/sandbox/limits.ts
import { mkdir, readdir as readdir2, readFile as readFile2, rmdir, writeFile } from "node:fs/promises";
import path2 from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
var mostProcesses = 2048;
var largestFileBytes = 8 * 1024 ** 3;
var enter = 'echo 1000 > /proc/self/oom_score_adj; test -z "$0" || echo $$ > "$0" || exit 125; exec "$@"';
function limitProcesses(prlimit, group) {
  const limits = [`--nproc=${mostProcesses}`, `--fsize=${largestFileBytes}`, "--core=0"];
  return [
    ...["/bin/sh", "-c", enter, group === void 0 ? "" : path2.join(group, "cgroup.procs")],
    ...prlimit === void 0 ? [] : [prlimit, ...limits, "--"]
  ];
}
async function makeGroup(name) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return void 0;
  for (const parent of ["/sys/fs/cgroup/pids", "/sys/fs/cgroup"]) {
    const group = path2.join(parent, name);
    try {
      if (parent === "/sys/fs/cgroup") {
        const enabled = await readFile2(path2.join(parent, "cgroup.subtree_control"), "utf8");
        if (!enabled.split(/\s/).includes("pids")) continue;
      }
      await mkdir(group);
      await writeFile(path2.join(group, "pids.max"), String(mostProcesses));
      return group;
    } catch {
      await rmdir(group).catch(() => void 0);
    }
  }
  return void 0;
}
async function removeGroup(name) {
  for (const parent of ["/sys/fs/cgroup/pids", "/sys/fs/cgroup"]) {
    const group = path2.join(parent, name);
    for (let attempt = 0; attempt < 20; attempt++) {
      const members = await readFile2(path2.join(group, "cgroup.procs"), "utf8").catch(() => "");
      for (const pid of members.split("\n").map(Number).filter((number) => number > 0))
        kill(pid);
      const isGone = await rmdir(group).then(
        () => true,
        (error2) => error2.code !== "EBUSY"
      );
      if (isGone) break;
      await sleep(25);
    }
  }
}
async function killMarked(name) {
  if (process.platform !== "linux") return;
  const mark = `\0HEAL_SANDBOX=${name}\0`;
  for (const entry2 of await readdir2("/proc").catch(() => [])) {
    if (!/^\d+$/.test(entry2)) continue;
    const environment = await readFile2(`/proc/${entry2}/environ`, "latin1").catch(() => "");
    if (`\0${environment}\0`.includes(mark)) kill(Number(entry2));
  }
}
function kill(pid) {
  if (pid === process.pid) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
  }
}

// src/drivers/sandbox/visible.ts
import { lstat as lstat2, readFile as readFile3, realpath as realpath2 } from "node:fs/promises";
import path3 from "node:path";
var systemFolders = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];
var systemFiles = [
  ...["passwd", "group", "nsswitch.conf", "hosts", "host.conf", "resolv.conf", "protocols", "services", "mime.types"],
  ...["ld.so.cache", "ld.so.conf", "ld.so.conf.d", "ld.so.preload", "ld-musl-x86_64.path", "ld-musl-aarch64.path"],
  ...["alternatives", "localtime", "timezone", "locale.conf", "locale.alias", "os-release", "lsb-release"],
  ...["debian_version", "alpine-release", "redhat-release", "ssl/certs", "ssl/cert.pem", "ssl/openssl.cnf"],
  ...["ca-certificates", "pki/tls/certs", "pki/tls/cert.pem", "pki/ca-trust", "crypto-policies", "fonts", "magic"],
  ...["terminfo", "inputrc", "java", "maven", "python3", "python3.8", "python3.9", "python3.10", "python3.11"],
  ...["python3.12", "python3.13", "python3.14"]
].map((name) => `/etc/${name}`);
var homeInstallations = /* @__PURE__ */ new Set([
  ...[".pyenv", ".nvm", ".volta", ".asdf", ".fnm", ".rbenv", ".nodenv", ".bun", ".deno", ".rye", ".proto"],
  ...["miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba"]
]);
var localInstallations = ["lib", "share/uv", "share/mise", "share/fnm", "share/pipx", "share/pnpm", "share/rtx"];
var programFolders = /* @__PURE__ */ new Set(["bin", "sbin", "shims", "condabin", "Scripts"]);
async function findVisiblePaths(root, packageRoot, options) {
  const wanted = [...options.expose, path3.join(options.home, ".local", "lib")];
  const searched = options.path.split(path3.delimiter).filter((entry2) => path3.isAbsolute(entry2));
  for (const entry2 of [...searched, path3.dirname(process.execPath)]) {
    wanted.push(...findInstallation(entry2, options.home));
    const real = await realpath2(entry2).catch(() => entry2);
    if (real !== entry2) wanted.push(...findInstallation(real, options.home));
  }
  wanted.push(...await findDependencyTargets(root, packageRoot));
  const forbidden = /* @__PURE__ */ new Set(["/", path3.dirname(options.home), options.home, "/tmp", "/run", "/var", "/etc", "/proc"]);
  const found = [];
  for (const place of [...systemFiles, ...new Set(wanted)]) {
    if (forbidden.has(place) || isWithin(root, place)) continue;
    if (isWithin(place, root) && !options.expose.includes(place)) continue;
    if (systemFolders.some((folder) => isWithin(folder, place))) continue;
    if (await lstat2(place).catch(() => void 0) !== void 0) found.push(place);
  }
  return found;
}
async function findSystemFolders() {
  const found = [];
  for (const folder of systemFolders) {
    const real = await realpath2(folder).catch(() => void 0);
    if (real !== void 0) found.push({ path: folder, real });
  }
  return found;
}
function findInstallation(entry2, home) {
  const prefix = path3.dirname(entry2);
  if (!programFolders.has(path3.basename(entry2))) return [entry2];
  if (!isWithin(home, entry2)) return prefix === "/" ? [entry2] : [prefix];
  if (prefix === path3.join(home, ".local"))
    return [entry2, ...localInstallations.map((name) => path3.join(prefix, name))];
  const [first = "", ...rest] = path3.relative(home, prefix).split(path3.sep);
  if (homeInstallations.has(first)) return [path3.join(home, first)];
  return rest.length === 0 ? [entry2] : [prefix];
}
async function findDependencyTargets(root, packageRoot) {
  const targets = [];
  for (let folder = packageRoot; isWithin(root, folder); folder = path3.dirname(folder)) {
    for (const name of dependencyFolders) {
      const place = path3.join(folder, name);
      const real = await realpath2(place).catch(() => void 0);
      if (real === void 0) continue;
      const base = await readFile3(path3.join(real, "pyvenv.cfg"), "utf8").catch(() => void 0);
      if (real !== place && (path3.basename(real) === "node_modules" || base !== void 0)) targets.push(real);
      const home = /^home\s*=\s*(.+)$/m.exec(base ?? "")?.[1]?.trim();
      if (home !== void 0 && programFolders.has(path3.basename(home))) {
        const interpreter = await realpath2(home).catch(() => home);
        targets.push(path3.dirname(home), path3.dirname(interpreter));
      }
    }
    if (folder === path3.dirname(folder)) break;
  }
  return targets.filter((target) => path3.isAbsolute(target));
}

// src/drivers/sandbox/bubblewrap.ts
function isolate(keepsOwnership) {
  const namespaces = keepsOwnership ? ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"] : ["--unshare-all", "--cap-drop", "ALL"];
  const rights = keepsOwnership ? ["CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_CHOWN"].flatMap((cap) => ["--cap-add", cap]) : [];
  return [...namespaces, ...rights, "--die-with-parent", "--new-session", "--hostname", "heal"];
}
async function makeBubblewrapRun(place, options) {
  const { uid } = await stat(place.root);
  const keepsOwnership = process.getuid?.() === 0 && uid !== 0;
  const argv = [
    ...limitProcesses(place.prlimit, place.group),
    place.bwrap,
    ...isolate(keepsOwnership),
    ...await mountAll(place, options)
  ];
  const env = { PATH: options.path, HOME: options.home, ...sandboxEnvironment };
  const outside = options.makeRunTool({ root: "/", env });
  return async (run4, signal) => {
    const cwd = path4.resolve(place.packageRoot, run4.cwd ?? "");
    return recogniseFailedStart(
      await outside({ ...run4, cwd: "", argv: [...argv, "--chdir", cwd, "--", ...run4.argv] }, signal)
    );
  };
}
var sandboxEnvironment = { LANG: "C.UTF-8", TMPDIR: "/tmp", PYTHONDONTWRITEBYTECODE: "1" };
var largestMemoryFolderBytes = 4 * 1024 ** 3;
async function mountAll(place, options) {
  const system = await findSystemFolders();
  const visible = await findVisiblePaths(place.root, place.packageRoot, options);
  const hidden = await findHiddenPaths(place.root, place.packageRoot, options.home);
  const isSeen = (file) => [...system.map((folder) => folder.path), ...visible].some((folder) => isWithin(folder, file));
  const covers = [];
  const covered = [];
  for (const { path: secret, isFolder: isFolder2 } of hidden) {
    if (covered.some((folder) => isWithin(folder, secret))) continue;
    const isInCopy = isWithin(place.root, secret);
    if (isInCopy ? !await exists(path4.join(place.copy, path4.relative(place.root, secret))) : !isSeen(secret))
      continue;
    covers.push(...isFolder2 ? ["--tmpfs", secret] : ["--ro-bind", "/dev/null", secret]);
    covered.push(secret);
  }
  const systemMounts = system.flatMap(
    ({ path: seen, real }) => seen === real ? ["--ro-bind", seen, seen] : ["--symlink", real, seen]
  );
  const memory = (folder) => [
    ...place.hasSize ? ["--size", String(largestMemoryFolderBytes)] : [],
    ...["--tmpfs", folder]
  ];
  return [
    ...systemMounts,
    ...["--proc", "/proc", ...protectKernel, "--dev", "/dev"],
    ...["/tmp", "/var/tmp", "/run", ...options.home === "/" ? [] : [options.home]].flatMap(memory),
    ...visible.flatMap((folder) => ["--ro-bind-try", folder, folder]),
    ...["--bind", place.copy, place.root],
    ...place.dependencies.flatMap(({ real, seen }) => ["--ro-bind", real, seen]),
    ...covers,
    ...["--remount-ro", "/"]
  ];
}
var protectKernel = [
  ...["sys", "sysrq-trigger", "irq", "bus", "fs", "mtrr"].flatMap((name) => bindReadOnly(`/proc/${name}`)),
  ...["kcore", "keys", "key-users", "timer_list", "sched_debug", "kmsg", "kallsyms", "latency_stats"].flatMap(
    (name) => existsSync(`/proc/${name}`) ? ["--ro-bind", "/dev/null", `/proc/${name}`] : []
  ),
  ...["acpi", "scsi", "asound"].flatMap((name) => existsSync(`/proc/${name}`) ? ["--tmpfs", `/proc/${name}`] : [])
];
function bindReadOnly(place) {
  return ["--ro-bind-try", place, place];
}
async function exists(file) {
  return await lstat3(file).catch(() => void 0) !== void 0;
}
function recogniseFailedStart(result) {
  const isOurs2 = result.status === "exited" && result.code !== 0 && result.stdout === "";
  const why = /^(bwrap|prlimit): .*$/m.exec(result.stderr);
  return isOurs2 && why?.index === 0 ? { ...result, status: "not-started", code: void 0 } : result;
}

// src/drivers/sandbox/container.ts
import { readFile as readFile4, writeFile as writeFile2 } from "node:fs/promises";
import path5 from "node:path";
var engineFile = "engine";
var image = "heal-empty:1";
var emptyArchive = "\0".repeat(1024);
async function probeContainers(engine, options) {
  if (process.platform !== "linux") return `${engine} is used on Linux only: it has to run this machine's own programs`;
  const run4 = options.makeRunTool({ root: "/", env: { PATH: options.path, HOME: options.home } });
  const info = await run4({ argv: [engine, "info"], timeoutMs: 1e4 });
  if (info.status === "not-started") return `${engine} is not installed`;
  if (info.code !== 0) return `${engine} is installed but its engine does not answer`;
  const known = await run4({ argv: [engine, "image", "inspect", image], timeoutMs: 1e4 });
  if (known.code !== 0) {
    const made = await run4({ argv: [engine, "import", "-", image], stdin: emptyArchive, timeoutMs: 2e4 });
    if (made.code !== 0) return `${engine} cannot make an image`;
  }
  const mounts = (await findSystemFolders()).flatMap(({ path: seen, real }) => bind(real, seen, "ro"));
  const argv = [engine, "run", "--rm", ...restrictions, ...mounts, image, "/usr/bin/env", "true"];
  return (await run4({ argv, timeoutMs: 3e4 })).code === 0 ? void 0 : `${engine} cannot start a container`;
}
var restrictions = [
  ...["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
  ...["--pids-limit", "2048", "--ulimit", "core=0", "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096"],
  ...["/tmp", "/var/tmp", "/run"].flatMap((folder) => ["--tmpfs", `${folder}:exec`])
];
async function makeContainerRun(place, options) {
  const visible = await findVisiblePaths(place.root, place.packageRoot, options);
  const hidden = await findHiddenPaths(place.root, place.packageRoot, options.home);
  const mounts = [
    ...(await findSystemFolders()).flatMap(({ path: seen, real }) => bind(real, seen, "ro")),
    ...mount("type=tmpfs", `target=${options.home}`),
    ...visible.flatMap((folder) => bind(folder, folder, "ro")),
    ...bind(place.copy, place.root, "rw"),
    ...place.dependencies.flatMap(({ real, seen }) => bind(real, seen, "ro")),
    ...hidden.filter((secret) => visible.some((folder) => isWithin(folder, secret.path))).flatMap(
      (secret) => secret.isFolder ? mount("type=tmpfs", `target=${secret.path}`) : bind("/dev/null", secret.path, "ro")
    )
  ];
  const who = process.getuid?.() ?? 0;
  const group = process.getgid?.() ?? 0;
  const user = place.engine === "podman" && who !== 0 ? ["--userns=keep-id"] : ["--user", `${who}:${group}`];
  const outside = options.makeRunTool({ root: "/", env: { PATH: options.path, HOME: options.home } });
  await writeFile2(path5.join(place.folder.path, engineFile), place.engine);
  let started = 0;
  return async (run4, signal) => {
    const name = `${place.folder.name}-${++started}`;
    const env = { PATH: options.path, HOME: options.home, ...sandboxEnvironment, ...run4.env };
    const argv = [
      ...[place.engine, "run", "--rm", "--interactive", "--name", name, ...restrictions, ...user, ...mounts],
      ...Object.entries(env).flatMap(([key, value]) => ["--env", `${key}=${value}`]),
      ...["--workdir", path5.resolve(place.packageRoot, run4.cwd ?? ""), image, ...run4.argv]
    ];
    const result = await outside({ ...run4, cwd: "", env: {}, argv }, signal);
    if (result.status !== "exited") await endContainers(outside, place.engine, [name]);
    const isFailedStart = result.code === 125 || result.code === 126 || result.code === 127;
    return isFailedStart && result.stdout === "" ? { ...result, status: "not-started", code: void 0 } : result;
  };
}
async function removeContainers(folder, options) {
  const engine = await readFile4(path5.join(folder.path, engineFile), "utf8").catch(() => "");
  if (engine !== "docker" && engine !== "podman") return;
  const run4 = options.makeRunTool({ root: "/", env: { PATH: options.path, HOME: options.home } });
  const listed = await run4({ argv: [engine, "ps", "-aq", "--filter", `name=${folder.name}`], timeoutMs: 2e4 });
  const ids = listed.stdout.split("\n").filter((id) => /^[0-9a-f]+$/.test(id));
  if (ids.length > 0) await endContainers(run4, engine, ids);
}
async function endContainers(run4, engine, names) {
  await run4({ argv: [engine, "kill", "--signal", "KILL", ...names], timeoutMs: 2e4 });
  await run4({ argv: [engine, "rm", "--force", ...names], timeoutMs: 6e4 });
}
function bind(source2, target, mode) {
  return mount("type=bind", `source=${source2}`, `target=${target}`, ...mode === "ro" ? ["readonly"] : []);
}
function mount(...fields) {
  const quote = (field) => /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  return ["--mount", fields.map(quote).join(",")];
}

// src/drivers/sandbox/copy-files.ts
import { constants } from "node:fs";
import { chmod, copyFile, lstat as lstat4, mkdir as mkdir2, readdir as readdir3, readlink, realpath as realpath3, symlink } from "node:fs/promises";
import path6 from "node:path";
var listMs = 6e4;
var deepest2 = 8;
var skippable = /* @__PURE__ */ new Set([
  ...["EACCES", "EPERM", "ENOENT", "ENOTDIR", "EISDIR", "EEXIST", "ELOOP", "EINVAL", "EILSEQ", "ENAMETOOLONG"]
]);
async function copyFiles(root, target, searchPath, makeRunTool2) {
  const run4 = makeRunTool2({ root, env: { PATH: searchPath, GIT_OPTIONAL_LOCKS: "0", GIT_CONFIG_NOSYSTEM: "1" } });
  const dependencies = /* @__PURE__ */ new Set();
  const files = await listFiles2(run4, root, "", 0, dependencies) ?? await walk(root, "", 0, dependencies);
  await mkdir2(target, { recursive: true });
  const queue = [...new Set(files)].filter((file) => !file.split("/").includes(".heal"));
  let copied = 0;
  const work = async () => {
    for (let file = queue.pop(); file !== void 0; file = queue.pop())
      if (await copyOne(root, target, file)) copied++;
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return { dependencies: [...dependencies].sort(), files: copied };
}
async function listFiles2(run4, root, below, depth2, dependencies) {
  const list = async (...flags3) => {
    const settings = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*"];
    const argv = ["git", ...settings, "ls-files", "-z", "--exclude-standard", ...flags3];
    const result = await run4({ argv, cwd: below, timeoutMs: listMs, maxOutputBytes: 512 * 1024 * 1024 });
    if (result.code !== 0) return void 0;
    return result.stdout.split("\0").filter((name) => name !== "").map((name) => path6.posix.join(below, name.replace(/\/$/, "")));
  };
  const tracked = await list("--cached");
  const untracked = await list("--others");
  const ignored = await list("--others", "--ignored", "--directory");
  if (tracked === void 0 || untracked === void 0 || ignored === void 0) return void 0;
  for (const folder of ignored) if (await isDependencyFolder(root, folder)) dependencies.add(folder);
  const files = [];
  const add = async (relative3) => {
    const kind = await lstat4(path6.join(root, relative3)).catch(() => void 0);
    if (kind?.isDirectory() && depth2 < deepest2) {
      const inner = await listFiles2(run4, root, relative3, depth2 + 1, dependencies);
      files.push(...inner ?? await walk(root, relative3, depth2 + 1, dependencies));
    } else if (kind !== void 0) files.push(relative3);
  };
  for (const relative3 of tracked) await add(relative3);
  for (const relative3 of untracked) {
    const folder = findNamedFolder(relative3);
    if (folder !== void 0 && (dependencies.has(folder) || await isDependencyFolder(root, folder))) {
      dependencies.add(folder);
    } else await add(relative3);
  }
  return files;
}
async function isDependencyFolder(root, folder) {
  const name = path6.posix.basename(folder);
  if (name === "node_modules") return true;
  if (!dependencyFolders.has(name)) return false;
  return await lstat4(path6.join(root, folder, "pyvenv.cfg")).catch(() => void 0) !== void 0;
}
function findNamedFolder(file) {
  const parts = file.split("/");
  const at = parts.findIndex((part) => dependencyFolders.has(part));
  return at === -1 ? void 0 : parts.slice(0, at + 1).join("/");
}
async function walk(root, below, depth2, dependencies) {
  const files = [];
  for (const entry2 of await readdir3(path6.join(root, below), { withFileTypes: true }).catch(() => [])) {
    const relative3 = path6.posix.join(below, entry2.name);
    if (entry2.name === ".git") continue;
    if (await isDependencyFolder(root, relative3)) dependencies.add(relative3);
    else if (!entry2.isDirectory()) files.push(relative3);
    else if (depth2 < 64) files.push(...await walk(root, relative3, depth2 + 1, dependencies));
  }
  return files;
}
async function copyOne(root, target, file) {
  const [from, to] = [path6.join(root, file), path6.join(target, file)];
  try {
    const kind = await lstat4(from);
    if (!kind.isFile() && !kind.isSymbolicLink()) return false;
    await mkdir2(path6.dirname(to), { recursive: true });
    if (kind.isSymbolicLink()) await copyLink(root, from, to);
    else {
      await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
      await chmod(to, kind.mode & 511);
    }
    return true;
  } catch (error2) {
    if (error2 instanceof Error && "code" in error2 && skippable.has(String(error2.code))) return false;
    throw error2;
  }
}
async function copyLink(root, from, to) {
  const goal = await readlink(from);
  const resolved = path6.resolve(await realpath3(path6.dirname(from)), goal);
  const isInside2 = path6.isAbsolute(goal) && isWithin(root, resolved);
  await symlink(isInside2 ? path6.relative(path6.dirname(from), resolved) : goal, to);
}

// src/drivers/sandbox/inside.ts
import { randomBytes } from "node:crypto";
import { constants as constants2 } from "node:fs";
import { lstat as lstat5, mkdir as mkdir3, open, readFile as readFile5, readlink as readlink2, realpath as realpath4, rename, rm, symlink as symlink2, unlink } from "node:fs/promises";
import path7 from "node:path";
var flags = { noFollow: constants2.O_NOFOLLOW ?? 0, directory: constants2.O_DIRECTORY ?? 0 };
async function writeInside(root, file, bytes, mode) {
  await withParent(root, file, true, async (target) => {
    const before = await lstatOf(target);
    if (before !== void 0 && !before.isFile()) throw refusal(file, "it is no regular file");
    const temporary = path7.join(path7.dirname(target), `.heal-write-${randomBytes(6).toString("hex")}`);
    const handle = await open(
      temporary,
      constants2.O_WRONLY | constants2.O_CREAT | constants2.O_EXCL | flags.noFollow,
      384
    );
    try {
      await handle.writeFile(bytes);
      await handle.chmod(mode ?? (before === void 0 ? 420 : before.mode & 4095));
      if (before !== void 0 && process.getuid?.() === 0) await handle.chown(before.uid, before.gid);
      await handle.close();
      await rename(temporary, target);
    } catch (error2) {
      await handle.close().catch(() => void 0);
      await unlink(temporary).catch(() => void 0);
      throw error2;
    }
  });
}
async function restoreInside(root, original, file) {
  const source2 = path7.join(original, file);
  const kind = await lstatOf(source2);
  if (kind?.isFile()) {
    await removeInside(root, file, (now) => !now.isFile());
    await writeInside(root, file, await readFile5(source2), kind.mode & 4095);
    return;
  }
  await removeInside(root, file, () => true);
  if (!kind?.isSymbolicLink()) return;
  const goal = await readlink2(source2);
  await withParent(root, file, true, (target) => symlink2(goal, target));
}
async function removeInside(root, file, isUnwanted) {
  await withParent(root, file, false, async (target) => {
    const now = await lstatOf(target);
    if (now !== void 0 && isUnwanted(now)) await rm(target, { recursive: true, force: true });
  });
}
async function lstatOf(file) {
  try {
    return await lstat5(file);
  } catch (error2) {
    if (error2 instanceof Error && "code" in error2 && (error2.code === "ENOENT" || error2.code === "ENOTDIR"))
      return void 0;
    throw error2;
  }
}
async function withParent(root, file, isMade, act) {
  const parts = file.split("/");
  const isPlain2 = parts.every((part) => part !== "" && part !== "." && part !== ".." && !/[\0\\]/.test(part));
  if (!isPlain2 || path7.isAbsolute(file) || /^[A-Za-z]:/.test(file))
    throw refusal(file, "it does not name a file below");
  if (parts.some((part) => part.toLowerCase().replace(/[. ]+$/, "") === ".git")) throw refusal(file, "it is git's own");
  const home = await realpath4(root);
  const folders = parts.slice(0, -1);
  const name = parts.at(-1) ?? "";
  let folder = home;
  for (const part of folders) {
    const next = path7.join(folder, part);
    if (await lstatOf(next) === void 0) {
      if (!isMade) return;
      await mkdir3(next);
    }
    folder = await realpath4(next);
    if (!isWithin(home, folder)) throw refusal(file, "a link leads out of the copy");
  }
  if (process.platform !== "linux") return act(path7.join(folder, name));
  const handle = await open(folder, constants2.O_RDONLY | flags.directory | flags.noFollow);
  try {
    const held = `/proc/self/fd/${handle.fd}`;
    if (!isWithin(home, await realpath4(held))) throw refusal(file, "a link leads out of the copy");
    await act(path7.join(held, name));
  } finally {
    await handle.close();
  }
}
function refusal(file, why) {
  return new EnvironmentError(
    `${JSON.stringify(file)} was not written: ${why}`,
    "only regular files inside the package can be healed"
  );
}

// src/drivers/sandbox/overlay.ts
import { mkdir as mkdir4, readFile as readFile6 } from "node:fs/promises";
import path8 from "node:path";
var systemPath = "/usr/sbin:/usr/bin:/sbin:/bin";
async function mountOverlay(lower2, privateFolder, makeRunTool2) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return void 0;
  const run4 = makeRunTool2({ root: lower2, env: { PATH: systemPath } });
  const merged = path8.join(privateFolder, "merged");
  await mkdir4(merged, { recursive: true });
  const tryLayer = async (layer) => {
    const [upper, work] = [path8.join(layer, "upper"), path8.join(layer, "work")];
    await mkdir4(upper, { recursive: true });
    await mkdir4(work, { recursive: true });
    const options = `lowerdir=.,upperdir=${upper},workdir=${work}`;
    if (/[,:\\]/.test(upper)) return false;
    for (const wanted of [`${options},volatile`, options]) {
      const mount2 = await run4({ argv: ["mount", "-t", "overlay", "heal", "-o", wanted, merged], timeoutMs: 1e4 });
      if (mount2.code === 0) return true;
    }
    return false;
  };
  if (await tryLayer(path8.join(privateFolder, "layer"))) return merged;
  const memory = path8.join(privateFolder, "memory");
  await mkdir4(memory, { recursive: true });
  const argv = ["mount", "-t", "tmpfs", "-o", "mode=700", "heal", memory];
  if ((await run4({ argv, timeoutMs: 1e4 })).code !== 0) return void 0;
  if (await tryLayer(memory)) return merged;
  await unmountBelow(privateFolder, makeRunTool2);
  return void 0;
}
async function unmountBelow(folder, makeRunTool2) {
  if (process.platform !== "linux") return;
  const run4 = makeRunTool2({ root: "/", env: { PATH: systemPath } });
  for (const place of await mountsBelow(folder)) {
    const plain2 = await run4({ argv: ["umount", "--", place], timeoutMs: 1e4 });
    if (plain2.code !== 0) await run4({ argv: ["umount", "-l", "--", place], timeoutMs: 1e4 });
  }
}
async function mountsBelow(folder) {
  const table = await readFile6("/proc/self/mountinfo", "utf8").catch(() => "");
  return table.split("\n").map((line) => line.split(" ")[4] ?? "").map((place) => place.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)))).filter((place) => place.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length);
}

// src/drivers/sandbox/private-folder.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { mkdir as mkdir5, readdir as readdir4, readFile as readFile7, realpath as realpath5, rm as rm2, stat as stat2, writeFile as writeFile3 } from "node:fs/promises";
import path9 from "node:path";
var markerName = "owner.json";
var namePattern = /^heal-(\d+)-[0-9a-f]{12}$/;
async function makePrivateFolder(tempFolder) {
  const name = `heal-${process.pid}-${randomBytes2(6).toString("hex")}`;
  const folder = path9.join(await realpath5(tempFolder), name);
  await mkdir5(folder, { mode: 448 });
  const born = await birthOf(process.pid);
  try {
    await writeFile3(path9.join(folder, markerName), JSON.stringify({ pid: process.pid, born }), { mode: 384 });
  } catch (error2) {
    await rm2(folder, { recursive: true, force: true });
    throw error2;
  }
  return { path: folder, name };
}
async function findAbandonedFolders(tempFolder) {
  const parent = await realpath5(tempFolder).catch(() => tempFolder);
  const abandoned = [];
  for (const name of await readdir4(parent).catch(() => [])) {
    const pid = Number(namePattern.exec(name)?.[1]);
    const folder = path9.join(parent, name);
    if (!Number.isInteger(pid) || !await isOurs(folder)) continue;
    if (!await isOwnerAlive(folder, pid)) abandoned.push({ path: folder, name });
  }
  return abandoned;
}
async function isOurs(folder) {
  try {
    const { uid } = await stat2(folder);
    return process.getuid === void 0 || uid === process.getuid();
  } catch {
    return false;
  }
}
async function isOwnerAlive(folder, pid) {
  try {
    process.kill(pid, 0);
  } catch (error2) {
    return error2 instanceof Error && "code" in error2 && error2.code === "EPERM";
  }
  const born = await birthOf(pid);
  const marker = await readFile7(path9.join(folder, markerName), "utf8").catch(() => "");
  return born === void 0 || !marker.includes('"born"') || marker.includes(JSON.stringify(born));
}
async function birthOf(pid) {
  const text = await readFile7(`/proc/${pid}/stat`, "utf8").catch(() => void 0);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ").at(19);
}

// src/drivers/sandbox/probe.ts
import { access, constants as constants3, rm as rm3 } from "node:fs/promises";
import path10 from "node:path";
async function probeMachine(options) {
  const allow = options.allow ?? ["bubblewrap", "docker", "podman", "none"];
  const [bwrap, prlimit] = await Promise.all(["bwrap", "prlimit"].map((program) => findProgram(program, options.path)));
  const whyNot = [];
  if (allow.includes("bubblewrap")) {
    const [problem, hasSize] = await Promise.all([probeBubblewrap(bwrap, options), canSize(bwrap, options)]);
    if (problem === void 0) {
      return { isolation: "bubblewrap", reason: "bubblewrap works", bwrap, prlimit, hasSize, isAllowed: true };
    }
    whyNot.push(problem);
  }
  for (const engine of ["docker", "podman"]) {
    if (!allow.includes(engine)) continue;
    const problem = await probeContainers(engine, options);
    const found = { isolation: engine, bwrap, prlimit, hasSize: false, isAllowed: true };
    if (problem === void 0) return { ...found, reason: [...whyNot, `${engine} works`].join("; ") };
    whyNot.push(problem);
  }
  const reason = whyNot.length === 0 ? "isolation is switched off" : whyNot.join("; ");
  const isAllowed = allow.includes("none");
  return { isolation: "none", reason, bwrap, prlimit, hasSize: false, isAllowed };
}
async function probeBubblewrap(bwrap, options) {
  if (process.platform !== "linux") return "bubblewrap exists on Linux only";
  if (bwrap === void 0) return "bubblewrap (bwrap) is not installed";
  const run4 = options.makeRunTool({ root: "/", env: { PATH: options.path } });
  const argv = [bwrap, ...isolate(false), "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--", "true"];
  const result = await run4({ argv, timeoutMs: 1e4 });
  const said = result.stderr.split("\n")[0]?.slice(0, 200) ?? "";
  return result.code === 0 ? void 0 : `bubblewrap may not isolate here (${said || result.status})`;
}
async function canSize(bwrap, options) {
  const run4 = options.makeRunTool({ root: "/", env: { PATH: options.path } });
  return (await run4({ argv: [bwrap ?? "bwrap", "--help"], timeoutMs: 5e3 })).stdout.includes("--size ");
}
async function describeCopies(options) {
  const folder = await makePrivateFolder(options.tempFolder);
  try {
    if (await mountOverlay("/etc", folder.path, options.makeRunTool)) return "over a layer of the repository";
    const why = process.getuid?.() === 0 ? "cannot be mounted here" : "need root";
    return `on copied files: overlays ${why}`;
  } finally {
    await unmountBelow(folder.path, options.makeRunTool);
    await rm3(folder.path, { recursive: true, force: true });
  }
}
async function findProgram(name, searchPath) {
  for (const folder of searchPath.split(path10.delimiter)) {
    const file = path10.join(folder, name);
    if (path10.isAbsolute(folder) && await isExecutable(file)) return file;
  }
  return void 0;
}
async function isExecutable(file) {
  return access(file, constants3.X_OK).then(
    () => true,
    () => false
  );
}

// src/drivers/sandbox/sandbox.ts
function makeSandbox(options) {
  let probed;
  const probe = () => probed ??= probeMachine(options);
  return {
    async probe() {
      const { isolation, reason } = await probe();
      return { isolation, reason: isolation === "bubblewrap" ? `bubblewrap ${await describeCopies(options)}` : reason };
    },
    async open(repositoryRoot, packagePath) {
      const machine = await probe();
      if (!machine.isAllowed) {
        const what = `no sandbox that may be used works here: ${machine.reason}`;
        throw new EnvironmentError(what, "install bubblewrap, or allow to run without isolation");
      }
      const folder = await makePrivateFolder(options.tempFolder);
      try {
        return await openCopy(await realpath6(repositoryRoot), packagePath, machine, folder, options);
      } catch (error2) {
        await discard(folder, options);
        throw error2;
      }
    },
    async sweep() {
      for (const folder of await findAbandonedFolders(options.tempFolder)) await discard(folder, options);
    }
  };
}
async function openCopy(root, packagePath, machine, folder, options) {
  const packageRoot = path11.resolve(root, packagePath);
  const isLayered = machine.isolation === "bubblewrap";
  const overlay = isLayered ? await mountOverlay(root, folder.path, options.makeRunTool) : void 0;
  const copy = overlay ?? path11.join(folder.path, "copy");
  const dependencies = overlay === void 0 ? await copyWithLinks(root, copy, folder, options) : [];
  const place = { root, packageRoot, copy, dependencies };
  const inside = await makeRun(machine, place, folder, options);
  const copyRoot = path11.resolve(copy, packagePath);
  if (await realpath6(copyRoot) !== copyRoot) {
    throw new EnvironmentError(`${packagePath} is a link`, "name the folder that it leads to");
  }
  const closing = new AbortController();
  const running = /* @__PURE__ */ new Set();
  const run4 = (tool, signal) => {
    const both = signal === void 0 ? closing.signal : AbortSignal.any([signal, closing.signal]);
    const result = inside(tool, both);
    running.add(result);
    return result.finally(() => running.delete(result));
  };
  let closed;
  const close = async () => {
    closing.abort();
    await Promise.allSettled(running);
    await discard(folder, options);
  };
  return {
    isolation: machine.isolation,
    root: copyRoot,
    toolRoot: machine.isolation === "none" ? copyRoot : packageRoot,
    run: run4,
    write: (file, bytes) => writeInside(copyRoot, file, bytes),
    restore: (file) => restoreInside(copyRoot, packageRoot, file),
    close: () => closed ??= close()
  };
}
async function makeRun(machine, place, folder, options) {
  switch (machine.isolation) {
    case "bubblewrap": {
      const bwrap = machine.bwrap ?? "bwrap";
      const group = await makeGroup(folder.name);
      return makeBubblewrapRun({ ...place, bwrap, prlimit: machine.prlimit, hasSize: machine.hasSize, group }, options);
    }
    case "docker":
    case "podman":
      return makeContainerRun({ ...place, folder, engine: machine.isolation }, options);
    case "none":
      return makeOpenRun(place, folder, options);
  }
}
async function makeOpenRun(place, folder, options) {
  const [home, temporary] = [path11.join(folder.path, "home"), path11.join(folder.path, "tmp")];
  await mkdir6(home, { recursive: true });
  await mkdir6(temporary, { recursive: true });
  const windows = process.platform === "win32" ? { USERPROFILE: home, TEMP: temporary, TMP: temporary } : {};
  return options.makeRunTool({
    root: path11.join(place.copy, path11.relative(place.root, place.packageRoot)),
    env: {
      ...{ PATH: options.path, HOME: home, TMPDIR: temporary, LANG: "C.UTF-8", PYTHONDONTWRITEBYTECODE: "1" },
      ...{ HEAL_SANDBOX: folder.name, ...windows }
    }
  });
}
async function copyWithLinks(root, copy, folder, options) {
  const { dependencies } = await copyFiles(root, copy, options.path, options.makeRunTool);
  const linked = [];
  for (const [index, dependency] of dependencies.entries()) {
    const real = await realpath6(path11.join(root, dependency)).catch(() => void 0);
    if (real === void 0) continue;
    const seen = path11.join(folder.path, "dependencies", String(index), path11.basename(dependency));
    const link = path11.join(copy, dependency);
    await mkdir6(path11.dirname(seen), { recursive: true });
    await mkdir6(path11.dirname(link), { recursive: true });
    await symlink3(real, seen, "junction");
    await symlink3(seen, link, "junction");
    linked.push({ real, seen });
  }
  return linked;
}
async function discard(folder, options) {
  await removeContainers(folder, options);
  await removeGroup(folder.name);
  await killMarked(folder.name);
  await unmountBelow(folder.path, options.makeRunTool);
  if ((await mountsBelow(folder.path)).length > 0) return;
  await rm4(folder.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

// src/scanners/bandit/index.ts
import { z } from "zod";
var level = z.enum(["HIGH", "MEDIUM", "LOW", "UNDEFINED"]);
var Report = z.object({
  results: z.array(
    z.object({
      filename: z.string(),
      test_id: z.string().regex(/^B\d{3}$/),
      issue_text: z.string(),
      issue_severity: level,
      issue_confidence: level,
      line_number: z.number().int(),
      line_range: z.array(z.number().int()).default([]),
      col_offset: z.number().int().default(0),
      end_col_offset: z.number().int().default(0)
    })
  )
});
var outdated = ["B322", "B309", "B325"];
function createBanditScanner() {
  return {
    name: "bandit",
    languages: ["python"],
    weight: 4,
    applies: async (request) => request.files.some((path13) => path13.endsWith(".py")) && await request.tools.find("bandit", ["repository", "machine"]) !== void 0,
    async scan(request) {
      const tool = await request.tools.find("bandit", ["repository", "machine"]);
      if (!tool) throw new Error("bandit has gone since the scan began");
      const findings = [];
      for (const chunk of chunkPaths(request.files.filter((path13) => path13.endsWith(".py")))) {
        const argv = [...tool.argv, "--format", "json", "--quiet", ...chunk];
        const result = await request.run({ argv, timeoutMs: 6e5 }, request.signal);
        const isUsable = result.status === "exited" && (result.code ?? 9) <= 1;
        const report3 = isUsable ? parseReport(result.stdout) : void 0;
        if (!report3) throw new Error(explainFailure("bandit", result));
        for (const one of report3.results) {
          const path13 = relativeTo(request.toolRoot, one.filename);
          if (path13 !== void 0 && isWorthTelling(one, path13)) findings.push(toFinding(one, path13));
        }
      }
      return { version: tool.version, origin: tool.origin, findings };
    }
  };
}
function isWorthTelling(one, path13) {
  return !outdated.includes(one.test_id) && one.issue_confidence !== "LOW" && !isNoise(`S${one.test_id.slice(1)}`, path13);
}
function toFinding(one, path13) {
  const severity = one.issue_severity === "HIGH" ? "high" : one.issue_severity === "MEDIUM" ? "medium" : "low";
  const isOneLine = one.line_range.length <= 1 && one.end_col_offset > one.col_offset;
  return {
    rule: `bandit/${one.test_id}`,
    category: "security",
    severity,
    priority: severity === "low" ? "P2" : "P0",
    // Its texts about passwords quote them.
    message: (one.issue_text.split("\n")[0] ?? "").replace(/'[^']*'/g, /^B10[567]$/.test(one.test_id) ? "***" : "$&"),
    // Its columns count bytes from 0; a point is enough, since the place of a twin is more precise.
    place: {
      path: path13,
      line: one.line_number,
      column: one.col_offset + 1,
      endLine: one.line_number,
      endColumn: (isOneLine ? one.end_col_offset : one.col_offset) + 1
    },
    toolFixes: []
  };
}
function parseReport(text) {
  return Report.safeParse(parseJson(text.slice(text.indexOf("{")))).data;
}

// src/scanners/biome/index.ts
import { z as z2 } from "zod";
var Position = z2.object({ line: z2.number().int(), column: z2.number().int() });
var Location = z2.object({
  path: z2.union([z2.string(), z2.object({ file: z2.string() })]).nullish(),
  /** Bytes of UTF-8; version 1 and early version 2. */
  span: z2.tuple([z2.number().int(), z2.number().int()]).nullish(),
  start: Position.nullish(),
  end: Position.nullish()
});
var Diagnostic = z2.object({
  category: z2.string().nullish(),
  description: z2.string().nullish(),
  message: z2.union([z2.string(), z2.array(z2.object({ content: z2.string() }))]).nullish(),
  location: Location.nullish()
});
var Report2 = z2.object({ diagnostics: z2.array(Diagnostic) });
var timeoutMs = 18e4;
var biomeScanner = {
  name: "biome",
  languages: ["typescript", "javascript"],
  weight: 2,
  async applies(request) {
    if (!request.files.some(isJavaScript) || (await findLinters(request.read)).biome === void 0) return false;
    return await request.tools.find("biome", ["repository"]) !== void 0;
  },
  async scan(request) {
    const tool = await request.tools.find("biome", ["repository"]);
    if (tool === void 0) throw new Error("the repository configures biome, and it is not installed there");
    const findings = [];
    for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
      const argv = [
        ...tool.argv,
        "lint",
        "--reporter=json",
        "--max-diagnostics=none",
        "--no-errors-on-unmatched",
        "--colors=off",
        ...paths.map((path13) => `./${path13}`)
      ];
      const result = await request.run({ argv, timeoutMs }, request.signal);
      const report3 = result.status === "exited" ? parseReport2(result.stdout) : void 0;
      if (report3 === void 0) throw new Error(explainFailure("biome", result));
      for (const each of report3) findings.push(...await read(each, request));
    }
    return { version: tool.version, origin: tool.origin, findings };
  }
};
function parseReport2(stdout) {
  return Report2.safeParse(parseJson(stdout.slice(Math.max(0, stdout.indexOf("{"))))).data?.diagnostics;
}
async function read(each, request) {
  const named3 = each.location?.path;
  const file = typeof named3 === "string" ? named3 : named3?.file;
  const path13 = file === void 0 ? void 0 : relativeTo(request.toolRoot, file);
  const text = path13 === void 0 ? void 0 : await request.read(path13);
  const category = each.category ?? "";
  if (path13 === void 0 || text === void 0 || !category.startsWith("lint/")) return [];
  const range = rangeOf(each, text);
  if (range === void 0) return [];
  const positions = new Positions(text);
  const [from, to] = [positions.place(range.start), positions.place(range.end)];
  const message = each.description ?? textOf(each.message);
  return [
    {
      rule: `biome/${category}`,
      ...classify2(category),
      message,
      place: { path: path13, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      toolFixes: []
    }
  ];
}
function textOf(message) {
  return typeof message === "string" ? message : (message ?? []).map((part) => part.content).join("");
}
function rangeOf(each, text) {
  const { span: span2, start, end } = each.location ?? {};
  if (span2) {
    const bytes = Buffer.from(text);
    const from = bytes.subarray(0, span2[0]).toString().length;
    return { start: from, end: from + bytes.subarray(span2[0], span2[1]).toString().length };
  }
  if (!start || !end) return void 0;
  const positions = new Positions(text);
  return { start: offsetOf(start, text, positions), end: offsetOf(end, text, positions) };
}
function offsetOf(at, text, positions) {
  const line = text.slice(positions.lineStart(at.line), positions.nextLineStart(at.line));
  return positions.lineStart(at.line) + [...line].slice(0, Math.max(0, at.column - 1)).join("").length;
}
function classify2(category) {
  const [, group, name = ""] = category.split("/");
  if (/^noUnusedImports$/.test(name)) return { category: "import", priority: "P3", severity: "low" };
  if (/^(noImportCycles|noUndeclaredVariables|noUndeclaredDependencies)$/.test(name))
    return { category: "import", priority: "P2", severity: "medium" };
  if (group === "security") return { category: "security", priority: "P0", severity: "high" };
  if (group === "performance") return { category: "performance", priority: "P2", severity: "medium" };
  if (group === "correctness" || group === "suspicious")
    return { category: "logic", priority: "P2", severity: "medium" };
  return { category: "style", priority: "P3", severity: "low" };
}

// src/scanners/eslint/index.ts
import { z as z3 } from "zod";
var Fix = z3.object({ range: z3.tuple([z3.number().int(), z3.number().int()]), text: z3.string() });
var Message = z3.object({
  ruleId: z3.string().nullable(),
  severity: z3.number(),
  message: z3.string(),
  line: z3.number().int().optional(),
  column: z3.number().int().optional(),
  endLine: z3.number().int().nullish(),
  endColumn: z3.number().int().nullish(),
  fix: Fix.optional()
});
var Report3 = z3.array(z3.object({ filePath: z3.string(), messages: z3.array(Message) }));
var timeoutMs2 = 24e4;
var eslintScanner = {
  name: "eslint",
  languages: ["typescript", "javascript"],
  weight: 6,
  async applies(request) {
    if (!request.files.some(isJavaScript) || (await findLinters(request.read)).eslint === void 0) return false;
    return await request.tools.find("eslint", ["repository"]) !== void 0;
  },
  async scan(request) {
    const tool = await request.tools.find("eslint", ["repository"]);
    if (tool === void 0) throw new Error("the repository configures eslint, and it is not installed there");
    const findings = [];
    for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
      const argv = [...tool.argv, "-f", "json", "--no-error-on-unmatched-pattern", "--no-warn-ignored", "--", ...paths];
      let result = await request.run({ argv, timeoutMs: timeoutMs2 }, request.signal);
      if (result.code === 2 && /warn-?ignored/i.test(result.stderr)) {
        result = await request.run(
          { argv: argv.filter((each) => each !== "--no-warn-ignored"), timeoutMs: timeoutMs2 },
          request.signal
        );
      }
      const report3 = result.status === "exited" && (result.code ?? 2) < 2 ? Report3.safeParse(parseJson(result.stdout)).data : void 0;
      if (report3 === void 0) throw new Error(explainFailure("eslint", result));
      for (const { filePath, messages } of report3) findings.push(...await readFile8(filePath, messages, request));
    }
    return { version: tool.version, origin: tool.origin, findings };
  }
};
async function readFile8(filePath, messages, request) {
  const path13 = relativeTo(request.toolRoot, filePath);
  const text = path13 === void 0 ? void 0 : await request.read(path13);
  if (path13 === void 0 || text === void 0) return [];
  const positions = new Positions(text);
  return messages.flatMap((each) => {
    if (each.ruleId === null || each.line === void 0) return [];
    const column = each.column ?? 1;
    const place = {
      path: path13,
      line: each.line,
      column,
      endLine: each.endLine ?? each.line,
      endColumn: each.endColumn ?? column
    };
    const rule = `eslint/${each.ruleId}`;
    const line = text.slice(positions.lineStart(each.line), positions.nextLineStart(each.line));
    const isInImport = /^\s*import\b/.test(line);
    return [
      {
        rule,
        ...classify(rule, isInImport ? "import" : each.message),
        message: each.message,
        place,
        toolFixes: fixesOf(each, path13, text, positions)
      }
    ];
  });
}
var fixSafety = {
  "no-extra-semi": "safe",
  "no-extra-boolean-cast": "safe",
  "no-var": "careful",
  "prefer-const": "safe",
  "object-shorthand": "careful",
  "dot-notation": "safe",
  curly: "safe",
  semi: "safe",
  quotes: "safe",
  "no-regex-spaces": "safe",
  "no-unneeded-ternary": "safe",
  "no-useless-return": "careful",
  "no-else-return": "careful",
  "no-useless-rename": "safe",
  "prefer-template": "careful",
  "prefer-arrow-callback": "careful",
  "operator-assignment": "careful",
  yoda: "safe",
  "no-div-regex": "safe",
  "no-unused-imports": "careful",
  "consistent-type-imports": "careful",
  "consistent-type-exports": "careful",
  "array-type": "safe",
  "no-inferrable-types": "safe",
  "prefer-as-const": "safe",
  "consistent-type-definitions": "careful",
  "prefer-optional-chain": "careful",
  "prefer-node-protocol": "safe",
  order: "careful",
  first: "careful",
  "newline-after-import": "safe",
  "no-duplicates": "careful",
  "sort-imports": "careful"
};
function fixesOf(each, path13, text, positions) {
  const name = each.ruleId?.split("/").at(-1) ?? "";
  const safety = fixSafety[name];
  if (each.fix === void 0 || safety === void 0) return [];
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  const [start, end] = [each.fix.range[0] + shift, each.fix.range[1] + shift];
  if (start < 0 || end < start || end > text.length) return [];
  const removed = text.slice(start, end);
  const isCommentLost = /\/\/|\/\*/.test(removed) && !/\/\/|\/\*/.test(each.fix.text);
  const isFar = Math.abs(positions.place(start).line - (each.line ?? 1)) > 60;
  if (isCommentLost || isFar || /eslint-disable|@ts-(ignore|expect-error|nocheck)/.test(each.fix.text)) return [];
  return [
    {
      summary: `Apply ESLint's fix for ${each.ruleId ?? ""}`,
      safety,
      edits: [{ path: path13, start, end, text: each.fix.text }]
    }
  ];
}

// src/syntax/typescript/paths.ts
function dirname(path13) {
  const slash = path13.lastIndexOf("/");
  return slash < 0 ? "." : slash === 0 ? "/" : path13.slice(0, slash);
}
function basename(path13) {
  return path13.slice(path13.lastIndexOf("/") + 1);
}
function extname(path13) {
  const name = basename(path13);
  const dot = name.lastIndexOf(".");
  return dot <= 0 || name === ".." ? "" : name.slice(dot);
}
function join(...parts) {
  const found = [];
  for (const part of parts.join("/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && found.length > 0 && found.at(-1) !== "..") found.pop();
    else found.push(part);
  }
  return found.join("/") || ".";
}
function relative(from, to) {
  const [a, b] = [from === "." ? [] : from.split("/"), to.split("/")];
  let common = 0;
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++;
  return [...a.slice(common).map(() => ".."), ...b.slice(common)].join("/");
}

// src/syntax/typescript/resolve.ts
var sources = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
var compiled = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"]
};
function resolveRelative(from, specifier, files) {
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return void 0;
  const target = join(dirname(from), specifier);
  if (target.startsWith("..")) return void 0;
  const extension = extname(target);
  const candidates = [
    ...(compiled[extension] ?? []).map((each) => target.slice(0, -extension.length) + each),
    target,
    ...sources.map((each) => target + each),
    ...sources.map((each) => join(target, `index${each}`))
  ];
  return candidates.find((each) => files.has(each) || each.endsWith(".d.ts") && files.has(each));
}
function styleOf(specifiers) {
  const local = specifiers.filter((each) => /^\.\.?\//.test(each));
  if (local.some((each) => /\.[cm]?tsx?(?![a-z])/.test(each))) return "source";
  if (local.some((each) => /\.[cm]?jsx?(?![a-z])/.test(each))) return "compiled";
  return local.length > 0 ? "none" : void 0;
}
function specifierFor(from, to, style) {
  const path13 = relative(dirname(from), to);
  const dotted = path13.startsWith(".") ? path13 : `./${path13}`;
  if (style === "source") return dotted;
  const extension = extname(dotted);
  const stem = dotted.slice(0, -extension.length);
  if (style === "compiled") return stem + extension.replace("ts", "js").replace("jsx", "js");
  return stem.replace(/\/index$/, "") || ".";
}

// src/scanners/flow/values.ts
var unknown = { taints: [], origin: "open" };
var plain = { taints: [], origin: "fixed", isPlain: true };
var never = { taints: [], origin: "fixed", isPlain: true };
function constantOf(value) {
  const base = { taints: [], origin: "fixed", constant: { value } };
  if (typeof value === "string") return { ...base, prefix: value, shape: value };
  return { ...base, isPlain: true };
}
var maxTaints = 4;
function joinTaints(...lists) {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  const all = [];
  for (const taint of filled.flat()) {
    const same = all.findIndex((one) => one.steps[0]?.start === taint.steps[0]?.start && one.kind === taint.kind);
    const other2 = all[same];
    if (other2 === void 0) all.push(taint);
    else if (other2 !== taint) all[same] = other2.safeFor.size <= taint.safeFor.size ? other2 : taint;
  }
  return all.slice(0, maxTaints);
}
function join2(a, b) {
  if (a === b) return a;
  const fields = joinFields(a, b);
  const isSame2 = a.constant && b.constant && a.constant.value === b.constant.value;
  const items = a.items && b.items && a.items.length === b.items.length ? a.items.map((one, i) => join2(one, b.items?.[i] ?? unknown)) : void 0;
  const lost = items ? [] : [...a.items ?? [], ...b.items ?? []];
  const rests = [a.rest, b.rest, ...lost].filter((one) => one !== void 0);
  return {
    taints: joinTaints(a.taints, b.taints),
    origin: a.origin === "fixed" && b.origin === "fixed" ? "fixed" : "open",
    ...isSame2 && a.constant ? { constant: a.constant } : {},
    ...a.type !== void 0 && (a.type === b.type || isNothing(b)) ? { type: a.type } : {},
    ...b.type !== void 0 && isNothing(a) ? { type: b.type } : {},
    ...a.isPlain && b.isPlain ? { isPlain: true } : {},
    ...a.fn && (a.fn === b.fn || !b.fn) ? { fn: a.fn } : b.fn ? { fn: b.fn } : {},
    ...a.cls ? { cls: a.cls } : b.cls ? { cls: b.cls } : {},
    ...fields ? { fields } : {},
    ...items ? { items } : {},
    ...rests.length > 0 ? { rest: rests.reduce(join2) } : {},
    ...eitherOf(a, b),
    ...testsOf(a, b),
    ...a.start && b.start ? { start: joinTaints(a.start, b.start) } : {},
    ...a.prefix !== void 0 && b.prefix !== void 0 ? { prefix: commonPrefix(a.prefix, b.prefix) } : {},
    ...a.shape !== void 0 && b.shape !== void 0 ? { shape: a.shape === b.shape ? a.shape : longer(a.shape, b.shape) } : {}
  };
}
function testsOf(a, b) {
  const known = (value) => value.tests ?? (value.constant?.value === false ? [] : void 0);
  const [left, right] = [known(a), known(b)];
  if (!left || !right) return {};
  const tests = [.../* @__PURE__ */ new Set([...left, ...right])];
  return tests.length > 0 && tests.length <= 3 ? { tests } : {};
}
var mostWays = 4;
function eitherOf(a, b) {
  if (a.prefix === b.prefix || a.taints.length === 0 && b.taints.length === 0) return {};
  const ways = [...a.either ?? [a], ...b.either ?? [b]];
  return ways.length <= mostWays ? { either: ways } : {};
}
function isNothing(value) {
  return value.constant?.value === null;
}
function joinFields(a, b) {
  if (!a.fields && !b.fields) return void 0;
  const fields = new Map(a.fields ?? []);
  for (const [key, value] of b.fields ?? []) {
    const other2 = fields.get(key);
    fields.set(key, other2 ? join2(other2, value) : value);
  }
  return fields;
}
function allTaints(value, depth2 = 3) {
  if (depth2 === 0 || !value.fields && !value.items && !value.rest) return value.taints;
  const parts = [...value.fields?.values() ?? [], ...value.items ?? [], ...value.rest ? [value.rest] : []];
  return joinTaints(value.taints, ...parts.map((part) => allTaints(part, depth2 - 1)));
}
function isFixed(value, depth2 = 3) {
  if (value.isPlain) return true;
  if (value.origin === "open" || value.taints.length > 0) return false;
  if (depth2 === 0) return true;
  const parts = [...value.fields?.values() ?? [], ...value.items ?? [], ...value.rest ? [value.rest] : []];
  return parts.every((part) => isFixed(part, depth2 - 1));
}
function clean(value, rules2) {
  if (rules2.includes("*")) return { ...value, taints: [] };
  const taints = value.taints.map((taint) => ({ ...taint, safeFor: /* @__PURE__ */ new Set([...taint.safeFor, ...rules2]) }));
  return { ...value, taints };
}
function commonPrefix(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
function longer(a, b) {
  return a.length >= b.length ? a : b;
}

// src/scanners/flow/containers.ts
function readField(container, key) {
  const known = typeof key === "string" || typeof key === "number" ? container.fields?.get(String(key)) : void 0;
  if (known) return known;
  if (typeof key === "number" && container.items) {
    const item = container.items.at(key);
    if (item) return item;
  }
  const parts = key === void 0 || typeof key === "number" ? [...key === void 0 ? container.fields?.values() ?? [] : [], ...container.items ?? []] : [];
  const all = container.rest ? [...parts, container.rest] : parts;
  const own2 = { taints: container.taints, origin: container.origin };
  if (all.length === 0) return own2;
  const joined3 = all.reduce(join2);
  return { ...joined3, taints: joinTaints(joined3.taints, container.taints) };
}
function withField(container, key, value) {
  const { constant: _constant, shape: _shape, prefix: _prefix, ...base } = container;
  if (key === void 0 || key === null || typeof key === "boolean") {
    return { ...base, rest: base.rest ? join2(base.rest, value) : value };
  }
  if (typeof key === "number" && base.items && key >= 0 && key < base.items.length) {
    return { ...base, items: base.items.with(key, value) };
  }
  return { ...base, fields: new Map([...base.fields ?? [], [String(key), value]]) };
}
function withItem(container, value, at) {
  if (!container.items) return withField(container, void 0, value);
  if (container.items.length > 30) return { ...container, rest: container.rest ? join2(container.rest, value) : value };
  return { ...container, items: at === "end" ? [...container.items, value] : [value, ...container.items] };
}
function withoutItem(container, index) {
  if (!container.items) return container;
  if (index === void 0)
    return {
      ...container,
      rest: container.items.reduce((a, b) => join2(a, b), container.rest ?? container.items[0] ?? unknown)
    };
  const at = index < 0 ? container.items.length + index : index;
  return { ...container, items: container.items.filter((_, i) => i !== at) };
}
function anyItem(container) {
  const parts = [...container.items ?? [], ...container.fields?.values() ?? []];
  if (container.rest) parts.push(container.rest);
  const own2 = { taints: container.taints, origin: container.origin };
  if (parts.length === 0) return { ...own2, ...container.type === void 0 ? {} : { type: `${container.type}[]` } };
  const joined3 = parts.reduce(join2);
  return { ...joined3, taints: joinTaints(joined3.taints, container.taints) };
}
function concat(values) {
  const taints = joinTaints(...values.map((value) => allTaints(value)));
  const isAllFixed = values.every((value) => isFixed(value));
  const texts2 = values.map((value) => textOf2(value));
  const shape = values.map((value, i) => value.shape ?? texts2[i] ?? "\0").join("");
  const first = values.find((_, i) => texts2[i] === void 0);
  const isConstant = texts2.every((text) => text !== void 0);
  return {
    taints,
    origin: isAllFixed ? "fixed" : "open",
    ...isConstant ? { constant: { value: texts2.join("") } } : {},
    shape: shape.slice(0, 4e3),
    prefix: prefixOf(values, texts2),
    ...first ? { start: first.start ?? first.taints } : {}
  };
}
function textOf2(value) {
  const constant = value.constant?.value;
  return typeof constant === "string" || typeof constant === "number" ? String(constant) : void 0;
}
function prefixOf(values, texts2) {
  let prefix = "";
  for (const [i, value] of values.entries()) {
    const text = texts2[i];
    if (text === void 0) return prefix + (value.prefix ?? "");
    prefix += text;
  }
  return prefix;
}
function asText(value) {
  return value.taints.length === 0 ? value : { ...value, taints: clean(value, ["objects"]).taints };
}

// src/scanners/flow/arguments.ts
function argumentAt(spec, given) {
  if (typeof spec === "number") return given.args[spec];
  const [, bases = "", inside = ""] = /^([^.[]*)(.*)$/s.exec(spec) ?? [];
  for (const base of bases.split("|")) {
    let found = base === "self" ? given.receiver : /^\d+$/.test(base) ? given.args[Number(base)] : byName(base, given);
    for (const step of inside.match(/[^.[\]]+/g) ?? []) found = found && partOf(found, step);
    if (found) return found;
  }
  return void 0;
}
function byName(name, { args, named: named3 }) {
  return named3.get(name) ?? args.find((arg) => arg.fields?.has(name))?.fields?.get(name);
}
function partOf(value, step) {
  if (!/^\d+$/.test(step)) return value.fields?.get(step) ?? value.options?.get(step);
  return value.items ? readField(value, Number(step)) : void 0;
}
function holds(conditions, given) {
  if (!conditions) return true;
  return Object.entries(conditions).every(([spec, wanted]) => isAsWanted(argumentAt(spec, given), wanted));
}
function isAsWanted(found, wanted) {
  if (wanted === "any") return found !== void 0;
  if (wanted === "absent") return found === void 0;
  const constant = found?.constant?.value;
  if (wanted === null || typeof wanted !== "object") return constant !== void 0 && constant === wanted;
  if ("like" in wanted) {
    if (found === void 0) return wanted.orAbsent === true;
    return typeof constant === "string" && new RegExp(wanted.like, "i").test(constant);
  }
  const name = constant ?? found?.type;
  if ("is" in wanted) return isAmong(name, wanted.is);
  return found === void 0 || name !== void 0 && !isAmong(name, wanted.not);
}
function isAmong(name, list) {
  return list.includes(name);
}

// src/scanners/flow/recursion.ts
function evaluate(expr, frame) {
  return frame.machine.interpreter.evaluate(expr, frame);
}
function look(expr, frame) {
  return frame.machine.interpreter.look(expr, frame);
}
function run(statements, frame) {
  return frame.machine.interpreter.run(statements, frame);
}
function callFunction(target, args, named3, frame) {
  return frame.machine.interpreter.callFunction(target, args, named3, frame);
}

// src/scanners/flow/machine.ts
var maxDepth = 5;
var maxSteps = 12;
function stepAt(range, note2, frame) {
  return { path: frame.module.path, start: range.start, end: range.end, note: note2 };
}
function addStep(value, step) {
  if (value.taints.length === 0) return value;
  return { ...value, taints: value.taints.map((taint) => stepTaint(taint, step)) };
}
function stepTaint(taint, step) {
  const last = taint.steps.at(-1);
  if (last && last.path === step.path && last.start === step.start && last.end === step.end) return taint;
  const steps = taint.steps.length < maxSteps ? [...taint.steps, step] : [...taint.steps.slice(0, maxSteps - 1), step];
  return { ...taint, steps };
}
function weaken(taints, by) {
  return taints.map((taint) => ({ ...taint, confidence: taint.confidence * by }));
}
function mixTaints(values) {
  return joinTaints(...values.map((value) => value.taints));
}

// src/scanners/flow/callbacks.ts
function runCallbacks(site, frame) {
  const { path: path13, receiver, args } = site;
  if (frame.depth >= maxDepth || !args.some((arg) => arg.fn || arg.items || arg.fields)) return;
  const model = frame.machine.models.entriesAt(path13).find((one) => holds(one.when, site));
  const item = receiver && !receiver.type ? anyItem(receiver) : unknown;
  for (const arg of args) {
    const handed = [arg, ...arg.items ?? [], arg.fields?.get("handler")];
    for (const target of handed.flatMap((one) => one?.fn ?? [])) {
      if (model) callEntry(target, model, frame);
      else callFunction(target, [item], /* @__PURE__ */ new Map(), frame);
    }
  }
}
function callEntry(target, model, frame) {
  const hasSelf = /^(self|cls)$/.test(target.fn.params[0]?.name ?? "");
  const isMethod = hasSelf && target.self === void 0;
  const params = hasSelf ? target.fn.params.slice(1) : target.fn.params;
  const values = params.map((param, i) => {
    const known = model.named?.[param.name] ?? model.params?.[i] ?? typeOfParam(param, target, frame);
    const what = known ?? (isSkipped(param, model, target, frame) ? "nothing" : model.others ?? "nothing");
    return entryValue(what, param, target, frame);
  });
  return callFunction(target, isMethod ? [unknown, ...values] : values, /* @__PURE__ */ new Map(), frame);
}
function isSkipped(param, { skip = [] }, target, frame) {
  if (skip.length === 0) return false;
  const { type, fallback } = param;
  const names = skip.flatMap((path13) => /\w+$/.exec(path13)?.[0] ?? []);
  if (type !== void 0 && names.some((name) => type.includes(`${name}(`))) return true;
  if (fallback?.is !== "call") return false;
  const callee = evaluate(fallback.callee, { ...frame, module: target.module, env: target.env });
  return callee.type !== void 0 && skip.includes(frame.machine.models.canonical(callee.type));
}
var harmlessTypes = /^(Annotated\[)?(Optional\[)?(int|float|bool|UUID|uuid\.UUID|date|datetime|Decimal|UUID4|Literal\[[^\]]*\])\s*([|,\]=]|$)/;
function entryValue(what, param, target, frame) {
  if (what === "source") {
    if (param.type !== void 0 && harmlessTypes.test(param.type)) return plain;
    if (isEnumeration(param, target, frame)) return plain;
    const steps = [
      {
        path: target.module.path,
        start: target.fn.start,
        end: target.fn.start,
        note: `comes from outside as \`${param.name}\``
      }
    ];
    const isText = param.type !== void 0 && /^(Annotated\[|Optional\[)?str\b/.test(param.type);
    const safeFor = new Set(isText ? ["objects"] : []);
    return { taints: [{ kind: "request", confidence: 0.9, steps, safeFor }], origin: "open" };
  }
  if (what === "" || what === "nothing") return unknown;
  return { taints: [], origin: "open", type: frame.machine.models.canonical(what) };
}
function isEnumeration({ type }, target, frame) {
  const cls = type === void 0 ? void 0 : target.env.get(type)?.cls;
  return cls?.type.bases.some(
    (base) => /^enum\.(Int|Str)?Enum$/.test(evaluate(base, { ...frame, module: cls.module, env: cls.env }).type ?? "")
  ) ?? false;
}
function typeOfParam(param, target, frame) {
  const written = param.type?.replace(/^(Optional\[|readonly )/, "").replace(/[\]?]+$/, "").replace(/<.*$/s, "").trim();
  if (!written || !/^[\w.]+$/.test(written)) return void 0;
  const { models } = frame.machine;
  const [head = "", ...more] = written.split(".");
  const found = target.env.get(head);
  if (found?.type !== void 0) return models.canonical(`${[found.type, ...more].join(".")}()`);
  const path13 = `${written}()`;
  const known = found ? path13 : models.canonical(path13);
  return known === path13 ? void 0 : known;
}

// src/scanners/flow/objects.ts
function property(object, key, frame) {
  if (object.module && typeof key === "string") return frame.machine.member(object.module, key);
  const stored = readField(object, key);
  const known = object.fields?.has(String(key)) || typeof key === "number" && object.items;
  if (known) return stored;
  if (object.type === void 0) return stored;
  const path13 = frame.machine.models.canonical(typeof key === "number" ? `${object.type}[]` : `${object.type}.${key}`);
  return { ...stored, type: path13 };
}
function attributeOf(object, name, frame) {
  if (name === "length" && !object.fields?.has(name)) return plain;
  return methodOf(object, name, frame) ?? inheritedProperty(object, name, frame) ?? property(object, name, frame);
}
function inheritedProperty(object, name, frame, depth2 = 6) {
  if (!object.cls || depth2 === 0 || object.fields?.has(name)) return void 0;
  const { type, module, env } = object.cls;
  for (const base of type.bases) {
    const parent = evaluate(base, { ...frame, module, env });
    if (parent.type !== void 0)
      return { ...unknown, type: frame.machine.models.canonical(`${parent.type}().${name}`) };
    const inherited = parent.cls && inheritedProperty({ ...object, cls: parent.cls }, name, frame, depth2 - 1);
    if (inherited) return inherited;
  }
  return void 0;
}
function methodOf(object, name, frame, depth2 = 6) {
  if (object.fields?.has(name) || !object.cls || depth2 === 0) return void 0;
  const { type, module, env } = object.cls;
  const fn = type.methods.find((one) => one.name === name);
  if (fn) return { taints: [], origin: "fixed", fn: { fn, module, env, self: object } };
  for (const base of type.bases) {
    const parent = evaluate(base, { ...frame, module, env });
    if (!parent.cls) continue;
    const inherited = methodOf({ ...object, cls: parent.cls }, name, frame, depth2 - 1);
    if (inherited) return inherited;
  }
  return void 0;
}
function withSource(value, at, frame) {
  if (value.type === void 0) return value;
  const source2 = frame.machine.models.source(value.type);
  if (!source2) return value;
  const note2 = `comes from outside (\`${value.type}\`)`;
  const taint = {
    kind: source2.kind,
    confidence: source2.confidence,
    steps: [stepAt(at, note2, frame)],
    safeFor: new Set(source2.safeFor ?? [])
  };
  return { ...value, origin: "open", taints: joinTaints([taint], value.taints) };
}

// src/scanners/flow/sinks.ts
var harmful = {
  page: /* @__PURE__ */ new Set(["xss", "open-redirect", "code-injection", "xpath-injection"]),
  argument: /* @__PURE__ */ new Set(["sql-injection", "command-injection", "code-injection", "deserialization"]),
  environment: /* @__PURE__ */ new Set(["sql-injection", "code-injection", "deserialization"])
};
var shapes = /* @__PURE__ */ new Map();
function checkSinks(site, frame) {
  for (const sink2 of frame.machine.models.sinks(site.path, site.method)) {
    if (!holds(sink2.when, site)) continue;
    note(sink2, argumentsOf(sink2, site), site.expr, `reaches \`${site.method ?? site.path}\``, frame);
  }
}
function checkSet(type, property2, value, at, frame) {
  for (const sink2 of frame.machine.models.sets(type, property2)) {
    const given = { args: [], named: value.fields ?? /* @__PURE__ */ new Map(), receiver: void 0 };
    const values = sink2.args.length === 0 ? [value] : sink2.args.flatMap((spec) => argumentAt(spec, given) ?? []);
    note(sink2, values, at, `is written to \`${property2}\``, frame);
  }
}
function note(sink2, values, at, end, frame) {
  if (values.length === 0) return;
  if (sink2.shape !== void 0 && !values.some((value) => hasShape(value, sink2.shape ?? ""))) return;
  const bad = values.filter((value) => !isHarmless(value, sink2));
  const taint = bad.flatMap((value) => taintsOf(value, sink2)).sort((a, b) => b.confidence - a.confidence)[0];
  const verdict = taint ? "tainted" : bad.every((value) => isFixed(value)) ? "fixed" : "open";
  const last = stepAt(at, end, frame);
  const stepped = taint && addStep({ taints: [taint], origin: "open" }, last).taints[0];
  frame.machine.see({ sink: sink2, path: frame.module.path, range: at, verdict, taint: stepped });
}
function taintsOf(value, sink2) {
  const taints = sink2.textOnly ? value.taints : allTaints(value);
  return taints.filter(
    ({ safeFor, kind }) => !safeFor.has(sink2.rule) && !(sink2.objectsOnly && safeFor.has("objects")) && (harmful[kind]?.has(sink2.rule) ?? true)
  );
}
function argumentsOf(sink2, site) {
  if (sink2.format !== void 0) return formattedArguments(sink2, site);
  return sink2.args.flatMap(
    (spec) => spec === "*" ? [...site.args, ...site.named.values()] : argumentAt(spec, site) ?? []
  );
}
function formattedArguments(sink2, { args }) {
  const format = args[sink2.format ?? 0]?.constant?.value;
  if (typeof format !== "string") return [];
  const holes = format.match(/%(?!%)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]/g) ?? [];
  return args.slice((sink2.format ?? 0) + 1).filter((_, i) => holes[i]?.endsWith("s"));
}
function isHarmless(value, sink2) {
  if (value.isPlain) return true;
  if (sink2.textOnly && value.items) return true;
  if (sink2.safePrefix === void 0) return false;
  if (value.either?.every((one) => one.taints.length === 0 || isHarmless(one, sink2))) return true;
  if (value.start?.every(({ safeFor }) => safeFor.has(sink2.rule))) return true;
  if (value.prefix === void 0) return false;
  return regex(sink2.safePrefix).test(value.prefix);
}
function hasShape(value, shape) {
  return value.shape !== void 0 && regex(shape).test(value.shape);
}
function regex(source2) {
  let found = shapes.get(source2);
  if (!found) shapes.set(source2, found = new RegExp(source2, "i"));
  return found;
}

// src/scanners/flow/stores.ts
function assign(target, value, declares, frame) {
  switch (target.to) {
    case "name":
      if (declares) frame.env.declare(target.name, value);
      else frame.env.assign(target.name, value);
      return;
    case "attribute":
      store(target.object, target.name, value, target.range, frame);
      return;
    case "index":
      store(target.object, evaluate(target.key, frame).constant?.value, value, target.range, frame);
      return;
    case "parts":
      for (const { key, target: part, fallback } of target.parts) {
        const found = key === void 0 ? value : withSource(property(value, key, frame), target.range, frame);
        const other2 = fallback && evaluate(fallback, frame);
        assign(part, other2 ? join2(found, other2) : found, declares, frame);
      }
      return;
    case "nothing":
      return;
  }
}
function store(object, key, value, range, frame) {
  if (typeof key === "string" && frame.machine.models.writes(key))
    checkSet(look(object, frame).type, key, value, range, frame);
  update(object, (old) => withField(old, key, value), frame);
}
function update(object, change, frame) {
  if (object.is === "name") {
    frame.env.assign(object.name, change(frame.env.get(object.name) ?? unknown));
  } else if (object.is === "attribute") {
    const changed = change(look(object, frame));
    update(object.object, (old) => withField(old, object.name, changed), frame);
  } else if (object.is === "index") {
    const changed = change(look(object, frame));
    const key = look(object.key, frame).constant?.value;
    update(object.object, (old) => withField(old, key, changed), frame);
  }
}

// src/scanners/flow/container-calls.ts
function callContainer(site, frame) {
  const { receiver, method, args, expr } = site;
  if (!receiver || method === void 0 || expr.callee.is !== "attribute") return void 0;
  const object = expr.callee.object;
  const change = (next) => update(object, next, frame);
  const [first = unknown, second] = args;
  switch (method) {
    case "append":
    case "push":
    case "add":
    case "appendleft":
      if (receiver.type !== void 0) return void 0;
      change((old) => args.reduce((list, arg) => withItem(list, arg, "end"), old));
      return plain;
    case "insert":
    case "unshift":
      if (receiver.type !== void 0) return void 0;
      change((old) => withItem(old, method === "insert" ? second ?? first : first, "start"));
      return plain;
    case "extend":
    case "update":
      if (receiver.type !== void 0 || !receiver.items && !receiver.fields && !receiver.rest) return void 0;
      change((old) => {
        let next = old;
        for (const item of first.items ?? []) next = withItem(next, item, "end");
        for (const [key, value] of first.fields ?? []) next = withField(next, key, value);
        if (!first.items && !first.fields) next = withField(next, void 0, first);
        return next;
      });
      return plain;
    case "pop":
    case "shift":
    case "remove": {
      if (!receiver.items) return void 0;
      const at = method === "shift" ? 0 : method === "pop" ? numberOf(args[0], -1) : void 0;
      const found = at === void 0 ? plain : receiver.items.at(at) ?? unknown;
      change((old) => withoutItem(old, at));
      return found;
    }
    case "get":
    case "getitem":
    case "__getitem__": {
      if (!receiver.fields && !receiver.rest) return void 0;
      const key = first.constant?.value;
      const found = readField(receiver, key);
      return second ? join2(found, second) : found;
    }
    case "set":
    case "setdefault":
    case "__setitem__": {
      if (receiver.type !== void 0 && !receiver.fields) return void 0;
      const key = first.constant?.value;
      change((old) => withField(old, key, second ?? unknown));
      return method === "setdefault" ? second ?? unknown : plain;
    }
    case "values":
    case "items":
      if (!receiver.fields && !receiver.rest) return void 0;
      return {
        taints: [],
        origin: "fixed",
        rest: method === "values" ? anyItem(receiver) : { taints: [], origin: "fixed", items: [constantOrPlain(receiver), anyItem(receiver)] }
      };
    case "keys":
      return receiver.fields ? plain : void 0;
    case "map":
    case "flatMap": {
      const { fn } = first;
      if (!fn || frame.depth >= maxDepth || !receiver.items && !receiver.rest && receiver.type !== void 0)
        return void 0;
      return { taints: [], origin: "fixed", rest: callFunction(fn, [anyItem(receiver)], /* @__PURE__ */ new Map(), frame) };
    }
    case "filter":
    case "sort":
    case "reverse":
    case "sorted":
      return receiver.items || receiver.rest ? { taints: receiver.taints, origin: receiver.origin, rest: anyItem(receiver) } : void 0;
    case "find":
    case "findLast":
    case "at":
      return receiver.items ? anyItem(receiver) : void 0;
    case "join":
      return isList(receiver) ? joined(receiver, first) : isList(first) ? joined(first, receiver) : void 0;
    default:
      return void 0;
  }
}
function isList(value) {
  return value.items !== void 0 || value.rest !== void 0;
}
function joined(list, between) {
  const items = list.items && !list.rest ? list.items : [anyItem(list), anyItem(list)];
  const parts = items.slice(0, 50).flatMap((item, i) => i === 0 ? [item] : [between, item]);
  return asText(concat(parts));
}
function constantOrPlain(receiver) {
  const [only] = [...receiver.fields?.keys() ?? []];
  return receiver.fields?.size === 1 && only !== void 0 ? constantOf(only) : plain;
}
function numberOf(value, otherwise) {
  const constant = value?.constant?.value;
  return typeof constant === "number" ? constant : otherwise;
}

// src/scanners/flow/env.ts
var none = /* @__PURE__ */ new Map();
var Env = class _Env {
  #vars;
  parent;
  /** Imports, looked up when somebody asks for them: most of what a file imports has nothing to do with a flow. */
  #imports;
  constructor(parent, vars = /* @__PURE__ */ new Map(), imports2 = none) {
    this.parent = parent;
    this.#vars = vars;
    this.#imports = imports2;
  }
  get(name) {
    return this.#vars.get(name) ?? this.#imports.get(name)?.() ?? this.parent?.get(name);
  }
  declare(name, value) {
    this.#vars.set(name, value);
  }
  /** A name of a scope around may have been set or not when somebody reads it: both values count. */
  assign(name, value) {
    if (this.#vars.has(name) || !this.parent?.get(name)) this.#vars.set(name, value);
    else this.parent.#assignAround(name, value);
  }
  #assignAround(name, value) {
    const old = this.#vars.get(name) ?? this.#imports.get(name)?.();
    if (old) this.#vars.set(name, join2(old, value));
    else if (this.parent) this.parent.#assignAround(name, value);
  }
  /** For one side of a branch. */
  fork() {
    return new _Env(this.parent, new Map(this.#vars), this.#imports);
  }
  become(other2) {
    this.#vars = other2.#vars;
  }
  joinWith(other2) {
    for (const [name, value] of other2.#vars) {
      const own2 = this.#vars.get(name);
      if (own2 !== value) this.#vars.set(name, own2 ? join2(own2, value) : value);
    }
  }
  /** Every name of this function with its value, to be replaced one by one. */
  entries() {
    return [...this.#vars, ...this.parent?.parent ? this.parent.entries() : []];
  }
};

// src/scanners/flow/operators.ts
function formatted([template, ...values]) {
  const text = template?.constant?.value;
  if (typeof text !== "string") return concat([template ?? unknown, ...values]);
  const pieces = text.split(/(%(?:\(\w+\))?[#0\- +]*\d*(?:\.\d+)?[sdrifxX])/);
  const filled = [];
  let next = 0;
  for (const piece of pieces) {
    const found = /^%(?:\((\w+)\))?.*([sdrifxX])$/.exec(piece);
    if (!found) {
      filled.push(constantOf(piece));
      continue;
    }
    const value = found[1] === void 0 ? values[next++] : values[0] && readField(values[0], found[1]);
    filled.push(found[2] === "s" || found[2] === "r" ? value ?? unknown : plain);
  }
  return concat(filled);
}
function formattedByBraces(text, args, named3) {
  let next = 0;
  const filled = text.split(/(\{\{|\}\}|\{[^{}]*\})/).map((piece) => {
    const found = /^\{(\w*)[^:!]*(?:![a-z])?(?::(.*))?\}$/s.exec(piece);
    if (!found) return constantOf(piece);
    const [, name = "", format = ""] = found;
    const value = name === "" ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : named3.get(name);
    return /[bcdeEfFgGoxX%]$/.test(format) ? plain : value ?? unknown;
  });
  return concat(filled);
}
function compare(operator, left, right) {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (a === void 0 || b === void 0) return plain;
  switch (operator) {
    case "==":
    case "===":
    case "is":
      return constantOf(a === b);
    case "!=":
    case "!==":
    case "is not":
      return constantOf(a !== b);
    case "<":
      return a === null || b === null ? plain : constantOf(a < b);
    case ">":
      return a === null || b === null ? plain : constantOf(a > b);
    case "<=":
      return a === null || b === null ? plain : constantOf(a <= b);
    case ">=":
      return a === null || b === null ? plain : constantOf(a >= b);
    case "in":
      return typeof a === "string" && typeof b === "string" ? constantOf(b.includes(a)) : plain;
    default:
      return plain;
  }
}
function arithmetic(operator, left, right) {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (typeof a === "number" && typeof b === "number") {
    if (operator === "*") return constantOf(a * b);
    if (operator === "-") return constantOf(a - b);
    if (operator === "/" && b !== 0) return constantOf(a / b);
    if (operator === "//" && b !== 0) return constantOf(Math.floor(a / b));
    if (operator === "%" && b !== 0) return constantOf(a % b);
  }
  const isText = operator === "/" || operator === "*" || operator === "|";
  if (isText && (left.taints.length > 0 || right.taints.length > 0)) {
    return { ...concat([left, right]), ...left.type === void 0 ? {} : { type: left.type } };
  }
  if (left.taints.length > 0 && !isText) return plain;
  return { ...plain, ...left.type === void 0 ? {} : { type: left.type }, isPlain: left.type === void 0 };
}

// src/scanners/flow/replacing.ts
var removals = [
  [/</, ["xss"]],
  [/\n|\\n|\\r|\r/, ["log-injection", "header-injection"]]
];
var metacharacters = /\[[^\]]*[.*+?^$][^\]]*[.*+?^$]/;
function cleanedByReplacing({ method, path: path13, args }, value, frame) {
  const isSub = path13 === "re.sub";
  const isPython = frame.module.path.endsWith(".py");
  if (!isSub && method !== "replace" && method !== "replaceAll") return value;
  const pattern = args[0]?.constant?.value;
  const replacement = args[1]?.constant?.value;
  if (typeof pattern !== "string" || typeof replacement !== "string") return value;
  const isRegex = isSub || !isPython && /^\/.*\/[a-z]*$/s.test(pattern);
  if (!isPython && method === "replace" && !/\/[a-z]*g[a-z]*$/.test(pattern)) return value;
  const inside = isRegex && !isSub ? pattern.replace(/^\/|\/[a-z]*$/g, "") : pattern;
  if (isRegex && isListOfAllowed(inside)) return clean(value, ["*"]);
  if (isRegex && metacharacters.test(inside) && /^\\\\/.test(replacement)) return clean(value, ["regex-injection"]);
  const rules2 = removals.flatMap(([found, harmless]) => found.test(inside) ? harmless : []);
  return rules2.length > 0 && !replacement.includes("<") ? clean(value, rules2) : value;
}
function isListOfAllowed(pattern) {
  const inside = /^\[\^([^\]]*)\][+*]?$/.exec(pattern)?.[1] ?? (/^\\W\+?$/.test(pattern) ? "\\w" : void 0);
  return inside !== void 0 && /^(?:\\[wd]|[a-z]-[a-z]|\d-\d|[\w\s-]|\\-)*$/i.test(inside);
}

// src/scanners/flow/library-calls.ts
var cleaners = /escape|sanit|purif|quote|encode|strip_?tags|bleach|slugify|secure_filename|basename|parameteri[sz]e/i;
var numbers = /^(int|float|len|bool|abs|round|ord|hash|id|sum|Number|parseInt|parseFloat|Boolean|BigInt|Decimal|UUID|isinstance|hasattr|callable)$/;
var textMethods = /^(strip|lstrip|rstrip|lower|upper|title|capitalize|casefold|replace|format|format_map|join|split|rsplit|splitlines|partition|rpartition|encode|decode|ljust|rjust|zfill|center|removeprefix|removesuffix|translate|expandtabs|trim|trimStart|trimEnd|toLowerCase|toUpperCase|toString|concat|slice|substring|substr|replaceAll|repeat|padStart|padEnd|normalize|charAt|at|valueOf|read|readline|readlines|getvalue|copy|text|json)$/;
var maybeObjects = /^(copy|text|json|at|slice|concat|valueOf|split|rsplit|partition|read)$/;
var questions = /^(is[A-Z_]|has|can|should|__contains__|includes|startswith|startsWith|endswith|endsWith|is(?:digit|alpha|alnum|lower|upper|space|numeric|decimal)|exists|test|indexOf|lastIndexOf|rfind|count|index|localeCompare|search$)/;
var lookups = /^(get(?!attr|value)|find|lookup|fetch|filter|select|load|query|execute|first|one|all|has|pop|delete|remove|create|insert|save|update|exists)/;
var texts = /^(str|String|repr|ascii)$/;
var copies = /^(list|tuple|set|frozenset|sorted|reversed|Array\.from|Set|WeakSet|array|deque|bytes|bytearray|iter)$/;
var tables = /^(dict|Map|OrderedDict|defaultdict|Object\.fromEntries|MultiDict|Counter|Headers|FormData)$/;
function callLibrary(site, frame) {
  const { path: path13, method, receiver, args, named: named3 } = site;
  const { models } = frame.machine;
  const returned = models.returned(path13);
  if (returned !== void 0 && args[returned]) return args[returned];
  const type = path13 === "" ? void 0 : models.canonical(`${path13}()`);
  const typed = type === void 0 ? {} : { type };
  const name = method ?? (site.expr.callee.is === "name" ? site.expr.callee.name : "");
  if (method === void 0 && numbers.test(name)) return plain;
  const all = [...args, ...named3.values()];
  const made = method === void 0 || /^(from|fromEntries)$/.test(method) ? construct(path13, args) : void 0;
  if (made) return made;
  if (models.unpacks(path13)) return { ...asObjects(concat(all)), ...typed };
  const template = receiver?.constant?.value;
  if (method === "format" && typeof template === "string") return asText(formattedByBraces(template, args, named3));
  const isText = method !== void 0 && textMethods.test(method);
  if (isText || texts.test(name) || models.passes(path13, method)) {
    const { constant: _constant, ...value } = concat([
      ...receiver && isPart(receiver, isText) ? [receiver] : [],
      ...all
    ]);
    const isSurelyText = texts.test(name) || isText && !maybeObjects.test(name);
    const text = isSurelyText ? asText(value) : value;
    return { ...cleanedByReplacing(site, text, frame), ...typed };
  }
  if (questions.test(name) && !receiver?.fields) return { ...plain, ...typed, isPlain: type === void 0 };
  return { ...callStranger(site, name, type), ...typed, ...optionsOf(site) };
}
function isPart(receiver, isText) {
  return isText || receiver.type === void 0 || allTaints(receiver).length > 0;
}
function callStranger({ expr, receiver, args, named: named3 }, name, type) {
  const isCleaner = cleaners.test(name);
  const given = receiver && lookups.test(name) ? [] : [...args, ...named3.values()].map((value) => allTaints(value));
  const own2 = receiver && type === void 0 ? weaken(allTaints(receiver), isCleaner ? 0.2 : 0.9) : receiver?.taints ?? [];
  const isOnly = args.length + named3.size === 1 && !expr.isNew && !/^[A-Z]/.test(name);
  const strength = isCleaner ? 0.2 : isOnly ? 0.55 : 0.4;
  return { taints: joinTaints(own2, weaken(joinTaints(...given), strength)), origin: "open" };
}
function optionsOf({ args, named: named3 }) {
  const given = named3.size > 0 ? named3 : args.find((arg) => arg.fields && !arg.fn)?.fields;
  if (given && given.size > 0) return { options: given };
  return args[0]?.constant ? { options: /* @__PURE__ */ new Map([["0", args[0]]]) } : {};
}
function construct(path13, [first]) {
  const name = path13.replace(/^(builtins|collections|werkzeug\.datastructures)\./, "");
  if (tables.test(name)) {
    if (first?.fields) return { ...first };
    if (!first) return { taints: [], origin: "fixed", fields: /* @__PURE__ */ new Map() };
    if (!first.items && !first.rest) return void 0;
    let table = { taints: first.taints, origin: "fixed", fields: /* @__PURE__ */ new Map() };
    for (const pair of [...first.items ?? [], ...first.rest ? [first.rest] : []]) {
      const [key, value] = pair.items ?? [];
      table = withField(table, key?.constant?.value, value ?? pair);
    }
    return table;
  }
  if (!copies.test(name)) return void 0;
  if (!first) return { taints: [], origin: "fixed", items: [] };
  return first.items || first.rest ? { taints: first.taints, origin: first.origin, ...itemsOf(first) } : void 0;
}
function itemsOf({ items, rest }) {
  return { ...items ? { items } : {}, ...rest ? { rest } : {} };
}
function asObjects(value) {
  const { shape: _shape, prefix: _prefix, constant: _constant, ...rest } = value;
  const taints = value.taints.map((taint) => {
    return { ...taint, safeFor: new Set([...taint.safeFor].filter((rule) => rule !== "objects")) };
  });
  return { ...rest, taints };
}

// src/scanners/flow/calls.ts
function evaluateCall(expr, frame) {
  const { callee } = expr;
  const { models } = frame.machine;
  const receiver = callee.is === "attribute" ? evaluate(callee.object, frame) : void 0;
  const target = receiver && callee.is === "attribute" ? withSource(attributeOf(receiver, callee.name, frame), callee, frame) : evaluate(callee, frame);
  const args = expr.args.map((arg) => evaluate(arg, frame));
  const named3 = new Map(expr.named.map(({ name, value: value2 }) => [name, evaluate(value2, frame)]));
  const method = callee.is === "attribute" ? callee.name : void 0;
  const path13 = models.canonical(target.type ?? "");
  const site = { expr, path: path13, method, receiver, args, named: named3 };
  checkSinks(site, frame);
  runCallbacks(site, frame);
  const value = own(target, site, frame) ?? callContainer(site, frame) ?? callLibrary(site, frame);
  const cleaned = models.sanitizer(path13, method);
  return cleaned ? clean(value, cleaned) : value;
}
function own(target, { args, named: named3 }, frame) {
  if (target.fn) return callFunction2(target.fn, args, named3, frame);
  return target.cls ? construct2(target, args, named3, frame) : void 0;
}
function construct2(target, args, named3, frame) {
  const { cls } = target;
  if (!cls) return void 0;
  const instance = { taints: [], origin: "fixed", cls, fields: /* @__PURE__ */ new Map() };
  const init = cls.type.methods.find((fn) => fn.name === "__init__" || fn.name === "constructor");
  if (!init) return { ...instance, origin: "open" };
  let self = instance;
  callFunction2({ fn: init, module: cls.module, env: cls.env, self: instance }, args, named3, frame, (after) => {
    self = after;
  });
  return self;
}
function callFunction2(target, args, named3, frame, onSelf) {
  const { fn, module } = target;
  if (frame.depth >= maxDepth)
    return { taints: weaken(joinTaints(...args.map((arg) => allTaints(arg))), 0.5), origin: "open" };
  frame.machine.visited.add(`${module.path}:${fn.start}`);
  const env = new Env(target.env);
  const inner = { ...frame, module, env, returns: [], escapes: [], depth: frame.depth + 1 };
  const isPython = module.path.endsWith(".py");
  const params = bindSelf(fn, target.self, env, isPython);
  bindParams(fn, params, args, named3, inner);
  const ends = run(fn.body(), inner);
  if (onSelf && target.self) onSelf(env.get(isPython ? fn.params[0]?.name ?? "self" : "this") ?? target.self);
  if (inner.returns.length === 0) return ends ? never : plain;
  return inner.returns.reduce(join2);
}
function bindSelf(fn, self, env, isPython) {
  if (!self) return fn.params;
  if (!isPython) {
    env.declare("this", self);
    return fn.params;
  }
  const isStatic = fn.decorators.some((one) => one.is === "name" && one.name === "staticmethod");
  const [first, ...others] = fn.params;
  if (isStatic || !first) return fn.params;
  env.declare(first.name, self);
  return others;
}
function bindParams(fn, params, args, named3, frame) {
  const at = { start: fn.start, end: fn.start };
  for (const [i, param] of params.entries()) {
    const given = named3.get(param.name) ?? (param.isRest ? void 0 : args[i]);
    let value;
    if (param.isRest)
      value = { taints: [], origin: "fixed", items: args.slice(i), ...named3.size > 0 ? { fields: named3 } : {} };
    else if (given) value = addStep(given, stepAt(at, `is given to \`${param.name}\``, frame));
    else value = param.fallback ? evaluate(param.fallback, frame) : unknown;
    if (param.target) assign(param.target, value, true, frame);
    else frame.env.declare(param.name, value);
  }
}

// src/scanners/flow/entries.ts
function runEntry(fn, frame) {
  const { machine, module, env } = frame;
  const model = entryOf(fn, frame);
  const isVisited = machine.visited.has(`${module.path}:${fn.start}`);
  if (!model && isVisited) return;
  const target = { fn, module, env, self: selfOf(fn, frame) };
  const typed = model ?? { named: typesOf(target, frame) };
  const value = callEntry(target, typed, frame);
  if (model?.returnsHtml) checkPage(fn, value, frame);
}
function checkPage(fn, value, frame) {
  const { machine, module } = frame;
  for (const sink2 of machine.models.sinks("<route>", void 0)) {
    const taint = taintsOf(value, sink2)[0];
    if (!taint || sink2.shape !== void 0 && !hasShape(value, sink2.shape)) continue;
    const last = taint.steps.at(-1);
    const step = { path: module.path, start: fn.start, end: fn.end, note: "is sent to the browser" };
    const range = last?.path === module.path ? last : { start: fn.start, end: fn.start };
    const stepped = addStep({ taints: [taint], origin: "open" }, { ...step, ...range }).taints[0] ?? taint;
    machine.see({ sink: sink2, path: module.path, range, verdict: "tainted", taint: stepped });
  }
}
function typesOf(target, frame) {
  return Object.fromEntries(target.fn.params.map((param) => [param.name, typeOfParam(param, target, frame) ?? ""]));
}
function entryOf(fn, frame) {
  const { models } = frame.machine;
  for (const decorator of fn.decorators) {
    const value = evaluate(decorator, { ...frame, machine: { ...frame.machine, see: () => {
    } } });
    const entry2 = value.type === void 0 ? void 0 : models.entriesAt(models.canonical(value.type))[0];
    if (entry2) return entry2;
  }
  return models.looseEntries.find((entry2) => fits(entry2, fn, frame.module));
}
function fits(entry2, fn, module) {
  const names = Object.keys(entry2.named ?? {});
  if (names.length === 0 && entry2.file === void 0) return false;
  if (entry2.file !== void 0 && !new RegExp(entry2.file).test(module.path)) return false;
  if (entry2.name !== void 0 && !new RegExp(entry2.name).test(fn.name)) return false;
  if (!names.every((name) => fn.params.some((param) => param.name === name))) return false;
  const wanted = entry2.imports;
  return wanted === void 0 || module.imports.some((one) => isWithin2(one.module, wanted));
}
function isWithin2(module, wanted) {
  return module === wanted || module.startsWith(`${wanted}.`) || module.startsWith(`${wanted}/`);
}
function selfOf(fn, frame) {
  const type = frame.module.owners.get(fn);
  if (!type) return void 0;
  const cls = { taints: [], origin: "fixed", cls: { type, module: frame.module, env: frame.env } };
  return construct2(cls, [], /* @__PURE__ */ new Map(), { ...frame, machine: { ...frame.machine, see: () => {
  } } });
}

// src/scanners/flow/ir.ts
function keyOf(expr) {
  switch (expr.is) {
    case "name":
      return expr.name;
    case "constant":
      return JSON.stringify(expr.value);
    case "attribute": {
      const object = keyOf(expr.object);
      return object && `${object}.${expr.name}`;
    }
    case "index": {
      const [object, key] = [keyOf(expr.object), keyOf(expr.key)];
      return object && key && `${object}[${key}]`;
    }
    case "call": {
      const parts = [expr.callee, ...expr.args].map(keyOf);
      return expr.named.length > 0 || parts.includes(void 0) ? void 0 : `${parts[0]}(${parts.slice(1).join()})`;
    }
    default:
      return void 0;
  }
}

// src/scanners/flow/guards.ts
var checks = /valid|allow|safe|check|verif|sanit|permit|trusted|whitelist|match(es)?_|matches/i;
var insideChecks = /relative_?to|inside|within|subpath|contain|under_?root/i;
var prefixRules = ["path-traversal", "open-redirect", "ssrf"];
var characterTests = /^(isdigit|isdecimal|isnumeric|isalnum|isalpha|isidentifier|isInteger|isSafeInteger|isFinite|isNumeric|isUUID|isInt|isAlphanumeric)$/;
function refine(test, truth, env, frame, look3) {
  if (!frame.machine.spend()) return;
  switch (test.is) {
    case "not":
      refine(test.operand, !truth, env, frame, look3);
      return;
    case "logic":
      if (test.operator === "nullish") return;
      if (test.operator === "and" === truth) {
        refine(test.left, truth, env, frame, look3);
        refine(test.right, truth, env, frame, look3);
        return;
      }
      refineEither(test, truth, env, frame, look3);
      return;
    case "compare":
      refineComparison(test, truth, env, frame, look3);
      return;
    case "call":
      if (truth) refineCall(test, env, frame, look3);
      else refineAbsence(test, env, frame, look3);
      return;
    case "assign":
      refine(test.value, truth, env, frame, look3);
      return;
    case "name":
      refineByName(test.name, truth, env, frame, look3);
      return;
    default:
      return;
  }
}
function refineByName(name, truth, env, frame, look3) {
  const { tests = [], ...value } = env.get(name) ?? unknown;
  if (tests.length === 0 || !truth && tests.length > 1) return;
  env.declare(name, value);
  const sides = tests.map((test) => {
    const side = env.fork();
    refine(test, truth, side, frame, look3);
    return side;
  });
  const [first, ...others] = sides;
  if (!first) return;
  for (const other2 of others) first.joinWith(other2);
  env.become(first);
}
function refineEither({ left, right }, truth, env, frame, look3) {
  const [first, second] = [env.fork(), env.fork()];
  refine(left, truth, first, frame, look3);
  refine(left, !truth, second, frame, look3);
  refine(right, truth, second, frame, look3);
  first.joinWith(second);
  env.become(first);
}
function refineComparison(test, truth, env, frame, look3) {
  const { operator, left, right } = test;
  const isEqual = /^(==|===|is)$/.test(operator);
  const isUnequal = /^(!=|!==|is not)$/.test(operator);
  const left2 = () => look3(left, frame);
  const right2 = () => look3(right, frame);
  if (isEqual && truth || isUnequal && !truth) {
    const asked = left.is === "sign" && left.operator === "typeof" ? left.operand : void 0;
    if (asked)
      pardon(asked, right2().constant?.value === "string" ? ["objects"] : typeRules(right2()), env, frame, look3);
    else if (isTextual(right2())) pardon(left, ["*"], env, frame, look3);
    else if (isTextual(left2())) pardon(right, ["*"], env, frame, look3);
    else if (isOwn(right2())) pardon(left, ["*"], env, frame, look3);
    else if (isOwn(left2())) pardon(right, ["*"], env, frame, look3);
    return;
  }
  const isNone = (expr) => expr.is === "constant" && expr.value === null;
  if (isNone(right) && (isEqual && !truth || isUnequal && truth)) {
    if (left.is === "call") refineCall(left, env, frame, look3);
    return;
  }
  const isAbsent = operator === "not in" && truth || operator === "in" && !truth;
  if (isAbsent && left.is === "constant" && left.value === "..") {
    pardonPath(right, env, frame, look3);
    return;
  }
  if (operator === "in" && truth || operator === "not in" && !truth) {
    if (right.is === "attribute" && right.name === "parents") {
      pardon(right.object, ["path-traversal"], env, frame, look3);
      return;
    }
    const list = right2();
    const isText = list.shape !== void 0 || typeof list.constant?.value === "string";
    if (isFixed(list) || !isText && allTaints(list).length === 0) pardon(left, ["*"], env, frame, look3);
    return;
  }
  if (left.is === "call" && left.callee.is === "attribute" && left.callee.name === "indexOf" && left.args[0])
    refineIndex(
      left.callee.object,
      left.args[0],
      operator,
      look3(right, frame).constant?.value,
      truth,
      env,
      frame,
      look3
    );
}
function refineIndex(list, item, operator, position, truth, env, frame, look3) {
  const isEqual = /^===?$/.test(operator) ? truth : /^!==?$/.test(operator) ? !truth : void 0;
  if (position === 0 && isEqual === true) pardon(list, prefixRules, env, frame, look3);
  const isAbove = /^>/.test(operator) && truth || /^</.test(operator) && !truth;
  const isBelow = /^</.test(operator) && truth || /^>/.test(operator) && !truth;
  const isFound = position === -1 ? isEqual === false || isAbove : position === 0 && isAbove && operator !== ">";
  const isMissing = position === -1 ? isEqual === true || isBelow : position === 0 && isBelow;
  if (isFound && isFixed(look3(list, frame))) pardon(item, ["*"], env, frame, look3);
  const text = look3(item, frame).constant?.value;
  if (isMissing && typeof text === "string" && text.startsWith("..")) pardonPath(list, env, frame, look3);
}
function refineCall(test, env, frame, look3) {
  const { callee, args } = test;
  const path13 = frame.machine.models.canonical(look3(callee, frame).type ?? "");
  const method = callee.is === "attribute" ? callee.name : void 0;
  const guard = frame.machine.models.guard(path13, method);
  const guarded = guard && (guard.arg === -1 ? callee.is === "attribute" ? callee.object : void 0 : args[guard.arg]);
  if (guard && guarded) {
    pardon(guarded, guard.for, env, frame, look3);
    return;
  }
  if (callee.is === "attribute") {
    const object = look3(callee.object, frame);
    if (characterTests.test(callee.name)) {
      pardon(args[0] ?? callee.object, ["*"], env, frame, look3);
      return;
    }
    if (/^(includes|has|hasOwnProperty|__contains__)$/.test(callee.name) && isFixed(object) && args[0]) {
      pardon(args[0], ["*"], env, frame, look3);
      return;
    }
    if (/^(match|fullmatch|test)$/.test(callee.name)) {
      refineMatch(callee.name, object, callee.object, args, env, frame, look3);
      return;
    }
    if (/^(startswith|startsWith|is_relative_to)$/.test(callee.name)) {
      pardon(callee.object, prefixRules, env, frame, look3);
      if (callee.object.is === "call" && isResolved(callee.object))
        for (const arg of callee.object.args) pardon(arg, ["path-traversal"], env, frame, look3);
      return;
    }
  }
  const name = callee.is === "attribute" ? callee.name : callee.is === "name" ? callee.name : "";
  if (checks.test(name)) for (const arg of args) pardon(arg, ["*"], env, frame, look3);
  else if (insideChecks.test(name) && args[0]) pardon(args[0], ["path-traversal"], env, frame, look3);
  else if (name === "isinstance" && args[0] && args[1] && args[1].is === "name" && /^(int|float|bool|UUID|str|bytes)$/.test(args[1].name)) {
    pardon(args[0], /^(str|bytes)$/.test(args[1].name) ? ["objects"] : ["*"], env, frame, look3);
  }
}
function isResolved({ callee }) {
  const name = callee.is === "attribute" ? callee.name : callee.is === "name" ? callee.name : "";
  return /^(?:resolve|normalize|realpath(?:Sync)?|realPath|abspath|normpath)$/.test(name);
}
function refineAbsence({ callee, args }, env, frame, look3) {
  if (callee.is !== "attribute" || !args[0]) return;
  if (!/^(startswith|startsWith|includes|__contains__|has)$/.test(callee.name)) return;
  const text = look3(args[0], frame).constant?.value;
  if (typeof text === "string" && text.startsWith("..")) pardonPath(callee.object, env, frame, look3);
}
function pardonPath(expr, env, frame, look3) {
  const starts = new Set(look3(expr, frame).taints.map((taint) => taint.steps[0]?.start));
  pardon(expr, ["path-traversal"], env, frame, look3);
  for (const [name, value] of env.entries()) {
    if (value.taints.some((taint) => starts.has(taint.steps[0]?.start)))
      env.declare(name, clean(value, ["path-traversal"]));
  }
}
function refineMatch(method, object, on, args, env, frame, look3) {
  const [first, second] = args;
  if (!first) return;
  const given = look3(first, frame);
  const isRegexGiven = second !== void 0 || /^\/.*\/[a-z]*$/s.test(String(given.constant?.value));
  const pattern = isRegexGiven ? given : object.options?.get("0") ?? object;
  const checked = isRegexGiven ? second ?? on : first;
  if (isStrict(isRegexGiven && !second ? "test" : method, pattern)) pardon(checked, ["*"], env, frame, look3);
}
function typeRules(type) {
  return ["number", "boolean", "bigint", "undefined"].includes(String(type.constant?.value)) ? ["*"] : [];
}
function heedCheck(expr, env, frame, look3) {
  if (expr.is !== "call") return;
  const { callee, args } = expr;
  const name = callee.is === "attribute" ? callee.name : callee.is === "name" ? callee.name : "";
  if (!/^_*(assert|check|ensure|validate|verify|require|refuse|forbid|raise_(if|for|not|unless))/i.test(name)) return;
  for (const arg of args) if (arg.is === "name") pardon(arg, ["*"], env, frame, look3);
}
function isStrict(method, pattern) {
  const text = pattern.constant?.value ?? pattern.shape;
  if (typeof text !== "string") return true;
  const [, source2 = text, flags3 = ""] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  const isWhole = method === "fullmatch" || /(\$|\\Z)\)?$/.test(source2) && (method === "match" || /^\(?(\^|\\A)/.test(source2)) && !flags3.includes("m");
  const outside = source2.replace(/\[(?!\^)(?:\\.|[^\]])*\]/g, "");
  return isWhole && !/(?<!\\)\.[*+{]|\[\^|\\[SDW]/.test(outside);
}
function isOwn(value) {
  return value.constant === void 0 && allTaints(value).length === 0;
}
function isTextual(value) {
  const constant = value.constant?.value;
  if (constant === null) return false;
  return isFixed(value) && (constant !== void 0 || value.isPlain === true);
}
function pardon(expr, rules2, env, frame, look3) {
  if (expr.is === "name") {
    const value = env.get(expr.name);
    if (value) env.declare(expr.name, pardoned(value, rules2));
    if (!value || value.taints.length === 0) return;
  }
  if (expr.is === "assign" && expr.target.to === "name") {
    const value = env.get(expr.target.name);
    if (value) env.declare(expr.target.name, pardoned(value, rules2));
  }
  const checked = look3(expr, frame);
  const key = expr.is === "call" ? keyOf(expr) : void 0;
  if (key !== void 0) {
    frame.machine.pardoned.add(key);
    env.declare(`=${key}`, pardoned(checked, rules2));
  }
  if (expr.is === "attribute" || expr.is === "index") update(expr, (old) => pardoned(old, rules2), { ...frame, env });
  const starts = new Set(checked.taints.map((taint) => taint.steps[0]?.start));
  if (starts.size === 0) return;
  for (const [name, value] of env.entries()) {
    const isRelated = value.taints.some((taint) => starts.has(taint.steps[0]?.start));
    if (isRelated) env.declare(name, clean(value, ["open-redirect", "ssrf"]));
  }
}
function pardoned(value, rules2) {
  return rules2.includes("*") ? { ...clean(value, ["*"]), origin: "fixed" } : clean(value, rules2);
}

// src/scanners/flow/evaluate.ts
function functionValue(fn, frame) {
  return { taints: [], origin: "fixed", fn: { fn, module: frame.module, env: frame.env, self: void 0 } };
}
function look2(expr, frame) {
  const quiet = { ...frame.machine, see: () => {
  }, spend: () => frame.machine.spend() };
  return evaluate2(expr, { ...frame, machine: quiet, env: frame.env.fork() });
}
function truthOf(value) {
  if (!value.constant) return void 0;
  const { value: constant } = value.constant;
  return Boolean(constant);
}
function evaluate2(expr, frame) {
  if (!frame.machine.spend()) return unknown;
  switch (expr.is) {
    case "constant":
      return constantOf(expr.value);
    case "name":
      return frame.env.get(expr.name) ?? { ...unknown, type: frame.machine.models.canonical(expr.name) };
    case "attribute":
      return withSource(attributeOf(evaluate2(expr.object, frame), expr.name, frame), expr, frame);
    case "index": {
      const object = evaluate2(expr.object, frame);
      const key = evaluate2(expr.key, frame);
      const constant = key.constant?.value;
      const found = constant === void 0 || constant === null || typeof constant === "boolean" ? readField(object, void 0) : property(object, constant, frame);
      const path13 = object.type === void 0 ? void 0 : frame.machine.models.canonical(`${object.type}[]`);
      return withSource(found.type === void 0 && path13 !== void 0 ? { ...found, type: path13 } : found, expr, frame);
    }
    case "call": {
      const key = frame.machine.pardoned.size > 0 ? keyOf(expr) : void 0;
      const known = key !== void 0 && frame.machine.pardoned.has(key) ? frame.env.get(`=${key}`) : void 0;
      return known ?? withSource(evaluateCall(expr, frame), expr, frame);
    }
    case "concat": {
      const values = expr.parts.map((part) => evaluate2(part, frame));
      if (expr.via === "plus" && values.every((value) => typeof value.constant?.value === "number")) {
        return constantOf(values.reduce((sum, value) => sum + Number(value.constant?.value), 0));
      }
      if (expr.via === "plus" && values.some((value) => value.items)) return values.reduce(join2);
      const made = expr.via === "percent" ? formatted(values) : concat(values);
      const text = expr.via === "plus" ? made : asText(made);
      return addStep(text, stepAt(expr, "becomes part of a text", frame));
    }
    case "list": {
      const items = expr.items.map((item) => evaluate2(item, frame));
      return { taints: [], origin: "fixed", items };
    }
    case "dict": {
      let dict = { taints: [], origin: "fixed", fields: /* @__PURE__ */ new Map() };
      for (const { key, value } of expr.entries) {
        const evaluated = evaluate2(value, frame);
        if (key === void 0) dict = spread(dict, evaluated);
        else dict = withField(dict, evaluate2(key, frame).constant?.value, evaluated);
      }
      return dict;
    }
    case "choice": {
      const truth = truthOf(evaluate2(expr.test, frame));
      if (truth !== void 0) return evaluate2(truth ? expr.yes : expr.otherwise, frame);
      const side = (isTrue, part) => {
        const env = frame.env.fork();
        refine(expr.test, isTrue, env, frame, look2);
        return evaluate2(part, { ...frame, env });
      };
      return join2(side(true, expr.yes), side(false, expr.otherwise));
    }
    case "logic": {
      const left = evaluate2(expr.left, frame);
      const truth = truthOf(left);
      if (expr.operator === "and") {
        if (truth === false) return left;
        const env = frame.env.fork();
        refine(expr.left, true, env, frame, look2);
        const right2 = evaluate2(expr.right, { ...frame, env });
        return truth === true ? right2 : join2(left, right2);
      }
      if (truth === true) return left;
      const right = evaluate2(expr.right, frame);
      if (expr.operator === "nullish" && left.constant && left.constant.value !== null) return left;
      return truth === false ? right : join2(left, right);
    }
    case "not": {
      const truth = truthOf(evaluate2(expr.operand, frame));
      return truth === void 0 ? plain : constantOf(!truth);
    }
    case "sign":
      evaluate2(expr.operand, frame);
      return plain;
    case "compare":
      return compare(expr.operator, evaluate2(expr.left, frame), evaluate2(expr.right, frame));
    case "arithmetic":
      return arithmetic(expr.operator, evaluate2(expr.left, frame), evaluate2(expr.right, frame));
    case "function":
      return functionValue(expr.fn, frame);
    case "each": {
      const env = new Env(frame.env);
      const inner = { ...frame, env };
      assign(expr.target, anyItem(evaluate2(expr.from, frame)), true, inner);
      for (const test of expr.tests) {
        evaluate2(test, inner);
        refine(test, true, env, inner, look2);
      }
      const item = evaluate2(expr.item, inner);
      return { taints: [], origin: "fixed", rest: item };
    }
    case "assign": {
      const value = evaluate2(expr.value, frame);
      assign(expr.target, value, false, frame);
      return value;
    }
    case "tagged":
      for (const value of expr.values) evaluate2(value, frame);
      return unknown;
    case "other": {
      const values = expr.parts.map((part) => evaluate2(part, frame));
      return { taints: mixTaints(values), origin: "open" };
    }
  }
}
function spread(dict, more) {
  const fields = new Map([...dict.fields ?? [], ...more.fields ?? []]);
  const rest = [dict.rest, more.rest].filter((one) => one !== void 0);
  return {
    taints: joinTaints(dict.taints, more.taints),
    origin: more.origin === "open" ? "open" : dict.origin,
    fields,
    ...rest.length > 0 ? { rest: rest.reduce(join2) } : {}
  };
}

// src/scanners/flow/interpret.ts
function run2(statements, frame) {
  for (const statement of statements) if (runOne(statement, frame)) return true;
  return false;
}
function runOne(statement, frame) {
  const { env } = frame;
  switch (statement.do) {
    case "expr":
      if (isNever(evaluate2(statement.value, frame), frame)) return true;
      heedCheck(statement.value, env, frame, look2);
      return false;
    case "assign": {
      const value = withTest(evaluate2(statement.value, frame), statement.value);
      for (const target of statement.targets) assign(target, value, statement.declares, frame);
      return false;
    }
    case "if": {
      const truth = truthOf(evaluate2(statement.test, frame));
      if (truth === true) return run2(statement.yes, frame);
      if (truth === false) return run2(statement.otherwise, frame);
      return branch(frame, statement.test, [
        { truth: true, body: statement.yes },
        { truth: false, body: statement.otherwise }
      ]);
    }
    case "loop":
      return runLoop(statement, frame);
    case "switch":
      return runSwitch(statement, frame);
    case "try": {
      const before = env.fork();
      const ends = run2(statement.body, frame);
      const after = env.fork();
      after.joinWith(before);
      let isOpen = !ends;
      for (const handler of statement.handlers) {
        const side = { ...frame, env: after.fork() };
        if (run2(handler, side)) continue;
        if (isOpen) env.joinWith(side.env);
        else env.become(side.env);
        isOpen = true;
      }
      if (run2(statement.finally, frame)) return true;
      return !isOpen;
    }
    case "return":
      frame.returns.push(statement.value ? evaluate2(statement.value, frame) : constantOf(null));
      return true;
    case "throw":
      if (statement.value) evaluate2(statement.value, frame);
      return true;
    case "break":
      escape(statement.leaves, frame);
      return true;
    case "function":
      env.declare(statement.fn.name, functionValue(statement.fn, frame));
      return false;
    case "class": {
      const { type } = statement;
      env.declare(statement.name, { taints: [], origin: "fixed", cls: { type, module: frame.module, env } });
      return false;
    }
  }
}
function withTest(value, from) {
  const isTest = from.is === "compare" || from.is === "not" || from.is === "logic" || from.is === "call";
  return isTest && !value.constant && (value.isPlain || from.is === "call") ? { ...value, tests: [from] } : value;
}
function isNever(value, frame) {
  return value === never || value.type !== void 0 && frame.machine.models.exits(value.type);
}
function branch(frame, test, sides) {
  const open2 = [];
  for (const { truth, body } of sides) {
    const side = { ...frame, env: frame.env.fork() };
    if (test) refine(test, truth, side.env, frame, look2);
    if (!run2(body, side)) open2.push(side.env);
  }
  return mergeInto(frame.env, open2);
}
function mergeInto(env, open2) {
  const [first, ...others] = open2;
  if (!first) return true;
  for (const other2 of others) first.joinWith(other2);
  env.become(first);
  return false;
}
function escape(leaves, { escapes, env }) {
  const home = escapes.findLast((one) => leaves || one.isLoop);
  (leaves ? home?.left : home?.continued)?.push(env.fork());
}
function runLoop(loop, frame) {
  const from = loop.each ? evaluate2(loop.each.from, frame) : void 0;
  const isEndless = !loop.each && loop.test !== void 0 && truthOf(look2(loop.test, frame)) === true;
  const left = [];
  for (let round = 0; round < 2; round++) {
    const continued = [];
    const escapes = [...frame.escapes, { isLoop: true, left, continued }];
    const body = { ...frame, env: frame.env.fork(), escapes };
    if (loop.each && from) {
      const item = loop.each.keys ? { ...plain, taints: from.taints, isPlain: from.taints.length === 0 } : anyItem(from);
      assign(loop.each.target, item, true, body);
    }
    if (loop.test) {
      const truth = truthOf(evaluate2(loop.test, body));
      if (truth === false) break;
      refine(loop.test, true, body.env, body, look2);
    }
    const ends2 = run2(loop.body, body);
    for (const env of continued) frame.env.joinWith(env);
    if (!ends2) frame.env.joinWith(body.env);
  }
  const ends = isEndless || run2(loop.otherwise, frame);
  return mergeInto(frame.env, ends ? left : [frame.env.fork(), ...left]);
}
function runSwitch(statement, frame) {
  const on = evaluate2(statement.on, frame);
  const known = on.constant?.value;
  const left = [];
  const open2 = [];
  let falling;
  let hasDefault = false;
  let isDecided = false;
  for (const one of statement.cases) {
    if (isDecided && !falling) break;
    const tests = one.tests.map((test) => evaluate2(test, frame));
    if (tests.length === 0) hasDefault = true;
    const values = tests.map((test) => test.constant?.value);
    if (known !== void 0 && !falling && tests.length > 0 && values.every((value) => value !== void 0 && value !== known))
      continue;
    if (known !== void 0 && values.includes(known)) isDecided = true;
    const side = {
      ...frame,
      env: frame.env.fork(),
      escapes: [...frame.escapes, { isLoop: false, left, continued: [] }]
    };
    if (tests.length > 0 && tests.every((test) => isFixed(test))) {
      for (const test of one.tests)
        refine(
          { ...test, is: "compare", operator: "==", left: statement.on, right: test },
          true,
          side.env,
          frame,
          look2
        );
    }
    if (falling) side.env.joinWith(falling);
    const ends = run2(one.body, side);
    falling = !ends && one.falls ? side.env : void 0;
    if (!ends && !one.falls) open2.push(side.env);
  }
  if (falling) open2.push(falling);
  open2.push(...left);
  if (!hasDefault && !isDecided) open2.push(frame.env.fork());
  return mergeInto(frame.env, open2);
}

// src/scanners/flow/nesting.ts
var deepest3 = 200;
var depth = 0;
function nested(lower2, otherwise) {
  if (depth >= deepest3) return otherwise();
  depth++;
  try {
    return lower2();
  } finally {
    depth--;
  }
}
function plusParts(node, isPlus3) {
  const parts = [];
  let left = node;
  while (left && isPlus3(left)) {
    const right = left.field("right");
    if (right) parts.push(right);
    left = left.field("left");
  }
  if (left) parts.push(left);
  return parts.toReversed();
}
function negative(operator, operand, range) {
  if (operator === "-" && operand.is === "constant" && typeof operand.value === "number")
    return { ...range, is: "constant", value: -operand.value };
  return { ...range, is: "sign", operator, operand };
}

// src/scanners/flow/python-expressions.ts
function lowerExpr(node) {
  if (!node) return { is: "other", parts: [], start: 0, end: 0 };
  return nested(
    () => lowerNode(node),
    () => ({ ...span(node), is: "other", parts: [] })
  );
}
function lowerNode(node) {
  const range = span(node);
  switch (node.kind()) {
    case "identifier":
      return { ...range, is: "name", name: node.text() };
    case "attribute":
      return {
        ...range,
        is: "attribute",
        object: lowerExpr(node.field("object")),
        name: node.field("attribute")?.text() ?? ""
      };
    case "subscript":
      return {
        ...range,
        is: "index",
        object: lowerExpr(node.field("value")),
        key: lowerExpr(node.field("subscript"))
      };
    case "call":
      return lowerCall(node, range);
    case "string":
      return lowerString(node, range);
    case "concatenated_string":
      return { ...range, is: "concat", via: "text", parts: named(node).map((child) => lowerExpr(child)) };
    case "integer":
    case "float":
      return { ...range, is: "constant", value: Number(node.text().replaceAll("_", "")) };
    case "true":
    case "false":
      return { ...range, is: "constant", value: node.kind() === "true" };
    case "none":
      return { ...range, is: "constant", value: null };
    case "list":
    case "tuple":
    case "set":
    case "expression_list":
      return { ...range, is: "list", items: named(node).map((child) => lowerExpr(child)) };
    case "dictionary":
      return {
        ...range,
        is: "dict",
        entries: named(node).map(
          (child) => child.kind() === "pair" ? { key: lowerExpr(child.field("key")), value: lowerExpr(child.field("value")) } : { key: void 0, value: lowerOnly(child) ?? other(child) }
        )
      };
    case "binary_operator": {
      const parts = plusParts(node, isPlus);
      if (parts.length > 2) return { ...range, is: "concat", via: "plus", parts: parts.map((part) => lowerExpr(part)) };
      const operator = node.field("operator")?.text() ?? "";
      return lowerBinary(range, operator, lowerExpr(node.field("left")), lowerExpr(node.field("right")));
    }
    case "boolean_operator":
      return {
        ...range,
        is: "logic",
        operator: node.field("operator")?.text() === "and" ? "and" : "or",
        left: lowerExpr(node.field("left")),
        right: lowerExpr(node.field("right"))
      };
    case "unary_operator":
      return negative(node.field("operator")?.text() ?? "", lowerExpr(node.field("argument")), range);
    case "not_operator":
      return { ...range, is: "not", operand: lowerExpr(node.field("argument")) };
    case "comparison_operator": {
      const [left, right] = named(node);
      const operator = node.children().filter((child) => !child.isNamed() || /^(not in|is not)$/.test(String(child.kind()))).map((child) => child.text()).join(" ");
      return { ...range, is: "compare", operator, left: lowerExpr(left ?? null), right: lowerExpr(right ?? null) };
    }
    case "conditional_expression": {
      const [yes, test, otherwise] = named(node);
      return {
        ...range,
        is: "choice",
        test: lowerExpr(test ?? null),
        yes: lowerExpr(yes ?? null),
        otherwise: lowerExpr(otherwise ?? null)
      };
    }
    case "lambda": {
      const inner = node.field("body");
      const fn = {
        ...range,
        name: "",
        params: lowerParams(node.field("parameters")),
        body: () => [{ do: "return", value: lowerExpr(inner) }],
        decorators: []
      };
      return { ...range, is: "function", fn };
    }
    case "list_comprehension":
    case "set_comprehension":
    case "generator_expression":
    case "dictionary_comprehension":
      return lowerComprehension(node, range);
    case "named_expression":
      return {
        ...range,
        is: "assign",
        target: lowerTarget(node.field("name")),
        value: lowerExpr(node.field("value"))
      };
    case "parenthesized_expression":
    case "await":
    case "list_splat":
    case "dictionary_splat":
    case "interpolation":
      return lowerOnly(node) ?? other(node);
    default:
      return { ...range, is: "other", parts: named(node).map((child) => lowerExpr(child)) };
  }
}
function lowerCall(node, range) {
  const list = node.field("arguments");
  const args = [];
  const keywords = [];
  let isSpread = false;
  const children = list?.kind() === "generator_expression" ? [list] : named(list);
  for (const child of children) {
    if (child.kind() === "comment") continue;
    if (child.kind() === "keyword_argument") {
      keywords.push({ name: child.field("name")?.text() ?? "", value: lowerExpr(child.field("value")) });
      continue;
    }
    if (child.kind() === "list_splat" || child.kind() === "dictionary_splat") isSpread = true;
    args.push(lowerExpr(child));
  }
  return {
    ...range,
    is: "call",
    callee: lowerExpr(node.field("function")),
    args,
    named: keywords,
    isNew: false,
    isSpread
  };
}
function lowerString(node, range) {
  const parts = [];
  let text = "";
  for (const child of named(node)) {
    if (child.kind() === "interpolation") {
      if (text !== "") parts.push({ ...span(child), is: "constant", value: text });
      text = "";
      parts.push(lowerExpr(child.field("expression") ?? named(child)[0] ?? null));
    } else if (child.kind() === "string_content") text += child.text();
  }
  if (parts.length === 0) return { ...range, is: "constant", value: text };
  if (text !== "") parts.push({ ...range, is: "constant", value: text });
  return { ...range, is: "concat", via: "text", parts };
}
function lowerComprehension(node, range) {
  const clauses = named(node);
  const inner = node.field("body") ?? clauses[0] ?? null;
  let item = inner?.kind() === "pair" ? { ...range, is: "list", items: [lowerExpr(inner.field("key")), lowerExpr(inner.field("value"))] } : lowerExpr(inner);
  const tests = clauses.filter((one) => one.kind() === "if_clause").map((one) => lowerOnly(one) ?? other(one));
  for (const clause of clauses.filter((one) => one.kind() === "for_in_clause").toReversed()) {
    const target = lowerTarget(clause.field("left"));
    item = { ...range, is: "each", target, from: lowerExpr(clause.field("right")), tests, item };
  }
  return item;
}
function lowerTarget(node) {
  switch (node?.kind()) {
    case "identifier":
      return { to: "name", name: node.text() };
    case "attribute":
      return {
        to: "attribute",
        object: lowerExpr(node.field("object")),
        name: node.field("attribute")?.text() ?? "",
        range: span(node)
      };
    case "subscript":
      return {
        to: "index",
        object: lowerExpr(node.field("value")),
        key: lowerExpr(node.field("subscript")),
        range: span(node)
      };
    case "pattern_list":
    case "tuple_pattern":
    case "list_pattern":
    case "tuple":
    case "list":
      return {
        to: "parts",
        range: span(node),
        parts: named(node).map((child, key) => {
          const isRest = child.kind() === "list_splat_pattern";
          const inner = isRest ? named(child)[0] ?? null : child;
          return { key: isRest ? void 0 : key, target: lowerTarget(inner), fallback: void 0 };
        })
      };
    default:
      return { to: "nothing" };
  }
}
function lowerParams(node) {
  if (!node) return [];
  const params = [];
  for (const child of named(node)) {
    const base = { target: void 0, fallback: void 0, type: void 0, isRest: false };
    const type = child.field("type")?.text();
    switch (child.kind()) {
      case "identifier":
        params.push({ ...base, name: child.text() });
        break;
      case "typed_parameter": {
        const inner = named(child)[0];
        const isRest = inner?.kind() === "list_splat_pattern" || inner?.kind() === "dictionary_splat_pattern";
        params.push({ ...base, name: inner?.text().replace(/^\*+/, "") ?? "", type, isRest });
        break;
      }
      case "default_parameter":
      case "typed_default_parameter": {
        const fallback = lowerExpr(child.field("value"));
        params.push({ ...base, name: child.field("name")?.text() ?? "", type, fallback });
        break;
      }
      case "list_splat_pattern":
      case "dictionary_splat_pattern":
        params.push({ ...base, name: child.text().replace(/^\*+/, ""), isRest: true });
        break;
    }
  }
  return params;
}
function lowerBinary(range, operator, left, right) {
  if (operator === "+") return { ...range, is: "concat", via: "plus", parts: [left, right] };
  if (operator === "%") {
    const values = right.is === "list" ? right.items : [right];
    if (left.is === "constant" && typeof left.value === "number") {
      return { ...range, is: "arithmetic", operator, left, right };
    }
    return { ...range, is: "concat", via: "percent", parts: [left, ...values] };
  }
  return { ...range, is: "arithmetic", operator, left, right };
}
function isPlus(node) {
  return node.kind() === "binary_operator" && node.field("operator")?.text() === "+";
}
function lowerOnly(node) {
  const [child] = named(node);
  return child && lowerExpr(child);
}
function named(node) {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== "comment") : [];
}
function other(node) {
  return { ...span(node), is: "other", parts: [] };
}

// src/scanners/flow/lower-python.ts
function lowerPython(path13, text) {
  const root = parse(path13, text).root();
  const imports2 = [];
  const functions = [];
  const owners = /* @__PURE__ */ new Map();
  const lowering = new PythonLowering(imports2, functions, owners);
  const body = lowering.block(root);
  return { path: path13, imports: imports2, body, exports: /* @__PURE__ */ new Map(), functions, owners };
}
var PythonLowering = class {
  #imports;
  #functions;
  #owners;
  constructor(imports2, functions, owners) {
    this.#imports = imports2;
    this.#functions = functions;
    this.#owners = owners;
  }
  block(node) {
    return node ? node.children().flatMap(
      (child) => nested(
        () => this.statement(child),
        () => []
      )
    ) : [];
  }
  statement(node) {
    switch (node.kind()) {
      case "expression_statement":
        return node.children().flatMap((child) => this.expressionStatement(child));
      case "if_statement":
        return [this.ifStatement(node)];
      case "for_statement":
        return [
          {
            do: "loop",
            each: { target: lowerTarget(node.field("left")), from: lowerExpr(node.field("right")), keys: false },
            test: void 0,
            body: this.block(node.field("body")),
            otherwise: this.block(node.field("alternative")?.field("body") ?? null)
          }
        ];
      case "while_statement":
        return [
          {
            do: "loop",
            each: void 0,
            test: lowerExpr(node.field("condition")),
            body: this.block(node.field("body")),
            otherwise: this.block(node.field("alternative")?.field("body") ?? null)
          }
        ];
      case "with_statement":
        return this.withStatement(node);
      case "try_statement":
        return [this.tryStatement(node)];
      case "match_statement":
        return [this.matchStatement(node)];
      case "return_statement":
        return [{ do: "return", value: lowerOnly(node) }];
      case "raise_statement":
        return [{ do: "throw", value: lowerOnly(node) }];
      case "break_statement":
      case "continue_statement":
        return [{ do: "break", leaves: node.kind() === "break_statement" }];
      case "assert_statement":
      case "delete_statement":
        return named(node).map((child) => ({ do: "expr", value: lowerExpr(child) }));
      case "import_statement":
      case "import_from_statement":
        this.#import(node);
        return [];
      case "function_definition":
        return [{ do: "function", fn: this.functionOf(node, []) }];
      case "class_definition":
        return [this.classOf(node)];
      case "decorated_definition": {
        const inner = node.field("definition");
        const decorators = named(node).filter((child) => child.kind() === "decorator").map((child) => lowerExpr(named(child)[0] ?? null));
        if (inner?.kind() === "function_definition")
          return [{ do: "function", fn: this.functionOf(inner, decorators) }];
        return inner ? this.statement(inner) : [];
      }
      case "block":
        return this.block(node);
      default:
        return [];
    }
  }
  expressionStatement(node) {
    if (!node.isNamed()) return [];
    if (node.kind() === "assignment") {
      const targets = [];
      let value = node;
      while (value?.kind() === "assignment") {
        targets.push(lowerTarget(value.field("left")));
        value = value.field("right");
      }
      return value ? [{ do: "assign", targets, value: lowerExpr(value), declares: true }] : [];
    }
    if (node.kind() === "augmented_assignment") {
      const left = node.field("left");
      const operator = (node.field("operator")?.text() ?? "+=").slice(0, -1);
      const value = lowerBinary(span(node), operator, lowerExpr(left), lowerExpr(node.field("right")));
      return [{ do: "assign", targets: [lowerTarget(left)], value, declares: true }];
    }
    return [{ do: "expr", value: lowerExpr(node) }];
  }
  ifStatement(node) {
    const clauses = node.children().filter((child) => child.kind() === "elif_clause" || child.kind() === "else_clause");
    let otherwise = [];
    for (const clause of clauses.toReversed()) {
      otherwise = clause.kind() === "else_clause" ? this.block(clause.field("body")) : [
        {
          do: "if",
          test: lowerExpr(clause.field("condition")),
          yes: this.block(clause.field("consequence")),
          otherwise
        }
      ];
    }
    return {
      do: "if",
      test: lowerExpr(node.field("condition")),
      yes: this.block(node.field("consequence")),
      otherwise
    };
  }
  withStatement(node) {
    const items = node.findAll({ rule: { kind: "with_item", inside: { kind: "with_clause" } } });
    const own2 = items.filter((item) => item.parent()?.parent()?.id() === node.id());
    const opened = own2.map((item) => {
      const value = item.field("value");
      if (value?.kind() !== "as_pattern") return { do: "expr", value: lowerExpr(value) };
      const [from, alias] = named(value);
      const target = alias ? lowerTarget(named(alias)[0] ?? null) : { to: "nothing" };
      return { do: "assign", targets: [target], value: lowerExpr(from ?? null), declares: true };
    });
    return [...opened, ...this.block(node.field("body"))];
  }
  tryStatement(node) {
    const children = named(node);
    const bodyOf = (clause) => this.block(named(clause).findLast((child) => child.kind() === "block") ?? null);
    return {
      do: "try",
      body: [
        ...this.block(node.field("body")),
        ...children.filter((child) => child.kind() === "else_clause").flatMap(bodyOf)
      ],
      handlers: children.filter((child) => child.kind() === "except_clause" || child.kind() === "except_group_clause").map(bodyOf),
      finally: children.filter((child) => child.kind() === "finally_clause").flatMap(bodyOf)
    };
  }
  matchStatement(node) {
    const on = lowerExpr(node.field("subject"));
    const clauses = node.findAll({ rule: { kind: "case_clause" } }).filter((one) => one.parent()?.parent()?.id() === node.id());
    return {
      do: "switch",
      on,
      cases: clauses.map((clause) => {
        const patterns = named(clause).filter((child) => child.kind() === "case_pattern");
        const isDefault = patterns.length === 1 && patterns[0]?.text() === "_";
        const literal = /^(string|integer|float|true|false|none)$/;
        const tests = patterns.flatMap((pattern) => named(pattern)).map((child) => literal.test(String(child.kind())) ? lowerExpr(child) : other(child));
        return { tests: isDefault ? [] : tests, body: this.block(clause.field("consequence")), falls: false };
      })
    };
  }
  functionOf(node, decorators) {
    const block = node.field("body");
    let made;
    const fn = {
      ...span(node),
      name: node.field("name")?.text() ?? "",
      params: lowerParams(node.field("parameters")),
      body: () => made ??= this.block(block),
      decorators
    };
    this.#functions.push(fn);
    return fn;
  }
  classOf(node) {
    const name = node.field("name")?.text() ?? "";
    const statements = this.block(node.field("body"));
    const methods = statements.flatMap((one) => one.do === "function" ? [one.fn] : []);
    const bases = named(node.field("superclasses")).map((child) => lowerExpr(child));
    const type = {
      ...span(node),
      name,
      bases,
      methods,
      body: statements.filter((one) => one.do === "assign")
    };
    for (const method of methods) this.#owners.set(method, type);
    return { do: "class", name, type };
  }
  #import(node) {
    const add = (local, module2, name) => this.#imports.push({ local, module: module2, name });
    if (node.kind() === "import_statement") {
      for (const child of named(node)) {
        if (child.kind() === "aliased_import") {
          add(child.field("alias")?.text() ?? "", child.field("name")?.text() ?? "", void 0);
        } else {
          const module2 = child.text();
          const top = module2.split(".")[0] ?? module2;
          add(top, top, void 0);
        }
      }
      return;
    }
    const from = node.field("module_name");
    const module = from?.text() ?? "";
    for (const child of named(node)) {
      if (from && child.id() === from.id()) continue;
      if (child.kind() === "aliased_import")
        add(child.field("alias")?.text() ?? "", module, child.field("name")?.text());
      else if (child.kind() === "dotted_name") add(child.text(), module, child.text());
    }
  }
};

// src/scanners/flow/script-home.ts
function named2(node) {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== "comment") : [];
}

// src/scanners/flow/script-targets.ts
function lowerTarget2(node, home) {
  switch (node?.kind()) {
    case "identifier":
    case "shorthand_property_identifier_pattern":
      return { to: "name", name: node.text() };
    case "member_expression":
      return {
        to: "attribute",
        object: home.exprOf(node.field("object")),
        name: node.field("property")?.text() ?? "",
        range: span(node)
      };
    case "subscript_expression":
      return {
        to: "index",
        object: home.exprOf(node.field("object")),
        key: home.exprOf(node.field("index")),
        range: span(node)
      };
    case "array_pattern":
      return {
        to: "parts",
        parts: named2(node).map((child, key) => lowerTargetPart(child, key, home)),
        range: span(node)
      };
    case "object_pattern":
      return {
        to: "parts",
        parts: named2(node).map((child) => lowerTargetPart(child, void 0, home)),
        range: span(node)
      };
    case "non_null_expression":
    case "parenthesized_expression":
    case "as_expression":
      return lowerTarget2(named2(node)[0] ?? null, home);
    default:
      return { to: "nothing" };
  }
}
function lowerTargetPart(node, key, home) {
  switch (node.kind()) {
    case "pair_pattern": {
      const name = node.field("key")?.text().replace(/^['"]|['"]$/g, "");
      return { ...lowerTargetPart(node.field("value") ?? node, name, home), key: name };
    }
    case "shorthand_property_identifier_pattern":
      return { key: key ?? node.text(), target: lowerTarget2(node, home), fallback: void 0 };
    case "object_assignment_pattern":
    case "assignment_pattern": {
      const left = node.field("left");
      const name = key ?? left?.text();
      return { key: name, target: lowerTarget2(left, home), fallback: home.exprOf(node.field("right")) };
    }
    case "rest_pattern":
      return { key: void 0, target: lowerTarget2(named2(node)[0] ?? null, home), fallback: void 0 };
    default:
      return { key, target: lowerTarget2(node, home), fallback: void 0 };
  }
}
function lowerParams2(node, home) {
  return named2(node).map((child) => lowerParam(child, home));
}
function lowerParam(node, home) {
  const base = { name: "", target: void 0, fallback: void 0, type: void 0, isRest: false };
  switch (node.kind()) {
    case "required_parameter":
    case "optional_parameter": {
      const pattern = node.field("pattern");
      const inner = pattern ? lowerParam(pattern, home) : base;
      const value = node.field("value");
      const type = node.field("type")?.text().replace(/^:\s*/, "");
      return { ...inner, type, ...value ? { fallback: home.exprOf(value) } : {} };
    }
    case "identifier":
    case "this":
      return { ...base, name: node.text() };
    case "rest_pattern":
      return { ...base, name: named2(node)[0]?.text() ?? "", isRest: true };
    case "assignment_pattern": {
      const left = node.field("left");
      return { ...left ? lowerParam(left, home) : base, fallback: home.exprOf(node.field("right")) };
    }
    default:
      return { ...base, target: lowerTarget2(node, home) };
  }
}

// src/scanners/flow/script-expressions.ts
function lowerExpr2(node, home) {
  if (!node) return { is: "other", parts: [], start: 0, end: 0 };
  return nested(
    () => lowerNode2(node, home),
    () => ({ ...span(node), is: "other", parts: [] })
  );
}
function lowerNode2(node, home) {
  const range = span(node);
  switch (node.kind()) {
    case "identifier":
    case "shorthand_property_identifier":
    case "this":
    case "super":
      return { ...range, is: "name", name: node.text() };
    case "undefined":
    case "null":
      return { ...range, is: "constant", value: null };
    case "member_expression":
      return {
        ...range,
        is: "attribute",
        object: lowerExpr2(node.field("object"), home),
        name: node.field("property")?.text() ?? ""
      };
    case "subscript_expression":
      return {
        ...range,
        is: "index",
        object: lowerExpr2(node.field("object"), home),
        key: lowerExpr2(node.field("index"), home)
      };
    case "call_expression":
    case "new_expression":
      return lowerCall2(node, range, home);
    case "string":
      return { ...range, is: "constant", value: unescape(named2(node)) };
    case "regex":
      return { ...range, is: "constant", value: node.text() };
    case "jsx_attribute":
      return lowerAttribute(node, range, home);
    case "template_string":
      return lowerTemplate(node, range, home);
    case "number":
      return { ...range, is: "constant", value: Number(node.text().replaceAll("_", "")) };
    case "true":
    case "false":
      return { ...range, is: "constant", value: node.kind() === "true" };
    case "array":
      return { ...range, is: "list", items: named2(node).map((child) => lowerExpr2(child, home)) };
    case "object":
      return { ...range, is: "dict", entries: named2(node).map((child) => lowerEntry(child, home)) };
    case "binary_expression":
      return lowerBinary2(range, node, home);
    case "unary_expression": {
      const operand = lowerExpr2(node.field("argument"), home);
      const operator = node.field("operator")?.text() ?? "";
      if (operator === "!") return { ...range, is: "not", operand };
      return negative(operator, operand, range);
    }
    case "ternary_expression":
      return {
        ...range,
        is: "choice",
        test: lowerExpr2(node.field("condition"), home),
        yes: lowerExpr2(node.field("consequence"), home),
        otherwise: lowerExpr2(node.field("alternative"), home)
      };
    case "assignment_expression":
      return {
        ...range,
        is: "assign",
        target: lowerTarget2(node.field("left"), home),
        value: lowerExpr2(node.field("right"), home)
      };
    case "augmented_assignment_expression": {
      const left = node.field("left");
      const operator = node.field("operator")?.text() ?? "+=";
      const parts = [lowerExpr2(left, home), lowerExpr2(node.field("right"), home)];
      const [old, added] = parts;
      const value = operator === "+=" ? { ...range, is: "concat", via: "plus", parts } : operator === "||=" || operator === "??=" ? { ...range, is: "logic", operator: "or", left: old, right: added } : { ...range, is: "arithmetic", operator, left: old, right: added };
      return { ...range, is: "assign", target: lowerTarget2(left, home), value };
    }
    case "arrow_function":
    case "function_expression":
    case "function":
    case "generator_function":
      return { ...range, is: "function", fn: home.functionOf(node, node.field("name")?.text() ?? "") };
    case "parenthesized_expression":
    case "await_expression":
    case "as_expression":
    case "satisfies_expression":
    case "non_null_expression":
    case "spread_element":
      return lowerExpr2(named2(node)[0] ?? null, home);
    case "sequence_expression": {
      const parts = named2(node).map((child) => lowerExpr2(child, home));
      return parts.at(-1) ?? { ...range, is: "other", parts };
    }
    default:
      return { ...range, is: "other", parts: named2(node).map((child) => lowerExpr2(child, home)) };
  }
}
function lowerAttribute(node, range, home) {
  const [name, value] = named2(node);
  if (!value) return { ...range, is: "other", parts: [] };
  const inside = value.kind() === "jsx_expression" ? named2(value)[0] ?? null : value;
  const object = { ...range, is: "other", parts: [] };
  const target = { to: "attribute", object, name: name?.text() ?? "", range };
  return { ...range, is: "assign", target, value: lowerExpr2(inside, home) };
}
function lowerEntry(node, home) {
  switch (node.kind()) {
    case "pair": {
      const key = node.field("key");
      const isPlain2 = key?.kind() === "property_identifier";
      return {
        key: isPlain2 ? { ...span(key), is: "constant", value: key.text() } : lowerExpr2(unwrapComputed(key), home),
        value: lowerExpr2(node.field("value"), home)
      };
    }
    case "shorthand_property_identifier":
      return { key: { ...span(node), is: "constant", value: node.text() }, value: lowerExpr2(node, home) };
    case "method_definition": {
      const name = node.field("name")?.text() ?? "";
      const fn = home.functionOf(node, name);
      return { key: { ...span(node), is: "constant", value: name }, value: { ...span(node), is: "function", fn } };
    }
    default:
      return { key: void 0, value: lowerExpr2(node, home) };
  }
}
function lowerCall2(node, range, home) {
  const isNew = node.kind() === "new_expression";
  const callee = lowerExpr2(node.field(isNew ? "constructor" : "function"), home);
  const list = node.field("arguments");
  if (list?.kind() === "template_string") {
    const holes = named2(list).filter((child) => child.kind() === "template_substitution");
    const values = holes.map((child) => lowerExpr2(named2(child)[0] ?? null, home));
    return { ...range, is: "tagged", values };
  }
  const args = named2(list);
  return {
    ...range,
    is: "call",
    callee,
    args: args.map((child) => lowerExpr2(child, home)),
    named: [],
    isNew,
    isSpread: args.some((child) => child.kind() === "spread_element")
  };
}
function lowerTemplate(node, range, home) {
  const parts = named2(node).map((child) => {
    if (child.kind() === "template_substitution") return lowerExpr2(named2(child)[0] ?? null, home);
    return { ...span(child), is: "constant", value: unescape([child]) };
  });
  const isText = parts.every((part) => part.is === "constant");
  if (isText)
    return {
      ...range,
      is: "constant",
      value: parts.map((part) => part.is === "constant" ? part.value : "").join("")
    };
  return { ...range, is: "concat", via: "text", parts };
}
function isPlus2(node) {
  return node.kind() === "binary_expression" && node.field("operator")?.text() === "+";
}
function lowerBinary2(range, node, home) {
  const operator = node.field("operator")?.text() ?? "";
  const parts = plusParts(node, isPlus2);
  if (parts.length > 2)
    return { ...range, is: "concat", via: "plus", parts: parts.map((part) => lowerExpr2(part, home)) };
  const left = lowerExpr2(node.field("left"), home);
  const right = lowerExpr2(node.field("right"), home);
  if (operator === "+") return { ...range, is: "concat", via: "plus", parts: [left, right] };
  if (operator === "&&") return { ...range, is: "logic", operator: "and", left, right };
  if (operator === "||") return { ...range, is: "logic", operator: "or", left, right };
  if (operator === "??") return { ...range, is: "logic", operator: "nullish", left, right };
  if (/^([!=]==?|[<>]=?|in|instanceof)$/.test(operator)) return { ...range, is: "compare", operator, left, right };
  return { ...range, is: "arithmetic", operator, left, right };
}
function unwrapComputed(node) {
  return node?.kind() === "computed_property_name" ? named2(node)[0] ?? null : node;
}
function unescape(parts) {
  return parts.map((part) => part.text()).join("");
}

// src/scanners/flow/script-modules.ts
function commonExports(left, value) {
  const found = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(left?.text() ?? "");
  if (!found || left?.text() === "exports") return [];
  if (found[1] !== void 0) return [[found[1], value]];
  const entries = value.is === "dict" ? value.entries : [];
  const names = entries.flatMap(
    ({ key, value: one }) => key?.is === "constant" && typeof key.value === "string" ? [[key.value, one]] : []
  );
  return [["default", value], ...names];
}
function requiredImports(name, value) {
  if (value?.kind() !== "call_expression" && value?.kind() !== "member_expression") return void 0;
  const found = /^(?:require\(\s*['"]([^'"]+)['"]\s*\))(?:\.(\w+))?$/.exec(value.text());
  if (!found?.[1] || !name) return void 0;
  const module = found[1];
  if (name.kind() === "identifier") return [{ local: name.text(), module, name: found[2] }];
  if (name.kind() !== "object_pattern" || found[2] !== void 0) return void 0;
  return named2(name).flatMap((child) => {
    if (child.kind() === "shorthand_property_identifier_pattern")
      return [{ local: child.text(), module, name: child.text() }];
    if (child.kind() !== "pair_pattern") return [];
    const local = child.field("value");
    const key = child.field("key")?.text();
    return local?.kind() === "identifier" && key ? [{ local: local.text(), module, name: key }] : [];
  });
}
function declaredImports(node) {
  const module = named2(node.field("source"))[0]?.text() ?? "";
  const clause = named2(node).find((child) => child.kind() === "import_clause");
  return named2(clause ?? null).flatMap((child) => {
    if (child.kind() === "identifier") return [{ local: child.text(), module, name: "default" }];
    if (child.kind() === "namespace_import") return [{ local: named2(child)[0]?.text() ?? "", module, name: void 0 }];
    return named2(child).map((one) => {
      const name = one.field("name")?.text() ?? "";
      return { local: one.field("alias")?.text() ?? name, module, name };
    });
  });
}

// src/scanners/flow/lower-script.ts
function lowerScript(path13, text) {
  const imports2 = [];
  const functions = [];
  const owners = /* @__PURE__ */ new Map();
  const exports = /* @__PURE__ */ new Map();
  const lowering = new ScriptLowering(imports2, functions, owners, exports);
  const body = lowering.block(parse(path13, text).root());
  return { path: path13, imports: imports2, body, exports, functions, owners };
}
var ScriptLowering = class {
  #imports;
  #functions;
  #owners;
  #exports;
  constructor(imports2, functions, owners, exports) {
    this.#imports = imports2;
    this.#functions = functions;
    this.#owners = owners;
    this.#exports = exports;
  }
  /** Function declarations come first, as the language hoists them. */
  block(node) {
    const statements = named2(node).flatMap(
      (child) => nested(
        () => this.statement(child),
        () => []
      )
    );
    return [...statements.filter((one) => one.do === "function"), ...statements.filter((one) => one.do !== "function")];
  }
  #body(node) {
    if (!node) return [];
    return node.kind() === "statement_block" ? this.block(node) : this.statement(node);
  }
  statement(node) {
    switch (node.kind()) {
      case "expression_statement":
        return named2(node).flatMap((child) => this.#expressionStatement(child));
      case "lexical_declaration":
      case "variable_declaration":
        return named2(node).flatMap((child) => this.#declarator(child));
      case "if_statement":
        return [
          {
            do: "if",
            test: lowerExpr2(node.field("condition"), this),
            yes: this.#body(node.field("consequence")),
            otherwise: named2(node.field("alternative")).flatMap((child) => this.#body(child))
          }
        ];
      case "for_in_statement":
        return [this.#forIn(node)];
      case "for_statement":
        return [
          ...this.#body(node.field("initializer")),
          {
            do: "loop",
            each: void 0,
            test: lowerExpr2(unwrapStatement(node.field("condition")), this),
            body: [...this.#body(node.field("body")), ...this.#steps(node.field("increment"))],
            otherwise: []
          }
        ];
      case "while_statement":
      case "do_statement": {
        const body = this.#body(node.field("body"));
        const test = lowerExpr2(node.field("condition"), this);
        const loop = { do: "loop", each: void 0, test, body, otherwise: [] };
        return node.kind() === "do_statement" ? [...body, loop] : [loop];
      }
      case "try_statement": {
        const handler = node.field("handler");
        return [
          {
            do: "try",
            body: this.#body(node.field("body")),
            handlers: handler ? [this.#body(handler.field("body"))] : [],
            finally: this.#body(node.field("finalizer")?.field("body") ?? null)
          }
        ];
      }
      case "switch_statement":
        return [this.#switch(node)];
      case "return_statement": {
        const [value] = named2(node);
        return [{ do: "return", value: value && lowerExpr2(value, this) }];
      }
      case "throw_statement": {
        const [value] = named2(node);
        return [{ do: "throw", value: value && lowerExpr2(value, this) }];
      }
      case "break_statement":
      case "continue_statement":
        return [{ do: "break", leaves: node.kind() === "break_statement" }];
      case "statement_block":
        return this.block(node);
      case "labeled_statement":
        return this.#body(node.field("body"));
      case "import_statement":
        this.#imports.push(...declaredImports(node));
        return [];
      case "export_statement":
        return this.#export(node);
      case "function_declaration":
      case "generator_function_declaration":
        return [{ do: "function", fn: this.functionOf(node, node.field("name")?.text() ?? "") }];
      case "class_declaration":
      case "abstract_class_declaration":
        return [{ do: "class", name: node.field("name")?.text() ?? "", type: this.classOf(node) }];
      default:
        return [];
    }
  }
  #steps(node) {
    return node ? this.#expressionStatement(node) : [];
  }
  #expressionStatement(node) {
    if (node.kind() === "assignment_expression") {
      const left = node.field("left");
      const value = lowerExpr2(node.field("right"), this);
      for (const [name, one] of commonExports(left, value)) this.#exports.set(name, one);
      return [{ do: "assign", targets: [lowerTarget2(left, this)], value, declares: false }];
    }
    if (node.kind() === "sequence_expression") return named2(node).flatMap((child) => this.#expressionStatement(child));
    return [{ do: "expr", value: lowerExpr2(node, this) }];
  }
  #declarator(node) {
    if (node.kind() !== "variable_declarator") return [];
    const name = node.field("name");
    const from = node.field("value");
    const required = requiredImports(name, from);
    if (required) {
      this.#imports.push(...required);
      return [];
    }
    const value = from ? lowerExpr2(from, this) : { ...span(node), is: "constant", value: null };
    return [{ do: "assign", targets: [lowerTarget2(name, this)], value, declares: true }];
  }
  #forIn(node) {
    const left = node.field("left");
    return {
      do: "loop",
      each: {
        target: lowerTarget2(left, this),
        from: lowerExpr2(node.field("right"), this),
        keys: node.field("operator")?.text() === "in"
      },
      test: void 0,
      body: this.#body(node.field("body")),
      otherwise: []
    };
  }
  #switch(node) {
    const cases = named2(node.field("body")).map((clause) => {
      const value = clause.field("value");
      const children = named2(clause).filter((child) => !value || child.id() !== value.id());
      const body = children.flatMap((child) => this.statement(child));
      const last = children.at(-1)?.kind();
      const ends = last === "break_statement" || last === "return_statement" || last === "throw_statement";
      const isBlockEnd = last === "statement_block" && /(break|return|throw)[^;{}]*;?\s*\}$/.test(children.at(-1)?.text() ?? "");
      return { tests: value ? [lowerExpr2(value, this)] : [], body, falls: !ends && !isBlockEnd };
    });
    return { do: "switch", on: lowerExpr2(node.field("value"), this), cases };
  }
  exprOf(node) {
    return lowerExpr2(node, this);
  }
  functionOf(node, name) {
    const inner = node.field("body");
    let made;
    const single = node.field("parameter");
    const fn = {
      ...span(node),
      name,
      params: single ? [lowerParam(single, this)] : lowerParams2(node.field("parameters"), this),
      body: () => made ??= inner === null || inner.kind() === "statement_block" ? this.block(inner) : [{ do: "return", value: lowerExpr2(inner, this) }],
      decorators: []
    };
    this.#functions.push(fn);
    return fn;
  }
  classOf(node) {
    const members = named2(node.field("body"));
    const methods = members.filter((member) => member.kind() === "method_definition").map((member) => this.functionOf(member, member.field("name")?.text() ?? ""));
    const heritage = named2(node).find((child) => child.kind() === "class_heritage");
    const fields = members.filter((member) => /field_definition$/.test(String(member.kind())));
    const type = {
      ...span(node),
      name: node.field("name")?.text() ?? "",
      bases: heritage?.findAll({ rule: { kind: "extends_clause" } }).map((one) => lowerExpr2(one.field("value"), this)) ?? [],
      methods,
      body: fields.map((field) => ({
        do: "assign",
        targets: [{ to: "name", name: (field.field("name") ?? field.field("property"))?.text() ?? "" }],
        value: lowerExpr2(field.field("value"), this),
        declares: true
      }))
    };
    for (const method of methods) this.#owners.set(method, type);
    return type;
  }
  #export(node) {
    const declaration = node.field("declaration");
    const value = node.field("value");
    if (value) {
      const exported = lowerExpr2(value, this);
      this.#exports.set("default", exported);
      return [{ do: "expr", value: exported }];
    }
    if (!declaration) {
      for (const one of node.findAll({ rule: { kind: "export_specifier" } })) {
        const name = one.field("name");
        if (name)
          this.#exports.set(one.field("alias")?.text() ?? name.text(), {
            ...span(name),
            is: "name",
            name: name.text()
          });
      }
      return [];
    }
    const statements = this.statement(declaration);
    const isDefault = node.children().some((child) => child.text() === "default");
    const note2 = (name) => {
      this.#exports.set(isDefault ? "default" : name, { ...span(node), is: "name", name });
    };
    for (const one of statements) {
      if (one.do === "function") note2(one.fn.name);
      if (one.do === "class") note2(one.name);
      if (one.do === "assign") {
        for (const target of one.targets) if (target.to === "name") note2(target.name);
      }
    }
    return statements;
  }
};
function unwrapStatement(node) {
  return node?.kind() === "expression_statement" ? named2(node)[0] ?? null : node;
}

// src/scanners/flow/analyse.ts
var entryBudget = 3e4;
var longestExportChain = 100;
function makeAnalysis(parts) {
  const modules = /* @__PURE__ */ new Map();
  const envs = /* @__PURE__ */ new Map();
  const running = /* @__PURE__ */ new Set();
  const exporting = /* @__PURE__ */ new Set();
  const moduleOf = (path13) => {
    if (modules.has(path13)) return modules.get(path13);
    const text = parts.text(path13);
    const made = text === void 0 ? void 0 : lower(path13, text);
    modules.set(path13, made);
    return made;
  };
  const makeMachine = (see, visited) => {
    let left = entryBudget;
    const machine = {
      interpreter: { evaluate: evaluate2, look: look2, run: run2, callFunction: callFunction2 },
      models: parts.models,
      visited,
      see,
      spend: () => left-- > 0,
      lookup: (from, module, name) => lookup(machine, from, module, name),
      member(module, name) {
        if (running.has(module.path)) return unknown;
        const env = topLevel(module);
        const exported = module.exports.get(name);
        return exported ? exportedValue(machine, module, env, name, exported) : env.get(name) ?? unknown;
      },
      pardoned: /* @__PURE__ */ new Set()
    };
    return machine;
  };
  const exportedValue = (machine, module, env, name, exported) => {
    const key = `${module.path}:${name}`;
    if (exporting.has(key) || exporting.size >= longestExportChain) return unknown;
    exporting.add(key);
    try {
      return evaluate2(exported, { machine, module, env, returns: [], escapes: [], depth: 0 });
    } finally {
      exporting.delete(key);
    }
  };
  const topLevel = (module, own2) => {
    const known = envs.get(module.path);
    if (known) return known;
    const machine = own2 ?? makeMachine(() => {
    }, /* @__PURE__ */ new Set());
    const imports2 = new Map(module.imports.map((one) => [one.local, onDemand(machine, module, one)]));
    const env = new Env(void 0, void 0, imports2);
    envs.set(module.path, env);
    running.add(module.path);
    try {
      run2(module.body, { machine, module, env, returns: [], escapes: [], depth: 0 });
    } finally {
      running.delete(module.path);
    }
    return env;
  };
  const onDemand = (machine, from, { module, name }) => {
    let known;
    return () => {
      const value = known ?? importValue(machine, from, module, name);
      if (value !== unknown) known = value;
      return value;
    };
  };
  const importValue = (machine, from, module, name) => machine.lookup(from, module, name) ?? {
    taints: [],
    origin: "fixed",
    type: machine.models.canonical(pathOf(module, name))
  };
  const lookup = (machine, from, module, name) => {
    const isPython = languageOf(from.path) === "python";
    const target = isPython ? name !== void 0 ? resolveModule(from.path, joined2(module, name), parts.files) : void 0 : void 0;
    const home = isPython ? resolveModule(from.path, module, parts.files) : resolveRelative(from.path, module, parts.files);
    if (target !== void 0 && home !== target) {
      const found2 = moduleOf(target);
      return found2 && moduleValue(found2);
    }
    const found = home === void 0 || !/^\.|^[A-Za-z_]/.test(module) ? void 0 : moduleOf(home);
    if (!found || running.has(found.path)) return found ? unknown : void 0;
    if (name === void 0 && (isPython || !found.exports.has("default"))) return moduleValue(found);
    const env = topLevel(found);
    if (isPython) return (name === void 0 ? void 0 : env.get(name)) ?? unknown;
    const exported = found.exports.get(name ?? "default");
    if (!exported) return unknown;
    const value = exportedValue(machine, found, env, name ?? "default", exported);
    return name === void 0 ? { ...value, module: found } : value;
  };
  return {
    analyse(path13) {
      const module = moduleOf(path13);
      if (!module) return [];
      const sightings = /* @__PURE__ */ new Map();
      const see = (sighting) => keepWorst(sightings, sighting);
      const visited = /* @__PURE__ */ new Set();
      envs.delete(path13);
      const machine = makeMachine(see, visited);
      const env = topLevel(module, machine);
      const frame = { machine, module, env, returns: [], escapes: [], depth: 0 };
      for (let i = 0; i < module.functions.length; i++) {
        const fn = module.functions[i];
        if (!fn) continue;
        runEntry(fn, { ...frame, machine: makeMachine(see, visited) });
      }
      return [...sightings.values()];
    }
  };
}
function moduleValue(module) {
  return { taints: [], origin: "fixed", module };
}
function lower(path13, text) {
  return languageOf(path13) === "python" ? lowerPython(path13, text) : lowerScript(path13, text);
}
var verdicts = { tainted: 2, open: 1, fixed: 0 };
function keepWorst(sightings, sighting) {
  const key = `${sighting.path}:${sighting.range.start}:${sighting.sink.rule}`;
  const old = sightings.get(key);
  const isWorse = !old || verdicts[sighting.verdict] > verdicts[old.verdict] || sighting.verdict === "tainted" && (sighting.taint?.confidence ?? 0) > (old.taint?.confidence ?? 0);
  if (isWorse) sightings.set(key, sighting);
}
function pathOf(module, name) {
  const base = module.replace(/^node:/, "").replace(/\/promises$/, ".promises");
  return name === void 0 || name === "default" ? base : `${base}.${name}`;
}
function joined2(module, name) {
  return module.endsWith(".") ? `${module}${name}` : `${module}.${name}`;
}

// src/scanners/flow/hints.ts
var foreign = /^(request|network|page)$/;
var looksLikeSql = /['"`]\s*(?:select\s[^;]*\sfrom|insert\s+into|update\s[^;]*\sset|delete\s+from)\s/i;
function makeHints(models) {
  const hints = models.flatMap((model) => [
    ...model.entries.map(entryWords),
    ...model.sources.filter(({ kind }) => foreign.test(kind)).map(({ at }) => pathWords(at))
  ]);
  const unique = new Map(hints.filter((hint) => hint.length > 0).map((hint) => [hint.join(" "), hint]));
  return [...unique.values()];
}
function pathWords(path13) {
  if (path13.startsWith("<")) return [];
  const [root = ""] = path13.replace(/^\*\./, "").split(/[.(]/);
  const last = /([\w$]+)(?:\(\)|\[\])*$/.exec(path13)?.[1] ?? "";
  return [.../* @__PURE__ */ new Set([root, last])].filter((word) => /^[A-Za-z_$][\w$]*$/.test(word));
}
var verbs = /^(get|post|put|patch|delete|route|all|use|head|options|any)$/;
function entryWords(entry2) {
  if (entry2.at !== void 0) {
    const words = pathWords(entry2.at);
    return verbs.test(words.at(-1) ?? "") ? words.slice(0, 1) : words;
  }
  const root = entry2.imports?.split(/[./]/)[0] ?? "";
  return [.../^\w+$/.test(root) ? [root] : [], ...Object.keys(entry2.named ?? {})];
}
var globals = /\b(?:window|document|location|globalThis)\./g;
var imports = /^[ \t]*(?:from|import)[ \t]+([\w.]+(?:[ \t]*(?:as[ \t]+\w+)?[ \t]*,[ \t]*[\w.]+)*)|(?:from|import|require\()\s*['"](?:node:)?(@?[\w-]+)/gm;
function importedRoots(text) {
  const roots = new Set([...text.matchAll(globals)].map(([found]) => found.slice(0, -1)));
  for (const [, python, script] of text.matchAll(imports)) {
    if (script !== void 0) roots.add(script.replace("@", ""));
    for (const name of python?.split(",") ?? []) roots.add(name.trim().split(/[. ]/)[0] ?? "");
  }
  return roots;
}

// src/scanners/flow/catalogue.ts
var longestPath = 200;
var Catalogue = class {
  /** Entries without a place: the file and the names of parameters decide. */
  looseEntries;
  #entries = /* @__PURE__ */ new Map();
  #aliases = /* @__PURE__ */ new Map();
  #families;
  #named = /* @__PURE__ */ new Set();
  #canonical = /* @__PURE__ */ new Map();
  #sources = /* @__PURE__ */ new Map();
  #sinks = /* @__PURE__ */ new Map();
  #sets = /* @__PURE__ */ new Map();
  #written;
  #sanitizers = /* @__PURE__ */ new Map();
  #guards = /* @__PURE__ */ new Map();
  #passes;
  #unpacks;
  #exits;
  #returns = /* @__PURE__ */ new Map();
  #hints;
  constructor(models, language) {
    const own2 = models.filter((model) => model.languages.includes(language));
    this.looseEntries = own2.flatMap((model) => model.entries.filter((entry2) => entry2.at === void 0));
    this.#families = own2.flatMap((model) => model.families);
    this.#passes = new Set(own2.flatMap((model) => model.passes));
    this.#unpacks = new Set(own2.flatMap((model) => model.unpacks));
    this.#exits = new Set(own2.flatMap((model) => model.exits));
    for (const model of own2) this.#add(model);
    this.#written = new Set([...this.#sets.keys()].flatMap((set) => /[\w$]+$/.exec(set)?.[0] ?? []));
    this.#hints = makeHints(own2);
  }
  #add(model) {
    for (const [from, to] of Object.entries(model.aliases)) this.#aliases.set(from, to);
    for (const [at, position] of Object.entries(model.returns)) this.#returns.set(at, position);
    for (const source2 of model.sources) this.#sources.set(source2.at, source2);
    for (const entry2 of model.entries) if (entry2.at !== void 0) push(this.#entries, entry2.at, entry2);
    for (const sink2 of model.sinks) {
      if (sink2.at !== void 0) push(this.#sinks, sink2.at, sink2);
      if (sink2.set !== void 0) push(this.#sets, sink2.set, sink2);
    }
    for (const sanitizer of model.sanitizers) this.#sanitizers.set(sanitizer.at, sanitizer.for);
    for (const { at, ...guard } of model.guards) this.#guards.set(at, guard);
    for (const one of [model.sources, model.sinks, model.sanitizers]) {
      for (const { at } of one) if (at !== void 0) this.#named.add(at);
    }
  }
  /** Whether a file can have anything to do with a flow: it names what brings data in, or a sink that linters know. */
  isWorthALook(text) {
    if (looksLikeSql.test(text)) return true;
    const roots = importedRoots(text);
    return this.#hints.some(([root = "", ...rest]) => roots.has(root) && rest.every((word) => text.includes(word)));
  }
  /** The one name of a thing, however it was reached. */
  canonical(path13) {
    const known = this.#canonical.get(path13);
    if (known !== void 0) return known;
    let current = path13.length > longestPath ? "" : path13;
    for (let i = 0; i < 4; i++) {
      const next = this.#aliases.get(current);
      if (next === void 0) break;
      current = next;
    }
    const family = this.#named.has(current) ? void 0 : this.#families.find((one) => current.startsWith(one));
    if (family !== void 0) {
      const member = `${family}${/\.[\w$]+$/.exec(current)?.[0] ?? ""}`;
      current = this.#named.has(member) ? member : family;
    }
    this.#canonical.set(path13, current);
    return current;
  }
  source(path13) {
    return this.#sources.get(path13);
  }
  sinks(path13, method) {
    return find(this.#sinks, path13, method) ?? [];
  }
  /** Whether some sink is a property of this name. */
  writes(property2) {
    return this.#written.has(property2);
  }
  /** Sinks of a property that is written, by its name alone and by the type of its object. */
  sets(type, property2) {
    const own2 = type === void 0 ? void 0 : this.#sets.get(this.canonical(`${type}.${property2}`));
    return own2 ?? this.#sets.get(property2) ?? [];
  }
  sanitizer(path13, method) {
    return find(this.#sanitizers, path13, method);
  }
  guard(path13, method) {
    return find(this.#guards, path13, method);
  }
  passes(path13, method) {
    return this.#passes.has(path13) || method !== void 0 && this.#passes.has(`*.${method}`);
  }
  unpacks(path13) {
    return this.#unpacks.has(path13);
  }
  exits(path13) {
    return this.#exits.has(path13);
  }
  /** Position of the argument that a call gives back. */
  returned(path13) {
    return this.#returns.get(path13);
  }
  entriesAt(path13) {
    return this.#entries.get(path13) ?? [];
  }
};
function push(table, key, value) {
  const list = table.get(key);
  if (list) list.push(value);
  else table.set(key, [value]);
}
function find(table, path13, method) {
  return table.get(path13) ?? (method === void 0 ? void 0 : table.get(`*.${method}`));
}

// src/scanners/flow/rules.ts
var cwe = (id) => `https://cwe.mitre.org/data/definitions/${id}.html`;
var flowRules = Object.fromEntries(
  [
    [
      "sql-injection",
      89,
      "critical",
      "Data from outside becomes part of an SQL statement",
      "can change the statement: pass it as a parameter"
    ],
    [
      "command-injection",
      78,
      "critical",
      "Data from outside becomes part of a shell command",
      "can run other commands: pass arguments as a list, without a shell"
    ],
    ["code-injection", 94, "critical", "Data from outside is run as code", "is run as code"],
    [
      "template-injection",
      1336,
      "critical",
      "Data from outside becomes a template",
      "is run as a template: pass it as a value to a fixed template"
    ],
    [
      "deserialization",
      502,
      "critical",
      "Data from outside is unpacked into objects",
      "can make objects of any class: use JSON or a safe loader"
    ],
    ["xss", 79, "high", "Data from outside is sent to the browser as HTML", "can bring a script with it: escape it"],
    [
      "path-traversal",
      22,
      "high",
      "Data from outside names a file",
      "can name any file (`../`): check that it stays in its folder"
    ],
    [
      "ssrf",
      918,
      "high",
      "Data from outside names the server of a request",
      "decides where the request goes: check it against a list of hosts"
    ],
    [
      "open-redirect",
      601,
      "medium",
      "Data from outside names the page to go to",
      "can lead to any site: allow only own paths"
    ],
    [
      "nosql-injection",
      943,
      "high",
      "Data from outside becomes part of a query",
      "can bring operators such as `$ne` with it: make it a text first"
    ],
    [
      "xml-entities",
      611,
      "high",
      "XML from outside is read with entities",
      "can read files and hang the parser: use defusedxml"
    ],
    [
      "regex-injection",
      1333,
      "medium",
      "Data from outside becomes a regular expression",
      "can make the expression run for very long: escape it"
    ],
    [
      "header-injection",
      113,
      "medium",
      "Data from outside becomes part of a header",
      "can add headers of its own: remove line breaks"
    ],
    [
      "log-injection",
      117,
      "low",
      "Data from outside is written to a log as it is",
      "can forge lines of the log: remove line breaks"
    ],
    [
      "ldap-injection",
      90,
      "high",
      "Data from outside becomes part of an LDAP filter",
      "can change the filter: escape it"
    ],
    [
      "xpath-injection",
      643,
      "high",
      "Data from outside becomes part of an XPath expression",
      "can change the expression: pass it as a variable"
    ]
  ].map(([id, number, severity, title, danger]) => [
    id,
    { id, title, message: `What comes from outside ${danger}.`, severity, cwe: number, links: [cwe(number)] }
  ])
);

// src/scanners/flow/index.ts
var version = "2";
var leastConfidence = 0.5;
var largestText = 1e6;
var mostFiles = 6e3;
function createFlowScanner(loadModels) {
  return {
    name: "flow",
    languages: ["python", "typescript", "javascript"],
    weight: 2,
    async applies(request) {
      return request.files.some((path13) => languageOf(path13) !== void 0);
    },
    async scan(request) {
      const models = await loadModels();
      const findings = [];
      const notes = [];
      const texts2 = /* @__PURE__ */ new Map();
      const wanted = request.allFiles.length > mostFiles ? request.files : request.allFiles;
      for (const path13 of /* @__PURE__ */ new Set([...request.files, ...wanted])) {
        request.signal.throwIfAborted();
        const text = languageOf(path13) === void 0 ? void 0 : await request.read(path13);
        if (text !== void 0 && !isMadeByTool(path13, text)) texts2.set(path13, text);
      }
      for (const family of ["python", "typescript"]) {
        const own2 = request.files.filter((path13) => isOf(family, path13) && texts2.has(path13) && !isDevelopmentFile(path13));
        if (own2.length === 0) continue;
        for await (const finding2 of scanFamily(family, own2, texts2, models, request, notes)) findings.push(finding2);
      }
      return { version, origin: "bundled", findings, ...notes.length > 0 ? { notes } : {} };
    }
  };
}
function isMadeByTool(path13, text) {
  if (text.length > largestText) return true;
  if (languageOf(path13) === "python") return false;
  if (/\.(min|bundle)\.[cm]?js$/.test(path13)) return true;
  return text.length > 5e3 && text.length / text.split("\n", text.length / 150 + 2).length > 150;
}
function isOf(family, path13) {
  const language = languageOf(path13);
  return family === "python" ? language === "python" : language === "typescript" || language === "javascript";
}
async function* scanFamily(family, own2, texts2, models, request, notes) {
  const compiled2 = new Catalogue(models, family);
  const analysis = makeAnalysis({
    models: compiled2,
    text: (path13) => texts2.get(path13),
    files: new Set(request.allFiles)
  });
  const sightings = /* @__PURE__ */ new Map();
  for (const path13 of own2) {
    await new Promise((resolve) => setImmediate(resolve));
    request.signal.throwIfAborted();
    const text = texts2.get(path13) ?? "";
    if (!compiled2.isWorthALook(text)) continue;
    try {
      for (const sighting of analysis.analyse(path13)) keep(sightings, sighting);
    } catch (error2) {
      notes.push(`${path13}: ${messageOf(error2)}`);
    }
  }
  for (const sighting of sightings.values()) {
    const finding2 = makeFinding(sighting, texts2);
    if (finding2) yield finding2;
  }
}
function keep(sightings, sighting) {
  const key = `${sighting.path}:${sighting.range.start}:${sighting.range.end}:${sighting.sink.rule}`;
  const old = sightings.get(key);
  const weight = ({ verdict, taint }) => (verdict === "tainted" ? 2 : verdict === "open" ? 1 : 0) + (taint?.confidence ?? 0);
  if (!old || weight(sighting) > weight(old)) sightings.set(key, sighting);
}
function makeFinding(sighting, texts2) {
  const rule = flowRules[sighting.sink.rule];
  const place = placeOf(sighting.path, sighting.range, texts2);
  if (!rule || !place) return void 0;
  const confidence = sighting.taint?.confidence ?? 0;
  const isDoubtful = sighting.verdict === "tainted" && confidence < leastConfidence;
  const flow = {
    verdict: isDoubtful ? "open" : sighting.verdict,
    confidence,
    steps: (sighting.taint?.steps ?? []).flatMap(({ path: path13, start, end, note: note2 }) => {
      const at = placeOf(path13, { start, end }, texts2);
      return at ? [{ place: at, note: note2 }] : [];
    })
  };
  return {
    rule: `flow/${rule.id}`,
    category: "security",
    severity: rule.severity,
    priority: priorityOf(sighting, rule.severity),
    message: rule.message,
    place,
    toolFixes: [],
    flow
  };
}
function priorityOf(sighting, severity) {
  if (sighting.taint?.kind !== "request") return "P2";
  return severity === "low" ? "P2" : "P0";
}
function placeOf(path13, range, texts2) {
  const text = texts2.get(path13);
  if (text === void 0) return void 0;
  const positions = new Positions(text);
  const start = positions.place(range.start);
  const end = positions.place(range.end);
  return { path: path13, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

// src/syntax/typescript/nodes.ts
function nodesAt(root, offset) {
  const path13 = [];
  let at = root;
  while (at !== void 0) {
    path13.push(at);
    at = at.children().find((child) => {
      const { start, end } = span(child);
      return start <= offset && offset < end;
    });
  }
  return path13;
}
function usesOf(root, name) {
  return usesOfAny(root, [name]);
}
function usesOfAny(root, names) {
  if (names.length === 0) return [];
  const kinds = ["identifier", "type_identifier", "shorthand_property_identifier"];
  const regex2 = `^(?:${names.map(escapeRegExp).join("|")})$`;
  return root.findAll({ rule: { any: kinds.map((kind) => ({ kind })), regex: regex2 } });
}
function isTypeUse(node) {
  for (let each = node; each !== null; each = each.parent()) {
    const kind = String(each.kind());
    if (valueKinds.has(kind)) return false;
    if (typeKinds.has(kind)) return true;
  }
  return false;
}
var typeKinds = /* @__PURE__ */ new Set([
  "type_annotation",
  "type_arguments",
  "type_parameters",
  "type_alias_declaration",
  "interface_declaration",
  "implements_clause",
  "type_identifier",
  "nested_type_identifier",
  "type_predicate_annotation",
  "asserts_annotation",
  "type_query"
]);
var valueKinds = /* @__PURE__ */ new Set(["extends_clause", "statement_block", "program", "decorator", "arguments"]);

// src/scanners/tsc/configs.ts
import { posix } from "node:path";
import { z as z4 } from "zod";

// src/scanners/json-with-comments.ts
function parseJsonWithComments(text) {
  const plain2 = text.replace(/^\uFEFF/, "").replace(/("(?:\\.|[^"\\])*")|\/\/[^\n\r]*|\/\*[^]*?\*\//g, (_, string) => string ?? "").replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string) => string ?? "");
  return parseJson(plain2);
}

// src/scanners/tsc/configs.ts
var TsConfig = z4.object({
  extends: z4.union([z4.string(), z4.array(z4.string())]).optional(),
  files: z4.array(z4.string()).optional(),
  include: z4.array(z4.string()).optional(),
  references: z4.array(z4.object({ path: z4.string() })).optional(),
  compilerOptions: z4.looseObject({ checkJs: z4.boolean().optional() }).optional()
});
var maxConfigs = 20;
function isTypeScript(path13) {
  return /\.[cm]?tsx?$/.test(path13);
}
async function findConfigs(files, read2) {
  const nearest = /* @__PURE__ */ new Map();
  const near = (folder) => {
    const known = nearest.get(folder);
    if (known !== void 0) return known;
    const found = lookIn(folder, read2).then(
      (here) => here ?? (folder === "." ? void 0 : near(posix.dirname(folder)))
    );
    nearest.set(folder, found);
    return found;
  };
  const starts = /* @__PURE__ */ new Set();
  const loose = [];
  for (const file of files) {
    const config = await near(posix.dirname(file));
    if (config !== void 0) starts.add(config);
    else if (isTypeScript(file) && !file.endsWith(".d.ts")) loose.push(file);
  }
  const configs = /* @__PURE__ */ new Set();
  for (const start of [...starts].sort()) await follow(start, read2, configs, /* @__PURE__ */ new Set());
  return { configs: [...configs].slice(0, maxConfigs), loose };
}
async function lookIn(folder, read2) {
  const own2 = posix.join(folder, "tsconfig.json");
  if (await read2(own2) !== void 0) return own2;
  const javascript = posix.join(folder, "jsconfig.json");
  const config = await readConfig(javascript, read2);
  return config?.compilerOptions?.checkJs === true ? javascript : void 0;
}
async function follow(path13, read2, configs, seen) {
  if (seen.has(path13) || seen.size > maxConfigs * 2) return;
  seen.add(path13);
  const config = await readConfig(path13, read2);
  const isEmpty = config?.files?.length === 0 && config.include === void 0;
  if (config !== void 0 && !isEmpty) configs.add(path13);
  if (config === void 0) configs.add(path13);
  for (const reference of config?.references ?? []) {
    const target = posix.join(posix.dirname(path13), reference.path);
    if (target.startsWith("..")) continue;
    await follow(target.endsWith(".json") ? target : posix.join(target, "tsconfig.json"), read2, configs, seen);
  }
}
async function optionsOf2(path13, read2, depth2 = 0) {
  const config = depth2 > 10 ? void 0 : await readConfig(path13, read2);
  if (config === void 0) return {};
  const options = {};
  for (const base of [config.extends ?? []].flat()) {
    if (!base.startsWith(".")) continue;
    const target = posix.join(posix.dirname(path13), base);
    Object.assign(options, await optionsOf2(target.endsWith(".json") ? target : `${target}.json`, read2, depth2 + 1));
  }
  return { ...options, ...config.compilerOptions };
}
async function readConfig(path13, read2) {
  const text = await read2(path13);
  if (text === void 0) return void 0;
  return TsConfig.safeParse(parseJsonWithComments(text)).data;
}

// src/scanners/js-cycles/graph.ts
var maxCycles = 50;
function findCycles(edges) {
  const found = [];
  let rest = [...edges];
  while (found.length < maxCycles) {
    const knotOf = new Map(
      findKnots(toGraph(rest)).flatMap((knot, index) => knot.map((file) => [file, index]))
    );
    const inside = rest.filter((edge) => knotOf.has(edge.from) && knotOf.get(edge.from) === knotOf.get(edge.to));
    const [least] = inside.toSorted((a, b) => a.need - b.need || compare2(a.from, b.from) || compare2(a.to, b.to));
    if (least === void 0) break;
    const back = findPath(toGraph(inside), least.to, least.from) ?? [];
    found.push({ edge: least, path: [least.from, ...back] });
    rest = inside.filter((edge) => edge.from !== least.from || edge.to !== least.to);
  }
  return found;
}
function compare2(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function toGraph(edges) {
  const graph = /* @__PURE__ */ new Map();
  for (const { from, to } of edges) {
    graph.set(from, (graph.get(from) ?? /* @__PURE__ */ new Set()).add(to));
    if (!graph.has(to)) graph.set(to, /* @__PURE__ */ new Set());
  }
  return graph;
}

// src/scanners/js-cycles/index.ts
var languages = ["typescript", "javascript"];
var maxFiles = 2e4;
var jsCyclesScanner = {
  name: "js-cycles",
  languages,
  weight: 1,
  async applies(request) {
    return request.files.filter(isJavaScript).length > 0 && request.allFiles.filter(isJavaScript).length > 1;
  },
  async scan(request) {
    const allFiles = request.allFiles.filter(isJavaScript).slice(0, maxFiles);
    const files = new Set(allFiles);
    const keepsTypes = await typeImportsStay(request);
    const worth = findKnots(await readImportGraph({ ...request, allFiles })).flat();
    const trees = createTrees(request);
    const targets = /* @__PURE__ */ new Map();
    for (const path13 of worth) {
      const tree = await trees(path13);
      if (tree !== void 0) targets.set(path13, targetsOf(path13, tree, files));
    }
    const edges = [];
    const graph = new Map([...targets].map(([path13, own2]) => [path13, new Set(own2.map(({ to }) => to))]));
    for (const knot of findKnots(graph)) {
      const inside = new Set(knot);
      for (const path13 of knot) {
        const own2 = (targets.get(path13) ?? []).filter(({ to }) => inside.has(to));
        const tree = own2.length > 0 ? await trees(path13) : void 0;
        if (tree !== void 0) edges.push(...weigh(path13, tree, own2, keepsTypes));
      }
    }
    const wanted = new Set(request.files);
    const findings = [];
    for (const { edge, path: path13 } of findCycles(edges)) {
      if (!path13.some((each) => wanted.has(each))) continue;
      const text = await request.read(edge.from) ?? "";
      findings.push(describe(edge, path13, text));
    }
    return { version: process.versions.node, origin: "bundled", findings };
  }
};
async function typeImportsStay(request) {
  const { configs } = await findConfigs(request.allFiles.filter(isJavaScript).slice(0, 200), request.read);
  for (const config of configs) {
    const options = await optionsOf2(config, request.read);
    if (options["verbatimModuleSyntax"] === true || options["preserveValueImports"] === true) return true;
  }
  return false;
}
var mostKept = 4e6;
function createTrees(request) {
  const kept = /* @__PURE__ */ new Map();
  const pace = createPace(request.signal);
  let left = mostKept;
  return async (path13) => {
    await pace();
    const known = kept.get(path13);
    if (known !== void 0) return known;
    const text = await request.read(path13);
    if (text === void 0) return void 0;
    const tree = parse(path13, text);
    if (text.length <= left) kept.set(path13, tree);
    left -= text.length;
    return tree;
  };
}
function targetsOf(path13, tree, files) {
  return referencesIn(tree.root()).flatMap((reference) => {
    if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) return [];
    const to = resolveRelative(path13, reference.specifier, files);
    return to === void 0 || to === path13 || to.endsWith(".d.ts") ? [] : [{ to, reference }];
  });
}
function weigh(path13, tree, targets, keepsTypes) {
  const names = new Set(targets.flatMap(({ reference }) => reference.names.map(({ local }) => local)));
  const uses = Map.groupBy(usesOfAny(tree.root(), [...names]), (use) => use.text());
  return targets.flatMap(({ to, reference }) => {
    const need = needOf(reference, uses);
    const isElided = need === 0 && !keepsTypes && /\.[cm]?tsx?$/.test(path13);
    return isElided ? [] : [{ from: path13, to, need, origin: reference }];
  });
}
function needOf(reference, uses) {
  if (reference.kind === "reexport") return 500;
  if (reference.names.length === 0) return 1e3;
  let need = 0;
  for (const name of reference.names) {
    if (name.isType) continue;
    for (const use of uses.get(name.local) ?? []) {
      const at = use.range().start.index;
      if (at >= reference.start && at < reference.end || isTypeUse(use)) continue;
      need += isInFunction(use) ? 1 : 100;
    }
  }
  return need;
}
function isInFunction(node) {
  for (let each = node.parent(); each !== null; each = each.parent()) {
    if (/function|method_definition/.test(String(each.kind()))) return true;
  }
  return false;
}
function describe(edge, path13, text) {
  const positions = new Positions(text);
  const [from, to] = [positions.place(edge.origin.start), positions.place(edge.origin.end)];
  return {
    rule: "heal/import-cycle",
    category: "import",
    severity: "medium",
    priority: "P2",
    message: `Import cycle: ${path13.join(" \u2192 ")}`,
    place: { path: edge.from, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    toolFixes: []
  };
}

// src/syntax/nearest.ts
function nearestOf(name, candidates) {
  const limit = name.length <= 3 ? 1 : 2;
  let best;
  let bestDistance = limit + 1;
  let isTied = false;
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const distance = editDistance(name, candidate, limit);
    if (distance < bestDistance) [best, bestDistance, isTied] = [candidate, distance, false];
    else if (distance === bestDistance && distance <= limit) isTied = true;
  }
  return isTied ? void 0 : best;
}

// src/scanners/missing-imports.ts
function isRealMissingImport(module, path13, text, files) {
  if (module.startsWith(".")) return true;
  const top = module.split(".")[0] ?? module;
  if (resolveModule(path13, top, files) !== void 0 || isFolder(top, files)) return true;
  const local = [...files].map((file) => /^(?:src\/|lib\/)?(\w+)/.exec(file)?.[1]).filter((name) => name !== void 0);
  const nearest = nearestOf(top, /* @__PURE__ */ new Set([...standardModules, ...local]));
  if (nearest === void 0) return false;
  const uses = (name) => new RegExp(`(?<![\\w.])${name}\\s*[.(]`).test(text.replace(/^\s*(?:from|import)\b.*$/gm, ""));
  return uses(nearest) && !uses(top);
}
function isFolder(name, files) {
  return [...files].some((file) => file.startsWith(`${name}/`) || file.startsWith(`src/${name}/`));
}

// src/scanners/mypy/used.ts
async function findMypy(request) {
  return await hasSettings(request) ? request.tools.find("mypy", ["repository", "machine"]) : void 0;
}
async function isMypyUsed(request) {
  return await findMypy(request) !== void 0;
}
var places = [
  ["mypy.ini", /^\s*\[mypy/m],
  [".mypy.ini", /^\s*\[mypy/m],
  ["pyproject.toml", /^\s*\[tool\.mypy/m],
  ["setup.cfg", /^\s*\[mypy/m]
];
async function hasSettings(request) {
  return await readSettings(request) !== void 0;
}
async function readSettings(request) {
  for (const [path13, section] of places) {
    const text = await request.read(path13) ?? "";
    const start = section.exec(text)?.index;
    if (start !== void 0) return text.slice(start);
  }
  return void 0;
}
async function choosesFiles(request) {
  const text = await readSettings(request) ?? "";
  const own2 = text.split(/^\s*\[(?!mypy\]|tool\.mypy\])/m)[0] ?? "";
  return /^\s*(?:files|packages|modules)\s*=/m.test(own2);
}

// src/scanners/mypy/index.ts
function createMypyScanner(options = {}) {
  return {
    name: "mypy",
    languages: ["python"],
    weight: 9,
    applies: async (request) => request.files.some((path13) => /\.pyi?$/.test(path13)) && await isMypyUsed(request),
    async scan(request) {
      const tool = await findMypy(request);
      if (!tool) throw new Error("mypy has gone since the scan began");
      const cache = options.cachePath ?? (process.platform === "win32" ? "nul" : "/dev/null");
      const argv = [...tool.argv, ...flags2, `--cache-dir=${cache}`, ...await choosesFiles(request) ? [] : ["."]];
      const result = await request.run({ argv, timeoutMs: 6e5 }, request.signal);
      const lines = result.stdout.split(/\r?\n/).filter((line) => line !== "");
      const parsed = lines.map((line) => parseLine(request, line)).filter((one) => one !== void 0);
      const isUsable = result.status === "exited" && (result.code ?? 9) <= 2;
      const isRubbish = parsed.length === 0 && lines.some((line) => !/: (?:note|warning|error): |^Success: /.test(line));
      if (!isUsable || isRubbish || result.code !== 0 && parsed.length === 0)
        throw new Error(explainFailure("mypy", result));
      const findings = [];
      for (const finding2 of parsed) if (await isWorthTelling2(request, finding2)) findings.push(finding2);
      return { version: tool.version, origin: tool.origin, findings };
    }
  };
}
var flags2 = [
  "--no-error-summary",
  "--show-column-numbers",
  "--show-error-end",
  "--show-error-codes",
  "--hide-error-context",
  "--no-color-output",
  "--no-pretty"
];
async function isWorthTelling2(request, { rule, message, place }) {
  if (rule !== "mypy/import-not-found" && rule !== "mypy/import") return true;
  const module = /module named "([^"]+)"/.exec(message)?.[1] ?? "";
  return isRealMissingImport(module, place.path, await request.read(place.path) ?? "", new Set(request.allFiles));
}
function parseLine(request, line) {
  const found = /^((?:[A-Za-z]:)?[^:]+):(\d+):(\d+)(?::(\d+):(\d+))?: error: (.*?)(?:\s+\[([\w-]+)\])?$/.exec(line);
  if (!found) return void 0;
  const [, file = "", row = "", column = "", endRow, endColumn, message = "", code = "syntax"] = found;
  const path13 = relativeTo(request.toolRoot, file);
  if (path13 === void 0 || code === "import-untyped") return void 0;
  const isName = /^(?:name-defined|import-not-found|import)$/.test(code) || /has no attribute .*; maybe|Module .* has no attribute/.test(message);
  return {
    rule: `mypy/${code}`,
    category: isName ? "import" : "type",
    severity: code === "syntax" ? "critical" : "high",
    priority: "P1",
    message,
    place: {
      path: path13,
      line: Number(row),
      column: Number(column),
      endLine: Number(endRow ?? row),
      // mypy's end column is the last character's; ours is the one behind it.
      endColumn: endColumn === void 0 ? Number(column) : Number(endColumn) + 1
    },
    toolFixes: []
  };
}

// src/syntax/python/orm/model-classes.ts
function readClasses(path13, tree) {
  return descendants(tree.root(), "class_definition").flatMap((node) => {
    const name = node.field("name")?.text();
    const body = node.field("body");
    const isTop = node.parent()?.is("module") === true || node.parent()?.parent()?.is("module") === true;
    if (name === void 0 || body === null || !isTop) return [];
    const bases = (node.field("superclasses")?.namedChildren() ?? []).flatMap((base) => {
      const dotted = readDotted(base);
      return dotted === void 0 ? [] : [dotted];
    });
    const fields = body.namedChildren().flatMap((statement) => readField2(statement) ?? []);
    const relations = fields.flatMap(({ name: field, call, type }) => readRelation(name, field, call, type) ?? []);
    const hasTable = body.namedChildren().some((it) => /^__table(?:name)?__\b/.test(it.text()));
    const manager = fields.find((field) => field.name === "objects")?.call;
    const isPlainManager = manager === void 0 || /^(?:models\.)?Manager$/.test(readDotted(manager.field("function")) ?? "");
    const isDjango = bases.includes("models.Model") || relations.some((relation) => relation.orm === "django");
    return {
      name,
      path: path13,
      bases: bases.map((base) => base.split(".").at(-1) ?? base),
      isAbstract: /^\s+abstract\s*=\s*True\b/m.test(body.text()),
      manager: isPlainManager ? void 0 : manager.text(),
      orm: isDjango ? "django" : hasTable || relations.length > 0 ? "sqlalchemy" : void 0,
      relations
    };
  });
}
function readField2(statement) {
  const assigned = readAssignment(statement);
  if (assigned?.value.is("call") !== true) return void 0;
  const type = assigned.name.parent()?.field("type")?.text();
  return { name: assigned.name.text(), call: assigned.value, type };
}
function readRelation(owner, name, call, type) {
  const maker = readDotted(call.field("function"))?.split(".").at(-1);
  const all = readArguments(call);
  const keyword = (wanted) => all.find((argument) => argument.name === wanted)?.value;
  if (maker === "relationship") {
    const lazy = keyword("lazy")?.text() ?? '"select"';
    if (!/^(?:["']select["']|True)$/.test(lazy) || all.some((argument) => argument.isSplat)) return void 0;
    if (/^(?:\w+\.)*(?:WriteOnly|Dynamic)Mapped\b/.test(type ?? "")) return void 0;
    const written2 = [all[0]?.name === void 0 ? all[0]?.value : keyword("argument")].map((it) => it && nameOf(it))[0];
    const annotated = /["'\s[]([A-Za-z_]\w*)["']?\s*(?:\]|\|)/.exec(type?.replace(/Optional\[/, "") ?? "")?.[1];
    const isMany = /\b(?:[Ll]ist|[Ss]et|Sequence|Collection|[Dd]ict)\b/.test(type ?? "");
    return { name, target: written2 ?? annotated, isMany, back: void 0, orm: "sqlalchemy" };
  }
  if (maker !== "ForeignKey" && maker !== "OneToOneField" && maker !== "ManyToManyField") return void 0;
  const first = all[0]?.name === void 0 ? all[0]?.value : keyword("to");
  const written = first && nameOf(first);
  const target = written === "self" ? owner : written;
  const relation = { name, target, isMany: maker === "ManyToManyField", orm: "django" };
  return { ...relation, back: readBack(owner, maker, keyword("related_name"), keyword("related_query_name")) };
}
function readBack(owner, maker, given, query) {
  const isMany = maker !== "OneToOneField";
  const name = given === void 0 ? owner.toLowerCase() + (isMany ? "_set" : "") : readPlainText(given);
  if (name === void 0 || !/^[A-Za-z_]\w*$/.test(name) || query !== void 0) return void 0;
  return { name, target: owner, isMany };
}
function nameOf(node) {
  const text = node.is("string") ? readPlainText(node) : readDotted(node);
  const last = text?.split(".").at(-1);
  return last !== void 0 && /^[A-Za-z]\w*$/.test(last) && last !== "AUTH_USER_MODEL" ? last : void 0;
}

// src/syntax/python/orm/models.ts
var holdsModels = /\b(?:ForeignKey|OneToOneField|ManyToManyField|relationship)\s*\(|\bmodels\.Model\b|\b(?:Manager|QuerySet)\b\s*\)?:/;
var fetchesByItself = /\b(?:select_related|prefetch_related|only|defer|values|values_list|raw)\s*\(|\bdef[ \t]+(?:all|filter|exclude|order_by|using|reverse|iterator|_\w+)\b/;
var maxFiles2 = 5e3;
var maxDepth2 = 6;
async function readModels(files, read2) {
  const texts2 = /* @__PURE__ */ new Map();
  for (const path13 of files.filter((each) => each.endsWith(".py")).slice(0, maxFiles2)) {
    const text = await read2(path13);
    if (text !== void 0 && holdsModels.test(text) && !/(?:^|\/)migrations\//.test(path13)) texts2.set(path13, text);
  }
  return new ModelIndex(texts2, new Set(files));
}
var ModelIndex = class {
  #texts;
  #files;
  #pathsOf = /* @__PURE__ */ new Map();
  #classes = /* @__PURE__ */ new Map();
  #models = /* @__PURE__ */ new Map();
  constructor(texts2, files) {
    this.#texts = texts2;
    this.#files = files;
    for (const [path13, text] of texts2) {
      for (const [, name = ""] of text.matchAll(/^class[ \t]+(\w+)/gm)) {
        this.#pathsOf.set(name, [...this.#pathsOf.get(name) ?? [], path13]);
      }
    }
  }
  lookUp(name, path13, tree) {
    const last = name.split(".").at(-1) ?? name;
    const own2 = this.#classesOf(path13).find((each) => each.name === name);
    if (own2 !== void 0) return this.#modelOf(own2);
    const imports2 = importsOf(tree);
    const imported = readImport(name, imports2);
    if (imported === void 0 && !imports2.some((each) => each.isWildcard)) return void 0;
    const wanted = imported?.name ?? last;
    const file = imported && resolveModule(path13, imported.module, this.#files);
    const there = file === void 0 ? void 0 : this.#classesOf(file).find((each) => each.name === wanted);
    const isHandedOn = imported === void 0 || file?.endsWith("/__init__.py") === true;
    const found = there ?? (isHandedOn ? this.#only(wanted) : void 0);
    return found && this.#modelOf(found);
  }
  targetOf(relation, from) {
    if (relation.target === void 0) return void 0;
    const here = this.#classesOf(from.path).find((each) => each.name === relation.target);
    const found = here ?? this.#only(relation.target);
    return found && this.#modelOf(found);
  }
  /** The class of the name, when the project has one only. */
  #only(name) {
    const paths = this.#pathsOf.get(name) ?? [];
    return paths.length === 1 ? this.#classesOf(paths[0] ?? "").find((each) => each.name === name) : void 0;
  }
  #classesOf(path13) {
    const known = this.#classes.get(path13);
    if (known !== void 0) return known;
    const text = this.#texts.get(path13);
    const read2 = text === void 0 ? [] : readClasses(path13, parse(path13, text));
    this.#classes.set(path13, read2);
    return read2;
  }
  #modelOf(modelClass) {
    if (this.#models.has(modelClass)) return this.#models.get(modelClass);
    const line = this.#lineOf(modelClass, 0);
    const orm = line.find((each) => each.orm !== void 0)?.orm;
    const relations = /* @__PURE__ */ new Map();
    for (const each of line.toReversed()) for (const relation of each.relations) relations.set(relation.name, relation);
    if (orm === "django") for (const back of this.#backRelations(line)) relations.set(back.name, back);
    const isOwnManager = line.some((each) => each.manager !== void 0 && !this.#isPlainManager(each.manager, 0));
    const model = orm === void 0 || isOwnManager ? void 0 : { name: modelClass.name, path: modelClass.path, orm, relations };
    this.#models.set(modelClass, model);
    return model;
  }
  /** True when every class that a manager is made of is known, and none fetches related rows or means other rows by a step. */
  #isPlainManager(written, depth2) {
    const names = written.match(/\b[A-Z]\w*/g)?.filter((name) => !/^(?:Manager|QuerySet)$/.test(name)) ?? [];
    if (depth2 > maxDepth2 || names.length === 0 && !/\b(?:Manager|QuerySet)\b/.test(written)) return false;
    return names.every((name) => {
      const paths = this.#pathsOf.get(name) ?? [];
      const text = this.#texts.get(paths[0] ?? "") ?? "";
      const [head = "", bases = "", body = ""] = new RegExp(
        `^class[ \\t]+${name}\\b[ \\t]*(\\([^)]*\\))?[^:]*:((?:[^\\n]*\\n(?=[ \\t\\n]|$))*[^\\n]*)`,
        "m"
      ).exec(text) ?? [];
      const isPlain2 = paths.length === 1 && head !== "" && !fetchesByItself.test(body);
      return isPlain2 && (bases === "" || this.#isPlainManager(bases, depth2 + 1));
    });
  }
  /** The class and the bases of it that the project defines, nearest first. */
  #lineOf(modelClass, depth2) {
    if (depth2 > maxDepth2) return [modelClass];
    const bases = modelClass.bases.flatMap((base) => {
      const here = this.#classesOf(modelClass.path).find((each) => each.name === base && each !== modelClass);
      return here ?? this.#only(base) ?? [];
    });
    return [modelClass, ...bases.flatMap((base) => this.#lineOf(base, depth2 + 1))];
  }
  /** Relations that other models declare to one of these classes, as Django adds them on this side. */
  #backRelations(line) {
    const names = new Set(line.map((each) => each.name));
    const found = [];
    for (const [path13, text] of this.#texts) {
      const mentioned = [...names].some((name) => text.includes(name));
      if (!mentioned) continue;
      for (const other2 of this.#classesOf(path13)) {
        if (other2.isAbstract) continue;
        for (const { back, target } of other2.relations) {
          const isMeant = target !== void 0 && names.has(target) && this.#only(target) !== void 0;
          if (back !== void 0 && isMeant) found.push(back);
        }
      }
    }
    return found;
  }
};
function readImport(name, imports2) {
  const [head = "", ...rest] = name.split(".");
  for (const { kind, module, names } of imports2) {
    const found = names.find(({ bound }) => bound === head);
    if (found === void 0) continue;
    const dot = module === "" || module.endsWith(".") ? "" : ".";
    const from = kind === "from" ? `${module}${dot}${found.name}` : found.alias === void 0 ? head : found.name;
    if (rest.length === 0) return kind === "from" ? { module, name: found.name } : void 0;
    return { module: [from, ...rest.slice(0, -1)].join("."), name: rest.at(-1) ?? "" };
  }
  return void 0;
}

// src/syntax/python/orm/queries.ts
var djangoSteps = /^(?:all|filter|exclude|order_by|using|reverse|select_related|prefetch_related)$/;
var alchemySteps = /^(?:filter|filter_by|where|order_by|join|outerjoin|options|limit|offset)$/;
function readModelQuery(expression) {
  return readDjango(expression) ?? readAlchemy(expression);
}
function readDjango(expression) {
  const sliced = expression.is("subscript") && expression.field("subscript")?.is("slice") === true;
  const whole = sliced ? expression.field("value") : expression;
  const read2 = whole && readSteps(whole);
  const chain = read2?.steps.at(-1)?.call;
  if (!read2 || !chain || !read2.steps.every((step) => djangoSteps.test(step.name))) return void 0;
  const { start } = read2;
  if (!start.is("attribute") || start.field("attribute")?.text() !== "objects") return void 0;
  const model = readDotted(start.field("object"));
  return model === void 0 ? void 0 : { orm: "django", model, chain, steps: read2.steps };
}
function readAlchemy(expression) {
  const read2 = readSteps(expression);
  const [first, ...others] = read2?.steps ?? [];
  if (read2 === void 0 || first === void 0) return void 0;
  const words = read2.steps.map((step) => step.name).join(" ");
  if (/^(?:scalars|execute scalars)(?: unique)?(?: all)?$/.test(words)) return ofSelect(first);
  const isWhole = read2.steps.at(-1)?.name === "all";
  const kept = isWhole ? read2.steps.slice(0, -1) : read2.steps;
  const isCalled = first.name === "query";
  const steps = isCalled ? kept.slice(1) : kept;
  if (!steps.every((step) => alchemySteps.test(step.name))) return void 0;
  if (isCalled) {
    const model2 = onlyModel(first.call);
    const chain2 = kept.at(-1)?.call ?? first.call;
    const isSession = readDotted(read2.start) !== void 0;
    return model2 !== void 0 && isSession ? { orm: "sqlalchemy", model: model2, chain: chain2, steps } : void 0;
  }
  const { start } = read2;
  const isQuery = start.is("attribute") && start.field("attribute")?.text() === "query";
  const model = isQuery ? readDotted(start.field("object")) : void 0;
  const chain = kept.at(-1)?.call ?? (others.length === 0 ? start : void 0);
  return model !== void 0 && chain ? { orm: "sqlalchemy", model, chain, steps } : void 0;
}
function ofSelect(run4) {
  const [given, ...more] = run4 === void 0 ? [] : readArguments(run4.call);
  if (given === void 0 || given.name !== void 0 || given.isSplat || more.length > 0) return void 0;
  const named3 = given.value.is("identifier") ? assignedOnce(given.value) : void 0;
  const chain = given.value.is("identifier") ? named3 : given.value;
  const read2 = chain && readSteps(chain);
  if (!read2) return void 0;
  const [first, ...rest] = read2.steps;
  const isBare = read2.start.is("call") && read2.start.field("function")?.text() === "select";
  const head = isBare ? read2.start : first?.name === "select" ? first.call : void 0;
  const steps = isBare ? read2.steps : rest;
  const model = head && onlyModel(head);
  const last = steps.at(-1)?.call ?? head;
  return model !== void 0 && last && steps.every((step) => alchemySteps.test(step.name)) ? { orm: "sqlalchemy", model, chain: last, steps } : void 0;
}
function onlyModel(call) {
  const [model, ...more] = readArguments(call);
  if (model === void 0 || more.length > 0 || model.name !== void 0 || model.isSplat) return void 0;
  const written = readDotted(model.value);
  return written !== void 0 && /^(?:\w+\.)*[A-Z]\w*$/.test(written) ? written : void 0;
}
function readSteps(expression) {
  const steps = [];
  let at = unwrapParentheses(expression);
  while (at.is("call")) {
    const callee = at.field("function");
    if (callee?.is("attribute") !== true) break;
    steps.unshift({ name: callee.field("attribute")?.text() ?? "", call: at });
    const object = callee.field("object");
    if (object === null) return void 0;
    at = unwrapParentheses(object);
  }
  return { start: at, steps };
}
function unwrapParentheses(node) {
  if (!node.is("parenthesized_expression")) return node;
  const [inner, ...more] = node.namedChildren().filter((child) => !child.is("comment"));
  return inner === void 0 || more.length > 0 ? node : unwrapParentheses(inner);
}
var readers = /^(?:len|list|tuple|set|bool|enumerate|sorted|reversed|iter|any|all)$/;
var countingSteps = /^(?:count|exists|first|last)$/;
function sourceOf(iterable) {
  const inner = takeOff(iterable);
  if (!inner.is("identifier")) return inner;
  const value = assignedOnce(inner);
  if (value === void 0) return void 0;
  const isRead = readsOf(scopeOf(inner), inner.text()).every((use) => isSame(use, inner) || isOnlyRead(use));
  return isRead ? takeOff(value) : void 0;
}
function takeOff(expression) {
  const at = unwrapParentheses(expression);
  const wraps = at.is("call") && /^(?:list|tuple|enumerate|sorted|reversed|iter)$/.test(at.field("function")?.text() ?? "");
  const inner = wraps ? readArguments(at)[0] : void 0;
  return inner === void 0 || inner.name !== void 0 || inner.isSplat ? at : takeOff(inner.value);
}
function assignedOnce(name) {
  const scope = scopeOf(name);
  const statement = statementOf(name);
  if (scope.is("module") || statement === void 0 || bindingsOf(scope, name.text()).length !== 1) return void 0;
  return outwards(statement, name.text());
}
function outwards(statement, name) {
  const found = assignmentBefore(statement, name);
  if (found !== void 0) return found.value;
  const outer = enclosing(statement, "for_statement", "while_statement");
  return outer === void 0 || isInside(outer, scopeOf(statement)) === false ? void 0 : outwards(outer, name);
}
function isOnlyRead(use) {
  const parent = use.parent();
  if (parent === null) return false;
  if (parent.is("for_statement") || parent.is("for_in_clause")) return isSame(parent.field("right"), use);
  if (parent.is("argument_list")) return readers.test(parent.parent()?.field("function")?.text() ?? "");
  if (parent.is("attribute")) return countingSteps.test(parent.field("attribute")?.text() ?? "");
  if (parent.is("if_statement") || parent.is("not_operator")) return true;
  return parent.is("comparison_operator") === false && parent.is("boolean_operator");
}
function endOf(query) {
  return span(query.chain).end;
}

// src/syntax/python/orm/touches.ts
function readRowLoop(node) {
  const left = node.field("left");
  const iterable = node.field("right");
  const region = node.is("for_statement") ? node.field("body") : node.parent();
  if (left === null || iterable === null || region === null) return void 0;
  if (node.children().some((child) => child.text() === "async")) return void 0;
  const isNumbered = /^enumerate\s*\(/.test(iterable.text()) && left.is("pattern_list");
  const target = isNumbered ? left.namedChildren()[1] : left;
  return target?.is("identifier") === true ? { node, name: target.text(), target, region, iterable } : void 0;
}
function findTouches(loop, model, models, before = []) {
  const { name, region, target } = loop;
  if (bindingsOf(region, name).some((binding) => !isSame(binding, target))) return void 0;
  const touches = [];
  for (const use of identifiersOf(region, name)) {
    if (loop.node.is("for_in_clause") && isInside(use, loop.node)) continue;
    if (roleOf(use) !== "read") continue;
    const found = followUse(use, model, models, before, loop);
    if (found === void 0) return void 0;
    touches.push(...found);
  }
  return touches;
}
function followUse(use, model, models, before, loop) {
  const attribute = use.parent();
  if (attribute?.is("attribute") !== true || !isSame(attribute.field("object"), use)) return [];
  const relation = model.relations.get(attribute.field("attribute")?.text() ?? "");
  if (relation === void 0) return [];
  if (roleOfAttribute(attribute) !== "read") return void 0;
  const path13 = [...before, relation];
  const next = models.targetOf(relation, model);
  if (relation.isMany || model.orm === "sqlalchemy" && isLoopedOver(attribute))
    return followMany(attribute, path13, next, models, model.orm === "django", loop);
  if (!isUnconditional(use, loop.region)) return [];
  const deeper = next && followUse(attribute, next, models, path13, loop);
  if (next !== void 0 && deeper === void 0) return void 0;
  return deeper && deeper.length > 0 ? deeper : [{ node: attribute, path: path13 }];
}
function followMany(attribute, path13, target, models, isManager, loop) {
  const read2 = isManager ? readAll(attribute) : attribute;
  if (read2 === void 0 || !isUnconditional(read2, loop.region)) return [];
  const clause = read2.parent();
  const isLooped = isLoopedOver(read2);
  if (isManager && !isLooped && !isConsumed(read2)) return [];
  const inner = isLooped && clause ? readRowLoop(clause) : void 0;
  const deeper = inner && target && findTouches(inner, target, models, path13);
  if (inner && target && deeper === void 0) return void 0;
  return deeper && deeper.length > 0 ? deeper : [{ node: read2, path: path13 }];
}
function isLoopedOver(node) {
  const clause = node.parent();
  return /^for_/.test(String(clause?.kind())) && isSame(clause?.field("right"), node);
}
function readAll(attribute) {
  const member = attribute.parent();
  const call = member?.parent();
  const isAll = member?.is("attribute") === true && isSame(member.field("object"), attribute) && member.field("attribute")?.text() === "all";
  const isCalled = call?.is("call") === true && isSame(call.field("function"), member);
  return isAll && isCalled && call.field("arguments")?.namedChildren().length === 0 ? call : void 0;
}
function isConsumed(read2) {
  const list = read2.parent();
  return list?.is("argument_list") === true && /^(?:list|len|set|tuple|sorted|any|all|bool|enumerate|frozenset)$/.test(
    list.parent()?.field("function")?.text() ?? ""
  );
}
function roleOfAttribute(attribute) {
  const parent = attribute.parent();
  const isTarget = parent !== null && /^(?:assignment|augmented_assignment)$/.test(String(parent.kind())) && isSame(parent.field("left"), attribute);
  return isTarget || parent?.is("delete_statement") === true ? "write" : "read";
}

// src/syntax/python/orm/n-plus-one.ts
var mentionsQueries = /\.\s*objects\b|\.\s*query\b|\bselect\s*\(/;
function findNPlusOne(tree, path13, models) {
  return descendants(tree.root(), "for_statement", "for_in_clause").flatMap((node) => {
    const loop = readRowLoop(node);
    const source2 = loop && sourceOf(loop.iterable);
    const query = source2 && readModelQuery(source2);
    if (!loop || !query || fetchesUnknown(query)) return [];
    const model = models.lookUp(query.model, path13, tree);
    if (model?.orm !== query.orm) return [];
    const touches = (findTouches(loop, model, models) ?? []).filter((touch) => !isFetched(query, touch.path));
    const paths = longest(touches.map((touch) => touch.path));
    return paths.length === 0 ? [] : [{ loop, query, model, paths, touches }];
  });
}
function namesOf(path13) {
  return path13.map((relation) => relation.name);
}
function longest(paths) {
  const byName2 = new Map(paths.map((path13) => [namesOf(path13).join("__"), path13]));
  const names = [...byName2.keys()];
  return [...byName2].filter(([name]) => !names.some((other2) => other2.startsWith(`${name}__`))).map(([, path13]) => path13);
}
function fetchesUnknown(query) {
  return query.steps.some(({ name, call }) => {
    if (!/^(?:select_related|prefetch_related|options)$/.test(name)) return false;
    const all = readArguments(call);
    if (name === "options")
      return all.some(
        ({ value }) => !/^[\w.]*(?:selectinload|joinedload|subqueryload|contains_eager)\(/.test(value.text())
      );
    return name === "select_related" && all.length === 0 || all.some(({ value }) => !isPlain(value));
  });
}
function isPlain(value) {
  return /^["'][\w]+["']$/.test(value.text()) || /^(?:\w+\.)?Prefetch\(\s*["']\w+["']/.test(value.text());
}
function isFetched(query, path13) {
  const names = namesOf(path13);
  return query.steps.some(({ name, call }) => {
    if (name === "options") return names.every((each) => new RegExp(`\\.\\s*${each}\\b`).test(call.text()));
    if (!/^(?:select_related|prefetch_related)$/.test(name)) return false;
    return readArguments(call).some(
      ({ value }) => new RegExp(`["']${names.join("__")}(?:__\\w+)?["']`).test(value.text())
    );
  });
}
function stands(found, start, end) {
  return found.touches.some(({ node }) => span(node).start < end && start < span(node).end);
}

// src/syntax/python/orm/templates.ts
var token = /\{%-?\s*([\s\S]*?)\s*-?%\}|\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
var openers = /^(?:if|ifchanged|for|with|block|comment|verbatim|autoescape|filter|spaceless|cache|blocktrans|blocktranslate)$/;
function findTemplateTouches(text, name, model, models) {
  const rows = /* @__PURE__ */ new Map();
  const open2 = [];
  const touches = [];
  const isEachRound = () => {
    const first = open2.findIndex((each) => each.row !== void 0);
    return first >= 0 && open2.slice(first).every((each) => !each.isBranch);
  };
  const touch = (expression, index, isLoop) => {
    const found = follow2(expression, rows, models, isLoop);
    if (found === void 0 || !isEachRound()) return void 0;
    if (found.path.length > 0) touches.push({ path: found.path, line: text.slice(0, index).split("\n").length });
    return found.target && { model: found.target, before: found.path };
  };
  for (const { index, 1: tag, 2: printed } of text.matchAll(token)) {
    if (open2.some((each) => each.tag === "comment" || each.tag === "verbatim") && !/^end(?:comment|verbatim)\b/.test(tag ?? ""))
      continue;
    if (printed !== void 0) {
      touch(printed, index, false);
      continue;
    }
    const [word = ""] = (tag ?? "").split(/\s/);
    if (word === "for") {
      const [, variable, source2 = ""] = /^for\s+(\w+)\s+in\s+(\S+)(?:\s+reversed)?$/.exec(tag ?? "") ?? [];
      const outer = source2 === name && !rows.has(name) ? { model, before: [] } : touch(source2, index, true);
      if (variable !== void 0 && outer) rows.set(variable, outer);
      open2.push({ tag: word, hides: variable, row: variable === void 0 ? void 0 : outer, isBranch: false });
    } else if (openers.test(word)) {
      if (word === "if") touch(firstOperand(tag ?? ""), index, false);
      open2.push({ tag: word, hides: void 0, row: void 0, isBranch: /^if/.test(word) });
    } else if (/^(?:elif|else|empty)$/.test(word)) {
      const last = open2.at(-1);
      if (last) last.isBranch = true;
    } else if (word === "url") {
      for (const argument of (tag ?? "").split(/\s+/).slice(2)) touch(argument.replace(/^\w+=/, ""), index, false);
    } else if (word.startsWith("end")) {
      const at = open2.findLastIndex((each) => each.tag === word.slice(3));
      for (const closed of open2.splice(at < 0 ? open2.length : at))
        if (closed.hides !== void 0) rows.delete(closed.hides);
    }
  }
  return touches;
}
function firstOperand(tag) {
  return /^if\s+(?:not\s+)?(\S+)/.exec(tag)?.[1] ?? "";
}
function follow2(expression, rows, models, isLoop) {
  const [dotted = "", ...filters] = expression.split("|").map((part) => part.trim());
  const [head = "", ...names] = dotted.split(".");
  const row = rows.get(head);
  if (row === void 0) return void 0;
  let model = row.model;
  const path13 = [...row.before];
  for (const [index, name] of names.entries()) {
    const relation = model?.relations.get(name);
    if (relation === void 0) break;
    if (relation.isMany) {
      const isAll = names[index + 1] === "all" && names.length === index + 2;
      const isRead = isLoop ? filters.length === 0 : /^(?:length|join\b)/.test(filters[0] ?? "");
      if (!isAll || !isRead) break;
    }
    path13.push(relation);
    model = model && models.targetOf(relation, model);
    if (relation.isMany) return { path: path13, target: isLoop ? model : void 0 };
  }
  return path13.length > row.before.length ? { path: path13, target: void 0 } : void 0;
}

// src/syntax/python/orm/views.ts
var renders = /^django\.(?:shortcuts\.render|template\.response\.TemplateResponse|template\.loader\.render_to_string)$/;
var mentionsTemplates = /\brender\s*\(|\bTemplateResponse\s*\(|\brender_to_string\s*\(/;
async function findTemplateNPlusOne(tree, path13, models, read2) {
  const names = readImportedNames(tree);
  const found = [];
  for (const call of descendants(tree.root(), "call")) {
    const what = qualify(call.field("function"), names);
    if (what === void 0 || !renders.test(what)) continue;
    const all = readArguments(call);
    const at = what.endsWith("render_to_string") ? 0 : 1;
    const name = all[at]?.name === void 0 && all[at] ? readPlainText(all[at].value) : void 0;
    const context = all.find((each) => each.name === "context")?.value ?? (all[at + 1]?.name === void 0 ? all[at + 1]?.value : void 0);
    if (name === void 0 || !context || !/^[\w./-]+$/.test(name) || name.includes("..")) continue;
    const entries = entriesOf(context).flatMap(({ key, value }) => {
      const source2 = sourceOf(value);
      const query = source2 && readModelQuery(source2);
      return query?.orm === "django" && !fetchesUnknown(query) ? [{ key, query }] : [];
    });
    if (entries.length === 0) continue;
    const template = await findTemplate(name, path13, read2);
    if (template === void 0) continue;
    for (const { key, query } of entries) {
      const model = models.lookUp(query.model, path13, tree);
      if (model?.orm !== "django") continue;
      const touches = findTemplateTouches(template.text, key, model, models).filter(
        (touch) => !isFetched(query, touch.path)
      );
      const paths = longest(touches.map((touch) => touch.path));
      const [first] = touches;
      if (first) found.push({ query, model, paths, template: template.path, line: first.line });
    }
  }
  return found;
}
function entriesOf(context) {
  const dictionary = context.is("identifier") ? assignedOnce(context) : context;
  if (dictionary?.is("dictionary") !== true) return [];
  return dictionary.namedChildren().flatMap((pair) => {
    const key = pair.is("pair") ? pair.field("key") : null;
    const value = pair.field("value");
    const text = key?.is("string") === true ? readPlainText(key) : void 0;
    return text !== void 0 && value !== null ? [{ key: text, value }] : [];
  });
}
async function findTemplate(name, path13, read2) {
  const folders = path13.split("/").slice(0, -1);
  for (let depth2 = folders.length; depth2 >= 0; depth2--) {
    const candidate = [...folders.slice(0, depth2), "templates", name].join("/");
    const text = await read2(candidate);
    if (text !== void 0) return { path: candidate, text };
  }
  return void 0;
}

// src/scanners/orm/index.ts
function createOrmScanner() {
  return {
    name: "orm",
    languages: ["python"],
    weight: 1,
    applies: async (request) => request.files.some((path13) => path13.endsWith(".py")),
    async scan(request) {
      const pace = createPace(request.signal);
      const findings = [];
      let models;
      for (const path13 of request.files) {
        if (!path13.endsWith(".py") || isTestFile(path13) || /(?:^|\/)migrations\//.test(path13)) continue;
        await pace();
        const text = await request.read(path13);
        if (text === void 0 || !mentionsQueries.test(text)) continue;
        models ??= await readModels(request.allFiles, (each) => request.read(each));
        const positions = new Positions(text);
        const tree = parse(path13, text);
        findings.push(...findNPlusOne(tree, path13, models).map((found) => report(found, path13, positions)));
        if (!mentionsTemplates.test(text)) continue;
        const inTemplates = await findTemplateNPlusOne(tree, path13, models, (each) => request.read(each));
        findings.push(...inTemplates.map((found) => reportTemplate(found, path13, positions)));
      }
      return { version: "1", origin: "bundled", findings };
    }
  };
}
function report(found, path13, positions) {
  return finding(
    `Every round asks the database for ${waysOf(found)} of one \`${found.model.name}\`; fetch them with the query that the loop goes through.`,
    found.touches[0]?.node ?? found.loop.node,
    path13,
    positions
  );
}
function reportTemplate(found, path13, positions) {
  return finding(
    `Every round of the loop in ${found.template} asks the database for ${waysOf(found)} of one \`${found.model.name}\`; fetch them with this query.`,
    found.query.chain,
    path13,
    positions
  );
}
function waysOf({ paths }) {
  return paths.map((way) => `\`${namesOf(way).join(".")}\``).join(" and ");
}
function finding(message, node, path13, positions) {
  const { start, end } = span(node);
  const from = positions.place(start);
  const to = positions.place(end);
  return {
    rule: "heal/orm-n-plus-one",
    category: "performance",
    severity: "high",
    priority: "P2",
    message,
    place: { path: path13, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    toolFixes: []
  };
}

// src/scanners/pyright/index.ts
import { mkdtemp, rm as rm5, writeFile as writeFile4 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join3 } from "node:path";
import { z as z6 } from "zod";

// src/scanners/pyright/project.ts
import { relative as relative2 } from "node:path";
import { parse as parseToml } from "smol-toml";
import picomatch from "picomatch";
import { z as z5 } from "zod";
var Own = z5.looseObject({
  include: z5.array(z5.string()).optional(),
  exclude: z5.array(z5.string()).optional(),
  extraPaths: z5.array(z5.string()).optional(),
  venv: z5.string().optional(),
  stubPath: z5.string().optional(),
  pythonVersion: z5.string().optional(),
  typeCheckingMode: z5.string().optional()
});
async function readOwnSettings(request) {
  const json = await request.read("pyrightconfig.json");
  if (json !== void 0) {
    return { file: "pyrightconfig.json", settings: Own.catch({}).parse(parseJsonWithComments(json)) };
  }
  const toml = await request.read("pyproject.toml");
  if (toml === void 0 || !/^\s*\[tool\.pyright/m.test(toml)) return void 0;
  const Pyproject = z5.object({ tool: z5.object({ pyright: Own }) });
  const settings = Pyproject.safeParse(parseSafely(toml)).data?.tool.pyright;
  return settings && { file: "pyproject.toml", settings };
}
function makeProject(request, files, folder, context) {
  const { own: own2, pythonVersion, venv } = context;
  const toRoot = relative2(folder, request.toolRoot).replaceAll("\\", "/");
  const below = (path13) => path13 === "" || path13 === "." ? toRoot : `${toRoot}/${path13}`;
  return {
    ...own2 ? { extends: below(own2.file) } : { typeCheckingMode: "basic", exclude: [], reportMissingModuleSource: "none", reportUnusedExpression: "none" },
    include: files.map(below),
    extraPaths: [.../* @__PURE__ */ new Set([...importRoots(request.allFiles), ...own2?.settings.extraPaths ?? []])].map(below),
    ...own2?.settings.stubPath === void 0 ? { stubPath: below("typings") } : {},
    ...own2?.settings.venv === void 0 && venv !== void 0 ? { venvPath: toRoot, venv } : {},
    ...own2?.settings.pythonVersion === void 0 && pythonVersion !== void 0 ? { pythonVersion } : {}
  };
}
function selectFiles(files, own2) {
  const python = files.filter((path13) => /\.pyi?$/.test(path13));
  if (!own2) return python;
  const { include, exclude } = own2.settings;
  const isIncluded = include?.length ? matchAny(include) : () => true;
  const isExcluded = matchAny(exclude ?? []);
  return python.filter((path13) => isIncluded(path13) && !isExcluded(path13));
}
function matchAny(globs) {
  const patterns = globs.map((glob) => glob.replace(/^\.\/?/, "").replace(/\/$/, "")).flatMap((glob) => glob === "" ? ["**"] : [glob, `${glob}/**`]);
  return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true });
}
function importRoots(files) {
  const projects = files.filter((path13) => /(?:^|\/)setup\.py$/.test(path13)).map((path13) => path13.replace(/\/?setup\.py$/, ""));
  const roots = /* @__PURE__ */ new Set(["", ...projects]);
  for (const path13 of files) {
    const source2 = /^(?:.*\/)?(?:src|lib)(?=\/)/.exec(path13)?.[0];
    if (source2 !== void 0 && path13.endsWith(".py") && !files.includes(`${source2}/__init__.py`)) roots.add(source2);
    if (roots.size > 40) break;
  }
  return [...roots];
}
function parseSafely(toml) {
  try {
    return parseToml(toml);
  } catch {
    return void 0;
  }
}

// src/scanners/pyright/rules.ts
var error = { category: "type", severity: "high", priority: "P1" };
var importError = { category: "import", severity: "high", priority: "P1" };
var doubt = { category: "logic", severity: "medium", priority: "P2" };
var taste = { category: "style", severity: "low", priority: "P3" };
var byRule = {
  syntax: { category: "type", severity: "critical", priority: "P1" },
  reportMissingImports: importError,
  reportMissingModuleSource: { category: "import", severity: "low", priority: "P3" },
  reportUndefinedVariable: importError,
  reportUnsupportedDunderAll: importError,
  reportUnusedImport: { category: "import", severity: "low", priority: "P2" },
  reportImportCycles: { category: "import", severity: "medium", priority: "P2" },
  reportWildcardImportFromLibrary: { category: "import", severity: "low", priority: "P2" },
  reportUnusedCoroutine: { category: "type", severity: "high", priority: "P1" },
  reportPossiblyUnboundVariable: doubt,
  reportUnboundVariable: { category: "logic", severity: "high", priority: "P1" },
  reportRedeclaration: doubt,
  reportUnusedExpression: doubt,
  reportAssertAlwaysTrue: doubt,
  reportUnhashable: { category: "logic", severity: "high", priority: "P1" },
  reportUnnecessaryComparison: doubt,
  reportUnnecessaryContains: doubt,
  reportUnnecessaryIsInstance: taste,
  reportUnusedVariable: taste,
  reportUnusedClass: taste,
  reportUnusedFunction: taste,
  reportSelfClsParameterName: taste,
  reportInvalidStringEscapeSequence: taste,
  reportDeprecated: taste
};
var inferred = /* @__PURE__ */ new Set([
  ...[
    "reportAttributeAccessIssue",
    "reportArgumentType",
    "reportAssignmentType",
    "reportCallIssue",
    "reportIndexIssue"
  ],
  ...[
    "reportOperatorIssue",
    "reportGeneralTypeIssues",
    "reportIncompatibleMethodOverride",
    "reportTypedDictNotRequiredAccess"
  ],
  ...[
    "reportIncompatibleVariableOverride",
    "reportNoOverloadImplementation",
    "reportInvalidTypeForm",
    "reportAbstractUsage"
  ]
]);
function classify3(rule, severity, message, isConfigured) {
  const kind = /is unknown import symbol$/m.test(message) ? importError : byRule[rule] ?? error;
  if (!isConfigured && kind === error && inferred.has(rule)) return { ...kind, severity: "medium", priority: "P2" };
  return severity === "warning" && kind.priority === "P1" ? { ...kind, severity: "medium", priority: "P2" } : kind;
}

// src/scanners/pyright/index.ts
var Point = z6.object({ line: z6.number().int(), character: z6.number().int() });
var Report4 = z6.object({
  version: z6.string(),
  generalDiagnostics: z6.array(
    z6.object({
      file: z6.string(),
      severity: z6.enum(["error", "warning", "information"]),
      message: z6.string(),
      rule: z6.string().optional(),
      range: z6.object({ start: Point, end: Point }).optional()
    })
  )
});
function createPyrightScanner(options = {}) {
  return {
    name: "pyright",
    languages: ["python"],
    weight: 10,
    // A repository that checks its types with mypy gets mypy's opinion alone.
    applies: async (request) => request.files.some((path13) => /\.pyi?$/.test(path13)) && !await isMypyUsed(request),
    async scan(request) {
      const tool = await request.tools.find("pyright");
      if (!tool) throw new Error("pyright is not there: reinstall Heal");
      const scratch = await (options.makeScratch ?? makeTemporary)();
      try {
        const { version: version2, findings } = await check(request, tool, scratch);
        return { version: version2, origin: tool.origin, findings };
      } finally {
        await scratch.remove();
      }
    }
  };
}
async function check(request, tool, scratch) {
  const own2 = await readOwnSettings(request);
  const files = selectFiles(request.files, own2);
  if (files.length === 0) return { version: tool.version, findings: [] };
  const context = { own: own2, pythonVersion: await pythonVersionOf(request), venv: await venvOf(request) };
  const project = makeProject(request, files, scratch.toolPath, context);
  await writeFile4(join3(scratch.path, "pyrightconfig.json"), JSON.stringify(project));
  const argv = [...tool.argv, "--outputjson", "--project", `${scratch.toolPath}/pyrightconfig.json`];
  const result = await request.run({ argv, timeoutMs: 6e5 }, request.signal);
  const report3 = result.status === "exited" ? Report4.safeParse(parseJson(result.stdout)).data : void 0;
  if (!report3 || (result.code ?? 9) > 1) throw new Error(explainFailure("pyright", result));
  return { version: report3.version, findings: await toFindings(request, report3, own2 !== void 0) };
}
async function toFindings(request, report3, isConfigured) {
  const known = new Set(request.allFiles);
  const findings = [];
  for (const { file, severity, message, rule = "syntax", range } of report3.generalDiagnostics) {
    const path13 = relativeTo(request.toolRoot, file);
    if (path13 === void 0 || range === void 0 || severity === "information") continue;
    if (severity === "warning" && !isConfigured) continue;
    if (rule === "reportMissingModuleSource") continue;
    const missing = rule === "reportMissingImports" ? /^Import "([^"]+)"/.exec(message)?.[1] : void 0;
    if (missing !== void 0 && !isRealMissingImport(missing, path13, await request.read(path13) ?? "", known)) continue;
    findings.push({
      rule: `pyright/${rule}`,
      ...classify3(rule, severity, message, isConfigured),
      message: message.replaceAll("\xA0", " "),
      place: {
        path: path13,
        line: range.start.line + 1,
        column: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1
      },
      toolFixes: []
    });
  }
  return findings;
}
async function pythonVersionOf(request) {
  const python = await request.tools.find("python");
  return /\b3\.\d+/.exec(python?.version ?? "")?.[0];
}
async function venvOf(request) {
  for (const venv of [".venv", "venv", "env"]) {
    if (await request.read(`${venv}/pyvenv.cfg`) !== void 0) return venv;
  }
  return void 0;
}
async function makeTemporary() {
  const path13 = await mkdtemp(join3(tmpdir(), "heal-pyright-"));
  return { path: path13, toolPath: path13, remove: () => rm5(path13, { recursive: true, force: true }) };
}

// src/scanners/python-cycles/edges.ts
function edgesOf(from, tree, files) {
  const edges = [];
  for (const statement of importsOf(tree)) {
    if (statement.where === "local" || statement.where === "typing") continue;
    const byTarget = Map.groupBy(targetsOf2(from, statement, files), (target) => target.to);
    byTarget.delete(from);
    const head = { from, statement: statement.node.text().split("\n")[0] ?? "", ...span(statement.node) };
    for (const [to, targets] of byTarget) edges.push({ ...head, to, names: targets.map((target) => target.bound) });
  }
  return edges;
}
function targetsOf2(from, statement, files) {
  const found = [];
  const add = (module, bound) => {
    const to = resolveModule(from, module, files);
    if (to?.endsWith(".py")) found.push({ to, bound });
    return to !== void 0;
  };
  if (statement.kind === "import") {
    for (const { name, bound } of statement.names) add(name, bound);
    return found;
  }
  if (statement.isWildcard) add(statement.module, "*");
  for (const { name, bound } of statement.names) {
    const dot = statement.module.endsWith(".") ? "" : ".";
    if (!add(`${statement.module}${dot}${name}`, bound)) add(statement.module, bound);
  }
  return found;
}
function measureEdge(edge, tree) {
  if (edge.names.includes("*")) return { ...edge, need: 3, uses: Number.MAX_SAFE_INTEGER };
  const reads = edge.names.flatMap((name) => readsOf(tree.root(), name));
  const needs2 = reads.map(needOf2);
  return { ...edge, uses: reads.length, need: needs2.reduce((most, need) => need > most ? need : most, 0) };
}
function needOf2(read2) {
  if (isInAnnotation(read2)) return 1;
  return enclosing(read2, "function_definition", "lambda") !== void 0 && !isInSignature(read2) ? 2 : 3;
}
function isInSignature(node) {
  const fn = enclosing(node, "function_definition", "lambda");
  const body = fn?.field("body");
  if (!fn || !body) return true;
  const isInBody = span(node).start >= span(body).start;
  return !isInBody && enclosing(fn, "function_definition", "lambda") === void 0;
}

// src/scanners/python-cycles/index.ts
function createPythonCyclesScanner() {
  return {
    name: "python-cycles",
    languages: ["python"],
    weight: 2,
    applies: async (request) => request.files.filter((path13) => path13.endsWith(".py")).length > 0,
    async scan(request) {
      const edges = await readEdges(request);
      const findings = [];
      for (const cycle of findCycles2(edges)) findings.push(await report2(cycle, request));
      return { version: "1", origin: "bundled", findings };
    }
  };
}
async function readEdges(request) {
  const pace = createPace(request.signal);
  const allFiles = request.allFiles.filter((path13) => path13.endsWith(".py"));
  const files = new Set(allFiles);
  const edges = [];
  for (const path13 of findKnots(await readImportGraph({ ...request, allFiles })).flat()) {
    await pace();
    const text = await request.read(path13);
    if (text !== void 0) edges.push(...edgesOf(path13, parse(path13, text), files));
  }
  const knotOf = new Map(findKnots(toGraph2(edges)).flatMap((knot, index) => knot.map((path13) => [path13, index])));
  const inKnots = edges.filter((edge) => knotOf.has(edge.from) && knotOf.get(edge.from) === knotOf.get(edge.to));
  const measured = [];
  for (const [path13, own2] of Map.groupBy(inKnots, (edge) => edge.from)) {
    await pace();
    const text = await request.read(path13);
    const tree = parse(path13, text ?? "");
    measured.push(...own2.map((edge) => measureEdge(edge, tree)));
  }
  return measured;
}
function findCycles2(edges) {
  const cycles = [];
  let left = edges;
  for (let round = 0; round < 100; round++) {
    const graph = toGraph2(left);
    const knots = findKnots(graph);
    if (knots.length === 0) break;
    const taken = /* @__PURE__ */ new Set();
    for (const knot of knots) {
      const inside = new Set(knot);
      const candidates = left.filter((edge2) => inside.has(edge2.from) && inside.has(edge2.to));
      const edge = candidates.toSorted(compareNeed)[0];
      const way = edge && findPath(graph, edge.to, edge.from);
      if (!edge || !way) continue;
      cycles.push({ edge, way });
      for (const same of left) if (same.from === edge.from && same.to === edge.to) taken.add(same);
    }
    left = left.filter((edge) => !taken.has(edge));
  }
  return cycles;
}
function compareNeed(a, b) {
  const isInit = (edge) => Number(edge.from.endsWith("__init__.py"));
  return a.need - b.need || isInit(a) - isInit(b) || a.uses - b.uses || (a.from < b.from ? -1 : 1) || a.start - b.start;
}
function toGraph2(edges) {
  const graph = /* @__PURE__ */ new Map();
  for (const { from, to } of edges) {
    graph.set(from, (graph.get(from) ?? /* @__PURE__ */ new Set()).add(to));
    if (!graph.has(to)) graph.set(to, /* @__PURE__ */ new Set());
  }
  return graph;
}
var needs = [
  "nowhere",
  "only in annotations",
  "only inside functions",
  "while the module is being imported"
];
async function report2({ edge, way }, request) {
  const positions = new Positions(await request.read(edge.from) ?? "");
  const start = positions.place(edge.start);
  const end = positions.place(edge.end);
  return {
    rule: "heal/import-cycle",
    category: "import",
    severity: edge.need === 3 ? "high" : "medium",
    priority: edge.need === 3 ? "P1" : "P2",
    message: `Import cycle: ${[edge.from, ...way].join(" \u2192 ")}; what \`${edge.statement}\` brings is used ${needs[edge.need]}`,
    place: { path: edge.from, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    toolFixes: []
  };
}

// src/scanners/secretlint/index.ts
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
var secretlintVersion = "13.0.7";
function createSecretlintScanner() {
  return {
    name: "secretlint",
    languages: ["python", "typescript", "javascript"],
    weight: 2,
    applies: async (request) => pathsOf(request).length > 0,
    async scan(request) {
      const pace = createPace(request.signal);
      const findings = [];
      const notes = [];
      for (const path13 of pathsOf(request)) {
        await pace();
        const text = await request.read(path13);
        if (text === void 0 || !mayHoldSecret(text)) continue;
        try {
          findings.push(...await lint(path13, text));
        } catch {
          notes.push(`${path13} could not be searched for secrets`);
        }
      }
      return { version: secretlintVersion, origin: "bundled", findings, ...notes.length > 0 ? { notes } : {} };
    }
  };
}
function pathsOf(request) {
  return [.../* @__PURE__ */ new Set([...request.files, ...request.texts ?? []])];
}
function mayHoldSecret(text) {
  return /:\/\/[^\s/"']*:|PRIVATE KEY|(?:password|passwd|pwd|secret|token)["']?\s*[=:]|_authToken/i.test(text) || hasLongWord(text);
}
function hasLongWord(text) {
  return (text.match(/[\w+/=.-]{16,}/g) ?? []).some((word) => /\d/.test(word));
}
async function lint(path13, text) {
  const result = await lintSource({
    // No real path: rules that open neighbouring files have nothing to open.
    source: { filePath: path13, content: text, contentType: "text" },
    options: { maskSecrets: true, noPhysicFilePath: true, config: { rules: [{ id: "recommend", rule: creator }] } }
  });
  const positions = new Positions(text);
  return result.messages.filter(({ ruleId, range }) => !isExample(ruleId, path13, text.slice(...range))).map(({ ruleId, messageId, message, range }) => {
    const start = positions.place(range[0]);
    const end = positions.place(range[1]);
    return {
      rule: `secretlint/${ruleId.replace(/^.*secretlint-rule-/, "")}`,
      category: "security",
      severity: "critical",
      priority: "P0",
      message: `${nameOf2(message, messageId, text.slice(...range))} in the source: take it out, and replace it where it is valid`,
      place: { path: path13, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
      toolFixes: []
    };
  });
}
function isExample(ruleId, path13, found) {
  if (!/basicauth|database-connection-string/.test(ruleId)) return false;
  return isTestFile(path13) || /@(?:localhost|127\.0\.0\.1|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?)(?=[:/?#"'\s]|$)/i.test(found);
}
function nameOf2(message, messageId, secret) {
  const name = (/^found ([^:(*]+)/i.exec(message)?.[1] ?? messageId).trim();
  return secret.includes(name) || name.includes(secret) ? "A secret" : name[0]?.toUpperCase() + name.slice(1);
}

// src/scanners/tsc/index.ts
import { posix as posix3 } from "node:path";

// src/scanners/tsc/arguments.ts
import { availableParallelism } from "node:os";
var looseFlags = [
  ...["--strict", "false", "--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler"],
  ...["--allowImportingTsExtensions", "--skipLibCheck", "--jsx", "preserve"]
];
async function oldDefaults(config, tool, read2) {
  if (tool.origin === "repository" || Number(/\d+/.exec(tool.version)?.[0] ?? 0) < 6) return [];
  const asked = /"typescript"\s*:\s*"[^"\d]*(\d+)/.exec(await read2("package.json") ?? "")?.[1];
  if (asked === void 0 || Number(asked) >= 6) return [];
  const options = await optionsOf2(config, read2);
  return [
    ...options["strict"] === void 0 ? ["--strict", "false"] : [],
    ...options["types"] === void 0 ? ["--types", "*"] : [],
    "--noUncheckedSideEffectImports",
    "false"
  ];
}
function replaceRemovedOptions(errors) {
  const types = errors.some((error2) => error2.code === 2688) ? ["--types", "null"] : [];
  const others = errors.flatMap((error2) => {
    const [, name, value] = /^Option '(\w+)(?:=([\w.]+))?' has been removed/.exec(error2.message) ?? [];
    if (name === void 0) return [];
    if (name === "target") return ["--target", "es2015"];
    if (name === "moduleResolution") return ["--moduleResolution", "bundler"];
    if (name === "module") return ["--module", "esnext", "--moduleResolution", "bundler"];
    return value === "false" ? [`--${name}`, "true"] : [`--${name}`, "null"];
  });
  return [...types, ...others];
}
var largeFiles = 2e3;
function tuningOf(tool, files) {
  if (Number(/\d+/.exec(tool.version)?.[0] ?? 0) < 7) return { flags: [], env: {} };
  const checkers = Math.max(1, Math.min(4, availableParallelism()));
  return { flags: ["--checkers", String(checkers)], env: { GOGC: files > largeFiles ? "200" : "400" } };
}

// src/scanners/tsc/judge.ts
import { posix as posix2 } from "node:path";
var aboutImports = /* @__PURE__ */ new Set([
  1192,
  1259,
  1261,
  1149,
  1371,
  1484,
  1485,
  2300,
  2303,
  2304,
  2305,
  2306,
  2307,
  2459,
  2503,
  2552,
  2613,
  2614,
  2724,
  2792,
  2834,
  2835,
  2882,
  6192
]);
var unused = /* @__PURE__ */ new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);
function classify4(error2, line) {
  const isImport = aboutImports.has(error2.code) || error2.code === 6133 && /^\s*(import\b|[\w$]+,?\s*$|type \w+,)/.test(line);
  const category = isImport ? "import" : unused.has(error2.code) ? "style" : error2.code < 2e3 ? "logic" : "type";
  if (unused.has(error2.code)) return { category, priority: "P3", severity: "low" };
  return { category, priority: "P1", severity: "high" };
}
var buildCodes = /* @__PURE__ */ new Set([6305, 6306, 6307, 6310, 6059, 5055, 5056]);
var followers = /* @__PURE__ */ new Set([
  2354,
  2503,
  2571,
  2580,
  2581,
  2582,
  2583,
  2584,
  2591,
  2592,
  2593,
  2686,
  2688,
  2875,
  4112,
  4113,
  4117,
  6053,
  6137,
  7005,
  7006,
  7010,
  7011,
  7015,
  7016,
  7018,
  7019,
  7022,
  7023,
  7024,
  7026,
  7030,
  7031,
  7034,
  7053,
  18046,
  2882
]);
var ambient = new Set(
  `NodeJS JSX React require module exports __dirname __filename window document describe it test expect suite before after
  beforeEach afterEach beforeAll afterAll vi jest jasmine cy chrome google Bun Deno define $ jQuery`.split(/\s+/)
);
function isAmbient(message) {
  const name = /'([^']+)'/.exec(message)?.[1] ?? "";
  return ambient.has(name) || Object.hasOwn(globalThis, name) || message.includes("type 'ImportMeta'");
}
async function isForWantOfPackages(error2, file, absence, read2) {
  const module = /Cannot find module '([^']+)'|declaration file for module '([^']+)'|side-effect import of '([^']+)'/.exec(
    error2.message
  );
  const specifier = module?.[1] ?? module?.[2] ?? module?.[3];
  if (specifier !== void 0) {
    if (isOwn2(specifier)) return false;
    return absence === "not-installed" || await isAskedForAndAbsent(specifier, file, read2);
  }
  if (absence === "installed") return false;
  return followers.has(error2.code) || [2304, 2552, 2339].includes(error2.code) && isAmbient(error2.message) || /\bJSX\b/.test(error2.message);
}
function isOwn2(specifier) {
  return /^(\.\.?(\/|$)|#)/.test(specifier);
}
var needsDeclarations = /* @__PURE__ */ new Set([2354, 2580, 2581, 2582, 2584, 2591, 2592, 2593, 2688, 2875, 7016]);
function missesPackages(errors) {
  return errors.some((error2) => {
    const specifier = /Cannot find module '([^']+)'/.exec(error2.message)?.[1];
    return needsDeclarations.has(error2.code) || specifier !== void 0 && !isOwn2(specifier);
  });
}
async function isAskedForAndAbsent(specifier, file, read2) {
  const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  let isAsked = false;
  for (let folder = posix2.dirname(file); ; folder = posix2.dirname(folder)) {
    const manifest = await read2(posix2.join(folder, "package.json"));
    isAsked ||= manifest?.includes(`"${name}"`) === true;
    if (await read2(posix2.join(folder, "node_modules", name, "package.json")) !== void 0) return false;
    if (folder === "." || folder === "/") return isAsked;
  }
}
async function absenceOf(config, read2) {
  for (let folder = posix2.dirname(config); ; folder = posix2.dirname(folder)) {
    for (const sign of [
      ".package-lock.json",
      ".modules.yaml",
      ".yarn-integrity",
      ".yarn-state.yml",
      "typescript/package.json",
      "@types/node/package.json"
    ]) {
      if (await read2(posix2.join(folder, "node_modules", sign)) !== void 0) return "installed";
    }
    if (folder === "." || folder === "/") break;
  }
  const manifest = await read2("package.json");
  return manifest === void 0 || /ependencies"\s*:\s*\{\s*"/.test(manifest) ? "not-installed" : "installed";
}

// src/scanners/tsc/parse-output.ts
function parseTscOutput(stdout) {
  const errors = [];
  for (const line of stdout.split(/\r?\n/)) {
    const placed = /^(.+?)\((\d+),(\d+)\): error TS(\d+): (.*)$/.exec(line);
    const bare = /^error TS(\d+): (.*)$/.exec(line);
    if (placed !== null) {
      const [, file, row, column, code, message = ""] = placed;
      const error2 = { file, line: Number(row), column: Number(column), code: Number(code), message };
      errors.push({ error: error2, more: [] });
    } else if (bare !== null) {
      const error2 = { file: void 0, line: 1, column: 1, code: Number(bare[1]), message: bare[2] ?? "" };
      errors.push({ error: error2, more: [] });
    } else if (/^\s+\S/.test(line)) {
      errors.at(-1)?.more.push(line.trim());
    } else if (line.trim() !== "" && !/^(Found \d+ error|Files?:|Version )/.test(line)) {
      return void 0;
    }
  }
  return errors.map(({ error: error2, more }) => ({ ...error2, message: fold(error2.message, more) }));
}
var maxMessage = 600;
function fold(message, more) {
  const whole = [message, ...more].join(" ");
  return whole.length > maxMessage ? `${whole.slice(0, maxMessage - 1)}\u2026` : whole;
}
function placeOf2(path13, text, line, column, positions = new Positions(text)) {
  const start = positions.offset(line, column);
  const rest = text.slice(start, Math.max(start, positions.nextLineStart(line))).replace(/[\r\n]+$/, "");
  const found = /^import\b.*/.exec(rest)?.[0] ?? /^[\w$\u00aa-\uffff]+|^(["'`])(?:\\.|(?!\1).)*\1/.exec(rest)?.[0] ?? rest.slice(0, 1);
  const end = positions.place(start + found.length);
  const from = positions.place(start);
  return { path: path13, line: from.line, column: from.column, endLine: end.line, endColumn: end.column };
}

// src/scanners/tsc/index.ts
var timeoutMs3 = 18e4;
var leavesNothingBehind = ["--composite", "false", "--incremental", "false", "--tsBuildInfoFile", "null"];
var saysErrorsOnly = ["--pretty", "false", "--diagnostics", "false", "--extendedDiagnostics", "false"];
var tscScanner = {
  name: "tsc",
  languages: ["typescript", "javascript"],
  weight: 4,
  async applies(request) {
    if (request.files.some(isTypeScript)) return true;
    return request.files.length > 0 && (await findConfigs(request.files, request.read)).configs.length > 0;
  },
  async scan(request) {
    const tool = await request.tools.find("tsc");
    if (tool === void 0) throw new Error("no TypeScript compiler was found");
    const { configs, loose } = await findConfigs(request.files, request.read);
    const collected = new Collected(request);
    for (const config of configs) await checkProject(config, tool, collected);
    if (loose.length > 0)
      await collected.take(await run3(tool, ["--ignoreConfig", ...looseFlags, ...loose], request), "tsconfig.json");
    return { version: tool.version, origin: tool.origin, findings: collected.findings, notes: collected.notes() };
  }
};
async function checkProject(config, tool, collected) {
  const { request } = collected;
  const args = ["-p", config, ...await oldDefaults(config, tool, request.read)];
  const first = await run3(tool, args, request);
  const replaced = replaceRemovedOptions(first);
  const losesPaths = replaced.includes("--baseUrl");
  const errors = replaced.length > 0 ? await run3(tool, [...args, ...replaced], request) : first;
  await collected.take(errors, config, losesPaths, [...first, ...errors]);
}
async function run3(tool, args, request) {
  const major = Number(/\d+/.exec(tool.version)?.[0] ?? 0);
  const known = major >= 6 ? args : args.filter((arg) => arg !== "--ignoreConfig");
  const { flags: flags3, env } = tuningOf(tool, request.allFiles.length);
  const argv = [...tool.argv, "--noEmit", ...saysErrorsOnly, ...leavesNothingBehind, ...flags3, ...known];
  const result = await request.run({ argv, timeoutMs: timeoutMs3, env }, request.signal);
  const errors = result.status === "exited" ? parseTscOutput(result.stdout) : void 0;
  const isSane = result.code === 0 || (result.code === 1 || result.code === 2) && errors !== void 0 && errors.length > 0;
  if (errors === void 0 || !isSane) throw new Error(explainFailure("tsc", result));
  return errors;
}
var Collected = class {
  request;
  #findings = /* @__PURE__ */ new Map();
  /** Of files with errors: most that have one have many. */
  #texts = /* @__PURE__ */ new Map();
  #absent = 0;
  #build = 0;
  #config = [];
  constructor(request) {
    this.request = request;
  }
  get findings() {
    return [...this.#findings.values()];
  }
  notes() {
    return [
      ...this.#absent > 0 ? [`${this.#absent} errors dropped: the repository's packages are not installed`] : [],
      ...this.#build > 0 ? [`${this.#build} errors dropped: referenced projects are not built`] : [],
      ...this.#config.slice(0, 3).map((message) => `not checked as configured: ${message}`)
    ];
  }
  async take(errors, config, losesPaths = false, all = errors) {
    const { read: read2, files, toolRoot } = this.request;
    const wanted = new Set(files);
    const absence = losesPaths ? "not-installed" : missesPackages(all) ? await absenceOf(config, read2) : "installed";
    const isBlocked = errors.length > 0 && errors.every((error2) => error2.file === void 0 || error2.file.endsWith(".json"));
    for (const error2 of errors) {
      if (buildCodes.has(error2.code)) {
        this.#build++;
        continue;
      }
      const path13 = error2.file === void 0 ? void 0 : relativeTo(toolRoot, posix3.normalize(error2.file.replaceAll("\\", "/")));
      if (await isForWantOfPackages(error2, path13 ?? config, absence, read2)) {
        this.#absent++;
        continue;
      }
      if (path13 === void 0 || path13.endsWith(".json")) {
        if (isBlocked) this.#config.push(`${config}: ${error2.message}`);
        continue;
      }
      const text = wanted.has(path13) ? await read2(path13) : void 0;
      if (text !== void 0) this.#add(error2, path13, text);
    }
  }
  #add(error2, path13, text) {
    const own2 = this.#texts.get(path13) ?? { positions: new Positions(text), lines: text.split(/\r\n|\n|\r/) };
    this.#texts.set(path13, own2);
    const place = placeOf2(path13, text, error2.line, error2.column, own2.positions);
    const line = own2.lines[error2.line - 1] ?? "";
    const rule = `tsc/TS${error2.code}`;
    const finding2 = { rule, ...classify4(error2, line), message: error2.message, place, toolFixes: [] };
    this.#findings.set(`${rule} ${path13} ${error2.line} ${error2.column}`, finding2);
  }
};

// src/drivers/flows/index.ts
import { readFile as readFile9, readdir as readdir5 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { parse as parse2 } from "yaml";
import { z as z7 } from "zod";

// src/drivers/flows/braces.ts
function expand(path13) {
  const found = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(path13);
  if (!found) return [path13];
  const [, before = "", inside = "", after = ""] = found;
  return inside.split(",").flatMap((one) => expand(before + one.trim() + after));
}
function expandPaths(paths) {
  return paths.flatMap(expand);
}
function expandAll(models) {
  return models.flatMap((model) => {
    if (model.at !== void 0) return expand(model.at).map((at) => ({ ...model, at }));
    if (model.set !== void 0) return expand(model.set).map((set) => ({ ...model, set }));
    return [model];
  });
}
function expandAliases(aliases) {
  const all = {};
  for (const [from, to] of Object.entries(aliases)) {
    const names = expand(from);
    const meanings = expand(to);
    if (names.length % meanings.length !== 0)
      throw new RangeError(`\`${from}\` has ${names.length} names for ${meanings.length} meanings`);
    for (const [i, name] of names.entries()) all[name] = meanings[i % meanings.length] ?? name;
  }
  return all;
}

// src/drivers/flows/index.ts
var path12 = z7.string().min(1).max(2e3);
var rules = z7.array(z7.string().min(1)).max(40);
var literals = z7.array(z7.union([z7.string(), z7.number(), z7.boolean()])).min(1);
var condition = z7.union([
  z7.string(),
  z7.number(),
  z7.boolean(),
  z7.null(),
  z7.strictObject({ is: literals }),
  z7.strictObject({ not: literals }),
  z7.strictObject({ like: z7.string(), orAbsent: z7.boolean().exactOptional() })
]);
var when = z7.record(z7.string(), condition);
var source = z7.strictObject({
  at: path12,
  kind: z7.enum(["request", "argument", "environment", "file", "network", "page"]),
  confidence: z7.number().min(0).max(1),
  safeFor: rules.exactOptional()
});
var entry = z7.strictObject({
  at: path12.exactOptional(),
  imports: path12.exactOptional(),
  file: z7.string().exactOptional(),
  name: z7.string().exactOptional(),
  when: when.exactOptional(),
  params: z7.array(z7.string()).exactOptional(),
  named: z7.record(z7.string(), z7.string()).exactOptional(),
  others: z7.enum(["source", "nothing"]).exactOptional(),
  skip: z7.array(path12).exactOptional(),
  returnsHtml: z7.boolean().exactOptional()
});
var sink = z7.strictObject({
  rule: z7.string().min(1),
  at: path12.exactOptional(),
  set: path12.exactOptional(),
  args: z7.array(z7.union([z7.number().int().min(0), z7.string()])),
  shape: z7.string().exactOptional(),
  when: when.exactOptional(),
  safePrefix: z7.string().exactOptional(),
  textOnly: z7.boolean().exactOptional(),
  objectsOnly: z7.boolean().exactOptional(),
  format: z7.number().int().min(0).exactOptional()
}).refine((one) => one.at === void 0 !== (one.set === void 0), "a sink has either `at` or `set`");
var flowFile = z7.strictObject({
  languages: z7.array(z7.enum(["python", "typescript", "javascript"])).min(1),
  aliases: z7.record(path12, path12).default({}).transform(expandAliases),
  families: z7.array(path12).default([]),
  sources: z7.array(source).default([]).transform(expandAll),
  entries: z7.array(entry).default([]).transform(expandAll),
  sinks: z7.array(sink).default([]).transform(expandAll),
  sanitizers: z7.array(z7.strictObject({ at: path12, for: rules })).default([]).transform(expandAll),
  guards: z7.array(z7.strictObject({ at: path12, arg: z7.number().int().min(-1), for: rules })).default([]).transform(expandAll),
  passes: z7.array(path12).default([]).transform(expandPaths),
  unpacks: z7.array(path12).default([]).transform(expandPaths),
  returns: z7.record(path12, z7.number().int().min(0)).default({}),
  exits: z7.array(path12).default([]).transform(expandPaths)
});
async function loadFlows(folder) {
  const flows = [];
  for (const language of (await readdir5(folder)).sort()) {
    for (const file of (await readdir5(join4(folder, language))).sort()) {
      if (file.endsWith(".yml")) flows.push(await loadOne(folder, `${language}/${file}`));
    }
  }
  return flows;
}
async function loadOne(folder, file) {
  try {
    const data = parse2(await readFile9(join4(folder, file), "utf8"), { maxAliasCount: 0 });
    return { ...flowFile.parse(data), name: file.replace(/\.yml$/, "") };
  } catch (error2) {
    const detail = error2 instanceof z7.ZodError ? z7.prettifyError(error2) : messageOf(error2);
    throw new ConfigError(
      `flows/${file}: ${detail}`,
      "correct the file; its fields are described in the docs of flows"
    );
  }
}

// src/app/scanners.ts
function makeScanners(config, scratch) {
  const all = [
    createRuffScanner({ workerPath: ruffWorker }),
    createPyrightScanner({ makeScratch: () => scratch.makeFolder("pyright") }),
    createMypyScanner(),
    createBanditScanner(),
    createPythonCyclesScanner(),
    createOrmScanner(),
    tscScanner,
    createOxlintScanner({ fixWorkerPath: oxlintFixWorker }),
    eslintScanner,
    biomeScanner,
    jsCyclesScanner,
    scanner,
    createFlowScanner(() => loadFlows(flowsFolder)),
    createSecretlintScanner()
  ];
  return all.filter((scanner2) => config.scan.scanners[scanner2.name] !== "off");
}

// src/app/session.ts
var maxDependents = 2e3;
function makeSandboxHere(settings, expose = []) {
  const { env } = settings;
  return makeSandbox({
    tempFolder: tmpdir2(),
    home: homedir(),
    path: env["PATH"] ?? "",
    ...settings.mustIsolate ? { allow: ["bubblewrap", "docker", "podman"] } : {},
    expose: [...installedFolders, dirname2(process.execPath), ...expose],
    makeRunTool: (place) => makeRunTool(place)
  });
}
async function openSession(place, config, settings, options) {
  const { repository } = place;
  const scratch = await openScratch();
  const sandbox = makeSandboxHere(settings, [scratch.root]);
  let copy;
  try {
    const listing = listFiles({
      root: repository.packageRoot,
      git: (args) => repository.ask(args),
      exclude: config.exclude,
      signal: options.signal
    });
    listing.catch(() => void 0);
    await sandbox.sweep();
    copy = await sandbox.open(repository.root, repository.packagePath);
    return makeSession({ place, config, settings, options, copy, files: await listing, scratch });
  } catch (error2) {
    await copy?.close();
    await scratch.remove();
    throw error2;
  }
}
function makeSession({ place, config, settings, options, copy, files, scratch }) {
  const { signal } = options;
  const path13 = settings.env["PATH"] ?? "";
  const tools = makeToolbox({ copy, packagePath: place.repository.packagePath, path: path13 });
  const scanners = [...makeScanners(config, scratch), ...options.scanners ?? []];
  if (files.sources.some((file) => file.endsWith(".py"))) void tools.find("python");
  const isOff = makeRuleFilter(config.rules);
  const rescan = {
    async scan(chosen, scanSignal, which = () => true) {
      const { findings, reports } = await scanPackage(
        {
          scanners: scanners.filter((scanner2) => which(scanner2.name)),
          ...options.onScanner ? { onReport: options.onScanner } : {}
        },
        {
          root: copy.root,
          toolRoot: copy.toolRoot,
          files: chosen,
          allFiles: files.sources,
          texts: chosen,
          read: createReader(copy.root),
          tools,
          run: copy.run,
          signal: scanSignal
        }
      );
      return { findings: findings.filter((finding2) => !isOff(finding2)), reports };
    },
    async withDependents(changed) {
      const request = { allFiles: files.sources, read: createReader(copy.root), signal };
      return findDependents(await readImportGraph(request), changed, maxDependents);
    }
  };
  let typescript;
  const openTypes = async () => {
    const [{ openTypeScriptService }, { createTypeInference }, probes] = await Promise.all([
      import("./chunk-PXUMT7CZ.js"),
      import("./chunk-EXEKYBSC.js"),
      import("./chunk-7Y2SWBTT.js")
    ]);
    const service = typescript ??= openTypeScriptService({ root: copy.root });
    return { service, createTypeInference, probes };
  };
  return {
    copy,
    files,
    tools,
    rescan,
    wrote: (file) => typescript?.refresh(file),
    contextOf(bench) {
      const read2 = (file) => bench.text(file);
      const opened = openTypes().then(({ service, createTypeInference, probes }) => ({
        typescript: service,
        types: createTypeInference({ copy, tools, probes, read: read2, signal })
      }));
      opened.catch(() => void 0);
      return async (finding2) => ({
        language: languageOf(finding2.place.path) ?? "python",
        text: await bench.text(finding2.place.path) ?? "",
        read: read2,
        files: files.sources,
        ...await opened
      });
    },
    async close() {
      typescript?.close();
      await copy.close();
      await scratch.remove();
    }
  };
}
function makeRuleFilter(rules2) {
  const isOff = (rule) => (rules2[rule] ?? rules2[`${rule.split("/")[0]}/*`]) === "off";
  return (finding2) => finding2.sources.length > 0 && finding2.sources.every((source2) => isOff(source2.rule));
}

export {
  dirname,
  basename,
  join,
  resolveRelative,
  styleOf,
  specifierFor,
  nodesAt,
  usesOf,
  isTypeUse,
  nearestOf,
  readModels,
  endOf,
  findNPlusOne,
  namesOf,
  stands,
  findTemplateNPlusOne,
  makeSandboxHere,
  openSession
};
