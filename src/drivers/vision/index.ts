export { openVision, type VisionOptions } from './open-vision.ts';
export { VisionError } from './vision-thread.ts';
export { MarksModelError } from './mark-detector.ts';
