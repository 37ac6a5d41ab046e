import {
  loadLance,
  setVariable
} from "./chunk-IO2PT5PB.js";
import {
  asOnlyWriter,
  makeFinder,
  makeLearning,
  makeRememberer,
  openReplayAudit,
  openVision,
  withPrototypes
} from "./chunk-ZMMXVIFY.js";
import {
  makeAutoHealManager,
  openExecutionStates,
  openPolicyFile,
  systemClock
} from "./chunk-IUZ75TUY.js";
import {
  decodeCrop,
  encodeCrop,
  encodePng,
  findingRungs,
  makeRunJournal
} from "./chunk-PZIZ7QSL.js";
import {
  unseenCharacters
} from "./chunk-VIISV5L7.js";
import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import {
  intersect
} from "./chunk-ARBTQFTI.js";
import {
  makeMask
} from "./chunk-NBAG2F6T.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/desktop/index.ts
async function openDesktop(options) {
  if (options.platform === "win32") return (await import("./chunk-CPGC3UM6.js")).openWin32Desktop();
  const { display = "", authority, waylandDisplay = "" } = options;
  if (display === "") throw new DesktopError(explainMissing(options.platform, waylandDisplay !== ""));
  return (await import("./chunk-HCHKJGOV.js")).openX11Desktop({ display, authority });
}
function explainMissing(platform, isWayland) {
  if (platform === "darwin") return "Replay cannot use the screen of macOS; it runs on Windows and on X11.";
  return isWayland ? "This is a Wayland session without X11, in which no program may act for another. Log in to an X11 session (\u201CXorg\u201D), or start Xvfb and set DISPLAY." : "There is no screen: DISPLAY is not set. Run it in a desktop session, or start Xvfb and set DISPLAY to it.";
}

// src/drivers/outside/probes.ts
import { open } from "node:fs/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isAbsolute, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
var most = { fileBytes: 4e6, bodyBytes: 1e6, waitMs: 5e3 };
function makeOutsideProbes(folder) {
  const place = (path) => isAbsolute(path) ? path : resolve(folder, path);
  return {
    file: (path) => readStart(place(path)),
    http: getOnce,
    sql: async (file, query) => queryOnce(place(file), query)
  };
}
async function readStart(file) {
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(Math.min(size, most.fileBytes));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return void 0;
  }
}
function getOnce(url, signal) {
  return new Promise((done) => {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return done(void 0);
    const send = url.toLowerCase().startsWith("https:") ? requestHttps : requestHttp;
    const request = send(url, { method: "GET", signal, timeout: most.waitMs }, (response) => {
      const chunks = [];
      let length = 0;
      const finish = () => {
        done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
      };
      response.on("data", (chunk) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < most.bodyBytes) return;
        finish();
        response.destroy();
      });
      response.on("end", finish);
      response.on("error", () => done(void 0));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => done(void 0));
    request.end();
  });
}
function queryOnce(file, query) {
  let database;
  try {
    database = new DatabaseSync(file, { readOnly: true, allowExtension: false });
  } catch {
    return void 0;
  }
  try {
    const row = database.prepare(query).get();
    const value = row && Object.values(row)[0];
    return value === void 0 || value === null ? void 0 : String(value);
  } catch {
    return void 0;
  } finally {
    database.close();
  }
}

// src/drivers/replay-stores/failure-cases.ts
import { join as join2 } from "node:path";

// src/drivers/replay-stores/case-readme.ts
function writeReadme(failure, pictures) {
  const { workflow, step, stepTitle, target, run, at, reason, finding, version, info, decisions, context } = failure;
  const lines = [
    `# ${show(workflow)} stands still`,
    "",
    `${show(reason)}`,
    "",
    `- **Step**: ${show(step)} (${show(stepTitle)})${target === void 0 ? "" : `, looking for ${show(target)}`}`,
    `- **When**: ${show(at)}, run ${show(run)}`,
    `- **State**: ${info.now.state}; the stores stand on ${version ?? "no version yet"}`,
    ...Object.entries(context).map(([key, value]) => `- **${show(key)}**: ${show(value)}`),
    "",
    "## What to do",
    "",
    `1. Look at the pictures${pictures.length === 0 ? "" : " below"}: is the target there, does something cover it, did the application change?`,
    "2. If the application changed for good, record the step again, or merge the proposal that Heal made for it.",
    `3. If what was learned is at fault: \`heal replay versions ${plain(workflow)}\`, then \`heal replay rollback ${plain(workflow)} <version>\`.`,
    `4. Let it run again: \`heal replay release ${plain(workflow)}\`. It starts with care (degraded), and nothing of this is lost.`,
    ""
  ];
  if (pictures.length > 0)
    lines.push(
      "## Pictures",
      "",
      "Green: what was taken. Red: what could have been meant and was refused. Black: hidden because a secret was typed there.",
      "",
      ...pictures.flatMap((name2) => [`![${name2}](${name2})`, ""])
    );
  if (finding)
    lines.push(
      "## How the target was looked for",
      "",
      "| asked | answer | ms |",
      "|---|---|---|",
      ...finding.asked.slice(0, 20).map(({ rung, said, ms }) => `| ${rung} | ${show(said)} | ${Math.round(ms)} |`),
      "",
      ...finding.candidates.length === 0 ? ["Nothing came into question.", ""] : [
        "| candidate at | found by | score | against it |",
        "|---|---|---|---|",
        ...finding.candidates.slice(0, 12).map(
          ({ box, rung, score, against }) => `| ${box.x}, ${box.y} (${box.width}\xD7${box.height}) | ${rung} | ${score.toFixed(2)} | ${show(against)} |`
        ),
        ""
      ]
    );
  if (decisions.length > 0)
    lines.push(
      "## The last decisions",
      "",
      ...decisions.slice(-20).map((one) => {
        const said = "said" in one ? one.said : "reason" in one ? one.reason : "";
        const place = "step" in one ? ` ${show(one.step)}` : "";
        return `- ${show(one.at)} ${one.decision}${place}${"status" in one ? ` ${one.status}` : ""}: ${show(said)}`;
      }),
      ""
    );
  lines.push("Everything in numbers: [case.json](case.json).", "");
  return lines.join("\n");
}
function show(text, longest = 300) {
  const line = text.slice(0, 4 * longest).toWellFormed().replaceAll(unseenCharacters, "").replaceAll(/\s+/g, " ").trim();
  const bounded = line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}\u2026` : line;
  return bounded.replaceAll(
    /[^\p{L}\p{N} ,.;?'"()/%=…→–“”-]/gu,
    (sign) => sign === ":" ? ":" : `&#${sign.codePointAt(0)};`
  );
}
function plain(name2) {
  return name2.replaceAll(/[^\w.-]/g, "?").slice(0, 100);
}

// src/drivers/replay-stores/paint.ts
var colours = { chosen: [60, 170, 0], refused: [40, 40, 220] };
var black = [0, 0, 0];
function blackOut(frame, places) {
  const bgra = Uint8Array.from(frame.bgra);
  for (const place of places) fill(frame, bgra, place, black);
  return { ...frame, bgra };
}
function outline(frame, boxes) {
  const bgra = Uint8Array.from(frame.bgra);
  const wide = 2;
  for (const { box, colour } of boxes) {
    const { x, y, width, height } = box;
    const whole = width + 2 * wide;
    fill(frame, bgra, { x: x - wide, y: y - wide, width: whole, height: wide }, colour);
    fill(frame, bgra, { x: x - wide, y: y + height, width: whole, height: wide }, colour);
    fill(frame, bgra, { x: x - wide, y, width: wide, height }, colour);
    fill(frame, bgra, { x: x + width, y, width: wide, height }, colour);
  }
  return { ...frame, bgra };
}
function halve(frame) {
  const [width, height] = [Math.floor(frame.width / 2), Math.floor(frame.height / 2)];
  const bgra = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 4 * (2 * y * frame.width + 2 * x);
      bgra.set(frame.bgra.subarray(from, from + 4), 4 * (y * width + x));
    }
  return { origin: frame.origin, width, height, bgra };
}
function fill(frame, bgra, place, [blue, green, red]) {
  const [x, y] = [Math.floor(place.x), Math.floor(place.y)];
  const whole = { x, y, width: Math.ceil(place.x + place.width) - x, height: Math.ceil(place.y + place.height) - y };
  const part = intersect(whole, { ...frame.origin, width: frame.width, height: frame.height });
  if (part === void 0) return;
  for (let row = part.y; row < part.y + part.height; row++)
    for (let column = part.x; column < part.x + part.width; column++) {
      const at = 4 * ((row - frame.origin.y) * frame.width + column - frame.origin.x);
      bgra[at] = blue;
      bgra[at + 1] = green;
      bgra[at + 2] = red;
    }
}

