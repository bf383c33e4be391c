// The rule `{name}`: evenly from a start to a goal.

import { complaint, input } from './dti-plugin.js';

export const linear = {
  id: '{name}',
  summary: {
    vi: 'Tăng đều từ mức khởi điểm đến mục tiêu, nhân điểm tối đa',
    en: 'Evenly from a start to a goal, times the maximum',
  },
  // Rising: a higher figure never lowers the points, which the law suite holds the rule to.
  inputs: [input('value', { direction: 'rising' })],
  // What a criteria set may say. The host holds the parameters to it before the rule sees them.
  schema: {
    type: 'object',
    properties: {
      goal: { type: 'number', description: 'The figure that earns the maximum, above `start`.' },
      start: { type: 'number', default: 0, description: 'The figure that earns nothing.' },
    },
    required: ['goal'],
    additionalProperties: false,
  },

  faults({ goal, start = 0 }) {
    return start < goal ? [] : [complaint('/goal', 'phải lớn hơn `start`', 'must be above `start`')];
  },

  score({ goal, start = 0 }, cohort) {
    return Array.from({ length: cohort.agencies }, (_, agency) => award(cohort, agency, start, goal));
  },
};

function award(cohort, agency, start, goal) {
  const value = cohort.figure('value', agency);
  if (value === undefined) return cohort.missing('value');
  const share = (value - start) / (goal - start);
  // A sum that a person can check by hand; it is written only if the task wants reasons.
  return cohort.earnShare(share, () => {
    const [shown, least, most] = [value, start, goal].map((figure) => cohort.number(figure));
    return `(${shown} − ${least}) / (${most} − ${least}) = ${cohort.percent(share)}`;
  });
}
