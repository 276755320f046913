#ifndef CSATISFACTION_RESAMPLING_KERNELS_H
#define CSATISFACTION_RESAMPLING_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor multiplies bytes and adds the products in one instruction.
bool satisfaction_has_byte_dot_products(void);

/// sums[r + c · replicates] = Σ weights[r · stride + u] · units[c · stride + u] over u < `stride`, or added to what
/// `sums` holds where `adds`.
///
/// Exact where every sum fits in 32 bits. `stride` is a multiple of four, `replicates` of
/// SATISFACTION_REPLICATE_PANEL.
void satisfaction_weighted_byte_sums(const uint8_t *weights, const int8_t *units, size_t stride, size_t replicates,
                                     size_t columns, bool adds, int32_t *sums);

/// The same sums by plain loops.
void satisfaction_weighted_byte_sums_plain(const uint8_t *weights, const int8_t *units, size_t stride,
                                           size_t replicates, size_t columns, bool adds, int32_t *sums);

/// Replicates whose sums are formed together.
#define SATISFACTION_REPLICATE_PANEL 64

/// Draws counts by inversion of 32 random bits.
///
/// `state` is that of eight xoshiro256★★ streams, word by word: word w of stream l at `state[8 * w + l]`. In every step
/// each stream gives 64 bits for four counts in a row, of 16 bits from the lowest up. A count is the number of
/// `thresholds` that the 16 bits, followed by 16 more, do not stay below. The 16 more are asked for only where the
/// result depends on them: the top bits of a hash of the stream's next state and the place of the count among the four.
///
/// `thresholds` ascend; those from the eighth on have their upper 16 bits set. A call draws ⌈count / 32⌉ steps.
void satisfaction_poisson_counts(uint64_t state[32], const uint32_t *thresholds, size_t threshold_count,
                                 uint8_t *counts, size_t count);

#endif
