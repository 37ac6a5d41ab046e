export { drawHalt, drawMark, type HaltDrawing } from './draw-halt.ts';
export { drawText, fill, outline, sizeOfText, type Colour } from './text.ts';
