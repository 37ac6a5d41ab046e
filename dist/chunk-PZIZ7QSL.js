import {
  unseenCharacters
} from "./chunk-VIISV5L7.js";
import {
  mouseButtons
} from "./chunk-ZXP3NYU4.js";
import {
  makeEmergencyStop
} from "./chunk-DG3SCODO.js";
import {
  openRepository
} from "./chunk-37UXDPNM.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  ConfigError,
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/workflows/folder.ts
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { cp, lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// src/core/replay/workflow.ts
function parametersIn(template) {
  return [...template.matchAll(/\{\{([a-z][a-z0-9-]*)\}\}/g)].map((match) => match[1] ?? "");
}
function fillTemplate(template, valueOf) {
  return template.replace(/\{\{([a-z][a-z0-9-]*)\}\}/g, (written, name) => valueOf(name) ?? written);
}

// src/drivers/workflows/crop.ts
import { PNG as PNG2 } from "pngjs";

// src/drivers/desktop/png.ts
import { PNG } from "pngjs";
var PictureError = class extends Error {
};
var largestPicture = { side: 16384, pixels: 16384 * 4096, bytes: 64 << 20 };
var signature = 0x89504e470d0a1a0an;
function checkPng(bytes, largest2 = largestPicture) {
  if (bytes.length < 33 || bytes.readBigUInt64BE(0) !== signature || bytes.toString("latin1", 12, 16) !== "IHDR") {
    throw new PictureError("The picture is no PNG.");
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const { side: side2, pixels: pixels2 } = largest2;
  if (width === 0 || height === 0 || width > side2 || height > side2 || width * height > pixels2) {
    throw new PictureError(`The picture is ${width}\xD7${height} pixels large; at most ${side2} a side are read.`);
  }
  if (bytes.length > largestPicture.bytes) throw new PictureError("The file of the picture is too large.");
  if (bytes.readUInt8(28) !== 0) throw new PictureError("The picture is interlaced; save it without.");
  return { width, height };
}
function decodePng(bytes, origin = { x: 0, y: 0 }) {
  const { width, height } = checkPng(bytes);
  let data;
  try {
    ({ data } = PNG.sync.read(bytes));
  } catch (error) {
    throw new PictureError("The picture is damaged.", { cause: error });
  }
  if (data.length !== width * height * 4) throw new PictureError("The picture is cut off.");
  return { width, height, origin, bgra: swapRedAndBlue(data) };
}
function encodePng(frame) {
  const png = new PNG({ colorType: 2, filterType: 0, deflateLevel: 3 });
  png.width = frame.width;
  png.height = frame.height;
  png.data = Buffer.from(swapRedAndBlue(frame.bgra).buffer);
  const chunks = [];
  return new Promise((resolve2, reject) => {
    png.on("data", (chunk) => chunks.push(chunk));
    png.on("end", () => resolve2(Buffer.concat(chunks)));
    png.on("error", reject);
    png.pack();
  });
}
function swapRedAndBlue(pixels2) {
  const aligned = pixels2.byteOffset % 4 === 0 ? pixels2 : new Uint8Array(pixels2);
  const from = new Uint32Array(aligned.buffer, aligned.byteOffset, pixels2.length >> 2);
  const swapped = new Uint32Array(from.length);
  for (let at = 0; at < from.length; at++) {
    const pixel = from[at] ?? 0;
    swapped[at] = 4278190080 | pixel & 65280 | (pixel & 255) << 16 | pixel >> 16 & 255;
  }
  return new Uint8Array(swapped.buffer);
}

// src/drivers/workflows/crop.ts
var largestSide = 4096;
function encodeCrop({ width, height, grey }) {
  const png = new PNG2({ width, height });
  png.data = Buffer.from(grey);
  return PNG2.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8, deflateLevel: 9 });
}
function decodeCrop(bytes) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, height } = checkPng(buffer, { side: largestSide, pixels: largestSide * largestSide });
  const png = PNG2.sync.read(buffer);
  if (png.data.length < width * height * 4) throw new Error("it is cut off");
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index++) {
    const at = index * 4;
    const [red = 0, green = 0, blue = 0] = [png.data[at], png.data[at + 1], png.data[at + 2]];
    grey[index] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { width, height, grey };
}

