/**
 * Makes the columns of `block` (`rows` rows of `width`) orthonormal, in place: by Cholesky of their products, which
 * loses digits where columns are nearly alike, so that a second pass is wanted where it matters. A column that others
 * make up becomes (nearly) nothing.
 */
export function orthonormalise(block: Float32Array, rows: number, width: number, passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    const factor = choleskyOf(productsOf(block, rows, width), width);
    for (let row = 0; row < rows; row++) solveRow(block, row * width, factor, width);
  }
}

/** Lower triangle of the products of columns with each other. */
function productsOf(block: Float32Array, rows: number, width: number): Float64Array {
  const products = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    for (let a = 0; a < width; a++) {
      const value = block[at + a]!;
      const out = a * width;
      for (let b = 0; b <= a; b++) products[out + b]! += value * block[at + b]!;
    }
  }
  return products;
}

function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    const whole = matrix[i * size + i]!;
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      if (i === j) matrix[i * size + i] = sum > whole * 1e-9 ? Math.sqrt(sum) : Number.POSITIVE_INFINITY;
      else matrix[i * size + j] = sum / matrix[j * size + j]!;
    }
  }
  return matrix;
}

/** The row x that becomes y with y Lᵀ = x. */
function solveRow(block: Float32Array, at: number, factor: Float64Array, width: number): void {
  for (let i = 0; i < width; i++) {
    let sum = block[at + i]!;
    const row = i * width;
    for (let k = 0; k < i; k++) sum -= factor[row + k]! * block[at + k]!;
    block[at + i] = sum / factor[row + i]!;
  }
}
