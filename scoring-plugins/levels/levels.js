// The rule `levels`: a level that all groups reach and all mandatory conditions allow.

import { complaint } from './dti-plugin.js';

const NAME = { type: 'string', minLength: 1 };

export const levels = {
  id: 'levels',
  summary: {
    vi: 'Mức thấp nhất trong các nhóm, khi mọi điều kiện bắt buộc đều đạt',
    en: 'The lowest level of all groups, once every mandatory condition is met',
  },
  inputs: [],
  furtherInputs: true,
  schema: {
    type: 'object',
    properties: {
      groups: {
        type: 'array',
        items: NAME,
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        description: 'The inputs that are figures of groups; the lowest decides.',
      },
      conditions: {
        type: 'array',
        items: NAME,
        maxItems: 50,
        uniqueItems: true,
        default: [],
        description: 'The yes-no inputs that must all be met.',
      },
      levels: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        description: 'The levels from the lowest to the highest.',
        items: {
          type: 'object',
          properties: {
            title: { ...NAME, description: 'What the level is called.' },
            from: { type: 'number', description: 'The least figure of a group, which belongs to the level.' },
            above: { type: 'number', description: 'The figure of a group that must be exceeded.' },
            share: { type: 'number', minimum: 0, maximum: 1, description: 'What the level earns.' },
          },
          required: ['title', 'share'],
          additionalProperties: false,
        },
      },
    },
    required: ['groups', 'levels'],
    additionalProperties: false,
  },

  faults({ groups, conditions = [], levels }) {
    const both = conditions.findIndex((name) => groups.includes(name));
    const twice = both < 0 ? [] : [complaint(`/conditions/${both}`, 'đã là một nhóm', 'is a group already')];
    return [...twice, ...levels.flatMap((level, position) => faultsOfLevel(level, position, levels[position - 1]))];
  },

  score(parameters, cohort) {
    const wanted = [...parameters.groups, ...(parameters.conditions ?? [])];
    const unknown = wanted.find((name) => !cohort.columns.has(name));
    if (unknown !== undefined) {
      throw complaint('', `bộ chỉ số không có số liệu \`${unknown}\``, `the set supplies no input \`${unknown}\``);
    }
    return Array.from({ length: cohort.agencies }, (_, agency) => award(parameters, cohort, agency));
  },
};

function faultsOfLevel(level, position, before) {
  const at = `/levels/${position}`;
  if ((level.from === undefined) === (level.above === undefined)) {
    return [complaint(at, 'cần đúng một trong hai khóa `from` và `above`', 'needs exactly one of `from` and `above`')];
  }
  if (before === undefined) return [];
  const faults = [];
  if (!isHigher(level, before)) {
    faults.push(complaint(`${at}/${key(level)}`, 'phải cao hơn mức trước', 'must be higher than that of the level before'));
  }
  if (level.share < before.share) {
    faults.push(complaint(`${at}/share`, 'không được thấp hơn mức trước', 'must not be below that of the level before'));
  }
  return faults;
}

const key = (level) => (level.from === undefined ? 'above' : 'from');
const edge = (level) => level.from ?? level.above;
const reaches = (figure, level) => (level.from === undefined ? figure > level.above : figure >= level.from);

/** A level `above` 50 is higher than one `from` 50. */
function isHigher(level, before) {
  return edge(level) > edge(before) || (edge(level) === edge(before) && key(level) === 'above' && key(before) === 'from');
}

function award({ groups, conditions = [], levels }, cohort, agency) {
  const missing = [...conditions, ...groups].find((name) => cohort.figure(name, agency) === undefined);
  if (missing !== undefined) return cohort.missing(missing);
  const unmet = conditions.filter((name) => cohort.figure(name, agency) !== 1);
  if (unmet.length > 0) {
    const names = unmet.map((name) => `\`${name}\``).join(', ');
    return cohort.earnShare(0, () => `${cohort.pick('chưa đạt điều kiện', 'not met:')} ${names}: 0 %`);
  }
  const lowest = groups.reduce((low, name) => (cohort.figure(name, agency) < cohort.figure(low, agency) ? name : low));
  const figure = cohort.figure(lowest, agency);
  const reached = levels.findLast((level) => reaches(figure, level));
  return cohort.earnShare(reached?.share ?? 0, () => working(cohort, lowest, figure, reached));
}

function working(cohort, name, figure, level) {
  const lowest = `${cohort.pick('thấp nhất', 'lowest:')} \`${name}\` = ${cohort.number(figure)}`;
  if (level === undefined) return `${lowest}: ${cohort.pick('chưa đạt mức nào', 'no level')}, 0 %`;
  return `${lowest}: ${level.title}, ${cohort.percent(level.share)}`;
}