// src/drivers/replay-stores/versions/disk.ts
import { mkdir, open as open2, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync as DatabaseSync2 } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

// src/drivers/replay-stores/versions/digest.ts
import { createHash } from "node:crypto";
function sha256Of(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

// src/drivers/replay-stores/versions/disk.ts
var Disk = class {
  onPoint;
  constructor(onPoint = () => void 0) {
    this.onPoint = onPoint;
  }
  /** Never over a file that matters: callers write beside it and rename. */
  async write(path, bytes) {
    this.onPoint(`write ${path}`);
    const file = await open2(path, "w");
    try {
      this.onPoint(`opened ${path}`);
      await file.writeFile(bytes);
      this.onPoint(`sync ${path}`);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  async copy(from, to) {
    const bytes = await readFile(from);
    await this.write(to, bytes);
    return { bytes: bytes.length, sha256: sha256Of(bytes) };
  }
  async folder(path) {
    this.onPoint(`mkdir ${path}`);
    await mkdir(path, { recursive: true });
  }
  /** Takes the place of a file of that name; a folder of that name must not be there. */
  async rename(from, to) {
    this.onPoint(`rename ${to}`);
    for (let tries = 1; ; tries++) {
      try {
        await rename(from, to);
        break;
      } catch (error) {
        const isHeld = error instanceof Error && "code" in error && ["EPERM", "EACCES", "EBUSY"].includes(String(error.code));
        if (!isHeld || tries >= 6) throw error;
        await sleep(20 * tries);
      }
    }
    await this.syncFolder(dirname(to));
  }
  /** True when it is gone: what another process holds open stays on Windows, and goes another time. */
  async remove(path) {
    this.onPoint(`remove ${path}`);
    return rm(path, { recursive: true, force: true, maxRetries: 2 }).then(
      () => true,
      () => false
    );
  }
  /** Something that is whole or not at all by itself. */
  run(point, work) {
    this.onPoint(point);
    return work();
  }
  /** Writes files into a folder in a way of its own, then makes sure that they are on the disk. */
  async fill(path, work) {
    this.onPoint(`fill ${path}`);
    await work();
    this.onPoint(`sync ${path}`);
    await forEachAtOnce(await filesBelow(path), (name2) => syncFile(join(path, name2)));
  }
  /** A whole copy of a SQLite file, as it stands now. */
  async copyDatabase(from, to) {
    this.onPoint(`vacuum ${to}`);
    const database = new DatabaseSync2(from, { timeout: 5e3 });
    try {
      database.prepare("VACUUM INTO ?").run(to);
    } finally {
      database.close();
    }
    this.onPoint(`sync ${to}`);
    await syncFile(to);
  }
  async syncFolder(path) {
    const folder = await open2(path, "r").catch(() => void 0);
    await folder?.sync().catch(() => void 0);
    await folder?.close();
  }
};
async function forEachAtOnce(items, work) {
  const left = [...items];
  const failures = [];
  const worker = async () => {
    for (let item = left.shift(); item !== void 0 && failures.length === 0; item = left.shift())
      await work(item).catch((error) => failures.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(8, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
async function syncFile(path) {
  const file = await open2(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map(
    (entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")
  ).sort();
}
async function namesIn(folder) {
  return readdir(folder).catch(() => []);
}

// src/drivers/replay-stores/failure-cases.ts
var mostPictures = 6;
var largestPicture = 3e6;
var mostMarks = 500;
var mostDecisions = 100;
var longestText = 1e3;
function openFailureCases({
  folder,
  mask,
  keptCases = 20,
  keptReports = 50,
  onPoint
}) {
  const disk = new Disk(onPoint);
  const [cases, reports] = [join2(folder, "cases"), join2(folder, "reports")];
  const own = (work) => asOnlyWriter(cases, 15e3, work);
  const listCases = async () => (await namesIn(cases)).filter((name2) => /^\d{4}-/.test(name2)).sort(compareNames).toReversed();
  return {
    record: (failure) => own(async () => {
      const masked = maskCase(failure, mask);
      const draft = join2(cases, ".draft");
      await disk.remove(draft);
      await disk.folder(draft);
      const pictures = await writePictures(disk, draft, failure);
      const { pictures: _, ...rest } = masked;
      await disk.write(join2(draft, "case.json"), `${JSON.stringify({ ...rest, pictures }, void 0, 1)}
`);
      await disk.write(join2(draft, "README.md"), writeReadme(masked, pictures));
      await disk.syncFolder(draft);
      const name2 = freeName(`${stamp(failure.at)}-${slug(failure.step)}`, await namesIn(cases));
      await disk.rename(draft, join2(cases, name2));
      for (const old of (await listCases()).slice(Math.max(1, keptCases))) await disk.remove(join2(cases, old));
      return `cases/${name2}`;
    }),
    report: ({ at, markdown, json }) => own(async () => {
      await disk.folder(reports);
      const taken = (await namesIn(reports)).map((name3) => name3.replace(/\.\w+$/, ""));
      const name2 = freeName(stamp(at), taken);
      const texts = { json: `${JSON.stringify(maskAll(json, mask), void 0, 1)}
`, md: mask(markdown) };
      for (const [kind, text] of Object.entries(texts)) {
        const draft = join2(reports, `.${name2}.${kind}.tmp`);
        await disk.write(draft, text);
        await disk.rename(draft, join2(reports, `${name2}.${kind}`));
      }
      const names = [.../* @__PURE__ */ new Set([...taken, name2])].filter((one) => /^\d{4}-/.test(one)).sort(compareNames).toReversed();
      for (const old of names.slice(Math.max(1, keptReports)))
        for (const kind of Object.keys(texts)) await disk.remove(join2(reports, `${old}.${kind}`));
      return `reports/${name2}.md`;
    }),
    list: async () => (await listCases()).map((name2) => `cases/${name2}`)
  };
}
async function writePictures(disk, draft, { pictures, finding }) {
  const names = [];
  const write = async (name2, frame) => {
    const file = freeName(
      slug(name2),
      names.map((one) => one.replace(".png", ""))
    );
    let png = await encodePng(frame);
    for (let smaller = frame; png.length > largestPicture && smaller.width > 200; ) {
      smaller = halve(smaller);
      png = await encodePng(smaller);
    }
    if (png.length > largestPicture) return;
    await disk.write(join2(draft, `${file}.png`), png);
    names.push(`${file}.png`);
  };
  const hidden = pictures.slice(0, mostPictures).map(({ name: name2, frame, secrets }) => ({
    name: name2,
    frame: blackOut(frame, secrets)
  }));
  const [first] = hidden;
  if (first && finding && finding.candidates.length > 0) {
    const chosen = finding.status === "found" ? [{ box: finding.box, colour: colours.chosen }] : [];
    const refused = finding.candidates.filter(({ box }) => chosen.every((one) => one.box.x !== box.x || one.box.y !== box.y)).map(({ box }) => ({ box, colour: colours.refused }));
    await write("where-it-was-looked-for", outline(first.frame, [...refused, ...chosen]));
  }
  for (const { name: name2, frame } of hidden) await write(name2, frame);
  return names;
}
function maskCase(failure, mask) {
  const bounded = {
    ...failure,
    pictures: [],
    marks: failure.marks.slice(0, mostMarks),
    decisions: failure.decisions.slice(-mostDecisions)
  };
  return maskAll(bounded, mask);
}
function maskAll(value, mask) {
  const visit = (one) => {
    if (typeof one === "string") return mask(one).slice(0, longestText).toWellFormed();
    if (Array.isArray(one)) return one.slice(0, mostMarks).map(visit);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, visit(child)]));
  };
  return visit(value);
}
function stamp(at) {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0] ?? "0000-00-00T00:00:00";
  return time.replaceAll(":", "-");
}
function slug(text) {
  const plain2 = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 40).replaceAll(/^-|-$/g, "");
  return plain2 === "" ? "step" : plain2;
}
function freeName(wanted, taken) {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.includes(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
function compareNames(a, b) {
  return a.localeCompare(b, "en", { numeric: true });
}

// src/drivers/replay-stores/versions/stores.ts
import { join as join10 } from "node:path";

// src/core/replay/learned.ts
function refuseToLearn(success) {
  if (!success.isConfirmed) return "unconfirmed";
  if (success.state !== "running") return "not-running";
  if (!success.mayLearn) return "learning-off";
  return success.isTest ? "test-mode" : void 0;
}
var standings = ["unproven", "good", "bad"];

// src/drivers/replay-stores/versions/build-version.ts
import { mkdir as mkdir2 } from "node:fs/promises";
import { dirname as dirname2, join as join6 } from "node:path";

// src/drivers/replay-stores/versions/live.ts
import { join as join5 } from "node:path";

// src/drivers/replay-stores/versions/memory-file.ts
import { existsSync } from "node:fs";
import { DatabaseSync as DatabaseSync3 } from "node:sqlite";
import { z } from "zod";

// src/drivers/replay-stores/versions/looks.ts
var inkWidth = 576;
var sameInk = 0.97;
var samePicture = 6;
function idOfLook(target, { picture, ink }) {
  const head = JSON.stringify([target, picture.width, picture.height, ink?.aspect, ink?.fill, ink?.centre]);
  return sha256Of(Buffer.concat([Buffer.from(head), picture.grey, ink ? bytesOf(ink.shape) : Buffer.alloc(0)])).slice(
    0,
    16
  );
}
function isSameLook(a, b) {
  if (a.picture.width !== b.picture.width || a.picture.height !== b.picture.height) return false;
  if (a.ink === void 0 !== (b.ink === void 0)) return false;
  if (a.ink && b.ink && likenessOf(a.ink, b.ink) < sameInk) return false;
  let difference = 0;
  a.picture.grey.forEach((value, at) => difference += Math.abs(value - (b.picture.grey[at] ?? 0)));
  return difference <= samePicture * a.picture.grey.length;
}
function likenessOf(a, b) {
  let sum = 0;
  a.shape.forEach((value, at) => sum += value * (b.shape[at] ?? 0));
  return sum;
}
var mostPixels = 512 * 512;
function faultOfLook({ picture: { width, height, grey }, ink }) {
  const isRect = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!isRect || grey.length !== width * height) return "its picture is not whole";
  if (grey.length > mostPixels) return `its picture of ${width}\xD7${height} pixels is too large`;
  if (ink && (ink.shape.length !== inkWidth || !ink.shape.every(Number.isFinite))) return "its ink is not whole";
  return void 0;
}
function storeInk({ shape, aspect, fill: fill2, centre }) {
  return { shape: bytesOf(shape).toString("base64"), aspect, fill: fill2, x: centre.x, y: centre.y };
}
function restoreInk({ shape, aspect, fill: fill2, x, y }) {
  const bytes = Buffer.from(shape, "base64");
  if (bytes.length !== 4 * inkWidth) return void 0;
  const values = new Float32Array(inkWidth);
  for (let at = 0; at < inkWidth; at++) values[at] = bytes.readFloatLE(4 * at);
  return { shape: values, aspect, fill: fill2, centre: { x, y } };
}
function bytesOf(shape) {
  const bytes = Buffer.alloc(4 * shape.length);
  shape.forEach((value, at) => bytes.writeFloatLE(value, 4 * at));
  return bytes;
}

// src/drivers/replay-stores/versions/memory-file.ts
var schema = `
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), changes INTEGER NOT NULL);
INSERT OR IGNORE INTO state VALUES (1, 0);
CREATE TABLE IF NOT EXISTS success (
  id INTEGER PRIMARY KEY, run TEXT NOT NULL, step TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL,
  rung TEXT NOT NULL, score REAL NOT NULL, margin REAL NOT NULL, ms REAL NOT NULL,
  state TEXT NOT NULL CHECK (state = 'running'), is_confirmed INTEGER NOT NULL CHECK (is_confirmed = 1),
  UNIQUE (run, step, at));
CREATE INDEX IF NOT EXISTS success_target ON success (step, target);
CREATE TABLE IF NOT EXISTS appearance (
  id TEXT PRIMARY KEY, target TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, grey BLOB NOT NULL,
  ink TEXT, rung TEXT NOT NULL, first_at TEXT NOT NULL, last_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sighting (
  appearance TEXT NOT NULL REFERENCES appearance (id) ON DELETE CASCADE, run TEXT NOT NULL, step TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (appearance, run, step, at)) WITHOUT ROWID;
`;
var mostSuccesses = 2e4;
var mostAppearances = 12;
var Rung = z.enum(findingRungs);
var MemoryRow = z.object({
  step: z.string(),
  target: z.string(),
  rung: Rung,
  successes: z.number(),
  score: z.number(),
  least: z.number(),
  ms: z.number(),
  last: z.string()
});
var AppearanceRow = z.object({
  id: z.string(),
  target: z.string(),
  width: z.number(),
  height: z.number(),
  grey: z.instanceof(Uint8Array),
  ink: z.string().nullable(),
  rung: Rung,
  first_at: z.string(),
  last_at: z.string(),
  confirmed: z.number(),
  runs: z.number()
});
var StoredInkText = z.object({
  shape: z.string(),
  aspect: z.number(),
  fill: z.number(),
  x: z.number(),
  y: z.number()
});
var MemoryFile = class {
  database;
  constructor(file, { mayCreate }) {
    if (!mayCreate && !existsSync(file)) throw new Error("memory.sqlite is missing");
    this.database = new DatabaseSync3(file, { timeout: 5e3 });
    this.database.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    if (mayCreate) this.database.exec(schema);
  }
  /** Grows with each change; equal numbers of one line of versions are equal memories. */
  changes() {
    return z.object({ changes: z.number() }).parse(this.database.prepare("SELECT changes FROM state").get()).changes;
  }
  /** Answers the appearance that was seen, if a look was given. Told twice, a success counts once. */
  add(success, known) {
    const refusal = refuseToLearn(success);
    if (refusal !== void 0) throw new Error(`not to be remembered: ${refusal}`);
    const { run, step, target, at, rung, score, margin, ms, look, state } = success;
    return this.together(() => {
      const insert = this.database.prepare(
        `INSERT OR IGNORE INTO success (run, step, target, at, rung, score, margin, ms, state, is_confirmed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`
      );
      if (insert.run(run, step, target, at, rung, score, margin, ms, state).changes === 0) return void 0;
      this.database.prepare("DELETE FROM success WHERE id <= (SELECT max(id) FROM success) - ?").run(mostSuccesses);
      const isNew = look !== void 0 && !known.some((one) => isSameLook(one.look, look));
      const seen = isNew ? this.sight({ ...success, look }) : void 0;
      this.touch();
      return seen;
    });
  }
  sight({ run, step, target, at, rung, look }) {
    const same = this.appearances(target).find((one) => isSameLook(one.look, look));
    const id = same?.id ?? idOfLook(target, look);
    const { width, height, grey } = look.picture;
    const ink = look.ink ? JSON.stringify(storeInk(look.ink)) : null;
    this.database.prepare(
      `INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at`
    ).run(id, target, width, height, grey, ink, rung, at, at);
    this.database.prepare("INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?)").run(id, run, step, at);
    this.database.prepare(
      `DELETE FROM appearance WHERE target = ?1 AND id <> ?2 AND id NOT IN (
           SELECT a.id FROM appearance a WHERE a.target = ?1 AND a.id <> ?2
           ORDER BY (SELECT count(*) FROM sighting s WHERE s.appearance = a.id) DESC, a.rowid DESC LIMIT ?3)`
    ).run(target, id, mostAppearances - 1);
    return id;
  }
  memory() {
    const rows = this.database.prepare(
      `SELECT step, target, rung, count(*) AS successes, avg(score) AS score, min(score) AS least, avg(ms) AS ms,
           max(at) AS last FROM success GROUP BY step, target, rung ORDER BY step, target, rung`
    ).all().map((row) => MemoryRow.parse(row));
    const runs = new Map(
      this.database.prepare("SELECT step, target, count(DISTINCT run) AS runs FROM success GROUP BY step, target").all().map((row) => [JSON.stringify([row["step"], row["target"]]), Number(row["runs"])])
    );
    return [...Map.groupBy(rows, ({ step, target }) => JSON.stringify([step, target]))].flatMap(([key, own]) => {
      const [first] = own;
      if (first === void 0) return [];
      const successes = own.reduce((sum, row) => sum + row.successes, 0);
      const mean = (of) => own.reduce((sum, row) => sum + of(row) * row.successes, 0) / successes;
      return {
        step: first.step,
        target: first.target,
        successes,
        runs: runs.get(key) ?? 0,
        rungs: Object.fromEntries(own.map((row) => [row.rung, row.successes])),
        meanScore: mean((row) => row.score),
        leastScore: Math.min(...own.map((row) => row.least)),
        meanMs: mean((row) => row.ms),
        lastAt: own.map((row) => row.last).sort().at(-1) ?? ""
      };
    });
  }
  /** Most confirmed first. */
  appearances(target) {
    return this.database.prepare(
      `SELECT a.*, count(s.run) AS confirmed, count(DISTINCT s.run) AS runs FROM appearance a
         LEFT JOIN sighting s ON s.appearance = a.id WHERE ?1 IS NULL OR a.target = ?1
         GROUP BY a.id ORDER BY confirmed DESC, a.id`
    ).all(target ?? null).map((row) => toAppearance(AppearanceRow.parse(row)));
  }
  forget(appearances) {
    this.together(() => {
      for (const id of appearances) this.database.prepare("DELETE FROM appearance WHERE id = ?").run(id);
      this.touch();
    });
  }
  /** Undefined when every page is as SQLite wants it. */
  problem() {
    const [answer] = Object.values(this.database.prepare("PRAGMA quick_check(1)").get() ?? {});
    return answer === "ok" ? void 0 : String(answer).slice(0, 200);
  }
  close() {
    this.database.close();
  }
  touch() {
    this.database.exec("UPDATE state SET changes = changes + 1");
  }
  together(work) {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      const done = work();
      this.database.exec("COMMIT");
      return done;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec("ROLLBACK");
      throw error;
    }
  }
};
function isCorrupt(error) {
  return error instanceof Error && "errcode" in error && [11, 26].includes(Number(error.errcode) & 255);
}
function toAppearance(row) {
  const stored = row.ink === null ? void 0 : StoredInkText.parse(JSON.parse(row.ink));
  return {
    id: row.id,
    target: row.target,
    look: {
      picture: { width: row.width, height: row.height, grey: Uint8Array.from(row.grey) },
      ink: stored && restoreInk(stored)
    },
    rung: row.rung,
    confirmed: row.confirmed,
    runs: row.runs,
    firstAt: row.first_at,
    lastAt: row.last_at
  };
}

// src/drivers/replay-stores/versions/prototype-files.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
import { z as z2 } from "zod";
var Stored = z2.object({
  target: z2.string().max(500),
  prototypes: z2.array(
    z2.object({
      id: z2.string().regex(/^[0-9a-f]{16}$/),
      rung: z2.enum(findingRungs),
      confirmed: z2.int(),
      since: z2.string(),
      picture: z2.object({ sha256: z2.string() }),
      ink: z2.object({ shape: z2.string(), aspect: z2.number(), fill: z2.number(), x: z2.number(), y: z2.number() }).nullable()
    })
  )
});
var largestFile = 4e6;
function folderNameOf(target) {
  const slug2 = target.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 40).replaceAll(/^-|-$/g, "");
  return `${slug2 === "" ? "target" : slug2}-${sha256Of(target).slice(0, 8)}`;
}
function digestOfSet(prototypes) {
  return sha256Of(
    prototypes.map(({ id }) => id).sort().join("\n")
  ).slice(0, 16);
}
async function writePrototypes(disk, folder, prototypes) {
  await disk.folder(folder);
  await forEachAtOnce([...Map.groupBy(prototypes, (one) => one.target)], async ([target, own]) => {
    const name2 = folderNameOf(target);
    await disk.folder(join3(folder, name2));
    const stored = [];
    for (const { id, rung, confirmed, since, look } of own) {
      const png = encodeCrop(look.picture);
      await disk.write(join3(folder, name2, `${id}.png`), png);
      const ink = look.ink ? storeInk(look.ink) : null;
      stored.push({ id, rung, confirmed, since, picture: { sha256: sha256Of(png) }, ink });
    }
    await disk.write(join3(folder, `${name2}.json`), `${JSON.stringify({ target, prototypes: stored }, void 0, 1)}
`);
  });
}
async function readPrototypes(folder) {
  const files = (await namesIn(folder)).filter((name2) => name2.endsWith(".json")).sort();
  const read = /* @__PURE__ */ new Map();
  await forEachAtOnce(files, async (file) => void read.set(file, await readTarget(folder, file)));
  const all = files.flatMap((file) => read.get(file) ?? []);
  return { prototypes: all.flatMap((one) => one.prototypes), problems: all.flatMap((one) => one.problems) };
}
async function readTarget(folder, file) {
  const prototypes = [];
  const problems = [];
  const name2 = file.slice(0, -".json".length);
  const parsed = Stored.safeParse(parseJson(await readFile2(join3(folder, file), "utf8")));
  if (!parsed.success || folderNameOf(parsed.data.target) !== name2)
    return { prototypes, problems: [`The prototypes in ${file} cannot be read and are left out.`] };
  for (const one of parsed.data.prototypes) {
    const look = await readLook(join3(folder, name2, `${one.id}.png`), one);
    const { id, rung, confirmed, since } = one;
    if (look) prototypes.push({ id, target: parsed.data.target, look, rung, confirmed, since });
    else problems.push(`The prototype ${name2}/${id}.png is damaged and is left out.`);
  }
  return { prototypes, problems };
}
async function readLook(path, { picture, ink }) {
  const png = await readFile2(path).catch(() => void 0);
  if (png === void 0 || png.length > largestFile || sha256Of(png) !== picture.sha256) return void 0;
  const decoded = tryToDecode(png);
  const restored = ink === null ? void 0 : restoreInk(ink);
  if (decoded === void 0 || ink !== null && restored === void 0) return void 0;
  const look = { picture: decoded, ink: restored };
  return faultOfLook(look) === void 0 ? look : void 0;
}
function tryToDecode(png) {
  try {
    return decodeCrop(png);
  } catch {
    return void 0;
  }
}

// src/drivers/replay-stores/versions/vector-table.ts
import { join as join4 } from "node:path";
import { rm as rm2 } from "node:fs/promises";
var name = "inks";
function tagOfSet(digest) {
  return `set-${digest}`;
}
async function writeVectors(folder, prototypes, tag, setVariable2) {
  const rows = prototypes.flatMap(
    ({ id, target, look }) => look.ink ? [{ id, target, vector: Array.from(look.ink.shape) }] : []
  );
  if (rows.length === 0) return "no prototype has an ink";
  const lance = await loadLance(setVariable2);
  if ("missing" in lance) return lance.missing;
  const connection = await lance.connect(folder);
  try {
    const table = await connection.createTable(name, rows);
    await (await table.tags()).create(tag, await table.version());
    table.close();
    return void 0;
  } catch (error) {
    if (/no space|ENOSPC|os error 28/i.test(messageOf(error)))
      throw new EnvironmentError("The disk is full: the vector index cannot be written.", "Make room, then try again.");
    await rm2(folder, { recursive: true, force: true });
    return `the vector index cannot be written: ${(messageOf(error).split("\n")[0] ?? "").slice(0, 200)}`;
  } finally {
    connection.close();
  }
}
async function openVectors(folder, tag, setVariable2) {
  const lance = await loadLance(setVariable2);
  if ("missing" in lance) return lance.missing;
  const connection = await lance.connect(folder);
  const table = await connection.openTable(name);
  await table.checkout(tag);
  return {
    async nearest(ink, limit) {
      const query = table.vectorSearch(Array.from(ink.shape)).distanceType("dot").bypassVectorIndex();
      const rows = await query.select(["id", "target", "_distance"]).limit(limit).toArray();
      return rows.flatMap(readHit);
    },
    close() {
      table.close();
      connection.close();
    }
  };
}
function readHit(row) {
  if (typeof row !== "object" || row === null || !("id" in row && "target" in row && "_distance" in row)) return [];
  return [{ id: String(row.id), target: String(row.target), score: 1 - Number(row._distance) }];
}
function compareWithAll(prototypes, ink, limit) {
  return prototypes.flatMap(({ id, target, look }) => look.ink ? [{ id, target, score: likenessOf(look.ink, ink) }] : []).sort((a, b) => b.score - a.score).slice(0, limit);
}
function vectorsFolder(folder) {
  return join4(folder, "vectors");
}

// src/drivers/replay-stores/versions/live.ts
function memoryPath(folder) {
  return join5(folder, "memory.sqlite");
}
function prototypesPath(folder) {
  return join5(folder, "prototypes");
}
var Live = class {
  folder;
  setVariable;
  file;
  read;
  vectors;
  constructor(folder, setVariable2) {
    this.folder = folder;
    this.setVariable = setVariable2;
  }
  memory() {
    try {
      this.file ??= new MemoryFile(memoryPath(this.folder), { mayCreate: false });
      return this.file;
    } catch (error) {
      throw damagedMemory(error);
    }
  }
  /** As `MemoryFile`, with damage told in words. */
  remember(work) {
    const memory = this.memory();
    try {
      return work(memory);
    } catch (error) {
      throw isCorrupt(error) ? damagedMemory(error) : error;
    }
  }
  prototypes() {
    this.read ??= readPrototypes(prototypesPath(this.folder));
    return this.read;
  }
  async nearest(ink, limit) {
    const { prototypes } = await this.prototypes();
    if (prototypes.length === 0) return [];
    const vectors = await this.openVectors(prototypes);
    if (typeof vectors === "string") return compareWithAll(prototypes, ink, limit);
    try {
      return await vectors.nearest(ink, limit);
    } catch (error) {
      this.vectors = Promise.resolve(reasonOf(error));
      return compareWithAll(prototypes, ink, limit);
    }
  }
  async problems() {
    const { prototypes, problems } = await this.prototypes();
    const hasInk = prototypes.some(({ look }) => look.ink);
    const vectors = hasInk ? await this.openVectors(prototypes) : void 0;
    const reduced = typeof vectors === "string" ? [`Prototypes are compared one by one, without a vector index: ${vectors}.`] : [];
    let damage;
    try {
      damage = this.remember((memory) => memory.problem());
    } catch (error) {
      damage = messageOf(error);
    }
    return [...problems, ...reduced, ...damage === void 0 ? [] : [`The memory is damaged: ${damage}`]];
  }
  async close() {
    this.file?.close();
    this.file = void 0;
    const vectors = await this.vectors;
    if (vectors !== void 0 && typeof vectors !== "string") vectors.close();
    this.vectors = void 0;
  }
  openVectors(prototypes) {
    const tag = tagOfSet(digestOfSet(prototypes));
    this.vectors ??= openVectors(vectorsFolder(this.folder), tag, this.setVariable).catch(reasonOf);
    return this.vectors;
  }
};
function reasonOf(error) {
  return (messageOf(error).split("\n")[0] ?? "").replace(/, \S+\.rs:\d+.*$/s, "").slice(0, 200);
}
var DamagedStoresError = class extends EnvironmentError {
};
function damagedMemory(error) {
  return new DamagedStoresError(
    `What was learned cannot be read: ${messageOf(error)}`,
    "Go back to a version that is whole: `heal replay versions` lists them.",
    { cause: error }
  );
}

// src/drivers/replay-stores/versions/build-version.ts
async function buildVersion(disk, live, draft, wanted) {
  const { at, why, from, promoted = [] } = wanted;
  const memory = await copyMemory(disk, live, draft, promoted);
  const present = await live.prototypes();
  if (present.problems[0] !== void 0) throw damaged(present.problems[0]);
  const prototypes = promoted.length === 0 ? present.prototypes : takeIn(present.prototypes, wanted);
  let reduced;
  if (promoted.length > 0) {
    await writePrototypes(disk, prototypesPath(draft), prototypes);
    reduced = await makeVectors(disk, draft, prototypes, wanted);
  } else {
    await copyBelow(disk, prototypesPath(live.folder), prototypesPath(draft));
    await copyBelow(disk, vectorsFolder(live.folder), vectorsFolder(draft));
    const { problems } = await readPrototypes(prototypesPath(draft));
    if (problems[0] !== void 0) throw damaged(problems[0]);
  }
  const digest = digestOfSet(prototypes);
  const hasVectors = (await filesBelow(vectorsFolder(draft))).length > 0;
  return {
    at,
    why: why.slice(0, 500),
    from,
    components: { prototypes: digest, vectors: hasVectors ? tagOfSet(digest) : null, memory },
    reduced: hasVectors ? null : reduced ?? "there is no vector index",
    prototypes: prototypes.length,
    promoted: promoted.map(({ id }) => id),
    targets: [...new Set(promoted.map(({ target }) => target))].sort()
  };
}
async function copyMemory(disk, live, draft, promoted) {
  const problem = live.remember((memory) => memory.problem());
  if (problem !== void 0) throw damagedMemory(problem);
  await disk.copyDatabase(memoryPath(live.folder), memoryPath(draft));
  const copy = new MemoryFile(memoryPath(draft), { mayCreate: false });
  try {
    if (promoted.length > 0) disk.run("forget promoted", () => copy.forget(promoted.map(({ id }) => id)));
    return copy.changes();
  } finally {
    copy.close();
  }
}
async function makeVectors(disk, draft, prototypes, { setVariable: setVariable2 }) {
  const folder = vectorsFolder(draft);
  if (setVariable2 === void 0) return void 0;
  let reduced;
  await disk.fill(folder, async () => {
    await mkdir2(folder, { recursive: true });
    reduced = await writeVectors(folder, prototypes, tagOfSet(digestOfSet(prototypes)), setVariable2);
  });
  return reduced;
}
async function copyBelow(disk, from, to) {
  const paths = await filesBelow(from);
  for (const below of new Set(paths.map((path) => dirname2(join6(to, path))))) await mkdir2(below, { recursive: true });
  await forEachAtOnce(paths, async (path) => {
    await disk.copy(join6(from, path), join6(to, path));
  });
}
function takeIn(present, { at, promoted = [], mostPrototypes = 8 }) {
  const fresh = promoted.map(({ id, target, look, rung, confirmed }) => ({
    id,
    target,
    look,
    rung,
    confirmed,
    since: at
  }));
  const ids = new Set(fresh.map(({ id }) => id));
  const all = [...fresh, ...present.filter(({ id }) => !ids.has(id)).sort((a, b) => b.confirmed - a.confirmed)];
  return [...Map.groupBy(all, ({ target }) => target).values()].flatMap((own) => own.slice(0, mostPrototypes));
}
function damaged(problem) {
  return new DamagedStoresError(
    `${problem} No version is made of it.`,
    "Go back to a version that is whole: `heal replay versions` lists them."
  );
}

// src/drivers/replay-stores/versions/manifest.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join7 } from "node:path";
import { z as z3 } from "zod";
var Digest = z3.string().regex(/^[0-9a-f]{64}$/);
var Path = z3.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/);
var Body = z3.object({
  layout: z3.literal(1),
  version: z3.string(),
  at: z3.string(),
  why: z3.string(),
  from: z3.string().nullable(),
  components: z3.object({
    /** Digest of the set of prototypes. */
    prototypes: z3.string(),
    /** Tag of the table; null where nothing could write one. */
    vectors: z3.string().nullable(),
    /** How often the memory was changed. */
    memory: z3.int()
  }),
  /** Why a part is missing. */
  reduced: z3.string().nullable(),
  prototypes: z3.int(),
  promoted: z3.array(z3.string()),
  targets: z3.array(z3.string()),
  files: z3.array(z3.object({ path: Path, bytes: z3.int(), sha256: Digest }))
});
var Manifest = z3.object({ body: Body, sha256: Digest });
var manifestName = "manifest.json";
async function writeManifest(disk, folder, manifest) {
  const body = Body.parse(manifest);
  const whole = { body, sha256: sha256Of(JSON.stringify(body)) };
  await disk.write(join7(folder, manifestName), `${JSON.stringify(whole, void 0, 1)}
`);
}
async function readManifest(folder, version) {
  const text = await readFile3(join7(folder, manifestName), "utf8").catch(() => void 0);
  if (text === void 0) return { damage: "its manifest is missing" };
  const parsed = Manifest.safeParse(parseJson(text));
  if (!parsed.success) return { damage: "its manifest cannot be read" };
  const { body, sha256 } = parsed.data;
  if (sha256Of(JSON.stringify(body)) !== sha256) return { damage: "its manifest was changed" };
  return body.version === version ? body : { damage: `its manifest is that of ${body.version.slice(0, 20)}` };
}
async function findDamage(folder, manifest) {
  for (const { path, bytes, sha256 } of manifest.files) {
    let content;
    try {
      content = await readFile3(join7(folder, path));
    } catch (error) {
      return `${path} cannot be read (${messageOf(error).split(":")[0] ?? ""})`;
    }
    if (content.length !== bytes || sha256Of(content) !== sha256) return `${path} is not what it was`;
  }
  return void 0;
}

// src/drivers/replay-stores/versions/pointer.ts
import { readFile as readFile4 } from "node:fs/promises";
import { join as join8 } from "node:path";
import { z as z4 } from "zod";
var Pointer = z4.object({
  layout: z4.literal(1),
  /** Folder of what is in use; null before anything was learned. */
  live: z4.string().regex(/^live-\d{1,9}$/).nullable(),
  /** The version that it stands on. */
  version: z4.string().regex(/^v\d{2,9}$/).nullable(),
  /** Number of the next version: folders of this number and above were never finished. */
  next: z4.int().min(1),
  standings: z4.record(z4.string(), z4.enum(standings)),
  /** Looks of versions that were left and are gone by now. */
  left: z4.array(z4.string()).default([])
});
var noPointer = { layout: 1, live: null, version: null, next: 1, standings: {}, left: [] };
function pointerFile(folder) {
  return join8(folder, "stores.json");
}
async function readPointer(folder) {
  let text;
  try {
    text = await readFile4(pointerFile(folder), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return noPointer;
    throw error;
  }
  const parsed = Pointer.safeParse(parseJson(text));
  return parsed.success ? parsed.data : "damaged";
}
async function writePointer(disk, folder, pointer) {
  const draft = `${pointerFile(folder)}.tmp`;
  await disk.write(draft, `${JSON.stringify(pointer, void 0, 2)}
`);
  await disk.rename(draft, pointerFile(folder));
}
function versionName(number) {
  return `v${String(number).padStart(2, "0")}`;
}
function versionNumber(name2) {
  return /^v\d{2,9}$/.test(name2) ? Number(name2.slice(1)) : Number.NaN;
}

// src/drivers/replay-stores/versions/version-info.ts
function describeVersion(version, manifest, pointer, damage) {
  const head = { version, standing: pointer.standings[version] ?? "unproven", isInUse: pointer.version === version };
  if ("damage" in manifest)
    return {
      ...head,
      at: "",
      why: "",
      from: void 0,
      files: 0,
      bytes: 0,
      prototypes: 0,
      components: { prototypes: "", vectors: void 0, memory: "" },
      promoted: [],
      targets: [],
      problem: manifest.damage
    };
  const { at, why, from, components, files, prototypes, promoted, targets } = manifest;
  return {
    ...head,
    at,
    why,
    from: from ?? void 0,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    prototypes,
    components: {
      prototypes: components.prototypes,
      vectors: components.vectors ?? void 0,
      memory: String(components.memory)
    },
    promoted,
    targets,
    problem: damage
  };
}
function chooseKept(names, pointer, keep) {
  const newest = new Set(names.slice(Math.max(0, names.length - Math.max(0, Math.floor(keep)))));
  const good = names.findLast((name2) => pointer.standings[name2] === "good");
  return names.filter((name2) => newest.has(name2) || name2 === pointer.version || name2 === good);
}
function lineOf(version, infos) {
  const line = /* @__PURE__ */ new Set();
  for (let at = version; at !== void 0 && !line.has(at); ) {
    line.add(at);
    const name2 = at;
    at = infos.find((one) => one.version === name2)?.from;
  }
  return line;
}

// src/drivers/replay-stores/versions/version-folders.ts
import { readFile as readFile5 } from "node:fs/promises";
import { dirname as dirname3, join as join9 } from "node:path";
var VersionFolders = class {
  disk;
  folder;
  versions;
  constructor(disk, folder) {
    this.disk = disk;
    this.folder = folder;
    this.versions = join9(folder, "versions");
  }
  path(version) {
    return join9(this.versions, version);
  }
  /** Oldest first; those that were never finished are none. */
  async names(next) {
    const names = (await namesIn(this.versions)).filter((name2) => versionNumber(name2) < next);
    return names.sort((a, b) => versionNumber(a) - versionNumber(b));
  }
  /** Number that no version ever had, for stores whose pointer is lost. */
  async nextNumber() {
    const numbers = (await namesIn(this.versions)).map(versionNumber).filter((number) => !Number.isNaN(number));
    return Math.max(0, ...numbers) + 1;
  }
  async write(number, build) {
    const version = versionName(number);
    const draft = join9(this.versions, ".draft");
    await this.disk.folder(draft);
    const head = await build(draft);
    const files = [];
    for (const path of await filesBelow(draft)) {
      const bytes = await readFile5(join9(draft, path));
      files.push({ path, bytes: bytes.length, sha256: sha256Of(bytes) });
    }
    const manifest = { layout: 1, version, ...head, files };
    await writeManifest(this.disk, draft, manifest);
    await this.syncFolders(draft, files);
    await this.disk.rename(draft, this.path(version));
    return manifest;
  }
  /** A fresh copy of a version, checked file by file; answers its name, which nothing points to yet. */
  async copyOut({ version, files }) {
    const name2 = await this.freshLive();
    const draft = join9(this.folder, ".draft");
    await this.disk.folder(draft);
    for (const below of foldersOf(files)) await this.disk.folder(join9(draft, below));
    await forEachAtOnce(files, async ({ path }) => {
      await this.disk.copy(join9(this.path(version), path), join9(draft, path));
    });
    const manifest = await readManifest(this.path(version), version);
    const damage = "damage" in manifest ? manifest.damage : await findDamage(draft, manifest);
    if (damage !== void 0) throw new Error(`${version} changed while it was copied: ${damage}`);
    await this.syncFolders(draft, files);
    await this.disk.rename(draft, join9(this.folder, name2));
    return name2;
  }
  async freshLive() {
    const numbers = (await namesIn(this.folder)).map((name2) => Number(/^live-(\d+)$/.exec(name2)?.[1] ?? 0));
    return `live-${Math.max(0, ...numbers) + 1}`;
  }
  /** First out of sight, then gone: no version is ever seen by halves. */
  async forget(version) {
    const aside = join9(this.versions, `.gone-${version}`);
    await this.disk.rename(this.path(version), aside);
    await this.disk.remove(aside);
  }
  /** Removes what a process left that did not come to its end; answers what it was. */
  async recover(pointer) {
    const left = [
      ...(await namesIn(this.versions)).filter((name2) => name2.startsWith(".") || versionNumber(name2) >= pointer.next).map((name2) => join9("versions", name2)),
      ...(await namesIn(this.folder)).filter(
        (name2) => name2 === ".draft" || name2 === "stores.json.tmp" || /^live-\d+$/.test(name2) && name2 !== pointer.live
      )
    ];
    for (const name2 of left) await this.disk.remove(join9(this.folder, name2));
    return left;
  }
  async syncFolders(draft, files) {
    for (const below of foldersOf(files)) await this.disk.syncFolder(join9(draft, below));
    await this.disk.syncFolder(draft);
  }
};
function foldersOf(files) {
  const folders = /* @__PURE__ */ new Set();
  for (const { path } of files)
    for (let below = dirname3(path); below !== "."; below = dirname3(below)) folders.add(below);
  return [...folders].sort();
}

// src/drivers/replay-stores/versions/whole-version.ts
async function requireVersion(folders, version, pointer, workflow) {
  const names = await folders.names(pointer.next);
  if (!names.includes(version))
    throw new UsageError(
      `There is no version ${version.slice(0, 40)} of ${workflow}.`,
      names.length === 0 ? "There is none at all yet." : `There are ${names.join(", ")}.`
    );
}
async function requireWhole(folders, version, pointer, workflow) {
  await requireVersion(folders, version, pointer, workflow);
  const manifest = await check(folders, version);
  if (!("damage" in manifest)) return manifest;
  const others = (await folders.names(pointer.next)).filter(
    (name2) => name2 !== version && pointer.standings[name2] !== "bad"
  );
  const isBefore = (name2) => versionNumber(name2) < versionNumber(version);
  const what = `${version} of ${workflow} is damaged: ${manifest.damage}. Nothing was changed.`;
  for (const other of [...others.filter(isBefore).toReversed(), ...others.filter((name2) => !isBefore(name2))])
    if (!("damage" in await check(folders, other)))
      throw new EnvironmentError(what, `${other} is whole: \`heal replay rollback ${workflow} ${other}\`.`);
  throw new EnvironmentError(
    what,
    "No other version is whole. What is in use stays; the recorded workflow works without anything learned."
  );
}
async function check(folders, version) {
  const folder = folders.path(version);
  const manifest = await readManifest(folder, version);
  if ("damage" in manifest) return manifest;
  const damage = await findDamage(folder, manifest);
  return damage === void 0 ? manifest : { damage };
}

// src/drivers/replay-stores/versions/stores.ts
var mostLeft = 500;
function openReplayStores(parts) {
  return new Stores(parts);
}
var Stores = class {
  workflow;
  folder;
  parts;
  disk;
  versionFolders;
  live;
  constructor(parts) {
    this.parts = parts;
    this.workflow = parts.workflow;
    this.folder = parts.folder;
    this.disk = new Disk(parts.onPoint);
    this.versionFolders = new VersionFolders(this.disk, parts.folder);
  }
  prototypesOf(target) {
    return this.reading(
      [],
      async (live) => (await live.prototypes()).prototypes.filter((one) => one.target === target)
    );
  }
  nearest(ink, limit) {
    return this.reading([], (live) => live.nearest(ink, limit));
  }
  memory() {
    return this.reading([], async (live) => live.remember((memory) => memory.memory()));
  }
  appearances() {
    return this.reading([], async (live) => live.remember((memory) => memory.appearances()));
  }
  async version() {
    return (await this.pointer()).version ?? void 0;
  }
  async problems() {
    if (await readPointer(this.folder) === "damaged") return [damagedPointer(this.workflow).message];
    return this.reading([], (live) => live.problems());
  }
  async learn(success) {
    const because = refuseToLearn(success);
    if (because !== void 0) return { isStored: false, because };
    const { look } = success;
    const fit = look && faultOfLook(look) === void 0 ? success : { ...success, look: void 0 };
    return this.changing(async (pointer) => {
      const live = await this.begin(pointer);
      const known = (await live.prototypes()).prototypes.filter(({ target }) => target === success.target);
      const appearance = this.disk.run("learn", () => live.remember((memory) => memory.add(fit, known)));
      this.disk.run("learned", () => void 0);
      return { isStored: true, appearance };
    }).catch((error) => {
      if (error instanceof DamagedStoresError) return { isStored: false, because: "damaged" };
      throw error;
    });
  }
  async snapshot(why) {
    return this.changing(async (pointer) => {
      const live = await this.begin(pointer);
      const { manifest, pointer: now } = await this.keep(await this.pointer(), live, why);
      await this.tell("snapshot", `${manifest.version}: ${why}`);
      return this.describe(manifest, now);
    });
  }
  async promote(appearances, why) {
    return this.changing(async (before) => {
      const live = await this.begin(before);
      const wanted = live.remember((memory) => memory.appearances()).filter(({ id }) => appearances.includes(id));
      if (wanted.length === 0 || wanted.length < new Set(appearances).size)
        throw new UsageError(
          "Not all of these looks are remembered any more.",
          "Ask for the appearances again: going back to a version changes them."
        );
      let pointer = await this.pointer();
      if (await this.isChanged(pointer, live)) pointer = (await this.keep(pointer, live, `before: ${why}`)).pointer;
      const manifest = await this.versionFolders.write(
        pointer.next,
        (draft) => buildVersion(this.disk, live, draft, {
          at: this.parts.now(),
          why,
          from: pointer.version,
          promoted: wanted,
          mostPrototypes: this.parts.mostPrototypes ?? 8,
          setVariable: this.parts.setVariable
        })
      );
      const now = await this.stand(pointer, manifest);
      await this.tell("promote", `${manifest.version}: ${why}`);
      return this.describe(manifest, now);
    });
  }
  async rollback(to, why) {
    return this.changing(
      async (before) => {
        const manifest = await requireWhole(this.versionFolders, to, before, this.workflow);
        const { pointer, kept } = await this.keepPresent(before, to);
        const now = await this.stand(pointer, manifest);
        const undo = kept ?? before.version;
        await this.tell("rollback", `${to}: ${why}${undo === null ? "" : ` (what was there is ${undo})`}`);
        return { version: this.describe(manifest, now), kept };
      },
      async () => ({ ...noPointer, next: await this.versionFolders.nextNumber() })
    );
  }
  async versions({ isChecked = false } = {}) {
    const read = await readPointer(this.folder);
    const pointer = read === "damaged" ? { ...noPointer, next: await this.versionFolders.nextNumber() } : read;
    const infos = [];
    for (const name2 of await this.versionFolders.names(pointer.next)) {
      const manifest = await readManifest(this.versionFolders.path(name2), name2);
      const isWhole = !("damage" in manifest);
      const damage = isChecked && isWhole ? await findDamage(this.versionFolders.path(name2), manifest) : void 0;
      infos.push(describeVersion(name2, manifest, pointer, damage));
    }
    return infos;
  }
  async leftLooks() {
    const pointer = await this.pointer();
    return [.../* @__PURE__ */ new Set([...pointer.left, ...await this.leftBehind(pointer)])];
  }
  async setStanding(version, standing) {
    await this.changing(async (pointer) => {
      await requireVersion(this.versionFolders, version, pointer, this.workflow);
      if ((pointer.standings[version] ?? "unproven") === standing) return;
      await writePointer(this.disk, this.folder, {
        ...pointer,
        standings: { ...pointer.standings, [version]: standing }
      });
      await this.tell("standing", `${version} is ${standing}`);
    });
  }
  async cleanUp(keep) {
    return this.changing(async (pointer) => {
      const names = await this.versionFolders.names(pointer.next);
      const kept = new Set(chooseKept(names, pointer, keep));
      const gone = names.filter((name2) => !kept.has(name2));
      const left = gone.length === 0 ? [] : await this.leftBehind(pointer, gone);
      if (left.length > 0) {
        const all = [.../* @__PURE__ */ new Set([...pointer.left, ...left])].slice(-mostLeft);
        await writePointer(this.disk, this.folder, { ...pointer, left: all });
      }
      for (const name2 of gone) await this.versionFolders.forget(name2);
      if (gone.length > 0) await this.tell("clean-up", `${gone.join(", ")} went; ${[...kept].join(", ")} stay`);
      return gone;
    });
  }
  async close() {
    await this.live?.close();
    this.live = void 0;
  }
  async pointer() {
    const pointer = await readPointer(this.folder);
    if (pointer === "damaged") throw damagedPointer(this.workflow);
    return pointer;
  }
  /** Readers wait for nobody: when a writer puts something else in place meanwhile, they read that. */
  async reading(nothing, work) {
    for (let tries = 1; ; tries++) {
      const { live } = await this.pointer();
      if (live === null) return nothing;
      try {
        return await work(await this.use(live));
      } catch (error) {
        if (tries >= 5 || (await this.pointer()).live === live) throw error;
      }
    }
  }
  async changing(work, instead) {
    return asOnlyWriter(this.folder, this.parts.waitMs ?? 15e3, async () => {
      const read = await readPointer(this.folder);
      if (read === "damaged" && instead === void 0) throw damagedPointer(this.workflow);
      const pointer = read === "damaged" ? await (instead ?? this.pointer.bind(this))() : read;
      const left = await this.versionFolders.recover(pointer);
      if (left.length > 0) await this.tell("recover", `removed what was not finished: ${left.join(", ")}`);
      try {
        return await work(pointer);
      } catch (error) {
        const now = await readPointer(this.folder).catch(() => "damaged");
        if (now !== "damaged") await this.versionFolders.recover(now).catch(() => void 0);
        throw error;
      }
    });
  }
  async use(name2) {
    const folder = join10(this.folder, name2);
    if (this.live?.folder !== folder) {
      const old = this.live;
      this.live = new Live(folder, this.parts.setVariable);
      await old?.close();
    }
    return this.live;
  }
  /** What is in use; an empty memory when there is nothing yet. */
  async begin(pointer) {
    if (pointer.live !== null) return this.use(pointer.live);
    const name2 = await this.versionFolders.freshLive();
    const draft = join10(this.folder, ".draft");
    await this.disk.folder(draft);
    await this.disk.fill(draft, async () => new MemoryFile(memoryPath(draft), { mayCreate: true }).close());
    await this.disk.rename(draft, join10(this.folder, name2));
    await writePointer(this.disk, this.folder, { ...pointer, live: name2 });
    return this.use(name2);
  }
  /** Writes what is in use as a version, and stands on it. */
  async keep(pointer, live, why) {
    const manifest = await this.versionFolders.write(
      pointer.next,
      (draft) => buildVersion(this.disk, live, draft, { at: this.parts.now(), why, from: pointer.version })
    );
    const now = { ...pointer, version: manifest.version, next: pointer.next + 1 };
    await writePointer(this.disk, this.folder, now);
    return { manifest, pointer: now };
  }
  async keepPresent(before, to) {
    if (before.live === null) return { pointer: before, kept: void 0 };
    const live = await this.use(before.live);
    try {
      if (!await this.isChanged(before, live)) return { pointer: before, kept: void 0 };
      const { manifest, pointer } = await this.keep(before, live, `before going back to ${to}`);
      return { pointer, kept: manifest.version };
    } catch (error) {
      if (error instanceof DamagedStoresError) return { pointer: before, kept: void 0 };
      throw error;
    }
  }
  /** Puts a fresh copy of the version in place, in the one step in which the pointer changes. */
  async stand(pointer, manifest) {
    const live = await this.versionFolders.copyOut(manifest);
    const number = Number(manifest.version.slice(1));
    const now = { ...pointer, live, version: manifest.version, next: Math.max(pointer.next, number + 1) };
    await writePointer(this.disk, this.folder, now);
    await this.live?.close();
    this.live = void 0;
    if (pointer.live !== null) await this.disk.remove(join10(this.folder, pointer.live));
    return now;
  }
  async isChanged(pointer, live) {
    if (pointer.version === null) return true;
    const manifest = await readManifest(this.versionFolders.path(pointer.version), pointer.version);
    return "damage" in manifest || manifest.components.memory !== live.remember((memory) => memory.changes());
  }
  /** Looks that versions took in which what is in use did not grow out of; of some versions, or of all. */
  async leftBehind(pointer, among) {
    const infos = await this.versions();
    const line = lineOf(pointer.version ?? void 0, infos);
    return infos.filter(({ version }) => !line.has(version) && (among?.includes(version) ?? true)).flatMap(({ promoted }) => promoted);
  }
  describe(manifest, pointer) {
    return describeVersion(manifest.version, manifest, pointer, void 0);
  }
  async tell(did, said) {
    await this.parts.tell?.(did, said);
  }
};
function damagedPointer(workflow) {
  return new DamagedStoresError(
    `The stores of ${workflow} cannot be read: stores.json is damaged.`,
    `Go back to a version: \`heal replay versions ${workflow}\` lists them, \`heal replay rollback ${workflow}\` restores one.`
  );
}

// src/app/replay/open-desk.ts
import { join as join11 } from "node:path";
async function openMemory(place, name2, { workflow, secrets, say }) {
  await place.prepare();
  const policy = await openPolicyFile({ file: place.policyFile, root: place.root, say });
  const states = await openExecutionStates(join11(place.stateFolder, "states.sqlite"));
  const folder = place.storesOf(name2);
  const mask = makeMask(secrets);
  const now = () => systemClock.now().toISOString();
  const audit = openReplayAudit({ folder, workflow: name2, mask });
  const stores = openReplayStores({
    folder,
    workflow: name2,
    now,
    setVariable,
    tell: (did, said) => write({ decision: "store", did, said }, "", "running")
  });
  const write = async (decision, run, state) => {
    const at = now();
    const version = await stores.version().catch(() => void 0);
    await audit.write(decision, { at, run, state, version, isTest: policy.policy().testMode.enabled });
  };
  const manager = makeAutoHealManager({
    states,
    clock: systemClock,
    policy: policy.policy,
    stopped: async () => (await place.stop.read())?.reason,
    audit: async ({ at, workflow: _workflow, run, state, isTest, ...decision }) => {
      const version = await stores.version().catch(() => void 0);
      await audit.write(decision, { at, run, state, version, isTest });
    },
    describeTrip: async (trip) => learning?.describeTrip(trip),
    findRegression: async () => learning?.findRegression()
  });
  const learning = workflow && makeLearning({
    workflow,
    stores,
    audit,
    cases: openFailureCases({ folder, mask }),
    now,
    policy: policy.policy,
    info: () => manager.info(name2),
    context: { platform: process.platform, node: process.version }
  });
  return {
    manager,
    learning,
    stores,
    audit,
    policy,
    write,
    async goBack(to, reason) {
      await manager.beginRollback(name2, { to, reason });
      try {
        await stores.rollback(to, reason);
      } catch (error) {
        await manager.endRollback(name2, error instanceof Error ? error.message : String(error));
        throw error;
      }
      await manager.endRollback(name2);
    },
    async close() {
      policy.close();
      await stores.close();
      await states.close();
    }
  };
}
function openDesk({ place, workflow, memory, desktop, announce, say, sight }) {
  const vision = sight?.vision ?? openVision();
  const picker = sight?.picker;
  const gate = {
    shouldExecuteStep: (step) => memory.manager.shouldExecuteStep(step),
    async onStepResult(result) {
      const { follows, said, rollback } = await memory.manager.onStepResult(result);
      if (follows !== "stay") say(said);
      if (!rollback) return;
      say(`${rollback.reason}. What it learned goes back to ${rollback.to}.`);
      await memory.goBack(rollback.to, rollback.reason);
    }
  };
  return {
    desktop,
    vision,
    find: withPrototypes(makeFinder({ desktop, vision, ...picker ? { picker } : {} }), {
      prototypesOf: (target) => memory.stores.prototypesOf(target)
    }),
    remember: makeRememberer(vision),
    gate,
    journal: makeRunJournal(place.journalOf(workflow.name)),
    probes: makeOutsideProbes(place.root),
    clock: systemClock,
    announce,
    async readText(box) {
      const view = await vision.look(await desktop.capture(box));
      try {
        return (await view.read(box))?.text;
      } finally {
        await view.close();
      }
    },
    async look(frame, box) {
      const view = await vision.look(frame);
      try {
        return { picture: await view.cut(box), ink: await view.inkOf(box) };
      } finally {
        await view.close();
      }
    },
    async noteAttempt(attempt) {
      memory.learning?.note(attempt);
      await noteAttempt(attempt, memory);
    },
    close: () => sight ? sight.close() : vision.close()
  };
}
async function noteAttempt({ run, decision, state, success }, memory) {
  await memory.write(decision, run, state);
  if (!success) return;
  const learned = await memory.stores.learn({ ...success, isTest: memory.policy.policy().testMode.enabled });
  const said = learned.isStored ? learned.appearance ?? "success" : learned.because;
  const { step, target } = success;
  await memory.write({ decision: "learn", step, target, isStored: learned.isStored, said }, run, state);
}
function desktopOptions({ env }) {
  return {
    platform: process.platform,
    display: env["DISPLAY"],
    authority: env["XAUTHORITY"] ?? (env["HOME"] ? join11(env["HOME"], ".Xauthority") : void 0),
    waylandDisplay: env["WAYLAND_DISPLAY"]
  };
}
async function openDesktopHere(settings) {
  try {
    return await openDesktop(desktopOptions(settings));
  } catch (error) {
    if (!(error instanceof DesktopError)) throw error;
    throw new EnvironmentError(error.message, "What replay needs here is checked by: heal doctor --replay", {
      cause: error
    });
  }
}

export {
  openMemory,
  openDesk,
  desktopOptions,
  openDesktopHere
};
