#ifndef CSATISFACTION_BYTE_KERNELS_H
#define CSATISFACTION_BYTE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Counts three bytes in one pass: `counts[0]` those equal to `newline`, `counts[1]` double quotes, `counts[2]` zeros.
void satisfaction_count_marks(const uint8_t *bytes, size_t count, uint8_t newline, size_t counts[3]);

/// The smallest and largest of `count` bytes, which are at least one.
void satisfaction_byte_extent(const int8_t *bytes, size_t count, int8_t extent[2]);

/// Writes a block of `rows` bytes, each less `shift`, to `out` and returns their sum.
///
/// `shift` is at most 127 in magnitude, `rows` at most SATISFACTION_BLOCK_ROWS; `out` has room for
/// SATISFACTION_SCRATCH_STRIDE numbers and is filled up with zeros to a whole vector.
int64_t satisfaction_shifted_bytes(const int8_t *bytes, int16_t shift, size_t rows, int16_t *out);

/// Adds Σ xᵢxⱼ of a block of shifted columns to `products[i + j * columns]` for i ≤ j, exactly.
///
/// Column j stands at `j * SATISFACTION_SCRATCH_STRIDE`; there is room for a multiple of four columns.
void satisfaction_block_products(int16_t *shifted, size_t columns, size_t rows, int64_t *products);

/// Rows that are multiplied before sums of 32 bits are added to those of 64: their products stay below 2³¹.
#define SATISFACTION_BLOCK_ROWS 2048
/// Numbers from one column of scratch memory to the next: not a power of two, so that columns spread over the cache.
#define SATISFACTION_SCRATCH_STRIDE 2080

#endif
