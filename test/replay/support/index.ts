export { startScreen, screenMissing, type Screen, type ScreenOptions } from './screen.ts';
export { settle, type App, type AppOptions } from './app.ts';
export { describeMissing, hasProgram } from './needs.ts';
export { startProcess, waitFor, type Started } from './processes.ts';
export { startWitness, tkMissing, type Witness, type Witnessed } from './witness.ts';
