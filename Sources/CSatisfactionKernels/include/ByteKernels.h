#ifndef CSATISFACTION_BYTE_KERNELS_H
#define CSATISFACTION_BYTE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Counts three bytes in one pass: `counts[0]` those equal to `newline`, `counts[1]` double quotes, `counts[2]` zeros.
void satisfaction_count_marks(const uint8_t *bytes, size_t count, uint8_t newline, size_t counts[3]);

/// The smallest and largest of `count` bytes, which are at least one.
void satisfaction_byte_extent(const int8_t *bytes, size_t count, int8_t extent[2]);

/// Adds the sums and products of `columns` columns, each less its shift, over `rows` rows.
///
/// `starts[j]` is the first row of column j; `shifts[j]` is at most 127 in magnitude. `sums[j]` grows by Σ x,
/// `products[i + j * columns]` by Σ xᵢxⱼ for i ≤ j. All arithmetic is exact. `scratch` holds
/// SATISFACTION_SCRATCH_STRIDE numbers for each column, their count rounded up to a multiple of four.
void satisfaction_byte_products(const int8_t *const *starts, const int16_t *shifts, size_t columns, size_t rows,
                                int16_t *scratch, int64_t *sums, int64_t *products);

/// Rows that are multiplied before sums of 32 bits are added to those of 64: their products stay below 2³¹.
#define SATISFACTION_BLOCK_ROWS 2048
/// Numbers from one column of scratch memory to the next: not a power of two, so that columns spread over the cache.
#define SATISFACTION_SCRATCH_STRIDE 2080

#endif
