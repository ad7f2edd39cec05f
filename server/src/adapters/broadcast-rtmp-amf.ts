/** AMF0 (Adobe Action Message Format, 2007), as far as RTMP's commands need it. Strangers send it: everything is bounded. */

export type AmfValue = number | boolean | string | null | undefined | AmfValue[] | AmfObject;
export interface AmfObject {
  readonly [name: string]: AmfValue;
}

export class AmfBroken extends Error {}

const depthMax = 6;
const valuesMax = 512;
const [number, boolean, string, object, nothing, missing] = [0, 1, 2, 3, 5, 6];
const [ecmaArray, objectEnd, strictArray, date, longString] = [8, 9, 10, 11, 12];

/** Reads every value of a message. @throws AmfBroken */
export function readAmf(bytes: Buffer): AmfValue[] {
  const reader = new Reader(bytes);
  const values: AmfValue[] = [];
  while (!reader.isDone) values.push(reader.value(0));
  return values;
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  #left = valuesMax;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  value(depth: number): AmfValue {
    this.#left--;
    if (depth > depthMax || this.#left < 0) throw new AmfBroken('too deep or too much');
    const type = this.#take(1)[0];
    switch (type) {
      case number:
        return this.#take(8).readDoubleBE();
      case boolean:
        return this.#take(1)[0] !== 0;
      case string:
        return this.#text(2);
      case longString:
        return this.#text(4);
      case nothing:
        return null;
      case missing:
        return undefined;
      case object:
        return this.#properties(depth);
      case ecmaArray:
        this.#take(4);
        return this.#properties(depth);
      case strictArray:
        return this.#list(depth);
      case date:
        return this.#take(10).readDoubleBE();
      default:
        throw new AmfBroken(`type ${type}`);
    }
  }

  #properties(depth: number): AmfObject {
    const found: [string, AmfValue][] = [];
    for (;;) {
      const name = this.#text(2);
      if (name === '' && this.#bytes[this.#at] === objectEnd) {
        this.#at++;
        return Object.fromEntries(found);
      }
      found.push([name, this.value(depth + 1)]);
    }
  }

  #list(depth: number): AmfValue[] {
    const count = this.#take(4).readUInt32BE();
    if (count > this.#left) throw new AmfBroken('too long');
    return Array.from({ length: count }, () => this.value(depth + 1));
  }

  #text(lengthBytes: 2 | 4): string {
    const length = this.#take(lengthBytes).readUIntBE(0, lengthBytes);
    return this.#take(length).toString('utf8');
  }

  #take(count: number): Buffer {
    const piece = this.#bytes.subarray(this.#at, this.#at + count);
    if (piece.length < count) throw new AmfBroken('cut off');
    this.#at += count;
    return piece;
  }
}

export function writeAmf(...values: readonly AmfValue[]): Buffer {
  return Buffer.concat(values.map(valueBytes));
}

function valueBytes(value: AmfValue): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'boolean') return Buffer.from([boolean, value ? 1 : 0]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([string]), textBytes(value)]);
  if (value === null || value === undefined) return Buffer.from([nothing]);
  if (Array.isArray(value)) throw new Error('lists are never sent');
  const properties = Object.entries(value).flatMap(([name, one]) => [textBytes(name), valueBytes(one)]);
  return Buffer.concat([Buffer.from([object]), ...properties, Buffer.from([0, 0, objectEnd])]);
}

function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').subarray(0, 0xffff);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