// src/drivers/workflows/ink.ts
var side = 24;
var values = side * side;
function packInk({ shape, aspect, fill, centre }) {
  let largest2 = 0;
  for (const value of shape) largest2 = Math.max(largest2, Math.abs(value));
  const bytes = Buffer.alloc(values);
  for (let index = 0; index < values; index++) {
    bytes.writeInt8(largest2 > 0 ? Math.round((shape[index] ?? 0) / largest2 * 127) : 0, index);
  }
  return {
    shape: bytes.toString("base64"),
    aspect: round(aspect),
    fill: round(fill),
    centre: { x: round(centre.x), y: round(centre.y) }
  };
}
function unpackInk({ shape, aspect, fill, centre }) {
  const bytes = Buffer.from(shape, "base64");
  const unpacked = new Float32Array(values);
  let square = 0;
  for (let index = 0; index < values; index++) square += bytes.readInt8(index) ** 2;
  const length2 = Math.sqrt(square) || 1;
  for (let index = 0; index < values; index++) unpacked[index] = bytes.readInt8(index) / length2;
  return { shape: unpacked, aspect, fill, centre };
}
function round(value) {
  return Math.round(value * 1e3) / 1e3;
}

// src/drivers/workflows/schema.ts
import { z } from "zod";
var workflowSchemaId = "https://raw.githubusercontent.com/heal/heal/main/docs/reference/workflow.schema.json";
var deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/;
var idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "use lower case letters, digits and hyphens, at most 64").refine((id) => !deviceNames.test(id), "is the name of a device on Windows: choose another");
var parameterName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "use lower case letters, digits and hyphens, beginning with a letter, at most 40");
var text = z.string().max(1e4);
var shortText = z.string().max(500);
var pixels = z.number().int().min(-1e5).max(1e5);
var length = z.number().int().min(1).max(1e5);
var share = z.number().min(0).max(1);
var boxSchema = z.strictObject({ x: pixels, y: pixels, width: length, height: length });
var size = z.strictObject({ width: length, height: length });
var inkSchema = z.strictObject({
  shape: z.base64().length(768),
  aspect: z.number().min(0).max(1e3),
  fill: share,
  centre: z.strictObject({ x: share, y: share })
});
var windowSchema = z.strictObject({
  class: shortText.default("").describe("class of the window; empty for any"),
  application: shortText.default("").describe("file name of the program, lower case, without .exe; empty for any"),
  title: shortText.default("").describe("its title; * for what changes; empty for any")
});
var key = z.string().min(1).max(40);
var actionSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("click"),
    target: idSchema,
    button: z.enum(mouseButtons).default("left"),
    count: z.union([z.literal(1), z.literal(2)]).default(1)
  }),
  z.strictObject({ do: z.literal("drag"), target: idSchema, to: idSchema }),
  z.strictObject({ do: z.literal("type"), text: text.describe("{{name}} stands for a parameter") }),
  z.strictObject({ do: z.literal("press"), keys: z.array(key).min(1).max(6) }),
  z.strictObject({ do: z.literal("wait"), ms: z.number().int().min(0).max(6e5) }),
  z.strictObject({ do: z.literal("focus") }),
  z.strictObject({ do: z.literal("close") })
]);
var postconditionSchema = z.discriminatedUnion("see", [
  z.strictObject({ see: z.literal("change"), region: boxSchema.optional() }),
  z.strictObject({ see: z.literal("no-change"), region: boxSchema.optional() }),
  z.strictObject({ see: z.literal("window"), title: shortText, isThere: z.boolean().default(true) }),
  z.strictObject({ see: z.literal("text"), target: idSchema, equals: text }),
  z.strictObject({ see: z.literal("file"), path: text, contains: text.optional() }),
  z.strictObject({
    see: z.literal("http"),
    url: text,
    status: z.number().int().min(100).max(599),
    contains: text.optional()
  }),
  z.strictObject({ see: z.literal("sql"), file: text, query: text, equals: text })
]);
var stepSchema = z.strictObject({
  id: idSchema,
  title: shortText,
  window: windowSchema,
  action: actionSchema,
  after: z.array(postconditionSchema).max(20).default([]),
  isIrreversible: z.boolean().default(false).describe("cannot be taken back: only found by its recorded picture or control, or with a person"),
  timeoutMs: z.number().int().min(100).max(36e5).default(1e4)
});
var targetSchema = z.strictObject({
  label: shortText,
  screen: idSchema,
  box: boxSchema,
  grip: z.strictObject({ x: share, y: share }).default({ x: 0.5, y: 0.5 }),
  element: z.strictObject({ role: shortText, name: shortText, controlId: shortText }).optional().describe("the control that the platform told of"),
  texts: z.array(shortText).max(50).default([]).describe("its text, and other words that mean the same"),
  ink: z.union([z.literal("as its mark"), inkSchema]).optional().describe("its label; usually that of the mark with the same box in its screen")
});
var parameterSchema = z.strictObject({
  name: parameterName,
  label: shortText.default(""),
  isSecret: z.boolean().default(false).describe("never written anywhere: taken from HEAL_REPLAY_<NAME>"),
  value: text.optional()
});
var workflowSchema = z.strictObject({
  $schema: z.string().max(500).optional(),
  version: z.literal(1),
  title: shortText,
  recordedOn: size,
  parameters: z.array(parameterSchema).max(100).default([]),
  steps: z.array(stepSchema).min(1).max(1e3),
  targets: z.record(idSchema, targetSchema).default({})
});
var screenSchema = z.strictObject({
  client: size,
  marks: z.array(z.strictObject({ box: boxSchema, text: shortText.default(""), ink: inkSchema.optional() })).max(2e3)
});

