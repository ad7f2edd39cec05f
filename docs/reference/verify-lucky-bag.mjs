// Verifies the draw of a lucky bag: node verify-lucky-bag.mjs PROOF.json [ENTRY.json] [HEX...]
// PROOF.json is what anybody can fetch, ENTRY.json what an entrant can; each HEX is a hash noted in the room before the draw.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (text) => (/^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : check(false, `"${text}" is no hash`));
const check = (holds, fault) => { if (!holds) throw new Error(fault); };
const keysAre = (value, keys) => check(Object.keys(value).sort().join() === keys, `not the fields ${keys}`);
const canonical = (v) => v === null || typeof v !== 'object' ? JSON.stringify(v) : Array.isArray(v) ? `[${v.map(canonical)}]`
  : `{${Object.keys(v).sort().map((k) => `${JSON.stringify(k)}:${canonical(v[k])}`)}}`;
function checkIncluded(content, index, path, size, root) { // RFC 9162, 2.1.3.2
  let [at, last, hash] = [index, size - 1, sha(Buffer.of(0), JSON.stringify(content))];
  check(Number.isInteger(at) && at >= 0 && at <= last, 'a place is outside the tree');
  for (const beside of path.map(hex)) {
    check(last > 0, 'a path is too long');
    if (at % 2 || at === last) { hash = sha(Buffer.of(1), beside, hash); while (at % 2 === 0 && at) { at /= 2; last >>>= 1; } }
    else hash = sha(Buffer.of(1), hash, beside);
    at >>>= 1; last >>>= 1;
  }
  check(last === 0 && hash.equals(hex(root)), `entry ${content[0]} is not in the tree`);
}
const leafOf = (e) => [e.entryId, e.number, e.conditionsMet, e.shareHash];
export function verify(proof, entry, ...seen) {
  const { rules, closing, root, seed, winners } = proof;
  keysAre(proof, 'closing,format,root,rules,seed,version,winners');
  check(proof.format === 'kanmai-lucky-bag-proof' && proof.version === 1, 'another format');
  check(sha(canonical(rules)).equals(hex(closing.rulesHash)), 'the rules are not those published');
  check(sha(hex(seed)).equals(hex(closing.commitment)), 'the seed is not the one committed to');
  check(sha(canonical(closing)).equals(hex(root)), 'the root is not of this closing');
  const { eligibleCount, entryCount, entriesRoot } = closing;
  check(Number.isInteger(rules.winners) && Number.isInteger(eligibleCount) && eligibleCount <= entryCount, 'no counts');
  const [moved, places] = [new Map(), []];
  for (let left = eligibleCount, block = 0; left > 0 && places.length < rules.winners; left--) {
    const count = Buffer.alloc(4), usable = Math.floor(2 ** 48 / left) * left;
    let x = usable;
    while (x >= usable) { count.writeUInt32BE(block++); x = sha(hex(seed), hex(root), count).readUIntBE(0, 6); }
    places.push(moved.get(x % left) ?? x % left);
    moved.set(x % left, moved.get(left - 1) ?? left - 1);
  }
  check(String(winners.map((w) => w.index)) === String(places), 'the winners are not those drawn');
  for (const w of entry ? [...winners, entry.entry] : winners) {
    keysAre(w, 'conditionsMet,entryId,index,number,path,shareHash');
    checkIncluded(leafOf(w), w.index, w.path, entryCount, entriesRoot);
    check(w.conditionsMet === w.index < eligibleCount, 'an entry is in the wrong part');
  }
  if (entry) keysAre(entry, 'bagId,entry,format,share,sharePath,version');
  if (entry) check(entry.format === 'kanmai-lucky-bag-entry' && entry.version === 1 && entry.bagId === rules.bagId, 'not an entry of this bag');
  if (entry) checkIncluded([entry.entry.entryId, entry.share], entry.entry.index, entry.sharePath, entryCount, closing.sharesRoot);
  if (entry?.share) check(sha(hex(entry.share)).equals(hex(entry.entry.shareHash)), 'the share is not the one committed to');
  for (const h of seen) check([root, seed, ...Object.values(closing)].includes(h), `${h}, seen before, is not in the proof`);
  return winners.map((w) => w.entryId);
}
if (import.meta.filename === process.argv[1]) {
  const words = process.argv.slice(2), files = words.filter((w) => !/^[0-9a-f]{64}$/.test(w));
  const [proof, entry] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  console.log('verified; winners:', verify(proof, entry, ...words.filter((w) => !files.includes(w))).join(' '));
}
