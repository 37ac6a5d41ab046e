import {
  intersect
} from "./chunk-ARBTQFTI.js";

// src/drivers/vision/drawing/glyphs.ts
var glyphSize = { width: 8, height: 14 };
var glyphs = Buffer.from(
  [
    "AAAAAAAAAAAAAAAAAAAAABAQEBAQEAAQEAAAAAAAKCgoAAAAAAAAAAAAAAAUFBR+KP5ISFAAAAAAEBA8UFAwHBYUfBAQAAAAYJCQ",
    "ZBBMEhIMAAAAAAA4YGAgUtqORD4AAAAAABAQEAAAAAAAAAAAAAAIGBAQEDAQEBAYCAAAACAQEBgYCBgYEBAgAAAAABBUODgQEAAA",
    "AAAAAAAAAAAQEH4QEBAAAAAAAAAAAAAAAAAAEBAQMAAAAAAAAAAAOAAAAAAAAAAAAAAAAAAAABAQAAAAAAAEDAgIEBAwIGBAAAAA",
    "ADhsRFRURERsOAAAAAAAOBgYGBgYGBg8AAAAAAB4TAQECBgwYHwAAAAAAHgEBDwIBAQMeAAAAAAADBwcLExMfgwMAAAAAAB8QEB4",
    "DAQEDHgAAAAAADxgQHhkRERkOAAAAAAAfAQMCAgYEDAgAAAAAAA4ZERkOERERDgAAAAAADhEREREPAQMOAAAAAAAAAAQEAAAABAQ",
    "AAAAAAAAAAAQEAAAEBAQMAAAAAAABhxgYBgGAAAAAAAAAAAAAH4A/gAAAAAAAAAAAEBwDA44wAAAAAAAADgEBAgYEBAQEAAAAAAA",
    "PGZCnpKikp5AYBwAAAAYOCgoLGR8RsIAAAAAAHhERER8REZGfAAAAAAAPCBAQEBAQCA8AAAAAAB4TERERkRETHgAAAAAAHxAQEB8",
    "QEBAfgAAAAAAfmBgYHxgYGBgAAAAAAA8YEBATEZGZjwAAAAAAERERER8RERERAAAAAAAfBAQEBAQEBB8AAAAAAA8DAwMDAwMCHgA",
    "AAAAAEZMWHBwWExERgAAAAAAYGBgYGBgYGB+AAAAAADG5u7q2tLCwsIAAAAAAGRkZFRUXExMRAAAAAAAOGRERkZGRGQ4AAAAAAB8",
    "RkZGfEBAQEAAAAAAADhkREZGRkRkOAwAAAAAeExERHhIREZCAAAAAAA8QEBgOAQERHgAAAAAAP4QEBAQEBAQEAAAAAAARERERERE",
    "RGQ4AAAAAADGRkRELCgoOBgAAAAAAIKCktp6bGxsZAAAAAAARmQoGBg4LETCAAAAAADGRCw4GBAQEBAAAAAAAH4EDAgQMCBgfgAA",
    "AAAYEBAQEBAQEBAQGAAAAABAQCAgEBAYCAgEBAAAOBgYGBgYGBgYGDgAAAAQOCxEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP4gIBAA",
    "AAAAAAAAAAAAAAAAAAB4BAQ8RER8AAAAAEBAQHhkREZEZHgAAAAAAAAAHCBAQEAgHAAAAAAEBAQ8TEREREQ8AAAAAAAAADhkRH5A",
    "YDwAAAAADBAQfBAQEBAQEAAAAAAAAAA8TEREREw8BAQ4AEBAQHhkREREREQAAAAAEAAAMBAQEBAQfAAAAAAYAAA4GBgYGBgYGBBw",
    "AGBgYGRocHhoZGYAAAAAcBAQEBAQEBAQHAAAAAAAAAB8VlJSUlJSAAAAAAAAAHhkREREREQAAAAAAAAAOGRERERkOAAAAAAAAAB4",
    "ZERGRGR4QEBAAAAAADxsREREbDwEBAQAAAAALjAgICAgIAAAAAAAAAA8YGA4BAR4AAAAAAAwMHwwMDAwEBwAAAAAAAAARERERERk",
    "PAAAAAAAAABGRGQsKDgYAAAAAAAAAIKC0lRsbGwAAAAAAAAARCw4EDhsRAAAAAAAAABGRGQsKBgYEBBgAAAAAHwMCBAwYHwAAAAA",
    "DBAQEBBwEBAQEBAMAAAQEBAQEBAQEBAQEBAAAHAQEBAQDBAQEBAQYAAAAAAAAABwHAAAAAAAAA=="
  ].join(""),
  "base64"
);