// src/drivers/workflows/decode.ts
async function decodeWorkflow(name, folder, read) {
  const file = parsePart(workflowSchema, await requirePart(read, folder, "workflow.json"), `${folder}/workflow.json`);
  checkReferences(file, `${folder}/workflow.json`);
  const warnings = [];
  const screens = makeRecord();
  for (const id of new Set(Object.values(file.targets).map((target) => target.screen))) {
    const path = `screens/${id}.json`;
    const screen = parsePart(screenSchema, await requirePart(read, folder, path), `${folder}/${path}`);
    screens[id] = {
      id,
      client: screen.client,
      marks: screen.marks.map(({ box, text: text2, ink }) => ({ box, text: text2, ink: ink && unpackInk(ink) }))
    };
  }
  const targets = makeRecord();
  for (const [id, target] of Object.entries(file.targets)) {
    const { picture, problem } = await readCrop(read, `targets/${id}.png`);
    if (problem !== void 0) {
      warnings.push(
        `${folder}/targets/${id}.png cannot be used (${problem}): \u201C${target.label}\u201D is not looked for by its picture. Bring the file back from Git, or record the step again.`
      );
    }
    const { label, screen, box, grip, element, texts, ink } = target;
    const unpacked = ink === "as its mark" ? findMarkInk(screens[screen], box) : ink && unpackInk(ink);
    targets[id] = { id, label, screen, box, grip, picture, ink: unpacked, element, texts };
  }
  return {
    workflow: {
      name,
      title: file.title,
      recordedOn: file.recordedOn,
      parameters: file.parameters.map(({ name: one, label, isSecret, value }) => ({
        name: one,
        label,
        isSecret,
        value
      })),
      steps: file.steps.map(({ window, action, after, ...step }) => ({
        ...step,
        window: { className: window.class, application: window.application, title: window.title },
        action,
        after: after.map(toPostcondition)
      })),
      targets,
      screens
    },
    warnings
  };
}
function findMarkInk(screen, box) {
  const isSame = (other) => other.x === box.x && other.y === box.y && other.width === box.width && other.height === box.height;
  return screen?.marks.find((mark) => isSame(mark.box))?.ink;
}
function toPostcondition(one) {
  switch (one.see) {
    case "change":
    case "no-change":
      return one.region ? { see: one.see, region: one.region } : { see: one.see };
    case "file": {
      const { contains, ...rest } = one;
      return contains === void 0 ? rest : { ...rest, contains };
    }
    case "http": {
      const { contains, ...rest } = one;
      return contains === void 0 ? rest : { ...rest, contains };
    }
    default:
      return one;
  }
}
async function readCrop(read, path) {
  try {
    const bytes = await read(path);
    if (!bytes) return { picture: void 0, problem: "it is missing" };
    return { picture: decodeCrop(bytes), problem: void 0 };
  } catch (error) {
    return { picture: void 0, problem: messageOf(error).replace(unseenCharacters, "").slice(0, 200) };
  }
}
async function requirePart(read, folder, path) {
  try {
    const bytes = await read(path);
    if (bytes) return bytes;
  } catch (error) {
    throw new ConfigError(`${folder}/${path} cannot be read: ${messageOf(error)}`, "Bring it back from Git.");
  }
  throw new ConfigError(`${folder}/${path} is missing`, "Bring it back from Git, or record the workflow again.");
}
function parsePart(schema, bytes, file) {
  const remedy = "Correct it by hand, or bring the file back from Git.";
  const json = parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  if (json === void 0) throw new ConfigError(`${file} is no JSON`, remedy);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map(String).join(".").replace(unseenCharacters, "").slice(0, 200);
    return `${file}: ${place === "" ? "" : `${place}: `}${message.replace(unseenCharacters, "").slice(0, 300)}`;
  });
  throw new ConfigError(problems.join("\n"), remedy);
}
function checkReferences(file, where) {
  const problems = [];
  const targets = new Set(Object.keys(file.targets));
  const parameters = new Set(file.parameters.map(({ name }) => name));
  const steps = /* @__PURE__ */ new Set();
  if (parameters.size < file.parameters.length) problems.push("two parameters have the same name");
  for (const { name, isSecret, value } of file.parameters) {
    if (isSecret && value !== void 0) problems.push(`parameter ${name} is secret, and its value stands here`);
  }
  for (const { id, action, after } of file.steps) {
    if (steps.has(id)) problems.push(`two steps are called ${id}`);
    steps.add(id);
    const named = [
      ...action.do === "click" ? [action.target] : [],
      ...action.do === "drag" ? [action.target, action.to] : [],
      ...after.flatMap((one) => one.see === "text" ? [one.target] : [])
    ];
    for (const target of named) {
      if (!targets.has(target)) problems.push(`step ${id}: there is no target ${target}`);
    }
    const templates = [
      ...action.do === "type" ? [action.text] : [],
      ...after.flatMap((one) => Object.values(one).filter((value) => typeof value === "string"))
    ];
    for (const name of templates.flatMap(parametersIn)) {
      if (!parameters.has(name)) problems.push(`step ${id}: there is no parameter ${name}`);
    }
  }
  if (problems.length === 0) return;
  const remedy = "Correct it by hand, or bring the file back from Git.";
  throw new ConfigError(`${where}: ${problems.slice(0, 5).join("; ")}`, remedy);
}
function makeRecord() {
  return /* @__PURE__ */ Object.create(null);
}

