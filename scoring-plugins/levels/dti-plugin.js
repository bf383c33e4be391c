// What a scoring plugin in JavaScript is written with: a rule is an object, and `plugin` makes the contract's exports of it.
//
// Nothing here needs WebAssembly: rules are tried with plain Node.js as well, see `tests.js`.

/** Why parameters or a task are refused; `pointer` is a JSON Pointer into the parameters, empty for the whole. */
export function complaint(pointer, vi, en) {
  return { pointer, message: { vi, en } };
}

/** One input that a rule reads. Kinds: number, choice, yes-no, date. Directions: none, rising, falling. */
export function input(name, { kind = 'number', required = true, direction = 'none' } = {}) {
  return { name, kind, required, direction };
}

/** One indicator for one whole cohort. Agencies are told apart by position alone. */
export class Cohort {
  constructor(minimum, maximum, agencies, columns, language) {
    Object.assign(this, { minimum, maximum, agencies, columns, language });
  }

  /** An agency's figure; undefined where it is missing. */
  figure(name, agency) {
    const { values, present } = this.columns.get(name);
    return present[agency] ? values[agency] : undefined;
  }

  /** The names of the inputs that the criteria set supplies. */
  names() {
    return [...this.columns.keys()];
  }

  /** The text in the language of the reasons. */
  pick(vi, en) {
    return this.language === 'vi' ? vi : en;
  }

  /** A number with up to four decimals, as the language writes it: 7,5 or 7.5. */
  number(value) {
    const digits = Math.abs(value) < 1e15 ? value.toFixed(4).replace(/\.?0+$/, '') : value.toExponential();
    const signed = digits === '-0' ? '0' : digits.replace('-', '−');
    return this.pick(signed.replace('.', ','), signed);
  }

  /** A share as a percentage. */
  percent(share) {
    return `${this.number(share * 100)} %`;
  }

  /**
   * A share of the maximum, below 0 as 0 and above 1 as 1. `working` gives the sentence so far, ending with the share; it
   * is called only if reasons are wanted.
   */
  earnShare(share, working) {
    if (Number.isNaN(share)) return this.withhold('số liệu quá lớn để tính', 'the figures are too large');
    const counted = Math.min(Math.max(share, 0), 1);
    const points = counted * this.maximum;
    const limited = Math.min(Math.max(points, this.minimum), this.maximum);
    if (this.language === undefined) return { points: limited, reason: '' };
    const cut = counted === share ? '' : `, ${this.pick('tính', 'counted as')} ${this.percent(counted)}`;
    const least = points === limited ? '' : `, ${this.pick('tối thiểu', 'at least')} ${this.number(limited)}`;
    const sum = `${this.number(this.maximum)} = ${this.number(points)}`;
    return { points: limited, reason: `${working()}${cut} × ${sum}${least}` };
  }

  /** No award, which is not zero: the criteria set says what it counts for. */
  withhold(vi, en) {
    return { points: undefined, reason: this.language === undefined ? '' : this.pick(vi, en) };
  }

  /** No award, because a figure is missing. */
  missing(name) {
    return this.withhold(`thiếu số liệu \`${name}\``, `\`${name}\` is missing`);
  }
}

/**
 * The contract's three functions over a list of rules: `export const rules = plugin('linear', '0.1.0', [linear])`.
 *
 * A rule has `id`, `summary` (vi and en), `inputs`, `schema` (the JSON Schema of its parameters),
 * `score(parameters, cohort)` with one award for each agency, and where it needs them `faults(parameters)` (complaints
 * about what the schema lets pass), `furtherInputs`, `relative`, `unbounded`.
 */
export function plugin(name, version, list) {
  const described = (rule) => ({
    id: rule.id,
    summary: rule.summary,
    inputs: rule.inputs,
    furtherInputs: rule.furtherInputs ?? false,
    relative: rule.relative ?? false,
    unbounded: rule.unbounded ?? false,
    schema: JSON.stringify(rule.schema),
  });
  const find = (id) => list.find((rule) => rule.id === id);
  const unknown = (id) => {
    const known = list.map((rule) => `\`${rule.id}\``).join(', ');
    return complaint('', `\`${name}\` không có cách tính \`${id}\`, chỉ có ${known}`, `\`${name}\` has no rule \`${id}\`, only ${known}`);
  };
  return {
    describe: noted(() => ({ name, version, rules: list.map(described) })),

    check: noted((id, parameters) => {
      const rule = find(id);
      const faults = rule ? (rule.faults?.(JSON.parse(parameters)) ?? []) : [unknown(id)];
      if (faults.length > 0) throw faults;
    }),

    score: noted((task) => {
      const rule = find(task.rule);
      if (!rule) throw unknown(task.rule);
      const columns = new Map(task.columns.map((column) => [column.name, column]));
      const cohort = new Cohort(task.minimum, task.maximum, task.agencies, columns, task.reasons);
      const awards = rule.score(JSON.parse(task.parameters), cohort);
      return {
        points: Float64Array.from(awards, (award) => award.points ?? 0),
        earned: Uint8Array.from(awards, (award) => (award.points === undefined ? 0 : 1)),
        reasons: task.reasons === undefined ? [] : awards.map((award) => award.reason),
      };
    }),
  };
}

// The last words of a plugin that fails, in its memory, where the host looks for them: a marker, a length, a text. The
// marker is put together byte by byte, backwards, so that it is in memory only once.
const NOTE = new Uint8Array(4096);
const MARKER_BACKWARDS = '1:eton-cinap:itd';

/** Has a function leave a note where it fails with an error; what else is thrown is an answer. */
function noted(work) {
  return (...given) => {
    try {
      return work(...given);
    } catch (thrown) {
      if (thrown instanceof Error) leaveNote(thrown);
      throw thrown;
    }
  };
}

function leaveNote(error) {
  const place = /([^/@\s]+\.js:\d+)/.exec(error.stack ?? '')?.[1];
  const text = new TextEncoder().encode(`${place ? `${place}: ` : ''}${error}`).slice(0, 4000);
  new DataView(NOTE.buffer).setUint32(16, text.length, true);
  NOTE.set(text, 20);
  [...MARKER_BACKWARDS].forEach((letter, position) => (NOTE[15 - position] = letter.charCodeAt(0)));
}