// src/drivers/vision/drawing/text.ts
var advance = 7;
function sizeOfText(text, scale = 1) {
  return { width: [...text].length * advance * scale + scale, height: glyphSize.height * scale };
}
var plainSigns = { "\u201C": '"', "\u201D": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-" };
function drawText(frame, at, text, colour, scale = 1) {
  for (const [index, sign] of [...text].entries()) {
    const code = (plainSigns[sign] ?? sign).codePointAt(0) ?? 0;
    const first = ((code < 32 || code > 126 ? 63 : code) - 32) * glyphSize.height;
    for (let row = 0; row < glyphSize.height; row++) {
      const bits = glyphs[first + row] ?? 0;
      for (let column = 0; column < glyphSize.width; column++) {
        if ((bits >> 7 - column & 1) === 0) continue;
        const x = at.x + (index * advance + column) * scale;
        fill(frame, { x, y: at.y + row * scale, width: scale, height: scale }, colour);
      }
    }
  }
}
function fill(frame, box, [blue, green, red]) {
  const part = intersect(box, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return;
  for (let row = 0; row < part.height; row++) {
    let at = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    for (let column = 0; column < part.width; column++, at += 4) {
      frame.bgra[at] = blue;
      frame.bgra[at + 1] = green;
      frame.bgra[at + 2] = red;
      frame.bgra[at + 3] = 255;
    }
  }
}
function outline(frame, { x, y, width, height }, colour, thickness2) {
  const [left, top] = [x - thickness2, y - thickness2];
  const [wide, high] = [width + 2 * thickness2, height + 2 * thickness2];
  fill(frame, { x: left, y: top, width: wide, height: thickness2 }, colour);
  fill(frame, { x: left, y: y + height, width: wide, height: thickness2 }, colour);
  fill(frame, { x: left, y: top, width: thickness2, height: high }, colour);
  fill(frame, { x: x + width, y: top, width: thickness2, height: high }, colour);
}

// src/drivers/vision/drawing/draw-halt.ts
var white = [255, 255, 255];
var black = [24, 24, 24];
var grey = [128, 128, 128];
var colours = { open: [30, 140, 30], refused: [20, 90, 210], inTheWay: [40, 40, 210] };
var mostDrawn = 6;
var margin = 6;
var thickness = 2;
function drawHalt({ frame, candidates, said, inTheWay, masked = [] }) {
  const drawn = candidates.slice(0, mostDrawn);
  const reasons = drawn.map(({ rung, score, against }, index) => {
    const why = against === "" ? "nothing speaks against it" : against;
    return `${index + 1}  ${score.toFixed(2)}  ${rung}: ${why}`;
  });
  const lines = [...wrap(said, frame.width), ...reasons.flatMap((line) => wrap(line, frame.width))];
  const picture = extend(frame, lines.length * lineHeight + 2 * margin);
  for (const box of masked) fill(picture, cutTo(frame, box), grey);
  for (const [index, { box, against }] of [...drawn.entries()].toReversed()) {
    const colour = against === "" ? colours.open : colours.refused;
    outline(picture, box, colour, thickness);
    tag(picture, frame, box, String(index + 1), colour);
  }
  if (inTheWay) {
    outline(picture, cutTo(frame, inTheWay), colours.inTheWay, thickness);
    tag(picture, frame, inTheWay, "in the way", colours.inTheWay);
  }
  const top = frame.origin.y + frame.height;
  fill(picture, { x: frame.origin.x, y: top, width: frame.width, height: picture.height - frame.height }, white);
  for (const [index, line] of lines.entries()) {
    drawText(picture, { x: frame.origin.x + margin, y: top + margin + index * lineHeight }, line, black);
  }
  return picture;
}
function drawMark(frame, box) {
  const drawn = { ...frame, bgra: new Uint8Array(frame.bgra) };
  outline(drawn, cutTo(frame, box), colours.open, thickness);
  return drawn;
}
var lineHeight = sizeOfText("").height + 3;
function tag(picture, frame, { x, y }, text, colour) {
  const size = sizeOfText(text);
  const box = {
    x: Math.max(frame.origin.x, x - thickness),
    y: y - thickness - size.height,
    width: size.width + 4,
    height: size.height
  };
  const place = box.y >= frame.origin.y ? box : { ...box, y: y + thickness };
  fill(picture, place, colour);
  drawText(picture, { x: place.x + 2, y: place.y }, text, white);
}
function wrap(text, width) {
  const most = Math.max(20, Math.floor((width - 2 * margin) / (sizeOfText("xx").width - sizeOfText("x").width)));
  const lines = [];
  for (const word of text.replace(/\s+/g, " ").slice(0, 600).split(" ")) {
    const last = lines.at(-1);
    if (last !== void 0 && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, most));
  }
  return lines;
}
function extend({ width, height, origin, bgra }, by) {
  const larger = new Uint8Array(width * (height + by) * 4).fill(255);
  larger.set(bgra);
  return { width, height: height + by, origin, bgra: larger };
}
function cutTo(frame, box) {
  return intersect(box, { ...frame.origin, width: frame.width, height: frame.height }) ?? { ...box, width: 0, height: 0 };
}

export {
  sizeOfText,
  drawText,
  fill,
  outline,
  drawHalt,
  drawMark
};
