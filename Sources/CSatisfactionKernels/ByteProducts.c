#include "ByteKernels.h"
#include "TargetClones.h"

#define INLINE static inline __attribute__((always_inline))

/// One column of a block, less its shift; returns its sum. The rest of the block is filled with zeros.
INLINE int32_t shift_column(const int8_t *restrict x, int16_t shift, size_t rows, size_t padded, int16_t *restrict out) {
  int32_t sum = 0;
  for (size_t r = 0; r < rows; ++r) {
    int16_t value = (int16_t)(x[r] - shift);
    out[r] = value;
    sum += value;
  }
  for (size_t r = rows; r < padded; ++r) out[r] = 0;
  return sum;
}

/// Products of the columns a0, a1 with b0 … b3, `padded` rows each.
INLINE void tile(const int16_t *restrict a, const int16_t *restrict b, size_t padded, int32_t out[2][4]) {
  const int16_t *a1 = a + SATISFACTION_SCRATCH_ROWS;
  const int16_t *b1 = b + SATISFACTION_SCRATCH_ROWS, *b2 = b1 + SATISFACTION_SCRATCH_ROWS, *b3 = b2 + SATISFACTION_SCRATCH_ROWS;
  int32_t s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
  for (size_t r = 0; r < padded; ++r) {
    int32_t x = a[r], y = a1[r];
    s00 += x * b[r];
    s01 += x * b1[r];
    s02 += x * b2[r];
    s03 += x * b3[r];
    s10 += y * b[r];
    s11 += y * b1[r];
    s12 += y * b2[r];
    s13 += y * b3[r];
  }
  out[0][0] = s00, out[0][1] = s01, out[0][2] = s02, out[0][3] = s03;
  out[1][0] = s10, out[1][1] = s11, out[1][2] = s12, out[1][3] = s13;
}

INLINE int32_t pair(const int16_t *restrict a, const int16_t *restrict b, size_t padded) {
  int32_t s = 0;
  for (size_t r = 0; r < padded; ++r) s += (int32_t)a[r] * b[r];
  return s;
}

/// Products of all columns of one block, in tiles of 2 × 4 and what they leave over.
INLINE void block_products(const int16_t *block, size_t columns, size_t padded, int64_t *products) {
  for (size_t j = 0; j < columns; j += 4) {
    const int16_t *b = block + j * SATISFACTION_SCRATCH_ROWS;
    size_t width = columns - j < 4 ? columns - j : 4;
    for (size_t i = 0; i < j + width; i += 2) {
      const int16_t *a = block + i * SATISFACTION_SCRATCH_ROWS;
      if (width == 4) {
        int32_t out[2][4];
        tile(a, b, padded, out);
        for (size_t k = 0; k < 2; ++k)
          for (size_t l = 0; l < 4; ++l)
            if (i + k <= j + l) products[i + k + (j + l) * columns] += out[k][l];
      } else {
        for (size_t k = 0; k < 2; ++k)
          for (size_t l = 0; l < width; ++l)
            if (i + k <= j + l)
              products[i + k + (j + l) * columns] +=
                  pair(a + k * SATISFACTION_SCRATCH_ROWS, b + l * SATISFACTION_SCRATCH_ROWS, padded);
      }
    }
  }
}

SATISFACTION_CLONES
void satisfaction_byte_products(const int8_t *const *starts, const int16_t *shifts, size_t columns, size_t rows,
                                int16_t *scratch, int64_t *sums, int64_t *products) {
  for (size_t first = 0; first < rows; first += SATISFACTION_SCRATCH_ROWS) {
    size_t count = rows - first < SATISFACTION_SCRATCH_ROWS ? rows - first : SATISFACTION_SCRATCH_ROWS;
    // Whole vectors of 32 numbers.
    size_t padded = (count + 31) / 32 * 32;
    for (size_t j = 0; j < columns; ++j)
      sums[j] += shift_column(starts[j] + first, shifts[j], count, padded, scratch + j * SATISFACTION_SCRATCH_ROWS);
    block_products(scratch, columns, padded, products);
  }
}
