// The plugin: its name, its version, its rules.

import { plugin } from './dti-plugin.js';
import { levels } from './levels.js';

export const rules = plugin('levels', '0.1.0', [levels]);
