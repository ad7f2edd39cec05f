/** Finds a box of an MP4 by its path, e.g. `moov/trak/tkhd`; the offset is that of its size field. */
export function boxOffset(file: Buffer, path: string): number {
  let start = 0;
  let end = file.length;
  let found = -1;
  for (const type of path.split('/')) {
    found = childOffset(file, start, end, type);
    end = found + file.readUInt32BE(found);
    start = found + 8;
  }
  return found;
}

function childOffset(file: Buffer, start: number, end: number, type: string): number {
  for (let offset = start; offset + 8 <= end; offset += file.readUInt32BE(offset)) {
    if (file.toString('latin1', offset + 4, offset + 8) === type) return offset;
  }
  throw new Error(`no box ${type}`);
}

/** The types of the top-level boxes, in order. */
export function topBoxes(file: Buffer): string[] {
  const types: string[] = [];
  for (let offset = 0; offset + 8 <= file.length; offset += file.readUInt32BE(offset)) {
    types.push(file.toString('latin1', offset + 4, offset + 8));
  }
  return types;
}

/** A copy whose movie header claims another length. */
export function withClaimedSeconds(file: Buffer, seconds: number): Buffer {
  const copy = Buffer.from(file);
  const header = boxOffset(copy, 'moov/mvhd') + 8;
  copy.writeUInt32BE(copy.readUInt32BE(header + 12) * seconds, header + 16);
  return copy;
}

/** A copy that asks to be shown turned by a quarter, as phones write portrait clips. */
export function withQuarterTurn(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const matrix = boxOffset(copy, 'moov/trak/tkhd') + 8 + 40;
  const width = copy.readUInt32BE(matrix + 36);
  const height = copy.readUInt32BE(matrix + 40);
  const turned = [0, 0x10000, 0, -0x10000, 0, 0, height, 0, 0x40000000];
  turned.forEach((value, index) => {
    copy.writeInt32BE(value, matrix + index * 4);
  });
  copy.writeUInt32BE(width, matrix + 36);
  return copy;
}

/** A copy whose sample description claims another picture size than the stream itself has. */
export function withClaimedPicture(file: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(file);
  const description = boxOffset(copy, 'moov/trak/mdia/minf/stbl/stsd') + 16;
  copy.writeUInt16BE(width, description + 32);
  copy.writeUInt16BE(height, description + 34);
  return copy;
}
