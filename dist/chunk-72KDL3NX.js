// src/drivers/desktop/hook/shape-events.ts
var moveMs = 30;
var doubleMs = 500;
var doublePixels = 5;
function shapeEvents(hear) {
  let last;
  let moved;
  let toldMs = -Infinity;
  const isAgain = (button, at, atMs) => last?.button === button && atMs - last.atMs <= doubleMs && Math.abs(last.at.x - at.x) <= doublePixels && Math.abs(last.at.y - at.y) <= doublePixels;
  const tellMove = () => {
    if (moved) hear(moved);
    toldMs = moved?.atMs ?? toldMs;
    moved = void 0;
  };
  return (event) => {
    if (event.type === "mouse-move") {
      moved = event;
      if (event.atMs - toldMs >= moveMs) tellMove();
      return;
    }
    tellMove();
    if (!("button" in event)) return hear(event);
    const { at, atMs, button } = event;
    if (event.type === "mouse-down") {
      last = { at, atMs, button, count: isAgain(button, at, atMs) ? (last?.count ?? 0) + 1 : 1 };
    }
    hear({ ...event, count: last?.button === button ? last.count : 1 });
  };
}

export {
  shapeEvents
};
