// The rule without WebAssembly: node --test tests.js

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Cohort } from './dti-plugin.js';
import { levels } from './levels.js';

const SCHOOLS = {
  conditions: ['network', 'staff'],
  groups: ['teaching', 'administration'],
  levels: [
    { title: 'Mức 1', from: 0, share: 0 },
    { title: 'Mức 2', from: 50, share: 0.5 },
    { title: 'Mức 3', above: 75, share: 1 },
  ],
};

function award({ network = 1, staff = 1, teaching, administration }, language) {
  const column = (figure) => ({ values: [figure ?? 0], present: [figure === undefined ? 0 : 1] });
  const figures = Object.entries({ network, staff, teaching, administration });
  const columns = new Map(figures.map(([name, figure]) => [name, column(figure)]));
  return levels.score(SCHOOLS, new Cohort(0, 10, 1, columns, language))[0];
}

test('the lowest group decides', () => {
  assert.equal(award({ teaching: 90, administration: 76 }).points, 10);
  assert.equal(award({ teaching: 90, administration: 75 }).points, 5);
  assert.equal(award({ teaching: 49.9, administration: 100 }).points, 0);
});

test('no level without all mandatory conditions', () => {
  assert.equal(award({ network: 0, teaching: 90, administration: 90 }).points, 0);
  assert.equal(award({ staff: undefined, teaching: 90 }).points, undefined);
});

test('reasons can be checked by hand', () => {
  const reason = (figures) => award(figures, 'vi').reason;
  assert.equal(reason({ teaching: 90, administration: 62.5 }), 'thấp nhất `administration` = 62,5: Mức 2, 50 % × 10 = 5');
  assert.equal(reason({ network: 0, teaching: 9, administration: 9 }), 'chưa đạt điều kiện `network`: 0 % × 10 = 0');
});

test('levels that do not rise are refused', () => {
  const pointers = (list) => levels.faults({ ...SCHOOLS, levels: list }).map((fault) => fault.pointer);
  assert.deepEqual(pointers(SCHOOLS.levels), []);
  assert.deepEqual(pointers([{ title: 'a', from: 1, share: 1 }, { title: 'b', from: 1, share: 0 }]), ['/levels/1/from', '/levels/1/share']);
  assert.deepEqual(pointers([{ title: 'a', share: 1 }]), ['/levels/0']);
});
