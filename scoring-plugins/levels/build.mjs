// Makes the component, which `dti plugin build` asks for: node build.mjs OUT WIT

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const [out, wit = 'wit/scoring.wit'] = process.argv.slice(2);
const entry = new URL('plugin.js', import.meta.url);
// Where a line is wrong, Node.js says which; the engine that is put into the component does not.
await import(entry);

const { componentize } = await import('@bytecodealliance/componentize-js');
const { component } = await componentize({
  sourcePath: fileURLToPath(entry),
  witPath: wit,
  worldName: 'plugin',
  // A plugin imports nothing: no clock, no randomness, no console, no network.
  disableFeatures: ['clocks', 'random', 'stdio', 'http', 'fetch-event'],
});
await writeFile(out, component);
