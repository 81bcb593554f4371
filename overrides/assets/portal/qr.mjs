// Decides how a text becomes a QR code (ISO/IEC 18004:2015, byte mode): held against the segno library by tests/js/qr.test.mjs.

// Level → its bits in the format, then for each version the error correction codewords of a block and the number of blocks (table 9).
const QR_LEVELS = {
  M: [
    0,
    [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, ...Array(19).fill(28)],
    [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
  ],
  L: [
    1,
    [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, ...Array(14).fill(30)],
    [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  ],
};
const VERSIONS = 40;
// Mask → whether it turns the module at row y and column x around (table 10).
const MASKS = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** Codewords of a version, data and error correction together. */
function codewords(version) {
  const aligned = Math.floor(version / 7) + 2;
  const bits = (16 * version + 128) * version + 64 - (version > 1 ? (25 * aligned - 10) * aligned - 55 : 0) - (version > 6 ? 36 : 0);
  return bits >> 3;
}

const capacity = (version, [, perBlock, blocks]) => codewords(version) - perBlock[version - 1] * blocks[version - 1];

/** Mode, length, text and padding as codewords (section 7.4). */
function dataCodewords(text, version, room) {
  const bits = [];
  const put = (value, length) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  put(4, 4);
  put(text.length, version < 10 ? 8 : 16);
  for (const sign of text) put(sign.charCodeAt(0), 8);
  put(0, Math.min(4, room * 8 - bits.length));
  put(0, -bits.length & 7);
  const data = [];
  for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let fill = 0xec; data.length < room; fill ^= 0xec ^ 0x11) data.push(fill);
  return data;
}

// Powers in the field of 256 elements with the polynomial x⁸ + x⁴ + x³ + x² + 1.
const POWERS = [1];
for (let at = 1; at < 255; at++) POWERS.push((POWERS[at - 1] << 1) ^ (POWERS[at - 1] > 127 ? 0x11d : 0));
const times = (one, two) => (one && two ? POWERS[(POWERS.indexOf(one) + POWERS.indexOf(two)) % 255] : 0);

/** The coefficients of the generator polynomial below the highest. */
function generator(degree) {
  let found = [1];
  for (let root = 0; root < degree; root++) {
    const shifted = [...found, 0];
    found.forEach((value, at) => (shifted[at + 1] ^= times(value, POWERS[root])));
    found = shifted;
  }
  return found.slice(1);
}

function errorCorrection(data, divisor) {
  const rest = Array(divisor.length).fill(0);
  for (const value of data) {
    const factor = value ^ rest.shift();
    rest.push(0);
    divisor.forEach((coefficient, at) => (rest[at] ^= times(coefficient, factor)));
  }
  return rest;
}

/** Blocks with their error correction, interleaved (section 7.6). */
function finalCodewords(data, version, [, perBlock, blocks]) {
  const [length, count] = [perBlock[version - 1], blocks[version - 1]];
  const short = Math.floor(data.length / count);
  const shorts = count - (data.length % count);
  const divisor = generator(length);
  const parts = Array.from({ length: count }, (_, at) => {
    const from = at * short + Math.max(0, at - shorts);
    return data.slice(from, from + short + (at < shorts ? 0 : 1));
  });
  const checks = parts.map((part) => errorCorrection(part, divisor));
  const across = (lists, longest) => Array.from({ length: longest }, (_, at) => lists.filter((list) => at < list.length).map((list) => list[at])).flat();
  return [...across(parts, short + 1), ...across(checks, length)];
}

/** A matrix with all that does not depend on the text; what is still free is undefined. */
function functionPatterns(version) {
  const size = version * 4 + 17;
  const matrix = Array.from({ length: size }, () => Array(size).fill(undefined));
  const set = (y, x, dark) => y >= 0 && x >= 0 && y < size && x < size && (matrix[y][x] = Number(dark));
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  const square = (y, x, reach, isDark) => {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) set(y + dy, x + dx, isDark(Math.max(Math.abs(dy), Math.abs(dx))));
  };
  for (const [y, x] of [[3, 3], [3, size - 4], [size - 4, 3]]) square(y, x, 4, (far) => far !== 2 && far !== 4);
  const places = alignmentPlaces(version, size);
  const last = places.length - 1;
  places.forEach((y, row) =>
    places.forEach((x, column) => {
      const corner = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (!corner) square(y, x, 2, (far) => far !== 1);
    }),
  );
  return matrix;
}

function alignmentPlaces(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step).reverse()];
}

/** The bits of a value with those of its BCH code after them (annexes C and D). */
function withCheck(value, polynomial, length) {
  let rest = value;
  for (let at = 0; at < length; at++) rest = (rest << 1) ^ ((rest >> (length - 1)) * polynomial);
  return (value << length) | rest;
}

