// The places of the columns that are not numbers; src/bin/xtask/slim/columns.rs says what each holds.
const HEAD = 0, TAIL = 1, SYMBOLS = 2, STREAM = 3, LOCALS = 4, COUNTED = 5, GETS = 6, FIRST_GETS = 7, NOTHING = 255, PAIR = 254;

/** The program, byte for byte, from the columns that the build took it apart into. */
export function joined(buffer) {
  const [size, count] = new Uint32Array(buffer, 0, 2);
  const lengths = new Uint32Array(buffer, 8, count);
  const bytes = new Uint8Array(buffer);
  const program = new Uint8Array(size + 5);
  // Where each column is read next, and where it ends.
  const places = [], ends = [];
  for (let column = 0, at = 8 + 4 * count; column < count; column += 1) {
    places.push(at);
    ends.push(at += lengths[column]);
  }
  let end = 0;
  const next = (column) => bytes[places[column]++];
  const put = (byte) => { program[end++] = byte; };
  const move = (column, length) => {
    program.set(bytes.subarray(places[column], places[column] += length), end);
    end += length;
  };
  const number = (column) => {
    let byte;
    do put(byte = next(column)); while (byte > 127);
  };
  const putNumber = (rest) => {
    for (; rest > 127; rest >>= 7) put(rest & 127 | 128);
    put(rest);
  };
  // The locals of a function, the one used last in front; inside a statement a local is read by its place there.
  let recent;
  const local = (column, isPlace) => {
    let rest = next(column), value = rest & 127;
    for (let shift = 7; rest > 127; shift += 7) value |= ((rest = next(column)) & 127) << shift;
    while (recent.length <= value) recent.push(recent.length);
    let place = isPlace ? value : recent.indexOf(value);
    value = recent[place];
    for (; place > 0; place -= 1) recent[place] = recent[place - 1];
    putNumber(recent[0] = value);
  };

  const symbols = [];
  while (places[SYMBOLS] < ends[SYMBOLS]) {
    const column = next(SYMBOLS), front = [];
    for (let left = next(SYMBOLS); left > 0; left -= 1) front.push(next(SYMBOLS));
    symbols.push({ column, front });
  }

  let begins = true;
  const write = ({ column, front }) => {
    if (column === PAIR) {
      write(symbols[front[0]]);
      write(symbols[front[1]]);
      return;
    }
    const code = front[0];
    for (let at = 0; at < front.length; at += 1) put(front[at]);
    if (column === COUNTED) move(COUNTED, next(COUNTED));
    else if (code >= 0x20 && code <= 0x22) local(column === GETS && begins ? FIRST_GETS : column, column === GETS && !begins);
    else if (column !== NOTHING) number(column);
    // Whether a statement ended, as src/bin/xtask/slim/columns.rs sees it.
    begins = code <= 0x11 || code === 0x21 || code >= 0x36 && code <= 0x3e;
  };

  move(HEAD, lengths[HEAD]);
  while (places[STREAM] < ends[STREAM]) {
    // The length of a function takes up to five bytes and is known at its end.
    const length = end, start = end += 5;
    move(LOCALS, next(LOCALS));
    recent = [];
    let symbol;
    do {
      symbol = next(STREAM);
      write(symbols[symbol]);
    } while (symbol > 0);
    const stop = end;
    end = length;
    putNumber(stop - start);
    program.copyWithin(end, start, stop);
    end += stop - start;
  }
  move(TAIL, lengths[TAIL]);
  return program.subarray(0, size);
}
