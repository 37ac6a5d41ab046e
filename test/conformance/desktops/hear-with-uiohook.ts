import { makeUiohook } from '#drivers/desktop/hook/uiohook/index.ts';

// A process of its own: uiohook listens to the display of the process that it is in.
const hook = makeUiohook(process.platform);
await hook.start((event) => console.log(JSON.stringify(event)));
console.log('ready');
process.stdin.on('end', async () => {
  await hook.stop();
  console.log('stopped');
});
process.stdin.resume();
