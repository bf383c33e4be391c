// The rule without WebAssembly: node --test tests.js

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Cohort } from './dti-plugin.js';
import { linear } from './linear.js';

const PARAMETERS = { goal: 60, start: 20 };

function awards(figures, language) {
  const values = figures.map((figure) => figure ?? 0);
  const present = figures.map((figure) => (figure === undefined ? 0 : 1));
  return linear.score(PARAMETERS, new Cohort(0, 10, figures.length, new Map([['value', { values, present }]]), language));
}

test('half way earns half, and a missing figure nothing', () => {
  assert.deepEqual(awards([40, 100, undefined]).map((award) => award.points), [5, 10, undefined]);
});

test('reasons can be checked by hand', () => {
  assert.equal(awards([50], 'vi')[0].reason, '(50 − 20) / (60 − 20) = 75 % × 10 = 7,5');
});

test('a goal below the start is a fault', () => {
  assert.deepEqual(linear.faults({ goal: 1, start: 1 }).map((fault) => fault.pointer), ['/goal']);
});
