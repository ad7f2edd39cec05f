/** Moves the n smallest (n ≥ 1) of the first `size` values to the front; answers the n-th (Hoare's selection). */
export function nthSmallest(values: Float32Array | Float64Array, size: number, n: number): number {
  let low = 0;
  let high = size - 1;
  const wanted = n - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const kept = values[left]!;
      values[left++] = values[right]!;
      values[right--] = kept;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted]!;
}
