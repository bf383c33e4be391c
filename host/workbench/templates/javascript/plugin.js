// The plugin: its name, its version, its rules.

import { plugin } from './dti-plugin.js';
import { linear } from './linear.js';

export const rules = plugin('{name}', '0.1.0', [linear]);
