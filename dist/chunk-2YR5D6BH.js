import {
  openInputHook
} from "./chunk-2LXTEAQC.js";
import {
  desktopOptions,
  openDesktopHere
} from "./chunk-ZAMUH42A.js";
import "./chunk-IO2PT5PB.js";
import {
  openVision
} from "./chunk-ZMMXVIFY.js";
import "./chunk-PPJEV34W.js";
import {
  lookAtPolicy,
  systemClock
} from "./chunk-IUZ75TUY.js";
import "./chunk-M67SD3SV.js";
import {
  listWorkflows,
  openReplayPlace,
  readWorkflow
} from "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-RL4H6REJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-ZXP3NYU4.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-37HU6A4X.js";
import "./chunk-T5FU3QBJ.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-ARBTQFTI.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import {
  ConfigError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/replay/replay-doctor.ts
import { stat } from "node:fs/promises";
var patienceMs = 15e3;
async function hasReplays(path, settings) {
  const { workflowsFolder } = await openReplayPlace(path, settings);
  return (await stat(workflowsFolder).catch(() => void 0))?.isDirectory() === true;
}
async function examineReplay(path, settings) {
  const place = await openReplayPlace(path, settings);
  return [
    ...await examineDesktop(settings),
    await check("Replay: recording", describeRecordingRemedy(), async () => {
      const hook = await openInputHook(desktopOptions(settings));
      await hook.start(() => {
      });
      await hook.stop();
      return "mouse and keyboard can be heard";
    }),
    ...await examineVision(),
    await check("Replay: policy", "Correct the file, or remove it: then the defaults count.", async () => {
      const look = await lookAtPolicy(place.policyFile, place.root);
      if (look.is === "wrong") throw new Error(look.said);
      return look.is === "absent" ? "none; the defaults count" : place.policyFile;
    }),
    await examineWorkflows(place)
  ];
}
async function examineDesktop(settings) {
  const remedy = process.platform === "win32" ? "Run it in the session of a signed-in person, not as a service: docs/replay.md" : 'Run it in an X11 session, or start one that nobody sees: xvfb-run -s "-screen 0 1920x1080x24" heal \u2026';
  const checks = process.platform === "win32" ? await examineWindows(remedy) : [];
  let desktop;
  checks.push(
    await check("Replay: screen", remedy, async () => {
      desktop = await openDesktopHere(settings);
      const { width, height } = await desktop.size();
      return `${desktop.platform}, ${width}\xD7${height}`;
    })
  );
  if (!desktop) return checks;
  const { capture, windows } = { capture: desktop.capture.bind(desktop), windows: desktop.windows.bind(desktop) };
  checks.push(
    await check("Replay: session", "Unlock the screen, and keep it from being locked while replays run.", async () => {
      const seen = await windows();
      const locker = seen.find(isLocker);
      if (locker) throw new Error(`the screen is locked by ${locker.application || locker.className}`);
      return `unlocked, ${seen.length} windows`;
    }),
    await check(
      "Replay: pictures",
      "Keep the screen switched on; over RDP, keep the window of the session open.",
      async () => {
        const frame = await capture();
        const empty = isOneColour(frame) ? ", all of one colour" : "";
        return `${frame.width}\xD7${frame.height}${empty}`;
      }
    )
  );
  await desktop.close();
  return checks;
}
async function examineWindows(remedy) {
  const { probeWin32Desktop } = await import("./chunk-CPGC3UM6.js");
  try {
    return (await probeWin32Desktop()).map(({ about, isFine, said }) => {
      return { name: `Replay: Windows, ${about}`, ok: isFine, detail: said, remedy: isFine ? "" : remedy };
    });
  } catch (error) {
    return [{ name: "Replay: Windows", ok: false, detail: messageOf(error), remedy }];
  }
}
async function examineVision() {
  const vision = openVision();
  const blank = { origin: { x: 0, y: 0 }, width: 64, height: 32, bgra: new Uint8Array(64 * 32 * 4).fill(255) };
  for (let at = 64 * 10 * 4; at < 64 * 20 * 4; at += 4)
    if (at % 256 > 60 && at % 256 < 200) blank.bgra.fill(0, at, at + 3);
  try {
    return [
      await check("Replay: seeing", "Install Heal again: its packages are not complete.", async () => {
        const view = await vision.look(blank);
        const marks = await view.marks({ x: 0, y: 0, width: 64, height: 32 });
        await view.close();
        return `${marks.length} marks were seen on a test picture`;
      }),
      await check("Replay: reading", "Install Heal again: the data of tesseract.js is missing.", async () => {
        const view = await vision.look(blank);
        await view.read({ x: 0, y: 0, width: 64, height: 32 });
        await view.close();
        return "tesseract.js works";
      })
    ];
  } finally {
    await vision.close();
  }
}
function examineWorkflows(place) {
  return check("Replay: workflows", "Correct what is named, or bring it back from Git.", async () => {
    const names = await listWorkflows(place.workflowsFolder);
    const problems = [];
    for (const name of names) {
      try {
        problems.push(...(await readWorkflow(place.folderOf(name))).warnings);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        problems.push(messageOf(error));
      }
    }
    if (problems.length > 0) throw new Error(problems.slice(0, 5).join("; "));
    return names.length === 0 ? `none in ${place.workflowsFolder}` : `${names.length} can be read`;
  });
}
async function check(name, remedy, work) {
  const bell = new AbortController();
  const tooLate = systemClock.sleep(patienceMs, bell.signal).then(() => {
    throw new Error(`no answer within ${patienceMs / 1e3} s`);
  });
  try {
    return { name, ok: true, detail: await Promise.race([work(), tooLate]), remedy: "" };
  } catch (error) {
    return { name, ok: false, detail: messageOf(error), remedy };
  } finally {
    tooLate.catch(() => void 0);
    bell.abort();
  }
}
function describeRecordingRemedy() {
  return process.platform === "linux" ? "Only recording needs it: use an X server with the RECORD extension." : "Only recording needs it: install the optional package uiohook-napi.";
}
function isLocker({ className, application }) {
  return /^(i3lock|xscreensaver|slock|xlock|light-locker|gnome-screensaver|kscreenlocker.*|logonui|lockapp)$/i.test(
    application || className
  );
}
function isOneColour({ bgra }) {
  for (let at = 4; at < bgra.length; at += 4) {
    if (bgra[at] !== bgra[0] || bgra[at + 1] !== bgra[1] || bgra[at + 2] !== bgra[2]) return false;
  }
  return true;
}
export {
  examineReplay,
  hasReplays
};
