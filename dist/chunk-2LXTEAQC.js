import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";

// src/drivers/desktop/hook/index.ts
async function openInputHook(options) {
  if (options.platform === "win32") return (await import("./chunk-LSA5MBCZ.js")).makeUiohook("win32");
  const { display = "", authority } = options;
  if (display === "") throw new DesktopError("There is no X display to listen to: DISPLAY is not set.");
  return (await import("./chunk-UG2SIUYF.js")).makeX11Hook({ display, authority });
}

export {
  openInputHook
};
