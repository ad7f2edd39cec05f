/** What a state's four numbers are; `ends` is the first expression that ends in it, plus one, and 0 where none does. */
const cell = { base: 0, check: 1, failure: 2, ends: 3 } as const;
const cellSize = 4;

/**
 * Finds all of many expressions in a text in one pass, at a cost linear in the text and the matches.
 *
 * Aho & Corasick, "Efficient string matching: an aid to bibliographic search" (1975), over UTF-16 code units; the trie is a double
 * array (Aoe 1989): the child of `state` by letter `c` is `base[state] + c` where `check` there names `state`. Only letters that some
 * expression has are numbered; any other sends the automaton back to the root at once. The root's children stand in a table of
 * their own, since most of a text is spent there.
 */
export class Matcher {
  /** The expressions as given; a match names one by its place here. */
  readonly expressions: readonly string[];
  private readonly letterOf = new Uint16Array(0x10000);
  /** The root's child by code unit: 0 where it has none. */
  private readonly rootChild = new Int32Array(0x10000);
  /** Of every state four numbers side by side, so that a step touches one line of memory: see `cell`. */
  private readonly cells: Int32Array;
  /** The next shorter expression that ends where this one does, plus one. */
  private readonly shorter: Int32Array;

  /** Empty expressions are never found; of equal ones each is. */
  constructor(expressions: readonly string[]) {
    this.expressions = expressions;
    const letters = this.numberLetters();
    const trie = new Trie(expressions, this.letterOf);
    const { places, base, check } = placeInDoubleArray(trie, letters);
    this.cells = new Int32Array(check.length * cellSize);
    for (let state = 0; state < check.length; state++) {
      this.cells[state * cellSize + cell.base] = base[state]!;
      this.cells[state * cellSize + cell.check] = check[state]!;
    }
    for (let unit = 0; unit < this.letterOf.length; unit++) {
      const child = this.letterOf[unit] === 0 ? undefined : trie.children[0]!.get(this.letterOf[unit]!);
      if (child !== undefined) this.rootChild[unit] = places[child]!;
    }
    this.shorter = new Int32Array(expressions.length);
    this.link(trie, places);
  }

  /**
   * Calls `found` for every occurrence: by end, and of those that end together the longest first.
   * `end` is the offset after its last code unit. Answers how many failures were followed: never more than the text has code units.
   */
  scan(text: string, found: (expression: number, end: number) => void): number {
    const { letterOf, rootChild, cells, shorter } = this;
    let state = 0;
    let failures = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (state !== 0) {
        const letter = letterOf[unit]!;
        if (letter === 0) {
          state = 0;
          continue;
        }
        while (state !== 0) {
          const next = cells[state * cellSize + cell.base]! + letter;
          if (cells[next * cellSize + cell.check] === state) {
            state = next;
            break;
          }
          state = cells[state * cellSize + cell.failure]!;
          failures++;
        }
      }
      if (state === 0) {
        state = rootChild[unit]!;
        if (state === 0) continue;
      }
      for (let e = cells[state * cellSize + cell.ends]!; e !== 0; e = shorter[e - 1]!) found(e - 1, i + 1);
    }
    return failures;
  }

  private numberLetters(): number {
    let letters = 0;
    for (const expression of this.expressions) {
      for (let i = 0; i < expression.length; i++) {
        const unit = expression.charCodeAt(i);
        if (this.letterOf[unit] === 0) this.letterOf[unit] = ++letters;
      }
    }
    return letters;
  }

  /** Breadth first, so that the failure of a shorter prefix is known before a longer one needs it. */
  private link(trie: Trie, places: Int32Array): void {
    const queue: number[] = [];
    const failureNode = new Int32Array(trie.children.length);
    for (const child of trie.children[0]!.values()) queue.push(child);
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head]!;
      this.linkEnds(trie.ended[node]!, places[node]!, places[failureNode[node]!]!);
      this.cells[places[node]! * cellSize + cell.failure] = places[failureNode[node]!]!;
      for (const [letter, child] of trie.children[node]!) {
        let other = failureNode[node]!;
        while (other !== 0 && !trie.children[other]!.has(letter)) other = failureNode[other]!;
        failureNode[child] = trie.children[other]!.get(letter) ?? 0;
        queue.push(child);
      }
    }
  }

  private linkEnds(ended: readonly number[], place: number, failurePlace: number): void {
    let rest = this.cells[failurePlace * cellSize + cell.ends]!;
    for (let i = ended.length - 1; i >= 0; i--) {
      this.shorter[ended[i]!] = rest;
      rest = ended[i]! + 1;
    }
    this.cells[place * cellSize + cell.ends] = rest;
  }
}

class Trie {
  readonly children: Map<number, number>[] = [new Map()];
  /** The expressions that end in each node. */
  readonly ended: number[][] = [[]];

  constructor(expressions: readonly string[], letterOf: Uint16Array) {
    for (const [number, expression] of expressions.entries()) {
      if (expression === '') continue;
      let node = 0;
      for (let i = 0; i < expression.length; i++)
        node = this.childOf(node, letterOf[expression.charCodeAt(i)]!);
      this.ended[node]!.push(number);
    }
  }

  private childOf(node: number, letter: number): number {
    const known = this.children[node]!.get(letter);
    if (known !== undefined) return known;
    const made = this.children.length;
    this.children[node]!.set(letter, made);
    this.children.push(new Map());
    this.ended.push([]);
    return made;
  }
}

/** Gives every node but the root a place so that no two children share one (first fit). Place 0 is the root's. */
function placeInDoubleArray(trie: Trie, letters: number) {
  const places = new Int32Array(trie.children.length);
  const slots = new Slots(trie.children.length * 2 + letters + 2);
  let base: Int32Array = new Int32Array(slots.check.length);
  let last = 0;
  for (const child of trie.children[0]!.values()) {
    places[child] = slots.takeFirst();
    slots.check[places[child]!] = -1;
    last = Math.max(last, places[child]!);
  }
  const queue = [...trie.children[0]!.values()];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    const own = trie.children[node]!;
    if (own.size === 0) continue;
    const found = slots.fit([...own.keys()]);
    if (base.length < slots.check.length) base = grown(base, slots.check.length);
    base[places[node]!] = found;
    for (const [letter, child] of own) {
      places[child] = found + letter;
      slots.check[found + letter] = places[node]!;
      last = Math.max(last, found + letter);
      queue.push(child);
    }
  }
  const size = last + letters + 2;
  return { places, base: sized(base, size), check: sized(slots.check, size) };
}

/** Free places of the double array. */
class Slots {
  /** 0 where free. */
  check: Int32Array;
  private firstFree = 1;

  constructor(size: number) {
    this.check = new Int32Array(size);
  }

  takeFirst(): number {
    this.skipTaken();
    return this.firstFree;
  }

  /** The smallest base, from the first free place on, where a child of each letter has room. */
  fit(letters: readonly number[]): number {
    this.skipTaken();
    const least = Math.min(...letters);
    const most = Math.max(...letters);
    for (let base = Math.max(1, this.firstFree - least); ; base++) {
      if (base + most >= this.check.length) this.check = grown(this.check, (base + most) * 2);
      if (letters.every((letter) => this.check[base + letter] === 0)) return base;
    }
  }

  private skipTaken(): void {
    while (this.check[this.firstFree] !== 0 && this.firstFree < this.check.length) this.firstFree++;
  }
}

function grown(array: Int32Array, size: number): Int32Array {
  return sized(array, Math.max(size, array.length * 2));
}

function sized(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(size);
  made.set(array.subarray(0, Math.min(size, array.length)));
  return made;
}
