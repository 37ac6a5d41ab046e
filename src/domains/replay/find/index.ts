export { makeFinder, type FinderParts, type FindingQuestion } from './find-target.ts';
export { makeRememberer, type Remembered, type RememberQuestion } from './record-target.ts';