// src/drivers/workflows/format-json.ts
var widest = 120;
function formatJson(value) {
  return `${format(value, 0)}
`;
}
function format(value, depth) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Array.isArray(value) ? value.map((child) => ["", child]) : Object.entries(value).filter(([, child]) => child !== void 0).map(([key2, child]) => [`${JSON.stringify(key2)}: `, child]);
  const [open3, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return `${open3}${close}`;
  const pad = Array.isArray(value) ? "" : " ";
  const inOneLine = entries.map(([key2, child]) => `${key2}${format(child, depth + 1)}`).join(", ");
  const isList = Array.isArray(value) && value.some((child) => typeof child === "object" && child !== null);
  if (depth > (isList ? 1 : 0) && !inOneLine.includes("\n") && inOneLine.length + depth * 2 + 4 <= widest) {
    return `${open3}${pad}${inOneLine}${pad}${close}`;
  }
  const indent = "  ".repeat(depth + 1);
  const lines = entries.map(([key2, child]) => `${indent}${key2}${format(child, depth + 1)}`);
  return `${open3}
${lines.join(",\n")}
${"  ".repeat(depth)}${close}`;
}

// src/drivers/workflows/encode.ts
function encodeWorkflow(workflow) {
  const files = /* @__PURE__ */ new Map();
  const put = (path, value) => files.set(path, Buffer.from(formatJson(value)));
  put("workflow.json", toWorkflowFile(workflow));
  for (const screen of sortedValues(workflow.screens)) put(`screens/${screen.id}.json`, toScreenFile(screen));
  for (const { id, picture } of sortedValues(workflow.targets)) {
    if (picture) files.set(`targets/${id}.png`, encodeCrop(picture));
  }
  return files;
}
function toWorkflowFile(workflow) {
  return {
    $schema: workflowSchemaId,
    version: 1,
    title: workflow.title,
    recordedOn: workflow.recordedOn,
    parameters: workflow.parameters.map(({ name, label, isSecret, value }) => ({
      name,
      label,
      isSecret,
      ...value === void 0 || isSecret ? {} : { value }
    })),
    steps: workflow.steps.map(({ id, title, window, action, after, isIrreversible, timeoutMs }) => ({
      id,
      title,
      window: { class: window.className, application: window.application, title: window.title },
      action: action.do === "press" ? { ...action, keys: [...action.keys] } : { ...action },
      after: after.map(
        (one) => (one.see === "change" || one.see === "no-change") && one.region ? { see: one.see, region: roundBox(one.region) } : { ...one }
      ),
      isIrreversible,
      timeoutMs
    })),
    targets: Object.fromEntries(
      sortedValues(workflow.targets).map((target) => [
        target.id,
        toTargetFile(target, workflow.screens[target.screen])
      ])
    )
  };
}
function toTargetFile({ label, screen, box, grip, element, texts, ink }, on) {
  const packed = ink && packInk(ink);
  const mark = on?.marks.find((one) => isSameBox(roundBox(one.box), roundBox(box)));
  const isThatOfMark = packed && mark?.ink && JSON.stringify(packInk(mark.ink)) === JSON.stringify(packed);
  return {
    label,
    screen,
    box: roundBox(box),
    grip: { x: round(grip.x), y: round(grip.y) },
    ...element ? { element: { ...element } } : {},
    texts: [...texts],
    ...packed ? { ink: isThatOfMark ? "as its mark" : packed } : {}
  };
}
function isSameBox(a, b) {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
function toScreenFile({ client, marks }) {
  return {
    client: { width: client.width, height: client.height },
    marks: marks.map(({ box, ink, text: text2 }) => ({ box: roundBox(box), text: text2, ...ink ? { ink: packInk(ink) } : {} })).toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || a.box.width - b.box.width)
  };
}
function roundBox({ x, y, width, height }) {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height))
  };
}
function sortedValues(record) {
  return Object.values(record).toSorted((a, b) => a.id < b.id ? -1 : Number(a.id > b.id));
}

