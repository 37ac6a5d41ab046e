/**
 * Screens for tests, with real applications; all of it ends with the test, even with one that is killed.
 *
 *     describe.skipIf(screenMissing !== '')(`a calculator${screenMissing}`, () => {
 *       it('adds', async () => {
 *         const screen = await startScreen({ width: 1920, height: 1080 });
 *         const { window } = await screen.startApp({ argv: ['galculator'], theme: 'Adwaita:dark', textScale: 1.25 });
 *         await screen.desktop.click(...);
 *         expect(await screen.readClipboard()).toBe('2');
 *         await screen.stop();
 */
export { startScreen, screenMissing, type Screen, type ScreenOptions } from './screen.ts';
export { settle, type App, type AppOptions } from './app.ts';
export { describeMissing, hasProgram } from './needs.ts';
export { startProcess, waitFor, type Started } from './processes.ts';
export { startWitness, tkMissing, type Witness, type Witnessed } from './witness.ts';
