// One variant of the products of a block; included once for each, so without a guard.

/// One column of a block, less its shift, followed by zeros up to a whole vector; returns its sum.
TARGET static int64_t VARIANT(shifted)(const int8_t *restrict x, int16_t shift, size_t rows, int16_t *restrict out) {
  size_t padded = (rows + LANES - 1) / LANES * LANES;
  uint32_t sum = 0;
  // The rows of the next block: the processor does not foresee the jump from column to column.
  for (size_t r = 0; r < rows; r += 64) __builtin_prefetch((const void *)((uintptr_t)x + rows + r));
  for (size_t r = 0; r < rows; ++r) {
    out[r] = (int16_t)(x[r] - shift);
    // Unsigned bytes have a fast sum.
    sum += (uint8_t)(x[r] ^ 0x80);
  }
  for (size_t r = rows; r < padded; ++r) out[r] = 0;
  return (int64_t)sum - (int64_t)rows * (128 + shift);
}

/// Products of four columns from `a` on with four from `b` on.
TARGET static inline void VARIANT(tile)(const int16_t *a, const int16_t *b, size_t padded, int32_t out[TILE][TILE]) {
  VECTOR s[TILE][TILE];
  for (int k = 0; k < TILE; ++k)
    for (int l = 0; l < TILE; ++l) s[k][l] = ZERO;
  for (size_t r = 0; r < padded; r += LANES) {
    VECTOR x[TILE];
    for (int k = 0; k < TILE; ++k) x[k] = LOAD(a + k * STRIDE + r);
    for (int l = 0; l < TILE; ++l) {
      VECTOR y = LOAD(b + l * STRIDE + r);
      for (int k = 0; k < TILE; ++k) s[k][l] = MULTIPLY_ADD(s[k][l], x[k], y);
    }
  }
  for (int k = 0; k < TILE; ++k)
    for (int l = 0; l < TILE; ++l) out[k][l] = TOTAL(s[k][l]);
}

TARGET static void VARIANT(products)(const int16_t *shifted, size_t columns, size_t rows, int64_t *products) {
  size_t padded = (rows + LANES - 1) / LANES * LANES;
  for (size_t j = 0; j < columns; j += TILE)
    for (size_t i = 0; i <= j; i += TILE) {
      int32_t out[TILE][TILE];
      VARIANT(tile)(shifted + i * STRIDE, shifted + j * STRIDE, padded, out);
      for (size_t l = j; l < j + TILE && l < columns; ++l)
        for (size_t k = i; k < i + TILE && k <= l; ++k) products[k + l * columns] += out[k - i][l - j];
    }
}

#undef VARIANT
#undef TARGET
#undef VECTOR
#undef LANES
#undef ZERO
#undef LOAD
#undef MULTIPLY_ADD
#undef TOTAL