// src/drivers/workflows/folder.ts
var largest = { json: 8e6, png: 4e6 };
async function readWorkflow(folder) {
  const name = requireName(folder);
  await recover(folder);
  const kind = await kindOf(folder);
  if (kind === "missing") {
    throw new ConfigError(`There is no workflow in ${folder}`, "List what there is: heal replay list");
  }
  if (kind !== "folder") throw new ConfigError(`${folder} is no folder`, "A workflow is a real folder, not a link.");
  return decodeWorkflow(name, folder, async (path) => readPart(folder, path));
}
async function listWorkflows(parent) {
  let entries;
  try {
    entries = await readdir(parent);
  } catch {
    return [];
  }
  for (const entry of entries) {
    const left = /^\.(.+)\.old$/.exec(entry)?.[1];
    if (left !== void 0) await recover(join(parent, left));
  }
  const names = [];
  for (const entry of await readdir(parent)) {
    if (!idSchema.safeParse(entry).success || await kindOf(join(parent, entry)) !== "folder") continue;
    if (await kindOf(join(parent, entry, "workflow.json")) === "file") names.push(entry);
  }
  return names.toSorted();
}
async function writeWorkflow(folder, workflow) {
  await writeWorkflowFiles(folder, encodeWorkflow(workflow));
}
async function writeWorkflowFiles(folder, files) {
  const name = requireName(folder);
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await recover(folder);
  const kind = await kindOf(folder);
  if (kind === "file" || kind === "other") {
    throw new ConfigError(`${folder} is no folder`, "Choose another name for the workflow.");
  }
  const draft = join(parent, `.${name}.new-${randomUUID()}`);
  await mkdir(draft);
  const old = nameOfOld(folder);
  try {
    if (kind === "folder") await copyForeign(folder, draft);
    for (const [path, bytes] of files) await writeDurably(join(draft, path), bytes);
    if (kind === "folder") await rename(folder, old);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    await recover(folder);
    throw new EnvironmentError(
      `The workflow cannot be written to ${folder}: ${messageOf(error)}`,
      "Make room on the disk, close what has the folder open, and make it writable for you. What was there is unchanged.",
      { cause: error }
    );
  }
  await rm(old, { recursive: true, force: true });
}
function nameOfOld(folder) {
  return join(dirname(folder), `.${basename(folder)}.old`);
}
async function recover(folder) {
  const old = nameOfOld(folder);
  if (await kindOf(old) !== "folder") return;
  if (await kindOf(folder) === "missing") await rename(old, folder);
  else await rm(old, { recursive: true, force: true });
}
async function copyForeign(from, to) {
  const own = /* @__PURE__ */ new Set(["workflow.json", "targets", "screens"]);
  for (const entry of await readdir(from)) {
    if (!own.has(entry)) {
      await cp(join(from, entry), join(to, entry), { recursive: true, errorOnExist: true, verbatimSymlinks: true });
    }
  }
}
async function writeDurably(file, bytes) {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
async function readPart(folder, path) {
  const parent = dirname(join(folder, path));
  const kind = await kindOf(parent);
  if (kind === "missing") return void 0;
  if (kind !== "folder") throw new Error(`${basename(parent)} is a link`);
  const part = await kindOf(join(folder, path));
  if (part === "missing") return void 0;
  if (part !== "file") throw new Error("it is a link, or no file");
  const limit = path.endsWith(".png") ? largest.png : largest.json;
  let handle;
  try {
    handle = await open(join(folder, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const isLink = error instanceof Error && "code" in error && error.code === "ELOOP";
    throw isLink ? new Error("it is a link", { cause: error }) : error;
  }
  try {
    const { size: size2 } = await handle.stat();
    if (size2 > limit) throw new Error(`it has ${size2} bytes; at most ${limit} are read`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
async function kindOf(path) {
  try {
    const stats = await lstat(path);
    return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return "missing";
    }
    throw error;
  }
}
function requireName(folder) {
  const name = basename(folder);
  const parsed = idSchema.safeParse(name);
  if (parsed.success) return name;
  throw new ConfigError(
    `\u201C${name.slice(0, 80)}\u201D is no name of a workflow: ${parsed.error.issues[0]?.message ?? "it is not valid"}`,
    "Choose a name such as monthly-report."
  );
}

// src/drivers/workflows/journal.ts
import { mkdir as mkdir2, open as open2, readFile, rename as rename2, writeFile } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";
import { z as z2 } from "zod";
var entrySchema = z2.discriminatedUnion("is", [
  z2.object({ is: z2.literal("begin"), run: z2.string(), at: z2.string() }),
  z2.object({ is: z2.literal("intend"), run: z2.string(), step: z2.string(), at: z2.string() }),
  z2.object({ is: z2.literal("acted"), run: z2.string(), step: z2.string(), at: z2.string() }),
  z2.object({
    is: z2.literal("settled"),
    run: z2.string(),
    step: z2.string(),
    at: z2.string(),
    status: z2.enum(["done", "failed"])
  }),
  z2.object({ is: z2.literal("end"), run: z2.string(), at: z2.string(), status: z2.string() })
]);
function makeRunJournal(file) {
  const append = async (entry) => {
    await mkdir2(dirname2(file), { recursive: true });
    const handle = await open2(file, "a", 384);
    try {
      await handle.appendFile(`${JSON.stringify(entry)}
`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  return {
    unfinished: async () => findUnfinished(await readEntries(file)),
    async begin(run, at) {
      await mkdir2(dirname2(file), { recursive: true });
      const draft = `${file}.tmp`;
      await writeFile(draft, `${JSON.stringify({ is: "begin", run, at })}
`, {
        mode: 384,
        flush: true
      });
      await rename2(draft, file);
    },
    intend: (run, step, at) => append({ is: "intend", run, step, at }),
    acted: (run, step, at) => append({ is: "acted", run, step, at }),
    settled: (run, step, at, status) => append({ is: "settled", run, step, at, status }),
    end: (run, at, status) => append({ is: "end", run, at, status })
  };
}
async function readEntries(file) {
  let text2;
  try {
    text2 = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  return text2.split("\n").map((line) => entrySchema.safeParse(parseJson(line))).flatMap((parsed) => parsed.success ? [parsed.data] : []);
}
function findUnfinished(entries) {
  const first = entries[0];
  if (!first || entries.some(({ is }) => is === "end")) return void 0;
  const done = [];
  let middle;
  for (const entry of entries) {
    if (entry.is === "intend") middle = { step: entry.step, was: "intended", at: entry.at };
    if (entry.is === "acted") middle = { step: entry.step, was: "acted", at: entry.at };
    if (entry.is === "settled") {
      middle = void 0;
      if (entry.status === "done") done.push(entry.step);
    }
  }
  return { run: first.run, startedAt: first.at, done, middle };
}

// src/core/replay/auto-heal-policy.ts
var runningThresholds = {
  anchor: 0.96,
  marks: 0.75,
  layout: 0.7,
  text: 0.8,
  margin: 0.04,
  allowAmbiguous: true,
  rungs: ["structure", "local-anchor", "window-anchor", "marks-ink", "layout", "marks-text"]
};
var degradedThresholds = {
  anchor: 0.98,
  marks: 0.85,
  layout: 0.85,
  text: 0.9,
  margin: 0.08,
  allowAmbiguous: false,
  rungs: ["structure", "local-anchor", "window-anchor", "marks-ink", "marks-text"]
};
var defaultAutoHealPolicy = {
  version: 1,
  windowMinutes: 10,
  degraded: { notFoundInARow: 3, failures: 5, unsure: 5, recoverAfter: 10 },
  quarantined: { failures: 10 },
  everything: { failures: 30, coolDownMinutes: 10 },
  lowConfidence: { score: 0.02, margin: 0.02 },
  learning: true,
  thresholds: { running: runningThresholds, degraded: degradedThresholds },
  testMode: { enabled: false, inject: [] }
};

// src/app/replay/paths.ts
var workflowsPath = ".github/heal/replay";
var policyPath = ".github/heal/auto_heal_policy.json";

// src/app/replay/replay-place.ts
import { createHash } from "node:crypto";
import { mkdir as mkdir3, readdir as readdir2, rm as rm2, stat, writeFile as writeFile2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename as basename2, join as join2, resolve } from "node:path";
var keptRuns = 50;
async function openReplayPlace(path, settings) {
  const folder = resolve(settings.cwd, path);
  const root = await openRepository(folder, settings.env).then(
    ({ packageRoot }) => packageRoot,
    async () => {
      if ((await stat(folder).catch(() => void 0))?.isDirectory()) return folder;
      throw new UsageError(`${folder} is no folder`, "Name the folder that holds .github/heal/replay: --path FOLDER");
    }
  );
  const healFolder = join2(root, ".heal");
  const stateFolder = join2(healFolder, "replay");
  const workflowsFolder = join2(root, workflowsPath);
  return {
    root,
    workflowsFolder,
    policyFile: join2(root, policyPath),
    stop: makeEmergencyStop(join2(healFolder, "stop.json")),
    stateFolder,
    folderOf(workflow) {
      const { success, error } = idSchema.safeParse(workflow);
      if (success) return join2(workflowsFolder, workflow);
      throw new UsageError(
        `\u201C${workflow.slice(0, 80)}\u201D is no name of a workflow: ${error.issues[0]?.message ?? "it is not valid"}`,
        "The names are listed by: heal replay list"
      );
    },
    journalOf: (workflow) => join2(stateFolder, "journals", `${workflow}.jsonl`),
    storesOf: (workflow) => join2(stateFolder, "stores", workflow),
    runFolder: (run) => join2(stateFolder, "runs", run),
    async prepare() {
      try {
        await mkdir3(join2(stateFolder, "runs"), { recursive: true, mode: 448 });
        await writeFile2(join2(healFolder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
          if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
        });
      } catch (error) {
        throw new EnvironmentError(
          `Heal cannot keep its record in ${stateFolder}`,
          "Make room on the disk and make the folder writable for you.",
          { cause: error }
        );
      }
      await forgetOldRuns(join2(stateFolder, "runs"));
    }
  };
}
async function forgetOldRuns(folder) {
  const runs = (await readdir2(folder)).filter((name) => /^\d{8}-\d{6}-/.test(name)).toSorted();
  for (const run of runs.slice(0, -keptRuns)) await rm2(join2(folder, run), { recursive: true, force: true });
}
function nameRun(now, random = Math.random) {
  const [day = "", time = ""] = now.toISOString().split("T");
  const suffix = Math.floor(random() * 36 ** 4).toString(36).padStart(4, "0");
  return `${day.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}-${suffix}`;
}
function lockFileOf(settings, platform) {
  const desktop = platform === "win32" ? settings.env["SESSIONNAME"] ?? "console" : settings.env["DISPLAY"] ?? "";
  const name = createHash("sha256").update(desktop).digest("hex").slice(0, 12);
  const user = typeof process.getuid === "function" ? String(process.getuid()) : "";
  return join2(tmpdir(), `heal-desktop-${user}-${name}.lock`);
}
function nameOfWorkflow(given) {
  return /[/\\]/.test(given) ? basename2(given.replace(/[/\\]+$/, "")) : given;
}

// src/core/replay/finding-a-target.ts
var findingRungs = [
  "structure",
  "local-anchor",
  "window-anchor",
  "marks-ink",
  "layout",
  "marks-text",
  "marks-model"
];
var anchorRungs = ["structure", "local-anchor", "window-anchor"];
var lostReasons = ["no-window", "covered", "not-found", "ambiguous", "vetoed", "too-uncertain"];

export {
  findingRungs,
  anchorRungs,
  lostReasons,
  parametersIn,
  fillTemplate,
  decodePng,
  encodePng,
  encodeCrop,
  decodeCrop,
  decodeWorkflow,
  encodeWorkflow,
  readWorkflow,
  listWorkflows,
  writeWorkflow,
  writeWorkflowFiles,
  makeRunJournal,
  runningThresholds,
  defaultAutoHealPolicy,
  workflowsPath,
  policyPath,
  openReplayPlace,
  nameRun,
  lockFileOf,
  nameOfWorkflow
};