function drawFormat(matrix, format, mask) {
  const size = matrix.length;
  const bits = withCheck((format << 3) | mask, 0x537, 10) ^ 0x5412;
  const bit = (at) => (bits >> at) & 1;
  for (let at = 0; at < 8; at++) {
    matrix[at < 6 ? at : at + 1][8] = bit(at);
    matrix[8][size - 1 - at] = bit(at);
  }
  for (let at = 8; at < 15; at++) {
    matrix[8][at < 9 ? 7 : 14 - at] = bit(at);
    matrix[size - 15 + at][8] = bit(at);
  }
  matrix[size - 8][8] = 1;
}

function drawVersion(matrix, version) {
  if (version < 7) return;
  const bits = withCheck(version, 0x1f25, 12);
  for (let at = 0; at < 18; at++) {
    const [far, near] = [matrix.length - 11 + (at % 3), Math.floor(at / 3)];
    matrix[far][near] = matrix[near][far] = (bits >> at) & 1;
  }
}

/** Puts the codewords into what is free, in columns of two from the right, up and down (section 7.7.3). */
function drawData(matrix, data, mask) {
  const size = matrix.length;
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (matrix[y][x] !== undefined) continue;
        const bit = at < data.length * 8 ? (data[at >> 3] >> (7 - (at & 7))) & 1 : 0;
        matrix[y][x] = bit ^ Number(MASKS[mask](y, x));
        at += 1;
      }
    }
  }
}

/** How often a line looks like a finder pattern: dark and light as 1:1:3:1:1 beside four light modules or the edge. */
function finderLike(line) {
  let [count, at] = [0, line.indexOf("1011101")];
  while (at >= 0) {
    const light = (part) => !part.includes("1");
    const found = at === 0 || light(line.slice(Math.max(at - 4, 0), at)) || light(line.slice(at + 7, at + 11));
    count += Number(found);
    // The end of one may be the beginning of the next.
    at = line.indexOf("1011101", at + (found ? 7 : 4));
  }
  return count;
}

/** How hard a matrix is to read (section 7.8.3). */
function penalty(matrix) {
  const size = matrix.length;
  const lines = [...matrix, ...matrix.map((_, x) => matrix.map((row) => row[x]))].map((line) => line.join(""));
  let sum = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    sum += 40 * finderLike(line);
  }
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      if (matrix[y][x] === matrix[y][x - 1] && matrix[y][x] === matrix[y - 1][x] && matrix[y][x] === matrix[y - 1][x - 1]) sum += 3;
    }
  }
  const dark = matrix.flat().filter(Boolean).length / size ** 2;
  return sum + 10 * Math.floor(Math.abs(dark * 100 - 50) / 5);
}

/** The code under a mask; for weighing as the standard says (section 7.8): without format and version, which are light. */
function masked(version, format, data, mask, weighed = false) {
  const matrix = functionPatterns(version);
  drawFormat(matrix, format, mask);
  drawVersion(matrix, version);
  drawData(matrix, data, mask);
  if (weighed) lighten(matrix, version);
  return matrix;
}

function lighten(matrix, version) {
  const size = matrix.length;
  for (let at = 0; at < 9; at++) if (at !== 6) matrix[at][8] = matrix[8][at] = 0;
  for (let at = size - 8; at < size; at++) matrix[at][8] = matrix[8][at] = 0;
  if (version < 7) return;
  for (let near = 0; near < 6; near++) for (let far = size - 11; far < size - 8; far++) matrix[near][far] = matrix[far][near] = 0;
}

/**
 * The modules of the smallest code for a text of ASCII, rows of 0 and 1, without the light zone around it.
 *
 * The mask is the one that is easiest to read, unless one is given. RangeError for another text, or one that is too long.
 */
export function qrMatrix(text, level = "M", mask = null) {
  const facts = QR_LEVELS[level];
  const version = Array.from({ length: VERSIONS }, (_, at) => at + 1).find((one) => capacity(one, facts) >= text.length + (one < 10 ? 2 : 3));
  if (!version || !/^[\x00-\x7f]*$/.test(text)) throw new RangeError("no text for a QR code");
  const data = finalCodewords(dataCodewords(text, version, capacity(version, facts)), version, facts);
  if (mask !== null) return masked(version, facts[0], data, mask);
  const weights = MASKS.map((_, each) => penalty(masked(version, facts[0], data, each, true)));
  return masked(version, facts[0], data, weights.indexOf(Math.min(...weights)));
}

/** `{size, path}`: a path for SVG of `size` × `size` units with the light zone of four; level L where M has no room. */
export function qrPath(text) {
  let matrix;
  try {
    matrix = qrMatrix(text);
  } catch {
    matrix = qrMatrix(text, "L");
  }
  const runs = matrix.flatMap((row, y) => [...row.join("").matchAll(/1+/g)].map(({ 0: run, index }) => `M${index + 4} ${y + 4}h${run.length}v1h-${run.length}z`));
  return { size: matrix.length + 8, path: runs.join("") };
}
