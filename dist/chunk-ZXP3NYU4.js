// src/core/ports/desktop.ts
var mouseButtons = ["left", "right", "middle"];
var DesktopError = class extends Error {
};

export {
  mouseButtons,
  DesktopError
};
